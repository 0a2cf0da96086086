use std::borrow::Cow;

use crate::codec::extensions::{may_bear, namespaces};
use crate::codec::node::Element;
use crate::codec::steps::take_in;
use crate::codec::walk::{holds_anywhere, walk};
use crate::error::{Error, ErrorKind, Result};
use crate::model::{Document, ExtensionDecl, Incident};
use crate::value::{Marked, Vocabulary};
use crate::write::WriterBuilder;

/// Which extensions are declared, and what to do with one that is not.
#[derive(Debug)]
pub(crate) struct Declared {
    vocabulary: Vocabulary,
    declare_unknown: bool,
    by_document: Vec<String>,
}

impl Declared {
    pub(crate) fn new(builder: &WriterBuilder) -> Self {
        Self {
            vocabulary: builder.manner.vocabulary,
            declare_unknown: builder.declare_unknown,
            by_document: Vec::new(),
        }
    }

    /// Notes what a document declares.
    pub(crate) fn add(&mut self, declarations: &[Marked<ExtensionDecl>]) {
        let namespaces = declarations.iter().map(|decl| decl.namespace.clone());
        self.by_document.extend(namespaces);
    }

    /// The incident with declarations for what it lacks them for, if it does.
    pub(crate) fn declare<'a>(&self, incident: &'a Incident) -> Result<Cow<'a, Incident>> {
        let missing = self.missing(incident, &incident.declarations, "/Incident")?;
        if missing.is_empty() {
            return Ok(Cow::Borrowed(incident));
        }
        let mut incident = incident.clone();
        incident.declarations.extend(missing);
        let mut mark = std::mem::take(&mut incident.mark);
        take_in(&incident, &mut mark);
        incident.mark = mark;
        Ok(Cow::Owned(incident))
    }

    /// What a document says besides its incidents, with the declarations that it lacks.
    pub(crate) fn declare_document(&self, document: &Document) -> Result<Document> {
        let mut rest = document.without_incidents();
        let missing = self.missing(&rest, &rest.declarations, "/Incidents")?;
        rest.declarations.extend(missing);
        Ok(rest)
    }

    fn missing(
        &self,
        element: &dyn Element,
        declarations: &[Marked<ExtensionDecl>],
        path: &str,
    ) -> Result<Vec<Marked<ExtensionDecl>>> {
        if self.vocabulary != Vocabulary::Incident {
            return Ok(Vec::new());
        }
        let is_declared = |namespace: &str| {
            self.by_document.iter().any(|n| n == namespace)
                || declarations.iter().any(|d| d.namespace == namespace)
        };
        let lacks =
            |element: &dyn Element| may_bear(element) && !namespaces(element).all(is_declared);
        // Paths take time, and are needed only if something is missing.
        if !holds_anywhere(element, &lacks) {
            return Ok(Vec::new());
        }
        let mut missing: Vec<Marked<ExtensionDecl>> = Vec::new();
        let mut refused = None;
        let mut path = path.to_owned();
        walk(element, &mut path, self.vocabulary, &mut |element, path| {
            for namespace in namespaces(element) {
                if is_declared(namespace) || missing.iter().any(|d| d.namespace == namespace) {
                    continue;
                }
                refused.get_or_insert_with(|| (Box::from(namespace), path.to_owned()));
                let mut declaration = ExtensionDecl::new(namespace);
                declaration.undeclared = true;
                missing.push(declaration.into());
            }
        });
        match refused.filter(|_| !self.declare_unknown) {
            Some((namespace, path)) => {
                Err(Error::new(ErrorKind::Undeclared { namespace }).along(&path))
            }
            None => Ok(missing),
        }
    }
}
