use std::borrow::Cow;
use std::io::{BufRead, Write};

use crate::codec::node::Class;
use crate::error::ErrorKind;
use crate::mark::Redactor;
use crate::model::Incident;
use crate::policy::release::error::ReleaseError;
use crate::policy::release::released::Approval;
use crate::policy::release::releaser::{Release, Releaser};
use crate::read::Reader;
use crate::write::{Pass, WriterBuilder};
use crate::{Error, Result};

impl Releaser<'_> {
    /// Copies a document or archive, incident by incident, in the memory of a
    /// few incidents, and hands on what came of each, with its number from 1.
    /// An incident of which nothing may be told is left out.
    ///
    /// # Errors
    ///
    /// As [`convert`](crate::convert) and [`release`](Self::release), and if
    /// nothing of any incident is left.
    pub fn convert<R: BufRead, W: Write>(
        &mut self,
        reader: Reader<R>,
        builder: &WriterBuilder,
        output: W,
        approval: &Approval,
        mut told: impl FnMut(usize, std::result::Result<&Release, &ReleaseError>),
    ) -> Result<W> {
        let mut number = 0;
        let mut written = false;
        let pass = Pass {
            header: |document| Cow::Owned(Redactor::header(document)),
            next: |reader: &mut Reader<R>, next: &mut Incident| {
                let mut original = Incident::blank();
                while reader.read_incident(&mut original)? {
                    number += 1;
                    let release = self.release(&original, approval.clone());
                    told(number, release.as_ref());
                    match release {
                        Ok(release) => {
                            *next = release.incident.into_inner();
                            written = true;
                            return Ok(true);
                        }
                        Err(ReleaseError::NothingToDisclose(_)) => {}
                        Err(error) => return Err(error.into()),
                    }
                }
                if written {
                    return Ok(false);
                }
                Err(Error::new(ErrorKind::NothingToDisclose))
            },
            told: |_| {},
        };
        pass.run(reader, builder, output)
    }
}

impl From<ReleaseError> for Error {
    fn from(error: ReleaseError) -> Self {
        match error {
            ReleaseError::Failed(error) => error,
            ReleaseError::NothingToDisclose(_) => Self::new(ErrorKind::NothingToDisclose),
            ReleaseError::UnknownRecipient(class) => {
                Self::value("a class of recipients of the policy", &class)
            }
            pending @ ReleaseError::Pending(..) => {
                Self::new(ErrorKind::Pending(pending.to_string().into()))
            }
        }
    }
}
