use data_encoding::HEXLOWER;
use proptest::prelude::*;

use crate::codec::tests::generate::{Chance, document};
use crate::codec::tests::infoset_laws::cases;
use crate::mark::ElementPath;
use crate::seal::element::ENCRYPTED_NAMESPACE;
use crate::seal::{
    Assembled, Decrypt, Encrypt, Fingerprint, Opened, Proof, Reason, Rejection, Require, Signer,
};
use crate::{Attack, Document, Incident, IncidentId, Purpose, Restriction, Vocabulary};

/// A mechanism that encrypts nothing, but hides it from a search.
struct Hex(&'static str);

impl Encrypt for Hex {
    fn scheme(&self) -> &str {
        self.0
    }

    fn encrypt(&self, plaintext: &[u8]) -> Result<Vec<u8>, Rejection> {
        Ok(HEXLOWER.encode(plaintext).into_bytes())
    }
}

impl Decrypt for Hex {
    fn scheme(&self) -> &str {
        self.0
    }

    fn decrypt(&self, message: &[u8]) -> Result<Opened, Rejection> {
        let plaintext = HEXLOWER
            .decode(message)
            .map_err(|_| Reason::Malformed("no digits"))?;
        Ok(Opened::new(
            plaintext,
            Proof::new([]).with_signer(Signer::new(team())),
        ))
    }
}

fn team() -> Fingerprint {
    Fingerprint::from_bytes(&[1; 20]).unwrap()
}

fn opened(incident: Incident, scheme: &'static str) -> Assembled {
    let require = Require::AnyOf(vec![team()]);
    incident.decrypt_elements(&Hex(scheme), &require).unwrap()
}

/// All paths of elements that can be encrypted or not, by their typed places.
fn paths(incident: &Incident) -> Vec<ElementPath> {
    let all = incident.disclosures(Vocabulary::Incident);
    all.map(|disclosure| disclosure.path).skip(1).collect()
}

fn sample() -> Incident {
    let mut incident = Incident::new(
        IncidentId::new("csirt.example", "42"),
        Purpose::Handling,
        Restriction::Green,
    );
    for words in ["first", "second", "third"] {
        let attack = Attack::new()
            .with_description(words)
            .with_description("more");
        incident = incident.with_attack(attack);
    }
    incident
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(u32::try_from(cases(60)).unwrap()))]

    /// R44: whatever is encrypted where it stands, and through whatever
    /// vocabulary it goes, comes back as it was, in its place.
    #[test]
    fn r044_an_encrypted_element_comes_back_in_its_place(seed: u64) {
        let mut chance = Chance(seed);
        let mut document = document(&mut chance);
        let Some(incident) = document.incidents.first_mut() else { return Ok(()) };
        let before = incident.clone();
        let mut encrypted = 0;
        for _ in 0..4 {
            let paths = paths(incident);
            if paths.is_empty() {
                break;
            }
            let path = paths[chance.below(paths.len())].clone();
            encrypted += usize::from(incident.encrypt_at(path, &Hex("hex")).is_ok());
        }
        prop_assert_eq!(incident.encrypted_elements().is_empty(), encrypted == 0);
        let hidden = incident.clone();
        let in_memory = opened(incident.clone(), "hex");
        prop_assert!(in_memory.closed.is_empty(), "{:?}", in_memory.closed);
        prop_assert_eq!(in_memory.opened.len(), encrypted);
        prop_assert_eq!(&in_memory.incident, &before);
        for vocabulary in Vocabulary::ALL {
            let Ok(xml) = Document::from(hidden.clone()).to_xml(vocabulary) else {
                prop_assert!(Document::from(before.clone()).to_xml(vocabulary).is_err());
                continue;
            };
            let read = Document::from_slice(xml.as_bytes()).unwrap().incidents.remove(0);
            // Those who cannot open it keep it.
            let kept = opened(read, "another");
            prop_assert_eq!(kept.opened.len(), 0);
            prop_assert_eq!(&kept.incident, &hidden);
            let back = opened(kept.incident, "hex");
            prop_assert!(back.closed.is_empty(), "{:?}", back.closed);
            prop_assert_eq!(&back.incident, &before, "{}", vocabulary);
        }
    }
}

