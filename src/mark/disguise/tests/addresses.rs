use std::collections::HashSet;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

use proptest::prelude::*;

use super::{disguise, preserving};
use crate::mark::disguise::addresses::cipher;
use crate::value::{AddressCategory, AddressView};

fn ip(text: &str) -> IpAddr {
    text.parse().unwrap()
}

#[test]
fn spellings_of_one_address_have_one_pseudonym() {
    const ALIKE: [(&str, &[&str]); 8] = [
        (
            "ipv4-addr",
            &["192.0.2.1", " 192.0.2.1 ", "192[.]0[.]2[.]1", "192.0.2(.)1"],
        ),
        (
            "ipv6-addr",
            &[
                "2001:db8::1",
                "2001:DB8:0:0:0:0:0:1",
                "2001:db8::0.0.0.1",
                "2001:db8::1%eth0",
            ],
        ),
        ("ipv6-addr", &["::ffff:192.0.2.1", "::FFFF:c000:201"]),
        (
            "ipv4-net",
            &["192.0.2.0/24", "192.0.2.77/24", "192.0.2.0/255.255.255.0"],
        ),
        (
            "ipv6-net",
            &["2001:db8::/32", "2001:db8::1/32", "2001:db8::/ffff:ffff::"],
        ),
        (
            "mac",
            &["00:00:5e:00:53:01", "00-00-5E-00-53-01", "0000.5e00.5301"],
        ),
        ("asn", &["AS64496", "as64496", "64496"]),
        (
            "site-uri",
            &["hxxps://www[.]example[.]com", "https://WWW.example.com./"],
        ),
    ];
    for (category, texts) in ALIKE {
        let category = crate::value::OpenEnum::from_token(category);
        let pseudonyms = texts
            .iter()
            .map(|text| disguise().address(Some(&category), text));
        let pseudonyms: HashSet<_> = pseudonyms.collect();
        assert_eq!(pseudonyms.len(), 1, "{texts:?}: {pseudonyms:?}");
    }
    let mapped = disguise().ip(ip("::ffff:192.0.2.1")).to_canonical();
    assert_eq!(mapped, disguise().ip(ip("192.0.2.1")));
    let network = disguise().network(ip("::ffff:192.0.2.0"), 120);
    assert_eq!(
        network.to_canonical(),
        disguise().network(ip("192.0.2.0"), 24)
    );
}

/// A pseudonym is of its category, and nobody's address.
#[test]
fn pseudonyms_are_addresses_of_their_category() {
    const SAMPLES: [(&str, &str, &str); 12] = [
        ("asn", "AS64496", "AS42"),
        ("atm", "39840f80113ebb00000000000000000000000000", "490000"),
        ("e-mail", "alice@example.com", "u-"),
        ("mac", "00:00:5e:00:53:01", ""),
        ("mac", "00:00:5e:00:53:01:02:03", ""),
        ("ipv4-net", "203.0.113.0/24", "2"),
        ("ipv4-net-mask", "203.0.113.0/255.255.255.0", "2"),
        ("ipv4-net-masked", "203.0.x.x/16", "2"),
        ("ipv6-net", "2001:db8:1::/48", "3fff:"),
        ("ipv6-net-mask", "2001:db8:1::/ffff:ffff:ffff::", "3fff:"),
        ("ipv6-net-masked", "2001:db8:x:x:x:x:x:x/32", "3fff:"),
        ("domain-name", "www.example.com", "h-"),
    ];
    for (token, text, start) in SAMPLES {
        let category: AddressCategory = crate::value::OpenEnum::from_token(token);
        let pseudonym = disguise().address(Some(&category), text);
        assert!(pseudonym.starts_with(start), "{pseudonym}");
        let [before, after] = [text, &pseudonym].map(|t| AddressView::parse(Some(&category), t));
        assert_ne!(after, AddressView::Opaque, "{pseudonym}");
        let kind = |view: &AddressView| {
            format!("{view:?}")
                .split(['(', ' '])
                .next()
                .unwrap()
                .to_owned()
        };
        assert_eq!(kind(&after), kind(&before), "{pseudonym}");
    }
    let [first, ..] = disguise().mac([0, 0, 0x5e, 0, 0x53, 1]);
    assert_eq!(first & 3, 2, "locally administered, and of one host");
}

#[test]
fn networks_keep_their_length() {
    for length in 0..=32 {
        let network = disguise().network(ip("203.0.113.77"), length);
        let IpAddr::V4(network) = network else {
            panic!("{network}");
        };
        let host = u32::MAX.checked_shr(u32::from(length)).unwrap_or(0);
        assert_eq!(u32::from(network) & host, 0, "{network}/{length}");
        assert!(length < 4 || network.octets()[0] >= 240);
    }
    for length in 0..=128 {
        let network = disguise().network(ip("2001:db8:1234:5678:9abc:def0:1234:5678"), length);
        let IpAddr::V6(network) = network else {
            panic!("{network}");
        };
        let host = u128::MAX.checked_shr(u32::from(length)).unwrap_or(0);
        assert_eq!(u128::from(network) & host, 0, "{network}/{length}");
    }
    let host = disguise().network(ip("192.0.2.1"), 32);
    assert_eq!(host, disguise().ip(ip("192.0.2.1")));
}

