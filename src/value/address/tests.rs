use proptest::prelude::*;

use super::*;

fn read_as(category: &AddressCategory, text: &str) -> AddressView {
    AddressView::parse(Some(category), text)
}

fn v6(text: &str) -> AddressView {
    AddressView::Ipv6 {
        address: text.parse().unwrap(),
        zone: None,
    }
}

#[test]
fn r074_hosts() {
    let host = AddressView::Ipv4(Ipv4Addr::new(192, 0, 2, 1));
    assert_eq!(read_as(&AddressCategory::Ipv4Addr, " 192.0.2.1\n"), host);
    assert_eq!(read_as(&AddressCategory::Ipv4Unstated, "192.0.2.1"), host);
    assert_eq!(AddressView::guess("192.0.2.1"), host);
    assert_eq!(AddressView::parse(None, "192.0.2.1"), host);
    assert_eq!(
        read_as(&AddressCategory::Ipv6Addr, "2001:DB8::1"),
        v6("2001:db8::1")
    );
    let link_local = AddressView::Ipv6 {
        address: "fe80::1".parse().unwrap(),
        zone: Some("eth0".into()),
    };
    assert_eq!(AddressView::guess("fe80::1%eth0"), link_local);
    assert_eq!(link_local.canonical_ip(), Some("fe80::1".parse().unwrap()));
}

#[test]
fn r074_mapped_addresses_stay_ipv6_until_asked() {
    let mapped = AddressView::guess("::ffff:192.0.2.1");
    assert_eq!(mapped, v6("::ffff:c000:201"));
    assert_eq!(
        mapped.canonical_ip(),
        Some(Ipv4Addr::new(192, 0, 2, 1).into())
    );
    // Compatible, not mapped.
    assert!(
        AddressView::guess("::192.0.2.1")
            .canonical_ip()
            .unwrap()
            .is_ipv6()
    );
    assert_eq!(AddressView::guess("192.0.2.0/24").canonical_ip(), None);
}

#[test]
fn r074_what_is_not_clearly_of_its_category_is_opaque() {
    for text in [
        "192.0.2.010",
        "192.0.02.1",
        "0300.0.2.1",
        "0xC0.0.2.1",
        "192.0.2",
        "3221225985",
        "192.0.2.256",
        "192.0.2.1/24",
        "192.0.2.1 192.0.2.2",
        "",
        "١٩٢.0.2.1",
        "::1",
        "192.0.2.x",
    ] {
        assert_eq!(
            read_as(&AddressCategory::Ipv4Addr, text),
            AddressView::Opaque,
            "{text}"
        );
    }
    for text in [
        "192.0.2.1",
        "fe80::1%",
        "fe80::1%a b",
        "fe80::1%a%b",
        "[::1]",
        "1:2:3:4:5:6:7",
        "::ffff:192.0.2.01",
        ":::",
        "2001:db8::/32",
    ] {
        assert_eq!(
            read_as(&AddressCategory::Ipv6Addr, text),
            AddressView::Opaque,
            "{text}"
        );
    }
    for category in [
        AddressCategory::Ext("asn".into()),
        AddressCategory::Other("asn".into()),
    ] {
        assert_eq!(read_as(&category, "64496"), AddressView::Opaque);
    }
}

#[test]
fn r075_networks() {
    let net = |prefix| AddressView::Ipv4Net {
        address: Ipv4Addr::new(192, 0, 2, 16),
        prefix,
    };
    for category in [AddressCategory::Ipv4Net, AddressCategory::Ipv4NetMask] {
        assert_eq!(read_as(&category, "192.0.2.16/28"), net(28));
        assert_eq!(read_as(&category, "192.0.2.16/255.255.255.240"), net(28));
        assert_eq!(read_as(&category, "192.0.2.16/0.0.0.0"), net(0));
        assert_eq!(read_as(&category, "192.0.2.16/255.255.255.255"), net(32));
        for length in [
            "",
            "33",
            "08",
            "+8",
            "-1",
            "255.0.255.0",
            "0.0.0.255",
            "x",
            "256",
        ] {
            let text = format!("192.0.2.16/{length}");
            assert_eq!(read_as(&category, &text), AddressView::Opaque, "{text}");
        }
    }
    let net = AddressView::Ipv6Net {
        address: "2001:db8::".parse().unwrap(),
        prefix: 32,
    };
    assert_eq!(read_as(&AddressCategory::Ipv6Net, "2001:db8::/32"), net);
    assert_eq!(
        read_as(&AddressCategory::Ipv6NetMask, "2001:db8::/ffff:ffff::"),
        net
    );
    assert_eq!(AddressView::guess("2001:db8::/32"), net);
    for text in [
        "2001:db8::/129",
        "2001:db8::/f0ff::",
        "fe80::1%a/64",
        "2001:db8::",
    ] {
        assert_eq!(
            read_as(&AddressCategory::Ipv6Net, text),
            AddressView::Opaque,
            "{text}"
        );
    }
}

