//! What is released is what the mark, the policy and the consents all let out,
//! for any of them, by a naive look at each element alone.

use std::collections::BTreeSet;

use iodef::{
    Attack, Attacker, Case, Circumstance, Circumstances, Condition, Consent, ConsentAnswer,
    ConsentAudience, ConsentItem, Contact, ContactRole, ContactType, Decision, DisclosurePolicy,
    DisclosureRule, ElementPath, Evidence, EvidenceItem, Flow, Incident, InfoClass, Keep, Method,
    Obligation, Permission, Rank, Reason, Recipient, RecipientClass, ReleaseError, Releaser,
    Restriction, Selector, Victim,
};
use proptest::prelude::*;
use proptest::sample::{select, subsequence};

use super::{approval, shell, written};

/// An element with what it says, what its class is, and what the form asks of it.
struct Leaf {
    path: &'static str,
    says: &'static str,
    class: InfoClass,
    asked: Option<ConsentItem>,
}

const fn leaf(
    path: &'static str,
    says: &'static str,
    class: InfoClass,
    asked: Option<ConsentItem>,
) -> Leaf {
    Leaf {
        path,
        says,
        class,
        asked,
    }
}

static LEAVES: [Leaf; 11] = {
    use InfoClass::{Contact, Embarrassing, Intruder, PrivateSite, PrivateUser, Vulnerability};
    const THIRD: &str = "/Incident/Contact[3]/ContactName";
    const ATTACKER: &str = "/Incident/Attack/Flow/Attacker/Objective";
    const SYSTEM: &str = "/Incident/Attack/Flow/Victim/Description";
    const SITE: &str = "/Incident/Attack/Flow/Victim/Organisation";
    const USER: &str = "/Incident/Attack/Flow/Victim/Person";
    const RECORD: &str = "/Incident/Attack/Evidence/EvidenceItem/Description";
    const DOMAIN: Option<ConsentItem> = Some(ConsentItem::Domain);
    const HOSTS: Option<ConsentItem> = Some(ConsentItem::Hosts);
    const CONTACT: Option<ConsentItem> = Some(ConsentItem::Contact);
    [
        leaf("/Incident/Description", "leaf-story", Embarrassing, None),
        leaf(
            "/Incident/Method/Description",
            "leaf-method",
            Vulnerability,
            None,
        ),
        leaf("/Incident/Contact/ContactName", "leaf-team", Contact, None),
        leaf(
            "/Incident/Contact[2]/ContactName",
            "leaf-admin",
            Contact,
            CONTACT,
        ),
        leaf(THIRD, SHY, Contact, CONTACT),
        leaf(
            "/Incident/Attack/Description",
            "leaf-event",
            Embarrassing,
            None,
        ),
        leaf(ATTACKER, "leaf-attacker", Intruder, None),
        leaf(SYSTEM, "leaf-system", PrivateSite, HOSTS),
        leaf(SITE, "leaf-site", PrivateSite, DOMAIN),
        leaf(USER, "leaf-user", PrivateUser, HOSTS),
        leaf(RECORD, "leaf-record", PrivateSite, None),
    ]
};

/// Who opted out, and may be told of by a policy in a legal investigation only.
const SHY: &str = "leaf-shy";

/// What holds the leaves, and may be restricted, too.
const AROUND: [&str; 8] = [
    "/Incident",
    "/Incident/Method",
    "/Incident/Contact[2]",
    "/Incident/Attack",
    "/Incident/Attack/Flow",
    "/Incident/Attack/Flow/Attacker",
    "/Incident/Attack/Flow/Victim",
    "/Incident/Attack/Evidence",
];

const CIRCUMSTANCES: [Circumstance; 5] = [
    Circumstance::Requested,
    Circumstance::PermissionOfAffected,
    Circumstance::DiscretionOfAuthority,
    Circumstance::BonaFideVerified,
    Circumstance::LegalInvestigation,
];

