use std::collections::HashMap;
use std::fmt;
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
    Locator::new(input).fill(findings, None)
}

/// Finds out where the findings of one incident after another are, so that
/// neither the input nor what was found in it has to be kept.
///
/// ```
/// use iodef::{Locator, Reader, Validator};
///
/// let bytes = include_bytes!("../../examples/data/archive.xml");
/// let mut reader = Reader::from_reader(&bytes[..]);
/// let mut validator = Validator::of(&mut reader)?;
/// let mut locator = Locator::new(&bytes[..]);
/// for incident in reader.incidents() {
///     let mut findings = validator.incident(&incident?);
///     locator.locate(&mut findings)?;
///     assert!(findings.iter().all(|finding| finding.position.is_some()));
/// }
/// # Ok::<(), iodef::Error>(())
/// ```
pub struct Locator<R> {
    source: XmlTokens<R>,
    path: String,
    open: Vec<Open>,
}

/// The positions of paths, as far as they are known.
type Sought = HashMap<String, Option<Position>>;

impl<R: BufRead> Locator<R> {
    /// A locator at the start of an input.
    pub fn new(input: R) -> Self {
        Self {
            source: XmlTokens::new(input, Limits::default()),
            path: String::new(),
            open: vec![Open::default()],
        }
    }

    /// Finds out where the findings of an incident are that stands behind those
    /// asked for before; reads to the end of that incident at most.
    ///
    /// # Errors
    ///
    /// If the input cannot be read, or is not well-formed.
    pub fn locate(&mut self, findings: &mut [Finding]) -> Result<()> {
        let Some(first) = findings.first() else {
            return Ok(());
        };
        let incident = incident_of(&first.path).to_owned();
        self.fill(findings, Some(&incident))
    }

    fn fill(&mut self, findings: &mut [Finding], incident: Option<&str>) -> Result<()> {
        let mut sought = findings.iter().map(|f| (f.path.clone(), None)).collect();
        let result = self.seek(&mut sought, incident);
        for finding in findings {
            finding.position = sought.get(&finding.path).copied().flatten();
        }
        result
    }

    /// Fills in positions until all are known, or the incident or the input ends.
    fn seek(&mut self, sought: &mut Sought, incident: Option<&str>) -> Result<()> {
        let mut missing = sought.len();
        while missing > 0 {
            if incident.is_some_and(|incident| self.is_beside(incident)) {
                self.pass()?;
            }
            match self.source.advance()? {
                Token::Eof => break,
                Token::End if incident == Some(&self.path) => {
                    self.leave();
                    break;
                }
                Token::End => self.leave(),
                Token::Start => {
                    self.enter();
                    if let Some(found @ None) = sought.get_mut(&self.path) {
                        *found = Some(self.source.position());
                        missing -= 1;
                    }
                }
            }
        }
        Ok(())
    }

    fn enter(&mut self) {
        if self.open.len() == 2 {
            self.source.begin_incident();
        }
        let name = self.source.tag().local;
        let ordinal = self.open.last_mut().map_or(1, |parent| parent.count(name));
        self.path.push('/');
        self.path.push_str(name);
        if ordinal > 1 {
            self.path.extend(["[", &ordinal.to_string(), "]"]);
        }
        self.open.push(Open {
            length: self.path.len(),
            ..Open::default()
        });
    }

    fn leave(&mut self) {
        self.open.pop();
        let length = self.open.last().map_or(0, |parent| parent.length);
        self.path.truncate(length);
    }

    /// Whether it is in another child of the root.
    fn is_beside(&self, incident: &str) -> bool {
        self.open.len() > 2 && !self.path.starts_with(incident)
    }

    /// Goes to the end of the child of the root, which a reader has checked.
    fn pass(&mut self) -> Result<()> {
        if self.source.depth() == 2 {
            self.source.skip_content();
        }
        while self.source.depth() > 1 {
            self.source.advance()?;
        }
        self.open.truncate(3);
        self.leave();
        Ok(())
    }
}

impl<R> fmt::Debug for Locator<R> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Locator")
            .field("path", &self.path)
            .finish_non_exhaustive()
    }
}

/// The incident in a path: the root, or a child of it.
fn incident_of(path: &str) -> &str {
    let is_single = path.split('/').nth(1) == Some("Incident");
    let mut ends = path.match_indices('/').map(|(at, _)| at);
    let end = ends.nth(if is_single { 1 } else { 2 });
    end.and_then(|end| path.get(..end)).unwrap_or(path)
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