#[test]
fn r075_masked() {
    let masked = |octets, prefix| AddressView::Ipv4Masked { octets, prefix };
    let shown = |text| read_as(&AddressCategory::Ipv4NetMasked, text);
    assert_eq!(
        shown("192.0.2.x/24"),
        masked([Some(192), Some(0), Some(2), None], Some(24))
    );
    assert_eq!(
        shown("192.x5.xx.X/xx"),
        masked([Some(192), None, None, None], None)
    );
    assert_eq!(shown("xxx.xxx.xxx.25x"), masked([None; 4], None));
    assert_eq!(
        shown("192.0.2.1/2x"),
        masked([Some(192), Some(0), Some(2), Some(1)], None)
    );
    for text in [
        "192.0.2.26x",
        "192.0.2.xxxx",
        "192.0.2.0x",
        "192.0.x/24",
        "192.0.2.x/4x",
        "x",
    ] {
        assert_eq!(shown(text), AddressView::Opaque, "{text}");
    }
    assert!(matches!(shown("192.0.2.0/24"), AddressView::Ipv4Net { .. }));
    assert_eq!(
        AddressView::guess("192.0.2.xxx"),
        masked([Some(192), Some(0), Some(2), None], None)
    );

    let groups = [
        Some(0x2001),
        Some(0xdb8),
        None,
        Some(0),
        Some(0),
        Some(0),
        Some(0),
        Some(1),
    ];
    let text = "2001:db8:xx4x::1/48";
    let expected = AddressView::Ipv6Masked {
        groups,
        prefix: Some(48),
    };
    assert_eq!(read_as(&AddressCategory::Ipv6NetMasked, text), expected);
    assert_eq!(AddressView::guess(text), expected);
    assert_eq!(
        read_as(&AddressCategory::Ipv6NetMasked, "xxxxx::"),
        AddressView::Opaque
    );
}

#[test]
fn r075_hardware_addresses() {
    let mac = AddressView::Mac([0, 0, 0x5e, 0, 0x53, 0xaf]);
    for text in [
        "00:00:5e:00:53:af",
        "00-00-5E-00-53-AF",
        "00.00.5e.00.53.af",
        "0000.5e00.53af",
    ] {
        assert_eq!(read_as(&AddressCategory::Mac, text), mac, "{text}");
    }
    assert_eq!(AddressView::guess("00:00:5e:00:53:af"), mac);
    let eui = AddressView::Eui64([2, 0, 0x5e, 0x10, 0, 0, 0, 1]);
    for text in [
        "02-00-5e-10-00-00-00-01",
        "02:00:5e:10:00:00:00:01",
        "0200.5e10.0000.0001",
    ] {
        assert_eq!(read_as(&AddressCategory::Mac, text), eui, "{text}");
    }
    for text in [
        "00:00:5e:00:53",
        "00:00:5e-00:53:af",
        "0:0:5e:0:53:af",
        "00:00:5e:00:53:+f",
        "0000:5e00:53af",
    ] {
        assert_eq!(
            read_as(&AddressCategory::Mac, text),
            AddressView::Opaque,
            "{text}"
        );
    }
    // It may as well be IPv6, and the last a name.
    assert_eq!(
        AddressView::guess("02:00:5e:10:00:00:00:01"),
        AddressView::Opaque
    );
    assert_eq!(AddressView::guess("aabb.ccdd.eeff"), AddressView::Opaque);
}

