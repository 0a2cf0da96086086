use std::io::{Read, Seek, SeekFrom};

use crate::Result;
use crate::bundle::name::{MANIFEST, Names, SIGNATURE};
use crate::bundle::zip::record::{
    CENTRAL_BYTES, Central, END, END_BYTES, END64_LOCATOR, End, Fields, LOCAL_BYTES, Local,
};
use crate::bundle::zip::{DEFLATED, STORED};
use crate::bundle::{Limits, name, refuse};
use crate::seal::Reason;

/// Room for what no bundle has, so that it is refused by its name.
const SLACK: u64 = 64 << 10;

/// A member of a zip file in which every byte has its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Entry {
    pub(super) name: String,
    pub(super) deflated: bool,
    pub(super) crc: u32,
    pub(super) packed: u64,
    pub(super) size: u64,
    /// Where its data begins.
    pub(super) data: u64,
}

/// The members of a zip file that is one member after another, the directory,
/// the record at the end, and nothing else. What each says of itself is what
/// the directory says.
pub(super) fn scan<R: Read + Seek>(input: &mut R, limits: &Limits) -> Result<Vec<Entry>> {
    let end = end_record(input, limits)?;
    let mut directory = vec![0; usize::try_from(end.directory_bytes).unwrap_or(usize::MAX)];
    input.seek(SeekFrom::Start(end.directory.into()))?;
    input.read_exact(&mut directory)?;
    let mut scan = Scan {
        limits,
        names: Names::default(),
        total: 0,
        position: 0,
    };
    let mut fields = Fields(&directory);
    let mut entries: Vec<Entry> = Vec::new();
    for _ in 0..end.entries {
        let Some(central) = Central::read(&mut fields) else {
            return Err(refuse::container("its directory is damaged"));
        };
        let entry = scan.entry(input, &central)?;
        if entries
            .last()
            .is_some_and(|last| rank(&last.name) >= rank(&entry.name))
        {
            return Err(refuse::structure(&entry.name, "it is out of order"));
        }
        entries.push(entry);
    }
    if !fields.0.is_empty() {
        return Err(refuse::container("its directory holds more than it says"));
    }
    if scan.position != u64::from(end.directory) {
        return Err(refuse::container(
            "something is between its members and its directory",
        ));
    }
    Ok(entries)
}

/// Members stand by name, then the list of them, then its signatures.
fn rank(name: &str) -> (bool, bool, &str) {
    (name == SIGNATURE, name == MANIFEST, name)
}

/// The record at the end, if it is all that follows the directory.
fn end_record<R: Read + Seek>(input: &mut R, limits: &Limits) -> Result<End> {
    let length = input.seek(SeekFrom::End(0))?;
    let tail = tail(input, length, END_BYTES)?;
    let Some(end) = End::read(&tail).filter(|end| end.comment_bytes == 0) else {
        return Err(refuse::container(no_end(input, length)?));
    };
    if end.is_zip64() {
        return Err(refuse::container("it is of the form zip64"));
    }
    if (end.disk, end.directory_disk) != (0, 0) || end.entries_here != end.entries {
        return Err(refuse::container("it is a part of several"));
    }
    let behind = u64::from(end.directory) + u64::from(end.directory_bytes);
    if behind.checked_add(wide(END_BYTES)) != Some(length) {
        return Err(refuse::container(misplaced(input, length)?));
    }
    let most = limits.name_bytes.saturating_add(wide(CENTRAL_BYTES));
    if u64::from(end.entries) > limits.members {
        return Err(refuse::container("it has too many members"));
    }
    if u64::from(end.directory_bytes)
        > most
            .saturating_mul(u64::from(end.entries))
            .saturating_add(SLACK)
    {
        return Err(refuse::container("its directory is too large"));
    }
    Ok(end)
}

fn tail<R: Read + Seek>(input: &mut R, length: u64, count: usize) -> Result<Vec<u8>> {
    let count = length.min(wide(count));
    let mut bytes = Vec::new();
    input.seek(SeekFrom::Start(length - count))?;
    input.take(count).read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// Why the last bytes are no record at the end.
fn no_end<R: Read + Seek>(input: &mut R, length: u64) -> Result<&'static str> {
    let tail = tail(input, length, END_BYTES + usize::from(u16::MAX))?;
    let there = memchr::memmem::rfind(&tail, &END.to_le_bytes());
    let behind = there.is_some_and(|at| tail.len() >= at + END_BYTES);
    Ok(if behind {
        "something is behind its end, or a comment"
    } else {
        "it is no zip file, or cut off"
    })
}

