//! The work stays in proportion to the text.

use super::super::Unsaid;
use super::super::views::Views;
use super::encoders::ENCODERS;

/// Views, their bytes, and whether the bound was met.
fn work(text: &str) -> (usize, usize, bool) {
    let mut views = Views::of(text);
    let (mut count, mut bytes) = (0, 0);
    while let Some(view) = views.next() {
        count += 1;
        bytes += view.folded.len();
        views.expand(&view);
    }
    (count, bytes, views.exhausted)
}

/// Texts made to be decoded in as many ways as possible.
fn hostile(size: usize) -> Vec<String> {
    let units = [
        "a",
        "A",
        "4",
        "41",
        "%25",
        "%2525%",
        "&amp;",
        "&#38;",
        "\\\\",
        "\\x5c",
        "=3D",
        "=\n",
        "[",
        "[.]",
        "(dot)",
        " dot ",
        "xn--",
        "xn--a-",
        "::",
        "a:",
        "1.",
        "1.2.3.4 ",
        "0x",
        "0x41 ",
        "QUFB",
        "QUFB=",
        "41 41\n",
        "\u{FDFA}",
        "\u{301}",
        "ß",
        "\u{200B}",
        "田",
        "%41&#65;\\x41=41QUFB41 ",
        "%25&amp;\\\\=3D",
        "1.ip6.arpa",
        ".in-addr.arpa",
        "hxxp://",
        "a.b@c.",
        "aAbB1",
        "~",
        "AAAAAAAA",
        "0A",
    ];
    units
        .iter()
        .map(|unit| unit.repeat(size / unit.len()))
        .collect()
}

#[test]
fn hostile_texts_stay_within_the_bound() {
    for text in hostile(5_000) {
        let (_, bytes, _) = work(&text);
        let sample: String = text.chars().take(12).collect();
        assert!(bytes <= 64 * text.len() + 256 * 1024, "{bytes} of {sample}");
    }
}

#[test]
fn work_is_linear() {
    for (small, large) in hostile(10_000).iter().zip(hostile(20_000)) {
        let sample: String = small.chars().take(12).collect();
        let (views, bytes, _) = work(small);
        let (more_views, more_bytes, _) = work(&large);
        assert!(
            more_views <= views + 8,
            "{sample}: {views} and {more_views} views"
        );
        assert!(
            more_bytes <= bytes * 5 / 2 + 100_000,
            "{sample}: {bytes} and {more_bytes}"
        );
    }
}

#[test]
fn ordinary_texts_need_few_views() {
    let prose =
        "On Monday the scanner on the second floor reported a login from outside. ".repeat(10);
    let (views, bytes, exhausted) = work(&prose);
    assert!(
        !exhausted && views <= 2 && bytes < prose.len() * 3 / 2,
        "{views} views, {bytes} bytes"
    );
    for (name, encode) in ENCODERS {
        let (_, bytes, exhausted) = work(&encode(&prose));
        assert!(!exhausted, "{name}: {bytes}");
    }
}

#[test]
fn what_cannot_be_judged_names_everything() {
    let layers = format!("{}%25252541 ", "\u{FDFA}".repeat(10)).repeat(2_000);
    let (_, _, exhausted) = work(&layers);
    assert!(exhausted);
    let unsaid = Unsaid::new(["gamma.example.net", "no", "delta.example.net"]);
    assert_eq!(unsaid.named_in(&layers), [0, 2]);
}

#[test]
fn values_inside_each_other_are_all_found() {
    let values: Vec<_> = (8..60).map(|length| "a".repeat(length)).collect();
    let unsaid = Unsaid::new(values.iter().map(String::as_str));
    let named = unsaid.named_in(&"a".repeat(5_000));
    assert_eq!(named, (0..values.len()).collect::<Vec<_>>());
    let named = unsaid.named_in(&format!("{} {}", "a".repeat(20), "b".repeat(50)));
    assert_eq!(named, (0..=12).collect::<Vec<_>>());
}

#[test]
fn no_values_no_work() {
    for values in [&[][..], &["", "a", "--"]] {
        let unsaid = Unsaid::new(values.iter().copied());
        assert!(unsaid.is_empty());
        assert!(unsaid.named_in("a -- b").is_empty());
    }
}
