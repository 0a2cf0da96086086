use std::collections::BTreeSet;

use aho_corasick::{AhoCorasick, MatchKind};

use crate::select::Field;
use crate::select::comparison::{Comparison, Operator};
use crate::select::filter::Expression;
use crate::select::literal::Literal;

/// Texts of which one must stand in an incident, for each of some groups, if a
/// filter is to want it.
#[derive(Clone, Debug, Default)]
pub(super) struct Needles {
    groups: Vec<AhoCorasick>,
}

/// Which texts one of must be there.
type Group = Vec<String>;

/// Fields whose values stand in every vocabulary as they are compared.
const VERBATIM: [Field; 14] = [
    Field::Csirt,
    Field::AttackerDomain,
    Field::AttackerOrganisation,
    Field::AttackerLocation,
    Field::AttackerCountry,
    Field::AttackerObjective,
    Field::VictimDomain,
    Field::VictimOrganisation,
    Field::VictimLocation,
    Field::VictimCountry,
    Field::Method,
    Field::Cve,
    Field::Contact,
    Field::Description,
];

impl Needles {
    /// The needles of a filter that wants what is undecided, or not.
    pub(super) fn of(expression: &Expression, undecided: bool) -> Self {
        let groups = groups(expression, undecided);
        // Of this kind, and without folding case, it searches by vectors.
        let mut builder = AhoCorasick::builder();
        builder.match_kind(MatchKind::LeftmostFirst);
        let search = |group: &Group| {
            let spelt: Option<Vec<_>> = group.iter().map(|needle| spellings(needle)).collect();
            let spelt: BTreeSet<String> = spelt?.concat().into_iter().collect();
            builder.build(spelt).ok()
        };
        Self {
            groups: groups.iter().filter_map(search).collect(),
        }
    }

    /// Whether there is anything to look for.
    pub(super) fn tell(&self) -> bool {
        !self.groups.is_empty()
    }

    /// Whether all that must be there is in the content of an incident, for
    /// all that can be told without resolving references.
    pub(super) fn may_be_in(&self, content: &str) -> bool {
        let lacks = self.groups.iter().any(|group| !group.is_match(content));
        !lacks || is_indirect(content)
    }
}

/// Whether characters of a needle may stand in a text otherwise than as
/// themselves, or apart: the references that have names are none of its.
fn is_indirect(content: &str) -> bool {
    let hides = |mark: &[u8]| memchr::memmem::find(content.as_bytes(), mark).is_some();
    hides(b"&#") || hides(b"<!") || hides(b"<?")
}

fn groups(expression: &Expression, undecided: bool) -> Vec<Group> {
    match expression {
        Expression::Compare(comparison) => group(comparison, undecided).into_iter().collect(),
        Expression::Function(_) | Expression::Not(_) => Vec::new(),
        Expression::All(all) => all.iter().flat_map(|one| groups(one, undecided)).collect(),
        Expression::Any(all) => {
            let each = all
                .iter()
                .map(|one| groups(one, undecided).into_iter().next());
            let each: Option<Vec<Group>> = each.collect();
            each.map(|each| each.concat()).into_iter().collect()
        }
    }
}

fn group(comparison: &Comparison, undecided: bool) -> Option<Group> {
    let is_wanted = match comparison.operator {
        Operator::Equal | Operator::In => true,
        Operator::Contains => !comparison.field.is_address(),
        _ => false,
    };
    let literals = comparison.literals.iter().filter(|_| is_wanted);
    let needles = literals.map(|literal| match literal {
        Literal::Text(text) if VERBATIM.contains(&comparison.field) => longest(text)
            .filter(|text| spellings(text).is_some())
            .map(|text| vec![text.into()]),
        Literal::Net(net) if comparison.field.is_address() && !undecided => {
            // In whatever form, an address that is mapped into IPv6 has `ffff:`.
            Some(vec![net.ipv4()?.to_string(), "ffff:".into()])
        }
        _ => None,
    });
    let needles: Option<Vec<Group>> = needles.collect();
    needles
        .map(|needles| needles.concat())
        .filter(|group| !group.is_empty())
}

/// The longest part of a text that is written in one way only: white space may
/// be of another kind, and the normalisation form C of some characters is in ASCII.
fn longest(text: &str) -> Option<&str> {
    let is_plain = |c: char| c.is_ascii_graphic() && !";`Kk<>&'\"".contains(c);
    let parts = text.split(|c| !is_plain(c));
    parts.max_by_key(|part| part.len())
}

/// A part of a needle with few letters, with each letter in both cases; none if
/// it would be too short to tell anything.
fn spellings(needle: &str) -> Option<Vec<String>> {
    let starts = 0..needle.len();
    let parts = starts.filter_map(|start| needle.get(start..).map(few_letters));
    let part = parts.max_by_key(|part| part.len())?;
    let each = part.chars().fold(vec![String::new()], |spelt, c| {
        let cases = [c.to_ascii_lowercase(), c.to_ascii_uppercase()];
        let cases = cases.get(usize::from(!c.is_ascii_alphabetic())..);
        let cases = cases.unwrap_or_default().iter();
        cases
            .flat_map(|c| spelt.iter().map(move |start| format!("{start}{c}")))
            .collect()
    });
    (part.len() > 2).then_some(each)
}

/// How many letters a needle may have.
const LETTERS: usize = 4;

/// The beginning of a text that has no more letters than may be.
fn few_letters(text: &str) -> &str {
    let mut letters = text.char_indices().filter(|(_, c)| c.is_ascii_alphabetic());
    let end = letters.nth(LETTERS).map_or(text.len(), |(at, _)| at);
    text.get(..end).unwrap_or(text)
}
