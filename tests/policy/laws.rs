//! Laws of the evaluation, for any policy.

use iodef::{
    Basis, Case, Circumstance, Condition, Decision, DisclosurePolicy, DisclosureRule, InfoClass,
    Obligation, Permission, RecipientClass, Restriction, Selector, Verdict,
};
use proptest::prelude::*;
use proptest::sample::{Index, select, subsequence};

/// The second is treated as the first; nobody declares `stranger`.
const RECIPIENTS: [&str; 3] = ["public", "press", "partner"];

const CLASSES: [InfoClass; 3] = [
    InfoClass::PrivateUser,
    InfoClass::Intruder,
    InfoClass::PrivateSite,
];

const CIRCUMSTANCES: [Circumstance; 5] = [
    Circumstance::Requested,
    Circumstance::PermissionOfAffected,
    Circumstance::DiscretionOfAuthority,
    Circumstance::Disguised,
    Circumstance::VendorInformed,
];

fn class() -> impl Strategy<Value = InfoClass> {
    select(&CLASSES[..])
}

fn condition() -> impl Strategy<Value = Condition> {
    (select(&CIRCUMSTANCES[..]), any::<bool>()).prop_map(|(circumstance, holds)| {
        if holds {
            Condition::Is(circumstance)
        } else {
            Condition::Not(circumstance)
        }
    })
}

fn selector<T: Clone + std::fmt::Debug + 'static>(
    some: Vec<T>,
) -> impl Strategy<Value = Selector<T>> {
    let named = subsequence(some, 1..=2).prop_map(Selector::Named);
    prop_oneof![Just(Selector::Any), named]
}

fn rule() -> impl Strategy<Value = DisclosureRule> {
    let recipients = RECIPIENTS.map(str::to_owned).to_vec();
    (
        selector(CLASSES.to_vec()),
        selector(recipients),
        prop::collection::vec(condition(), 0..3),
        select(Decision::ALL),
        subsequence(Obligation::ALL.to_vec(), 0..3),
        prop_oneof![4 => Just(Basis::Policy), 1 => Just(Basis::Legal)],
    )
        .prop_map(
            |(classes, recipients, when, decision, obligations, basis)| {
                let mut rule = DisclosureRule::new("", decision);
                rule.classes = classes;
                rule.recipients = recipients;
                rule.when = when;
                rule.obligations = obligations;
                rule.basis = basis;
                rule
            },
        )
}

fn policy() -> impl Strategy<Value = DisclosurePolicy> {
    prop::collection::vec(rule(), 0..8).prop_map(|rules| {
        let mut press = RecipientClass::new("press", Restriction::Public);
        press.treated_as = Some("public".into());
        let mut policy = DisclosurePolicy::new("any", "1", "Example CSIRT")
            .with_recipient(RecipientClass::new("public", Restriction::Public))
            .with_recipient(press)
            .with_recipient(RecipientClass::new("partner", Restriction::Partner));
        for (n, mut rule) in rules.into_iter().enumerate() {
            rule.id = format!("rule-{n}");
            policy = policy.with_rule(rule);
        }
        policy
    })
}

fn case() -> impl Strategy<Value = Case> {
    subsequence(CIRCUMSTANCES.to_vec(), 0..=5).prop_map(|circumstances| {
        let circumstances = circumstances.into_iter();
        circumstances.fold(Case::new(), Case::with)
    })
}

/// Whether a rule is about a cell and a case, as simply as can be.
fn applies(rule: &DisclosureRule, class: InfoClass, recipient: &str, case: &Case) -> bool {
    let named = |name: &str| match &rule.recipients {
        Selector::Any => true,
        Selector::Named(some) => some.iter().any(|one| one == name),
    };
    let about = match &rule.classes {
        Selector::Any => true,
        Selector::Named(some) => some.contains(&class),
    };
    let towards = named(recipient) || (recipient == "press" && named("public"));
    about && towards && rule.when.iter().all(|condition| condition.holds(case))
}

/// How much goes out: all, what nobody is recognised by, or nothing.
fn reveals(verdict: &Verdict, case: &Case) -> u8 {
    match verdict.permits(case) {
        Permission::Permitted => 2,
        Permission::Disguised => 1,
        _ => 0,
    }
}

proptest! {
    #![proptest_config(ProptestConfig {
        cases: 4096,
        failure_persistence: None,
        ..ProptestConfig::default()
    })]

    #[test]
    fn another_rule_as_specific_makes_nothing_laxer(
        policy in policy(), case in case(), class in class(),
        recipient in select(&RECIPIENTS[..]), which in any::<Index>(),
        decision in select(Decision::ALL),
    ) {
        let before = policy.decide(class, recipient, &case);
        if before.rules.is_empty() {
            return Ok(());
        }
        let twin = which.get(&before.rules);
        let mut rule = policy.rules.iter().find(|rule| rule.id == *twin).unwrap().clone();
        rule.id.push_str("-again");
        rule.decision = decision;
        let after = policy.with_rule(rule).decide(class, recipient, &case);
        prop_assert!(after.decision >= before.decision);
        prop_assert!(before.decisions().all(|one| after.decisions().any(|other| other == one)));
        prop_assert!(before.obligations.iter().all(|one| after.obligations.contains(one)));
        prop_assert!(reveals(&after, &case) <= reveals(&before, &case));
    }

    #[test]
    fn the_order_of_rules_means_nothing(
        (policy, shuffled) in policy().prop_flat_map(|policy| {
            let rules = Just(policy.rules.clone()).prop_shuffle();
            (Just(policy), rules)
        }),
        case in case(), class in class(), recipient in select(&RECIPIENTS[..]),
    ) {
        let mut other = policy.clone();
        other.rules = shuffled;
        prop_assert_eq!(
            policy.decide(class, recipient, &case),
            other.decide(class, recipient, &case)
        );
    }

    #[test]
    fn nothing_is_told_that_no_rule_is_about(
        policy in policy(), case in case(), class in class(),
        recipient in select(&["public", "press", "partner", "stranger"][..]),
    ) {
        let verdict = policy.decide(class, recipient, &case);
        let declared = recipient != "stranger";
        let about: Vec<&DisclosureRule> = policy
            .rules
            .iter()
            .filter(|rule| declared && applies(rule, class, recipient, &case))
            .collect();
        prop_assert_eq!(verdict.rules.is_empty(), about.is_empty());
        if about.is_empty() {
            prop_assert_eq!(verdict.decision, Decision::Never);
            prop_assert_eq!(verdict.permits(&case), Permission::Blocked(Vec::new()));
        }
        prop_assert!(verdict.rules.iter().all(|id| about.iter().any(|rule| rule.id == *id)));
        let legal = |rule: &&&DisclosureRule| rule.basis == Basis::Legal;
        if about.iter().any(|rule| legal(&rule)) {
            let legal = about.iter().filter(legal);
            let legal: Vec<_> = legal.map(|rule| &rule.id).collect();
            prop_assert!(verdict.rules.iter().all(|id| legal.contains(&id)));
        }
    }

    /// What the approver states may open what is closed, but for what forbids.
    #[test]
    fn prior_obligations_hold_everything_back(
        policy in policy(), case in case(), class in class(), recipient in select(&RECIPIENTS[..]),
    ) {
        let verdict = policy.decide(class, recipient, &case);
        let unmet = verdict.obligations.iter().any(|obligation| {
            obligation.is_prior() && !obligation.met_by().is_some_and(|by| case.has(by))
        });
        prop_assert!(!unmet || reveals(&verdict, &case) == 0);
    }
}