fn incident() -> Incident {
    let attacker = Attacker::new().with_objective("leaf-attacker");
    let mut victim = Victim::new()
        .with_organisation("leaf-site")
        .with_person("leaf-user");
    victim.system = victim.system.with_description("leaf-system");
    let record = EvidenceItem::default().with_description("leaf-record");
    let attack = Attack::new()
        .with_description("leaf-event")
        .with_flow(Flow::new().with_party(attacker).with_party(victim))
        .with_evidence(Evidence::new(record));
    let person = |role, name: &str| Contact::new(role, ContactType::Person).with_name(name);
    shell()
        .with_description("leaf-story")
        .with_method(Method::new().with_description("leaf-method"))
        .with_contact(Contact::creator("leaf-team"))
        .with_contact(person(ContactRole::Admin, "leaf-admin"))
        .with_contact(person(ContactRole::Tech, SHY).opted_out())
        .with_attack(attack)
}

fn marks() -> impl Strategy<Value = Vec<(&'static str, Restriction)>> {
    let leaves = LEAVES.iter().map(|leaf| leaf.path);
    let paths: Vec<&str> = AROUND.into_iter().chain(leaves).collect();
    let level = select(vec![
        Restriction::Public,
        Restriction::Green,
        Restriction::Organisation,
        Restriction::NeedToKnow,
        Restriction::Private,
        Restriction::Default,
        Restriction::Other("Public".into()),
    ]);
    prop::collection::vec((select(paths), level), 0..4)
}

fn rule() -> impl Strategy<Value = DisclosureRule> {
    let decision = prop_oneof![3 => Just(Decision::Free), 4 => select(Decision::ALL)];
    let classes = prop_oneof![
        1 => Just(Selector::Any),
        3 => subsequence(InfoClass::ALL.to_vec(), 1..=4).prop_map(Selector::Named),
    ];
    let obligation = prop::option::weighted(0.2, select(Obligation::ALL));
    let conditions = [Circumstance::OptedOut, Circumstance::PermissionOfAffected];
    let condition = prop::option::weighted(0.3, select(conditions.map(Condition::Is).to_vec()));
    let rest = (obligation, condition);
    (decision, classes, rest).prop_map(|(decision, classes, (obligation, condition))| {
        let mut rule = DisclosureRule::new("rule", decision);
        rule.classes = classes;
        rule.obligations.extend(obligation);
        rule.when.extend(condition);
        rule
    })
}

fn policy() -> impl Strategy<Value = DisclosurePolicy> {
    let level = select(vec![
        Restriction::Public,
        Restriction::Partner,
        Restriction::NeedToKnow,
        Restriction::Private,
    ]);
    let audiences = subsequence(ConsentAudience::REGISTERED.to_vec(), 0..=2);
    let rules = prop::collection::vec(rule(), 0..5);
    (level, audiences, rules).prop_map(|(level, audiences, rules)| {
        let mut class = RecipientClass::new("someone", level);
        class.audiences = audiences;
        let policy = DisclosurePolicy::new("any", "1", "Example CSIRT").with_recipient(class);
        let named = rules.into_iter().enumerate().map(|(n, mut rule)| {
            rule.id = format!("rule-{n}");
            rule
        });
        named.fold(policy, DisclosurePolicy::with_rule)
    })
}

fn consents() -> impl Strategy<Value = Vec<Consent>> {
    let audience = select(ConsentAudience::REGISTERED);
    let item = select(ConsentItem::REGISTERED);
    let answer = prop::option::weighted(
        0.8,
        prop_oneof![6 => Just(ConsentAnswer::Yes), 1 => Just(ConsentAnswer::No)],
    );
    let consent = (audience, item, answer).prop_map(|(audience, item, answer)| {
        let mut consent = Consent::new(audience, item);
        consent.answer = answer;
        consent
    });
    prop_oneof![Just(Vec::new()), prop::collection::vec(consent, 1..9)]
}

