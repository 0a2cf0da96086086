//! Zip files as no well-meaning program writes them.

/// A member, what its header says, and what the directory says.
#[derive(Clone, Debug)]
pub(super) struct Raw {
    pub(super) data: Vec<u8>,
    pub(super) local: Header,
    pub(super) central: Header,
    pub(super) made_by: u16,
    pub(super) external: u32,
    pub(super) comment: Vec<u8>,
    /// Moves the place that the directory says.
    pub(super) moved: i64,
    /// What stands before its header.
    pub(super) before: Vec<u8>,
}

#[derive(Clone, Debug)]
pub(super) struct Header {
    pub(super) needed: u16,
    pub(super) flags: u16,
    pub(super) method: u16,
    pub(super) time: u16,
    pub(super) crc: u32,
    pub(super) packed: u32,
    pub(super) size: u32,
    pub(super) name: Vec<u8>,
    pub(super) extra: Vec<u8>,
}

impl Raw {
    /// A stored member, as bundles have them.
    pub(super) fn new(name: impl AsRef<[u8]>, data: impl Into<Vec<u8>>) -> Self {
        let (name, data) = (name.as_ref().to_vec(), data.into());
        let mut crc = flate2::Crc::new();
        crc.update(&data);
        let size = u32::try_from(data.len()).unwrap();
        let header = Header {
            needed: 10,
            flags: if name.is_ascii() { 0 } else { 0x0800 },
            method: 0,
            time: 0,
            crc: crc.sum(),
            packed: size,
            size,
            name,
            extra: Vec::new(),
        };
        Self {
            data,
            local: header.clone(),
            central: header,
            made_by: 0x030A,
            external: 0o100_644 << 16,
            comment: Vec::new(),
            moved: 0,
            before: Vec::new(),
        }
    }

    /// The same, deflated, with more behind what is deflated.
    pub(super) fn deflated(name: &str, data: &[u8], behind: &[u8]) -> Self {
        use std::io::Write as _;
        let mut encoder =
            flate2::write::DeflateEncoder::new(Vec::new(), flate2::Compression::default());
        encoder.write_all(data).unwrap();
        let mut raw = Self::new(name, data);
        raw.data = encoder.finish().unwrap();
        raw.data.extend_from_slice(behind);
        raw.made_by = 0x0314;
        let packed = u32::try_from(raw.data.len()).unwrap();
        raw.both(|header| {
            header.packed = packed;
            header.method = 8;
            header.needed = 20;
        })
    }

    /// Changes what both say.
    pub(super) fn both(mut self, change: impl Fn(&mut Header)) -> Self {
        change(&mut self.local);
        change(&mut self.central);
        self
    }
}

/// What stands behind the members.
#[derive(Clone, Debug, Default)]
pub(super) struct Tail {
    pub(super) before_directory: Vec<u8>,
    pub(super) before_end: Vec<u8>,
    pub(super) comment: Vec<u8>,
    pub(super) behind: Vec<u8>,
    /// What the last record says instead of the numbers of members.
    pub(super) entries: Option<(u16, u16)>,
    pub(super) disk: u16,
}

impl Header {
    fn to_bytes(&self) -> Vec<u8> {
        let length = |bytes: &[u8]| u16::try_from(bytes.len()).unwrap().to_le_bytes();
        [
            &self.needed.to_le_bytes()[..],
            &self.flags.to_le_bytes(),
            &self.method.to_le_bytes(),
            &self.time.to_le_bytes(),
            &0x0021_u16.to_le_bytes(),
            &self.crc.to_le_bytes(),
            &self.packed.to_le_bytes(),
            &self.size.to_le_bytes(),
            &length(&self.name),
            &length(&self.extra),
        ]
        .concat()
    }
}

pub(super) fn zip(members: &[Raw], tail: &Tail) -> Vec<u8> {
    let (mut file, mut directory) = (Vec::new(), Vec::new());
    for member in members {
        file.extend_from_slice(&member.before);
        let offset = i64::try_from(file.len()).unwrap() + member.moved;
        let offset = u32::try_from(offset).unwrap();
        let local = [
            &b"PK\x03\x04"[..],
            &member.local.to_bytes(),
            &member.local.name,
            &member.local.extra,
            &member.data,
        ];
        file.extend(local.concat());
        let central = [
            &b"PK\x01\x02"[..],
            &member.made_by.to_le_bytes(),
            &member.central.to_bytes(),
            &u16::try_from(member.comment.len()).unwrap().to_le_bytes(),
            &[0; 4],
            &member.external.to_le_bytes(),
            &offset.to_le_bytes(),
            &member.central.name,
            &member.central.extra,
            &member.comment,
        ];
        directory.extend(central.concat());
    }
    file.extend_from_slice(&tail.before_directory);
    let start = u32::try_from(file.len()).unwrap();
    let count = u16::try_from(members.len()).unwrap();
    let (here, all) = tail.entries.unwrap_or((count, count));
    let end = [
        &directory,
        &tail.before_end,
        &b"PK\x05\x06"[..],
        &tail.disk.to_le_bytes(),
        &[0; 2],
        &here.to_le_bytes(),
        &all.to_le_bytes(),
        &u32::try_from(directory.len()).unwrap().to_le_bytes(),
        &start.to_le_bytes(),
        &u16::try_from(tail.comment.len()).unwrap().to_le_bytes(),
        &tail.comment,
        &tail.behind,
    ];
    file.extend(end.concat());
    file
}
