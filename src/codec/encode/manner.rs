use crate::codec::encode::Encoder;
use crate::codec::encode::lost::{Losses, Lost};
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
    #[inline]
    pub(super) fn lose(&mut self, lost: Lost<'_>) -> Result<()> {
        match lost.into_losses() {
            Some(losses) => self.lose_all(losses),
            None => Ok(()),
        }
    }

    #[cold]
    fn lose_all(&mut self, lost: Box<Losses<'_>>) -> Result<()> {
        match self.manner.fidelity {
            Fidelity::Refuse if !lost.what.is_empty() => {
                Err(Error::new(ErrorKind::Unrepresentable {
                    name: lost.what.join(", ").into(),
                    vocabulary: self.vocabulary,
                }))
            }
            Fidelity::Drop => {
                let derived = lost.derived.iter();
                let derived = derived.map(|name| format!("that {name} is only derived"));
                let path = self.trail.path();
                let losses = lost.what.iter().cloned().chain(derived);
                self.losses.extend(losses.map(|what| Loss {
                    what,
                    path: path.clone(),
                }));
                Ok(())
            }
            Fidelity::Carry | Fidelity::Refuse => {
                let here = self.here();
                match self.carriers.last_mut() {
                    Some(carrier) => lost.write(&here, &mut carrier.entries),
                    None => Ok(()),
                }
            }
        }
    }
}
