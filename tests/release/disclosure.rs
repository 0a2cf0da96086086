//! What RFC 2350 asks of disclosure, where a release is concerned.

use iodef::{
    Action, Channel, Circumstance, Contact, ContactRole, ContactType, Decision, DisclosurePolicy,
    DisclosureRule, ElementPath, History, HistoryItem, Incident, InfoClass, Obligation, Purpose,
    Recipient, ReleaseError, Releaser, Restriction, release,
};

use super::{
    approval, at, full, lacks, lacks_all, open_policy, policy_of, says, shell, to, written,
};

fn vendor_first() -> DisclosurePolicy {
    policy_of([
        DisclosureRule::new("all", Decision::Free),
        DisclosureRule::new("advisory", Decision::Free)
            .about(InfoClass::Vulnerability)
            .towards("public")
            .with_obligation(Obligation::VendorFirst),
    ])
}

fn notified(role: ContactRole) -> History {
    let contact = Contact::new(role, ContactType::Organization).with_name("Example Software");
    let item = HistoryItem::new(
        Action::Other("vendor-notified".into()),
        at("2026-03-05T08:00:00Z"),
    );
    History::new(item.with_contact(contact))
}

#[test]
fn d03_the_vendor_hears_of_it_before_the_public() {
    let policy = vendor_first();
    let Err(ReleaseError::Pending(pending, removals)) = to(&full(), "public", &policy) else {
        panic!("nobody told the vendor");
    };
    assert_eq!(pending, [Obligation::VendorFirst]);
    let method = |r: &&iodef::Removal| r.path.to_string() == "/Incident/Method";
    let removal = removals.iter().find(method).unwrap();
    says(&removal.to_string(), "not before vendor-first");

    for role in [ContactRole::Vendor, ContactRole::VendorServices] {
        let incident = full().with_history(notified(role));
        let release = to(&incident, "public", &policy).unwrap();
        says(&written(&release.incident), "Guessed passwords");
        assert!(release.obligations.contains(&Obligation::VendorFirst));
        // Whom the owner told of it is not for the public.
        lacks(&written(&release.incident), "Example Software");
    }
    // Somebody else heard of it.
    let incident = full().with_history(notified(ContactRole::Reporter));
    assert!(to(&incident, "public", &policy).is_err());
    // Partners need not wait.
    assert!(to(&full(), "partner", &policy).is_ok());
}

#[test]
fn d03_whoever_approves_may_know_that_the_vendor_knows() {
    let policy = vendor_first();
    let informed = Recipient::new("public").given(Circumstance::VendorInformed);
    assert!(release(&full(), &informed, &policy, approval()).is_ok());
    // Or releases the rest.
    let mut releaser = Releaser::new(&policy, Recipient::new("public"));
    releaser.withhold_pending(true);
    let release = releaser.release(&full(), approval()).unwrap();
    let told = written(&release.incident);
    lacks(&told, "Guessed passwords");
    says(&told, "A break-in");
}

#[test]
fn d04_that_there_was_an_incident_is_embarrassing() {
    let rest = InfoClass::ALL
        .iter()
        .copied()
        .filter(|c| *c != InfoClass::Embarrassing);
    let rest: Vec<InfoClass> = rest.collect();
    let mut policy = policy_of([DisclosureRule::new("rest", Decision::Free)]);
    policy.rules[0].classes = iodef::Selector::Named(rest);
    let Err(ReleaseError::NothingToDisclose(removals)) = to(&shell(), "public", &policy) else {
        panic!("an empty shell is embarrassing");
    };
    says(&removals[0].to_string(), "/Incident: embarrassing");
    // A contact alone would say that somebody had an incident, too.
    let asked = shell().with_contact(Contact::creator("Example CSIRT"));
    let refused = to(&asked, "public", &policy);
    assert!(
        matches!(refused, Err(ReleaseError::NothingToDisclose(_))),
        "{refused:?}"
    );
    // With a method it is an advisory, which does not say what happened where and when.
    let release = to(&full(), "public", &policy).unwrap();
    let told = written(&release.incident);
    says(&told, "Guessed passwords");
    lacks_all(&told, ["A break-in", "189493", "2026-03-04", "handling"]);
    // Who may know, knows.
    assert!(to(&shell(), "public", &open_policy()).is_ok());
}

/// All texts that name anybody, from the incident itself.
fn identities(incident: &Incident) -> Vec<String> {
    let text = written(incident);
    let tree = roxmltree::Document::parse(&text).unwrap();
    let named = [
        "Person",
        "Organisation",
        "ContactName",
        "EmailTo",
        "Address",
        "IncidentID",
    ];
    let nodes = tree
        .descendants()
        .filter(|node| named.contains(&node.tag_name().name()));
    nodes
        .filter_map(|node| node.text().map(str::to_owned))
        .collect()
}

