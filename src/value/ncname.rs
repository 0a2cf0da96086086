//! Names of XML 1.0, fifth edition.

/// A name without a colon.
pub(crate) fn is_ncname(name: &str) -> bool {
    let mut characters = name.chars();
    characters.next().is_some_and(is_name_start)
        && characters.all(|c| is_name_start(c) || is_name_inner(c))
}

/// Whether a name may start with a character.
pub(crate) fn is_name_start(c: char) -> bool {
    matches!(c,
        'A'..='Z' | '_' | 'a'..='z'
        | '\u{C0}'..='\u{D6}' | '\u{D8}'..='\u{F6}' | '\u{F8}'..='\u{2FF}'
        | '\u{370}'..='\u{37D}' | '\u{37F}'..='\u{1FFF}' | '\u{200C}'..='\u{200D}'
        | '\u{2070}'..='\u{218F}' | '\u{2C00}'..='\u{2FEF}' | '\u{3001}'..='\u{D7FF}'
        | '\u{F900}'..='\u{FDCF}' | '\u{FDF0}'..='\u{FFFD}' | '\u{10000}'..='\u{EFFFF}')
}

/// Whether a character may stand in a name, but not start it.
pub(crate) fn is_name_inner(c: char) -> bool {
    matches!(c,
        '-' | '.' | '0'..='9' | '\u{B7}'
        | '\u{300}'..='\u{36F}' | '\u{203F}'..='\u{2040}')
}
