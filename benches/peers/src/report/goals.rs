//! What the library should reach, and what it does.

use super::Figures;
use crate::compare::shown;

/// One aim: a figure, the least it must be, and what it should be.
struct Aim {
    what: &'static str,
    figure: [&'static str; 3],
    floor: Option<f64>,
    goal: Option<f64>,
    better: Better,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Better {
    More,
    Less,
}

const fn more(what: &'static str, figure: [&'static str; 3], floor: f64, goal: f64) -> Aim {
    aim(what, figure, Some(floor), Some(goal), Better::More)
}

const fn less(what: &'static str, figure: [&'static str; 3], floor: f64, goal: f64) -> Aim {
    aim(what, figure, Some(floor), Some(goal), Better::Less)
}

/// What must not be passed, and need not be less.
const fn most(what: &'static str, figure: [&'static str; 3], floor: f64) -> Aim {
    aim(what, figure, Some(floor), None, Better::Less)
}

const fn aim(
    what: &'static str,
    figure: [&'static str; 3],
    floor: Option<f64>,
    goal: Option<f64>,
    better: Better,
) -> Aim {
    Aim {
        what,
        figure,
        floor,
        goal,
        better,
    }
}

const AIMS: &[Aim] = &[
    more(
        "typed, every check on ÷ quick-xml's events",
        ["archive", "iodef", "of-raw"],
        0.42,
        0.75,
    ),
    more(
        "÷ quick-xml and serde",
        ["archive", "serde", "iodef-of"],
        2.2,
        4.0,
    ),
    more(
        "÷ roxmltree",
        ["archive", "roxmltree", "iodef-of"],
        1.1,
        2.0,
    ),
    more(
        "÷ libxml2, DOM",
        ["archive", "libxml2-dom", "iodef-of"],
        1.8,
        3.0,
    ),
    more(
        "÷ libxml2, SAX",
        ["archive", "libxml2-sax", "iodef-of"],
        0.5,
        1.0,
    ),
    more("÷ expat", ["archive", "expat", "iodef-of"], 1.0, 1.5),
    more(
        "÷ pugixml, parse and walk",
        ["archive", "pugixml-walk", "iodef-of"],
        0.5,
        1.0,
    ),
    more(
        "÷ lxml, converted to dictionaries",
        ["archive", "lxml-convert", "iodef-of"],
        9.0,
        18.0,
    ),
    more(
        "÷ iodeflib, IODEF 1",
        ["iodef1", "iodeflib", "iodef-of"],
        9.0,
        18.0,
    ),
    most(
        "MB at most, `convert` of 1 GB",
        ["streams", "convert", "peak-1000"],
        8.0,
    ),
    most(
        "the same ÷ that of 100 MB",
        ["streams", "convert", "growth"],
        1.1,
    ),
    most(
        "MB at most, `validate` of 1 GB",
        ["streams", "validate", "peak-1000"],
        8.0,
    ),
    most(
        "the same ÷ that of 100 MB",
        ["streams", "validate", "growth"],
        1.1,
    ),
    most(
        "MB at most, `aggregate` of 1 GB",
        ["streams", "aggregate", "peak-1000"],
        8.0,
    ),
    most(
        "the same ÷ that of 100 MB",
        ["streams", "aggregate", "growth"],
        1.1,
    ),
    more(
        "filter while reading ÷ read all, then filter; what is skipped is checked",
        ["pairs", "filtered", "ratio"],
        1.8,
        8.0,
    ),
    aim(
        "the same; what is skipped is not checked",
        ["pairs", "skipped", "ratio"],
        None,
        Some(8.0),
        Better::More,
    ),
    more(
        "two cores ÷ one, counting an archive five times as large",
        ["pairs", "shared", "ratio"],
        1.5,
        1.75,
    ),
    more(
        "the same, its incidents in their order",
        ["pairs", "ordered", "ratio"],
        1.5,
        1.75,
    ),
    more(
        "writer ÷ quick-xml's, the same events, an archive from memory",
        ["archive", "iodef-write", "of-raw"],
        1.5,
        2.5,
    ),
    more(
        "the same, one incident that is in the cache",
        ["document-one", "iodef-write", "of-raw"],
        1.5,
        2.5,
    ),
    less(
        "allocations per incident of 17 KB",
        ["archive", "iodef", "allocations"],
        360.0,
        200.0,
    ),
    less(
        "instructions per byte, typed",
        ["archive", "iodef", "instructions"],
        46.0,
        28.0,
    ),
];

pub(super) fn table(figures: &Figures<'_>) -> String {
    let mut text = String::from(
        "\n## Floors and goals\n\n| what | measured | floor | goal | to the goal |\n|---|---:|---:|---:|---|\n",
    );
    for aim in AIMS {
        text.push_str(&aim.row(figures));
    }
    text
}

impl Aim {
    fn row(&self, figures: &Figures<'_>) -> String {
        let [section, subject, metric] = self.figure;
        let sign = if self.better == Better::More {
            "≥"
        } else {
            "≤"
        };
        let limit = |limit: Option<f64>| {
            limit.map_or_else(|| "–".to_owned(), |limit| format!("{sign} {limit}"))
        };
        let (measured, distance) = match figures.number(section, subject, metric) {
            Some(value) => (shown(value), self.distance(value)),
            None => ("not measured".to_owned(), String::new()),
        };
        let (floor, goal) = (limit(self.floor), limit(self.goal));
        format!(
            "| {} | {measured} | {floor} | {goal} | {distance} |\n",
            self.what
        )
    }

    fn distance(&self, value: f64) -> String {
        // How many times as good as the aim it is.
        let over = |aim: f64| match self.better {
            Better::More => value / aim,
            Better::Less => aim / value,
        };
        let missed = self.floor.map(over).filter(|over| *over < 1.0);
        if let Some(over) = missed {
            return format!("**below the floor**, {} of it", percent(over));
        }
        match self.goal.map(over) {
            Some(over) if over >= 1.0 => "reached".to_owned(),
            Some(over) if self.floor.is_none() => format!("{} of the goal", percent(over)),
            Some(over) => format!("floor reached; {} of the goal", percent(over)),
            None => "reached".to_owned(),
        }
    }
}

fn percent(part: f64) -> String {
    format!("{:.0} %", part * 100.0)
}
