//! Archives that lie about sizes and numbers, or hold too much.

use std::io::Cursor;

use super::hostile::{changed, ended, sound};
use super::raw::{Raw, Tail, zip};
use super::{verify_within, why};
use crate::bundle::Limits;
use crate::bundle::container::Sink as _;
use crate::bundle::zip::ZipSink;

#[test]
fn the_form_zip64_is_refused() {
    let zip64 = [
        &b"\x01\0\x10\0"[..],
        &27_u64.to_le_bytes(),
        &27_u64.to_le_bytes(),
    ]
    .concat();
    let reason = changed(|raw| {
        raw.both(|header| {
            (header.size, header.packed) = (u32::MAX, u32::MAX);
            header.extra.clone_from(&zip64);
        })
    });
    assert_eq!(reason, "a.log: it is of the form zip64");
    let locator = [&b"PK\x06\x07"[..], &[0; 16]].concat();
    let tail = Tail {
        before_end: locator,
        ..Tail::default()
    };
    assert_eq!(ended(&tail), "it is of the form zip64");
    let tail = Tail {
        entries: Some((u16::MAX, u16::MAX)),
        ..Tail::default()
    };
    assert_eq!(ended(&tail), "it is of the form zip64");
}

#[test]
fn wrong_numbers_of_members_are_refused() {
    for (entries, reason) in [
        ((3, 3), "its directory holds more than it says"),
        ((5, 5), "its directory is damaged"),
        ((4, 5), "it is a part of several"),
        ((0, 0), "its directory holds more than it says"),
    ] {
        let tail = Tail {
            entries: Some(entries),
            ..Tail::default()
        };
        assert_eq!(ended(&tail), reason);
    }
    let tail = Tail {
        disk: 1,
        ..Tail::default()
    };
    assert_eq!(ended(&tail), "it is a part of several");
}

#[test]
fn too_much_is_refused_before_it_is_read() {
    let members = sound(&[("a.log", &[b'a'; 3000]), ("b/c/d", b"")]);
    let file = zip(&members, &Tail::default());
    let limits = Limits::default;
    for (limits, reason) in [
        (limits().with_members(4), "it has too many members"),
        (limits().with_depth(2), "b/c/d: its path is too deep"),
        (
            limits().with_total_bytes(2999),
            "a.log: more than 2999 bytes",
        ),
        (
            limits().with_name_bytes(13),
            "SHA256SUMS.asc: its name is too long",
        ),
        (
            limits().with_document_bytes(99),
            "incident.xml: more than 99 bytes",
        ),
        (
            limits().with_signature_bytes(9),
            "SHA256SUMS.asc: more than 9 bytes",
        ),
    ] {
        assert_eq!(
            verify_within(&file, limits).unwrap_err().to_string(),
            reason
        );
    }
}

#[test]
fn bombs_are_refused() {
    let zeros = vec![0; 1 << 20];
    let mut members = sound(&[("a.log", &zeros)]);
    members[0] = Raw::deflated("a.log", &zeros, b"");
    let sound = zip(&members, &Tail::default());
    assert!(super::verify(&sound).is_ok());
    let limits = Limits::default().with_ratio(100);
    let declared = verify_within(&sound, limits).unwrap_err().to_string();
    assert_eq!(declared, "a.log: it becomes too many times larger");
    members[0] = members[0].clone().both(|header| header.size = 1000);
    let lying = zip(&members, &Tail::default());
    assert_eq!(why(&lying), "a.log: it is longer than it says");
    members[0] = members[0]
        .clone()
        .both(|header| header.size = (1 << 20) + 1);
    assert_eq!(
        why(&zip(&members, &Tail::default())),
        "a.log: it is not as long as it says"
    );
}

#[test]
fn what_is_behind_deflated_data_is_refused() {
    let mut members = sound(&[("a.log", b"content")]);
    members[0] = Raw::deflated("a.log", b"content", b"hidden");
    assert_eq!(
        why(&zip(&members, &Tail::default())),
        "a.log: it is not as long as it says"
    );
    members[0] = Raw::deflated("a.log", b"content", b"");
    members[0].data.pop();
    let packed = u32::try_from(members[0].data.len()).unwrap();
    members[0] = members[0].clone().both(|header| header.packed = packed);
    assert_eq!(
        why(&zip(&members, &Tail::default())),
        "a.log: its compressed form is damaged"
    );
}

#[test]
fn nothing_but_the_list_is_inflated_for_strangers() {
    // The member would be refused if it were read, and is not.
    let mut members = sound(&[("a.log", b"content")]);
    members[0] = Raw::deflated("a.log", b"content", b"hidden");
    let last = members.pop().unwrap();
    members.push(Raw::new("SHA256SUMS.asc", vec![b'x'; last.data.len()]));
    let reason = why(&zip(&members, &Tail::default()));
    assert!(
        reason.ends_with("1 of the required signers are needed, 0 signed"),
        "{reason}"
    );
}

#[test]
fn more_members_than_a_zip_file_can_have_are_not_written() {
    let mut sink = ZipSink::new(Cursor::new(Vec::new()), false);
    for number in 0..65_534_u32 {
        sink.put(&number.to_string(), &mut &b""[..]).unwrap();
    }
    let refused = sink.put("z", &mut &b""[..]).unwrap_err().to_string();
    assert_eq!(refused, "z: a zip file cannot have more members");
    let file = sink.finish().unwrap();
    assert!(verify_within(file.get_ref(), Limits::default().with_members(70_000)).is_err());
}
