//! Archives that are made to be understood in several ways, or to do harm:
//! each is refused for the reason that it is made for.

use super::raw::{Raw, Tail, zip};
use super::{Toy, document, sha256, small_zip, why};
use crate::seal::Sign as _;

/// The members of a sound bundle of these files.
pub(super) fn sound(files: &[(&str, &[u8])]) -> Vec<Raw> {
    let document = document(&[]);
    let mut all: Vec<_> = files.to_vec();
    all.push(("incident.xml", document.as_bytes()));
    all.sort_unstable();
    let lines = all
        .iter()
        .map(|(name, content)| format!("{}  {name}", sha256(content)));
    let lines: Vec<_> = lines.collect();
    let list = format!("# iodef bundle 1\n{}\n", lines.join("\n"));
    let signature = Toy(vec![1]).sign(list.as_bytes()).unwrap().text;
    all.push(("SHA256SUMS", list.as_bytes()));
    all.push(("SHA256SUMS.asc", signature.as_bytes()));
    all.iter()
        .map(|(name, content)| Raw::new(name, *content))
        .collect()
}

/// A sound bundle whose first member is changed, and why it is refused.
pub(super) fn changed(change: impl Fn(Raw) -> Raw) -> String {
    let mut members = sound(&[("a.log", b"content of the first member")]);
    let first = members.remove(0);
    members.insert(0, change(first));
    why(&zip(&members, &Tail::default()))
}

/// Why a bundle is refused that has a member of this name as well.
fn named(name: impl AsRef<[u8]>) -> String {
    let mut members = sound(&[]);
    members.insert(0, Raw::new(name, "content"));
    why(&zip(&members, &Tail::default()))
}

pub(super) fn ended(tail: &Tail) -> String {
    why(&zip(&sound(&[("a.log", b"content")]), tail))
}

#[test]
fn what_is_written_by_hand_is_what_the_builder_writes() {
    let by_hand = zip(&sound(&[("a.log", b"content")]), &Tail::default());
    let toy = Toy(vec![1]);
    let builder = crate::bundle::BundleBuilder::new(document(&[]));
    let builder = builder.with_bytes("a.log", "content").signed_by(&toy);
    assert_eq!(super::zip_of(builder).unwrap(), by_hand);
    assert!(super::verify(&by_hand).is_ok());
}

#[test]
fn names_that_lead_out_are_refused() {
    for (name, reason) in [
        ("/etc/passwd", "/etc/passwd: its path is absolute"),
        ("../a", "../a: its path leads elsewhere"),
        ("a/../../b", "a/../../b: its path leads elsewhere"),
        ("a/./b", "a/./b: its path leads elsewhere"),
        ("..\\a", "..\\\\a: a backslash is in its name"),
        ("C:/a", "C:/a: its path begins with a drive"),
        ("C:a", "C:a: its path begins with a drive"),
        ("a//b", "a//b: a part of its path is empty"),
        ("a/", "a/: it is a directory"),
        ("", ": its name is empty"),
        (".git/config", ".git/config: it is hidden"),
        ("a\0.txt", "a\\0.txt: a control character is in its name"),
        (
            "a\u{1b}[2J",
            "a\\u{1b}[2J: a control character is in its name",
        ),
        (
            "a\u{202e}gpj.exe",
            "a\\u{202e}gpj.exe: an invisible character is in its name",
        ),
        ("NUL", "NUL: its name is one of a device"),
        ("x/com1.log", "x/com1.log: its name is one of a device"),
    ] {
        assert_eq!(named(name), reason);
    }
    assert!(named(b"\xff\xfe").ends_with("its name is not UTF-8"));
}

#[test]
fn names_that_are_one_elsewhere_are_refused() {
    for (name, other) in [
        ("a.LOG", "a.log"),
        ("stra\u{df}e", "STRASSE"),
        ("\u{fb01}le", "file"),
    ] {
        let mut members = sound(&[]);
        members.insert(0, Raw::new(name.min(other), "one"));
        members.insert(1, Raw::new(name.max(other), "other"));
        let reason = why(&zip(&members, &Tail::default()));
        assert!(reason.ends_with("there are two of that name"), "{reason}");
    }
    assert!(named("e\u{301}").ends_with("its name is not in normal form C of Unicode"));
    assert!(named("INCIDENT.XML").starts_with("incident.xml: there are two"));
    let mut members = sound(&[]);
    members.insert(0, Raw::new("A/x", "one"));
    members.insert(1, Raw::new("a/y", "other"));
    let reason = why(&zip(&members, &Tail::default()));
    assert_eq!(reason, "a/y: there are two folders of that name");
    let mut members = sound(&[]);
    members.insert(0, Raw::new("a", "one"));
    members.insert(1, Raw::new("A/b", "other"));
    assert!(why(&zip(&members, &Tail::default())).ends_with("its folder is a file, too"));
}

#[test]
fn a_name_twice_in_the_directory_is_refused() {
    let mut members = sound(&[("a.log", b"content")]);
    members.insert(1, Raw::new("a.log", "other"));
    let reason = why(&zip(&members, &Tail::default()));
    assert_eq!(reason, "a.log: there are two of that name");
}

