//! Texts that come near a value and do not name it.

use super::super::Unsaid;

const MISSES: &[(&str, &[&str])] = &[
    (
        "192.0.2.1",
        &[
            "192.0.2.10",
            "192.0.2.11 and 192.0.2.100",
            "1192.0.2.1",
            "192.0.21",
            "192.0.2.2",
            "1.2.0.192",
            "1.2.0.193.in-addr.arpa",
            "192.0.2.1.in-addr.arpa",
            "::ffff:192.0.2.11",
            "192.0.0/24",
            "c00002011",
            "3221225986",
            "version 1.92.0.21",
            "2001:db8::c000:202",
        ],
    ),
    (
        "192.0.2.0/24",
        &[
            "192.0.3.1",
            "198.51.100.7",
            "192.0.0.0/16",
            "1.2.192.in-addr.arpa",
            "192.0.20.1",
        ],
    ),
    (
        "10.0.0.0/8",
        &["10.5 %", "168430090 bytes", "11.0.0.1", "2010-10-10"],
    ),
    (
        "2001:db8::1",
        &[
            "2001:db8::10",
            "2001:db8::2",
            "2001:db8:1::1",
            "07:35:48",
            "12:34:56:78",
            "2001:db8::",
        ],
    ),
    (
        "db1",
        &["db10", "adb1", "xdb1x", "d b1", "db-1", "dB11", "ZGIxMA=="],
    ),
    ("it", &["it was it"]),
    ("a", &["a a a"]),
    ("...", &["... and so on ..."]),
    (
        "example.com",
        &[
            "example.org",
            "for example, compare",
            "exampl.com",
            "example-com",
        ],
    ),
    ("Schmidt", &["Schmidts", "Goldschmidt"]),
    ("1234567", &["12345678", "91234567", "1234 5678", "7654321"]),
    ("+49 30 123456", &["+49 30 123465", "49 30 12345 and 7"]),
    (
        "4f1d2a9b8c7e6f50",
        &["4f1d2a9b8c7e6f51", "4f1d2a9b8c7e", "deadbeefdeadbeef"],
    ),
    (
        "00:1b:2c:3d:4e:5f",
        &["00:1b:2c:3d:4e:50", "5f:4e:3d:2c:1b:00"],
    ),
    (
        "bücher.example",
        &["bucher.example", "xn--bcher-kvb.example", "buecher.example"],
    ),
    ("", &["", "anything"]),
    ("public", &["republic", "publicly"]),
    ("net", &["network", "bmV0d29yaw=="]),
];

#[test]
fn near_misses_are_not_found() {
    let mut wrong = Vec::new();
    let mut rows = 0;
    for (value, texts) in MISSES {
        let unsaid = Unsaid::new([*value]);
        for text in *texts {
            rows += 1;
            if !unsaid.named_in(text).is_empty() {
                wrong.push((value, text));
            }
        }
    }
    assert!(wrong.is_empty(), "{} of {rows}: {wrong:#?}", wrong.len());
    assert!(rows >= 40);
}
