//! Incidents with much of one thing.

use std::fmt::Write as _;

/// One thing, in three numbers.
pub(super) struct Case {
    pub(super) name: &'static str,
    pub(super) counts: [u32; 3],
    pub(super) make: fn(u32) -> String,
}

const THOUSANDS: [u32; 3] = [1_000, 10_000, 100_000];

pub(super) const CASES: &[Case] = &[
    case("attributes of an unknown element", |count| {
        let attributes = many(count, |n| format!(" a{n}=\"v\""));
        extension(&format!("<x:e{attributes}/>"))
    }),
    case("attributes with a prefix, of an unknown element", |count| {
        let attributes = many(count, |n| format!(" x:a{n}=\"v\""));
        extension(&format!("<x:e{attributes}/>"))
    }),
    case("foreign attributes of `Contact`", |count| {
        let attributes = many(count, |n| format!(" x:a{n}=\"v\""));
        let contact = CONTACT.replacen("<Contact", &format!("<Contact{attributes}"), 1);
        document("", &contact, "")
    }),
    Case {
        name: "unknown elements inside one another (at most 256 of all)",
        counts: [60, 120, 240],
        make: |count| {
            let (open, close) = (
                many(count, |_| "<x:e>".into()),
                many(count, |_| "</x:e>".into()),
            );
            extension(&format!("{open}{close}"))
        },
    },
    Case {
        name: "`EventData` inside one another (at most 256 of all)",
        counts: [60, 120, 240],
        make: |count| {
            let open = many(count, |_| "<EventData><Description>d</Description>".into());
            let close = many(count, |_| "</EventData>".into());
            document("", &format!("{CONTACT}{open}{close}"), "")
        },
    },
    case("unknown elements of one name", |count| {
        extension(&format!("<x:l>{}</x:l>", many(count, |_| "<x:e/>".into())))
    }),
    case("unknown elements of different names", |count| {
        extension(&format!(
            "<x:l>{}</x:l>",
            many(count, |n| format!("<x:e{n}/>"))
        ))
    }),
    case(
        "unknown elements where `Incident` expects its own",
        |count| document("", CONTACT, &many(count, |n| format!("<x:e{n}/>"))),
    ),
    case("`Description` elements", |count| {
        document(
            &many(count, |n| format!("<Description>d{n}</Description>")),
            CONTACT,
            "",
        )
    }),
    case("`EventData` elements", |count| {
        let events = many(count, |n| {
            format!("<EventData><Description>d{n}</Description></EventData>")
        });
        document("", &format!("{CONTACT}{events}"), "")
    }),
    case("`AdditionalData` elements", |count| {
        let data = many(count, |n| {
            format!("<AdditionalData dtype=\"string\">{n}</AdditionalData>")
        });
        document("", CONTACT, &data)
    }),
    case("namespace declarations of one element", |count| {
        let declared = many(count, |n| format!(" xmlns:p{n}=\"urn:n{n}\""));
        extension(&format!("<x:e{declared}/>"))
    }),
    case("siblings with a namespace of their own", |count| {
        let elements = many(count, |n| format!("<p:e xmlns:p=\"urn:n{n}\"/>"));
        extension(&format!("<x:l>{elements}</x:l>"))
    }),
    case("entity references in one text", |count| {
        text(&many(count, |_| "&amp;".into()))
    }),
    case("character references in one text", |count| {
        text(&many(count, |_| "&#x5B57;".into()))
    }),
    case("CDATA sections in one text", |count| {
        text(&many(count, |_| "<![CDATA[a]]>".into()))
    }),
    case("comments in one text", |count| {
        text(&many(count, |_| "a<!--c-->".into()))
    }),
    case("processing instructions in one text", |count| {
        text(&many(count, |_| "a<?p i?>".into()))
    }),
    case("references in one attribute", |count| {
        let value = many(count, |_| "&lt;".into());
        extension(&format!("<x:e a=\"{value}\"/>"))
    }),
    case("lines of one text", |count| {
        text(&many(count, |_| "a\n".into()))
    }),
    case("characters of one text", |count| {
        text(&many(count, |_| "字".into()))
    }),
    case("identifiers, each with a reference to it", |count| {
        let addresses = many(count, |n| {
            format!("<Address category=\"ipv4-addr\" observable-id=\"i{n}\">192.0.2.1</Address>")
        });
        let events = format!(
            "<EventData><Flow><System><Node>{addresses}</Node></System></Flow></EventData>"
        );
        let indicators = many(count, |n| {
            format!(
                "<Indicator><IndicatorID name=\"a\" version=\"1\">{n}</IndicatorID>\
                 <ObservableReference uid-ref=\"i{n}\"/></Indicator>"
            )
        });
        let indicators = format!("<IndicatorData>{indicators}</IndicatorData>");
        document("", &format!("{CONTACT}{events}{indicators}"), "")
    }),
];

const fn case(name: &'static str, make: fn(u32) -> String) -> Case {
    Case {
        name,
        counts: THOUSANDS,
        make,
    }
}

const CONTACT: &str = "<Contact role=\"creator\" type=\"organization\">\
    <ContactName>Example CSIRT</ContactName></Contact>";

/// Of an incident what stands before the contact, the contact and what follows, and its end.
fn document(before: &str, contact: &str, after: &str) -> String {
    format!(
        "<IODEF-Document version=\"2.00\" xml:lang=\"en\" \
         xmlns=\"urn:ietf:params:xml:ns:iodef-2.0\" xmlns:x=\"urn:example:x\">\
         <Incident purpose=\"reporting\" restriction=\"private\">\
         <IncidentID name=\"csirt.example.com\">1</IncidentID>\
         <GenerationTime>2025-06-01T10:00:00Z</GenerationTime>\
         {before}{contact}{after}</Incident></IODEF-Document>"
    )
}

fn extension(content: &str) -> String {
    let data = format!("<AdditionalData dtype=\"xml\">{content}</AdditionalData>");
    document("", CONTACT, &data)
}

fn text(content: &str) -> String {
    document(
        &format!("<Description>{content}</Description>"),
        CONTACT,
        "",
    )
}

fn many(count: u32, one: impl Fn(u32) -> String) -> String {
    let mut all = String::new();
    for n in 0..count {
        // Writing to a string cannot fail.
        let _ = write!(all, "{}", one(n));
    }
    all
}
