//! What a purpose needs, and what depends on it (RFC 3067, section 6.1).

use iodef::{
    Action, Assessment, Condition, Decision, DisclosurePolicy, DisclosureRule, History,
    HistoryItem, Impact, Incident, InfoClass, Keep, MonetaryImpact, Purpose, Recipient, Redactor,
    Release, Releaser, Restriction, Severity, Status, SystemImpact, SystemImpactType,
};

use super::{
    approval, at, full, lacks, lacks_all, open_policy, policy_of, says, says_all, shell, to,
    written,
};

fn assessed() -> Incident {
    let impact = SystemImpact::new(SystemImpactType::TakeoverAccount)
        .with_severity(Severity::High)
        .with_description("An account was taken over");
    let assessment = Assessment::new(Impact::System(impact))
        .with_impact(Impact::Monetary(MonetaryImpact::new(1234, "EUR")));
    let item = HistoryItem::new(Action::StatusTriage, at("2026-03-05T08:00:00Z"))
        .with_description("Taken on by desk 2");
    full()
        .with_assessment(assessment)
        .with_history(History::new(item))
}

#[track_caller]
fn project(incident: &Incident, purpose: Purpose) -> Release {
    let policy = open_policy();
    let mut releaser = Releaser::new(&policy, Recipient::new("partner"));
    releaser.purpose(purpose);
    releaser.release(incident, approval()).unwrap()
}

/// Who took part, and what anybody wrote of it.
const IDENTITIES: [&str; 12] = [
    "Mallory",
    "192.0.2.66",
    "extortion",
    "198.51.100.7",
    "Example Library",
    "Alice Liddell",
    "Bob Admin",
    "bob@library.example",
    "Example CSIRT",
    "csirt.example.com",
    "189493",
    "sshd",
];

#[test]
fn r056_statistics_drop_identities_and_keep_what_is_counted() {
    let release = project(&assessed(), Purpose::Statistics);
    let told = written(&release.incident);
    lacks_all(&told, IDENTITIES);
    lacks_all(
        &told,
        ["A break-in", "Guessed passwords", "An account", "desk 2"],
    );
    says_all(
        &told,
        ["takeover-account", "severity=\"high\"", "1234", "EUR"],
    );
    assert_eq!(
        release.incident.timeline.generated,
        shell().timeline.generated
    );
    for removal in &release.removals {
        let why = removal.reason.to_string();
        let expected = ["for statistics", "not asked for", "cannot be without"];
        assert!(expected.iter().any(|part| why.contains(part)), "{removal}");
    }
}

#[test]
fn r056_statistics_need_the_rule_for_statistics() {
    let statistical =
        DisclosureRule::new("statistics", Decision::Free).about(InfoClass::Statistical);
    let policy = policy_of([statistical]);
    assert!(to(&assessed(), "public", &policy).is_err());
    let mut releaser = Releaser::new(&policy, Recipient::new("public"));
    releaser.purpose(Purpose::Statistics);
    let release = releaser.release(&assessed(), approval()).unwrap();
    assert_eq!(release.rules, ["statistics"]);
    lacks_all(&written(&release.incident), IDENTITIES);
}

#[test]
fn r056_an_alert_works_on_minimal_data() {
    let minimal = Incident::new(shell().id, Purpose::Alert, Restriction::Public);
    let release = project(&minimal, Purpose::Alert);
    assert_eq!(*release.incident.id, *minimal.id);
    // It warns: what it cost, what was done and what proves it can wait.
    let told = written(&project(&assessed(), Purpose::Alert).incident);
    says_all(
        &told,
        [
            "A break-in",
            "Guessed passwords",
            "192.0.2.66",
            "takeover-account",
            "Example CSIRT",
        ],
    );
    lacks_all(&told, ["EUR", "1234", "desk 2", "sshd"]);
}

#[test]
fn r056_handling_keeps_what_helps() {
    let told = written(&project(&assessed(), Purpose::Handling).incident);
    says_all(&told, IDENTITIES);
    says_all(&told, ["desk 2", "EUR", "sshd", "A break-in"]);
}

