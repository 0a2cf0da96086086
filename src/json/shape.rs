//! Where the JSON of RFC 8727 is not simply the names of IODEF 2.
//!
//! Classes and members are called as in the CDDL of RFC 8727, section 6.

use crate::codec::decode::EXT_VALUE;
use crate::codec::node::{Body, Node};
use crate::codec::table::ChildInfo;
/// The only vocabulary whose names the binding uses.
pub(super) use crate::value::Vocabulary::Iodef2 as IODEF;

/// The root, which JSON has no name for.
pub(super) const ROOT: &str = "IODEF-Document";

/// Elements that are left out, so that what is in them stands around them
/// (RFC 8727, section 3.2), with the name of that.
const WRAPPERS: &[(&str, &str)] = &[
    ("Flow", "System"),
    ("Record", "RecordData"),
    ("ApplicationHeader", "ApplicationHeaderField"),
    ("SignatureData", "Signature"),
    ("IndicatorData", "Indicator"),
];

/// Elements that share an array, each in an object of its own.
const GROUPED: &[(&str, &str)] = &[
    ("SystemImpact", "Impact"),
    ("BusinessImpact", "Impact"),
    ("TimeImpact", "Impact"),
    ("MonetaryImpact", "Impact"),
    ("IntendedImpact", "Impact"),
];

/// Elements of which only one attribute is left, as a text: element and member.
const REFERENCES: &[(&str, &str)] = &[("ObservableReference", "uid-ref")];

/// Other names: class, name in IODEF 2, member.
const RENAMED: &[(&str, &str, &str)] = &[
    ("DomainData", "Nameservers", "NameServers"),
    ("Key", "Value", "KeyValue"),
];

/// The member that holds the text of a class, where it is not `value`.
const TEXTS: &[(&str, &str)] = &[
    ("IncidentID", "id"),
    ("IndicatorID", "id"),
    ("RegistryHandle", "handle"),
];

/// Members that are numbers.
const NUMBERS: &[(&str, &str)] = &[
    ("Address", "vlan-num"),
    ("Confidence", "value"),
    ("Counter", "value"),
    ("File", "FileSize"),
    ("MonetaryImpact", "value"),
    ("RecordPattern", "instance"),
    ("RecordPattern", "offset"),
    ("ReferenceName", "specIndex"),
    ("Service", "Port"),
    ("Service", "ProtoCode"),
    ("Service", "ProtoField"),
    ("Service", "ProtoType"),
    ("Service", "ip-protocol"),
    ("TimeImpact", "value"),
];

/// Texts that cannot say their language.
const PLAIN: &[(&str, &str)] = &[("RelatedActivity", "Description")];

/// Members that RFC 8727 forgot.
const ABSENT: &[(&str, &str)] = &[("HashData", "ext-scope")];

/// Members that are arrays although IODEF 2 has a choice of one kind there.
const ARRAYS: &[(&str, &str)] = &[
    ("BulkObservableFormat", "AdditionalData"),
    ("DomainContacts", "Contact"),
    ("EmailData", "Signature"),
    ("File", "Signature"),
    ("Observable", "AdditionalData"),
];

/// Members that are no arrays although the model may have several.
const SINGLE: &[(&str, &str)] = &[
    ("DomainContacts", "SameDomainContact"),
    ("IndicatorExpression", "Confidence"),
];

/// Children that IODEF 2 lacks, and RFC 8727 has.
const GAINED: &[(&str, &str)] = &[
    ("AttackPattern", "Reference"),
    ("Platform", "Reference"),
    ("Scoring", "Reference"),
    ("Vulnerability", "Reference"),
    ("Weakness", "Reference"),
];

/// Members of RFC 8727 that RFC 7203 has no place for.
const UNMODELLED: &[(&str, &str)] = &[("AttackPattern", "Scoring")];

/// Elements that are base 64 of their XML, with their namespaces.
const BYTES: &[(&str, &str)] = &[
    ("CanonicalizationMethod", DSIG),
    ("DigestMethod", DSIG),
    ("RawData", "urn:ietf:params:xml:ns:iodef-sci-1.0"),
    ("Signature", DSIG),
    ("X509Data", DSIG),
];

const DSIG: &str = "http://www.w3.org/2000/09/xmldsig#";

/// Members that must be greater than zero.
const POSITIVE: &[(&str, &str)] = &[("MonetaryImpact", "value"), ("TimeImpact", "value")];

/// Members whose tokens the model takes for free text.
const LISTED: &[(&str, &[&str])] = &[(
    "SpecID",
    &["urn:ietf:params:xml:ns:mile:mmdef:1.2", "private"],
)];

/// Tokens that are called otherwise: member, token of IODEF 2, token of RFC 8727.
const TOKENS: &[(&str, &str, &str, &str)] = &[
    ("Contact", "role", "vendor-services", "vendor-support"),
    ("Counter", "type", "counter", "count"),
    ("NodeRole", "category", "anonymization", "anomyzation"),
];

/// Tokens of RFC 8727 that the schema of RFC 7970 does not list, of any class.
const ADDED: &[(&str, &str)] = &[("action", "training"), ("dtype", "json"), ("type", "peak")];

