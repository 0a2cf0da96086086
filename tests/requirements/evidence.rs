//! Evidence and its custody: RFC 3067, sections 2.2.6, 4.2 and 6.5.

use iodef::{
    Attack, Collected, Custody, CustodyAction, CustodyEntry, DataType, Digest, DigestAlgorithm,
    Encrypted, Evidence, EvidenceItem, EvidenceKind, Extension, Incident, Marked, Redactor,
    Restriction, Text, Vocabulary,
};

use crate::{BOTH, at, comes_back, comes_back_saying, of, read, valid, xml};

fn proved(item: EvidenceItem) -> Incident {
    of(Attack::new().with_evidence(Evidence::new(item)))
}

fn item(incident: &Incident) -> &EvidenceItem {
    let evidence = incident.attacks[0].evidence.as_ref();
    &evidence.expect("evidence").items[0]
}

fn log() -> EvidenceItem {
    EvidenceItem::inline(Extension::text("Sep 13 23:19:24 host sshd[7]: failed"))
}

#[test]
fn r016_kinds_of_evidence() {
    let kinds = [
        "ids-dump",
        "syslog",
        "kernel-statistics",
        "cache",
        "memory",
        "temporary-file-system",
        "other",
    ];
    let tokens = EvidenceKind::REGISTERED.iter().map(EvidenceKind::token);
    assert_eq!(tokens.collect::<Vec<_>>(), kinds);
    for kind in EvidenceKind::REGISTERED {
        for (collected, token) in [
            (Collected::BeforeAlert, "before-alert"),
            (Collected::AfterAlert, "after-alert"),
        ] {
            let incident = proved(log().with_kind(kind.clone()).with_collected(collected));
            let said = format!(r#"<EvidenceItem type="{kind}" collected="{token}">"#);
            comes_back_saying(&incident, &said);
        }
    }
    let other = log().with_kind(EvidenceKind::Ext("camera".into()));
    comes_back_saying(&proved(other), r#"type="ext-value" ext-type="camera""#);
}

/// Several digests of one piece; what they are worth is for whoever has the evidence.
#[test]
fn r017_several_digests() {
    let md5 = Digest::new(DigestAlgorithm::Md5, "d41d8cd98f00b204e9800998ecf8427e");
    let own = Digest::new(DigestAlgorithm::Ext("tiger".into()), "3293AC630C13F245");
    let incident = proved(log().with_digest(md5.clone()).with_digest(own.clone()));
    comes_back_saying(
        &incident,
        r#"<Digest algorithm="md5">d41d8cd98f00b204e9800998ecf8427e</Digest>"#,
    );
    for vocabulary in BOTH {
        let back = read(xml(&incident, vocabulary));
        let digests: Vec<_> = item(&back).digests.iter().map(|d| (**d).clone()).collect();
        assert_eq!(digests, [md5.clone(), own.clone()]);
    }
}

/// A ciphertext is opaque: not a character of it changes.
#[test]
fn r018_ciphertext_is_left_alone() {
    let body = "-----BEGIN PGP MESSAGE-----\r\n\n wcBMA0N/ +Q==  \r\n=aB\u{e9}<&>]]>\n\t-----END PGP MESSAGE-----\n";
    let encrypted = Encrypted::new("openpgp", body)
        .with_recipient("cert@example.net")
        .with_recipient("csirt@example.com");
    let mut piece = EvidenceItem::default();
    piece.encrypted.push(encrypted.into());
    let incident = proved(piece);
    comes_back(&incident);
    for vocabulary in BOTH {
        let back = read(xml(&incident, vocabulary));
        let encrypted = &item(&back).encrypted[0];
        assert_eq!(*encrypted.body, body);
        assert_eq!(encrypted.scheme, "openpgp");
        assert_eq!(encrypted.recipients.len(), 2);
    }
}

/// Who, when, where, what, to whom, and how stored, in the order of the chain.
#[test]
fn r019_custody_is_documented() {
    let days = [
        "2001-09-13",
        "2001-09-14T10:00Z",
        "2001-09-14T11",
        "2001",
        "2001-10",
        "2002",
    ];
    let mut custody = Custody::default();
    for (action, day) in CustodyAction::REGISTERED.iter().zip(days) {
        let entry = CustodyEntry::new(action.clone(), at(day))
            .with_by("Alice Example")
            .with_place("Room 5")
            .with_handed_to("Bob Example")
            .with_storage("Sealed bag 17, in the safe")
            .with_description("Seal intact");
        custody = custody.with_entry(entry);
    }
    assert_eq!(custody.entries.len(), 6);
    let incident = proved(log().with_custody(custody.clone()));
    comes_back_saying(
        &incident,
        "<CustodyEntry action=\"discovered\"><DateTime>2001-09-13</DateTime><By>Alice Example</By>\
         <Place>Room 5</Place><HandedTo>Bob Example</HandedTo>\
         <Storage>Sealed bag 17, in the safe</Storage><Description>Seal intact</Description>",
    );
    for vocabulary in BOTH {
        let back = read(xml(&incident, vocabulary));
        let actions: Vec<_> = item(&back)
            .custody
            .as_ref()
            .unwrap()
            .entries
            .iter()
            .collect();
        let actions: Vec<_> = actions.iter().map(|entry| entry.action.token()).collect();
        let order = [
            "discovered",
            "collected",
            "examined",
            "transferred",
            "stored",
            "released",
        ];
        assert_eq!(actions, order);
    }
    let mut reordered = custody;
    reordered.entries.swap(2, 3);
    assert_ne!(
        read(xml(
            &proved(log().with_custody(reordered)),
            Vocabulary::Iodef2
        )),
        incident
    );
}

#[test]
fn r020_law_of_collection() {
    let evidence = Evidence::new(log())
        .with_legal_basis("Example Criminal Procedure Act, section 100")
        .with_conclusion("The password was guessed");
    let incident = of(Attack::new().with_evidence(evidence));
    comes_back_saying(
        &incident,
        "<LegalBasis>Example Criminal Procedure Act, section 100</LegalBasis>",
    );
    let back = read(xml(&incident, Vocabulary::Iodef2));
    let evidence = back.attacks[0].evidence.as_ref().unwrap();
    assert_eq!(evidence.conclusions[0].value, "The password was guessed");
    assert_eq!(evidence.legal_bases.len(), 1);
}

/// Inline, by URL, by digest alone, and all of it.
#[test]
fn r037_inline_by_url_by_digest() {
    let digest = || Digest::new(DigestAlgorithm::Sha256, "ab".repeat(32));
    let url = "https://evidence.example.com/17?part=1&of=2";
    let mut bytes = Extension::new(DataType::Byte);
    bytes.content.push("AAEC/w==".into());
    let inline = EvidenceItem::inline(bytes.clone());
    let by_url = EvidenceItem::at_url(url);
    let mut by_digest = EvidenceItem::default();
    by_digest.digests.push(digest().into());
    let all = inline.clone().with_url(url).with_digest(digest());
    for piece in [&inline, &by_url, &by_digest, &all] {
        comes_back(&proved(piece.clone()));
    }
    for vocabulary in BOTH {
        let back = read(xml(&proved(all.clone()), vocabulary));
        let piece = item(&back);
        assert_eq!(*piece.urls[0], *url);
        assert_eq!(piece.inline[0].to_text(), "AAEC/w==");
        assert_eq!(*piece.digests[0], digest());
    }
    let written = [inline, by_url, by_digest, all].map(|p| xml(&proved(p), Vocabulary::Iodef2));
    valid(Vocabulary::Iodef2, &written);
}

/// The evidence is in the document, or the document says where it is; each
/// piece has a restriction of its own.
#[test]
fn r069_evidence_or_where_it_is() {
    let mut evidence = Evidence::default();
    evidence.items.push(log().into());
    let elsewhere = EvidenceItem::at_url("file:///evidence/17");
    evidence
        .items
        .push(Marked::new(elsewhere).restricted(Restriction::Private));
    let incident = of(Attack::new().with_evidence(evidence));
    comes_back(&incident);
    for vocabulary in BOTH {
        let back = read(xml(&incident, vocabulary));
        let items = &back.attacks[0].evidence.as_ref().unwrap().items;
        assert_eq!(
            items[0].inline[0].to_text(),
            "Sep 13 23:19:24 host sshd[7]: failed"
        );
        assert_eq!(items[0].restriction(), None);
        assert_eq!(*items[1].urls[0], *"file:///evidence/17");
        assert_eq!(items[1].restriction(), Some(&Restriction::Private));
    }
}

#[test]
fn r043_debug_does_not_show_what_is_private() {
    let secret: Marked<Text> = "hunter2".into();
    let secret = secret.restricted(Restriction::Red);
    let attack = Attack::new()
        .with_description("A password was guessed")
        .with_description(secret);
    let shown = format!("{:?} {:#?}", of(attack.clone()), of(attack));
    assert!(shown.contains("A password was guessed"));
    assert!(!shown.contains("hunter2"));
}

#[test]
fn r044_what_is_encrypted_keeps_its_place_and_restriction() {
    let encrypted = Marked::new(Encrypted::new("openpgp", "LS0tLS1CRUdJTg=="));
    let mut item = log();
    item.encrypted = vec![encrypted.restricted(Restriction::Amber)];
    let incident = proved(item);
    for vocabulary in Vocabulary::ALL {
        let read = read(xml(&incident, vocabulary));
        assert_eq!(self::item(&read).encrypted, self::item(&incident).encrypted);
    }
    let path = "/Incident/Attack/Evidence/EvidenceItem/Encrypted";
    assert_eq!(
        incident.restriction_at(path).unwrap(),
        Some(&Restriction::Amber)
    );
    let redacted = Redactor::new(Restriction::Private)
        .redact(&incident)
        .unwrap();
    let copy = xml(&redacted.incident.unwrap(), Vocabulary::Incident);
    assert!(!copy.contains("LS0tLS1CRUdJTg"));
}
