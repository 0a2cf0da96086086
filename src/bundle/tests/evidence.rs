use super::{Toy, around, document, sha256, small_zip, verify, zip_of};
use crate::Result;
use crate::bundle::{BundleBuilder, Member};
use crate::evidence::{ChainOfCustody, Verdict, externalise};
use crate::model::{
    Attack, CustodyEntry, Digest, Document, Evidence, EvidenceItem, Extension, Incident, IncidentId,
};
use crate::value::{
    CustodyAction, DataType, DigestAlgorithm, Marked, Purpose, Restriction, Timestamp, Vocabulary,
};

const LOG: &str = "Sep 13 23:19:24 host sshd[7]: failed\n";

fn packed(document: String) -> Result<Vec<Member>> {
    let toy = Toy(vec![1]);
    let builder = BundleBuilder::new(document).with_bytes("a.log", LOG);
    let zip = zip_of(builder.signed_by(&toy))?;
    Ok(verify(&zip)?.members().to_vec())
}

/// A document with a piece of evidence with a digest.
fn digested(algorithm: &str, digest: &str) -> String {
    around(&format!(
        "<Attack><Evidence><EvidenceItem><URL>a.log</URL>\
         <Digest algorithm=\"{algorithm}\">{digest}</Digest></EvidenceItem></Evidence></Attack>"
    ))
}

#[test]
fn members_belong_to_the_items_that_name_them() {
    let bundle = verify(&small_zip()).unwrap();
    let [log, incident, notes] = bundle.members() else {
        panic!("{:?}", bundle.members())
    };
    assert_eq!(
        log.items[0].path.to_string(),
        "/Incident/Attack/Evidence/EvidenceItem"
    );
    assert_eq!(log.items[0].verdict, Verdict::Unchecked);
    assert!(log.is_evidence() && !log.is_document());
    assert!(incident.is_document() && !notes.is_evidence());
    let twice = packed(document(&["a.log", "https://example.com/b", "./a.log"])).unwrap();
    let paths: Vec<_> = twice[0]
        .items
        .iter()
        .map(|item| item.path.to_string())
        .collect();
    let item = "/Incident/Attack/Evidence/EvidenceItem";
    assert_eq!(paths, [item.to_owned(), format!("{item}[3]")]);
}

#[test]
fn digests_of_items_have_to_hold() {
    let members = packed(digested("sha256", &sha256(LOG.as_bytes()))).unwrap();
    assert_eq!(members[0].items[0].verdict, Verdict::Verified);
    let refused = packed(digested("sha256", &sha256(b"other"))).unwrap_err();
    assert_eq!(
        refused.to_string(),
        "a.log: its digests in the document do not hold"
    );
    let unknown = packed(digested("x-crc", "00")).unwrap();
    assert_eq!(unknown[0].items[0].verdict, Verdict::Unchecked);
}

/// A document with a chain of custody of three entries.
fn in_custody() -> String {
    let time = |minute| {
        format!("2001-09-13T23:{minute}:00Z")
            .parse::<Timestamp>()
            .unwrap()
    };
    let entry = |minute| CustodyEntry::new(CustodyAction::Stored, time(minute)).with_by("Alice");
    let mut item = EvidenceItem::at_url("a.log");
    let digest = Digest::new(DigestAlgorithm::Sha256, sha256(LOG.as_bytes()));
    item.digests.push(Marked::new(digest));
    let mut chain = ChainOfCustody::begin(&item, entry(10)).unwrap();
    chain.append(entry(11));
    chain.append(entry(12));
    chain.put_into(&mut item).unwrap();
    let attack = Attack::new().with_evidence(Evidence::new(item));
    let id = IncidentId::new("csirt.example", "1");
    let incident = Incident::new(id, Purpose::Handling, Restriction::Private);
    let document = Document::new([incident.with_attack(attack)]);
    document.to_xml(Vocabulary::Incident).unwrap()
}

#[test]
fn chains_of_custody_have_to_hold() {
    let sound = in_custody();
    assert!(packed(sound.clone()).is_ok());
    let start = sound.find("23:11").unwrap();
    let edited = sound.replacen("23:11", "22:11", 1);
    let from = sound[..start].rfind("<CustodyEntry").unwrap();
    let to = start + sound[start..].find("</CustodyEntry>").unwrap() + "</CustodyEntry>".len();
    let removed = format!("{}{}", &sound[..from], &sound[to..]);
    let repeated = format!("{}{}", &sound[..to], &sound[from..]);
    let moved = sound
        .replace("23:10", "@")
        .replace("23:11", "23:10")
        .replace('@', "23:11");
    for broken in [edited, removed, repeated, moved] {
        let reason = packed(broken).unwrap_err().to_string();
        assert!(
            reason.starts_with("/Incident/Attack/Evidence/EvidenceItem: entr"),
            "{reason}"
        );
        assert!(
            reason.ends_with(": its chain of custody does not hold"),
            "{reason}"
        );
    }
}

#[test]
fn evidence_taken_out_has_its_own_digests() {
    let mut item = EvidenceItem::inline(Extension::new(DataType::String).with_content(LOG));
    let mut log = Vec::new();
    externalise(&mut item, 0, "a.log", [DigestAlgorithm::Sha512], &mut log).unwrap();
    let digest = item.external[0].digests[0].value.clone();
    let outside = |digest: &str| {
        around(&format!(
            "<Attack><Evidence><EvidenceItem><URL>a.log</URL>\
             <Digest algorithm=\"sha256\">00</Digest>\
             <External dtype=\"string\" form=\"text\" index=\"0\"><URL>a.log</URL>\
             <Digest algorithm=\"sha512\">{digest}</Digest></External>\
             </EvidenceItem></Evidence></Attack>"
        ))
    };
    let members = packed(outside(&digest)).unwrap();
    assert_eq!(members[0].items[0].verdict, Verdict::Verified);
    assert_eq!(members[0].items.len(), 1);
    assert!(packed(outside("00")).is_err());
}

#[test]
fn items_that_name_an_absent_or_impossible_member_are_refused() {
    for (url, reason) in [
        ("b.log", "b.log: the document names it, and it is absent"),
        ("../b.log", "../b.log: its path leads elsewhere"),
        ("%2E%2e/b.log", "../b.log: its path leads elsewhere"),
        (
            "incident.xml",
            "incident.xml: the bundle itself has that name",
        ),
        ("sha256sums", "sha256sums: the bundle itself has that name"),
    ] {
        assert_eq!(packed(document(&[url])).unwrap_err().to_string(), reason);
    }
    assert!(packed(document(&["https://example.com/b.log", "/var/log/b.log"])).is_ok());
}

#[test]
fn what_is_no_document_is_not_packed() {
    assert!(packed("<html/>".to_owned()).is_err());
    assert!(packed(String::new()).is_err());
}
