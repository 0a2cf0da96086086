//! Values and texts that name them.

use super::super::Unsaid;

/// Each value, then texts that name it.
const SPELLINGS: &[(&str, &[&str])] = &[
    (
        "db1.example.com",
        &[
            "see db1.example.com",
            "DB1.Example.COM.",
            "db1[.]example[.]com",
            "db1(.)example{.}com",
            "db1[dot]example (dot) com",
            "db1 dot example dot com",
            "db1\\.example\\.com",
            "db1[.example[.com",
            "db1.]example.]com",
            "db1 [.] example [.] com",
            "hxxps[:]//db1[.]example.com/",
            "db1。example。com",
            "ｄｂ１．ｅｘａｍｐｌｅ．ｃｏｍ",
            "db1.exa\u{200B}mple.com",
            "db1.exa\u{AD}mple\u{2060}.com",
            "db1%2Eexample%2ecom",
            "%64%62%31.example.com",
            "%2564b1.example.com",
            "db1&#46;example&#x2e;com",
            "db1&period;example&amp;period;com",
            "&amp;#100;b1.example.com",
            "\\x64\\x62\\x31.example.com",
            "\\u0064b1.example\\u{2e}com",
            "\\144b1.example.com",
            "64 62 31 2e 65 78 61 6d 70 6c 65 2e 63 6f 6d",
            "64:62:31:2E:65:78:61:6D:70:6C:65:2E:63:6F:6D",
            "0x6462312e6578616d706c652e636f6d",
            "6462312e6578616d706c652e636f6d",
            "0x64, 0x62, 0x31, 0x2e, 0x65, 0x78, 0x61, 0x6d, 0x70, 0x6c, 0x65, 0x2e, 0x63, 0x6f, 0x6d",
            "64-62-31-2e-65-78-61-6d-70-6c-65-2e-63-6f-6d",
            "id=6462312e6578616d706c652e636f6dxyz",
            "at 07:35 64 62 31 2e 65 78 61 6d 70 6c 65 2e 63 6f 6d",
            "ZGIxLmV4YW1wbGUuY29t",
            "data:ZGIxLmV4YW1wbGUuY29t;",
            "xZGIxLmV4YW1wbGUuY29tYQ==",
            "ZGIxLmV4\nYW1wbGUu\nY29t",
            "ZGIxLmV4 YW1wbGUu Y29t",
            "ZGIxLmV4\\nYW1wbGUuY29t",
            "c2VlIGRiMS5leGFtcGxlLmNvbQ",
            "ZABiADEALgBlAHgAYQBtAHAAbABlAC4AYwBvAG0A",
            "AGQAYgAxAC4AZQB4AGEAbQBwAGwAZQAuAGMAbwBt",
            "ZGIxJTJFZXhhbXBsZSUyRWNvbQ==",
            "WkdJeExtVjRZVzF3YkdVdVkyOXQ=",
            "5a4749784c6d5634595731776247557559323974",
            "db1=2Eexample.c=\r\nom",
            "=64b1.example.com",
        ],
    ),
    (
        "192.0.2.65",
        &[
            "from 192.0.2.65.",
            "192[.]0[.]2[.]65",
            "192 dot 0 dot 2 dot 65",
            "192.0.2.065",
            "0300.0.02.0101",
            "0xc0.0x0.0x2.0x41",
            "http://3221226049/",
            "0xC0000241",
            "030000001101",
            "c0000241",
            "c0 00 02 41",
            "::ffff:192.0.2.65",
            "::FFFF:c000:241",
            "0:0:0:0:0:ffff:c000:0241",
            "64:ff9b::192.0.2.65",
            "64:ff9b::c000:241",
            "2002:c000:241::1",
            "2001:db8:64::c000:241",
            "65.2.0.192.in-addr.arpa",
            "192.0.2.65:443",
            "192.0.2.65.443 > 10.0.0.1.80",
            "192.0.2.65/24",
            "[::ffff:192.0.2.65]:80",
            "ip-192-0-2-65.pool",
            "MTkyLjAuMi42NQ==",
            "%31%392.0.2.65",
            "１９２．０．２．６５",
            "://192.577",
        ],
    ),
    (
        "2001:db8::1",
        &[
            "2001:DB8::1",
            "2001:0db8:0000:0000:0000:0000:0000:0001",
            "2001:db8:0:0::1",
            "[2001:db8::1]:443",
            "2001:db8::1%eth0",
            "2001:db8::1/64",
            "it was 2001:db8::1.",
            "IPv6:2001:db8::1",
            "2001:db8:0:0:0:0:0:1:80",
            "20010db8000000000000000000000001",
            "2001[:]db8[:][:]1",
            "1.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.8.b.d.0.1.0.0.2.ip6.arpa",
            "2001:db8::0.0.0.1",
        ],
    ),
    (
        "192.0.2.0/24",
        &[
            "192.0.2.17",
            "192.0.2.0/24",
            "192.0.2/24",
            "192.0.2.x",
            "2.0.192.in-addr.arpa",
            "17.2.0.192.in-addr.arpa",
            "192.0.2.128/25",
            "::ffff:192.0.2.200",
            "0xc0000211",
            "192.0.2.0/255.255.255.0",
        ],
    ),
    (
        "2001:db8::/32",
        &["2001:db8:1::7", "8.b.d.0.1.0.0.2.ip6.arpa"],
    ),
    ("2001:DB8:0::1%eth1", &["2001:db8::1"]),
    ("::ffff:192.0.2.7", &["192.0.2.7", "192[.]0[.]2[.]7"]),
    ("192[.]0[.]2[.]8", &["192.0.2.8"]),
    ("8.2.0.192.in-addr.arpa", &["192.0.2.8"]),
    ("0xc0000208", &["192.0.2.8"]),
    ("MTkyLjAuMi44", &["192.0.2.8"]),
    ("192.0.2.0/255.255.255.128", &["192.0.2.127"]),
    (
        "00:1b:2c:3d:4e:5f",
        &[
            "00-1B-2C-3D-4E-5F",
            "001b.2c3d.4e5f",
            "001B2C3D4E5F",
            "mac 00 1b 2c 3d 4e 5f",
        ],
    ),
    (
        "bücher.example",
        &[
            "BÜCHER.example",
            "bu\u{308}cher.example",
            "xn--bcher-kva.example",
            "XN--BCHER-KVA.EXAMPLE.",
            "xn--bcher-kva[.]example",
            "b%C3%BCcher.example",
            "b%FCcher.example",
            "b&uuml;cher.example",
            "b=C3=BCcher.example",
            "YsO8Y2hlci5leGFtcGxl",
            "b\\xc3\\xbccher.example",
        ],
    ),
    (
        "xn--bcher-kva.example",
        &["bücher.example", "Bu\u{308}cher.Example"],
    ),
    (
        "Владимир",
        &[
            "ВЛАДИМИР",
            "EgQ7BDAENAQ4BDwEOARABA==",
            "BBIEOwQwBDQEOAQ8BDgEQA",
        ],
    ),
    (
        "田中太郎",
        &[
            "氏名：田中太郎。",
            "MHUtTipZzpA=",
            "dTBOLVkqkM4=",
            "55Sw5Lit5aSq6YOO",
            "30752d4e2a59ce90",
        ],
    ),
    ("Straße 12", &["STRASSE 12"]),
    ("Ὀδυσσεύς", &["ὈΔΥΣΣΕΎΣ"]),
    (
        "alice@example.org",
        &[
            "alice at example dot org",
            "alice[@]example.org",
            "alice(at)example[.]org",
        ],
    ),
    (
        "alice[at]example.org",
        &["Alice@Example.org", "YWxpY2VAZXhhbXBsZS5vcmc"],
    ),
    (
        "db1",
        &[
            "host db1 is",
            "DB1",
            "ZGIx",
            "64 62 31",
            "646231",
            "d\u{200D}b1",
            "(db1)",
            "ZABiADEA",
            "%64b1",
        ],
    ),
    ("jgs", &["amdz", "jgs.", "6a:67:73"]),
    (
        "+49 30 1234-56",
        &["+493012 3456", "0049 (30) 123456", "+49/30/123456"],
    ),
    ("1234567", &["no. 123 45 67", "1234-567"]),
    (
        "4f1d2a9b8c7e6f50",
        &[
            "4f1d-2a9b-8c7e-6f50",
            "4F1D2A9B 8C7E6F50",
            "NGYxZDJhOWI4YzdlNmY1MA==",
        ],
    ),
    (
        "Anna Maria Schmidt",
        &[
            "anna-maria schmidt",
            "ANNA  MARIA\nSCHMIDT",
            "Anna%20Maria%20Schmidt",
        ],
    ),
    (
        "http://example.net/a",
        &[
            "hxxp://example.net/a",
            "h**p://example[.]net/a",
            "http[:]//example[.]net/a",
            "hxxp[://]example.net/a",
        ],
    ),
    ("ZXhhbXBsZS5uZXQ=", &["example.net"]),
    ("%65xample.net", &["example.net", "ZXhhbXBsZS5uZXQ"]),
    ("6578616d706c652e6e6574", &["EXAMPLE.NET"]),
    ("example.net.", &["example.net/"]),
];

#[test]
fn spellings_are_found() {
    let mut missed = Vec::new();
    let mut rows = 0;
    for (value, texts) in SPELLINGS {
        let unsaid = Unsaid::new(["zzzzzzzzzz", value, "yyy"]);
        for text in *texts {
            rows += 1;
            if unsaid.named_in(text) != [1] {
                missed.push((value, text));
            }
        }
    }
    assert!(missed.is_empty(), "{} of {rows}: {missed:#?}", missed.len());
    assert!(rows >= 80);
}
