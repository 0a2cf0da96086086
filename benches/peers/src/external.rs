//! Programs in other languages, which run beside the subjects.
//!
//! Such a program gets the path of a document. It prints a line with its name and
//! versions; then, for each line that it reads, it reads the document once
//! and prints the seconds that took, how many it found, and of what: `elements`,
//! `events` or `incidents`.

use std::io::{BufRead, BufReader, Write};
use std::path::PathBuf;
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};
use std::time::Duration;
use std::{env, fs, process};

use crate::Result;
use crate::input::Input;

/// A program that waits for its next round.
#[derive(Debug)]
pub struct Program {
    /// What tables call it.
    pub name: String,
    /// What it is, with versions.
    pub version: String,
    expected: [(&'static str, u64); 3],
    child: Child,
    input: ChildStdin,
    output: BufReader<ChildStdout>,
    path: PathBuf,
}

impl Program {
    /// Starts a command and lets it read the document once.
    ///
    /// # Errors
    ///
    /// If it cannot be started, or does not find what is there.
    pub fn start(name: &str, command: &str, input: &Input) -> Result<Self> {
        let path = env::temp_dir().join(format!("iodef-peers-{}-{name}.xml", process::id()));
        fs::write(&path, &input.bytes)?;
        let mut words = command.split(' ');
        let mut child = Command::new(words.next().unwrap_or_default())
            .args(words)
            .arg(&path)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()?;
        let (Some(to), Some(from)) = (child.stdin.take(), child.stdout.take()) else {
            return Err("no pipes".into());
        };
        let mut program = Self {
            name: name.to_owned(),
            version: String::new(),
            expected: [
                ("elements", input.elements),
                ("events", input.named("EventData")),
                ("incidents", input.kind.incidents),
            ],
            child,
            input: to,
            output: BufReader::new(from),
            path,
        };
        program.version = program.line()?;
        program.timed()?;
        Ok(program)
    }

    /// One round.
    ///
    /// # Errors
    ///
    /// If the program fails, or does not find what is there.
    pub fn timed(&mut self) -> Result<Duration> {
        self.input.write_all(b"\n")?;
        let line = self.line()?;
        let [seconds, found, unit] = *line.split(' ').collect::<Vec<_>>() else {
            return Err(format!("it said {line:?}").into());
        };
        let found = (unit, found.parse()?);
        if !self.expected.contains(&found) {
            return Err(format!("found {found:?}, not of {:?}", self.expected).into());
        }
        Ok(Duration::try_from_secs_f64(seconds.parse()?)?)
    }

    fn line(&mut self) -> Result<String> {
        let mut line = String::new();
        self.output.read_line(&mut line)?;
        if line.is_empty() {
            return Err("it ended, see its errors above".into());
        }
        Ok(line.trim_end().to_owned())
    }
}

impl Drop for Program {
    fn drop(&mut self) {
        // It may have ended by itself.
        let _ = self.child.kill();
        let _ = self.child.wait();
        let _ = fs::remove_file(&self.path);
    }
}
