//! The law of redaction: what is above a level is in no copy for that level.

use std::collections::{BTreeMap, BTreeSet, HashSet};
use std::ops::Range;
use std::sync::LazyLock;

use aho_corasick::AhoCorasick;
use data_encoding::{BASE64, HEXLOWER};
use iodef::{Document, Inheritance, Rank, Redactor, Restriction, Vocabulary};
use roxmltree::{Attribute, Node, NodeId};

const LEVELS: [Restriction; 4] = [
    Restriction::Public,
    Restriction::Partner,
    Restriction::Organisation,
    Restriction::NeedToKnow,
];

const SCHEMA: &str = include_str!("../../schema/incident.xsd");
const NAMESPACE: &str = "https://docs.rs/iodef/ns/1";

/// More would say nothing new, and take its time.
const CANARIES: usize = 40;

/// How often a canary was hidden, and how often it was found in a copy.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Told {
    /// Canaries above the level, over all copies.
    pub withheld: usize,
    /// Canaries found in a copy, over all copies.
    pub copied: usize,
}

/// In a document, read or made of the bytes, values are replaced by ones that
/// stand nowhere else, and some texts name those of others; none is in a copy for
/// a level below that of its element, in any vocabulary, nor encoded as
/// percent-encoding, hexadecimal or base64.
///
/// # Panics
///
/// If one is, or the document cannot be copied or written.
pub fn redact(bytes: &[u8]) {
    let _ = told(bytes);
}

/// The same, to see that there was something to check.
///
/// # Panics
///
/// As [`redact`].
#[must_use]
pub fn told(bytes: &[u8]) -> Told {
    let mut told = Told::default();
    let Some((document, canaries)) = planted(bytes) else {
        return told;
    };
    let scanner = Scanner::new(canaries.len());
    let inheritance = Inheritance::ALL[bytes.len() % 2];
    for level in LEVELS {
        let mut redactor = Redactor::new(level.clone());
        let redacted = redactor.inheritance(inheritance).redact_document(&document);
        let (copy, _) = redacted.expect("it was read");
        let found = scanner.found_in(&said(&copy));
        for (number, canary) in canaries.iter().enumerate() {
            let above = canary.rank(inheritance) > level.rank();
            let copied = found.contains(&number);
            assert!(
                !(above && copied),
                "{} of {canary:?} at {level} by {inheritance}\n{document:#?}",
                text(number)
            );
            told.withheld += usize::from(above);
            told.copied += usize::from(copied);
        }
    }
    told
}

/// What a copy says in each vocabulary that can say it.
fn said(copy: &Document) -> String {
    Vocabulary::ALL
        .iter()
        .filter_map(|vocabulary| copy.to_xml(*vocabulary).ok())
        .collect()
}

/// Where a canary sits.
#[derive(Clone, Debug)]
#[allow(dead_code, reason = "a failure shows the place")]
struct Canary {
    place: String,
    around: Around,
}

/// The incident of the document that an element is of, and how strict the element
/// is, by each inheritance.
#[derive(Clone, Copy, Debug)]
struct Around {
    incident: Option<NodeId>,
    nearest: Rank,
    strictest: Rank,
}

impl Canary {
    fn rank(&self, inheritance: Inheritance) -> Rank {
        match inheritance {
            Inheritance::Nearest => self.around.nearest,
            Inheritance::Strictest => self.around.strictest,
        }
    }
}

/// The text of a canary: letters among its digits, so that it is taken for no number.
fn text(number: usize) -> String {
    format!(
        "cq7z{:08x}kw",
        0x9E37_79B1_usize.wrapping_mul(number + 1) & 0xFFFF_FFFF
    )
}

/// A document of which canaries are the values.
fn planted(bytes: &[u8]) -> Option<(Document, Vec<Canary>)> {
    let document = Document::from_slice(bytes).ok().or_else(|| made(bytes))?;
    let xml = document.to_xml(Vocabulary::Incident).ok()?;
    let tree = roxmltree::Document::parse(&xml).ok()?;
    let chance = bytes.iter().fold(0, |sum: usize, byte| {
        sum.wrapping_mul(31).wrapping_add(usize::from(*byte))
    });
    let mut planter = Planter {
        chance,
        canaries: Vec::new(),
        edits: BTreeMap::new(),
    };
    for node in tree.descendants().filter(Node::is_element) {
        planter.plant(node);
    }
    let mut edited = xml.clone();
    for (start, (end, text)) in planter.edits.iter().rev() {
        edited.replace_range(*start..*end, text);
    }
    let document = Document::from_slice(edited.as_bytes()).ok()?;
    Some((document, planter.canaries))
}

