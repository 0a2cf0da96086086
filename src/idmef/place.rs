use std::fmt;
use std::sync::Arc;

/// An element of a message; what is inside shares what is around.
#[derive(PartialEq, Eq)]
pub(super) struct Place {
    outer: Option<Arc<Self>>,
    name: Box<str>,
    ordinal: usize,
}

impl Place {
    pub(super) fn root(name: &str) -> Arc<Self> {
        Arc::new(Self {
            outer: None,
            name: name.into(),
            ordinal: 1,
        })
    }

    pub(super) fn within(outer: &Arc<Self>, name: &str, ordinal: usize) -> Arc<Self> {
        Arc::new(Self {
            outer: Some(Arc::clone(outer)),
            name: name.into(),
            ordinal,
        })
    }
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(outer) = &self.outer {
            outer.fmt(f)?;
        }
        match self.ordinal {
            1 => write!(f, "/{}", self.name),
            ordinal => write!(f, "/{}[{ordinal}]", self.name),
        }
    }
}

impl fmt::Debug for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

/// A text or an attribute of a message that found no place in an attack.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Unused {
    place: Arc<Place>,
    attribute: Option<Box<str>>,
    /// The text or the value, as written. Empty for an element that holds
    /// nothing and so says something only by being there.
    pub value: String,
}

impl Unused {
    pub(super) fn attribute(place: &Arc<Place>, name: &str, value: &str) -> Self {
        Self {
            place: Arc::clone(place),
            attribute: Some(name.into()),
            value: value.into(),
        }
    }

    pub(super) fn text(place: &Arc<Place>, value: &str) -> Self {
        Self {
            place: Arc::clone(place),
            attribute: None,
            value: value.into(),
        }
    }

    /// Where it stands, as `/IDMEF-Message/Alert/Source[2]/Node/@ident`. The
    /// first of several siblings bears no number.
    #[must_use]
    pub fn path(&self) -> String {
        match &self.attribute {
            Some(attribute) => format!("{}/@{attribute}", self.place),
            None => self.place.to_string(),
        }
    }
}

impl fmt::Display for Unused {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.path(), self.value.trim_ascii())
    }
}
