//! Text from elsewhere, made fit for a terminal.

use std::fmt::Write as _;

/// The text with every character shown as `\u{202E}` that a terminal obeys
/// instead of printing, or that changes the order of others or is invisible.
pub(crate) fn harmless(text: &str) -> String {
    let mut shown = String::with_capacity(text.len());
    for c in text.chars() {
        if is_harmless(c) {
            shown.push(c);
        } else {
            // Writing to a string cannot fail.
            let _ = write!(shown, "\\u{{{:X}}}", u32::from(c));
        }
    }
    shown
}

/// The text on one line, as XML's white space means none in particular.
pub(crate) fn prose(text: &str) -> String {
    let words = text
        .split([' ', '\t', '\r', '\n'])
        .filter(|word| !word.is_empty());
    words.collect::<Vec<_>>().join(" ")
}

/// Whether a character only prints itself: neither a control nor a format
/// character, line separator, or filler without a glyph.
pub(crate) fn is_harmless(c: char) -> bool {
    !c.is_control()
        && !matches!(c,
            '\u{AD}' | '\u{34F}' | '\u{61C}' | '\u{115F}' | '\u{1160}' | '\u{17B4}' | '\u{17B5}'
            | '\u{180B}'..='\u{180F}' | '\u{200B}'..='\u{200F}' | '\u{2028}'..='\u{202E}'
            | '\u{2060}'..='\u{206F}' | '\u{3164}' | '\u{FEFF}' | '\u{FFA0}'
            | '\u{FFF0}'..='\u{FFFB}' | '\u{1BCA0}'..='\u{1BCA3}' | '\u{1D173}'..='\u{1D17A}'
            | '\u{E0000}'..='\u{E0FFF}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn controls_and_invisible_characters_are_shown() {
        assert_eq!(harmless("a\u{1B}[31mb"), "a\\u{1B}[31mb");
        assert_eq!(
            harmless("x\u{202E}y\u{2069}\u{200B}"),
            "x\\u{202E}y\\u{2069}\\u{200B}"
        );
        assert_eq!(harmless("1\n2\u{9B}3\u{7F}"), "1\\u{A}2\\u{9B}3\\u{7F}");
    }

    #[test]
    fn text_of_any_script_stays() {
        for text in [
            "مسح منافذ واسع",
            "סריקת פורטים",
            "研究室",
            "Zähler n°9",
            "🙂",
        ] {
            assert_eq!(harmless(text), text);
        }
    }

    #[test]
    fn prose_stands_on_one_line() {
        assert_eq!(prose("\n   one\n\t two  "), "one two");
    }
}
