//! No suppressed count can be computed from what is published: checked by
//! solving for it.

use crate::codec::tests::generate::Chance;
use crate::stats::table::Row;
use crate::stats::tests::{add, aggregate, cases, plans};
use crate::{Count, IncidentId, Key, Restriction, Table};

/// What an attacker knows of how cells and totals belong together.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Belief {
    /// Each incident has one key: cells add up to totals.
    Single,
    /// Each has one or more: cells exceed no total, and totals no sum.
    Several,
}

/// A table with its totals in the last row and column, what is true and what is said.
#[derive(Clone, Debug)]
struct Solved {
    width: usize,
    truth: Vec<u64>,
    hidden: Vec<bool>,
}

impl Solved {
    fn new(before: &Table, after: &Table) -> Self {
        let flat = |table: &Table| -> Vec<Count> {
            let rows = table
                .rows
                .iter()
                .flat_map(|row| row.cells.iter().chain([&row.total]));
            let columns = table.columns.iter().map(|(_, total)| total);
            rows.chain(columns).chain([&table.total]).copied().collect()
        };
        Self {
            width: before.columns.len() + 1,
            truth: flat(before)
                .iter()
                .map(|count| count.value().unwrap())
                .collect(),
            hidden: flat(after)
                .iter()
                .map(|count| *count == Count::Suppressed)
                .collect(),
        }
    }

    /// Whether numbers agree with all that is known.
    fn agrees(&self, numbers: &[u64], belief: Belief) -> bool {
        let height = numbers.len() / self.width;
        let row = |at: usize| numbers[at * self.width..(at + 1) * self.width].to_vec();
        let column = |at: usize| {
            numbers
                .iter()
                .skip(at)
                .step_by(self.width)
                .copied()
                .collect()
        };
        let lines = (0..height).map(row).chain((0..self.width).map(column));
        lines.into_iter().all(|line: Vec<u64>| {
            let (total, cells) = line.split_last().unwrap();
            let sum: u64 = cells.iter().sum();
            match belief {
                Belief::Single => sum == *total,
                Belief::Several => sum >= *total && cells.iter().all(|cell| cell <= total),
            }
        })
    }

    /// The counts of which only one value agrees, trying those nearby.
    fn computable(&self, belief: Belief) -> Vec<usize> {
        let unknown: Vec<usize> = (0..self.truth.len())
            .filter(|at| self.hidden[*at])
            .collect();
        let mut settled = unknown.clone();
        let mut numbers = self.truth.clone();
        self.search(&unknown, &mut numbers, belief, &mut settled);
        settled
    }

    fn search(
        &self,
        unknown: &[usize],
        numbers: &mut Vec<u64>,
        belief: Belief,
        settled: &mut Vec<usize>,
    ) {
        if settled.is_empty() {
            return;
        }
        let Some((at, rest)) = unknown.split_first() else {
            if self.agrees(numbers, belief) {
                settled.retain(|at| numbers[*at] == self.truth[*at]);
            }
            return;
        };
        let truth = self.truth[*at];
        for number in truth.saturating_sub(1).max(1)..=truth + 1 {
            numbers[*at] = number;
            self.search(rest, numbers, belief, settled);
        }
        numbers[*at] = truth;
    }
}

