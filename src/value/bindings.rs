use std::fmt;
use std::iter::successors;
use std::sync::Arc;

/// Namespace bindings that were in scope somewhere in a document: prefix to URI.
///
/// The empty prefix stands for the default namespace. The prefix `xml`, which is
/// bound everywhere, is left out. Clones share their bindings, and so do places
/// inside one another.
#[derive(Clone, Default)]
pub struct Bindings(Option<Arc<Scope>>);

/// What one element declared, inside what was declared around it.
struct Scope {
    outer: Bindings,
    /// A URI is empty where the default namespace is taken back.
    own: Box<[(Box<str>, Box<str>)]>,
}

impl Bindings {
    /// These bindings with an element's own declarations, no prefix twice.
    pub(crate) fn with<'a>(&self, own: impl IntoIterator<Item = (&'a str, &'a str)>) -> Self {
        let own: Box<[_]> = own
            .into_iter()
            .map(|(prefix, uri)| (prefix.into(), uri.into()))
            .collect();
        if own.is_empty() {
            return self.clone();
        }
        let outer = self.clone();
        Self(Some(Arc::new(Scope { outer, own })))
    }

    /// Prefixes and their URIs, outer declarations first.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        let mut found: Vec<(&str, &str)> = Vec::new();
        for scope in self.scopes() {
            let inner = found.len();
            for (prefix, uri) in scope.own.iter().rev() {
                if !found
                    .iter()
                    .take(inner)
                    .any(|(p, _)| same_prefix(p, prefix))
                {
                    found.push((prefix, uri));
                }
            }
        }
        found.into_iter().rev().filter(|(_, uri)| !uri.is_empty())
    }

    /// The URI that a prefix stands for.
    #[must_use]
    pub fn namespace(&self, prefix: &str) -> Option<&str> {
        let mut declarations = self.declarations();
        let (_, uri) = declarations.find(|(declared, _)| same_prefix(declared, prefix))?;
        (!uri.is_empty()).then_some(uri)
    }

    /// Whether nothing was bound.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.iter().next().is_none()
    }

    /// What came into scope here if `around` was in scope before; all of it if
    /// that was not right around.
    pub(crate) fn beyond(&self, around: &Self) -> Self {
        if self.is(around) {
            return Self::default();
        }
        match &self.0 {
            Some(scope) if scope.outer.is(around) => Self(Some(Arc::new(Scope {
                outer: Self::default(),
                own: scope.own.clone(),
            }))),
            _ => self.clone(),
        }
    }

    /// Whether both are the bindings of one and the same place.
    fn is(&self, other: &Self) -> bool {
        match (&self.0, &other.0) {
            (Some(a), Some(b)) => Arc::ptr_eq(a, b),
            (None, None) => true,
            (Some(_), None) | (None, Some(_)) => false,
        }
    }

    /// What was declared element by element, from the innermost one outwards.
    fn scopes(&self) -> impl Iterator<Item = &Scope> {
        successors(self.0.as_deref(), |scope| scope.outer.0.as_deref())
    }

    /// All declarations, from the last to the first.
    fn declarations(&self) -> impl Iterator<Item = (&str, &str)> {
        let own = self.scopes().flat_map(|scope| scope.own.iter().rev());
        own.map(|(prefix, uri)| (&**prefix, &**uri))
    }
}

/// Whether two prefixes are the same. Many are empty, and an empty `Box<str>`
/// points at no memory: comparing nothing there takes as long as sixty comparisons
/// where `memcmp` loads by masks, as with AVX-512.
#[inline]
pub(crate) fn same_prefix(left: &str, right: &str) -> bool {
    left.len() == right.len() && (left.is_empty() || left == right)
}

impl PartialEq for Bindings {
    /// Whether the same prefixes stand for the same URIs, wherever declared.
    fn eq(&self, other: &Self) -> bool {
        let sorted = |bindings: &Self| {
            let mut pairs: Vec<_> = bindings
                .iter()
                .map(|(prefix, uri)| (prefix.to_owned(), uri.to_owned()))
                .collect();
            pairs.sort_unstable();
            pairs
        };
        sorted(self) == sorted(other)
    }
}

impl Eq for Bindings {}

impl fmt::Debug for Bindings {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_map().entries(self.iter()).finish()
    }
}