/// The strictest that an element and those around it state.
fn strictest(incident: &Incident, path: &str) -> Rank {
    let ends = path.match_indices('/').map(|(at, _)| at).skip(1);
    let around = ends.chain([path.len()]).map(|end| &path[..end]);
    let stated = around.filter_map(|path| incident.restriction_at(path).unwrap());
    stated.map(Restriction::rank).max().unwrap()
}

/// Whether the policy and the consents let a leaf out.
fn permitted(
    leaf: &Leaf,
    incident: &Incident,
    (policy, stated): (&DisclosurePolicy, &Circumstances),
) -> bool {
    let someone = policy.recipient("someone").unwrap();
    let mut case = Case::of(incident);
    case.circumstances = stated.clone();
    if leaf.says == SHY {
        if !case.has(Circumstance::LegalInvestigation) {
            return false;
        }
        case.circumstances.insert(Circumstance::OptedOut);
    }
    let asked = leaf.asked.as_ref();
    if let Some(item) =
        asked.filter(|_| !incident.consents.is_empty() && !someone.audiences.is_empty())
    {
        if !someone.is_consented(incident, item, &case) {
            return false;
        }
        if matches!(leaf.class, InfoClass::PrivateSite | InfoClass::Contact) {
            case.circumstances
                .insert(Circumstance::PermissionOfAffected);
        }
    }
    let verdict = policy.decide(leaf.class, "someone", &case);
    verdict.permits(&case) == Permission::Permitted
}

proptest! {
    #![proptest_config(ProptestConfig {
        cases: 1024,
        failure_persistence: None,
        ..ProptestConfig::default()
    })]

    #[test]
    fn a_release_is_the_strictest_of_mark_policy_and_consent(
        marks in marks(), policy in policy(), consents in consents(),
        stated in subsequence(CIRCUMSTANCES.to_vec(), 0..=5),
    ) {
        let mut incident = incident();
        incident.consents = consents.into_iter().map(Into::into).collect();
        for (path, level) in marks {
            incident.set_restriction_at(path, level).unwrap();
        }
        let stated: Circumstances = stated.into_iter().collect();
        let mut recipient = Recipient::new("someone");
        recipient.circumstances = stated.clone();
        let mut releaser = Releaser::new(&policy, recipient);
        releaser.withhold_pending(true);
        for keep in Keep::ALL {
            releaser.keep(keep);
        }

        let clearance = policy.recipient("someone").unwrap().clearance();
        let mut expected = BTreeSet::new();
        let mut marked = BTreeSet::new();
        for leaf in &LEAVES {
            if strictest(&incident, leaf.path) > clearance {
                marked.insert(leaf.path);
            } else if permitted(leaf, &incident, (&policy, &stated)) {
                expected.insert(leaf.says);
            }
        }
        let released = releaser.release(&incident, approval());
        let (told, removals) = match &released {
            Ok(release) => (written(&release.incident), &*release.removals),
            Err(ReleaseError::NothingToDisclose(removals)) => (String::new(), &**removals),
            Err(error) => panic!("{error}"),
        };
        // Contacts alone would only say that there was an incident.
        let only_contacts = expected.iter().all(|says| LEAVES.iter().any(|leaf| {
            leaf.says == *says && leaf.class == InfoClass::Contact
        }));
        if released.is_err() {
            prop_assert!(only_contacts, "{:?}", expected);
            expected.clear();
        }
        for leaf in &LEAVES {
            let is_told = told.contains(leaf.says);
            prop_assert_eq!(is_told, expected.contains(leaf.says), "{}: {}", leaf.path, told);
            let path: ElementPath = leaf.path.parse().unwrap();
            let removal = removals.iter().find(|removal| removal.path == path);
            if let Some(removal) = removal {
                let is_marked = matches!(removal.reason, Reason::Restricted(_));
                prop_assert_eq!(is_marked, marked.contains(leaf.path), "{}", removal);
            }
        }
    }
}