#[test]
fn r075_other_layers() {
    for text in ["AS64496", "as64496", "64496"] {
        assert_eq!(
            read_as(&AddressCategory::Asn, text),
            AddressView::Asn(64496)
        );
    }
    for text in ["AS", "ASx", "4294967296", "+1", "ASAS1", "AS+1", ""] {
        assert_eq!(
            read_as(&AddressCategory::Asn, text),
            AddressView::Opaque,
            "{text}"
        );
    }
    let nsap = "39.840f.8000.0000.0000.1122.3344.5566.7788.99aa.00";
    assert_eq!(read_as(&AddressCategory::Atm, nsap), AddressView::Atm);
    assert_eq!(
        read_as(&AddressCategory::Atm, "+1 408 555 1234"),
        AddressView::Atm
    );
    assert_eq!(
        read_as(&AddressCategory::Atm, "switch 7"),
        AddressView::Opaque
    );

    for text in [
        "csirt@example.com",
        "a.b+c@[192.0.2.1]",
        "a@[IPv6:2001:db8::1]",
        "jürg@bücher.example",
    ] {
        assert_eq!(
            read_as(&AddressCategory::EMail, text),
            AddressView::Email,
            "{text}"
        );
        assert_eq!(AddressView::guess(text), AddressView::Email, "{text}");
    }
    for text in [
        "csirt",
        "@example.com",
        "a@",
        "a b@example.com",
        "a@b@example.com",
        "mailto:a@example.com",
    ] {
        assert_eq!(
            read_as(&AddressCategory::EMail, text),
            AddressView::Opaque,
            "{text}"
        );
    }
    assert_eq!(
        read_as(&AddressCategory::SiteUri, "urn:example:a"),
        AddressView::Uri
    );
    assert_eq!(
        AddressView::guess("http://user@example.com:8080/x?y"),
        AddressView::Uri
    );
    for text in ["example.com/x", "http:", "1http://a", "http://a b"] {
        assert_eq!(
            read_as(&AddressCategory::SiteUri, text),
            AddressView::Opaque,
            "{text}"
        );
    }
}

#[test]
fn r074_names() {
    for text in [
        "www.example.com",
        "example.com.",
        "xn--bcher-kva.example",
        "bücher.example",
        "_dns.例え.jp",
        "3.example",
    ] {
        assert_eq!(
            read_as(&AddressCategory::DomainName, text),
            AddressView::Name,
            "{text}"
        );
        assert_eq!(AddressView::guess(text), AddressView::Name, "{text}");
    }
    assert_eq!(
        read_as(&AddressCategory::DomainName, "localhost"),
        AddressView::Name
    );
    let long = "a".repeat(64) + ".example";
    for text in [
        "localhost",
        "localhost.",
        "a..b",
        "-a.example",
        "a-.example",
        "192.0.2.010",
        "1.2.3",
        "a b.example",
        "n/a",
        "",
        ".",
        &long,
    ] {
        assert_eq!(AddressView::guess(text), AddressView::Opaque, "{text}");
    }
}

proptest! {
    #[test]
    fn hosts_come_back(v4: u32, six: u128) {
        let (v4, six) = (Ipv4Addr::from(v4), Ipv6Addr::from(six));
        prop_assert_eq!(AddressView::guess(&v4.to_string()), AddressView::Ipv4(v4));
        prop_assert_eq!(AddressView::guess(&six.to_string()).canonical_ip(), Some(six.to_canonical()));
    }

    #[test]
    fn masks_are_prefixes(address: u32, prefix in 0_u8..=32) {
        let mask = Ipv4Addr::from(u32::MAX.checked_shl(32 - u32::from(prefix)).unwrap_or(0));
        let address = Ipv4Addr::from(address);
        let expected = AddressView::Ipv4Net { address, prefix };
        for text in [format!("{address}/{mask}"), format!("{address}/{prefix}")] {
            prop_assert_eq!(&AddressView::guess(&text), &expected);
        }
    }

    #[test]
    fn any_text_has_a_view(text in "\\PC{0,24}|[-0-9a-fxAS.:/%@+é]{0,24}") {
        let guessed = AddressView::guess(&text);
        prop_assert_eq!(AddressView::guess(&format!("\t{text} ")), guessed);
        for category in AddressCategory::REGISTERED {
            let _ = AddressView::parse(Some(category), &text);
        }
    }
}