/// A made-up table of months, whose keys are never left out.
fn table(chance: &mut Chance, height: usize, width: usize, belief: Belief) -> Table {
    let key = |at: usize| Key::new(&format!("2024-{:02}", at + 1));
    let mut count = || match chance.below(5) {
        0 => 0,
        1 | 2 => u64::try_from(chance.below(5)).unwrap(),
        _ => 5 + u64::try_from(chance.below(9)).unwrap(),
    };
    let mut cells: Vec<Vec<u64>> = (0..height)
        .map(|_| (0..width).map(|_| count()).collect())
        .collect();
    if width == 0 {
        cells = (0..height).map(|_| vec![count()]).collect();
    }
    let mut less = |most: &[u64]| {
        let (sum, least) = (
            most.iter().sum::<u64>(),
            most.iter().max().copied().unwrap_or(0),
        );
        match belief {
            Belief::Single => sum,
            Belief::Several => least + chance.next() % (sum - least + 1),
        }
    };
    let rows: Vec<u64> = cells.iter().map(|row| less(row)).collect();
    let columns: Vec<u64> = (0..cells[0].len())
        .map(|at| less(&cells.iter().map(|row| row[at]).collect::<Vec<_>>()))
        .collect();
    // As many as are needed for both.
    let least = rows.iter().chain(&columns).max().copied().unwrap_or(0);
    let most = rows.iter().sum::<u64>().min(columns.iter().sum());
    let total = if belief == Belief::Single {
        most
    } else {
        least.max(most)
    };
    let by = if width == 0 { "month" } else { "month,year" };
    let mut made = aggregate(by).table();
    made.total = Count::Exact(total);
    made.columns = (0..width)
        .map(|at| (key(at), Count::Exact(columns[at])))
        .collect();
    made.rows = (0..height)
        .map(|at| Row {
            keys: vec![key(at)],
            total: Count::Exact(rows[at]),
            cells: cells[at]
                .iter()
                .take(width)
                .copied()
                .map(Count::Exact)
                .collect(),
        })
        .collect();
    made
}

fn small_are_hidden(before: &Table, after: &Table, k: u64) {
    let solved = Solved::new(before, after);
    for (truth, hidden) in solved.truth.iter().zip(&solved.hidden) {
        assert!(*hidden || !(1..k).contains(truth));
        assert!(!*hidden || *truth > 0);
    }
}

#[test]
fn no_suppressed_count_of_a_cross_table_can_be_computed() {
    let mut chance = Chance(5);
    let (mut hidden, mut more, mut naive) = (0, 0, 0);
    for round in 0..cases(400) {
        let (height, width) = [(2, 2), (2, 3), (3, 2), (3, 3)][round % 4];
        let before = table(&mut chance, height, width, Belief::Single);
        for k in [2, 3, 5] {
            let after = before.clone().suppress(k);
            small_are_hidden(&before, &after, k);
            let solved = Solved::new(&before, &after);
            let computed = solved.computable(Belief::Single);
            assert!(computed.is_empty(), "{k}: {computed:?} of {solved:?}");
            let small: Vec<bool> = solved
                .truth
                .iter()
                .map(|truth| (1..k).contains(truth))
                .collect();
            let count = |hidden: &[bool]| hidden.iter().filter(|one| **one).count();
            hidden += count(&solved.hidden);
            more += count(&solved.hidden) - count(&small);
            // Without the others, small counts could be computed.
            let small = Solved {
                hidden: small,
                ..solved
            };
            naive += small.computable(Belief::Single).len();
        }
    }
    println!(
        "{hidden} counts suppressed, {more} of them for others; {naive} could be computed else"
    );
    assert!(naive > 0);
}

#[test]
fn nor_if_keys_are_several() {
    let mut chance = Chance(6);
    let mut hidden = 0;
    for round in 0..cases(200) {
        let (height, width) = [(1, 2), (2, 1), (2, 2), (2, 3)][round % 4];
        let before = table(&mut chance, height, width, Belief::Several);
        for k in [2, 4] {
            let after = before.clone().suppress(k);
            small_are_hidden(&before, &after, k);
            let solved = Solved::new(&before, &after);
            let computed = solved.computable(Belief::Several);
            assert!(computed.is_empty(), "{k}: {computed:?} of {solved:?}");
            hidden += solved.hidden.iter().filter(|one| **one).count();
        }
    }
    println!("{hidden} counts suppressed");
}

/// Sums of numbers from 1 on, over all ways to choose them.
fn ways(sum: u64, parts: usize, chosen: &mut Vec<u64>, all: &mut Vec<Vec<u64>>) {
    if parts == 0 {
        if sum == 0 {
            all.push(chosen.clone());
        }
        return;
    }
    for number in 1..=sum {
        chosen.push(number);
        ways(sum - number, parts - 1, chosen, all);
        chosen.pop();
    }
}

