use std::time::{Duration, Instant};

use crate::mail::tests::{letter, plain};
use crate::mail::{Limits, Received};

/// What a plain message says within limits.
fn within(message: &[u8], limits: &Limits) -> Result<(), String> {
    match Received::parse_within(message, limits) {
        Ok(Received::Plain(plain)) => plain.into_untrusted_content_i_accept_the_risk().map(drop),
        other => other.map(drop),
    }
    .map_err(|rejection| rejection.to_string())
}

#[test]
fn limits_hold() {
    let message = letter().to_plain().unwrap();
    let all = Limits::default();
    assert_eq!(within(&message, &all), Ok(()));
    for (limits, why) in [
        (all.clone().with_message_bytes(100), "more than 100 bytes"),
        (all.clone().with_parts(3), "too many parts"),
        (all.clone().with_depth(0), "inside one another"),
        (all.clone().with_header_bytes(500), "bytes of header fields"),
        (all.with_field_bytes(20), "header field"),
    ] {
        assert!(
            within(&message, &limits).unwrap_err().contains(why),
            "{why}"
        );
    }
}

#[test]
fn hostile_messages_take_no_time() {
    let level = |level: usize| {
        format!("Content-Type: multipart/mixed; boundary=b{level}x\r\n\r\n--b{level}x\r\n")
    };
    let nested: Vec<_> = (0..2000).map(level).collect();
    let many = format!(
        "Content-Type: multipart/mixed; boundary=b\r\n\r\n{}--b--",
        "--b\r\n\r\nx\r\n".repeat(200_000)
    );
    let continued: Vec<_> = (0..1200).map(|n| format!(";\r\n x*{n}=yyyy")).collect();
    let continued = continued.concat();
    let nasty = |field: &str, piece: &str, count: usize, parts: usize| {
        let part = format!("--b\r\n{field}{}\r\n\r\n\r\n", piece.repeat(count));
        let parts = part.repeat(parts);
        format!("Content-Type: multipart/mixed; boundary=b\r\n\r\n{parts}--b--\r\n")
    };
    let hostile = [
        nasty("Content-Type: a/b", ";\r\n x*1=\"=?utf-8?Q?", 700, 33),
        nasty("Content-Disposition: a", "; x=\"(=?utf-8?B?", 900, 33),
        nasty("Content-Type: a/b; x*=utf-8", "'%4", 5000, 33),
        nasty("Content-Type: ", "(\\", 8000, 33),
        nasty("Content-Description: ", "=?utf-8?Q?", 1600, 33),
        nasty("Subject: ", "=?utf-8?Q?=", 1400, 33),
        nasty("Content-ID: ", "<", 16000, 33),
        nasty("Date: ", "1 ", 8000, 33),
        nasty("Content-Type: a/b", "; x=y", 3200, 33),
        nested.concat(),
        many,
        format!("Content-Type: multipart/mixed{continued}\r\n\r\n"),
        format!("Subject: {}\r\n\r\n", "=?utf-8?Q?a".repeat(1400)),
        format!("To: {}\r\n\r\n", "\"(<=?utf-8?B?".repeat(1200)),
        format!("To: {}\r\n\r\n", "(".repeat(16_000)),
        format!(
            "X: y\r\n{}\r\n",
            "To: a <b@example.com>,\r\n".repeat(20_000)
        ),
        format!("X: y\r\n\r\n{}", "\r\n".repeat(1_000_000)),
        format!(
            "Content-Type: multipart/mixed; boundary=b\r\n\r\n{}",
            "-".repeat(1 << 20)
        ),
    ];
    for (at, message) in hostile.iter().enumerate() {
        let start = Instant::now();
        let _ = within(message.as_bytes(), &Limits::default());
        let took = start.elapsed();
        assert!(took < Duration::from_secs(1), "{at}: {took:?}");
    }
    assert!(plain(b"Subject: x\r\n\r\n").is_ok());
}