#[cfg(feature = "arbitrary")]
#[expect(
    clippy::unnecessary_wraps,
    reason = "without the feature there is none"
)]
fn made(bytes: &[u8]) -> Option<Document> {
    Some(super::model::made(bytes))
}

#[cfg(not(feature = "arbitrary"))]
fn made(_: &[u8]) -> Option<Document> {
    None
}

struct Planter {
    chance: usize,
    canaries: Vec<Canary>,
    /// Where a text begins and ends, and what replaces it.
    edits: BTreeMap<usize, (usize, String)>,
}

impl Planter {
    fn plant(&mut self, node: Node<'_, '_>) {
        let Some(around) = around(node) else {
            return;
        };
        let names = &*NAMES;
        let name = node.tag_name().name();
        let mut places: Vec<(Range<usize>, String)> = Vec::new();
        let is_attribute =
            |a: &Attribute<'_, '_>| a.namespace().is_none() && names.attributes.contains(a.name());
        for attribute in node.attributes().filter(is_attribute) {
            places.push((
                attribute.range_value(),
                format!("{name}/@{}", attribute.name()),
            ));
        }
        let mut children = node.children();
        if let (Some(child), None) = (children.next(), children.next())
            && child.is_text()
            && names.elements.contains(name)
        {
            if name == "Description" && self.mentions(&child.range(), around) {
                return;
            }
            places.push((child.range(), name.to_owned()));
        }
        for (range, place) in places {
            if self.canaries.len() < CANARIES {
                let text = text(self.canaries.len());
                self.edits.insert(range.start, (range.end, text));
                self.canaries.push(Canary { place, around });
            }
        }
    }

    /// Lets a text name, in some spelling, what stands in a stricter place of the
    /// same incident: each is redacted by itself.
    fn mentions(&mut self, range: &Range<usize>, around: Around) -> bool {
        self.chance = self
            .chance
            .wrapping_mul(0x5851_F42D_4C95_7F2D)
            .wrapping_add(1);
        let draw = self.chance >> 33;
        let stricter = |Canary { around: other, .. }: &Canary| {
            other.incident == around.incident
                && other.nearest > around.nearest
                && other.strictest > around.strictest
        };
        let Some(number) = self
            .canaries
            .iter()
            .position(stricter)
            .filter(|_| draw.is_multiple_of(2))
        else {
            return false;
        };
        let text = text(number);
        let spelt = match (draw >> 1) % 5 {
            0 => BASE64.encode(text.as_bytes()),
            1 => HEXLOWER.encode(text.as_bytes()),
            2 => percent(&text),
            3 => text.to_uppercase(),
            _ => text,
        };
        let sentence = format!("It came from {spelt} at night");
        self.edits.insert(range.start, (range.end, sentence));
        true
    }
}

/// What is around an element of an incident; none of what stands elsewhere, and of
/// what is not in the own vocabulary. An observable may hold an incident.
fn around(node: Node<'_, '_>) -> Option<Around> {
    let (mut incident, mut nearest, mut strictest) = (None, None, Rank::PUBLIC);
    for around in node.ancestors().filter(Node::is_element) {
        if around.tag_name().namespace() != Some(NAMESPACE) {
            return None;
        }
        let name = around.tag_name().name();
        if name == "Incidents" {
            break;
        }
        let is_incident = name == "Incident";
        incident = is_incident.then(|| around.id()).or(incident);
        let own = around.attribute("restriction").map(rank);
        let own = own.or(is_incident.then_some(Rank::PRIVATE));
        nearest = nearest.or(own);
        strictest = strictest.max(own.unwrap_or(Rank::PUBLIC));
    }
    Some(Around {
        incident,
        nearest: nearest?,
        strictest,
    })
}

/// As RFC 7970, section 3.3.1, and TLP have it; what nobody knows is private.
fn rank(token: &str) -> Rank {
    match token.trim_ascii() {
        "public" | "white" => Rank::PUBLIC,
        "partner" | "green" => Rank::PARTNER,
        "organisation" => Rank::ORGANISATION,
        "need-to-know" | "amber" | "amber+strict" => Rank::NEED_TO_KNOW,
        _ => Rank::PRIVATE,
    }
}

