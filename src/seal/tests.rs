use proptest::prelude::*;

use crate::seal::{
    Decrypt, Fingerprint, Opened, Proof, Reason, Refusal, Rejection, Require, Signer, Unverified,
    Verify,
};

/// A mechanism that finds what it is told to find.
struct Finds(Proof);

impl Verify for Finds {
    fn verify(&self, _: &[u8], _: &[u8]) -> Result<Proof, Rejection> {
        Ok(self.0.clone())
    }
}

impl Decrypt for Finds {
    fn scheme(&self) -> &'static str {
        "finds"
    }

    fn decrypt(&self, message: &[u8]) -> Result<Opened, Rejection> {
        Ok(Opened::new(message.to_vec(), self.0.clone()))
    }
}

fn team(number: u8) -> Fingerprint {
    Fingerprint::from_bytes(&[number; 20]).unwrap()
}

fn signed_by(numbers: &[u8]) -> Proof {
    numbers.iter().fold(Proof::new([]), |proof, number| {
        proof.with_signer(Signer::new(team(*number)))
    })
}

fn received() -> Unverified {
    Unverified::new(*b"the secret content", *b"signature")
}

#[test]
fn certificates_count_and_not_signatures() {
    let both = Require::AllOf(vec![team(1), team(2)]);
    let two = Require::AtLeast(2, vec![team(1), team(1), team(2)]);
    for require in [&both, &two] {
        assert!(
            received()
                .verify(&Finds(signed_by(&[1, 1, 1])), require)
                .is_err()
        );
        assert!(
            received()
                .verify(&Finds(signed_by(&[2, 3, 1])), require)
                .is_ok()
        );
    }
    let rejection = both.check(&signed_by(&[1, 1])).unwrap_err();
    assert_eq!(
        rejection.to_string(),
        "2 of the required signers are needed, 1 signed"
    );
}

#[test]
fn what_requires_nobody_is_never_met() {
    let empty = [
        Require::AllOf(Vec::new()),
        Require::AnyOf(Vec::new()),
        Require::AtLeast(0, vec![team(1)]),
        Require::AtLeast(1, Vec::new()),
    ];
    for require in empty {
        let rejection = received().verify(&Finds(signed_by(&[1])), &require);
        assert!(rejection.is_err(), "{require:?}");
    }
}

#[test]
fn a_rejection_says_why_and_shows_nothing() {
    let proof = Proof::new([]).with_refused(Refusal::of("AB", Reason::Expired));
    let require = Require::AnyOf(vec![team(1)]);
    let rejection = received().verify(&Finds(proof), &require).unwrap_err();
    assert_eq!(
        rejection.to_string(),
        "AB: expired; 1 of the required signers are needed, 0 signed"
    );
    let unsigned = Unverified::message(*b"the secret content");
    let rejection = unsigned
        .decrypt(&Finds(Proof::new([])), &require)
        .unwrap_err();
    assert!(
        rejection
            .reasons()
            .any(|reason| *reason == Reason::Unsigned)
    );
    let shown = [
        format!("{rejection:?} {rejection}"),
        format!("{:?}", received()),
        format!(
            "{:?}",
            Opened::new(b"the secret content".to_vec(), Proof::new([]))
        ),
        format!("{:?}", received().verify(&Finds(signed_by(&[1])), &require)),
    ];
    assert!(
        shown
            .iter()
            .all(|shown| !shown.contains("secret") && !shown.contains("115"))
    );
}

#[test]
fn a_message_is_decrypted_and_a_signed_content_verified() {
    let (found, require) = (Finds(signed_by(&[1])), Require::AnyOf(vec![team(1)]));
    assert!(
        Unverified::message(*b"content")
            .verify(&found, &require)
            .is_err()
    );
    assert!(received().decrypt(&found, &require).is_err());
}

#[test]
fn short_identifiers_are_no_fingerprints() {
    for short in [
        "",
        "015E7330",
        "FBFC C82A 015E 7330",
        "0xFBFCC82A015E7330",
        "Z".repeat(40).as_str(),
    ] {
        assert!(short.parse::<Fingerprint>().is_err(), "{short}");
    }
}

proptest! {
    /// However a fingerprint is printed, it is the same one.
    #[test]
    fn fingerprints_are_compared_in_every_printed_form(
        bytes in prop_oneof![prop::collection::vec(any::<u8>(), 20), prop::collection::vec(any::<u8>(), 32)],
        separator in prop::sample::select(vec!["", " ", ":", "-", "\u{a0}", "  ", "\n"]),
        group in 1_usize..9,
        prefix in prop::sample::select(vec!["", "0x", "0X", "openpgp4fpr:", "OPENPGP4FPR:", " "]),
        upper: bool,
    ) {
        let plain = Fingerprint::from_bytes(&bytes).unwrap();
        let digits = plain.to_string();
        let groups: Vec<_> = digits.as_bytes().chunks(group).map(String::from_utf8_lossy).collect();
        let printed = groups.join(separator);
        let printed = if upper { printed } else { printed.to_lowercase() };
        prop_assert_eq!(format!("{prefix}{printed}").parse::<Fingerprint>().unwrap(), plain);
    }

    /// A requirement holds exactly if enough of its signers signed.
    #[test]
    fn a_requirement_counts_as_sets_do(
        signed in prop::collection::vec(0_u8..6, 0..6),
        listed in prop::collection::vec(0_u8..6, 0..6),
        least in 0_usize..5,
    ) {
        let proof = signed_by(&signed);
        let teams: Vec<_> = listed.iter().map(|number| team(*number)).collect();
        let mut both: Vec<_> = listed.iter().filter(|number| signed.contains(number)).collect();
        both.sort_unstable();
        both.dedup();
        let all = !listed.is_empty() && listed.iter().all(|number| signed.contains(number));
        prop_assert_eq!(Require::AllOf(teams.clone()).check(&proof).is_ok(), all);
        prop_assert_eq!(Require::AnyOf(teams.clone()).check(&proof).is_ok(), !both.is_empty());
        let enough = least > 0 && both.len() >= least;
        prop_assert_eq!(Require::AtLeast(least, teams).check(&proof).is_ok(), enough);
    }
}
