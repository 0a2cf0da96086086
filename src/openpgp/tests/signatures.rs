use sequoia_openpgp::armor::Kind;
use sequoia_openpgp::packet::signature::SignatureBuilder;
use sequoia_openpgp::packet::{Packet, Signature};
use sequoia_openpgp::serialize::Serialize;
use sequoia_openpgp::types::{HashAlgorithm, SignatureType};

use crate::openpgp::armor::armored;
use crate::openpgp::tests::{document, key, later, now, of, only, prints};
use crate::openpgp::{OpenPgp, Policy, SecretKey};
use crate::seal::{Reason, Rejection, Require, Sign, Unverified, Verified, Verify};
use crate::{Document, Redactor, Restriction, Vocabulary};

fn verified(
    by: &OpenPgp,
    (content, signature): (&[u8], &str),
    require: &Require,
) -> Result<Verified<Vec<u8>>, Rejection> {
    Unverified::new(content, signature).verify(by, require)
}

fn reasons(rejection: &Rejection) -> Vec<Reason> {
    rejection.reasons().cloned().collect()
}

#[test]
fn r096_a_signature_says_who_and_when() {
    let (ours, theirs) = (key("Team A <a@a.example>"), key("B"));
    let content = document();
    let signature = of(&ours, &[]).sign(&content).unwrap();
    let verified = verified(
        &of(&theirs, &[&ours]),
        (&content, &signature.text),
        &only(&ours),
    )
    .unwrap();
    let [signer] = verified.proof().signers() else {
        panic!()
    };
    assert_eq!(signer.certificate, ours.fingerprint());
    assert_eq!(signer.names, ["Team A <a@a.example>"]);
    assert_eq!(signer.time, Some(now()));
    assert_eq!(*verified, content);
    let document = verified.document().unwrap();
    assert_eq!(document.incidents.len(), 1);
}

#[test]
fn r095_every_flipped_byte_is_detected() {
    let (ours, theirs) = (key("A"), key("B"));
    let (pgp, content) = (of(&theirs, &[&ours]), document());
    let signature = of(&ours, &[]).sign(&content).unwrap().text;
    for at in 0..content.len() {
        let mut altered = content.clone();
        altered[at] ^= 1 << (at % 8);
        let rejection = verified(&pgp, (&altered, &signature), &only(&ours)).unwrap_err();
        assert!(reasons(&rejection).contains(&Reason::Altered), "byte {at}");
    }
    for longer in [
        [&content[..], b" "].concat(),
        content[..content.len() - 1].to_vec(),
    ] {
        assert!(verified(&pgp, (&longer, &signature), &only(&ours)).is_err());
    }
    println!("{} flipped bytes were rejected", content.len());
}

#[test]
fn line_ends_and_a_redacted_copy_are_other_bytes() {
    let (ours, theirs) = (key("A"), key("B"));
    let (pgp, content) = (of(&theirs, &[&ours]), document());
    let signature = of(&ours, &[]).sign(&content).unwrap().text;
    let crlf = String::from_utf8(content.clone())
        .unwrap()
        .replace('\n', "\r\n")
        + "\r\n";
    assert!(verified(&pgp, (crlf.as_bytes(), &signature), &only(&ours)).is_err());

    let mut document = Document::from_slice(&content).unwrap();
    document.incidents[0].attacks[0].descriptions[0]
        .mark_mut()
        .restriction = Some(Restriction::Private);
    let redacted = Redactor::new(Restriction::Partner)
        .redact(&document.incidents[0])
        .unwrap();
    let copy = Document::from(redacted.incident.unwrap())
        .to_xml(Vocabulary::Incident)
        .unwrap();
    assert!(!copy.contains("worm"));
    assert!(verified(&pgp, (copy.as_bytes(), &signature), &only(&ours)).is_err());
}

#[test]
fn two_signers_are_required_and_two_sign() {
    let (a, b, c) = (key("A"), key("B"), key("C"));
    let (pgp, content) = (of(&c, &[&a, &b]), document());
    let both = Require::AllOf(prints(&[&a, &b]));
    let one = of(&a, &[]).sign(&content).unwrap().text;
    let rejection = verified(&pgp, (&content, &one), &both).unwrap_err();
    assert_eq!(
        reasons(&rejection),
        [Reason::Unmet {
            needed: 2,
            found: 1
        }]
    );

    let two = of(&a, &[]).with_key(b.clone()).sign(&content).unwrap().text;
    let proof = verified(&pgp, (&content, &two), &both).unwrap();
    assert_eq!(proof.proof().signers().len(), 2);

    // One who signs twice is one; a signature of somebody unknown does no harm.
    let twice = of(&a, &[]).with_key(a.clone()).sign(&content).unwrap().text;
    assert!(
        verified(
            &pgp,
            (&content, &twice),
            &Require::AtLeast(2, prints(&[&a, &b]))
        )
        .is_err()
    );
    let with_unknown = of(&a, &[]).with_key(key("D")).sign(&content).unwrap().text;
    let proof = verified(&pgp, (&content, &with_unknown), &only(&a)).unwrap();
    assert_eq!(proof.proof().refused()[0].reason, Reason::UnknownSigner);
}

#[test]
fn a_known_certificate_is_not_a_required_one() {
    let (ours, other, theirs) = (key("A"), key("Mallory"), key("B"));
    let content = document();
    let signature = of(&other, &[]).sign(&content).unwrap().text;
    let pgp = of(&theirs, &[&ours, &other]);
    assert!(verified(&pgp, (&content, &signature), &only(&ours)).is_err());
    // The key without its certificate is of nobody.
    let stranger = of(&theirs, &[]);
    let rejection = verified(&stranger, (&content, &signature), &only(&other)).unwrap_err();
    assert!(reasons(&rejection).contains(&Reason::UnknownSigner));
}

