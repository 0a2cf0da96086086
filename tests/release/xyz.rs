//! One incident by the example policy of RFC 2350, appendix E, as in
//! `examples/three_recipients.rs`.

use iodef::{
    Circumstance, DisclosurePolicy, Document, Incident, Obligation, Recipient, Release,
    ReleaseError, release,
};

use super::{approval, lacks, lacks_all, says_all, written};

const POLICY: &str = include_str!("../../examples/data/xyz-university.toml");
const INCIDENT: &[u8] = include_bytes!("../../examples/data/release/break-in.xml");

fn incident() -> Incident {
    let mut document = Document::from_slice(INCIDENT).unwrap();
    document.incidents.remove(0)
}

#[track_caller]
fn told(class: &str, given: &[Circumstance]) -> Result<Release, ReleaseError> {
    let policy = DisclosurePolicy::from_toml(POLICY).unwrap();
    let given = given.iter().copied();
    let recipient = given.fold(Recipient::new(class), Recipient::given);
    release(&incident(), &recipient, &policy, approval())
}

const METHOD: &str = "ExampleMail 4.2";
const INTRUDER: &str = "192.0.2.66";
const SITE: &str = "198.51.100.25";
const ADMIN: &str = "Ada Sample";
/// What nobody of the three gets: who opted out, what the site refused, what is restricted.
const NOBODY: [&str; 4] = [
    "Bo Quiet",
    "Faculty of Philosophy",
    "Eve Author",
    "GET /draft.pdf",
];

#[test]
fn a_vendor_gets_the_flaw_in_full() {
    let release = told("vendor", &[Circumstance::BonaFideVerified]).unwrap();
    let copy = written(&release.incident);
    says_all(
        &copy,
        [
            METHOD,
            INTRUDER,
            "session store",
            "Example University CSIRT",
        ],
    );
    lacks_all(&copy, [SITE, "mail.philosophy", "EUR", "2026-0117"]);
    lacks_all(&copy, NOBODY);
    assert!(release.obligations.contains(&Obligation::Encrypt));
}

#[test]
fn a_partner_gets_what_helps() {
    let given = [
        Circumstance::BonaFideVerified,
        Circumstance::ConfidentialityAssured,
    ];
    let release = told("partner", &given).unwrap();
    let copy = written(&release.incident);
    says_all(&copy, [METHOD, INTRUDER, SITE, ADMIN, "EUR", "2026-0117"]);
    lacks(&copy, "mail.philosophy");
    lacks_all(&copy, NOBODY);
}

#[test]
fn partners_of_unknown_standing_wait() {
    let refused = told("partner", &[Circumstance::ConfidentialityAssured]);
    let Err(ReleaseError::Pending(pending, _)) = refused else {
        panic!("{refused:?}");
    };
    assert_eq!(pending, [Obligation::VerifyBonaFide]);
}

#[test]
fn the_public_gets_an_advisory() {
    let release = told("public", &[]).unwrap();
    let copy = written(&release.incident);
    says_all(&copy, [METHOD, "session store", "Example University CSIRT"]);
    for secret in [
        INTRUDER,
        SITE,
        ADMIN,
        "philosophy",
        "faculty",
        "EUR",
        "2026-0117",
        "handling",
    ] {
        lacks(&copy, secret);
    }
    lacks_all(&copy, NOBODY);
    // It does not say which incident it was, or when.
    says_all(&copy, ["name=\"withheld\"", "1970-01-01T00:00:00Z"]);
}

/// It is treated as the public, and what it gets is worded for the public.
#[test]
fn the_press_gets_what_the_public_gets() {
    let press = told("press", &[]).unwrap();
    let public = told("public", &[]).unwrap();
    assert_eq!(*press.incident, *public.incident);
    assert!(press.obligations.contains(&Obligation::TailorAsPublic));
    assert!(!public.obligations.contains(&Obligation::TailorAsPublic));
}

#[test]
fn law_enforcement_gets_what_it_requires() {
    let given = [
        Circumstance::BonaFideVerified,
        Circumstance::LegalInvestigation,
    ];
    let copy = written(&told("law-enforcement", &given).unwrap().incident);
    says_all(&copy, [INTRUDER, "2026-0117"]);
    // The form was not answered for law enforcement, and unanswered blocks.
    lacks_all(&copy, [SITE, ADMIN, "Eve Author"]);
}
