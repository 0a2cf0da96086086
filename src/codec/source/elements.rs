/// The open elements by name.
#[derive(Clone, Default)]
pub(super) struct Elements {
    names: String,
    open: Vec<Open>,
}

#[derive(Clone)]
struct Open {
    /// Where its name starts.
    name: usize,
    /// Namespace declarations in scope around it.
    bindings: usize,
}

impl Elements {
    #[inline]
    pub(super) fn enter(&mut self, name: &str, bindings: usize) {
        self.open.push(Open {
            name: self.names.len(),
            bindings,
        });
        self.names.push_str(name);
    }

    /// Leaves the innermost element; gives the declarations in scope around it.
    #[inline]
    pub(super) fn leave(&mut self) -> Option<usize> {
        let open = self.open.pop()?;
        self.names.truncate(open.name);
        Some(open.bindings)
    }

    /// The length of the end tag of the innermost element, if `tag` starts with it.
    #[inline]
    pub(super) fn end_of_innermost(&self, tag: &str) -> Option<usize> {
        let name = self.innermost()?;
        let behind = tag.as_bytes().get(2..)?.strip_prefix(name.as_bytes())?;
        (behind.first() == Some(&b'>')).then_some(name.len() + "</>".len())
    }

    #[inline]
    pub(super) fn depth(&self) -> usize {
        self.open.len()
    }

    #[inline]
    pub(super) fn is_empty(&self) -> bool {
        self.open.is_empty()
    }

    /// The name of the innermost element.
    #[inline]
    pub(super) fn innermost(&self) -> Option<&str> {
        self.names.get(self.open.last()?.name..)
    }
}