/// Tokens of the schema of RFC 7970 that RFC 8727 does not list.
const REMOVED: &[(&str, &str, &str)] = &[("Counter", "type", "rate")];

/// What a class requires: of members with `|` between them one, of those with
/// `^` exactly one, or behind `?` at most one.
const REQUIRED: &[(&str, &[&str])] = &[
    ("IODEF-Document", &["version", "Incident"]),
    (
        "Incident",
        &["purpose", "IncidentID", "GenerationTime", "Contact"],
    ),
    ("IncidentID", &["id", "name"]),
    ("AlternativeID", &["IncidentID"]),
    ("Contact", &["role", "type"]),
    ("RegistryHandle", &["handle", "registry"]),
    ("PostalAddress", &["PAddress"]),
    ("Email", &["EmailTo"]),
    ("Telephone", &["TelephoneNumber"]),
    (
        "DetectionPattern",
        &["Application", "Description^DetectionConfiguration"],
    ),
    ("AttackPattern", &["SpecID", "?RawData^Reference"]),
    ("Vulnerability", &["SpecID", "?RawData^Reference"]),
    ("Weakness", &["SpecID", "?RawData^Reference"]),
    ("Platform", &["SpecID"]),
    ("Scoring", &["SpecID"]),
    ("SoftwareReference", &["spec-name"]),
    ("ReferenceName", &["specIndex", "ID"]),
    ("Assessment", &["Impact"]),
    ("SystemImpact", &["type"]),
    ("BusinessImpact", &["type"]),
    ("IntendedImpact", &["type"]),
    ("TimeImpact", &["value", "metric"]),
    ("MonetaryImpact", &["value"]),
    ("Confidence", &["value", "rating"]),
    ("History", &["HistoryItem"]),
    ("HistoryItem", &["action", "DateTime"]),
    ("System", &["Node"]),
    ("Node", &["DomainData|Address"]),
    ("Address", &["value", "category"]),
    ("NodeRole", &["category"]),
    ("Counter", &["value", "type", "unit"]),
    ("DomainData", &["system-status", "domain-status", "Name"]),
    ("NameServers", &["Server", "Address"]),
    ("DomainContacts", &["SameDomainContact^Contact"]),
    ("RecordPattern", &["value", "type"]),
    ("WindowsRegistryKeysModified", &["Key"]),
    ("Key", &["KeyName"]),
    ("CertificateData", &["Certificate"]),
    ("Certificate", &["X509Data"]),
    ("FileData", &["File"]),
    ("HashData", &["scope"]),
    ("Hash", &["DigestMethod", "DigestValue"]),
    ("FuzzyHash", &["FuzzyHashValue"]),
    (
        "Indicator",
        &[
            "IndicatorID",
            "Observable^uid-ref^IndicatorExpression^IndicatorReference",
        ],
    ),
    ("IndicatorID", &["id", "name", "version"]),
    ("AlternativeIndicatorID", &["IndicatorID"]),
    (
        "Observable",
        &[
            "System^Address^DomainData^EmailData^Service^WindowsRegistryKeysModified^FileData^\
            CertificateData^RegistryHandle^RecordData^EventData^Incident^Expectation^Reference^\
            Assessment^DetectionPattern^HistoryItem^BulkObservable^AdditionalData",
        ],
    ),
    ("BulkObservable", &["BulkObservableList"]),
    ("BulkObservableFormat", &["Hash^AdditionalData"]),
    ("IndicatorReference", &["uid-ref^euid-ref"]),
    ("AdditionalData", EXTENSION),
    ("ApplicationHeaderField", EXTENSION),
    ("EmailHeaderField", EXTENSION),
    ("FileProperties", EXTENSION),
    ("FuzzyHashValue", EXTENSION),
    ("RecordItem", EXTENSION),
    ("RelatedDNS", EXTENSION),
];

const EXTENSION: &[&str] = &["value", "dtype"];

/// What stands inside an element that the binding leaves out.
pub(super) fn wrapped(element: &str) -> Option<&'static str> {
    of(WRAPPERS, element)
}

/// The array that an element shares with others.
pub(super) fn group(element: &str) -> Option<&'static str> {
    of(GROUPED, element)
}

/// The one attribute that is left of an element.
pub(super) fn reference(element: &str) -> Option<&'static str> {
    of(REFERENCES, element)
}

fn of(table: &[(&str, &'static str)], key: &str) -> Option<&'static str> {
    let row = table.iter().find(|(element, _)| *element == key);
    row.map(|(_, member)| *member)
}

/// The member for an element or attribute of IODEF 2.
pub(super) fn member<'n>(class: &str, name: &'n str) -> &'n str {
    let renamed = RENAMED.iter().find(|row| (row.0, row.1) == (class, name));
    match renamed {
        Some((.., member)) => member,
        None if name == "xml:lang" => "lang",
        None => name,
    }
}

/// The member under which an element of IODEF 2 is found in an object.
pub(super) fn member_of<'n>(class: &str, element: &'n str) -> &'n str {
    let elsewhere = wrapped(element).or(group(element)).or(reference(element));
    elsewhere.unwrap_or_else(|| member(class, element))
}

