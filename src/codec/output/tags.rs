//! Tags, and the attributes in them.

use super::Output;
use crate::codec::output::escape::escape;
use crate::codec::table::{Label, prefix};
use crate::error::Result;
use crate::value::Keyword;

/// The name of an element as tags have it.
#[derive(Clone, Copy, Debug)]
pub(crate) enum TagName<'n> {
    /// A name from a table, of the vocabulary.
    Label(&'n Label),
    /// Any other of the vocabulary.
    Plain(&'n str),
    /// A name of another namespace, with that.
    Foreign(&'n str, &'n str),
}

impl<'n> TagName<'n> {
    #[inline]
    pub(crate) fn local(&self) -> &'n str {
        match *self {
            Self::Label(label) => label.name,
            Self::Plain(local) | Self::Foreign(local, _) => local,
        }
    }

    fn prefix(&self) -> &'static str {
        match *self {
            Self::Foreign(_, namespace) => prefix(namespace),
            Self::Label(_) | Self::Plain(_) => "",
        }
    }
}

impl Output {
    /// Opens a start tag; attributes may follow.
    pub(crate) fn start(&mut self, prefix: &str, local: &str) {
        self.flush();
        self.text.push(b'<');
        self.begin(prefix.len());
        self.name(prefix, local);
    }

    /// Opens a start tag, and declares its namespace if it has to.
    #[inline]
    pub(crate) fn open(&mut self, name: &TagName<'_>) -> Result<()> {
        let TagName::Label(label) = name else {
            return self.open_other(name);
        };
        self.flush();
        label.before.append_to(&mut self.text);
        self.begin(0);
        Ok(())
    }

    #[inline(never)]
    fn open_other(&mut self, name: &TagName<'_>) -> Result<()> {
        let prefix = name.prefix();
        self.start(prefix, name.local());
        match *name {
            TagName::Foreign(_, namespace) if self.namespace(prefix) != Some(namespace) => {
                self.declare(prefix, namespace)
            }
            _ => Ok(()),
        }
    }

    /// Begins with the attributes, before or behind the name.
    #[inline]
    fn begin(&mut self, prefix: usize) {
        let start = self.text.len();
        self.prefix = start..start + prefix;
        self.depth += 1;
        self.open = true;
        self.around = self.scope.len();
        if !self.used.is_empty() {
            self.forget_prefixes();
        }
    }

    #[cold]
    fn forget_prefixes(&mut self) {
        self.used.clear();
    }

    /// Closes an element, with an end tag if it has content.
    pub(crate) fn end(&mut self, prefix: &str, local: &str) {
        if self.is_over() {
            return;
        }
        self.push("</");
        self.name(prefix, local);
        self.text.push(b'>');
    }

    /// Closes an element, with an end tag if it has content.
    #[inline]
    pub(crate) fn close(&mut self, name: &TagName<'_>) {
        match name {
            TagName::Label(_) if self.is_over() => {}
            TagName::Label(label) => label.behind.append_to(&mut self.text),
            other => self.close_other(other),
        }
    }

    #[inline(never)]
    fn close_other(&mut self, name: &TagName<'_>) {
        self.end(name.prefix(), name.local());
    }

    /// Closes an element that has no content.
    #[inline]
    fn is_over(&mut self) -> bool {
        self.depth = self.depth.saturating_sub(1);
        let is_empty = std::mem::take(&mut self.open);
        if is_empty {
            self.push("/>");
        }
        is_empty
    }

    #[inline]
    fn name(&mut self, prefix: &str, local: &str) {
        if !prefix.is_empty() {
            self.push(prefix);
            self.text.push(b':');
        }
        self.push(local);
    }

    /// An attribute of the start tag that is open.
    pub(crate) fn attribute(&mut self, name: &str, value: &str) -> Result<()> {
        self.qualified_attribute("", name, value)
    }

    pub(super) fn qualified_attribute(
        &mut self,
        prefix: &str,
        local: &str,
        value: &str,
    ) -> Result<()> {
        self.text.push(b' ');
        self.name(prefix, local);
        self.push("=\"");
        escape(&mut self.text, value, true)?;
        self.text.push(b'"');
        Ok(())
    }

    /// The same as `attribute`, of a name from a table.
    pub(crate) fn labelled(&mut self, label: &Label, value: &str) -> Result<()> {
        label.before.append_to(&mut self.text);
        escape(&mut self.text, value, true)?;
        self.text.push(b'"');
        Ok(())
    }

    /// The same, of a token, which needs no escape.
    #[inline]
    pub(crate) fn keyword(&mut self, label: &Label, keyword: &Keyword) {
        label.before.append_to(&mut self.text);
        keyword.append_quoted_to(&mut self.text);
    }
}
