use std::io::Write;

use sequoia_openpgp::policy::StandardPolicy;
use sequoia_openpgp::serialize::stream::{
    Compressor, Encryptor, LiteralWriter, Message, Recipient as Key, Signer,
};
use sequoia_openpgp::types::CompressionAlgorithm;

use crate::openpgp::tests::{document, key, now, of, only};
use crate::openpgp::{IntendedRecipients, OpenPgp, Policy, SecretKey};
use crate::seal::{
    Decrypt, Encrypt, Reason, Recipient, Rejection, Require, Sign, Unverified, Verified,
};

fn decrypted(
    by: &OpenPgp,
    message: &[u8],
    require: &Require,
) -> Result<Verified<Vec<u8>>, Rejection> {
    Unverified::message(message).decrypt(by, require)
}

fn reasons(rejection: &Rejection) -> Vec<Reason> {
    rejection.reasons().cloned().collect()
}

fn sent(from: &SecretKey, to: &[&SecretKey], content: &[u8]) -> Vec<u8> {
    let recipients = to.iter().map(|to| to.certificate()).collect();
    of(from, &[])
        .with_recipients(recipients)
        .encrypt(content)
        .unwrap()
}

#[test]
fn r094_each_of_many_recipients_reads_it_and_nobody_else() {
    let from = key("A");
    let teams: Vec<_> = (0..20)
        .map(|number| key(&format!("team {number}")))
        .collect();
    let content = document();
    let message = sent(&from, &teams.iter().collect::<Vec<_>>(), &content);
    for team in &teams {
        let verified = decrypted(&of(team, &[&from]), &message, &only(&from)).unwrap();
        assert_eq!(*verified, content);
        assert!(verified.proof().was_encrypted());
        assert_eq!(verified.proof().signers()[0].recipient, Recipient::Named);
    }
    let rejection = decrypted(&of(&key("E"), &[&from]), &message, &only(&from)).unwrap_err();
    assert_eq!(reasons(&rejection), [Reason::NoKey]);
    assert!(memchr::memmem::find(&message, b"worm").is_none());
}

#[test]
fn every_flipped_byte_of_a_message_is_rejected_or_without_meaning() {
    let (from, to) = (key("A"), key("B"));
    let (pgp, content) = (of(&to, &[&from]), document());
    let message = sent(&from, &[&to], &content);
    let binary = sequoia_openpgp::armor::Reader::from_bytes(&message, None);
    let mut bytes = Vec::new();
    std::io::Read::read_to_end(&mut { binary }, &mut bytes).unwrap();
    let mut accepted = 0;
    for at in 0..bytes.len() {
        let mut altered = bytes.clone();
        altered[at] ^= 1 << (at % 8);
        if let Ok(verified) = decrypted(&pgp, &altered, &only(&from)) {
            assert_eq!(*verified, content, "byte {at}");
            accepted += 1;
        }
    }
    for end in (0..bytes.len()).step_by(5) {
        assert!(
            decrypted(&pgp, &bytes[..end], &only(&from)).is_err(),
            "cut off at {end}"
        );
    }
    println!("{} flipped bytes, {accepted} without meaning", bytes.len());
    // The identifier of the recipient's key is a hint, which a flip makes useless.
    assert_eq!(accepted, 0);
}

/// A message built by hand, with layers as told.
fn built(from: Option<&SecretKey>, to: &[&SecretKey], layers: &[&str], content: &[u8]) -> Vec<u8> {
    let rules = StandardPolicy::at(std::time::SystemTime::from(now()));
    let certs: Vec<_> = to.iter().map(|key| key.0.clone()).collect();
    let mut out = Vec::new();
    let mut message = Message::new(&mut out);
    for layer in layers {
        message = match *layer {
            "encrypt" => {
                let keys = certs.iter().flat_map(|cert| {
                    let time = std::time::SystemTime::from(now());
                    cert.keys()
                        .with_policy(&rules, time)
                        .for_transport_encryption()
                        .map(Key::from)
                });
                Encryptor::for_recipients(message, keys).build().unwrap()
            }
            "compress" => Compressor::new(message)
                .algo(CompressionAlgorithm::Zip)
                .build()
                .unwrap(),
            _ => {
                let pair = of(from.unwrap(), &[]).signing_keys().unwrap().remove(0);
                let signer = Signer::new(message, pair).unwrap();
                signer
                    .creation_time(std::time::SystemTime::from(now()))
                    .build()
                    .unwrap()
            }
        };
    }
    let mut message = LiteralWriter::new(message).build().unwrap();
    message.write_all(content).unwrap();
    message.finalize().unwrap();
    out
}

