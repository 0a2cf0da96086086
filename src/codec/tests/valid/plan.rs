//! Which children an element has: what the schema requires, and more by chance.

use super::Maker;
use super::rows::{Row, Step};
use crate::value::Vocabulary;

/// A child to make; the way leads through one of them at most.
#[derive(Clone, Debug)]
pub(super) struct Planned {
    pub(super) step: Step,
    pub(super) namespace: &'static str,
    pub(super) name: String,
    pub(super) on_the_way: bool,
}

impl Maker<'_> {
    /// The children of an element in their order.
    pub(super) fn plan(
        &mut self,
        rows: &[Row],
        parent: &str,
        goal: Option<Step>,
        depth: usize,
    ) -> Vec<Planned> {
        match parent {
            "IndicatorExpression" => return self.expression(&rows[0], goal, depth),
            "DomainContacts" => return self.domain_contacts(&rows[0], goal),
            _ => {}
        }
        // What is out of the order of the table may not come back where a time was derived.
        let ordered = self.open && self.vocabulary != Vocabulary::Iodef1;
        let mut planned: Vec<Vec<Planned>> = Vec::new();
        let chosen = self.chosen(rows, parent, goal);
        for (row, chosen) in rows.iter().zip(chosen) {
            let count = self.count(row, chosen, goal, depth);
            let of_row = self.of_row(row, count, goal);
            match planned.last_mut() {
                Some(before) if row.joined && !ordered => self.interleave(before, of_row),
                _ => planned.push(of_row),
            }
        }
        planned.concat()
    }

    /// Of each row, whether it may (`Some(false)`) or must (`Some(true)`) have children.
    fn chosen(&mut self, rows: &[Row], parent: &str, goal: Option<Step>) -> Vec<Option<bool>> {
        let mut chosen: Vec<_> = rows.iter().map(|row| Some(row.required)).collect();
        let one_of_both = match (parent, self.vocabulary) {
            ("Method" | "RelatedActivity", Vocabulary::Iodef1) => Some(true),
            _ => None,
        };
        let choice = |row: &Row| {
            let structured = rows[0].variants[0].2 == "RawData";
            row.exclusive
                || parent == "Observable" && self.vocabulary == Vocabulary::Iodef2
                || structured && row.variants[0].2 == "Reference"
        };
        for second in (1..rows.len()).filter(|second| choice(&rows[*second])) {
            let goes_by = |row: &Row| goal.is_some_and(|step| has(row, step));
            let first =
                goes_by(&rows[second - 1]) || !goes_by(&rows[second]) && self.chance.once_in(2);
            let (kept, dropped) = if first {
                (second - 1, second)
            } else {
                (second, second - 1)
            };
            chosen[dropped] = None;
            chosen[kept] = Some(one_of_both.is_some() || rows[kept].required);
        }
        if parent == "Method" && one_of_both.is_some() {
            chosen[self.chance.below(2)] = Some(true);
        }
        chosen
    }

    fn count(
        &mut self,
        row: &Row,
        chosen: Option<bool>,
        goal: Option<Step>,
        depth: usize,
    ) -> usize {
        let Some(required) = chosen else {
            return 0;
        };
        let on_the_way = goal.is_some_and(|step| has(row, step));
        let wanted = depth < 9 && self.budget > 0 && self.chance.once_in(self.density);
        match (required || on_the_way || wanted, row.many && wanted) {
            (false, _) => 0,
            (true, false) => 1,
            (true, true) => 1 + self.chance.below(3),
        }
    }

    fn of_row(&mut self, row: &Row, count: usize, goal: Option<Step>) -> Vec<Planned> {
        let goal = goal.filter(|step| has(row, *step));
        let place = self.chance.below(count);
        let mut planned: Vec<_> = (0..count)
            .map(|n| {
                if let Some(step) = goal.filter(|_| n == place) {
                    return planned(row, step, true);
                }
                let variant = self.chance.below(row.variants.len());
                planned(row, row.variants[variant].0, false)
            })
            .collect();
        if row.variants.iter().any(|(_, _, name)| name == "Fax") {
            one_fax(row, &mut planned);
        }
        planned
    }

    fn interleave(&mut self, before: &mut Vec<Planned>, of_row: Vec<Planned>) {
        for planned in of_row {
            let at = self.chance.below(before.len() + 1);
            before.insert(at, planned);
        }
    }

    /// Operands, each with a confidence and extensions behind it, or not.
    fn expression(&mut self, row: &Row, goal: Option<Step>, depth: usize) -> Vec<Planned> {
        let of = |name: &str| row.variants.iter().find(|(_, _, n)| n == name).unwrap().0;
        let (confidence, extension) = (of("Confidence"), of(self.extension_name()));
        let more = if depth < 8 { self.chance.below(3) } else { 0 };
        let place = self.chance.below(more + 1);
        let mut parts = Vec::new();
        for n in 0..=more {
            let goal = goal.filter(|_| n == place);
            let operand = goal.filter(|step| step.variant < confidence.variant);
            let nested = if depth < 8 { 4 } else { 2 };
            let step = operand.unwrap_or(row.variants[self.chance.below(nested)].0);
            parts.push(planned(row, step, operand.is_some()));
            if goal == Some(confidence) || self.chance.once_in(3) {
                parts.push(planned(row, confidence, goal == Some(confidence)));
            }
            if goal == Some(extension) || self.chance.once_in(4) {
                parts.push(planned(row, extension, goal == Some(extension)));
            }
        }
        parts
    }

    fn extension_name(&self) -> &'static str {
        match self.vocabulary {
            Vocabulary::Incident => "Extension",
            Vocabulary::Iodef1 | Vocabulary::Iodef2 => "AdditionalData",
        }
    }

    /// One name of a domain with the same contacts, or contacts.
    fn domain_contacts(&mut self, row: &Row, goal: Option<Step>) -> Vec<Planned> {
        let of_goal = row
            .variants
            .iter()
            .position(|(step, ..)| Some(*step) == goal);
        let variant = of_goal.unwrap_or_else(|| self.chance.below(row.variants.len()));
        let mut all = vec![planned(row, row.variants[variant].0, of_goal.is_some())];
        if variant == 1 && self.chance.once_in(2) {
            all.push(planned(row, row.variants[1].0, false));
        }
        all
    }
}

fn has(row: &Row, step: Step) -> bool {
    row.variants.iter().any(|(of, ..)| *of == step)
}

fn planned(row: &Row, step: Step, on_the_way: bool) -> Planned {
    let (_, namespace, name) = row.variants.iter().find(|(of, ..)| *of == step).unwrap();
    Planned {
        step,
        namespace,
        name: name.clone(),
        on_the_way,
    }
}

/// A fax stands behind all telephones, and there is one of it at most.
fn one_fax(row: &Row, of_row: &mut [Planned]) {
    of_row.sort_by_key(|p| p.name == "Fax");
    while of_row.iter().filter(|p| p.name == "Fax").count() > 1 {
        let at = of_row
            .iter()
            .position(|p| p.name == "Fax" && !p.on_the_way)
            .unwrap();
        of_row[at] = planned(row, row.variants[0].0, false);
        of_row.sort_by_key(|p| p.name == "Fax");
    }
}
