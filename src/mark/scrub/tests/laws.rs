//! What holds for every value, encoding and text.

use std::net::{Ipv4Addr, Ipv6Addr};

use proptest::prelude::*;

use super::super::views::Views;
use super::super::{Unsaid, indicators};
use super::encoders::{ENCODERS, Encoder, SPELLINGS};

fn host() -> impl Strategy<Value = String> {
    "[a-z][a-z0-9]{0,8}(-[a-z0-9]{1,5})?\\.[a-z][a-z0-9]{1,8}\\.(example|net|org|museum)"
}

fn token() -> impl Strategy<Value = String> {
    "[0-9a-f]{16}"
}

fn international() -> impl Strategy<Value = String> {
    "[a-zäöüßéñ]{2,6}[äöüéñ][a-zäöüéñ]{2,6}\\.[a-z]{3,6}\\.example"
}

fn value() -> impl Strategy<Value = String> {
    prop_oneof![
        host(),
        token(),
        international(),
        any::<u32>().prop_map(|bits| Ipv4Addr::from(bits).to_string()),
        "\\+[1-9][0-9]{1,2} [0-9]{2,4} [0-9]{4,6}",
        "[A-Z][a-z]{2,8} [A-Z][a-z]{4,9}",
    ]
}

fn strange_words(words: Vec<&'static str>) -> impl Strategy<Value = String> {
    prop::sample::select(words).prop_map(str::to_owned)
}

/// Ordinary words, and things that look like the start of an encoding.
fn prose() -> impl Strategy<Value = String> {
    let word = prop_oneof![
        8 => "[a-z]{1,9}",
        1 => "[A-Z][a-z]{2,8}[,.]?",
        1 => "[0-9]{1,4}",
        1 => strange_words(vec!["CVE-2024-1234", "50%", "&c.", "a=b", "C:\\dir", "09:30"]),
    ];
    prop::collection::vec(word, 0..20).prop_map(|words| words.join(" "))
}

fn encoder() -> impl Strategy<Value = (&'static str, Encoder)> {
    prop::sample::select(ENCODERS)
}

fn embedded(before: &str, disguised: &str, after: &str) -> String {
    format!("{before} \"{disguised}\" {after}")
}

