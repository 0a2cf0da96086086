//! Laws 8 and 9: which restriction decides, by a table made by hand.

use super::LEVELS;
use super::cases;
use super::planter::{Style, elements, planted};
use crate::codec::tests::generate::Chance;
use crate::mark::{Inheritance, Redactor};
use crate::model::{Attack, Document, Incident, IncidentId};
use crate::value::{Marked, Purpose, Rank, Restriction, Vocabulary};

/// What RFC 7970, section 3.3.1, lists, and beside it an extension value, a
/// token that nobody lists, two of TLP 2.0, and nothing at all.
const TOKENS: [&str; 14] = [
    "",
    "public",
    "partner",
    "need-to-know",
    "private",
    "default",
    "white",
    "green",
    "amber",
    "red",
    "ext:friends",
    "other:unheard-of",
    "organisation",
    "amber+strict",
];

/// A row for each restriction of a parent, a column for each of a child, in the
/// order of [`TOKENS`]. `p`ublic, pa`r`tner, `o`rganisation, `n`eed-to-know,
/// pri`v`ate is what the child is. A child states its own, or has its parent's.
const NEAREST: [&str; 14] = [
    "vprnvvprnvvvon", // the parent states nothing: an incident is private
    "pprnvvprnvvvon", // public
    "rprnvvprnvvvon", // partner
    "nprnvvprnvvvon", // need-to-know
    "vprnvvprnvvvon", // private
    "vprnvvprnvvvon", // default
    "pprnvvprnvvvon", // white
    "rprnvvprnvvvon", // green
    "nprnvvprnvvvon", // amber
    "vprnvvprnvvvon", // red
    "vprnvvprnvvvon", // an extension value
    "vprnvvprnvvvon", // an unknown token
    "oprnvvprnvvvon", // organisation
    "nprnvvprnvvvon", // amber+strict
];

/// The same where a child may only be stricter than its parent.
const STRICTEST: [&str; 14] = [
    "vvvvvvvvvvvvvv", // the parent states nothing
    "pprnvvprnvvvon", // public
    "rrrnvvrrnvvvon", // partner
    "nnnnvvnnnvvvnn", // need-to-know
    "vvvvvvvvvvvvvv", // private
    "vvvvvvvvvvvvvv", // default
    "pprnvvprnvvvon", // white
    "rrrnvvrrnvvvon", // green
    "nnnnvvnnnvvvnn", // amber
    "vvvvvvvvvvvvvv", // red
    "vvvvvvvvvvvvvv", // an extension value
    "vvvvvvvvvvvvvv", // an unknown token
    "ooonvvoonvvvon", // organisation
    "nnnnvvnnnvvvnn", // amber+strict
];

fn restriction(token: &str) -> Option<Restriction> {
    match token.split_once(':') {
        Some(("ext", value)) => Some(Restriction::Ext(value.into())),
        Some((_, value)) => Some(Restriction::Other(value.into())),
        None if token.is_empty() => None,
        None => Some(crate::value::OpenEnum::from_token(token)),
    }
}

fn rank(letter: char) -> Rank {
    match letter {
        'p' => Rank::PUBLIC,
        'r' => Rank::PARTNER,
        'o' => Rank::ORGANISATION,
        'n' => Rank::NEED_TO_KNOW,
        _ => Rank::PRIVATE,
    }
}

const PATH: &str = "/Incident/Attack";

/// An incident with an attack in it.
fn pair(parent: Option<Restriction>, child: Option<Restriction>) -> Incident {
    let id = Marked::new(IncidentId::new("csirt.example", "1")).restricted(Restriction::Public);
    let mut attack = Marked::new(Attack::new().with_description("seen"));
    attack.mark_mut().restriction = child;
    let mut incident = Incident::unrestricted(id, Purpose::Handling);
    incident.mark.get_mut().restriction = parent;
    incident.attacks.push(attack);
    incident
}

/// Law 8: every restriction of a parent with every one of a child.
#[test]
fn r046_parent_and_child_by_a_table_of_rfc_7970() {
    for (inheritance, table) in [
        (Inheritance::Nearest, NEAREST),
        (Inheritance::Strictest, STRICTEST),
    ] {
        for (parent, row) in TOKENS.iter().zip(table) {
            assert_eq!(row.len(), TOKENS.len());
            for (child, letter) in TOKENS.iter().zip(row.chars()) {
                let incident = pair(restriction(parent), restriction(child));
                let expected = rank(letter);
                let said = format!("{inheritance}: {child:?} in {parent:?}");
                let effective = incident.effective_restriction(PATH, inheritance).unwrap();
                assert_eq!(effective.rank(), expected, "{said}");
                for level in LEVELS {
                    let shown = shows(&incident, &level, inheritance);
                    assert_eq!(shown, expected <= level.rank(), "{said}, for {level}");
                }
            }
        }
    }
}

/// Whether a copy for a level has the attack.
fn shows(incident: &Incident, level: &Restriction, inheritance: Inheritance) -> bool {
    let mut redactor = Redactor::new(level.clone());
    let redacted = redactor.inheritance(inheritance).redact(incident).unwrap();
    redacted
        .incident
        .is_some_and(|copy| !copy.attacks.is_empty())
}

