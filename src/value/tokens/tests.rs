mod iodef1;

use std::fmt::{Debug, Display};
use std::path::Path;

use roxmltree::Node;

use super::*;
use crate::value::{OpenEnum, Restriction, Spelling, Vocabulary};

/// The schema of RFC 7970, which is not part of the package.
const SCHEMA: &str = concat!(
    env!("CARGO_MANIFEST_DIR"),
    "/../shared/spec/schema/iodef-2.0.xsd"
);

/// Tokens of the schema that are no variants: the type (any, if empty), the token, why.
const NO_VARIANTS: [(&str, &str, &str); 3] = [
    ("", "ext-value", "the macro's `Ext`"),
    ("system-category-type", "source", "the type of the system"),
    ("system-category-type", "target", "the type of the system"),
];

const SOURCES: [&str; 10] = [
    include_str!("attack.rs"),
    include_str!("contact.rs"),
    include_str!("data.rs"),
    include_str!("evidence.rs"),
    include_str!("impact.rs"),
    include_str!("incident.rs"),
    include_str!("indicator.rs"),
    include_str!("node_role.rs"),
    include_str!("response.rs"),
    include_str!("system.rs"),
];

struct Row {
    /// The type of the schema, or element and attribute; empty for this crate's own.
    schema: &'static str,
    registered: Vec<String>,
    own: Vec<String>,
}

