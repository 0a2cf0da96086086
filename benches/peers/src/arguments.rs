//! Arguments of the form `name=value`.

use iodef::Vocabulary;

use crate::Result;
use crate::documents::{Kind, Style};

/// What was asked for.
#[derive(Clone, Debug)]
pub struct Arguments {
    /// The document.
    pub kind: Kind,
    /// How often each subject runs.
    pub rounds: usize,
    /// Only these subjects, by name; all if empty.
    pub subjects: Vec<String>,
    /// What the figures are called together.
    pub section: String,
    /// Programs to run beside them: a name, and a command.
    pub programs: Vec<(String, String)>,
    /// Whether to run what takes minutes.
    pub large: bool,
    /// What else was given, without a name.
    pub rest: Vec<String>,
}

impl Arguments {
    /// Takes arguments apart.
    ///
    /// # Errors
    ///
    /// If one is unknown.
    pub fn parse(arguments: impl Iterator<Item = String>) -> Result<Self> {
        let kind = Kind {
            style: Style::Typical,
            vocabulary: Vocabulary::Iodef2,
            incidents: 588,
        };
        let mut found = Self {
            kind,
            rounds: 11,
            subjects: Vec::new(),
            section: "archive".to_owned(),
            programs: Vec::new(),
            large: false,
            rest: Vec::new(),
        };
        for argument in arguments {
            found.take(&argument)?;
        }
        Ok(found)
    }

    fn take(&mut self, argument: &str) -> Result<()> {
        match argument.split_once('=') {
            Some(("style", name)) => self.kind.style = Style::named(name)?,
            Some(("vocabulary", token)) => self.kind.vocabulary = token.parse()?,
            Some(("incidents", count)) => self.kind.incidents = count.parse()?,
            Some(("rounds", count)) => self.rounds = count.parse()?,
            Some(("subjects", names)) => {
                self.subjects = names.split(',').map(str::to_owned).collect();
            }
            Some(("section", name)) => name.clone_into(&mut self.section),
            Some(("program", program)) => {
                let (name, command) = program.split_once('=').ok_or("program=NAME=COMMAND")?;
                self.programs.push((name.to_owned(), command.to_owned()));
            }
            None if argument == "--large" => self.large = true,
            None => self.rest.push(argument.to_owned()),
            Some(_) => return Err(format!("unknown argument {argument:?}").into()),
        }
        Ok(())
    }
}
