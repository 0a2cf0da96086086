//! Defanged names and addresses made whole, and A-labels read as U-labels.

use memchr::{memchr, memchr3, memmem};

/// Marks that are put in brackets so that nobody clicks.
const BRACKETED: &[(&str, &str)] = &[
    (".", "."),
    ("dot", "."),
    ("d0t", "."),
    ("punkt", "."),
    (",", "."),
    (":", ":"),
    ("://", "://"),
    ("colon", ":"),
    ("@", "@"),
    ("at", "@"),
    ("/", "/"),
    ("slash", "/"),
    ("-", "-"),
    ("dash", "-"),
];

/// A folded text as it would be without defanging and punycode, if it has any.
pub(super) fn refanged(folded: &str) -> Option<String> {
    let mut text = None;
    for step in [unbracketed, spoken, schemes, unicode] {
        let next = step(text.as_deref().unwrap_or(folded));
        text = next.or(text);
    }
    text
}

/// `1[.]2`, `a (dot) b`, `http[:]//`, `1[.2`.
fn unbracketed(text: &str) -> Option<String> {
    let bytes = text.as_bytes();
    memchr3(b'[', b'(', b'{', bytes).or_else(|| memchr3(b'<', b']', b')', bytes))?;
    let open = |c| matches!(c, '[' | '(' | '{' | '<');
    let mut out = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.find(open).and_then(|at| rest.split_at_checked(at)) {
        let inner = after.get(1..).unwrap_or_default();
        if let Some((mark, length)) = bracketed(inner) {
            out.push_str(before.trim_end_matches(' '));
            out.push_str(mark);
            rest = inner.get(length..).unwrap_or_default();
            rest = rest.strip_prefix(' ').unwrap_or(rest);
        } else {
            out.push_str(before);
            out.extend(after.chars().next());
            rest = inner;
        }
    }
    out.push_str(rest);
    let half = out.contains(".]") || out.contains(".)");
    if half {
        out = out.replace(".]", ".").replace(".)", ".");
    }
    (half || out.len() != text.len()).then_some(out)
}

fn bracketed(inner: &str) -> Option<(&'static str, usize)> {
    let body = inner.strip_prefix(' ').unwrap_or(inner);
    let skipped = inner.len() - body.len();
    for (name, mark) in BRACKETED {
        let Some(rest) = body.strip_prefix(name) else {
            continue;
        };
        let spaces = usize::from(rest.starts_with(' '));
        let closes = rest.get(spaces..)?.starts_with([']', ')', '}', '>']);
        if closes {
            return Some((mark, skipped + name.len() + spaces + 1));
        }
    }
    let half = body.starts_with('.') && skipped == 0;
    half.then_some((".", 1))
}

/// Words that are said for a dot or an at sign.
const SPOKEN: &[(&str, &str)] = &[
    (" dot ", "."),
    ("_dot_", "."),
    ("-dot-", "."),
    (" punkt ", "."),
    ("_at_", "@"),
];

/// `a dot b at c`.
fn spoken(text: &str) -> Option<String> {
    let mut said = None;
    let holds = |word: &[u8]| memmem::find(text.as_bytes(), word).is_some();
    let words = if holds(b"dot") || holds(b"punkt") || holds(b"_at_") {
        SPOKEN
    } else {
        &[]
    };
    for (word, mark) in words {
        let now = said.as_deref().unwrap_or(text);
        if memmem::find(now.as_bytes(), word.as_bytes()).is_some() {
            said = Some(now.replace(word, mark));
        }
    }
    let at = at_names(said.as_deref().unwrap_or(text));
    at.or(said)
}

/// ` at ` before a name with a dot in it, which is seldom in prose.
fn at_names(text: &str) -> Option<String> {
    let mut out = String::new();
    let mut kept = 0;
    for at in memmem::find_iter(text.as_bytes(), b" at ") {
        let name = text.get(at + 4..)?.split(' ').next()?;
        if name.trim_end_matches(['.', ',', ')']).contains('.') {
            out.push_str(text.get(kept..at)?);
            out.push('@');
            kept = at + 4;
        }
    }
    if kept == 0 {
        return None;
    }
    out.push_str(text.get(kept..)?);
    Some(out)
}

/// `hxxp`, `h**ps`, `htxp`, `fxp`.
fn schemes(text: &str) -> Option<String> {
    let mut out = String::new();
    let mut rest = text;
    let mut kept = text;
    while let Some(colon) = memchr(b':', rest.as_bytes()) {
        let before = rest.get(..colon)?;
        let start = scheme_start(before);
        rest = rest.get(colon..)?.get(1..)?;
        if let Some(scheme) = before.get(start..).and_then(known_scheme) {
            let said = kept.len() - rest.len() - 1 - (colon - start);
            out.push_str(kept.get(..said)?);
            out.push_str(scheme);
            out.push(':');
            kept = rest;
        }
    }
    if out.is_empty() {
        return None;
    }
    out.push_str(kept);
    Some(out)
}

/// Where the word before a colon begins; no scheme is longer than six characters.
fn scheme_start(before: &str) -> usize {
    let word = before
        .bytes()
        .rev()
        .take(6)
        .take_while(|b| b.is_ascii_alphanumeric() || *b == b'*')
        .count();
    before.len() - word
}

fn known_scheme(word: &str) -> Option<&'static str> {
    let masked = |b: &u8| matches!(b, b'x' | b'*' | b't');
    match word.as_bytes() {
        b"http" | b"https" => None,
        [b'h', a, b, b'p'] if masked(a) && masked(b) => Some("http"),
        [b'h', a, b, b'p', b's'] if masked(a) && masked(b) => Some("https"),
        [b'f', b'x' | b'*', b'p'] => Some("ftp"),
        [b'm', b'e', b'o', b'w'] => Some("http"),
        _ => None,
    }
}

/// `xn--bcher-kva` as `bücher`; only labels that DNS allows, since decoding is not linear.
fn unicode(text: &str) -> Option<String> {
    memmem::find(text.as_bytes(), b"xn--")?;
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = memmem::find(rest.as_bytes(), b"xn--") {
        let (before, label) = rest.split_at_checked(at)?;
        out.push_str(before);
        let length = label
            .bytes()
            .take(64)
            .take_while(|b| b.is_ascii_alphanumeric() || *b == b'-')
            .count();
        let decoded = label
            .get(4..length)
            .filter(|_| length < 64)
            .and_then(idna::punycode::decode_to_string);
        match decoded {
            Some(decoded) => out.push_str(&super::text::fold(&super::text::clean(&decoded))),
            None => out.push_str(label.get(..length)?),
        }
        rest = label.get(length..)?;
    }
    out.push_str(rest);
    Some(out)
}
