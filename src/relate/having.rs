use std::collections::HashMap;

/// Which elements have a feature; see [`features`](super::same::features).
pub(super) struct Having(HashMap<u64, Vec<usize>>);

impl Having {
    /// Of elements by their numbers.
    pub(super) fn of<'a>(elements: impl Iterator<Item = (usize, &'a Vec<u64>)>) -> Self {
        let mut having: HashMap<u64, Vec<usize>> = HashMap::new();
        for (number, features) in elements {
            for feature in features {
                having.entry(*feature).or_default().push(number);
            }
        }
        Self(having)
    }

    /// Those that may have all of these: the ones that have the rarest of them.
    pub(super) fn all_of(&self, features: &[u64]) -> &[usize] {
        let having = |feature| self.0.get(feature).map_or(&[][..], |numbers| numbers);
        let few = features
            .iter()
            .map(having)
            .min_by_key(|numbers| numbers.len());
        few.unwrap_or_default()
    }
}
