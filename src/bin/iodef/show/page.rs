use std::fmt::{self, Display};

use iodef::{ForeignNode, Mark, Marked, Restriction, Text};

use crate::terminal::{harmless, prose};

/// Lines about an incident, indented by what they belong to.
#[derive(Debug, Default)]
pub(super) struct Page {
    lines: String,
    depth: usize,
    /// What holds for a line that shows no restriction of its own.
    restriction: Option<Restriction>,
}

impl Page {
    /// A line; its restriction is shown where it is not that of what it belongs to.
    pub(super) fn line(&mut self, label: &str, value: impl Display, own: Option<&Restriction>) {
        let value = value.to_string();
        let value = value.trim_matches([' ', '\t', '\r', '\n']);
        let space = if value.is_empty() { "" } else { " " };
        let shown = own.filter(|own| Some(*own) != self.restriction.as_ref());
        let restriction = shown.map_or_else(String::new, |own| format!(" [{own}]"));
        self.lines.push_str(&"  ".repeat(self.depth));
        self.lines
            .push_str(&harmless(&format!("{label}:{space}{value}{restriction}")));
        self.lines.push('\n');
    }

    /// A line and what belongs to it.
    pub(super) fn entry(
        &mut self,
        label: &str,
        value: impl Display,
        own: Option<&Restriction>,
        inside: impl FnOnce(&mut Self),
    ) {
        self.line(label, value, own);
        let outer = self.restriction.clone();
        if own.is_some() {
            self.restriction = own.cloned();
        }
        self.depth += 1;
        inside(self);
        self.depth -= 1;
        self.restriction = outer;
    }

    /// A line for something that need not be there.
    pub(super) fn optional(&mut self, label: &str, value: Option<&impl Display>) {
        if let Some(value) = value {
            self.line(label, value, None);
        }
    }

    pub(super) fn marked<T: Display>(&mut self, label: &str, values: &[Marked<T>]) {
        for value in values {
            self.line(label, &**value, value.restriction());
        }
    }

    /// A line for each text, with its language where it has one of its own.
    pub(super) fn texts(&mut self, label: &str, texts: &[Marked<Text>]) {
        for text in texts {
            let value = prose(&text.value);
            match &text.lang {
                Some(lang) => self.line(&format!("{label} ({lang})"), value, text.restriction()),
                None => self.line(label, value, text.restriction()),
            }
        }
    }

    /// Says by name what the model has no class for.
    pub(super) fn kept(&mut self, mark: Option<&Mark>) {
        let mut names: Vec<(&str, usize)> = Vec::new();
        for element in elements(mark) {
            match names
                .iter_mut()
                .find(|(name, _)| *name == &*element.name.local)
            {
                Some((_, count)) => *count += 1,
                None => names.push((&element.name.local, 1)),
            }
        }
        if names.is_empty() {
            return;
        }
        let names = names.iter().map(|(name, count)| match count {
            1 => (*name).to_owned(),
            _ => format!("{name} ({count})"),
        });
        self.line("also", list(names), None);
    }

    pub(super) fn restrict(&mut self, restriction: Option<&Restriction>) {
        self.restriction = restriction.cloned();
    }
}

impl Display for Page {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.lines)
    }
}

/// The elements that the model has no class for.
pub(super) fn elements(mark: Option<&Mark>) -> impl Iterator<Item = &iodef::ForeignElement> {
    mark.into_iter()
        .flat_map(Mark::children)
        .filter_map(ForeignNode::as_element)
}

/// The words that are there, with commas between them.
pub(super) fn list(words: impl IntoIterator<Item = String>) -> String {
    let words: Vec<_> = words.into_iter().filter(|word| !word.is_empty()).collect();
    words.join(", ")
}

/// `label value`, or nothing.
pub(super) fn said(label: &str, value: Option<&impl Display>) -> String {
    match value {
        Some(value) if label.is_empty() => value.to_string(),
        Some(value) => format!("{label} {value}"),
        None => String::new(),
    }
}

/// The names or other short texts of something.
pub(super) fn names(texts: &[Marked<Text>]) -> String {
    list(texts.iter().map(|text| prose(&text.value)))
}