#[test]
fn a_header_that_differs_from_the_directory_is_refused() {
    let reason = changed(|mut raw| {
        raw.local.name = b"b.log".to_vec();
        raw
    });
    assert_eq!(reason, "a.log: its header has another name");
    let changes: [fn(&mut Raw); 6] = [
        |raw| raw.local.size += 1,
        |raw| raw.local.packed -= 1,
        |raw| raw.local.crc ^= 1,
        |raw| raw.local.method = 8,
        |raw| raw.local.time = 1,
        |raw| raw.local.extra = vec![0; 4],
    ];
    for change in changes {
        let reason = changed(|mut raw| {
            change(&mut raw);
            raw
        });
        assert_eq!(reason, "a.log: its header and the directory differ");
    }
}

#[test]
fn members_that_are_no_plain_files_are_refused() {
    for (mode, reason) in [
        (0o120_777, "a.log: it is a symbolic link"),
        (0o040_755, "a.log: it is a directory"),
        (0o010_644, "a.log: it is a special file"),
        (0o020_644, "a.log: it is a special file"),
        (0o140_644, "a.log: it is a special file"),
    ] {
        // Whether a reader heeds the mode depends on the system that it believes in.
        for system in [0x030A, 0x000A] {
            let reason_found = changed(|mut raw| {
                raw.external = mode << 16;
                raw.made_by = system;
                raw
            });
            assert_eq!(reason_found, reason);
        }
    }
}

#[test]
fn encrypted_members_are_refused() {
    for flag in [1, 0x40, 0x2000] {
        let reason = changed(|raw| raw.both(|header| header.flags |= flag));
        assert_eq!(reason, "a.log: it is encrypted as zip files can be");
    }
}

#[test]
fn other_compressions_are_refused() {
    for method in [1_u16, 6, 9, 12, 14, 93, 95, 98, 99] {
        let reason = changed(|raw| raw.both(|header| header.method = method));
        assert_eq!(
            reason,
            format!("a.log: not supported: compression method {method}")
        );
    }
}

#[test]
fn what_could_be_otherwise_must_not_be() {
    let fixed = "a.log: its time, attributes, version or flags are not those of bundles";
    let changes: [fn(Raw) -> Raw; 5] = [
        |raw| raw.both(|header| header.time = 1),
        |raw| raw.both(|header| header.needed = 45),
        |raw| raw.both(|header| header.flags = 0x0800),
        |mut raw| {
            raw.made_by = 0x0014;
            raw
        },
        |mut raw| {
            raw.external |= 1;
            raw
        },
    ];
    for change in changes {
        assert_eq!(changed(change), fixed);
    }
    assert_eq!(
        changed(|raw| raw.both(|header| header.flags = 8)),
        "a.log: its sizes are behind it"
    );
    let extra = changed(|raw| raw.both(|header| header.extra = b"up\x01\0x".to_vec()));
    assert_eq!(extra, "a.log: it has extra fields");
    let comment = changed(|mut raw| {
        raw.comment = b"PK\x05\x06".to_vec();
        raw
    });
    assert_eq!(comment, "a.log: it has a comment");
}

#[test]
fn data_that_belongs_to_nothing_is_refused() {
    let before = changed(|mut raw| {
        raw.before = b"#!/bin/sh\n".to_vec();
        raw
    });
    assert_eq!(before, "a.log: something is before it");
    let mut members = sound(&[("a.log", b"content")]);
    members[1].before = b"between".to_vec();
    let between = why(&zip(&members, &Tail::default()));
    assert_eq!(between, "incident.xml: something is before it");
    let tail = Tail {
        before_directory: b"x".to_vec(),
        ..Tail::default()
    };
    assert_eq!(
        ended(&tail),
        "something is between its members and its directory"
    );
    let tail = Tail {
        before_end: b"x".to_vec(),
        ..Tail::default()
    };
    let moved = "its directory is not where it says, or something was cut off or added";
    assert_eq!(ended(&tail), moved);
    let tail = Tail {
        behind: b"x".to_vec(),
        ..Tail::default()
    };
    assert_eq!(ended(&tail), "something is behind its end, or a comment");
    let prefixed = [b"MZ".to_vec(), small_zip()].concat();
    assert_eq!(why(&prefixed), moved);
}

#[test]
fn overlapping_members_are_refused() {
    let mut members = sound(&[("a.log", b"content"), ("b.log", b"content")]);
    let apart = i64::try_from(30 + "a.log".len() + "content".len()).unwrap();
    members[1].moved = -apart;
    assert_eq!(
        why(&zip(&members, &Tail::default())),
        "b.log: it overlaps another member"
    );
    members[1].moved = -3;
    assert_eq!(
        why(&zip(&members, &Tail::default())),
        "b.log: it overlaps another member"
    );
}

#[test]
fn a_comment_that_holds_another_end_is_refused() {
    let inner = small_zip();
    let tail = Tail {
        comment: inner.clone(),
        ..Tail::default()
    };
    // The last record is that of the inner file, whose places do not hold here.
    assert!(ended(&tail).starts_with("its directory is not where it says"));
    let tail = Tail {
        comment: [&inner, &b"x"[..]].concat(),
        ..Tail::default()
    };
    assert_eq!(ended(&tail), "something is behind its end, or a comment");
}
