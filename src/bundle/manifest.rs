use crate::Result;
use crate::bundle::name::{self, Names};
use crate::bundle::{Limits, refuse};
use crate::seal::{Reason, Rejection};

/// Says what is signed, so that no other list of digests is taken for one of a
/// bundle. `sha256sum` takes it for a comment.
const LABEL: &str = "# iodef bundle 1\n";

/// Digits of a SHA-256 digest.
const DIGITS: usize = 64;

/// The list of members with their digests, as `sha256sum` writes and checks it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Manifest(Vec<Line>);

#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Line {
    pub(super) name: String,
    /// In lower-case hexadecimal digits.
    pub(super) sha256: String,
}

impl Manifest {
    /// A list of these, which are put in order.
    pub(super) fn new(mut lines: Vec<Line>) -> Self {
        lines.sort_by(|one, other| one.name.cmp(&other.name));
        Self(lines)
    }

    pub(super) fn lines(&self) -> &[Line] {
        &self.0
    }

    pub(super) fn to_text(&self) -> String {
        let lines = self.0.iter();
        let lines = lines.map(|line| format!("{}  {}\n", line.sha256, line.name));
        std::iter::once(LABEL.to_owned()).chain(lines).collect()
    }

    /// The list that was written as these bytes and no others.
    pub(super) fn parse(bytes: &[u8], limits: &Limits) -> Result<Self> {
        let malformed = || Rejection::from(Reason::Malformed("the list of members is none"));
        let text = std::str::from_utf8(bytes).map_err(|_| malformed())?;
        let Some(rest) = text.strip_prefix(LABEL) else {
            return Err(Rejection::from(Reason::Unsupported(
                "a list of members that is not of a bundle of version 1".into(),
            ))
            .into());
        };
        let lines = rest.lines().map(|line| {
            let (sha256, name) = line.split_once("  ").ok_or_else(malformed)?;
            let digits = sha256
                .bytes()
                .all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'));
            if sha256.len() != DIGITS || !digits {
                return Err(malformed());
            }
            Ok(Line {
                name: name.to_owned(),
                sha256: sha256.to_owned(),
            })
        });
        let parsed = Self::new(lines.collect::<Result<_, Rejection>>()?);
        if parsed.to_text() != text {
            return Err(refuse::container("the list of members is not in order"));
        }
        parsed.check_names(limits)?;
        Ok(parsed)
    }

    fn check_names(&self, limits: &Limits) -> Result<()> {
        let mut names = Names::default();
        for line in &self.0 {
            names.admit(&line.name, limits)?;
            if line.name != name::DOCUMENT {
                name::refuse_own(&line.name)?;
            }
        }
        if self.0.iter().any(|line| line.name == name::DOCUMENT) {
            return Ok(());
        }
        Err(refuse::structure(
            name::DOCUMENT,
            "it is not in the list of members",
        ))
    }
}