/// What takes any text, by the schema of the own vocabulary.
struct Names {
    elements: HashSet<String>,
    attributes: HashSet<String>,
}

static NAMES: LazyLock<Names> = LazyLock::new(|| {
    let schema = roxmltree::Document::parse(SCHEMA).expect("it is well-formed");
    let mut names = Names {
        elements: HashSet::new(),
        attributes: HashSet::new(),
    };
    let mut others = BTreeSet::new();
    for node in schema.descendants() {
        let (Some(name), Some(kind)) = (node.attribute("name"), kind(node)) else {
            continue;
        };
        let text = matches!(kind, "xs:string" | "String" | "Text" | "xs:token" | "Data");
        match node.tag_name().name() {
            "element" if text => drop(names.elements.insert(name.to_owned())),
            "attribute" if text => drop(names.attributes.insert(name.to_owned())),
            _ => drop(others.insert(name)),
        }
    }
    // What has two types has that of a number somewhere; references lead somewhere.
    let links = [
        "restriction",
        "ext-restriction",
        "id",
        "uid-ref",
        "translation-id",
        "undeclared",
    ];
    names.elements.retain(|name| !others.contains(&**name));
    names
        .attributes
        .retain(|name| !others.contains(&**name) && !links.contains(&&**name));
    names
});

fn kind<'a>(node: Node<'a, '_>) -> Option<&'a str> {
    let is_extension = |node: &Node<'a, '_>| node.tag_name().name() == "extension";
    let own = node.attribute("type");
    own.or_else(|| node.descendants().find(is_extension)?.attribute("base"))
}

/// Finds canaries, plain and encoded.
struct Scanner {
    patterns: AhoCorasick,
    of: Vec<usize>,
}

impl Scanner {
    fn new(count: usize) -> Self {
        let each = (0..count).flat_map(|number| {
            let spellings = spellings(&text(number));
            spellings
                .into_iter()
                .map(move |spelling| (number, spelling))
        });
        let (of, patterns): (Vec<_>, Vec<_>) = each.unzip();
        let mut builder = AhoCorasick::builder();
        let patterns = builder.ascii_case_insensitive(true).build(patterns);
        let patterns = patterns.expect("there are few");
        Self { patterns, of }
    }

    fn found_in(&self, text: &str) -> BTreeSet<usize> {
        let found = self.patterns.find_overlapping_iter(text);
        found
            .map(|found| self.of[found.pattern().as_usize()])
            .collect()
    }
}

/// Ways to say a text; in base64, wherever it begins.
fn spellings(text: &str) -> Vec<String> {
    let mut spellings = vec![
        text.to_owned(),
        HEXLOWER.encode(text.as_bytes()),
        percent(text),
    ];
    let upper = text.to_uppercase();
    for text in [text, &upper] {
        for before in 0..3 {
            let bytes = [&vec![0; before], text.as_bytes()].concat();
            let whole = BASE64.encode(&bytes);
            // The digits at both ends say something of the neighbours, too.
            let (start, end) = ((before * 8).div_ceil(6), bytes.len() * 8 / 6);
            spellings.push(whole[start..end].to_owned());
        }
    }
    spellings
}

fn percent(text: &str) -> String {
    let hex = data_encoding::HEXUPPER.encode(text.as_bytes());
    let (pairs, _) = hex.as_bytes().as_chunks::<2>();
    let pairs = pairs.iter().flat_map(|[high, low]| [b'%', *high, *low]);
    pairs.map(char::from).collect()
}

/// Else the law would hold of anything.
#[test]
fn every_spelling_is_found() {
    let scanner = Scanner::new(9);
    for number in 0..9 {
        let text = text(number);
        let behind = [&"x".repeat(number), &*text, "yz"].concat();
        let spelt = [
            text.clone(),
            text.to_uppercase(),
            percent(&text),
            HEXLOWER.encode(behind.as_bytes()),
            BASE64.encode(behind.as_bytes()),
            BASE64.encode(behind.to_uppercase().as_bytes()),
        ];
        for spelt in spelt {
            let found = scanner.found_in(&format!("<a>see {spelt} there</a>"));
            assert_eq!(found, BTreeSet::from([number]), "{spelt}");
        }
    }
}
