//! Names of XML 1.0, fifth edition.

/// A name without a colon.
pub(crate) fn is_ncname(name: &str) -> bool {
    let mut characters = name.chars();
    characters.next().is_some_and(is_name_start)
        && characters.all(|c| is_name_start(c) || is_name_inner(c))
}

/// Whether a name may start with a character.
pub(crate) fn is_name_start(c: char) -> bool {
    if c.is_ascii() {
        return c.is_ascii_alphabetic() || c == '_';
    }
    matches!(c,
        '\u{C0}'..='\u{D6}' | '\u{D8}'..='\u{F6}' | '\u{F8}'..='\u{2FF}'
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_start_like_names_and_have_no_colon() {
        for name in [
            "a",
            "_",
            "Ünïcödé",
            "日本",
            "a-b.c7",
            "x\u{B7}y",
            "e\u{301}",
            "\u{10000}",
        ] {
            assert!(is_ncname(name), "{name}");
        }
        for name in [
            "",
            "7",
            "-a",
            ".a",
            "\u{B7}",
            "\u{301}",
            "a:b",
            "a b",
            "a\u{D7}",
            "\u{37E}",
            "\u{F0000}",
        ] {
            assert!(!is_ncname(name), "{name}");
        }
    }

    /// XML 1.0, fifth edition, section 2.3: roxmltree has the same table.
    #[test]
    fn characters_of_names_are_those_of_another_parser() {
        for c in (0..0x1_1000).step_by(3).filter_map(char::from_u32) {
            let accepts = |name: &str| roxmltree::Document::parse(&format!("<{name}/>")).is_ok();
            if matches!(c, ':' | '/' | '>' | ' ' | '\t' | '\n' | '\r') {
                continue;
            }
            assert_eq!(
                is_ncname(&format!("{c}")),
                accepts(&format!("{c}")),
                "{c:?}"
            );
            assert_eq!(
                is_ncname(&format!("a{c}")),
                accepts(&format!("a{c}")),
                "{c:?}"
            );
        }
    }
}
