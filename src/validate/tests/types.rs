use super::Example;
use crate::value::Vocabulary::{Incident, Iodef2};

macro_rules! contact {
    ($inside:literal) => {
        concat!(
            r#"<Contact role="tech" type="person">"#,
            $inside,
            "</Contact>"
        )
    };
}

macro_rules! service {
    ($inside:literal) => {
        concat!(
            r#"<EventData><Flow><System><Node><Address category="ipv4-addr">192.0.2.1</Address></Node>"#,
            r#"<Service ip-protocol="6">"#, $inside, "</Service></System></Flow></EventData>"
        )
    };
}

macro_rules! data {
    ($type:literal, $inside:literal) => {
        concat!(
            r#"<AdditionalData dtype=""#,
            $type,
            r#"">"#,
            $inside,
            "</AdditionalData>"
        )
    };
}

macro_rules! of {
    ($type:literal, $breaks:literal, $keeps:literal) => {
        (
            "data-content",
            Iodef2,
            data!($type, $breaks),
            data!($type, $keeps),
        )
    };
}

pub(super) const EXAMPLES: &[Example] = &[
    (
        "time-zone",
        Iodef2,
        contact!("<Timezone>UTC</Timezone>"),
        contact!("<Timezone>+05:30</Timezone>"),
    ),
    (
        "port-list",
        Iodef2,
        service!("<Portlist>22, 80</Portlist>"),
        service!("<Portlist>22,80,8000-8080</Portlist>"),
    ),
    (
        "integer",
        Iodef2,
        service!("<Port>8e1</Port>"),
        service!("<Port>80</Port>"),
    ),
    (
        "integer",
        Iodef2,
        r#"<EventData><Record><RecordData><RecordPattern type="regex" offset="1.5">x</RecordPattern>
           <URL>https://example.com/</URL></RecordData></Record></EventData>"#,
        r#"<EventData><Record><RecordData><RecordPattern type="regex" offset="-1">x</RecordPattern>
           <URL>https://example.com/</URL></RecordData></Record></EventData>"#,
    ),
    (
        "positive",
        Iodef2,
        r#"<Assessment><TimeImpact metric="labor">0</TimeImpact></Assessment>"#,
        r#"<Assessment><TimeImpact metric="labor">0.5</TimeImpact></Assessment>"#,
    ),
    (
        "positive",
        Iodef2,
        "<Assessment><MonetaryImpact>-1</MonetaryImpact></Assessment>",
        "<Assessment><MonetaryImpact>1</MonetaryImpact></Assessment>",
    ),
    of!("boolean", "yes", " true "),
    of!("byte", "a", "YQ=="),
    of!("bytes", "abc", "00ff"),
    of!("character", "ab", " "),
    of!("date-time", "2025-01-01", "2025-01-01T00:00:00Z"),
    of!(
        "ntpstamp",
        "0xbc71f4f5.0xef449129",
        "2025-01-01T00:00:00+01:00"
    ),
    of!("integer", "1.0", "+17"),
    of!("portlist", "any", "1-1024"),
    of!("real", "1,5", "-1.5E3"),
    of!("string", "<x:y xmlns:x='urn:x'/>", "any"),
    of!("file", "!", "Y W Q ="),
    of!("frame", "0x00", "00"),
    of!("packet", "g0", "ab"),
    of!("ipv4-packet", "4", "45"),
    of!("ipv6-packet", "6", "60"),
    of!("url", "example", "https://example.com/"),
    of!("xml", "text", "<x:y xmlns:x='urn:x'/>"),
    of!("path", "<x:y xmlns:x='urn:x'/>", "/tmp"),
    (
        "data-content",
        Incident,
        "<Extension dtype='real'>a</Extension>",
        "<Extension dtype='real'>1</Extension>",
    ),
    (
        "extension-namespace",
        Iodef2,
        data!("xml", "<x xmlns=''/>"),
        data!("xml", "<x xmlns='urn:x'/>"),
    ),
    (
        "extension-namespace",
        Iodef2,
        data!("xml", "<newdata/>"),
        data!("xml", "<x:y xmlns:x='urn:x'><newdata/></x:y>"),
    ),
    (
        "email",
        Iodef2,
        contact!("<Email><EmailTo>root</EmailTo></Email>"),
        contact!("<Email><EmailTo>root@example.com</EmailTo></Email>"),
    ),
    (
        "url",
        Iodef2,
        "<RelatedActivity><URL>www.example.com/a b</URL></RelatedActivity>",
        "<RelatedActivity><URL>https://www.example.com/a%20b</URL></RelatedActivity>",
    ),
    (
        "port-number",
        Iodef2,
        service!("<Port>65536</Port>"),
        service!("<Port>65535</Port>"),
    ),
    (
        "port-number",
        Iodef2,
        service!("<Portlist>90-80</Portlist>"),
        service!("<Portlist>80-90</Portlist>"),
    ),
];