/// Unoptimised, an encoding takes its time.
fn config() -> ProptestConfig {
    let given = ProptestConfig::default();
    let most = if cfg!(debug_assertions) { 48 } else { u32::MAX };
    ProptestConfig {
        cases: given.cases.min(most),
        failure_persistence: None,
        ..given
    }
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn spelled_and_encoded_once(
        value in value(), (spelling, spell) in prop::sample::select(SPELLINGS),
        (name, encode) in encoder(), before in prose(), after in prose(),
    ) {
        let unsaid = Unsaid::new([value.as_str()]);
        let spelled = embedded(&before, &spell(&value), &after);
        prop_assert_eq!(unsaid.named_in(&spelled), [0], "{}: {}", spelling, spelled);
        let text = embedded(&before, &encode(&spell(&value)), &after);
        prop_assert_eq!(unsaid.named_in(&text), [0], "{} of {}: {}", name, spelling, text);
    }

    #[test]
    fn encoded_twice(
        value in value(), (outer, around) in encoder(), (inner, encode) in encoder(),
        before in prose(), after in prose(),
    ) {
        let unsaid = Unsaid::new([value.as_str()]);
        let text = embedded(&before, &around(&encode(&value)), &after);
        prop_assert_eq!(unsaid.named_in(&text), [0], "{} of {}: {}", outer, inner, text);
    }

    #[test]
    fn encoded_with_what_stands_beside_it(
        value in value(), (name, encode) in encoder(), before in prose(), after in prose(),
    ) {
        let unsaid = Unsaid::new([value.as_str()]);
        let text = encode(&embedded(&before, &value, &after));
        prop_assert_eq!(unsaid.named_in(&text), [0], "{}: {}", name, text);
    }

    #[test]
    fn the_value_may_be_the_disguised_one(value in value(), (name, encode) in encoder()) {
        let disguised = encode(&value);
        let unsaid = Unsaid::new([disguised.as_str()]);
        let text = format!("see {value} there");
        prop_assert_eq!(unsaid.named_in(&text), [0], "{}: {}", name, disguised);
    }

    #[test]
    fn addresses_in_numbers(bits in any::<u32>(), text in prose()) {
        let address = Ipv4Addr::from(bits);
        let unsaid = Unsaid::new([address.to_string().as_str()]);
        let [a, b, c, d] = address.octets();
        let mut spellings = vec![
            format!("{a:03}.{b:03}.{c:03}.{d:03}"),
            format!("0{a:o}.0{b:o}.0{c:o}.0{d:o}"),
            format!("0x{a:x}.0x{b:X}.{c}.{d}"),
            format!("0x{bits:08x}"),
            format!("::ffff:{address}"),
            format!("[::FFFF:{:x}:{:x}]:80", bits >> 16, bits & 0xFFFF),
            format!("64:ff9b::{address}"),
            format!("{d}.{c}.{b}.{a}.in-addr.arpa"),
            format!("{address}:8080"),
        ];
        if bits >= 1 << 24 {
            spellings.push(format!("http://{bits}/"));
        }
        for spelling in spellings {
            let text = format!("{text} {spelling} {text}");
            prop_assert_eq!(unsaid.named_in(&text), [0], "{}", text);
        }
    }

    #[test]
    fn addresses_with_colons(bits in any::<u128>(), zeros in any::<u128>(), text in prose()) {
        let address = Ipv6Addr::from(bits & zeros & !(1_u128 << 127) | 1 << 120);
        let unsaid = Unsaid::new([address.to_string().as_str()]);
        let full: Vec<_> = address.segments().iter().map(|part| format!("{part:04X}")).collect();
        let nibbles: String = format!("{:032x}", address.to_bits())
            .chars()
            .rev()
            .flat_map(|digit| [digit, '.'])
            .collect();
        let spellings = [
            address.to_string(),
            full.join(":"),
            format!("[{}%en0]:443", full.join(":")),
            format!("{nibbles}ip6.arpa."),
            full.concat(),
        ];
        for spelling in spellings {
            let text = format!("{text} {spelling} {text}");
            prop_assert_eq!(unsaid.named_in(&text), [0], "{}", text);
        }
    }

    #[test]
    fn an_address_in_a_net(bits in any::<u32>(), inside in any::<u32>(), length in 8_u32..32) {
        let mask = u32::MAX << (32 - length);
        let net = format!("{}/{length}", Ipv4Addr::from(bits & mask));
        let unsaid = Unsaid::new([net.as_str()]);
        let member = Ipv4Addr::from((bits & mask) | (inside & !mask));
        let text = format!("at {member}.");
        prop_assert_eq!(unsaid.named_in(&text), [0]);
        let stranger = Ipv4Addr::from((bits ^ (1 << (32 - length)) & mask) | (inside & !mask));
        let text = format!("at {stranger}.");
        prop_assert!(unsaid.named_in(&text).is_empty());
    }

    #[test]
    fn strange_tokens_are_not_found(
        values in prop::collection::vec(token(), 1..30), other in token(),
        (name, encode) in encoder(), text in prose(),
    ) {
        prop_assume!(!values.contains(&other));
        let unsaid = Unsaid::new(values.iter().map(String::as_str));
        let text = embedded(&text, &encode(&other), &text);
        prop_assert!(unsaid.named_in(&text).is_empty(), "{}: {}", name, text);
    }

    #[test]
    fn each_value_by_its_index(values in prop::collection::vec(host(), 1..12), pick in any::<prop::sample::Index>()) {
        let unsaid = Unsaid::new(values.iter().map(String::as_str));
        let picked = pick.get(&values);
        let named = unsaid.named_in(&format!("x {picked} y"));
        prop_assert!(named.is_sorted_by(|a, b| a < b));
        for (index, value) in values.iter().enumerate() {
            prop_assert_eq!(named.contains(&index), picked.contains(value.as_str()));
        }
    }

    #[test]
    fn indicators_are_named_by_their_text(value in value(), before in prose(), after in prose()) {
        let text = format!("{before} {value} {after}");
        let found = indicators(&text);
        let unsaid = Unsaid::new(found.iter().map(String::as_str));
        prop_assert_eq!(unsaid.named_in(&text).len(), found.len(), "{:?}", found);
    }

    #[test]
    fn nothing_panics(text in any::<String>(), value in any::<String>(), bytes in any::<Vec<u8>>()) {
        let lossy = String::from_utf8_lossy(&bytes);
        let unsaid = Unsaid::new([value.as_str(), &lossy, "192.0.2.0/24", "+49 30 123456"]);
        unsaid.named_in(&text);
        unsaid.named_in(&lossy);
        indicators(&text);
        indicators(&lossy);
    }

    #[test]
    fn nothing_panics_near_an_encoding(
        text in "([0-9a-fx:.%&#;\\\\u{}=\\[\\]()/+ -]|xn--|\\.arpa|hxxp|0x|::|[^a]){0,60}",
        value in "[0-9a-fx:.%&#;\\\\u{}=\\[\\]()/+ -]{0,40}",
    ) {
        Unsaid::new([value.as_str()]).named_in(&text);
        indicators(&text);
        let mut views = Views::of(&text);
        while let Some(view) = views.next() {
            views.expand(&view);
        }
        prop_assert!(!views.exhausted);
    }
}
