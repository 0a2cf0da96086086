//! How the fixed words of a policy are defined: unlike the tokens of a document,
//! a word that is not known is an error.

/// Defines an enumeration of words, each with its token.
macro_rules! words {
    ($(
        $(#[$meta:meta])*
        pub enum $name:ident, $expected:literal {
            $( $(#[$doc:meta])* $variant:ident = $token:literal, )*
        }
    )*) => {$(
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[non_exhaustive]
        pub enum $name {
            $( $(#[$doc])* $variant, )*
        }

        impl $name {
            /// All of them, in their order.
            pub const ALL: &'static [Self] = &[$( Self::$variant, )*];

            /// The word for it in a policy.
            #[must_use]
            pub fn token(self) -> &'static str {
                match self {
                    $( Self::$variant => $token, )*
                }
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(self.token())
            }
        }

        impl std::str::FromStr for $name {
            type Err = crate::error::Error;

            fn from_str(word: &str) -> crate::error::Result<Self> {
                let mut all = Self::ALL.iter().copied();
                all.find(|known| known.token() == word)
                    .ok_or_else(|| crate::error::Error::value($expected, word))
            }
        }
    )*};
}

pub(crate) use words;