/// Why the directory does not end where the last record begins.
fn misplaced<R: Read + Seek>(input: &mut R, length: u64) -> Result<&'static str> {
    let tail = tail(input, length, END_BYTES + 20)?;
    let zip64 = tail.starts_with(&END64_LOCATOR.to_le_bytes());
    Ok(if zip64 {
        "it is of the form zip64"
    } else {
        "its directory is not where it says, or something was cut off or added"
    })
}

/// The walk from member to member.
struct Scan<'l> {
    limits: &'l Limits,
    names: Names,
    total: u64,
    /// Where the next member has to begin.
    position: u64,
}

impl Scan<'_> {
    fn entry<R: Read + Seek>(&mut self, input: &mut R, central: &Central<'_>) -> Result<Entry> {
        let name = name::from_bytes(central.name, self.limits)?;
        self.names.admit(name, self.limits)?;
        if let Some(why) = unlike_bundles(central) {
            return Err(refuse::structure(name, why));
        }
        let member = &central.member;
        if member.method != STORED && member.method != DEFLATED {
            let method = format!("compression method {}", member.method);
            return Err(refuse::member(name, Reason::Unsupported(method.into())));
        }
        self.sizes(name, central)?;
        self.place(name, central)?;
        self.local(input, name, central)?;
        let data = self.position + wide(LOCAL_BYTES + central.name.len());
        self.position = data + u64::from(member.packed);
        Ok(Entry {
            name: name.to_owned(),
            deflated: member.method == DEFLATED,
            crc: member.crc,
            packed: member.packed.into(),
            size: member.size.into(),
            data,
        })
    }

    fn sizes(&mut self, name: &str, central: &Central<'_>) -> Result<()> {
        let (packed, size) = (central.member.packed.into(), central.member.size.into());
        self.total += size;
        if central.member.method == STORED && packed != size {
            return Err(refuse::structure(
                name,
                "it is stored, and its two sizes differ",
            ));
        }
        if self.total > self.limits.total_bytes {
            let allowed = self.limits.total_bytes;
            return Err(refuse::member(name, Reason::TooLarge { allowed }));
        }
        if !self.limits.inflates(packed, size) {
            return Err(refuse::structure(name, "it becomes too many times larger"));
        }
        Ok(())
    }

    fn place(&self, name: &str, central: &Central<'_>) -> Result<()> {
        match u64::from(central.offset).cmp(&self.position) {
            std::cmp::Ordering::Equal => Ok(()),
            std::cmp::Ordering::Less => Err(refuse::structure(name, "it overlaps another member")),
            std::cmp::Ordering::Greater => Err(refuse::structure(name, "something is before it")),
        }
    }

    /// The header before the member says the same as the directory.
    fn local<R: Read + Seek>(&self, input: &mut R, name: &str, c: &Central<'_>) -> Result<()> {
        let mut header = Vec::new();
        input.seek(SeekFrom::Start(self.position))?;
        let bytes = wide(LOCAL_BYTES + c.name.len());
        input.take(bytes).read_to_end(&mut header)?;
        let Some(Local(member)) = Local::read(&header) else {
            return Err(refuse::structure(name, "it has no header of its own"));
        };
        let same_name = header.get(LOCAL_BYTES..) == Some(c.name);
        if member != c.member {
            return Err(refuse::structure(
                name,
                "its header and the directory differ",
            ));
        }
        if !same_name {
            return Err(refuse::structure(name, "its header has another name"));
        }
        Ok(())
    }
}

/// What no entry of a bundle has, the most telling first.
fn unlike_bundles(central: &Central<'_>) -> Option<&'static str> {
    const ENCRYPTED: u16 = 0x2041;
    const SIZES_BEHIND: u16 = 0x0008;
    let Central { member, .. } = central;
    let zip64 = [member.packed, member.size, central.offset].contains(&u32::MAX);
    match central.file_type() {
        0 | 0o10 => {}
        0o12 => return Some("it is a symbolic link"),
        0o04 => return Some("it is a directory"),
        _ => return Some("it is a special file"),
    }
    match () {
        () if member.flags & ENCRYPTED != 0 => Some("it is encrypted as zip files can be"),
        () if member.flags & SIZES_BEHIND != 0 => Some("its sizes are behind it"),
        () if zip64 => Some("it is of the form zip64"),
        () if member.extra_bytes != 0 => Some("it has extra fields"),
        () if central.comment_bytes != 0 => Some("it has a comment"),
        () if matches!(member.method, STORED | DEFLATED) && !central.is_plain() => {
            Some("its time, attributes, version or flags are not those of bundles")
        }
        () => None,
    }
}

fn wide(count: usize) -> u64 {
    u64::try_from(count).unwrap_or(u64::MAX)
}
