//! One form for the many ways to write the same characters.

use unicode_normalization::UnicodeNormalization;

/// NFKC without what nobody sees; case is kept, since base64 needs it.
pub(super) fn clean(text: &str) -> String {
    if text.is_ascii() {
        if text.bytes().any(is_hidden_ascii) {
            return text.chars().filter(|c| !is_hidden(*c)).collect();
        }
        return text.to_owned();
    }
    text.chars()
        .filter(|c| !is_hidden(*c))
        .nfkc()
        .filter(|c| !is_hidden(*c))
        .map(plain_mark)
        .collect()
}

/// Case and white space folded.
pub(super) fn fold(clean: &str) -> String {
    let mut folded = String::with_capacity(clean.len());
    let mut blank = false;
    for c in clean.chars() {
        let is_blank = c.is_whitespace();
        match c {
            _ if is_blank && blank => {}
            _ if is_blank => folded.push(' '),
            _ if c.is_ascii() => folded.push(c.to_ascii_lowercase()),
            'ς' => folded.push('σ'),
            'ß' | 'ẞ' => folded.push_str("ss"),
            _ => folded.extend(c.to_lowercase()),
        }
        blank = is_blank;
    }
    folded
}

/// Letters and digits only, and where something stood between two of them.
pub(super) fn squeeze(folded: &str) -> (String, Vec<usize>) {
    let mut squeezed = String::with_capacity(folded.len());
    let mut gaps = Vec::with_capacity(folded.len() / 8);
    for word in folded.split(|c: char| !c.is_alphanumeric()) {
        if !word.is_empty() {
            gaps.push(squeezed.len());
            squeezed.push_str(word);
        }
    }
    gaps.push(squeezed.len());
    (squeezed, gaps)
}

fn is_hidden_ascii(byte: u8) -> bool {
    byte.is_ascii_control() && !byte.is_ascii_whitespace()
}

/// Unicode's default-ignorable characters, and controls.
pub(super) fn is_hidden(c: char) -> bool {
    match c {
        '\0'..='\x7F' => c.is_ascii_control() && !c.is_whitespace(),
        _ => matches!(
            c,
            '\u{80}'..='\u{84}'
                | '\u{86}'..='\u{9F}'
                | '\u{AD}'
                | '\u{34F}'
                | '\u{61C}'
                | '\u{115F}'..='\u{1160}'
                | '\u{17B4}'..='\u{17B5}'
                | '\u{180B}'..='\u{180F}'
                | '\u{200B}'..='\u{200F}'
                | '\u{202A}'..='\u{202E}'
                | '\u{2060}'..='\u{206F}'
                | '\u{3164}'
                | '\u{FE00}'..='\u{FE0F}'
                | '\u{FEFF}'
                | '\u{FFA0}'
                | '\u{FFF0}'..='\u{FFFB}'
                | '\u{1BCA0}'..='\u{1BCA3}'
                | '\u{1D173}'..='\u{1D17A}'
                | '\u{E0000}'..='\u{E0FFF}'
        ),
    }
}

/// Dots and dashes that are typed for the ASCII ones and that NFKC leaves alone.
fn plain_mark(c: char) -> char {
    match c {
        '\u{3002}' | '\u{FF61}' => '.',
        '\u{2010}'..='\u{2015}' | '\u{2212}' => '-',
        '\u{2044}' | '\u{2215}' => '/',
        '\u{2018}' | '\u{2019}' => '\'',
        '\u{201C}' | '\u{201D}' => '"',
        _ => c,
    }
}
