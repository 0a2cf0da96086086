//! What belongs to a constituency (RFC 2350, section 3.3.2).

use iodef::{Address, AddressCategory, Constituency};

use crate::university;

#[test]
fn t16_addresses_and_names_belong_to_a_constituency_or_not() {
    let table = [
        ("192.0.2.0", Some(true)),
        ("192.0.2.255", Some(true)),
        ("192.0.3.0", Some(false)),
        ("191.255.255.255", Some(false)),
        ("::ffff:192.0.2.7", Some(true)),
        ("::ffff:192.0.2.128/121", Some(true)),
        ("::192.0.2.7", Some(false)),
        ("2001:db8:c0de:ffff::1", Some(true)),
        ("2001:db8:c0df::1", Some(false)),
        ("2001:db8:c0de::1%eth0", Some(true)),
        ("192.0.2.64/26", Some(true)),
        ("192.0.2.64/255.255.255.192", Some(true)),
        ("192.0.0.0/16", None),
        ("0.0.0.0/0", None),
        ("198.51.0.0/16", Some(false)),
        ("2001:db8::/32", None),
        ("::/0", None),
        ("192.0.2.x", Some(true)),
        ("192.0.x.x", None),
        ("192.x.2.1", None),
        ("198.51.100.x/24", Some(false)),
        ("2001:db8:c0de:x:x:x:x:x", Some(true)),
        ("xyz-univ.example", Some(true)),
        ("a.b.XYZ-UNIV.Example.", Some(true)),
        ("notxyz-univ.example", Some(false)),
        ("xyz-univ.example.com", Some(false)),
        ("example.com", Some(false)),
        ("zoe@cs.xyz-univ.example", Some(true)),
        ("zoe@example.com", Some(false)),
        ("xyz-univ.example@example.com", Some(false)),
        ("zoe@[192.0.2.1]", Some(true)),
        ("zoe@[IPv6:2001:db8:c0de::1]", Some(true)),
        (
            "https://www.xyz-univ.example:8443/x@example.com",
            Some(true),
        ),
        ("https://xyz-univ.example@example.com/", Some(false)),
        ("http://192.0.2.1/", Some(true)),
        ("http://[2001:db8:c0de::1]:80/", Some(true)),
        ("http://[2001:db8:c0de::1", None),
        ("AS64496", None),
        ("00:00:5e:00:53:01", None),
        ("192.0.2.010", None),
        ("", None),
        ("somewhere", None),
    ];
    for (text, expected) in table {
        assert_eq!(university().contains(text), expected, "{text}");
    }
}

#[test]
fn of_what_is_not_listed_nothing_is_known() {
    let nothing = Constituency::new();
    for text in ["192.0.2.1", "2001:db8::1", "example.com", "AS64496"] {
        assert_eq!(nothing.contains(text), None, "{text}");
    }
    let names = Constituency::new().with_domain("xyz-univ.example").unwrap();
    assert_eq!(names.contains("192.0.2.1"), None);
    let systems = Constituency::new().with_asn(64496);
    assert_eq!(systems.contains("AS64496"), Some(true));
    assert_eq!(systems.contains("as64497"), Some(false));
}

#[test]
fn a_category_says_what_an_address_is() {
    let at = |category, text: &str| university().contains_address(&Address::new(category, text));
    assert_eq!(at(AddressCategory::DomainName, "localhost"), Some(false));
    assert_eq!(at(AddressCategory::Ipv4Addr, "192.0.2.1"), Some(true));
    assert_eq!(at(AddressCategory::Ipv6Addr, "192.0.2.1"), None);
    let other = AddressCategory::Ext("unknown".into());
    assert_eq!(at(other, "192.0.2.1"), Some(true));
    let mut unsaid = Address::new(AddressCategory::Ipv4Addr, "192.0.2.1");
    unsaid.category = None;
    assert_eq!(university().contains_address(&unsaid), Some(true));
}

#[test]
fn names_are_compared_as_a_labels() {
    let unicode = Constituency::new().with_domain("bücher.example").unwrap();
    assert_eq!(unicode.contains("www.xn--bcher-kva.example"), Some(true));
    let ascii = Constituency::new()
        .with_domain("XN--BCHER-KVA.example.")
        .unwrap();
    assert_eq!(ascii.contains("www.BÜCHER.example"), Some(true));
}

#[test]
fn bits_behind_a_prefix_do_not_count() {
    let sloppy = Constituency::new().with_network("192.0.2.99/24").unwrap();
    assert_eq!(sloppy.contains("192.0.2.1"), Some(true));
    let host = Constituency::new().with_network("192.0.2.99").unwrap();
    assert_eq!(host.contains("192.0.2.99"), Some(true));
    assert_eq!(host.contains("192.0.2.98"), Some(false));
    let all = Constituency::new().with_network("0.0.0.0/0").unwrap();
    assert_eq!(all.contains("255.255.255.255"), Some(true));
    assert_eq!(all.contains("::1"), Some(false));
}

#[test]
fn what_is_no_network_or_domain_is_refused() {
    for network in ["192.0.2.0/33", "192.0.2", "xyz-univ.example", "", "AS64496"] {
        assert!(
            Constituency::new().with_network(network).is_err(),
            "{network}"
        );
    }
    for domain in ["192.0.2.1", "", "-a.example", "a..example", "a b.example"] {
        assert!(Constituency::new().with_domain(domain).is_err(), "{domain}");
    }
}
