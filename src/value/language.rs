use std::fmt;
use std::str::FromStr;

use oxilangtag::LanguageTag;
use smol_str::SmolStr;

use crate::{Error, Result};

/// A language as an attribute names it: a BCP 47 tag, kept as written
/// (RFC 7970, section 2.4).
///
/// [`FromStr`] accepts well-formed tags only. A reader takes whatever a document
/// says by [`from_written`](Self::from_written), so that nothing is lost, and
/// leaves it to validation to find fault. White space around it is dropped.
/// Equality is of what was written, case included; see
/// [`same_language`](Self::same_language).
///
/// ```
/// use iodef::Language;
///
/// let language: Language = "de-AT".parse()?;
/// assert!(language.same_language(&Language::from_written("DE-at")));
/// assert!("de_AT".parse::<Language>().is_err());
/// assert!(!Language::from_written("de_AT").is_well_formed());
/// # Ok::<(), iodef::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Language(SmolStr);

impl Language {
    /// What a document says, well-formed or not.
    #[must_use]
    pub fn from_written(text: &str) -> Self {
        Self(text.trim_ascii().into())
    }

    /// The empty text, by which XML takes back the language of what encloses it
    /// (XML 1.0, section 2.12).
    #[must_use]
    pub fn undetermined() -> Self {
        Self(SmolStr::default())
    }

    /// The tag as written.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether it says that no language is known.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Whether it is a well-formed tag of BCP 47; the empty text is none.
    #[must_use]
    pub fn is_well_formed(&self) -> bool {
        LanguageTag::parse(self.as_str()).is_ok()
    }

    /// Whether both name the same language: tags differ in case only by habit
    /// (RFC 5646, section 2.1.1).
    #[must_use]
    pub fn same_language(&self, other: &Self) -> bool {
        self.0.eq_ignore_ascii_case(&other.0)
    }
}

impl FromStr for Language {
    type Err = Error;

    fn from_str(text: &str) -> Result<Self> {
        let language = Self::from_written(text);
        if language.is_well_formed() {
            Ok(language)
        } else {
            Err(Error::value("a BCP 47 language tag", text))
        }
    }
}

impl fmt::Display for Language {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn well_formed_tags_keep_their_case() {
        for text in [
            "en",
            "EN-us",
            "zh-cmn-Hans-CN",
            "x-private",
            "i-klingon",
            "de-1996",
        ] {
            assert_eq!(text.parse::<Language>().unwrap().as_str(), text);
        }
        assert_ne!(Language::from_written("EN"), Language::from_written("en"));
    }

    #[test]
    fn malformed_tags_are_kept_only_as_written() {
        for text in ["", "de_AT", "abcdefghi", "1", "en-", "a", "dé"] {
            assert!(text.parse::<Language>().is_err(), "{text}");
            let kept = Language::from_written(text);
            assert_eq!(kept.to_string(), text);
            assert!(!kept.is_well_formed());
        }
        // xs:language allows it, BCP 47 does not.
        assert!(!Language::from_written("english-spoken1-a").is_well_formed());
    }

    #[test]
    fn no_language_is_not_an_absent_one() {
        assert_eq!(Language::from_written(" "), Language::undetermined());
        assert!(Language::undetermined().is_empty());
        assert!(!Language::undetermined().same_language(&Language::from_written("en")));
        assert!(!Language::from_written("en").is_empty());
    }

    /// RFC 5646, section 2.1.1.
    #[test]
    fn languages_are_the_same_in_any_case() {
        let same =
            |one, other| Language::from_written(one).same_language(&Language::from_written(other));
        assert!(same("mn-Cyrl-MN", "MN-cYRL-mn"));
        assert!(!same("en", "en-GB"));
    }

    proptest! {
        #[test]
        fn any_text_is_kept(text in "\\PC{0,20}|[a-zA-Z0-9-]{0,20}|[é-]{0,6}") {
            let kept = Language::from_written(&text);
            prop_assert_eq!(kept.as_str(), text.trim_ascii());
            prop_assert_eq!(text.parse::<Language>().is_ok(), kept.is_well_formed());
        }
    }
}
