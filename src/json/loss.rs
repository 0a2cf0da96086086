use std::fmt;

/// Something that did not come over between the model and JSON, or that RFC
/// 8727 does not allow as it is.
///
/// ```
/// use iodef::{Document, JsonLossKind, Vocabulary};
///
/// let document = Document::from_slice(include_bytes!("../../examples/data/intrusion-ja.xml"))?;
/// for loss in document.to_json()?.losses {
///     println!("{loss}");
/// }
/// # Ok::<(), iodef::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct JsonLoss {
    /// Where: in names of IODEF 2 when writing, in names of members when
    /// reading, as `/IODEF-Document/Incident[2]/EventData/@restriction`.
    pub path: String,
    /// What kind of loss it is.
    pub kind: JsonLossKind,
}

impl fmt::Display for JsonLoss {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} at {}", self.kind, self.path)
    }
}

macro_rules! kinds {
    ($( $(#[$doc:meta])* $kind:ident = $name:literal, $text:literal; )*) => {
        /// Why something did not come over between the model and JSON.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        #[non_exhaustive]
        pub enum JsonLossKind {
            $( $(#[$doc])* $kind, )*
        }

        impl JsonLossKind {
            /// All kinds.
            pub const ALL: &'static [Self] = &[$( Self::$kind, )*];

            /// The name of the kind, for machines.
            #[must_use]
            pub fn token(self) -> &'static str {
                match self { $( Self::$kind => $name, )* }
            }
        }

        impl fmt::Display for JsonLossKind {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(match self { $( Self::$kind => $text, )* })
            }
        }
    };
}

kinds! {
    /// An element or attribute that IODEF 2 lacks.
    NoPlace = "no-place", "IODEF 2 has no such class or attribute";
    /// A restriction where RFC 8727 has no place for one, and where what is
    /// around it is no less restricted. That of a `Record`, which the binding
    /// leaves out, is written for each `RecordData` without one of its own.
    Restriction = "restriction", "there is no place for a restriction";
    /// An element left out because its restriction, for which there is no
    /// place, is stricter than that of what is around it.
    Withheld = "withheld", "left out, since its restriction cannot be said";
    /// An identifier where RFC 8727 has no place for one.
    Identifier = "identifier", "there is no place for an identifier";
    /// An attribute that the model has no type for.
    ForeignAttribute = "foreign-attribute", "there is no place for a foreign attribute";
    /// An element or text that the model has no type for.
    ForeignContent = "foreign-content", "there is no place for foreign content";
    /// Elements inside a value that RFC 8727 has as text only (section 2.2.6):
    /// they are written as text.
    Markup = "markup", "elements have become text";
    /// A `Flow`, `Record` or other element that the binding leaves out (RFC
    /// 8727, section 3.2), where that shows: there was another one, or nothing
    /// in it.
    Grouping = "grouping", "the element that held these together is left out";
    /// The order of elements, which JSON ignores (RFC 8727, section 3.2).
    Order = "order", "the order of the elements is left out";
    /// The language or translation of a text that RFC 8727 has as a plain one.
    Language = "language", "there is no place for a language";
    /// How a number or time was written.
    Spelling = "spelling", "written in another form";
    /// A token that IODEF 2 cannot say: the nearest one is written.
    Nearest = "nearest", "the nearest token is written";
    /// A time as coarse as it is: RFC 8727 has seconds only.
    Granularity = "granularity", "the time has become finer than it was stated";
    /// A value that neither IODEF 2 nor a JSON number can say, or an element
    /// that had to be left out because something it consists of was.
    Inexpressible = "inexpressible", "JSON cannot say this value";
    /// A member that RFC 8727 lacks although RFC 7970 has the attribute.
    NoMember = "no-member", "RFC 8727 has no such member";
    /// A member of RFC 8727 that neither IODEF 2 nor the model has a place for.
    Unmodelled = "unmodelled", "the model has no place for this member";
    /// A member that RFC 8727 does not define there.
    UnknownMember = "unknown-member", "RFC 8727 has no such member";
    /// An array without anything in it.
    Empty = "empty", "an empty array says nothing";
    /// A value of another type of JSON than RFC 8727 has, taken for what it
    /// says: a number as a string, or one value without its array.
    Form = "form", "written in another type of JSON";
    /// Nothing is lost, but RFC 8727 requires a member that nobody stated, and
    /// that is not made up.
    Unstated = "unstated", "RFC 8727 requires what is not stated";
    /// Nothing is lost, but RFC 8727 allows only one of these members.
    Choice = "choice", "RFC 8727 allows only one of these";
    /// Nothing is lost, but RFC 8727 does not list the token.
    UnlistedToken = "unlisted-token", "RFC 8727 does not list this token";
    /// Nothing is lost, but RFC 8727 wants an amount greater than zero.
    Amount = "amount", "RFC 8727 wants an amount greater than zero";
    /// Nothing is lost, but the time is none of RFC 3339, which wants an offset.
    LocalTime = "local-time", "the time is none of RFC 3339";
}

impl JsonLossKind {
    /// Whether nothing is lost, and only the text is not what RFC 8727 allows.
    ///
    /// ```
    /// use iodef::JsonLossKind;
    ///
    /// assert!(JsonLossKind::Unstated.is_departure());
    /// assert!(!JsonLossKind::Grouping.is_departure());
    /// ```
    #[must_use]
    pub fn is_departure(self) -> bool {
        matches!(
            self,
            Self::Unstated | Self::Choice | Self::UnlistedToken | Self::Amount | Self::LocalTime
        )
    }
}

/// What was lost so far, and where in the document one is.
#[derive(Debug, Default)]
pub(super) struct Losses {
    pub(super) found: Vec<JsonLoss>,
    path: String,
}

impl Losses {
    /// Goes into an element; returns what to leave it with.
    pub(super) fn enter(&mut self, name: &str, ordinal: usize) -> usize {
        let length = self.path.len();
        self.path.push('/');
        self.path.push_str(name);
        if ordinal > 1 {
            self.path.extend(["[", &ordinal.to_string(), "]"]);
        }
        length
    }

    pub(super) fn leave(&mut self, length: usize) {
        self.path.truncate(length);
    }

    pub(super) fn path(&self) -> &str {
        &self.path
    }

    /// Something about the current element as a whole.
    pub(super) fn here(&mut self, kind: JsonLossKind) {
        let path = self.path.clone();
        self.found.push(JsonLoss { path, kind });
    }

    /// Something about a child or member of the current element, or about an
    /// attribute if the name begins with `@`.
    pub(super) fn at(&mut self, name: &str, kind: JsonLossKind) {
        let path = format!("{}/{name}", self.path);
        self.found.push(JsonLoss { path, kind });
    }
}
