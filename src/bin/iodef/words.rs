//! Words of open enumerations as the values of options.

use clap::builder::{PossibleValuesParser, TypedValueParser};

/// One of the words that are registered.
pub(crate) fn registered<T: Clone + Send + Sync>(
    all: &'static [T],
    token: fn(&T) -> &str,
) -> impl TypedValueParser<Value = T> {
    PossibleValuesParser::new(all.iter().map(token)).try_map(move |word| {
        let known = all.iter().find(|one| token(one) == word);
        known.cloned().ok_or("not registered")
    })
}