#[test]
fn what_is_encrypted_shows_its_name_and_restriction_and_no_more() {
    let mut incident = sample();
    let path = "/Incident/Attack[2]/Description";
    incident
        .set_restriction_at(path, Restriction::Private)
        .unwrap();
    incident.encrypt_at(path, &Hex("hex")).unwrap();
    let [element] = &incident.encrypted_elements()[..] else {
        panic!()
    };
    assert_eq!(element.path.to_string(), path);
    let xml = Document::from(incident)
        .to_xml(Vocabulary::Incident)
        .unwrap();
    assert!(xml.contains(ENCRYPTED_NAMESPACE));
    assert!(
        xml.contains(r#"name="Description" scheme="hex" restriction="private""#),
        "{xml}"
    );
    assert!(!xml.contains("second"));
}

#[test]
fn a_ciphertext_belongs_to_one_incident_place_and_restriction() {
    let mut incident = sample();
    incident
        .encrypt_at("/Incident/Attack[2]/Description", &Hex("hex"))
        .unwrap();
    let hidden = Document::from(incident)
        .to_xml(Vocabulary::Incident)
        .unwrap();
    let from = hidden.find("<encrypted:EncryptedElement").unwrap();
    let end = "</encrypted:EncryptedElement>";
    let to = hidden.find(end).unwrap() + end.len();
    let (element, without) = (&hidden[from..to], [&hidden[..from], &hidden[to..]].concat());
    let first = without.replacen("<Attack>", &format!("<Attack>{element}"), 1);
    let moved = [
        hidden.replace(">42<", ">43<"),
        hidden.replace("csirt.example", "csirt.example.org"),
        first,
        without.replace("</Incident>", &format!("{element}</Incident>")),
        hidden.replace(r#"scheme="hex""#, r#"scheme="hex" restriction="public""#),
        hidden.replace(r#"name="Description""#, r#"name="Method""#),
    ];
    for altered in moved {
        assert_ne!(altered, hidden);
        let incident = Document::from_slice(altered.as_bytes())
            .unwrap()
            .incidents
            .remove(0);
        let assembled = opened(incident.clone(), "hex");
        let [(_, rejection)] = &assembled.closed[..] else {
            panic!("{altered}")
        };
        let is_moved = |reason: &Reason| matches!(reason, Reason::Moved(_));
        assert!(rejection.reasons().all(is_moved), "{rejection}");
        assert_eq!(assembled.incident, incident);
    }
    // What somebody who has no key adds beside it does not matter.
    let added = hidden.replace(
        "<Description>third",
        "<Description>fourth</Description><Description>third",
    );
    let incident = Document::from_slice(added.as_bytes())
        .unwrap()
        .incidents
        .remove(0);
    assert_eq!(opened(incident, "hex").opened.len(), 1);
}

#[test]
fn what_a_vocabulary_requires_is_not_encrypted() {
    let mut incident = sample();
    let before = incident.clone();
    for path in [
        "/Incident",
        "/Incident/IncidentID",
        "/Incident/Attack[4]",
        "/Attack",
    ] {
        assert!(incident.encrypt_at(path, &Hex("hex")).is_err(), "{path}");
    }
    assert_eq!(incident, before);
}

#[test]
fn of_many_elements_each_opens_for_whom_it_is() {
    let before = sample();
    let mut incident = before.clone();
    incident
        .encrypt_at("/Incident/Attack[2]/Description[2]", &Hex("one"))
        .unwrap();
    incident
        .encrypt_at("/Incident/Attack[2]", &Hex("two"))
        .unwrap();
    // The third is the second now, and still known as the third.
    incident
        .encrypt_at("/Incident/Attack[2]/Description", &Hex("one"))
        .unwrap();
    let listed: Vec<_> = incident
        .encrypted_elements()
        .iter()
        .map(|e| e.path.to_string())
        .collect();
    assert_eq!(
        listed,
        ["/Incident/Attack[2]", "/Incident/Attack[3]/Description"]
    );
    let first = opened(incident.clone(), "one");
    assert_eq!((first.opened.len(), first.closed.len()), (1, 1));
    let both = opened(first.incident, "two");
    let all = opened(both.incident, "one");
    assert_eq!(all.incident, before);
    let other_way = opened(opened(incident, "two").incident, "one");
    assert_eq!(other_way.incident, before);
}

/// The length of a ciphertext tells the magnitude of what is in it only.
#[test]
fn lengths_are_padded() {
    let length = |words: usize| {
        let mut incident = sample();
        let text = "x".repeat(words);
        incident = incident.with_attack(Attack::new().with_description(text.as_str()));
        incident
            .encrypt_at("/Incident/Attack[4]", &Hex("hex"))
            .unwrap();
        Document::from(incident)
            .to_xml(Vocabulary::Incident)
            .unwrap()
            .len()
    };
    let lengths: std::collections::BTreeSet<_> = (0..200).map(length).collect();
    assert!(lengths.len() <= 2, "{lengths:?}");
}

/// What somebody who may sign encrypted in the place of an element.
fn with_payload(change: impl Fn(&str) -> String) -> Incident {
    let mut incident = sample();
    incident
        .encrypt_at("/Incident/Attack[2]", &Hex("hex"))
        .unwrap();
    let hidden = Document::from(incident)
        .to_xml(Vocabulary::Incident)
        .unwrap();
    let from = hidden.find(r#"scheme="hex">"#).unwrap() + r#"scheme="hex">"#.len();
    let to = from + hidden[from..].find('<').unwrap();
    let payload = HEXLOWER.decode(&hidden.as_bytes()[from..to]).unwrap();
    let payload = change(std::str::from_utf8(&payload).unwrap());
    let hex = HEXLOWER.encode(payload.as_bytes());
    let xml = [&hidden[..from], &hex, &hidden[to..]].concat();
    let mut document = Document::from_slice(xml.as_bytes()).unwrap();
    document.incidents.remove(0)
}

#[test]
fn a_payload_that_cannot_stand_there_changes_nothing() {
    let unchanged = with_payload(str::to_owned);
    assert_eq!(opened(unchanged, "hex").incident, sample());
    let wrong = [
        // Cannot be read, but only behind what can be.
        ("</Attack>", "<StartTime>yesterday</StartTime></Attack>"),
        ("</Attack>", "<StartTime/></Attack>"),
        ("<Attack>", "<Method/><Attack>"),
        ("<Attack>", r#"<Attack xmlns="urn:example">"#),
        ("Envelope", "Letter"),
        ("Attack", "Method"),
    ];
    for (from, to) in wrong {
        let incident = with_payload(|payload| payload.replace(from, to));
        let assembled = opened(incident.clone(), "hex");
        assert_eq!(assembled.closed.len(), 1, "{from} {to}");
        assert_eq!(assembled.incident, incident, "{from} {to}");
    }
}

/// Ten times as many take ten times as long and not a hundred times, whatever
/// the machine: twenty thousand of each would not end otherwise.
#[test]
fn many_that_cannot_be_opened_take_time_in_their_number() {
    let one = format!(
        r#"<Attack/><e:EncryptedElement xmlns:e="{ENCRYPTED_NAMESPACE}" name="Attack" scheme="other">{}</e:EncryptedElement>"#,
        "x".repeat(100)
    );
    let xml = Document::from(sample())
        .to_xml(Vocabulary::Incident)
        .unwrap();
    let xml = xml.replace("</Incident>", &(one.repeat(20_000) + "</Incident>"));
    let incident = Document::from_slice(xml.as_bytes()).unwrap().incidents;
    assert_eq!(incident[0].encrypted_elements().len(), 20_000);
    let assembled = opened(incident[0].clone(), "hex");
    assert_eq!(assembled.closed.len(), 20_000);
    let last = assembled.closed[19_999].0.path.to_string();
    assert_eq!(last, "/Incident/Attack[40003]");
}
