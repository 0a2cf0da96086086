use std::fmt;

use crate::value::Vocabulary;

/// What went wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum ErrorKind {
    /// The reader or writer underneath failed; the cause is the error's source.
    Io,
    /// The input is not well-formed XML 1.0 with namespaces.
    Xml(Box<str>),
    /// The input is no JSON (RFC 8259), or a member of an object occurs twice.
    Json(Box<str>),
    /// The input is no TOML (version 1.1), or has a key or type that it may not have.
    Toml(Box<str>),
    /// The input has a document type declaration, which is refused always.
    Doctype,
    /// The encoding is unknown, contradicted, or violated.
    Encoding(Box<str>),
    /// A limit was passed.
    Limit {
        /// Which one.
        limit: Limit,
        /// What it allows.
        allowed: u64,
    },
    /// The root element belongs to no vocabulary that this crate reads.
    Root {
        /// The root as it stands, `{namespace}name`.
        found: Box<str>,
    },
    /// A required element or attribute is absent.
    Missing {
        /// The name of the element, or `@` and the name of the attribute.
        name: Box<str>,
    },
    /// Something stands where the vocabulary does not allow it.
    Unexpected {
        /// The name of the element, `@` and the name of the attribute, or `text`.
        name: Box<str>,
    },
    /// A value is not of its type.
    Value {
        /// What the type is.
        expected: &'static str,
        /// What was found, as written.
        found: Box<str>,
    },
    /// A character that XML 1.0 cannot hold.
    Character(char),
    /// An extension's namespace that no [`ExtensionDecl`](crate::ExtensionDecl) declares.
    Undeclared {
        /// The namespace.
        namespace: Box<str>,
    },
    /// Something that a vocabulary cannot say, where it must be said.
    Unrepresentable {
        /// What it is.
        name: Box<str>,
        /// The vocabulary that cannot say it.
        vocabulary: Vocabulary,
    },
    /// Of none of the incidents may anything be said.
    NothingToDisclose,
    /// Something has to be done before anything may be disclosed; it says what.
    Pending(Box<str>),
    /// A name that something else bears already.
    Repeated {
        /// The name.
        name: Box<str>,
    },
    /// A rule of a policy that decides otherwise than another on the same matter.
    Contradiction {
        /// The rule.
        rule: Box<str>,
        /// The other one.
        other: Box<str>,
    },
    /// Something signed or encrypted that was refused; the
    /// [`Rejection`](crate::seal::Rejection) is the error's source.
    Rejected(Box<str>),
    /// A filter that asks for something that cannot be asked.
    Filter(Box<str>),
    /// A call that does not fit the state of the reader or writer.
    State(&'static str),
}

impl fmt::Display for ErrorKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Io => f.write_str("input or output failed"),
            Self::Xml(message)
            | Self::Json(message)
            | Self::Toml(message)
            | Self::Encoding(message)
            | Self::Pending(message)
            | Self::Rejected(message)
            | Self::Filter(message) => f.write_str(message),
            Self::Doctype => f.write_str("a document type declaration is refused"),
            Self::Limit { limit, allowed } => write!(f, "more than {allowed} {limit}"),
            Self::Root { found } => write!(
                f,
                "expected an incident or an IODEF document, found {found}"
            ),
            Self::Missing { name } => write!(f, "required {name} is missing"),
            Self::Unexpected { name } => write!(f, "{name} is not allowed here"),
            Self::Value { expected, found } => write!(f, "expected {expected}, found {found:?}"),
            Self::Character(c) => {
                write!(f, "XML cannot hold the character U+{:04X}", u32::from(*c))
            }
            Self::Undeclared { namespace } => {
                write!(f, "the extension namespace {namespace:?} is not declared")
            }
            Self::Unrepresentable { name, vocabulary } => {
                write!(f, "{vocabulary} cannot say {name}")
            }
            Self::NothingToDisclose => f.write_str("nothing of it may be disclosed"),
            Self::Repeated { name } => write!(f, "{name:?} is there already"),
            Self::Contradiction { rule, other } => {
                write!(f, "rule {rule:?} contradicts rule {other:?}")
            }
            Self::State(message) => f.write_str(message),
        }
    }
}

/// A limit on what a reader accepts; see [`Limits`](crate::Limits).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Limit {
    /// Bytes of a whole document read into memory.
    DocumentBytes,
    /// Bytes of one incident.
    IncidentBytes,
    /// Elements, attributes and texts of one incident.
    IncidentNodes,
    /// Bytes of one tag, text run, comment or processing instruction.
    EventBytes,
    /// Bytes of the text of one element.
    TextBytes,
    /// Elements inside one another.
    Depth,
    /// Attributes of one element.
    Attributes,
    /// Bytes of one name.
    NameBytes,
    /// Namespace declarations in scope.
    Namespaces,
}

impl fmt::Display for Limit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::DocumentBytes => "bytes in the document",
            Self::IncidentBytes => "bytes in one incident",
            Self::IncidentNodes => "nodes in one incident",
            Self::EventBytes => "bytes in one tag, text, comment or instruction",
            Self::TextBytes => "bytes in the text of one element",
            Self::Depth => "levels of elements",
            Self::Attributes => "attributes on one element",
            Self::NameBytes => "bytes in one name",
            Self::Namespaces => "namespace declarations in scope",
        })
    }
}
