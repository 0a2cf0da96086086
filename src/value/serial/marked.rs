use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::read::Unmark;
use super::write::Beside;
use crate::value::{Bindings, Mark, Marked};

/// The value alone if it has no mark. A mark is one member more, `mark`, of a
/// struct or beside the tag of a choice; a scalar then stands in `value`.
/// Lists and maps cannot be written with a mark, nor maps read.
impl<T: Serialize> Serialize for Marked<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let value: &T = self;
        match self.mark() {
            Some(mark) if *mark != Mark::default() => {
                value.serialize(Beside::new(serializer, mark))
            }
            _ => value.serialize(serializer),
        }
    }
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Marked<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let mut mark = None;
        let value = T::deserialize(Unmark::new(deserializer, &mut mark))?;
        let mut marked = Self::new(value);
        if let Some(mark) = mark {
            *marked.mark_mut() = mark;
        }
        Ok(marked)
    }
}

/// Pairs of prefix and namespace: a list, whose order no database changes.
impl Serialize for Bindings {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.iter())
    }
}

impl<'de> Deserialize<'de> for Bindings {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let pairs = Vec::<(Box<str>, Box<str>)>::deserialize(deserializer)?;
        Ok(Self::default().with(pairs.iter().map(|(prefix, uri)| (&**prefix, &**uri))))
    }
}
