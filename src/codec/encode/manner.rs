use crate::codec::encode::lost::Lost;
use crate::codec::encode::{Encoder, push_ordinal};
use crate::error::{Error, ErrorKind, Result};
use crate::value::{Fidelity, Loss, Profile, Vocabulary};

/// How something is written.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Manner {
    pub(crate) vocabulary: Vocabulary,
    pub(crate) profile: Profile,
    pub(crate) fidelity: Fidelity,
}

impl Manner {
    /// The usual one of a vocabulary.
    pub(crate) fn of(vocabulary: Vocabulary) -> Self {
        Self {
            vocabulary,
            profile: Profile::default(),
            fidelity: Fidelity::default(),
        }
    }

    /// Whether the schema of RFC 7970 decides.
    pub(crate) fn is_as_printed(self) -> bool {
        self.vocabulary == Vocabulary::Iodef2 && self.profile == Profile::AsPrinted
    }

    /// Whether the text and errata of RFC 7970 decide.
    pub(crate) fn follows_errata(self) -> bool {
        self.vocabulary == Vocabulary::Iodef2 && self.profile == Profile::Errata
    }
}

impl Encoder {
    /// Hands what an element loses to the one that carries, refuses it, or
    /// notes it, as the fidelity demands.
    pub(super) fn lose(&mut self, lost: Lost<'_>) -> Result<()> {
        if lost.is_nothing() {
            return Ok(());
        }
        match self.manner.fidelity {
            Fidelity::Refuse if !lost.what().is_empty() => {
                Err(Error::new(ErrorKind::Unrepresentable {
                    name: lost.what().join(", ").into(),
                    vocabulary: self.vocabulary,
                }))
            }
            Fidelity::Drop => {
                let derived = lost.what_is_derived().iter();
                let derived = derived.map(|name| format!("that {name} is only derived"));
                let what = lost.what().iter().cloned().chain(derived);
                self.losses.extend(what.map(|what| Loss {
                    what,
                    path: self.trail.clone(),
                }));
                Ok(())
            }
            Fidelity::Carry | Fidelity::Refuse => match self.carriers.last_mut() {
                Some(carrier) => lost.write(carrier),
                None => Ok(()),
            },
        }
    }

    /// Whether paths are noted, which takes time.
    fn has_trail(&self) -> bool {
        self.manner.fidelity == Fidelity::Drop && self.vocabulary != Vocabulary::Incident
    }

    /// Adds an element to the path from the root; returns how long it was.
    pub(super) fn follow(&mut self, name: &str, ordinal: usize) -> usize {
        let length = self.trail.len();
        if self.has_trail() {
            self.trail.push('/');
            self.trail.push_str(name);
            if ordinal > 1 {
                push_ordinal(&mut self.trail, ordinal);
            }
        }
        length
    }
}
