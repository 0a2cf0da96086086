//! What a policy says besides its table, and what rules can ask for.

use iodef::{
    Attack, AttackType, AttackTypeName, Case, Circumstance, Contact, ContactRole, ContactType,
    Decision, DisclosurePolicy, Document, Incident, IncidentId, InfoClass, Marked, Obligation,
    Permission, Purpose, Restriction, Route, Stage, Status, Vocabulary,
};

use crate::cells::xyz;

const HEAD: &str = r#"
    id = "test"
    version = "1"
    owner = "Example CSIRT"
    [recipients.partner]
    level = "partner"
"#;

fn policy(rest: &str) -> DisclosurePolicy {
    DisclosurePolicy::from_toml(&format!("{HEAD}{rest}")).unwrap()
}

fn incident(purpose: Purpose) -> Incident {
    let id = IncidentId::new("csirt.example.com", "189493");
    Incident::new(id, purpose, Restriction::Public)
}

#[test]
fn d06_a_contact_may_opt_out() {
    let shy = Contact::new(ContactRole::Admin, ContactType::Person).opted_out();
    let shy = Marked::new(shy.with_name("Ann")).restricted(Restriction::Public);
    let mut incident = incident(Purpose::Reporting)
        .with_contact(Contact::creator("Example CSIRT"))
        .with_contact(shy);
    incident
        .timeline
        .set(Stage::Generate, "2026-03-04T05:06:07Z".parse().unwrap());
    let policy = xyz();
    for vocabulary in Vocabulary::ALL {
        let xml = Document::new([incident.clone()])
            .to_xml(vocabulary)
            .unwrap();
        let again = Document::from_slice(xml.as_bytes()).unwrap();
        let contacts = &again.incidents[0].contacts;
        let opted_out: Vec<bool> = contacts.iter().map(|contact| contact.opted_out).collect();
        assert_eq!(opted_out, [false, true], "{xml}");
    }
    for recipient in &policy.recipients {
        let case = Case::new().with(Circumstance::OptedOut);
        let verdict = policy.decide(InfoClass::Contact, &recipient.name, &case);
        assert_eq!(verdict.permits(&case), Permission::Blocked(Vec::new()));
    }
}

#[test]
fn d08_the_route_to_other_constituencies() {
    assert_eq!(xyz().route, Some(Route::Direct));
    assert_eq!(policy("").route, None);
    let text = format!("route = \"via-csirt\"\n{HEAD}");
    let policy = DisclosurePolicy::from_toml(&text).unwrap();
    assert_eq!(policy.route, Some(Route::ViaCsirt));
}

#[test]
fn d09_law_outranks_policy() {
    let policy = xyz();
    for class in InfoClass::ALL {
        for recipient in &policy.recipients {
            let all = Circumstance::ALL.iter();
            let case = all.fold(Case::new(), |case, circumstance| case.with(*circumstance));
            let verdict = policy.decide(*class, &recipient.name, &case);
            assert_eq!(verdict.decision, Decision::Never);
            assert_eq!(verdict.rules, ["law-forbids"]);
        }
    }
    assert_eq!(policy.legal.len(), 2);
}

#[test]
fn d09_a_duty_by_law_opens_what_policy_closes() {
    let policy = policy(
        r#"
        [[rules]]
        id = "silence"
        classes = "embarrassing"
        recipients = "partner"
        when = ["requested", "needed"]
        decision = "never"
        [[rules]]
        id = "sponsor"
        classes = "any"
        recipients = "any"
        decision = "free"
        basis = "legal"
    "#,
    );
    let case = Case::new()
        .with(Circumstance::Requested)
        .with(Circumstance::Needed);
    let verdict = policy.decide(InfoClass::Embarrassing, "partner", &case);
    assert_eq!(verdict.decision, Decision::Free);
    assert_eq!(verdict.to_string(), "free; by sponsor");
}

#[test]
fn d10_the_press_policy_is_explicit() {
    let policy = xyz();
    let press = policy.press.as_ref().unwrap();
    assert_eq!(press.recipient, "press");
    assert_eq!(press.refer_to.len(), 2);
    assert!(!press.text.is_empty());
    let case = Case::new().with(Circumstance::PermissionOfAffected);
    let verdict = policy.decide(InfoClass::Embarrassing, "press", &case);
    let pending = Permission::Pending(vec![Obligation::ReferToPublicRelations]);
    assert_eq!(verdict.permits(&case), pending);
    let case = case.with(Circumstance::ViaPublicRelations);
    assert_eq!(verdict.permits(&case), Permission::Permitted);
}

