//! What goes out in disguise only (RFC 2350, appendix E, section 4.2).

use iodef::{Decision, DisclosurePolicy, DisclosureRule, Disguise, InfoClass, Recipient, Releaser};

use super::{approval, full, lacks, policy_of, says, to, written};

/// Users are disguised; the public is told the rest, but of no site and intruder.
fn policy() -> DisclosurePolicy {
    policy_of([
        DisclosureRule::new("open", Decision::Free)
            .about([InfoClass::Embarrassing, InfoClass::Vulnerability]),
        DisclosureRule::new("users", Decision::Disguised).about(InfoClass::PrivateUser),
    ])
}

fn persons(told: &str) -> Vec<String> {
    let tree = roxmltree::Document::parse(told).unwrap();
    let persons = tree
        .descendants()
        .filter(|node| node.has_tag_name(("https://docs.rs/iodef/ns/1", "Person")));
    persons
        .map(|node| node.text().unwrap().to_owned())
        .collect()
}

#[test]
fn d02_in_disguise_private_users_may_be_told_of() {
    let policy = policy();
    let plain = to(&full(), "public", &policy).unwrap();
    let told = written(&plain.incident);
    assert!(persons(&told).is_empty(), "{told}");
    let mut incident = full();
    let attack = incident.attacks[0].clone();
    incident.attacks.push(attack);
    let mut releaser = Releaser::new(&policy, Recipient::new("public"));
    releaser.disguise(Disguise::new(&[7; 32]));
    let release = releaser.release(&incident, approval()).unwrap();
    let told = written(&release.incident);
    // The same person has the same pseudonym.
    let persons = persons(&told);
    let [first, second] = &persons[..] else {
        panic!("{told}");
    };
    assert_eq!(first, second);
    assert_eq!(
        *first,
        Disguise::new(&[7; 32]).name(iodef::IdentityKind::Person, "Alice Liddell")
    );
    for secret in [
        "Alice",
        "198.51.100.7",
        "Example Library",
        "Mallory",
        "192.0.2.66",
    ] {
        lacks(&told, secret);
    }
    // What is told freely is told as it is.
    says(&told, "A break-in");
    assert_eq!(release.rules, ["open", "users"]);
}

#[test]
fn d02_a_disguise_lifts_no_restriction() {
    let policy = policy();
    let mut incident = full();
    let person = "/Incident/Attack/Flow/Victim/Person";
    incident
        .set_restriction_at(person, iodef::Restriction::Partner)
        .unwrap();
    let mut releaser = Releaser::new(&policy, Recipient::new("public"));
    releaser.disguise(Disguise::new(&[7; 32]));
    let release = releaser.release(&incident, approval()).unwrap();
    let told = written(&release.incident);
    assert!(persons(&told).is_empty(), "{told}");
}
