/// What a bundle may hold at most. What passes a limit is refused before it is
/// read, and again while it is read.
///
/// ```
/// use iodef::bundle::Limits;
///
/// let limits = Limits::default().with_members(10).with_total_bytes(1 << 20);
/// assert_eq!(limits.members, 10);
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Limits {
    /// Members, the list and its signatures included: 4096.
    pub members: u64,
    /// Bytes of a name with its folders: 512.
    pub name_bytes: u64,
    /// Parts of a name, folders and file: 16.
    pub depth: u64,
    /// Bytes of the document, which is read into memory: 16 MiB.
    pub document_bytes: u64,
    /// Bytes of the signatures, which are read into memory: 1 MiB.
    pub signature_bytes: u64,
    /// Bytes of all members: 64 GiB.
    pub total_bytes: u64,
    /// How many times larger than its compressed form a member may be, beyond
    /// its first 64 KiB: 1040, which deflating cannot reach.
    pub ratio: u64,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            members: 4096,
            name_bytes: 512,
            depth: 16,
            document_bytes: 16 << 20,
            signature_bytes: 1 << 20,
            total_bytes: 64 << 30,
            ratio: 1040,
        }
    }
}

macro_rules! setters {
    ($( $setter:ident: $field:ident; )*) => {
        impl Limits {
            $(
                #[doc = concat!("Sets [`", stringify!($field), "`](Self::", stringify!($field), ").")]
                #[must_use]
                pub fn $setter(mut self, allowed: u64) -> Self {
                    self.$field = allowed;
                    self
                }
            )*
        }
    };
}

setters! {
    with_members: members;
    with_name_bytes: name_bytes;
    with_depth: depth;
    with_document_bytes: document_bytes;
    with_signature_bytes: signature_bytes;
    with_total_bytes: total_bytes;
    with_ratio: ratio;
}

impl Limits {
    /// The bytes that the list of members can have at most.
    pub(super) fn manifest_bytes(&self) -> u64 {
        self.members
            .saturating_mul(self.name_bytes.saturating_add(70))
    }

    /// Whether a member may be that much larger than its compressed form.
    pub(super) fn inflates(&self, packed: u64, size: u64) -> bool {
        size <= packed.saturating_mul(self.ratio).saturating_add(64 << 10)
    }
}
