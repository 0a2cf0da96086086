/// Declares the limits: a public field, its default, and its chained setter.
macro_rules! limits {
    ($( $(#[$doc:meta])* $field:ident / $setter:ident = $default:expr, )*) => {
        /// What a reader accepts at most, so that no input exhausts memory or time.
        ///
        /// Every limit is charged before anything is allocated for what it counts.
        /// Passing one is an [`ErrorKind::Limit`](crate::ErrorKind::Limit) that says
        /// which one and where. Bytes are those of the text as UTF-8.
        ///
        /// ```
        /// use iodef::Limits;
        ///
        /// let limits = Limits::default().with_depth(32).with_event_bytes(64 * 1024);
        /// assert_eq!(limits.depth, 32);
        /// assert_eq!(limits.attributes, 64);
        /// ```
        #[derive(Clone, Debug, PartialEq, Eq)]
        #[non_exhaustive]
        pub struct Limits {
            $( $(#[$doc])* pub $field: u64, )*
        }

        impl Default for Limits {
            fn default() -> Self {
                Self { $( $field: $default, )* }
            }
        }

        impl Limits {
            /// No limits but the greatest depth, for what was accepted once already.
            pub(crate) fn unlimited() -> Self {
                Self { $( $field: u64::MAX, )* }
            }

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

limits! {
    /// Bytes of a document that is read into memory as a whole: 16 MiB. An
    /// archive that is read incident by incident may have any size.
    document_bytes / with_document_bytes = 16 << 20,
    /// Bytes of one incident, or of what stands around the incidents: 16 MiB.
    incident_bytes / with_incident_bytes = 16 << 20,
    /// Elements, attributes and texts of one incident: 1,000,000.
    incident_nodes / with_incident_nodes = 1_000_000,
    /// Bytes of one tag, run of text, CDATA section, comment or processing
    /// instruction: 1 MiB.
    event_bytes / with_event_bytes = 1 << 20,
    /// Bytes of text between two tags: 1 MiB.
    text_bytes / with_text_bytes = 1 << 20,
    /// Elements inside one another: 128, and never more than [`MAX_DEPTH`](Self::MAX_DEPTH).
    depth / with_depth = 128,
    /// Attributes of one element, namespace declarations aside: 64.
    attributes / with_attributes = 64,
    /// Bytes of the name of an element, attribute or processing instruction: 1024.
    name_bytes / with_name_bytes = 1024,
    /// Namespace declarations in scope at one place: 128.
    namespaces / with_namespaces = 128,
}

impl Limits {
    /// The depth that [`depth`](Self::depth) cannot raise.
    pub const MAX_DEPTH: u64 = 256;

    pub(super) fn effective_depth(&self) -> u64 {
        self.depth.min(Self::MAX_DEPTH)
    }
}