#[test]
fn d11_statistics_and_how_to_obtain_them() {
    let statistics = xyz().statistics.unwrap();
    assert!(statistics.released);
    assert!(statistics.obtain.unwrap().contains("XYZ-CERT"));
    assert_eq!(statistics.recipients, ["community"]);
    assert_eq!(policy("").statistics, None);
}

#[test]
fn d12_what_may_go_over_which_channel() {
    let policy = xyz();
    let allowed = |restriction, channel| policy.channel_allowed(&restriction, channel);
    for channel in ["mail", "file-transfer"] {
        assert!(allowed(Restriction::Public, channel));
        assert!(allowed(Restriction::Green, channel));
        assert!(!allowed(Restriction::Organisation, channel));
        assert!(!allowed(Restriction::NeedToKnow, channel));
        assert!(!allowed(Restriction::Other("secret".into()), channel));
        assert!(!policy.channel(channel).unwrap().encrypted);
    }
    for channel in ["mail-pgp", "file-transfer-encrypted"] {
        assert!(allowed(Restriction::Red, channel));
        assert!(policy.channel(channel).unwrap().encrypted);
    }
    assert!(allowed(Restriction::Private, "telephone"));
    assert!(!allowed(Restriction::Public, "postcard"));
}

/// Point 5 of what the table cannot show: a duty, not a permission.
#[test]
fn users_are_owed_notification() {
    let policy = xyz();
    assert_eq!(policy.duties_due(&Case::new()).count(), 0);
    let case = Case::new().with(Circumstance::AccountCompromised);
    let due: Vec<_> = policy.duties_due(&case).collect();
    assert_eq!(due.len(), 1);
    assert_eq!(due[0].recipient, "user");
}

#[test]
fn r057_purpose_type_and_status_may_require_other_permission() {
    let policy = policy(
        r#"
        [[rules]]
        id = "base"
        classes = "embarrassing"
        recipients = "partner"
        decision = "free"
        [[rules]]
        id = "archive"
        classes = "embarrassing"
        recipients = "partner"
        purpose = ["archiving", "ext:hunting"]
        decision = "with-permission"
        [[rules]]
        id = "forwarded"
        classes = "any"
        recipients = "any"
        status = "forwarded"
        decision = "on-request"
        [[rules]]
        id = "extortion"
        classes = "embarrassing"
        recipients = "partner"
        attack-type = "dos"
        decision = "never"
        [[rules]]
        id = "marked"
        classes = "contact"
        recipients = "partner"
        restriction-at-most = "tlp:green"
        decision = "free"
    "#,
    );
    let dos = || Attack::new().with_type(AttackType::new(AttackTypeName::Dos));
    let verdict = |incident: &Incident| {
        let case = Case::of(incident);
        policy.decide(InfoClass::Embarrassing, "partner", &case)
    };
    let table = [
        (incident(Purpose::Reporting), Decision::Free, "base"),
        (
            incident(Purpose::Archiving),
            Decision::WithPermission,
            "archive",
        ),
        (
            incident(Purpose::Ext("hunting".into())),
            Decision::WithPermission,
            "archive",
        ),
        (
            incident(Purpose::Other("archived".into())),
            Decision::Free,
            "base",
        ),
        (
            incident(Purpose::Reporting).with_status(Status::New),
            Decision::Free,
            "base",
        ),
        (
            // A type inside another attack counts, too.
            incident(Purpose::Reporting).with_attack(Attack::new().with_attack(dos())),
            Decision::Never,
            "extortion",
        ),
    ];
    for (incident, decision, rule) in table {
        let verdict = verdict(&incident);
        assert_eq!(verdict.decision, decision, "{verdict}");
        assert_eq!(verdict.rules, [rule]);
    }
    let derived = AttackType::temporary("example-flood", AttackTypeName::Dos);
    let derived = incident(Purpose::Reporting).with_attack(Attack::new().with_type(derived));
    assert_eq!(verdict(&derived).rules, ["extortion"]);
    // Neither outranks the other: one names, the other has a condition. Both must be met.
    let forwarded = incident(Purpose::Archiving).with_status(Status::Forwarded);
    let both = verdict(&forwarded);
    assert_eq!(both.decision, Decision::WithPermission);
    assert_eq!(both.besides, [Decision::OnRequest]);
    assert_eq!(both.rules, ["archive", "forwarded"]);
    let missing = [Circumstance::PermissionOfAffected, Circumstance::Requested];
    assert_eq!(
        both.permits(&Case::new()),
        Permission::Blocked(missing.into())
    );

    let mut case = Case::of(&incident(Purpose::Reporting));
    let contact = |case: &Case| policy.decide(InfoClass::Contact, "partner", case).decision;
    assert_eq!(contact(&case), Decision::Never);
    case.restriction = Some(Restriction::NeedToKnow);
    assert_eq!(contact(&case), Decision::Never);
    case.restriction = Some(Restriction::Public);
    assert_eq!(contact(&case), Decision::Free);
}

