//! Consents of the reporting site in a release (section 3.2 of the form of CERT/CC).

use iodef::{
    Circumstance, Condition, Consent, ConsentAnswer, ConsentAudience, ConsentItem, Contact,
    ContactRole, ContactType, Decision, DisclosurePolicy, DisclosureRule, Document, Incident,
    InfoClass, Recipient, Releaser, Restriction, release,
};

use super::{approval, full, lacks, lacks_all, policy_of, says, says_all, to, written};

/// What the form asks about is in these places of `full`.
const DOMAIN: &str = "Example Library";
const HOSTS: &str = "198.51.100.7";
const CONTACT: &str = "Bob Admin";
const USER: &str = "Alice Liddell";

fn yes(item: ConsentItem) -> Consent {
    Consent::new(ConsentAudience::Sites, item).with_answer(ConsentAnswer::Yes)
}

fn no(item: ConsentItem) -> Consent {
    Consent::new(ConsentAudience::Sites, item).with_answer(ConsentAnswer::No)
}

/// Partners take part in the incident; what is a site's own takes its permission.
fn asking(rest: Decision) -> DisclosurePolicy {
    let ask = [
        InfoClass::PrivateSite,
        InfoClass::PrivateUser,
        InfoClass::Contact,
    ];
    let mut policy = policy_of([
        DisclosureRule::new("rest", rest),
        DisclosureRule::new("ask", Decision::WithPermission).about(ask),
    ]);
    policy.recipients[0].audiences.push(ConsentAudience::Sites);
    policy
}

#[track_caller]
fn copy(incident: &Incident, policy: &DisclosurePolicy) -> String {
    written(&to(incident, "partner", policy).unwrap().incident)
}

#[test]
fn unanswered_questions_block() {
    let mut policy = asking(Decision::Free);
    policy.rules[1].decision = Decision::Free;
    // Whatever the policy would tell, a question of the form was not answered.
    let question = Consent::new(ConsentAudience::Sites, ConsentItem::Hosts);
    let incident = full().with_consent(question);
    let told = copy(&incident, &policy);
    lacks_all(&told, [DOMAIN, HOSTS, CONTACT, USER]);
    says(&told, "Mallory");
    // Where nobody used the form, the policy decides alone.
    let told = copy(&full(), &policy);
    says_all(&told, [DOMAIN, HOSTS, CONTACT, USER]);
}

#[test]
fn a_yes_opens_what_needs_the_permission_of_the_site() {
    let table = [
        (ConsentItem::Domain, DOMAIN),
        (ConsentItem::Hosts, HOSTS),
        (ConsentItem::Contact, CONTACT),
    ];
    let policy = asking(Decision::Free);
    for (item, opened) in &table {
        let told = copy(&full().with_consent(yes(item.clone())), &policy);
        for (_, text) in &table {
            assert_eq!(told.contains(text), text == opened, "{item}: {text}");
        }
        // The site does not speak for its users.
        lacks(&told, USER);
    }
    let all = ConsentItem::REGISTERED.iter().cloned().map(yes);
    let told = copy(&all.fold(full(), Incident::with_consent), &policy);
    says_all(&told, table.map(|(_, text)| text));
}

#[test]
fn a_no_closes_what_the_policy_tells() {
    let mut policy = asking(Decision::Free);
    policy.rules[1].decision = Decision::Free;
    let incident = full()
        .with_consent(yes(ConsentItem::Domain))
        .with_consent(no(ConsentItem::Hosts))
        .with_consent(no(ConsentItem::Contact));
    let told = copy(&incident, &policy);
    says(&told, DOMAIN);
    lacks_all(&told, [HOSTS, CONTACT]);
    let release = to(&incident, "partner", &policy).unwrap();
    let reasons: Vec<_> = release
        .removals
        .iter()
        .map(|r| r.reason.to_string())
        .collect();
    for item in ["hosts", "contact"] {
        let reason = format!("the site does not permit its {item} to be told");
        assert!(reasons.contains(&reason), "{reasons:?}");
    }
}

#[test]
fn a_yes_opens_nothing_else() {
    // Intruders and embarrassing matters are not the site's to permit.
    let policy = asking(Decision::WithPermission);
    let all = ConsentItem::REGISTERED.iter().cloned().map(yes);
    let incident = all.fold(full(), Incident::with_consent);
    let told = copy(&incident, &policy);
    says_all(&told, [DOMAIN, HOSTS, CONTACT]);
    for secret in [
        USER,
        "Mallory",
        "192.0.2.66",
        "A break-in",
        "Guessed passwords",
        "189493",
    ] {
        lacks(&told, secret);
    }
    // Nor does it open what the policy never tells.
    let mut policy = policy;
    policy.rules[1].decision = Decision::Never;
    assert!(to(&incident, "partner", &policy).is_err());
}

