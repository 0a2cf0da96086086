/// Defines open enumerations: the registered tokens of a vocabulary as
/// variants, an extension value as `Ext`, and any other token as `Other`,
/// so that what is not known is kept and never taken for what is.
///
/// Tokens before the `|` are those of RFC 7970; tokens behind it are of this
/// crate's own vocabulary, and travel in IODEF as extension values.
macro_rules! open_enum {
    ($(
        $(#[$meta:meta])*
        pub enum $name:ident {
            $( $(#[$doc:meta])* $variant:ident = $token:literal, )*
            $( | $( $(#[$own_doc:meta])* $own:ident = $own_token:literal, )* )?
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
            /// A token that this crate does not know, as written.
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
            fn from_token(token: &str) -> Self {
                match token {
                    $( $token => Self::$variant, )*
                    $( $( $own_token => Self::$own, )* )?
                    other => Self::Other(other.into()),
                }
            }

            fn from_extension(token: &str) -> Self {
                match token {
                    $( $( $own_token => Self::$own, )* )?
                    other => Self::Ext(other.into()),
                }
            }

            #[cfg(test)]
            fn tokens() -> Vec<&'static str> {
                vec![$( $token, )* $( $( $own_token, )* )?]
            }

            fn is_unknown(&self) -> bool {
                matches!(self, Self::Other(_))
            }

            fn spelling(&self) -> $crate::value::Spelling<'_> {
                match self {
                    Self::Ext(token) => $crate::value::Spelling::Extension(token),
                    $( $( Self::$own => $crate::value::Spelling::Own($own_token), )* )?
                    _ => $crate::value::Spelling::Registered(self.token()),
                }
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

/// How an open enumeration's value is spelt.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Spelling<'a> {
    /// A token that RFC 7970 lists, or one that nobody lists, as written.
    Registered(&'a str),
    /// A token that only this crate's own vocabulary lists.
    Own(&'a str),
    /// `ext-value`, with this in the `ext-` attribute.
    Extension(&'a str),
}

/// What every open enumeration offers to the codec.
pub(crate) trait OpenEnum: Sized {
    /// The value of a token.
    fn from_token(token: &str) -> Self;
    /// The value of an `ext-` attribute beside the token `ext-value`.
    fn from_extension(token: &str) -> Self;
    /// The tokens of the list.
    #[cfg(test)]
    fn tokens() -> Vec<&'static str>;
    /// Whether no list holds it.
    fn is_unknown(&self) -> bool;
    /// How to write it.
    fn spelling(&self) -> Spelling<'_>;
}