/// Law 9: what a document says that nobody can resolve is private, in each
/// vocabulary, until somebody says what it means.
#[test]
fn r045_unknown_restriction_and_default_are_private() {
    let unknown = [
        r#"restriction="unheard-of""#,
        r#"restriction="default""#,
        r#"restriction="ext-value" ext-restriction="friends""#,
        r#"restriction="ext-value""#,
        r#"restriction="""#,
        r#"restriction="Public""#,
        r#"restriction="public public""#,
    ];
    for vocabulary in Vocabulary::ALL {
        for said in unknown {
            let xml = document(vocabulary, said);
            let read = Document::from_slice(xml.as_bytes());
            let read = read.unwrap_or_else(|error| panic!("{error}: {xml}"));
            for inheritance in Inheritance::ALL {
                let incident = &read.incidents[0];
                let path = "/Incident/Description";
                let effective = incident.effective_restriction(path, inheritance).unwrap();
                assert_eq!(effective.rank(), Rank::PRIVATE, "{vocabulary}: {said}");
                for level in &LEVELS[..4] {
                    let mut redactor = Redactor::new(level.clone());
                    let copy = redactor.inheritance(inheritance).redact_document(&read);
                    let copy = copy.unwrap().0.to_xml(Vocabulary::Incident).unwrap();
                    assert!(!copy.contains("canary"), "{vocabulary}: {said}: {copy}");
                }
            }
        }
    }
}

/// What is agreed on counts for the restriction that it is about, and no other.
#[test]
fn r045_default_means_what_is_agreed() {
    let incident = pair(Some(Restriction::Public), Some(Restriction::Default));
    let mut redactor = Redactor::new(Restriction::Partner);
    redactor.resolve(Restriction::Default, Restriction::Partner);
    let copy = redactor.redact(&incident).unwrap().incident.unwrap();
    assert_eq!(copy.attacks.len(), 1);
    let other = pair(Some(Restriction::Public), restriction("other:default "));
    let copy = redactor.redact(&other).unwrap().incident.unwrap();
    assert_eq!(copy.attacks.len(), 0);
}

fn document(vocabulary: Vocabulary, restriction: &str) -> String {
    let namespace = vocabulary.namespace();
    let root = vocabulary.root_name();
    let version = match vocabulary {
        Vocabulary::Incident => "",
        Vocabulary::Iodef1 => r#"version="1.00" lang="en""#,
        Vocabulary::Iodef2 => r#"version="2.00""#,
    };
    let contact = r#"<Contact role="creator" type="person" restriction="public"/>"#;
    let assessment = r#"<Assessment restriction="public"><Impact/></Assessment>"#;
    let body = match vocabulary {
        Vocabulary::Incident => format!("<Description {restriction}>canary</Description>{contact}"),
        Vocabulary::Iodef1 => format!(
            "<ReportTime>2001-09-13T23:19:24Z</ReportTime>\
             <Description {restriction}>canary</Description>{assessment}{contact}"
        ),
        Vocabulary::Iodef2 => format!(
            "<GenerationTime>2001-09-13T23:19:24Z</GenerationTime>\
             <Description {restriction}>canary</Description>{contact}"
        ),
    };
    format!(
        r#"<{root} xmlns="{namespace}" {version}><Incident purpose="reporting" restriction="public"><IncidentID name="csirt.example" restriction="public">1</IncidentID>{body}</Incident></{root}>"#
    )
}

/// The restriction of each element is what a walk up its path finds.
#[test]
fn r046_effective_restriction_equals_a_naive_ancestor_walk() {
    let ways: Vec<_> = elements().into_values().collect();
    let mut asked = 0;
    for seed in cases(100) {
        let style = Style {
            linked: true,
            budget: 40,
        };
        let way = &ways[usize::try_from(seed).unwrap() % ways.len()];
        let (made, _) = planted(&mut Chance(seed), way, style);
        for incident in &made.incidents {
            for vocabulary in Vocabulary::ALL {
                asked += ask(incident, vocabulary);
            }
        }
    }
    println!("{asked} elements asked for");
}

fn ask(incident: &Incident, vocabulary: Vocabulary) -> usize {
    let mut asked = 0;
    for disclosure in incident.disclosures(vocabulary) {
        asked += 1;
        if vocabulary != Vocabulary::Incident {
            continue;
        }
        let path = disclosure.path.to_string();
        let way: Vec<_> = path
            .match_indices('/')
            .skip(1)
            .map(|(at, _)| &path[..at])
            .collect();
        let stated: Vec<_> = way
            .iter()
            .chain([&path.as_str()])
            .filter_map(|path| stated(incident, path))
            .collect();
        let nearest = stated.last().unwrap();
        let strictest = stated.iter().map(Restriction::rank).max().unwrap();
        assert_eq!(disclosure.nearest, nearest, "{path}");
        assert_eq!(disclosure.strictest.rank(), strictest, "{path}");
        for by in Inheritance::ALL {
            let effective = incident.effective_restriction(&*path, by).unwrap();
            assert_eq!(effective, disclosure.effective(by), "{path}");
        }
    }
    asked
}

/// What an element states; an incident that states nothing is private.
fn stated(incident: &Incident, path: &str) -> Option<Restriction> {
    let own = incident.restriction_at(path).unwrap().cloned();
    let last = path.rsplit('/').next().unwrap();
    let is_incident = last == "Incident" || last.starts_with("Incident[");
    own.or(is_incident.then_some(Restriction::Private))
}
