use std::collections::HashMap;
use std::io::BufRead;

use crate::Limits;
use crate::codec::source::{Token, TokenSource, XmlTokens};
use crate::error::{Position, Result};
use crate::validate::Finding;

/// Finds out where in an input findings are, by reading it once more.
///
/// ```
/// use iodef::{Reader, Validator, locate};
///
/// let bytes = br#"<Incident xmlns="https://docs.rs/iodef/ns/1" purpose="reporting">
///   <IncidentID name="csirt.example.com"/></Incident>"#;
/// let mut reader = Reader::from_reader(&bytes[..]);
/// let mut validator = Validator::of(&mut reader)?;
/// let incident = reader.incidents().next().unwrap()?;
/// let mut findings = validator.incident(&incident);
/// locate(&mut findings, &bytes[..])?;
/// assert_eq!(findings[0].position.unwrap().line(), 1);
/// # Ok::<(), iodef::Error>(())
/// ```
///
/// # Errors
///
/// If the input cannot be read, or is not well-formed.
pub fn locate<R: BufRead>(findings: &mut [Finding], input: R) -> Result<()> {
    let mut sought: HashMap<String, Option<Position>> =
        findings.iter().map(|f| (f.path.clone(), None)).collect();
    let result = seek(&mut sought, input);
    for finding in findings {
        finding.position = sought.get(&finding.path).copied().flatten();
    }
    result
}

/// Fills in the positions of paths until all are known or the input ends.
fn seek<R: BufRead>(sought: &mut HashMap<String, Option<Position>>, input: R) -> Result<()> {
    let mut missing = sought.len();
    let mut source = XmlTokens::new(input, Limits::default());
    let mut path = String::new();
    let mut open: Vec<Open> = vec![Open::default()];
    while missing > 0 {
        match source.advance()? {
            Token::Eof => break,
            Token::End => {
                open.pop();
                path.truncate(open.last().map_or(0, |parent| parent.length));
            }
            Token::Start => {
                if open.len() == 2 {
                    source.begin_incident();
                }
                let name = source.tag().local;
                let ordinal = open.last_mut().map_or(1, |parent| parent.count(name));
                path.push('/');
                path.push_str(name);
                if ordinal > 1 {
                    path.extend(["[", &ordinal.to_string(), "]"]);
                }
                open.push(Open {
                    length: path.len(),
                    ..Open::default()
                });
                if let Some(found @ None) = sought.get_mut(&path) {
                    *found = Some(source.position());
                    missing -= 1;
                }
            }
        }
    }
    Ok(())
}

/// An element that is open: how long its path is, and what it holds so far.
#[derive(Default)]
struct Open {
    length: usize,
    names: HashMap<Box<str>, usize>,
}

impl Open {
    fn count(&mut self, name: &str) -> usize {
        if let Some(count) = self.names.get_mut(name) {
            *count += 1;
            return *count;
        }
        self.names.insert(name.into(), 1);
        1
    }
}
