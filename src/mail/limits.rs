use crate::seal::{Reason, Rejection};

/// How much of a message is accepted, so that no message takes long.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Limits {
    /// Bytes of a message, and of what is encrypted in it; 64 MiB by default.
    pub message_bytes: usize,
    /// Bytes of all header fields together; 512 KiB by default.
    pub header_bytes: usize,
    /// Bytes of one header field; 16 KiB by default.
    pub field_bytes: usize,
    /// Parts, those in parts included; 256 by default.
    pub parts: usize,
    /// Parts inside one another; 8 by default.
    pub depth: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            message_bytes: 64 << 20,
            header_bytes: 512 << 10,
            field_bytes: 16 << 10,
            parts: 256,
            depth: 8,
        }
    }
}

impl Limits {
    /// Sets [`message_bytes`](Self::message_bytes).
    #[must_use]
    pub fn with_message_bytes(mut self, bytes: usize) -> Self {
        self.message_bytes = bytes;
        self
    }

    /// Sets [`header_bytes`](Self::header_bytes).
    #[must_use]
    pub fn with_header_bytes(mut self, bytes: usize) -> Self {
        self.header_bytes = bytes;
        self
    }

    /// Sets [`field_bytes`](Self::field_bytes).
    #[must_use]
    pub fn with_field_bytes(mut self, bytes: usize) -> Self {
        self.field_bytes = bytes;
        self
    }

    /// Sets [`parts`](Self::parts).
    #[must_use]
    pub fn with_parts(mut self, parts: usize) -> Self {
        self.parts = parts;
        self
    }

    /// Sets [`depth`](Self::depth).
    #[must_use]
    pub fn with_depth(mut self, depth: usize) -> Self {
        self.depth = depth;
        self
    }
}

/// What is left of the limits while a message is taken apart.
#[derive(Debug)]
pub(super) struct Budget {
    pub(super) limits: Limits,
    header_bytes: usize,
    parts: usize,
}

impl Budget {
    pub(super) fn new(limits: &Limits, message: &[u8]) -> Result<Self, Rejection> {
        // Offsets of mail-parser have 32 bits.
        let most = limits.message_bytes.min(1 << 31);
        if message.len() > most {
            let allowed = u64::try_from(most).unwrap_or(u64::MAX);
            return Err(Reason::TooLarge { allowed }.into());
        }
        Ok(Self {
            limits: limits.clone(),
            header_bytes: limits.header_bytes,
            parts: limits.parts,
        })
    }

    pub(super) fn header(&mut self, bytes: usize) -> Result<(), Rejection> {
        let left = self.header_bytes.checked_sub(bytes);
        self.header_bytes = left.ok_or(Reason::Structure("too many bytes of header fields"))?;
        Ok(())
    }

    pub(super) fn part(&mut self) -> Result<(), Rejection> {
        let left = self.parts.checked_sub(1);
        self.parts = left.ok_or(Reason::Structure("too many parts"))?;
        Ok(())
    }
}
