use crate::value::{Mark, MarkBox, Restriction};

/// The restrictions that apply around an element, in the older and the newer state.
#[derive(Clone)]
pub(super) struct Levels {
    older: Restriction,
    newer: Restriction,
}

impl Levels {
    /// Around an incident, which is private where it says nothing.
    pub(super) fn outside() -> Self {
        Self {
            older: Restriction::Private,
            newer: Restriction::Private,
        }
    }

    /// Those inside an element with these marks.
    pub(super) fn inside(&self, older: Option<&Mark>, newer: Option<&Mark>) -> Self {
        Self {
            older: stated(older).unwrap_or(&self.older).clone(),
            newer: stated(newer).unwrap_or(&self.newer).clone(),
        }
    }

    /// For elements that stand in the states the other way round.
    pub(super) fn between(&self, from_newer: bool, to_newer: bool) -> Self {
        let of = |newer| if newer { &self.newer } else { &self.older };
        Self {
            older: of(from_newer).clone(),
            newer: of(to_newer).clone(),
        }
    }

    /// What the element must say for itself to be as strict as in the stricter state.
    pub(super) fn stricter(
        &self,
        older: Option<&Mark>,
        newer: Option<&Mark>,
    ) -> Option<Restriction> {
        match (stated(older), stated(newer)) {
            (None, None) => None,
            // Saying nothing, it is as strict as what is around it in either state.
            (Some(own), None) => {
                let around = self.older.rank().max(self.newer.rank());
                Some(own).filter(|own| own.rank() > around).cloned()
            }
            (own, Some(newer)) => {
                let own = own.unwrap_or(&self.older);
                let stricter = own.rank() > newer.rank();
                Some(if stricter { own } else { newer }.clone())
            }
        }
    }

    /// Makes the mark of the newer state as strict as that of the older.
    pub(super) fn tighten(&self, older: Option<&Mark>, newer: &mut MarkBox) {
        let strictest = self.stricter(older, newer.get());
        if stated(newer.get()) != strictest.as_ref() {
            newer.get_mut().restriction = strictest;
        }
    }
}

fn stated(mark: Option<&Mark>) -> Option<&Restriction> {
    mark?.restriction.as_ref()
}
