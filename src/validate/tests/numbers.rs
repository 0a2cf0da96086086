use std::collections::HashSet;

use crate::validate::rules;
use crate::value::Vocabulary;

/// Lines are added here, and never changed or taken away: others cite them.
const NUMBERS: &[(u16, &str)] = &[
    (1, "incident-id"),
    (2, "alternative-id"),
    (3, "purpose"),
    (4, "restriction"),
    (5, "parties"),
    (6, "creator"),
    (7, "impact"),
    (8, "temporary-type"),
    (9, "element-id"),
    (10, "ext-value"),
    (11, "unknown-token"),
    (12, "language"),
    (13, "unexpected"),
    (14, "order"),
    (15, "undeclared-extension"),
    (16, "unique-id"),
    (17, "dangling-reference"),
    (18, "listed-ext-value"),
    (19, "repeated-incident"),
    (20, "time-zone"),
    (21, "port-list"),
    (22, "integer"),
    (23, "positive"),
    (24, "data-content"),
    (25, "extension-namespace"),
    (26, "email"),
    (27, "url"),
    (28, "software-content"),
    (29, "software-type"),
    (30, "version"),
    (31, "private-enum"),
    (32, "csirt-name"),
    (33, "xml-declaration"),
    (34, "schema-location"),
    (35, "document-language"),
    (38, "alternative-csirt"),
    (40, "related-activity"),
    (41, "related-kind"),
    (42, "threat-actor"),
    (43, "campaign"),
    (44, "contact-content"),
    (45, "detection-pattern"),
    (46, "method-content"),
    (47, "reference-content"),
    (48, "assessment-impact"),
    (49, "confidence-content"),
    (50, "confidence-number"),
    (51, "currency"),
    (52, "defined-coa"),
    (53, "attack-content"),
    (54, "time-order"),
    (60, "node-address"),
    (61, "address-format"),
    (62, "nameserver-address"),
    (63, "domain-contacts"),
    (64, "service-content"),
    (65, "service-protocol"),
    (66, "service-port"),
    (67, "portlist-symmetry"),
    (68, "portlist-pair"),
    (69, "service-name"),
    (70, "header-field"),
    (71, "mail-header-field"),
    (72, "port-number"),
    (80, "record-content"),
    (81, "hash-content"),
    (82, "hash-target"),
    (83, "hash-tool"),
    (84, "digest-form"),
    (90, "indicator-content"),
    (91, "observable-content"),
    (92, "bulk-hash"),
    (93, "bulk-format"),
    (94, "indicator-expression"),
    (95, "indicator-reference"),
    (96, "attack-phase"),
    (97, "reference-kind"),
    (98, "uncompared-id"),
];

#[test]
fn numbers_stay_what_they_are() {
    let numbers: Vec<_> = rules().map(|rule| (rule.number, rule.id)).collect();
    assert_eq!(numbers, NUMBERS);
}

#[test]
fn no_number_or_name_is_given_twice() {
    let mut numbers = HashSet::new();
    let mut names = HashSet::new();
    for (number, name) in NUMBERS {
        assert!(
            numbers.insert(number) && names.insert(name),
            "{number} {name}"
        );
    }
}

#[test]
fn every_rule_holds_somewhere_and_says_where_it_is_from() {
    for rule in rules() {
        let holds = |v: Vocabulary| rule.severity(v).is_some();
        assert!(Vocabulary::ALL.into_iter().any(holds), "{}", rule.id);
        assert!(rule.source.starts_with("RFC "), "{}", rule.id);
        assert!(
            !rule.text.is_empty() && !rule.text.ends_with('.'),
            "{}",
            rule.id
        );
    }
}
