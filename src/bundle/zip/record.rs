use crate::bundle::zip::DEFLATED;

/// Written on Unix, as the crate `zip` says, by the version that reading needs.
const UNIX: u16 = 3 << 8;
/// 1980-01-01, the first day that there is.
const DATE: u16 = 0x0021;
/// A file that its owner may write and all may read.
const ATTRIBUTES: u32 = 0o100_644 << 16;
/// The name is UTF-8 beyond ASCII.
const UTF8: u16 = 0x0800;

pub(super) const LOCAL: u32 = 0x0403_4B50;
pub(super) const CENTRAL: u32 = 0x0201_4B50;
pub(super) const END: u32 = 0x0605_4B50;
pub(super) const END64_LOCATOR: u32 = 0x0706_4B50;

/// Bytes of a header without what varies in length.
pub(super) const LOCAL_BYTES: usize = 30;
pub(super) const CENTRAL_BYTES: usize = 46;
pub(super) const END_BYTES: usize = 22;

/// Takes little-endian numbers off the front of bytes.
#[derive(Clone, Copy, Debug)]
pub(super) struct Fields<'a>(pub(super) &'a [u8]);

impl<'a> Fields<'a> {
    pub(super) fn take(&mut self, count: usize) -> Option<&'a [u8]> {
        let (taken, rest) = self.0.split_at_checked(count)?;
        self.0 = rest;
        Some(taken)
    }

    pub(super) fn u16(&mut self) -> Option<u16> {
        let (taken, rest) = self.0.split_first_chunk()?;
        self.0 = rest;
        Some(u16::from_le_bytes(*taken))
    }

    pub(super) fn u32(&mut self) -> Option<u32> {
        let (taken, rest) = self.0.split_first_chunk()?;
        self.0 = rest;
        Some(u32::from_le_bytes(*taken))
    }
}

/// What the header of a member and the directory say in common.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Member {
    pub(super) needed: u16,
    pub(super) flags: u16,
    pub(super) method: u16,
    time: u16,
    date: u16,
    pub(super) crc: u32,
    pub(super) packed: u32,
    pub(super) size: u32,
    name_bytes: u16,
    pub(super) extra_bytes: u16,
}

impl Member {
    fn read(fields: &mut Fields<'_>) -> Option<Self> {
        Some(Self {
            needed: fields.u16()?,
            flags: fields.u16()?,
            method: fields.u16()?,
            time: fields.u16()?,
            date: fields.u16()?,
            crc: fields.u32()?,
            packed: fields.u32()?,
            size: fields.u32()?,
            name_bytes: fields.u16()?,
            extra_bytes: fields.u16()?,
        })
    }

    /// Whether all that could be otherwise without changing the content is as
    /// it is in bundles.
    fn is_plain(&self, name: &[u8]) -> bool {
        let flags = if name.is_ascii() { 0 } else { UTF8 };
        let needed = if self.method == DEFLATED { 20 } else { 10 };
        (self.needed, self.flags, self.time, self.date) == (needed, flags, 0, DATE)
    }
}

/// An entry of the directory at the end of a zip file.
#[derive(Clone, Debug)]
pub(super) struct Central<'a> {
    made_by: u16,
    pub(super) member: Member,
    pub(super) comment_bytes: u16,
    disk: u16,
    internal: u16,
    pub(super) external: u32,
    pub(super) offset: u32,
    pub(super) name: &'a [u8],
}

impl<'a> Central<'a> {
    /// Takes an entry off the front, with its extra fields and its comment.
    pub(super) fn read(fields: &mut Fields<'a>) -> Option<Self> {
        if fields.u32()? != CENTRAL {
            return None;
        }
        let made_by = fields.u16()?;
        let member = Member::read(fields)?;
        let comment_bytes = fields.u16()?;
        let mut entry = Self {
            made_by,
            member,
            comment_bytes,
            disk: fields.u16()?,
            internal: fields.u16()?,
            external: fields.u32()?,
            offset: fields.u32()?,
            name: &[],
        };
        entry.name = fields.take(entry.member.name_bytes.into())?;
        fields.take(entry.member.extra_bytes.into())?;
        fields.take(comment_bytes.into())?;
        Some(entry)
    }

    /// Whether it is as the entries of bundles are.
    pub(super) fn is_plain(&self) -> bool {
        let fixed = (self.made_by, self.disk, self.internal, self.external);
        self.member.is_plain(self.name) && fixed == (UNIX | self.member.needed, 0, 0, ATTRIBUTES)
    }

    /// The type of file of Unix, which some readers heed whatever the system.
    pub(super) fn file_type(&self) -> u32 {
        self.external >> 28
    }
}

/// A header before a member.
#[derive(Clone, Debug)]
pub(super) struct Local(pub(super) Member);

impl Local {
    /// A header without the name and the extra fields behind it.
    pub(super) fn read(bytes: &[u8]) -> Option<Self> {
        let mut fields = Fields(bytes);
        if fields.u32()? != LOCAL {
            return None;
        }
        Member::read(&mut fields).map(Self)
    }
}

/// The record at the end of a zip file.
#[derive(Clone, Debug)]
pub(super) struct End {
    pub(super) disk: u16,
    pub(super) directory_disk: u16,
    pub(super) entries_here: u16,
    pub(super) entries: u16,
    pub(super) directory_bytes: u32,
    pub(super) directory: u32,
    pub(super) comment_bytes: u16,
}

impl End {
    pub(super) fn read(bytes: &[u8]) -> Option<Self> {
        let mut fields = Fields(bytes);
        if fields.u32()? != END {
            return None;
        }
        Some(Self {
            disk: fields.u16()?,
            directory_disk: fields.u16()?,
            entries_here: fields.u16()?,
            entries: fields.u16()?,
            directory_bytes: fields.u32()?,
            directory: fields.u32()?,
            comment_bytes: fields.u16()?,
        })
    }

    pub(super) fn is_zip64(&self) -> bool {
        self.entries == u16::MAX || self.directory_bytes == u32::MAX || self.directory == u32::MAX
    }
}
