//! What a machine can recognise in a text.

use std::collections::HashSet;

use super::nets::{Mention, to_ip};
use super::views::Views;
use super::{TOKEN, addresses};

/// Identifiers that everybody may know.
const PUBLIC_IDS: &[&str] = &[
    "cve-", "cwe-", "capec-", "ghsa-", "rfc", "cpe-", "urn:", "iso-",
];

/// What a text names that a machine can recognise, each in one spelling: addresses and nets, host
/// names, e-mail addresses, URLs, MAC addresses, and long tokens of digits and letters.
///
/// A URL or an e-mail address is followed by its host name.
pub(crate) fn indicators(text: &str) -> Vec<String> {
    let mut found = Indicators::default();
    let mut views = Views::of(text);
    while let Some(view) = views.next() {
        if !view.is_guess {
            found.read(view.refanged.as_deref().unwrap_or(&view.folded));
        }
        views.expand(&view);
    }
    found.list
}

#[derive(Default)]
struct Indicators {
    list: Vec<String>,
    known: HashSet<String>,
}

impl Indicators {
    fn add(&mut self, indicator: String) {
        if self.known.insert(indicator.clone()) {
            self.list.push(indicator);
        }
    }

    fn read(&mut self, text: &str) {
        addresses::mentions(text, |mention| {
            if !mention.is_loose {
                self.add(spelled(&mention));
            }
        });
        let ends = |c: char| c.is_whitespace() || "<>\"'`|,;".contains(c);
        for word in text.split(ends) {
            let word = word.trim_matches(|c: char| ".,:;!?()[]{}*".contains(c));
            if word.len() > 3 {
                self.word(word);
            }
        }
    }

    fn word(&mut self, word: &str) {
        if let Some((scheme, rest)) = word.split_once("://") {
            self.url(word, scheme, rest);
        } else if let Some(mac) = mac(word) {
            self.add(mac);
        } else {
            self.names(word);
            self.tokens(word);
        }
    }

    fn url(&mut self, word: &str, scheme: &str, rest: &str) {
        let before =
            scheme.trim_end_matches(|c: char| c.is_ascii_alphanumeric() || "+-.".contains(c));
        if let Some(url) = word.get(before.len()..) {
            self.add(url.trim_end_matches('/').to_owned());
        }
        let (authority, path) = rest.split_once(['/', '?', '#']).unwrap_or((rest, ""));
        let host = authority.rsplit('@').next().unwrap_or(authority);
        let host = host.split(':').next().unwrap_or(host);
        if is_host(host) {
            self.add(host.trim_end_matches('.').to_owned());
        }
        self.tokens(path);
    }

    /// Host names and e-mail addresses.
    fn names(&mut self, word: &str) {
        let is_part = |c: char| c.is_alphanumeric() || "-._@+".contains(c);
        for name in word.split(|c| !is_part(c)) {
            let name = name.trim_matches(|c: char| "-._@+".contains(c));
            let host = match name.split_once('@') {
                Some((local, host)) if !local.is_empty() && is_host(host) => {
                    self.add(name.to_owned());
                    host
                }
                _ => name,
            };
            if is_host(host) {
                self.add(host.to_owned());
            }
        }
    }

    /// Long tokens of digits and letters.
    fn tokens(&mut self, word: &str) {
        if PUBLIC_IDS.iter().any(|id| word.contains(id)) {
            return;
        }
        let is_part = |c: char| c.is_ascii_alphanumeric() || "+/=_-".contains(c);
        for token in word.split(|c| !is_part(c)) {
            let token = token.strip_prefix("0x").unwrap_or(token);
            let is_hex = token.bytes().all(|b| b.is_ascii_hexdigit() || b == b'-');
            if is_hex && is_token(token) {
                self.add(token.replace('-', ""));
                continue;
            }
            for piece in token.split(|c: char| !c.is_ascii_alphanumeric()) {
                if is_token(piece) {
                    self.add(piece.to_owned());
                }
            }
        }
    }
}

fn spelled(mention: &Mention) -> String {
    let ip = to_ip(mention.address);
    let shorter = if ip.is_ipv4() { 96 } else { 0 };
    if mention.prefix == 128 {
        return ip.to_string();
    }
    format!("{ip}/{}", mention.prefix.saturating_sub(shorter))
}

fn is_host(name: &str) -> bool {
    let name = name.strip_suffix('.').unwrap_or(name);
    let Some((first, last)) = name.rsplit_once('.') else {
        return false;
    };
    let is_label = |label: &str| {
        let lasts = label
            .chars()
            .all(|c| c.is_alphanumeric() || c == '-' || c == '_');
        lasts && (1..=63).contains(&label.len())
    };
    let named = last.chars().count() >= 2 && last.chars().all(char::is_alphabetic);
    named && first.split('.').all(is_label)
}

fn is_token(token: &str) -> bool {
    let count = |is: fn(&u8) -> bool| token.as_bytes().iter().filter(|b| is(b)).count();
    let digits = count(u8::is_ascii_digit);
    let letters = count(u8::is_ascii_alphabetic);
    digits > 0 && letters > 0 && digits + letters >= TOKEN
}

/// Six pairs or three fours of hexadecimal digits.
fn mac(word: &str) -> Option<String> {
    let separator = word.chars().find(|c| matches!(c, ':' | '-' | '.'))?;
    let groups: Vec<&str> = word.split(separator).collect();
    let width = match groups.len() {
        6 => 2,
        3 => 4,
        _ => return None,
    };
    let is_group =
        |group: &&str| group.len() == width && group.bytes().all(|b| b.is_ascii_hexdigit());
    if !groups.iter().all(is_group) {
        return None;
    }
    let digits = groups.concat();
    let pairs: Vec<&str> = (0..6)
        .filter_map(|at| digits.get(2 * at..2 * at + 2))
        .collect();
    Some(pairs.join(":"))
}