/// The member that holds the text of a class.
pub(super) fn text(class: &str) -> &'static str {
    of(TEXTS, class).unwrap_or("value")
}

/// Whether RFC 8727 has the children of a row.
pub(super) fn has(class: &str, info: &ChildInfo) -> bool {
    let mut names = info.names.iter().map(|name| name.within(IODEF));
    info.vocabularies.contains(IODEF) || names.any(|name| GAINED.contains(&(class, name)))
}

/// Whether RFC 8727 defines a member that the model has no place for.
pub(super) fn is_unmodelled(class: &str, member: &str) -> bool {
    UNMODELLED.contains(&(class, member))
}

/// The namespace of an element that is base 64 of its XML.
pub(super) fn bytes(element: &str) -> Option<&'static str> {
    of(BYTES, element)
}

/// Whether a member must be greater than zero.
pub(super) fn is_positive(class: &str, member: &str) -> bool {
    POSITIVE.contains(&(class, member))
}

pub(super) fn is_number(class: &str, member: &str) -> bool {
    NUMBERS.contains(&(class, member))
}

/// Whether a member is a time.
pub(super) fn is_time(member: &str) -> bool {
    let dates = ["DateDomainWasChecked", "RegistrationDate", "ExpirationDate"];
    member.ends_with("Time") || dates.contains(&member)
}

pub(super) fn is_plain(class: &str, member: &str) -> bool {
    PLAIN.contains(&(class, member))
}

pub(super) fn is_absent(class: &str, member: &str) -> bool {
    ABSENT.contains(&(class, member))
}

/// Whether a member is an array, if the element it stands for may occur so often.
pub(super) fn is_array(class: &str, member: &str, many: bool) -> bool {
    !SINGLE.contains(&(class, member)) && (many || ARRAYS.contains(&(class, member)))
}

/// The token of RFC 8727 for one of IODEF 2.
pub(super) fn token<'t>(class: &str, member: &str, token: &'t str) -> &'t str {
    let row = TOKENS
        .iter()
        .find(|row| (row.0, row.1, row.2) == (class, member, token));
    row.map_or(token, |row| row.3)
}

/// The token of IODEF 2 for one of RFC 8727.
pub(super) fn token_of<'t>(class: &str, member: &str, token: &'t str) -> &'t str {
    let row = TOKENS
        .iter()
        .find(|row| (row.0, row.1, row.3) == (class, member, token.trim_ascii()));
    row.map_or(token, |row| row.2)
}

/// Whether RFC 8727 lists a token that the schema of RFC 7970 does not.
pub(super) fn adds(member: &str, token: &str) -> bool {
    ADDED.contains(&(member, token))
}

/// Whether RFC 8727 lists a token, given whether the model knows it.
pub(super) fn lists(class: &str, member: &str, token: &str, known: bool) -> bool {
    let list = LISTED.iter().find(|(of, _)| *of == member);
    let known = list.map_or(known, |(_, tokens)| tokens.contains(&token));
    let listed = known || token == EXT_VALUE || adds(member, token);
    listed && !REMOVED.contains(&(class, member, token))
}

/// Whether a class is text that can say its language.
pub(super) fn is_text(node: &dyn Node) -> bool {
    matches!(node.body(), Body::Text(..)) && node.find_attribute(IODEF, "xml:lang").is_some()
}

/// Whether a class has an attribute for extension values under a name.
pub(super) fn is_extension(node: &dyn Node, name: &str) -> bool {
    let mut rows = (0..node.attributes()).filter_map(|row| node.attribute(row));
    (name == "ext-restriction" && node.marks().restriction(IODEF))
        || rows.any(|(info, _)| {
            info.extension(IODEF) == Some(name) && info.vocabularies.contains(IODEF)
        })
}

/// What a class requires, each with the members of which one will do.
pub(super) fn required(class: &str) -> impl Iterator<Item = Requirement> {
    let row = REQUIRED.iter().find(|(name, _)| *name == class);
    let members = row.map_or(&[][..], |(_, members)| *members);
    members.iter().map(|members| Requirement(members))
}

/// Whether a class requires just this member.
pub(super) fn is_required(class: &str, member: &str) -> bool {
    required(class).any(|requirement| requirement.0 == member)
}

/// Members of which one must be there.
#[derive(Clone, Copy, Debug)]
pub(super) struct Requirement(&'static str);

impl Requirement {
    pub(super) fn members(self) -> impl Iterator<Item = &'static str> {
        self.0.trim_start_matches('?').split(['|', '^'])
    }

    /// Whether there may be none.
    pub(super) fn is_optional(self) -> bool {
        self.0.starts_with('?')
    }

    /// Whether there may be only one.
    pub(super) fn is_choice(self) -> bool {
        self.0.contains('^')
    }

    pub(super) fn name(self) -> String {
        let members: Vec<_> = self.members().collect();
        members.join(" or ")
    }
}