#[test]
fn nor_any_of_one_dimension() {
    let mut chance = Chance(7);
    for _ in 0..cases(300) {
        let height = 1 + chance.below(5);
        let before = table(&mut chance, height, 0, Belief::Single);
        let after = before.clone().suppress(4);
        small_are_hidden(&before, &after, 4);
        let Some(total) = after.total.value() else {
            // Then each hidden count may be any.
            continue;
        };
        let said: u64 = after.rows.iter().filter_map(|row| row.total.value()).sum();
        let hidden = after
            .rows
            .iter()
            .filter(|row| row.total == Count::Suppressed)
            .count();
        let mut all = Vec::new();
        ways(total - said, hidden, &mut Vec::new(), &mut all);
        for at in 0..hidden {
            let values: std::collections::BTreeSet<u64> = all.iter().map(|way| way[at]).collect();
            assert!(values.len() > 1, "{before:?} {after:?}");
        }
    }
}

#[test]
fn large_tables_are_protected_as_well() {
    let mut chance = Chance(8);
    // The greater one without search, so that its total is hidden.
    for (size, total) in [(50, true), (120, false)] {
        let before = table(&mut chance, size, size, Belief::Single);
        let after = before.clone().suppress(5);
        small_are_hidden(&before, &after, 5);
        assert_eq!(after.total().value().is_some(), total);
    }
}

#[test]
fn nothing_is_suppressed_where_nothing_is_small() {
    let mut counted = aggregate("status");
    for plan in plans(500, 9) {
        counted.add(&plan.incident());
    }
    let table = counted.table();
    let same = table.clone().suppress(5);
    assert!(same.known().is_some());
    assert_eq!(same.rows, table.rows);
    assert_eq!(table.clone().suppress(1).rows, table.rows);
}

#[test]
fn a_second_suppression_only_takes_away() {
    let mut chance = Chance(10);
    for _ in 0..50 {
        let once = table(&mut chance, 3, 3, Belief::Single).suppress(3);
        assert_eq!(once.clone().suppress(2), once);
        let twice = once.clone().suppress(6);
        for (one, two) in once.rows.iter().zip(&twice.rows) {
            let pairs = one.cells.iter().zip(&two.cells);
            for (one, two) in pairs.filter(|(one, two)| one != two) {
                assert!(one.value() != Some(0) && *two == Count::Suppressed);
            }
        }
    }
}

#[test]
fn keys_of_few_incidents_are_not_named() {
    let mut counted = aggregate("category,month");
    for number in 0..40 {
        let name = match number {
            0..3 => "rare and telling",
            3..15 => "usual",
            _ => "common",
        };
        let assessment = crate::Assessment::default().with_category(name);
        let incident = crate::stats::tests::blank().with_assessment(assessment);
        counted.add(&incident.with_time(crate::Stage::Detect, "2024-05-05".parse().unwrap()));
        if number % 2 == 0 {
            let assessment = crate::Assessment::default().with_category("even");
            counted.add(&crate::stats::tests::blank().with_assessment(assessment));
        }
    }
    let table = counted.table();
    assert!(table.to_json().contains("telling"));
    let table = table.suppress(5);
    assert!(table.left_out());
    assert_eq!(table.count(&["rare and telling"]), Count::Suppressed);
    let id = IncidentId::new("csirt.example.com", "1");
    let incident = table.to_incident(id, Restriction::Public).unwrap();
    for text in [
        table.to_text(),
        table.to_csv(),
        table.to_json(),
        format!("{incident:?}"),
    ] {
        assert!(!text.contains("telling"), "{text}");
    }
    assert!(table.to_text().contains("common"));
}

#[test]
fn durations_of_few_are_not_told() {
    let span: crate::Span = "started..contain".parse().unwrap();
    let mut counted = aggregate("status").with_duration(span);
    let plans = plans(400, 12);
    add(&mut counted, &plans);
    let open = counted.table();
    assert!(open.durations()[0].least.is_some());
    let told = open.clone().suppress(5);
    assert_eq!(told.durations()[0].least, None);
    assert!(!told.durations()[0].percentiles.is_empty());
    let short = open.suppress(100);
    assert!(
        short
            .durations()
            .iter()
            .all(|of| of.percentiles.iter().all(|(of, _)| (40..=60).contains(of)))
    );
}