/// 100,000 addresses of IPv4 in 2^28 − 1: some 19 pairs are expected. Those of IPv6
/// all differ.
#[test]
fn few_addresses_share_a_pseudonym() {
    let disguise = disguise();
    let hosts = 0..100_000_u32;
    let pseudonyms: HashSet<IpAddr> = hosts
        .clone()
        .map(|host| disguise.ip(Ipv4Addr::from(0x0A00_0000 + host).into()))
        .collect();
    let shared = hosts.len() - pseudonyms.len();
    println!("{shared} of 100,000 IPv4 addresses share a pseudonym");
    assert!((4..45).contains(&shared), "{shared}");
    let mut high = [0; 16];
    for pseudonym in &pseudonyms {
        let IpAddr::V4(pseudonym) = pseudonym else {
            panic!("{pseudonym}");
        };
        let [first, ..] = pseudonym.octets();
        high[usize::from(first - 240)] += 1;
        assert_ne!(*pseudonym, Ipv4Addr::BROADCAST);
    }
    assert!(
        high.iter().all(|count| (5_900..6_600).contains(count)),
        "{high:?}"
    );

    let hosts = 0..20_000_u32;
    let pseudonyms: HashSet<IpAddr> = hosts
        .clone()
        .map(|host| disguise.ip(Ipv6Addr::from(u128::from(host)).into()))
        .collect();
    assert_eq!(pseudonyms.len(), hosts.len());
    let numbers: HashSet<u32> = hosts.clone().map(|number| disguise.asn(number)).collect();
    let mut all = numbers.iter();
    assert!(all.all(|number| (4_200_000_000..=4_294_967_294).contains(number)));
    let shared = hosts.len() - numbers.len();
    println!("{shared} of 20,000 numbers of autonomous systems share a pseudonym");
    assert!(shared < 15, "{shared}");
}

/// The examples of draft-denis-ipcrypt for `ipcrypt-pfx`, as published.
#[test]
fn prefixes_are_kept_by_ipcrypt_pfx() {
    let key = data_encoding::HEXLOWER
        .decode(b"0123456789abcdeffedcba98765432101032547698badcfeefcdab8967452301")
        .unwrap();
    let cipher = cipher(key.try_into().unwrap());
    for (address, encrypted) in [
        ("192.0.2.1", "100.115.72.131"),
        ("2001:db8::1", "c180:5dd4:2587:3524:30ab:fa65:6ab6:f88"),
    ] {
        assert_eq!(cipher.encrypt_ipaddr(ip(address)), ip(encrypted));
    }
    // What the cipher refuses is not handed to it.
    assert!(
        super::super::addresses::cipher([1; 32])
            .encrypt_ipaddr(ip("192.0.2.1"))
            .is_ipv4()
    );
}

/// Where prefixes are kept, most pseudonyms are addresses that somebody may have.
#[test]
fn most_that_keep_prefixes_could_be_real() {
    let disguise = preserving();
    let real = (0..20_000_u32).filter(|number| {
        // A number that hits each address once.
        let address = Ipv4Addr::from(number.wrapping_mul(0x9E37_79B1));
        let IpAddr::V4(pseudonym) = disguise.ip(address.into()) else {
            panic!("{address}");
        };
        let [first, ..] = pseudonym.octets();
        !(first == 0 || first >= 224 || first == 127 || pseudonym.is_private())
    });
    let share = real.count() / 200;
    println!("{share} of 100 pseudonyms that keep prefixes could be real");
    assert!((80..92).contains(&share), "{share}");
}

fn shared(first: IpAddr, second: IpAddr) -> u32 {
    match (first, second) {
        (IpAddr::V4(a), IpAddr::V4(b)) => (u32::from(a) ^ u32::from(b)).leading_zeros(),
        (IpAddr::V6(a), IpAddr::V6(b)) => (u128::from(a) ^ u128::from(b)).leading_zeros(),
        _ => panic!("{first} {second}"),
    }
}

proptest! {
    #[test]
    fn shared_prefixes_stay_as_long(a in any::<u32>(), bit in 0..32_u32, rest in any::<u32>()) {
        let disguise = preserving();
        let differing = rest >> bit & (u32::MAX >> bit >> 1) ^ (1_u32 << (31 - bit));
        let [a, b] = [a, a ^ differing].map(|a| IpAddr::from(Ipv4Addr::from(a)));
        prop_assert_eq!(shared(disguise.ip(a), disguise.ip(b)), shared(a, b));
    }

    #[test]
    fn shared_prefixes_of_ipv6_stay_as_long(a in any::<u128>(), bit in 0..128_u32) {
        let disguise = preserving();
        let a = a | 1 << 127;
        let [a, b] = [a, a ^ 1 << (127 - bit)].map(|a| IpAddr::from(Ipv6Addr::from(a)));
        prop_assume!(bit > 0);
        prop_assert_eq!(shared(disguise.ip(a), disguise.ip(b)), bit);
    }

    #[test]
    fn an_address_stays_in_its_network(a in any::<u32>(), length in 0..=32_u8) {
        let disguise = preserving();
        let address = IpAddr::from(Ipv4Addr::from(a));
        let network = disguise.network(address, length);
        prop_assert!(shared(disguise.ip(address), network) >= u32::from(length));
    }
}
