use std::fmt;

use unicode_normalization::UnicodeNormalization;

use crate::value::Language;

/// Text for people, with its language (RFC 7970, section 2.4).
///
/// The text is kept as written, never normalised. Several texts in one place
/// are translations of one another if they share a `translation_id`.
///
/// ```
/// use iodef::Text;
///
/// let text = Text::new("Verdächtige Anmeldungen").in_language("de".parse()?);
/// assert_eq!(text.to_string(), "Verdächtige Anmeldungen");
/// # Ok::<(), iodef::Error>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct Text {
    /// The text.
    pub value: String,
    /// Its language, a BCP 47 tag.
    pub lang: Option<Language>,
    /// What it shares with its translations.
    pub translation_id: Option<String>,
}

impl Text {
    /// Text in the language of what encloses it.
    pub fn new(value: impl Into<String>) -> Self {
        Self {
            value: value.into(),
            ..Self::default()
        }
    }

    /// Says its language.
    #[must_use]
    pub fn in_language(mut self, lang: Language) -> Self {
        self.lang = Some(lang);
        self
    }

    /// Says which texts it is a translation of.
    #[must_use]
    pub fn with_translation_id(mut self, id: impl Into<String>) -> Self {
        self.translation_id = Some(id.into());
        self
    }

    /// Whether two texts read the same: compared in Unicode's form NFC.
    #[must_use]
    pub fn reads_as(&self, other: &str) -> bool {
        self.value.nfc().eq(other.nfc())
    }
}

impl From<&str> for Text {
    fn from(value: &str) -> Self {
        Self::new(value)
    }
}

impl From<String> for Text {
    fn from(value: String) -> Self {
        Self::new(value)
    }
}

impl fmt::Display for Text {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.value)
    }
}
