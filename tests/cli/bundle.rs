//! `bundle pack`, `bundle verify` and `bundle unpack`.

use std::fs;
use std::process::Command;

use crate::seals::Place;
use crate::tool::{code, stderr, stdout};

const LOG: &str = "Sep 13 23:19:24 host sshd[7]: failed for canary\n";

/// A folder with an incident, its evidence, another file, and keys of two teams.
fn prepared(name: &str) -> (Place, String, String) {
    let place = Place::new(name);
    let document = "<Incident xmlns=\"https://docs.rs/iodef/ns/1\" purpose=\"handling\" \
        restriction=\"public\"><IncidentID name=\"csirt.example\">1</IncidentID>\
        <Attack><Evidence><EvidenceItem><URL>evidence/auth.log</URL></EvidenceItem>\
        <EvidenceItem><URL>evidence/disk.img</URL></EvidenceItem></Evidence></Attack></Incident>";
    fs::write(place.path("incident.xml"), document).unwrap();
    fs::create_dir_all(place.path("evidence")).unwrap();
    fs::write(place.path("evidence/auth.log"), LOG).unwrap();
    fs::create_dir_all(place.path("elsewhere")).unwrap();
    fs::write(place.path("elsewhere/disk.img"), [0; 5000]).unwrap();
    fs::write(place.path("elsewhere/notes.txt"), "canary").unwrap();
    let (a, b) = (place.team("a", None), place.team("b", None));
    (place, a, b)
}

const FILES: &str = "@incident.xml @elsewhere/disk.img @elsewhere/notes.txt";

#[test]
fn what_is_packed_is_verified_and_unpacked() {
    let (place, a, b) = prepared("bundle");
    let both = "--key @a.key --key @b.key";
    let packed = place.does(&format!("bundle pack {both} -o @case.zip {FILES}"));
    place.does(&format!(
        "bundle pack {both} -o @small.zip --compress {FILES}"
    ));
    place.does(&format!("bundle pack {both} -o @case --directory {FILES}"));
    let lines: Vec<_> = stdout(&packed)
        .lines()
        .map(|line| line[65..].to_owned())
        .collect();
    let item = "/Incident/Attack/Evidence/EvidenceItem";
    assert_eq!(
        lines,
        [
            "6 attachments/notes.txt (attachment)".to_owned(),
            format!("48 evidence/auth.log ({item}: unchecked)"),
            format!("5000 evidence/disk.img ({item}[2]: unchecked)"),
            format!(
                "{} incident.xml (document)",
                fs::read(place.path("incident.xml")).unwrap().len()
            ),
        ]
    );
    let trust = format!("--cert @a.cert --cert @b.cert --signer {a} --signer {b} --all");
    for bundle in ["@case.zip", "@small.zip", "@case"] {
        let verified = place.does(&format!("bundle verify {trust} {bundle}"));
        assert_eq!(stdout(&verified), stdout(&packed));
        assert!(stderr(&verified).contains(&a) && stderr(&verified).contains(&b));
    }
    place.does(&format!("bundle unpack {trust} -o @new @small.zip"));
    let unpacked = fs::read_to_string(place.path("new/evidence/auth.log")).unwrap();
    assert_eq!(unpacked, LOG);
    place.does(&format!("bundle verify {trust} @new"));
    place.refuses(
        &format!("bundle unpack {trust} -o @new @case.zip"),
        "exists",
    );
    let size = |name: &str| fs::metadata(place.path(name)).unwrap().len();
    assert!(size("small.zip") < size("case.zip"));
}

#[test]
fn what_is_not_as_required_is_refused() {
    let (place, a, b) = prepared("bundle-refused");
    place.does(&format!("bundle pack --key @a.key -o @case.zip {FILES}"));
    let certs = "--cert @a.cert --cert @b.cert";
    place.refuses(
        &format!("bundle verify {certs} --signer {b} @case.zip"),
        "0 signed",
    );
    let both = format!("{certs} --signer {a} --signer {b}");
    place.refuses(&format!("bundle verify {both} --all @case.zip"), "1 signed");
    place.refuses(
        &format!("bundle verify {both} --at-least 2 @case.zip"),
        "1 signed",
    );
    place.refuses(&format!("bundle verify {both} @case.zip"), "say --all");
    place.refuses(
        &format!("bundle verify --cert @b.cert --signer {a} @case.zip"),
        "not known",
    );
    place.does(&format!("bundle verify {both} --any @case.zip"));
    let mut bytes = fs::read(place.path("case.zip")).unwrap();
    let at = bytes
        .windows(6)
        .position(|window| window == b"canary")
        .unwrap();
    bytes[at] ^= 0x20;
    fs::write(place.path("case.zip"), &bytes).unwrap();
    let trust = format!("--cert @a.cert --signer {a}");
    place.refuses(
        &format!("bundle unpack {trust} -o @new @case.zip"),
        "attachments/notes.txt: ",
    );
    fs::write(place.path("case.zip"), &bytes[..bytes.len() - 1]).unwrap();
    place.refuses(&format!("bundle verify {trust} @case.zip"), "cut off");
    place.refuses(&format!("bundle verify {trust} @absent.zip"), "cannot read");
}

#[test]
fn what_cannot_be_packed_leaves_nothing() {
    let (place, ..) = prepared("bundle-unpacked");
    let pack = "bundle pack --key @a.key -o @case.zip";
    place.refuses(&format!("{pack} @incident.xml"), "cannot read");
    place.refuses(&format!("{pack} --directory @incident.xml"), "cannot read");
    place.refuses(&format!("{pack} @password"), "error");
    place.refuses(
        &format!("{pack} {FILES} @elsewhere/disk.img @elsewhere/disk.img"),
        "two of that name",
    );
    place.refuses("bundle pack -o @case.zip @incident.xml", "--key");
    place.refuses(
        &format!("bundle pack --key @a.cert -o @case.zip {FILES}"),
        "a.cert",
    );
}

#[test]
fn gpg_and_sha256sum_check_a_bundle() {
    let (place, ..) = prepared("bundle-gpg");
    place.does(&format!(
        "bundle pack --key @a.key --directory -o @case {FILES}"
    ));
    let home = place.path("home");
    fs::create_dir(&home).unwrap();
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        fs::set_permissions(&home, fs::Permissions::from_mode(0o700)).unwrap();
    }
    let gpg = |words: &[&str]| {
        let mut command = Command::new("gpg");
        command
            .arg("--homedir")
            .arg(&home)
            .args(["--batch", "--quiet"])
            .args(words);
        command.current_dir(place.path("case")).output()
    };
    let certificate = place.path("a.cert");
    let Ok(imported) = gpg(&["--import", certificate.to_str().unwrap()]) else {
        println!("skipped: gpg is not installed");
        return;
    };
    assert_eq!(code(&imported), 0, "{}", stderr(&imported));
    let verified = gpg(&["--verify", "SHA256SUMS.asc", "SHA256SUMS"]).unwrap();
    assert_eq!(code(&verified), 0, "{}", stderr(&verified));
    let check = Command::new("sha256sum")
        .args(["--check", "--strict", "--quiet", "SHA256SUMS"])
        .current_dir(place.path("case"))
        .output();
    match check {
        Ok(check) => assert_eq!(code(&check), 0, "{}", stderr(&check)),
        Err(_) => println!("skipped: sha256sum is not installed"),
    }
}