#[test]
fn d05_statistics_tell_of_nobody() {
    let incident = full();
    let identities = identities(&incident);
    assert!(identities.len() > 7, "{identities:?}");
    let policy = open_policy();
    let mut releaser = Releaser::new(&policy, Recipient::new("public"));
    releaser.purpose(Purpose::Statistics);
    let told = written(&releaser.release(&incident, approval()).unwrap().incident);
    for identity in &identities {
        lacks(&told.to_lowercase(), &identity.to_lowercase());
        lacks(&told, &identity.replace('.', "[.]"));
    }
    // Nor does it differ by who it was.
    let mut other = full();
    other.descriptions.clear();
    *other.id = iodef::IncidentId::new("elsewhere.example", "1");
    other.contacts[1].names[0].value = "Nobody Known".into();
    other.contacts[0].names[0].value = "Somebody Else".into();
    let same = written(&releaser.release(&other, approval()).unwrap().incident);
    assert_eq!(same, told);
}

#[test]
fn d07_the_record_says_who_got_it() {
    let policy = open_policy();
    let recipient = Recipient::new("partner").named("CERT Elsewhere");
    let release = release(&full(), &recipient, &policy, approval()).unwrap();
    let text = &release.entry.descriptions[0].value;
    for said in ["CERT Elsewhere", "partner", "policy example 1", "rules all"] {
        says(text, said);
    }
    assert_eq!(release.incident.recipient(), "partner");
    // Without a name, the class stands alone.
    let release = to(&full(), "public", &policy).unwrap();
    says(
        &release.entry.descriptions[0].value,
        "Released to public by",
    );
}

#[test]
fn d09_law_outranks_what_the_policy_opens() {
    let forbidden = DisclosureRule::new("law", Decision::Never)
        .about(InfoClass::PrivateUser)
        .legal();
    let open = DisclosureRule::new("open", Decision::Free)
        .about(InfoClass::PrivateUser)
        .towards("partner");
    let policy = policy_of([DisclosureRule::new("all", Decision::Free), open, forbidden]);
    let release = to(&full(), "partner", &policy).unwrap();
    lacks(&written(&release.incident), "Alice Liddell");
    assert_eq!(release.rules, ["all"]);
    let person = |r: &&iodef::Removal| r.path.to_string().ends_with("/Victim/Person");
    let removal = release.removals.iter().find(person).unwrap();
    says(&removal.to_string(), "by law");
}

#[test]
fn d10_the_press_is_told_through_public_relations() {
    let press = DisclosureRule::new("press", Decision::Free)
        .towards("public")
        .with_obligation(Obligation::ReferToPublicRelations);
    let policy = policy_of([press]);
    let Err(ReleaseError::Pending(pending, _)) = to(&full(), "public", &policy) else {
        panic!("not directly");
    };
    assert_eq!(pending, [Obligation::ReferToPublicRelations]);
    let recipient = Recipient::new("public").given(Circumstance::ViaPublicRelations);
    assert!(release(&full(), &recipient, &policy, approval()).is_ok());
}

#[test]
fn d12_the_channel_goes_by_what_is_in_the_copy() {
    let mut policy = open_policy();
    let mail = Channel::new("mail", Restriction::Public);
    policy.channels.push(mail);
    let mut incident = full();
    incident
        .set_restriction_at("/Incident/Attack", Restriction::Partner)
        .unwrap();
    for (class, by_mail) in [("public", true), ("partner", false)] {
        let copy = to(&incident, class, &policy).unwrap().incident;
        let mut elements = copy.disclosures(iodef::Vocabulary::Incident);
        let allowed = elements.all(|d| policy.channel_allowed(d.strictest, "mail"));
        assert_eq!(allowed, by_mail, "{class}");
    }
}

#[test]
fn classes_of_elements_can_be_said() {
    let policy = policy_of([DisclosureRule::new("free", Decision::Free)
        .about([InfoClass::Embarrassing, InfoClass::Vulnerability])]);
    let method: ElementPath = "/Incident/Method".parse().unwrap();
    let mut releaser = Releaser::new(&policy, Recipient::new("public"));
    let told = written(&releaser.release(&full(), approval()).unwrap().incident);
    says(&told, "Guessed passwords");
    lacks(&told, "192.0.2.66");
    releaser.classify(method, InfoClass::Intruder).classify(
        "/Incident/Attack/Flow/Attacker".parse().unwrap(),
        InfoClass::Vulnerability,
    );
    let told = written(&releaser.release(&full(), approval()).unwrap().incident);
    lacks(&told, "Guessed passwords");
    says(&told, "192.0.2.66");
}
