//! What stands between tags: character data, references and CDATA sections.

use std::io::BufRead;

use memchr::memchr3;

use super::{Stage, XmlTokens};
use crate::codec::source::characters::{indentation, is_space};
use crate::codec::source::failure::{Flaw, flaw};
use crate::codec::source::text::{NO_REFERENCE, push_lines, resolve};
use crate::error::{Error, Result};

pub(super) const CDATA: &str = "<![CDATA[";
const CDATA_END: &str = "]]>";

impl<R: BufRead> XmlTokens<R> {
    /// Takes what stands here up to the next markup or reference.
    #[inline]
    pub(super) fn take_data(&mut self) -> Result<()> {
        let rest = self.window.bytes();
        let space = indentation(rest);
        // Most of what stands between tags is white space alone.
        let length = if rest.get(space) == Some(&b'<') {
            self.allowed(space)?
        } else {
            self.blank = false;
            self.data_length(space)?
        };
        if self.elements.is_empty() {
            self.check_outside(length)?;
        } else {
            self.account.charge_text(self.text_length(), length)?;
            self.add(length);
        }
        self.window.consume(length);
        Ok(())
    }

    /// How much character data comes next, of which so much was looked at.
    fn data_length(&mut self, looked_at: usize) -> Result<usize> {
        let mut from = looked_at;
        loop {
            let rest = self.window.bytes();
            let fresh = rest.get(from..).unwrap_or_default();
            let found = memchr3(b'<', b'&', b']', fresh).map(|at| from + at);
            from = match found.and_then(|at| Some((at, rest.get(at..)?))) {
                Some((at, [b']', b']', b'>', ..])) => return Err(self.stray_end(at)),
                Some((at, [b']'] | [b']', b']'])) => at,
                Some((at, [b']', ..])) => {
                    from = at + 1;
                    continue;
                }
                Some((at, _)) => return self.allowed(at),
                None => rest.len(),
            };
            if !self.grow()? {
                return self.allowed(self.window.bytes().len());
            }
        }
    }

    /// Complains of the end of a CDATA section in text.
    #[cold]
    fn stray_end(&self, at: usize) -> Error {
        let length = at + CDATA_END.len();
        if let Err(error) = self.allowed(length) {
            return error;
        }
        let complaint = || self.locate(flaw(at, "\"]]>\" in text"));
        if self.elements.is_empty() {
            self.check_outside(length).err().unwrap_or_else(complaint)
        } else {
            complaint()
        }
    }

    /// Adds so much of the rest to the text.
    #[inline]
    fn add(&mut self, length: usize) {
        if self.window.is_tame() && self.text_length() == 0 {
            let start = self.window.here();
            self.run = start..start + length;
            return;
        }
        self.settle_run();
        let data = self.window.rest().get(..length);
        push_lines(&mut self.text, data.unwrap_or_default());
    }

    /// Takes the text out of the window, which is about to change, or to add to it.
    pub(super) fn settle_run(&mut self) {
        let run = std::mem::take(&mut self.run);
        self.text.push_str(self.window.slice(run));
    }

    pub(super) fn take_cdata(&mut self) -> Result<()> {
        let length = self.length_to(
            CDATA.len(),
            CDATA_END,
            "a CDATA section is malformed or not closed",
        )?;
        if self.elements.is_empty() {
            return Err(self.outside());
        }
        self.settle_run();
        self.blank = false;
        let within = CDATA.len()..length - CDATA_END.len();
        let data = self.window.rest().get(within).unwrap_or_default();
        self.account.charge_text(self.text.len(), data.len())?;
        push_lines(&mut self.text, data);
        self.window.consume(length);
        Ok(())
    }

    pub(super) fn take_reference(&mut self) -> Result<()> {
        let length = self.reference_length()?;
        if self.elements.is_empty() {
            return Err(self.outside());
        }
        let name = self.window.rest().get(1..length - 1);
        let c = resolve(name.unwrap_or_default())?;
        self.settle_run();
        self.blank = false;
        self.account.charge_text(self.text.len(), c.len_utf8())?;
        self.text.push(c);
        self.window.consume(length);
        Ok(())
    }

    fn reference_length(&mut self) -> Result<usize> {
        let mut from = 1;
        loop {
            let rest = self.window.bytes();
            let fresh = rest.get(from..).unwrap_or_default();
            if let Some(at) = memchr3(b';', b'<', b'&', fresh) {
                let found = fresh.get(at).copied();
                let length = self.allowed(from + at + 1)?;
                return match found {
                    Some(b';') => Ok(length),
                    _ => Err(Error::xml(NO_REFERENCE)),
                };
            }
            from = rest.len();
            self.more(NO_REFERENCE)?;
        }
    }

    /// Only white space may stand outside the root.
    fn check_outside(&self, length: usize) -> Result<()> {
        let data = self.window.bytes().get(..length);
        let mut data = data.unwrap_or_default().iter();
        let Some(at) = data.position(|byte| !is_space(*byte)) else {
            return Ok(());
        };
        let error = self.outside();
        Err(self.locate(Flaw { at, error }))
    }

    #[cold]
    fn outside(&self) -> Error {
        Error::xml(match self.stage {
            Stage::Epilog => "text behind the root element",
            _ => "text before the root element",
        })
    }
}
