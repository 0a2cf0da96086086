use std::io::{self, Read as _, Write as _};

use crate::evidence::{Digester, Digesting, Outcome, Verdict, Verification, Verifier};
use crate::model::Digest;
use crate::value::DigestAlgorithm;

/// Digests of `abc`: RFC 1321, FIPS 180-4 and 202, RFC 7693, and the test
/// vectors of BLAKE3.
const OF_ABC: [(DigestAlgorithm, &str); 9] = [
    (DigestAlgorithm::Md5, "900150983cd24fb0d6963f7d28e17f72"),
    (
        DigestAlgorithm::Sha1,
        "a9993e364706816aba3e25717850c26c9cd0d89d",
    ),
    (
        DigestAlgorithm::Sha256,
        "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
    ),
    (
        DigestAlgorithm::Sha384,
        "cb00753f45a35e8bb5a03d699ac65007272c32ab0eded1631a8b605a43ff5bed\
         8086072ba1e7cc2358baeca134c825a7",
    ),
    (
        DigestAlgorithm::Sha512,
        "ddaf35a193617abacc417349ae20413112e6fa4e89a97ea20a9eeee64b55d39a\
         2192992a274fc1a836ba3c23a3feebbd454d4423643ce80e2a9ac94fa54ca49f",
    ),
    (
        DigestAlgorithm::Sha3_256,
        "3a985da74fe225b2045c172d6bd390bd855f086e3e9d525b46bfe24511431532",
    ),
    (
        DigestAlgorithm::Sha3_512,
        "b751850b1a57168a5693cd924b6b096e08f621827444f70d884f5d0240d2712e\
         10e116e9192af3c91a7ec57647e3934057340b4cf408d5a56592f8274eec53f0",
    ),
    (
        DigestAlgorithm::Blake2b512,
        "ba80a53f981c4d0d6a2797b69f12f6e94c212f14685ac4b74b12bb6fdbffa2d1\
         7d87c5392aab792dc252d5de4533cc9518d38aa8dbf1925ab92386edd4009923",
    ),
    (
        DigestAlgorithm::Blake3,
        "6437b3ac38465133ffb63b75273a8db548c558465d79db03fd359c6cd5bd9d85",
    ),
];

fn digests(bytes: &[u8]) -> Vec<Digest> {
    let all = DigestAlgorithm::REGISTERED.iter().cloned();
    let mut digester = Digester::new(all).unwrap();
    digester.read_all(bytes).unwrap();
    digester.finish()
}

#[test]
fn known_answers() {
    let known = OF_ABC.map(|(algorithm, value)| Digest::new(algorithm, value));
    assert_eq!(digests(b"abc"), known);
    assert_eq!(known.len(), DigestAlgorithm::REGISTERED.len());
    let of_nothing = &digests(b"")[8];
    assert!(
        of_nothing
            .value
            .starts_with("af1349b9f5f9a1a6a0404dea36dcc949")
    );
}

/// However it is cut, and as a writer as well as through a reader.
#[test]
fn pieces_do_not_matter() {
    let bytes: Vec<u8> = (0..200_000_u32)
        .map(|n| n.to_le_bytes()[0] ^ 0x5A)
        .collect();
    let whole = digests(&bytes);
    for piece in [1000, 4095, 65_537] {
        let mut digester = Digester::new(DigestAlgorithm::REGISTERED.iter().cloned()).unwrap();
        for bytes in bytes.chunks(piece) {
            digester.write_all(bytes).unwrap();
        }
        assert_eq!(digester.length(), 200_000);
        assert_eq!(digester.finish(), whole);
    }
    let digester = Digester::new(DigestAlgorithm::REGISTERED.iter().cloned()).unwrap();
    let mut reader = Digesting::new(&bytes[..], digester);
    let mut first = [0; 777];
    reader.read_exact(&mut first).unwrap();
    io::copy(&mut reader, &mut io::sink()).unwrap();
    assert_eq!(reader.into_digester().finish(), whole);
}

/// Every bit of a piece of evidence, by every algorithm.
#[test]
fn r017_one_flipped_bit_is_detected() {
    let bytes = b"Sep 13 23:19:24 host sshd[7]: failed".to_vec();
    let digests = digests(&bytes);
    let holds = Verification::read(&digests, &bytes[..]).unwrap();
    assert!(holds.is_verified());
    for bit in 0..bytes.len() * 8 {
        let mut flipped = bytes.clone();
        flipped[bit / 8] ^= 1 << (bit % 8);
        let verification = Verification::read(&digests, &flipped[..]).unwrap();
        assert_eq!(verification.checks().len(), 9);
        let mut checks = verification.checks().iter();
        assert!(checks.all(|check| check.outcome == Outcome::Fails));
        assert_eq!(verification.verdict(), Verdict::Altered);
        assert!(!verification.is_verified_if_weakly());
    }
}

#[test]
fn case_and_white_space_do_not_matter_and_length_does() {
    let sha256 = |value: &str| Digest::new(DigestAlgorithm::Sha256, value);
    let known = OF_ABC[2].1;
    let spread: String = known.chars().flat_map(|c| [c, ' ']).collect();
    for value in [known.to_uppercase(), spread, format!("\n{known}\t")] {
        assert!(
            Verification::read([&sha256(&value)], &b"abc"[..])
                .unwrap()
                .is_verified()
        );
    }
    for value in ["", &known[..62], &format!("{known}00"), "not hexadecimal"] {
        let verification = Verification::read([&sha256(value)], &b"abc"[..]).unwrap();
        assert_eq!(verification.verdict(), Verdict::Altered, "{value}");
    }
}

/// Nothing counts as verified that anybody could have made.
#[test]
fn weak_and_unknown_digests_verify_nothing() {
    let of = |index: usize| {
        let (algorithm, value) = OF_ABC[index].clone();
        Digest::new(algorithm, value)
    };
    let unknown = Digest::new(DigestAlgorithm::Ext("tiger".into()), "00");
    let other = Digest::new(DigestAlgorithm::Other("sha257".into()), "00");
    let verdict = |digests: &[Digest]| {
        let verification = Verification::read(digests, &b"abc"[..]).unwrap();
        let verdict = verification.verdict();
        assert_eq!(verification.is_verified(), verdict == Verdict::Verified);
        verdict
    };
    assert_eq!(verdict(&[]), Verdict::Unchecked);
    assert_eq!(
        verdict(&[unknown.clone(), other.clone()]),
        Verdict::Unchecked
    );
    assert_eq!(verdict(&[of(0)]), Verdict::Weak);
    assert_eq!(verdict(&[of(0), of(1), unknown.clone()]), Verdict::Weak);
    assert_eq!(verdict(&[of(0), of(2), unknown.clone()]), Verdict::Verified);
    let wrong = Digest::new(DigestAlgorithm::Md5, "00");
    assert_eq!(verdict(&[of(2), wrong]), Verdict::Altered);
    let twice = Digest::new(DigestAlgorithm::Sha256, "00");
    assert_eq!(verdict(&[of(2), twice]), Verdict::Altered);
    let verification = Verifier::new([&unknown, &other]).finish();
    let mut checks = verification.checks().iter();
    assert!(checks.all(|check| check.outcome == Outcome::Unknown));
    assert!(Digester::new([DigestAlgorithm::Ext("tiger".into())]).is_err());
}