#[test]
fn g1_what_no_rule_is_about_is_not_told() {
    let policy = policy("");
    for class in InfoClass::ALL {
        for recipient in ["partner", "public", ""] {
            let verdict = policy.decide(*class, recipient, &Case::new());
            assert_eq!(verdict.decision, Decision::Never);
            assert!(verdict.rules.is_empty());
            let text = verdict.to_string();
            assert_eq!(text, "never; no rule applies, so the default does");
        }
    }
    // Nobody is told anything as a class that was not declared.
    let case = Case::new();
    let verdict = xyz().decide(InfoClass::Contact, "passer-by", &case);
    assert_eq!(verdict.permits(&case), Permission::Blocked(Vec::new()));
}

#[test]
fn a_verdict_explains_itself() {
    let policy = xyz();
    let case = Case::new().with(Circumstance::ConfidentialityAssured);
    let verdict = policy.decide(InfoClass::Embarrassing, "partner", &case);
    assert_eq!(
        verdict.to_string(),
        "need-limited; first verify-bona-fide; with encrypt, log, limit-to-need; \
         by partner-embarrassing"
    );
    let permission = verdict.permits(&case);
    assert_eq!(permission.to_string(), "not before verify-bona-fide");
    let verdict = policy.decide(InfoClass::PrivateSite, "public", &case);
    let permission = verdict.permits(&case);
    assert_eq!(
        permission.to_string(),
        "blocked without permission-of-affected"
    );
}

#[test]
fn what_is_blocked_can_be_asked_for() {
    let policy = xyz();
    let openings = |recipient, case: &Case| -> Vec<(String, Vec<Circumstance>)> {
        let openings = policy.openings(InfoClass::Intruder, recipient, case);
        let openings = openings.into_iter();
        openings
            .map(|(rule, lacks)| (rule.id.clone(), lacks))
            .collect()
    };
    let found = openings("management", &Case::new());
    let on_record = (
        "intruder-on-record".to_owned(),
        vec![Circumstance::PublicRecord],
    );
    let own = ("management".to_owned(), vec![Circumstance::OwnJurisdiction]);
    assert_eq!(found, [on_record.clone(), own]);
    let case = Case::new().with(Circumstance::OwnJurisdiction);
    assert_eq!(openings("management", &case), [on_record]);
    assert_eq!(openings("passer-by", &case), []);
}

#[test]
fn json_holds_the_same_as_toml() {
    let toml = policy(
        r#"
        [[rules]]
        id = "sites"
        classes = ["private-site", "contact"]
        recipients = "partner"
        when = ["requested", "not opted-out"]
        decision = "need-limited"
        obligations = ["log"]
        basis = "legal"
        source = "Agreed on"
        [[channels]]
        name = "mail"
        level = "tlp:amber+strict"
        encrypted = true
    "#,
    );
    let json = r#"{
        "id": "test", "version": "1", "owner": "Example CSIRT",
        "recipients": {"partner": {"level": "partner"}},
        "rules": [{
            "id": "sites", "classes": ["private-site", "contact"], "recipients": "partner",
            "when": ["requested", "not opted-out"], "decision": "need-limited",
            "obligations": "log", "basis": "legal", "source": "Agreed on"
        }],
        "channels": [{"name": "mail", "level": "tlp:amber+strict", "encrypted": true}]
    }"#;
    assert_eq!(DisclosurePolicy::from_json(json).unwrap(), toml);
}
