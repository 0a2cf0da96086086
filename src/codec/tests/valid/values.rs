//! Texts of each simple type of the schemas.

/// What a text or an attribute may say.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::codec::tests) enum Kind {
    String,
    Time,
    Integer,
    Float,
    PositiveFloat,
    Language,
    Uri,
    Portlist,
    Timezone,
    NcName,
    Base64,
    Id,
    IdRef,
    /// Any content at all: the schema declares no type.
    AnyType,
    /// Text without a type, or none.
    Mixed,
    /// A time of the own vocabulary, of any granularity.
    Moment,
    /// A number of the own vocabulary.
    Number,
}

impl Kind {
    /// Whether the model drops white space around the text, as the schema does.
    pub(super) fn collapses(self) -> bool {
        matches!(
            self,
            Self::Time
                | Self::Integer
                | Self::Float
                | Self::PositiveFloat
                | Self::Id
                | Self::IdRef
                | Self::Language
        )
    }

    /// Texts to choose from.
    pub(in crate::codec::tests) fn texts(self) -> &'static [&'static str] {
        match self {
            Self::String | Self::AnyType | Self::Mixed => &STRINGS,
            Self::Time => &TIMES,
            Self::Integer => &INTEGERS,
            Self::Float => &FLOATS,
            Self::PositiveFloat => &POSITIVE_FLOATS,
            Self::Language => &LANGUAGES,
            Self::Uri => &URIS,
            Self::Portlist => &["22", "80,443", "1-1024,8080-8088,0", "00007-99999"],
            Self::Timezone => &["Z", "+00:00", "-00:00", "+14:59", "-05:30"],
            Self::NcName => &["CVE-2024-1234", "Übergröße", "_a.b-c·d", " x\n"],
            Self::Base64 => &["TWFu", "TQ==", " TW E = ", ""],
            Self::Moment => &MOMENTS,
            Self::Number => &[
                "0",
                "007",
                "-3",
                "+4.50",
                "1E-7",
                "NaN",
                "18446744073709551616",
            ],
            Self::Id | Self::IdRef => &[],
        }
    }
}

use crate::codec::tests::generate::TEXTS as STRINGS;

const TIMES: [&str; 13] = [
    "2001-09-13T23:19:24+05:30",
    "2001-09-13T23:19:24.1-00:00",
    "2001-09-13T23:19:24.10+00:00",
    "2001-09-13T23:19:24.100",
    "2001-09-13T23:19:24.12345678901234567890Z",
    "0001-01-01T00:00:00Z",
    "2038-01-19T03:14:08Z",
    "2106-02-07T06:28:16-14:00",
    "9999-12-31T24:00:00Z",
    "2000-02-29T24:00:00.000+14:00",
    "12001-01-01T00:00:00Z",
    "-0044-03-15T12:00:00Z",
    "-12001-12-31T23:59:59.999999999",
];

const MOMENTS: [&str; 8] = [
    "2001",
    "2001-09-00:00",
    "2001-09-13",
    "2001-09-13T23",
    "2001-09-13T23:19Z",
    "2016-12-31T23:59:60Z",
    "2001-09-13T23:19:24.10+05:30",
    "-12001-01-01T00:00:00",
];

const INTEGERS: [&str; 9] = [
    "0",
    "-0",
    "+7",
    "007",
    "65535",
    "-3",
    "4294967296",
    "18446744073709551616",
    "-340282366920938463463374607431768211456",
];

const FLOATS: [&str; 13] = [
    "0", "-0", "1.50", ".5", "5.", "1E-7", "+4.50", "-2e+3", "INF", "-INF", "NaN", "007",
    "16777217",
];

const POSITIVE_FLOATS: [&str; 8] = [
    "1",
    "0.5",
    "1E-7",
    "INF",
    "+4.50",
    "1234567890.10",
    "007",
    ".1e1",
];

const LANGUAGES: [&str; 7] = [
    "en",
    "de-CH",
    "zh-Hant-TW",
    "x-cert",
    "i-klingon",
    "EN-us",
    "abcdefgh-12345678",
];

const URIS: [&str; 8] = [
    "https://csirt.example.com/?a=1&b=2#c",
    "urn:example:x",
    "",
    "../relative/path",
    "mailto:irt@example.com",
    "https://bücher.example/日本",
    "http://[2001:db8::1]:8080/%20",
    " urn:example:y\t",
];
