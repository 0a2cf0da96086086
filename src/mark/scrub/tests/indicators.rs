//! What is recognised in a text.

use super::super::indicators;

const RECOGNISED: &[(&str, &[&str])] = &[
    ("nothing to see here, move on", &[]),
    (
        "from 192[.]0[.]2[.]7 to 2001:DB8:0::1",
        &["2001:db8::1", "192.0.2.7"],
    ),
    ("the net 192.0.2.0/24", &["192.0.2.0/24"]),
    (
        "0300.0.02.0007 and ::ffff:192.0.2.8",
        &["192.0.2.8", "192.0.2.7"],
    ),
    (
        "7.2.0.192.in-addr.arpa",
        &["192.0.2.7", "7.2.0.192.in-addr.arpa"],
    ),
    ("Host DB1.Example.COM.", &["db1.example.com"]),
    ("xn--bcher-kva.example", &["bücher.example"]),
    (
        "mail Alice@Example.org now",
        &["alice@example.org", "example.org"],
    ),
    (
        "alice (at) example (dot) org",
        &["alice@example.org", "example.org"],
    ),
    (
        "hxxps[:]//evil.example.net:8443/a.php?x=1",
        &[
            "https://evil.example.net:8443/a.php?x=1",
            "evil.example.net",
        ],
    ),
    ("mac 001b.2C3D.4e5f", &["00:1b:2c:3d:4e:5f"]),
    ("mac 00-1b-2c-3d-4e-5f,", &["00:1b:2c:3d:4e:5f"]),
    ("md5 D41D8CD98F00B204", &["d41d8cd98f00b204"]),
    (
        "6ba7b810-9dad-11d1-80b4-00c04fd430c8",
        &["6ba7b8109dad11d180b400c04fd430c8"],
    ),
    ("CVE-2024-123456 and CWE-79, RFC5070", &[]),
    (
        "e.g. this, i.e. that. Then 3.5 % at 09:30 on 2026-11-22",
        &[],
    ),
    (
        "see ZGIxLmV4YW1wbGUuY29t",
        &["zgixlmv4yw1wbguuy29t", "db1.example.com"],
    ),
    ("db1%2Eexample%2Ecom", &["db1.example.com"]),
];

#[test]
fn what_is_recognised() {
    let wrong: Vec<_> = RECOGNISED
        .iter()
        .map(|(text, expected)| (text, indicators(text), expected))
        .filter(|(_, found, expected)| found != *expected)
        .collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn each_once_in_the_order_of_the_text() {
    let found = indicators("b.example, a.example, B.EXAMPLE. a[.]example");
    assert_eq!(found, ["b.example", "a.example"]);
}