#[test]
fn forwarding_is_rejected_where_recipients_are_named_and_else_unknown() {
    let (alice, bob, eve) = (key("Alice"), key("Bob"), key("Eve"));
    let by_eve = of(&eve, &[&alice]);
    // Bob takes what Alice signed for him, and encrypts it for Eve.
    for (names, expected) in [
        (true, Err(Reason::OtherRecipients)),
        (false, Ok(Recipient::Unknown)),
    ] {
        let pair = of(&alice, &[]).signing_keys().unwrap().remove(0);
        let rules = StandardPolicy::at(std::time::SystemTime::from(now()));
        let mut forwarded = Vec::new();
        let time = std::time::SystemTime::from(now());
        let keys = eve
            .0
            .keys()
            .with_policy(&rules, time)
            .for_transport_encryption()
            .map(Key::from);
        let message = Encryptor::for_recipients(Message::new(&mut forwarded), keys)
            .build()
            .unwrap();
        let mut signer = Signer::new(message, pair).unwrap().creation_time(time);
        if names {
            signer = signer.add_intended_recipient(&bob.0);
        }
        let mut message = LiteralWriter::new(signer.build().unwrap()).build().unwrap();
        message.write_all(b"content").unwrap();
        message.finalize().unwrap();
        match (decrypted(&by_eve, &forwarded, &only(&alice)), expected) {
            (Ok(verified), Ok(recipient)) => {
                assert_eq!(verified.proof().signers()[0].recipient, recipient);
                // Whoever insists on names refuses it.
                let strict =
                    Policy::at(now()).with_intended_recipients(IntendedRecipients::Required);
                let strict = OpenPgp {
                    policy: strict,
                    ..by_eve.clone()
                };
                let rejection = decrypted(&strict, &forwarded, &only(&alice)).unwrap_err();
                assert!(reasons(&rejection).contains(&Reason::NoRecipients));
            }
            (Err(rejection), Err(reason)) => assert!(reasons(&rejection).contains(&reason)),
            (got, expected) => panic!("{got:?} and not {expected:?}"),
        }
    }
}

#[test]
fn only_one_structure_is_accepted() {
    let (from, to) = (key("A"), key("B"));
    let pgp = of(&to, &[&from]);
    let accepted: [&[&str]; 4] = [
        &["encrypt", "sign"],
        &["encrypt", "compress", "sign"],
        &["sign"],
        &["compress", "sign"],
    ];
    for layers in accepted {
        let verified = decrypted(
            &pgp,
            &built(Some(&from), &[&to], layers, b"content"),
            &only(&from),
        );
        let verified = verified.unwrap_or_else(|rejection| panic!("{layers:?}: {rejection}"));
        assert_eq!(
            verified.proof().was_encrypted(),
            layers.contains(&"encrypt")
        );
    }
    let refused: [&[&str]; 8] = [
        &[],
        &["encrypt"],
        &["encrypt", "compress"],
        &["sign", "encrypt"],
        &["encrypt", "sign", "compress"],
        &["encrypt", "encrypt", "sign"],
        &["compress", "compress", "sign"],
        &["encrypt", "compress", "compress", "sign"],
    ];
    for layers in refused {
        let message = built(Some(&from), &[&to], layers, b"content");
        let rejection = decrypted(&pgp, &message, &only(&from)).expect_err(&format!("{layers:?}"));
        assert!(
            !format!("{rejection:?}").contains("content\""),
            "{layers:?}"
        );
    }
}

#[test]
fn a_compression_bomb_stops_at_the_limit() {
    let (from, to) = (key("A"), key("B"));
    let bomb = built(
        Some(&from),
        &[&to],
        &["encrypt", "compress", "sign"],
        &vec![0; 20_000_000],
    );
    assert!(bomb.len() < 100_000, "{} bytes", bomb.len());
    let policy = Policy::at(now()).with_max_plaintext(1_000_000);
    let pgp = OpenPgp {
        policy,
        ..of(&to, &[&from])
    };
    let rejection = decrypted(&pgp, &bomb, &only(&from)).unwrap_err();
    assert_eq!(
        reasons(&rejection),
        [Reason::TooLarge { allowed: 1_000_000 }]
    );
    let small = built(
        Some(&from),
        &[&to],
        &["encrypt", "compress", "sign"],
        &vec![0; 1_000_000],
    );
    assert!(decrypted(&pgp, &small, &only(&from)).is_ok());
}

#[test]
fn nothing_is_encrypted_without_signer_or_recipient() {
    let (from, to) = (key("A"), key("B"));
    assert!(of(&from, &[]).encrypt(b"content").is_err());
    let unsigned = OpenPgp::new(Policy::at(now())).with_recipients(to.certificates());
    assert!(unsigned.encrypt(b"content").is_err());
    assert!(unsigned.sign(b"content").is_err());
}

#[test]
fn what_is_no_message_is_refused() {
    let (from, to) = (key("A"), key("B"));
    let pgp = of(&to, &[&from]);
    let signature = of(&from, &[]).sign(b"content").unwrap().text;
    let inputs: [&[u8]; 5] = [
        b"",
        b"<Incident/>",
        signature.as_bytes(),
        &[0x80; 40],
        &[0xff; 4000],
    ];
    for input in inputs {
        assert!(Decrypt::decrypt(&pgp, input).is_err());
    }
    let cleartext = b"-----BEGIN PGP SIGNED MESSAGE-----\nHash: SHA512\n\n<Incident/>\n";
    let rejection = decrypted(&pgp, cleartext, &only(&from)).unwrap_err();
    assert!(matches!(reasons(&rejection)[..], [Reason::Structure(_)]));
}