#[test]
fn a_yes_never_lifts_a_restriction() {
    let policy = asking(Decision::Free);
    let mut incident = full().with_consent(yes(ConsentItem::Hosts));
    says(&copy(&incident, &policy), HOSTS);
    let victim = "/Incident/Attack/Flow/Victim/Node/Address";
    incident
        .set_restriction_at(victim, Restriction::NeedToKnow)
        .unwrap();
    lacks(&copy(&incident, &policy), HOSTS);
    incident.remove_restriction_at(victim).unwrap();
    incident
        .set_restriction_at("/Incident/Attack", Restriction::Default)
        .unwrap();
    lacks(&copy(&incident, &policy), HOSTS);
}

#[test]
fn a_condition_waits_for_whoever_approves() {
    let policy = asking(Decision::Free);
    let conditional = yes(ConsentItem::Hosts).with_condition("Not before Friday");
    let incident = full().with_consent(conditional);
    lacks(&copy(&incident, &policy), HOSTS);
    let recipient = Recipient::new("partner").given(Circumstance::PermissionOfAffected);
    let release = release(&incident, &recipient, &policy, approval()).unwrap();
    // The consent is not given all the same, and the record says why.
    lacks(&written(&release.incident), HOSTS);
}

/// Consents are of the site, and go where what they speak of goes.
#[test]
fn the_consent_itself_travels() {
    let mut policy = asking(Decision::Free);
    policy.rules.truncate(1);
    let incident = full()
        .with_consent(yes(ConsentItem::Hosts).with_condition("Not to the press"))
        .with_consent(no(ConsentItem::Domain));
    let release = to(&incident, "partner", &policy).unwrap();
    assert_eq!(release.incident.consents, incident.consents);
    let read = Document::from_slice(written(&release.incident).as_bytes()).unwrap();
    assert_eq!(read.incidents[0].consents, incident.consents);
}

#[test]
fn d06_who_opted_out_is_not_told_of() {
    let policy = super::open_policy();
    let shy = Contact::new(ContactRole::Tech, ContactType::Person)
        .with_name("Carol Quiet")
        .with_email("carol@library.example")
        .opted_out();
    let mut incident = full().with_contact(shy);
    incident
        .set_restriction_at("/Incident/Contact[3]", Restriction::Public)
        .unwrap();
    for class in ["public", "partner"] {
        let release = to(&incident, class, &policy).unwrap();
        let told = written(&release.incident);
        lacks_all(&told, ["Carol Quiet", "carol@"]);
        says(&told, CONTACT);
        let removals: Vec<_> = release.removals.iter().map(ToString::to_string).collect();
        let asked = "/Incident/Contact[3]: the contact asked not to be passed on";
        assert!(
            removals.iter().any(|removal| removal == asked),
            "{removals:?}"
        );
    }
    // Neither where a text names the contact, nor for those inside it.
    incident.descriptions.push("Carol Quiet found it".into());
    let inner = Contact::new(ContactRole::Tech, ContactType::Person).with_name("Dave Inner");
    incident.contacts[2].contacts.push(inner.into());
    let told = written(&to(&incident, "public", &policy).unwrap().incident);
    lacks_all(&told, ["Carol Quiet", "Dave Inner"]);
}

/// In a legal investigation the policy decides.
#[test]
fn d06_an_investigation_may_need_who_opted_out() {
    let silent = DisclosureRule::new("silent", Decision::Never)
        .about(InfoClass::Contact)
        .when(Condition::Is(Circumstance::OptedOut));
    let open = DisclosureRule::new("all", Decision::Free);
    let shy = Contact::new(ContactRole::Tech, ContactType::Person)
        .with_name("Carol Quiet")
        .opted_out();
    let incident = full().with_contact(shy);
    let investigating = Recipient::new("partner").given(Circumstance::LegalInvestigation);
    for (rules, expected) in [(vec![open.clone(), silent], false), (vec![open], true)] {
        let policy = policy_of(rules);
        let told = release(&incident, &investigating, &policy, approval()).unwrap();
        let told = written(&told.incident);
        assert_eq!(told.contains("Carol Quiet"), expected, "{told}");
        lacks(&copy(&incident, &policy), "Carol Quiet");
    }
}

#[test]
fn law_enforcement_is_an_audience_in_an_investigation_only() {
    let mut policy = asking(Decision::Free);
    policy.recipients[0].audiences = vec![ConsentAudience::LawEnforcement];
    let mut consent = yes(ConsentItem::Hosts);
    consent.audience = ConsentAudience::LawEnforcement;
    let incident = full().with_consent(consent);
    lacks(&copy(&incident, &policy), HOSTS);
    let investigating = Recipient::new("partner").given(Circumstance::LegalInvestigation);
    let mut releaser = Releaser::new(&policy, investigating);
    let release = releaser.release(&incident, approval()).unwrap();
    says(&written(&release.incident), HOSTS);
}