#[test]
fn what_is_no_signature_is_refused() {
    let (ours, theirs) = (key("A"), key("B"));
    let (pgp, content) = (of(&theirs, &[&ours]), document());
    let cleartext = "-----BEGIN PGP SIGNED MESSAGE-----\nHash: SHA512\n\n<Incident/>\n";
    let certificate = ours.certificate().to_armored().unwrap();
    for signature in ["", "signature", cleartext, &certificate] {
        assert!(
            verified(&pgp, (&content, signature), &only(&ours)).is_err(),
            "{signature}"
        );
    }
    let signature = of(&ours, &[]).sign(&content).unwrap().text;
    for end in (0..signature.len()).step_by(7) {
        let rejection = verified(&pgp, (&content, &signature[..end]), &only(&ours));
        assert!(
            rejection.is_err() || signature[end..].len() < 40,
            "cut off at {end}"
        );
    }
}

/// A signature of another kind or digest, at a time.
fn signed_as(key: &SecretKey, content: &[u8], kind: SignatureType, hash: HashAlgorithm) -> String {
    let rules = sequoia_openpgp::policy::StandardPolicy::new();
    let keys = key
        .0
        .keys()
        .unencrypted_secret()
        .with_policy(&rules, std::time::SystemTime::from(now()));
    let mut pair = keys
        .for_signing()
        .next()
        .unwrap()
        .key()
        .clone()
        .into_keypair()
        .unwrap();
    let builder = SignatureBuilder::new(kind).set_hash_algo(hash);
    let builder = builder
        .set_signature_creation_time(std::time::SystemTime::from(now()))
        .unwrap();
    let signature: Signature = builder.sign_message(&mut pair, content).unwrap();
    armored(Kind::Signature, |out| {
        Packet::from(signature).serialize(out)
    })
    .unwrap()
}

#[test]
fn a_signature_for_text_holds_only_where_it_covers_every_byte() {
    let (ours, theirs) = (key("A"), key("B"));
    let pgp = of(&theirs, &[&ours]);
    let text: &[u8] = b"<a>\r\n</a>\r\n";
    let signature = signed_as(&ours, text, SignatureType::Text, HashAlgorithm::SHA512);
    assert!(verified(&pgp, (text, &signature), &only(&ours)).is_ok());
    for altered in [
        &b"<a>\n</a>\n"[..],
        b"<a>\r\n</a>\n",
        b"<a>\r</a>\r\n",
        b"<a>\r\n</a>\r",
    ] {
        assert!(verified(&pgp, (altered, &signature), &only(&ours)).is_err());
    }
}

#[test]
fn weak_digests_are_refused_with_the_reason() {
    let (ours, theirs) = (key("A"), key("B"));
    let (pgp, content) = (of(&theirs, &[&ours]), document());
    for weak in [HashAlgorithm::SHA1, HashAlgorithm::MD5] {
        let signature = signed_as(&ours, &content, SignatureType::Binary, weak);
        let rejection = verified(&pgp, (&content, &signature), &only(&ours)).unwrap_err();
        let is_weak = |reason: &Reason| matches!(reason, Reason::Weak(_));
        assert!(reasons(&rejection).iter().any(is_weak), "{rejection}");
    }
}

#[test]
fn time_is_that_of_the_policy() {
    let (ours, theirs) = (key("A"), key("B"));
    let content = document();
    let signature = of(&ours, &[]).sign(&content).unwrap().text;
    let at = |days| {
        let pgp = OpenPgp::new(Policy::at(later(days))).with_key(theirs.clone());
        let pgp = pgp.with_certificates(ours.certificates());
        verified(&pgp, (&content, &signature), &only(&ours))
    };
    assert!(at(0).is_ok());
    assert!(at(4000).is_ok());
    // Clocks differ by minutes, and by no more.
    let ahead = |seconds, skew| {
        let time = now() - chrono::Duration::seconds(seconds);
        let policy = Policy::at(time).with_clock_skew(std::time::Duration::from_secs(skew));
        let pgp = OpenPgp::new(policy).with_certificates(ours.certificates());
        verified(&pgp, (&content, &signature), &only(&ours)).is_ok()
    };
    assert!(ahead(299, 300) && !ahead(301, 300) && !ahead(1, 0));
    assert!(reasons(&at(-1).unwrap_err()).contains(&Reason::NotYetValid));
    let early = OpenPgp::new(Policy::at(later(-1))).with_key(ours.clone());
    assert!(reasons(&early.sign(&content).unwrap_err()).contains(&Reason::NotYetValid));
}

/// The signature inside a message is over its plaintext, and stays a proof of it.
#[test]
fn the_signature_of_a_message_can_be_kept_as_evidence() {
    use crate::seal::Encrypt;
    let (ours, theirs) = (key("A"), key("B"));
    let message = of(&ours, &[])
        .with_recipients(theirs.certificates())
        .encrypt(b"content")
        .unwrap();
    let pgp = of(&theirs, &[&ours]);
    let verified = Unverified::message(message)
        .decrypt(&pgp, &only(&ours))
        .unwrap();
    let signature = verified.proof().signature().to_vec();
    let again = pgp.verify(b"content", &signature).unwrap();
    assert_eq!(again.signers()[0].certificate, ours.fingerprint());
    assert!(
        pgp.verify(b"contents", &signature)
            .unwrap()
            .signers()
            .is_empty()
    );
}