#[test]
fn r056_archiving_keeps_everything_that_may_be_told() {
    for keep in Keep::ALL {
        assert!(Purpose::Archiving.keeps().contains(&keep), "{keep}");
    }
    let incident = assessed();
    let release = project(&incident, Purpose::Archiving);
    assert_eq!(*release.incident, incident);
    assert!(release.removals.is_empty(), "{:?}", release.removals);
}

#[test]
fn r056_other_purposes_leave_out_what_nobody_asked_for() {
    for purpose in [Purpose::Reporting, Purpose::Registration, Purpose::Watch] {
        assert!(purpose.keeps().is_empty(), "{purpose}");
        let told = written(&project(&assessed(), purpose).incident);
        lacks_all(&told, ["desk 2", "sshd"]);
    }
}

/// A purpose takes away, and never adds what is restricted.
#[test]
fn r056_a_purpose_opens_nothing() {
    let mut incident = assessed();
    incident
        .set_restriction_at("/Incident/History", Restriction::Private)
        .unwrap();
    incident
        .set_restriction_at("/Incident/Attack", Restriction::Default)
        .unwrap();
    let purposes = Purpose::REGISTERED.iter().cloned();
    for purpose in purposes {
        let mut redactor = Redactor::new(Restriction::Partner);
        let plain = redactor.purpose(purpose.clone()).redact(&incident).unwrap();
        let told = written(&plain.incident.unwrap());
        lacks_all(&told, ["desk 2", "192.0.2.66", "Alice Liddell", "sshd"]);
    }
}

/// Rules that only count for one purpose, type or status.
fn when(condition: Condition) -> DisclosurePolicy {
    policy_of([
        DisclosureRule::new("base", Decision::Free).about(InfoClass::Vulnerability),
        DisclosureRule::new("case", Decision::Free)
            .about([InfoClass::Embarrassing, InfoClass::Intruder])
            .when(condition),
    ])
}

#[track_caller]
fn opens(incident: &Incident, condition: Condition, expected: bool) {
    let release = to(incident, "public", &when(condition)).unwrap();
    let told = written(&release.incident);
    says(&told, "Guessed passwords");
    for text in ["A break-in", "192.0.2.66", "189493"] {
        assert_eq!(told.contains(text), expected, "{text}: {told}");
    }
    let mut rules = vec!["base"];
    rules.extend(expected.then_some("case"));
    assert_eq!(release.rules, rules);
}

#[test]
fn r057_purpose_type_and_status_change_what_is_released() {
    let purpose = |purpose| Condition::Purpose(vec![purpose]);
    opens(&full(), purpose(Purpose::Handling), true);
    opens(&full(), purpose(Purpose::Reporting), false);

    let status = || Condition::Status(vec![Status::Resolved, Status::Forwarded]);
    opens(&full(), status(), false);
    opens(&full().with_status(Status::InProgress), status(), false);
    opens(&full().with_status(Status::Forwarded), status(), true);

    let of_type = || Condition::AttackType(vec![iodef::AttackTypeName::BruteForce]);
    opens(&full(), of_type(), false);
    let mut typed = full();
    let attack = (*typed.attacks[0]).clone();
    let attack_type = iodef::AttackType::new(iodef::AttackTypeName::BruteForce);
    typed.attacks = vec![attack.with_type(attack_type).into()];
    opens(&typed, of_type(), true);
}

/// A mark of one element changes what a rule says of it, and of nothing else.
#[test]
fn r057_restrictions_change_what_is_released() {
    let policy = policy_of([DisclosureRule::new("marked", Decision::Free)
        .when(Condition::RestrictionAtMost(Restriction::Public))]);
    let mut incident = full();
    let method = "/Incident/Method";
    incident
        .set_restriction_at(method, Restriction::Partner)
        .unwrap();
    let release = to(&incident, "partner", &policy).unwrap();
    let told = written(&release.incident);
    lacks(&told, "Guessed passwords");
    says(&told, "A break-in");
}