/// Checks every value of one enumeration and lists its tokens.
fn row<T>(schema: &'static str, values: &[T]) -> Row
where
    T: OpenEnum + Debug + Display + PartialEq,
{
    let mut row = Row {
        schema,
        registered: Vec::new(),
        own: Vec::new(),
    };
    for value in values {
        let token = value.to_string();
        assert_eq!(&T::from_token(&token), value, "{token}");
        assert_name(&format!("{value:?}"), &token);
        let extension = T::read_extension(&token, Vocabulary::Iodef2);
        match value.spelling(Vocabulary::Iodef2) {
            Spelling::Registered(spelt) => {
                assert_eq!(spelt.token, token);
                assert_eq!(
                    extension.spelling(Vocabulary::Iodef2),
                    Spelling::Extension(&token)
                );
                assert_eq!(format!("{extension:?}"), format!("Ext({token:?})"));
                assert!(row.own.is_empty(), "{token} stands behind an own token");
                row.registered.push(token);
            }
            Spelling::Own(_) => {
                assert_eq!(&extension, value);
                row.own.push(token);
            }
            Spelling::Nearly(_) => {
                assert_eq!(extension, T::extension(&token));
                row.own.push(token);
            }
            Spelling::Text(_) => panic!("{token} is in the list"),
            Spelling::Extension(_) => panic!("{token} is no extension value"),
        }
    }
    assert_unknown::<T>();
    row
}

fn assert_unknown<T: OpenEnum + Debug + Display>() {
    let unknown = T::from_token("no-such-token");
    assert_eq!(unknown.to_string(), "no-such-token");
    assert_eq!(format!("{unknown:?}"), "Other(\"no-such-token\")");
    assert_eq!(
        unknown.spelling(Vocabulary::Iodef2),
        Spelling::Text("no-such-token")
    );
}

/// The name of a variant is its token but for case and hyphens.
fn assert_name(variant: &str, token: &str) {
    let expected = match token {
        "other" => "unlisted".to_owned(),
        _ => token.replace('-', "").to_lowercase(),
    };
    assert_eq!(variant.replace('_', "").to_lowercase(), expected);
}

macro_rules! rows {
    ($($name:ident = $schema:literal,)*) => {
        vec![$( row::<$name>($schema, $name::REGISTERED), )*]
    };
}

fn rows() -> Vec<Row> {
    let mut rows = iodef_rows();
    rows.extend(own_rows());
    rows
}

fn iodef_rows() -> Vec<Row> {
    rows! {
        Purpose = "incident-purpose-type",
        Status = "incident-status-type",
        ContactRole = "contact-role-type",
        ContactType = "contact-type-type",
        Registry = "registryhandle-registry-type",
        PostalAddressType = "postaladdress-type-type",
        TelephoneType = "telephone-type-type",
        EmailType = "email-type-type",
        DiscoverySource = "discovery-source-type",
        Occurrence = "Assessment@occurrence",
        Completion = "systemimpact-completion-type",
        SystemImpactType = "systemimpact-type-type",
        BusinessSeverity = "businessimpact-severity-type",
        BusinessImpactType = "businessimpact-type-type",
        TimeMetric = "timeimpact-metric-type",
        Rating = "confidence-rating-type",
        SystemCategory = "system-category-type",
        Ownership = "system-ownership-type",
        AddressCategory = "address-category-type",
        NodeRoleCategory = "noderole-category-type",
        CounterType = "counter-type-type",
        CounterUnit = "counter-unit-type",
        DomainSystemStatus = "domaindata-system-status-type",
        DomainStatus = "domaindata-domain-status-type",
        PatternType = "recordpattern-type-type",
        OffsetUnit = "recordpattern-offsetunit-type",
        RegistryAction = "key-registryaction-type",
        HashScope = "hashdata-scope-type",
        BulkObservableType = "bulkobservable-type-type",
        ExpressionOperator = "indicatorexpression-operator-type",
        SoftwareSpec = "softwarereference-spec-name-type",
        SoftwareDataType = "softwarereference-dtype-type",
        YesNoUnknown = "yes-no-unknown-type",
        Severity = "severity-type",
        DurationUnit = "duration-type",
        Action = "action-type",
        DataType = "dtype-type",
    }
}

fn own_rows() -> Vec<Row> {
    rows! {
        IncidentClass = "",
        Nature = "",
        Intent = "",
        Certainty = "",
        Stage = "",
        AttackActivity = "",
        AttackOrigin = "",
        AttackTypeName = "",
        TargetKind = "",
        VulnerabilityKind = "",
        ReferenceScheme = "",
        DamageKind = "",
        ConfidenceScale = "",
        KeyScheme = "",
        DigestAlgorithm = "",
        EvidenceKind = "",
        Collected = "",
        CustodyAction = "",
    }
}

#[test]
fn every_value_round_trips_through_its_token() {
    let defined: usize = SOURCES.iter().map(|s| s.matches("pub enum ").count()).sum();
    assert_eq!(rows().len(), defined, "an enumeration is not in the tables");
    let all: usize = rows().iter().map(|r| r.registered.len()).sum();
    let own: usize = rows().iter().map(|r| r.own.len()).sum();
    println!("{defined} enumerations, {all} tokens, {own} more that travel as extensions");
}

#[test]
fn own_tokens_are_those_that_rfc_7970_lacks() {
    let own: Vec<_> = rows().into_iter().filter(|r| !r.own.is_empty()).collect();
    let own: Vec<_> = own.iter().map(|r| (r.schema, r.own.join(" "))).collect();
    let expected = [
        (
            "incident-purpose-type",
            "archiving statistics registration alert handling",
        ),
        ("contact-role-type", "current-handler sender"),
        (
            "systemimpact-type-type",
            "admin dos extortion file info-leak misconfiguration recon social-engineering user",
        ),
        (
            "address-category-type",
            "ipv6-net-mask domain-name ipv4-unstated",
        ),
        ("counter-type-type", "peak"),
        ("action-type", "training"),
    ];
    assert_eq!(
        own,
        expected.map(|(schema, tokens)| (schema, tokens.to_owned()))
    );
}

#[test]
fn attack_types_are_those_of_the_reference_taxonomy() {
    assert_eq!(AttackTypeName::REGISTERED.len(), 39);
}

#[test]
fn tokens_are_those_of_the_schema() {
    if !Path::new(SCHEMA).exists() {
        println!("skipped: ../shared is not here");
        return;
    }
    let text = std::fs::read_to_string(SCHEMA).unwrap();
    let document = roxmltree::Document::parse(&text).unwrap();
    let mut rows = iodef_rows();
    rows.push(Row {
        schema: "restriction-type",
        registered: restrictions(),
        own: Vec::new(),
    });
    let (mut met, mut total, mut held) = (0, 0, 0);
    let (mut types, mut of_types) = (0, 0);
    for (name, tokens) in enumerations(&document) {
        if !name.contains('@') {
            types += 1;
            of_types += tokens.len();
        }
        total += tokens.len();
        let row = rows.iter().find(|r| r.schema == name).expect(&name);
        let expected: Vec<_> = tokens.iter().filter(|t| !excepted(&name, t)).collect();
        assert_eq!(
            row.registered.iter().collect::<Vec<_>>(),
            expected,
            "{name}"
        );
        met += 1;
        held += expected.len();
    }
    assert_eq!(met, rows.len(), "a type of the table is not in the schema");
    println!("RFC 7970: {of_types} of {of_types} tokens in {types} of {types} enumerations,");
    println!("and {} in those without a name;", total - of_types);
    println!("{held} variants, {} `ext-value` or types", total - held);
}

fn restrictions() -> Vec<String> {
    let listed = |token: &&str| {
        let spelling = Restriction::from_token(token);
        spelling.spelling_in(Vocabulary::Iodef2).registered() == Some(*token)
    };
    let tokens = Restriction::tokens().into_iter().filter(listed);
    tokens.map(str::to_owned).collect()
}

fn excepted(schema: &str, token: &str) -> bool {
    let hit = NO_VARIANTS
        .iter()
        .find(|(of, what, _)| *what == token && (of.is_empty() || *of == schema));
    if let Some((_, _, reason)) = hit {
        println!("no variant: {schema} {token}: {reason}");
    }
    hit.is_some()
}

/// Every enumeration of the schema in its order: what it is called, and its tokens.
fn enumerations(document: &roxmltree::Document<'_>) -> Vec<(String, Vec<String>)> {
    document
        .descendants()
        .filter(|n| n.has_tag_name(("http://www.w3.org/2001/XMLSchema", "simpleType")))
        .map(|n| (called(n), tokens(n)))
        .filter(|(_, tokens)| !tokens.is_empty())
        .collect()
}

/// The name of a type, or of the element and attribute that a nameless type is of.
fn called(node: Node<'_, '_>) -> String {
    let nearest = |tag| {
        node.ancestors()
            .find(|n| n.tag_name().name() == tag)
            .and_then(|n| n.attribute("name"))
            .unwrap_or_default()
    };
    node.attribute("name").map_or_else(
        || format!("{}@{}", nearest("element"), nearest("attribute")),
        str::to_owned,
    )
}

fn tokens(node: Node<'_, '_>) -> Vec<String> {
    node.descendants()
        .filter(|n| n.tag_name().name() == "enumeration")
        .filter_map(|n| n.attribute("value"))
        .map(str::to_owned)
        .collect()
}
