/// Defines open enumerations: the registered tokens of a vocabulary as
/// variants, an extension value as `Ext`, and any other token as `Other`,
/// so that what is not known is kept and never taken for what is.
///
/// Tokens before the `|` are those of RFC 7970; tokens behind it are of this
/// crate's own vocabulary or of RFC 5070, and travel in IODEF 2 as extension
/// values, or as the token behind `~`, which comes nearest. `@iodef1` lists
/// those of RFC 5070, where they are not those of RFC 7970.
macro_rules! open_enum {
    ($(
        $(#[$meta:meta])*
        pub enum $name:ident {
            $( $(#[$doc:meta])* $variant:ident = $token:literal, )*
            $( | $( $(#[$own_doc:meta])* $own:ident = $own_token:literal $(~ $near:literal)?, )* )?
            $( @iodef1 [$($iodef1:literal),* $(,)?] )?
        }
    )*) => {$(
        $(#[$meta])*
        #[derive(Clone, Debug, PartialEq, Eq, Hash)]
        #[non_exhaustive]
        pub enum $name {
            $( $(#[$doc])* $variant, )*
            $( $( $(#[$own_doc])* $own, )* )?
            /// A value of an extension: the token `ext-value` and its `ext-` attribute.
            Ext(Box<str>),
            /// A token that is not known, as written: behind a `?` where only another
            /// vocabulary than that of its document knows it.
            Other(Box<str>),
        }

        impl $name {
            /// The registered values, in the order of the schema.
            pub const REGISTERED: &'static [Self] =
                &[$( Self::$variant, )* $( $( Self::$own, )* )?];

            /// The token: of an extension value, what its `ext-` attribute says.
            #[must_use]
            pub fn token(&self) -> &str {
                match self {
                    $( Self::$variant => $token, )*
                    $( $( Self::$own => $own_token, )* )?
                    Self::Ext(token) | Self::Other(token) => token,
                }
            }
        }

        impl $crate::value::OpenEnum for $name {
            const LISTS: $crate::value::TokenLists = $crate::value::TokenLists {
                own: &[$( $( $own_token, )* )?],
                iodef1: &[$( $($iodef1),* )?],
                near: &[$( $( $( ($own_token, $near), )? )* )?],
            };

            fn from_token(token: &str) -> Self {
                match token {
                    $( $token => Self::$variant, )*
                    $( $( $own_token => Self::$own, )* )?
                    other => Self::other(other),
                }
            }

            fn extension(token: &str) -> Self {
                Self::Ext(token.into())
            }

            fn other(token: &str) -> Self {
                Self::Other(token.into())
            }

            #[cfg(any(test, feature = "arbitrary"))]
            fn tokens() -> Vec<&'static str> {
                vec![$( $token, )* $( $( $own_token, )* )?]
            }

            fn is_unknown(&self) -> bool {
                matches!(self, Self::Other(_))
            }

            fn spelling(&self, vocabulary: $crate::value::Vocabulary) -> $crate::value::Spelling<'_> {
                use $crate::value::{Keyword, Spelling, Vocabulary};
                let (keyword, of_iodef2) = match self {
                    $( Self::$variant => (const { &Keyword::new($token) }, true), )*
                    $( $( Self::$own => (const { &Keyword::new($own_token) }, false), )* )?
                    Self::Ext(token) if Self::comes_from_elsewhere(token, vocabulary) => {
                        return Spelling::Own(token);
                    }
                    Self::Ext(token) => return Spelling::Extension(token),
                    Self::Other(token) => {
                        return Spelling::Text(Self::as_written(token, vocabulary));
                    }
                };
                // Mostly a token of RFC 7970 in a document of RFC 7970.
                if of_iodef2 && vocabulary == Vocabulary::Iodef2 {
                    return Spelling::Registered(keyword);
                }
                Self::LISTS.spelling(keyword, vocabulary)
            }
        }

        #[cfg(feature = "serde")]
        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                $crate::value::serial::serialize_token(self, serializer)
            }
        }

        #[cfg(feature = "serde")]
        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                $crate::value::serial::deserialize_token(stringify!($name), deserializer)
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(self.token())
            }
        }
    )*};
}

pub(crate) use open_enum;

use crate::value::{Keyword, Vocabulary};

/// What stands before a token that its document's vocabulary does not list
/// although another one does.
pub(super) const UNRESOLVED: char = '?';

/// How an open enumeration's value is spelt.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Spelling<'a> {
    /// A token that the vocabulary lists.
    Registered(&'static Keyword),
    /// A token that nobody lists, or what is no token, as written.
    Text(&'a str),
    /// A token that the vocabulary does not list, but another does.
    Own(&'a str),
    /// `ext-value`, with this in the `ext-` attribute.
    Extension(&'a str),
    /// The vocabulary cannot say it; this token comes nearest.
    Nearly(&'a str),
}

impl<'a> Spelling<'a> {
    /// The words, however they are meant.
    pub(crate) fn words(self) -> &'a str {
        match self {
            Self::Registered(keyword) => keyword.token,
            Self::Text(words) | Self::Own(words) | Self::Extension(words) | Self::Nearly(words) => {
                words
            }
        }
    }

    /// Whether the vocabulary says it, and says it so.
    pub(crate) fn is(self, said: &str) -> bool {
        matches!(self, Self::Registered(_) | Self::Text(_)) && self.words() == said
    }

    /// The token, if the vocabulary lists it.
    pub(crate) fn registered(self) -> Option<&'static str> {
        match self {
            Self::Registered(keyword) => Some(keyword.token),
            Self::Text(_) | Self::Own(_) | Self::Extension(_) | Self::Nearly(_) => None,
        }
    }
}

/// Which tokens of an enumeration each vocabulary lists.
#[derive(Clone, Copy, Debug)]
pub(crate) struct TokenLists {
    /// Those that RFC 7970 does not list.
    pub(crate) own: &'static [&'static str],
    /// Those that RFC 5070 lists; empty if they are those of RFC 7970.
    pub(crate) iodef1: &'static [&'static str],
    /// Tokens that RFC 7970 does not list, with those of it that come nearest.
    pub(crate) near: &'static [(&'static str, &'static str)],
}

impl TokenLists {
    /// Whether a vocabulary lists a token of the enumeration; the own one lists all.
    fn contains(&self, token: &str, vocabulary: Vocabulary) -> bool {
        match vocabulary {
            Vocabulary::Incident => true,
            Vocabulary::Iodef1 if !self.iodef1.is_empty() => self.iodef1.contains(&token),
            Vocabulary::Iodef1 | Vocabulary::Iodef2 => !self.own.contains(&token),
        }
    }

    pub(crate) fn spelling(
        &self,
        keyword: &'static Keyword,
        vocabulary: Vocabulary,
    ) -> Spelling<'static> {
        if self.contains(keyword.token, vocabulary) {
            return Spelling::Registered(keyword);
        }
        match self.nearest(keyword.token, vocabulary) {
            Some(near) => Spelling::Nearly(near),
            None => Spelling::Own(keyword.token),
        }
    }

    /// What comes nearest to a token that a vocabulary does not list.
    pub(crate) fn nearest(&self, token: &str, vocabulary: Vocabulary) -> Option<&'static str> {
        let mut near = self.near.iter();
        let (_, nearest) = near.find(|(own, _)| *own == token)?;
        (vocabulary == Vocabulary::Iodef2).then_some(nearest)
    }
}

/// What every open enumeration offers to the codec.
pub(crate) trait OpenEnum: Sized {
    const LISTS: TokenLists;

    /// The value of a token, whoever lists it.
    fn from_token(token: &str) -> Self;
    /// An extension value.
    fn extension(token: &str) -> Self;
    /// A token that is not known.
    fn other(token: &str) -> Self;
    /// The tokens of the list.
    #[cfg(any(test, feature = "arbitrary"))]
    fn tokens() -> Vec<&'static str>;
    /// Whether no list holds it.
    fn is_unknown(&self) -> bool;
    /// How to write it in a vocabulary.
    fn spelling(&self, vocabulary: Vocabulary) -> Spelling<'_>;

    /// Whether another vocabulary than this lists a token.
    fn is_elsewhere(token: &str, vocabulary: Vocabulary) -> bool {
        !Self::LISTS.contains(token, vocabulary) && !Self::from_token(token).is_unknown()
    }

    /// The value of a token in a document of a vocabulary. What only another lists
    /// is unknown, and is kept behind a mark, so that it is not taken for that there.
    fn read(token: &str, vocabulary: Vocabulary) -> Self {
        let unmarked = token.trim_start_matches(UNRESOLVED);
        if Self::is_elsewhere(unmarked, vocabulary) {
            Self::other(&format!("{UNRESOLVED}{token}"))
        } else {
            Self::from_token(token)
        }
    }

    /// How a document of a vocabulary says what [`read`](Self::read) takes for unknown.
    fn as_written(token: &str, vocabulary: Vocabulary) -> &str {
        let unmarked = token.trim_start_matches(UNRESOLVED);
        let rest = token.strip_prefix(UNRESOLVED);
        let rest = rest.filter(|_| Self::is_elsewhere(unmarked, vocabulary));
        rest.unwrap_or(token)
    }

    /// Whether an extension value stands for a token that only another vocabulary
    /// lists. One for which there is a nearest token is not said by its own words.
    fn comes_from_elsewhere(token: &str, vocabulary: Vocabulary) -> bool {
        let is_near = Self::LISTS.near.iter().any(|(own, _)| *own == token);
        Self::is_elsewhere(token, vocabulary) && !is_near
    }

    /// The value of an `ext-` attribute beside the token `ext-value`.
    fn read_extension(token: &str, vocabulary: Vocabulary) -> Self {
        if Self::comes_from_elsewhere(token, vocabulary) {
            Self::from_token(token)
        } else {
            Self::extension(token)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::value::SystemImpactType;

    #[test]
    fn what_rfc_7970_does_not_list_comes_as_near_as_it_can() {
        let lists = SystemImpactType::LISTS;
        let dos = SystemImpactType::from_token("dos");
        let near = Spelling::Nearly("availability-service");
        assert_eq!(dos.spelling(Vocabulary::Iodef2), near);
        assert_eq!(dos.spelling(Vocabulary::Iodef1).registered(), Some("dos"));
        assert_eq!(lists.nearest("policy", Vocabulary::Iodef2), None);
        for (token, near) in lists.near {
            assert!(!lists.contains(token, Vocabulary::Iodef2), "{token}");
            assert!(lists.contains(near, Vocabulary::Iodef2), "{near}");
            assert_eq!(lists.nearest(token, Vocabulary::Iodef1), None);
        }
    }
}
