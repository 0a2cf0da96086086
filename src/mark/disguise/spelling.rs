//! One spelling for all that mean the same.

use std::net::IpAddr;

use unicode_normalization::UnicodeNormalization;

/// What is written so that nobody clicks on it, as it is meant.
pub(super) fn refanged(text: &str) -> String {
    const ARMED: [(&str, &str); 7] = [
        ("[.]", "."),
        ("(.)", "."),
        ("[dot]", "."),
        ("[:]", ":"),
        ("[://]", "://"),
        ("[@]", "@"),
        ("[at]", "@"),
    ];
    let mut text = text.trim().to_owned();
    for (defanged, meant) in ARMED {
        if text.contains(defanged) {
            text = text.replace(defanged, meant);
        }
    }
    match text.split_at_checked(4) {
        Some((scheme, rest)) if scheme.eq_ignore_ascii_case("hxxp") => format!("http{rest}"),
        _ => text,
    }
}

/// Without case, with one space between words, and composed.
pub(super) fn folded(text: &str) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    let composed: String = words.join(" ").nfc().collect();
    composed.to_lowercase().nfc().collect()
}

/// Who stands behind an `@` or a `//`.
pub(super) enum Host {
    Address(IpAddr),
    Name(String),
}

impl Host {
    /// Reads a name or an address, in brackets or not.
    pub(super) fn read(text: &str) -> Self {
        let bare = text.strip_prefix('[').and_then(|t| t.strip_suffix(']'));
        let bare = bare.unwrap_or(text);
        let untagged = bare.split_at_checked(5);
        let untagged = untagged.filter(|(tag, _)| tag.eq_ignore_ascii_case("IPv6:"));
        let address = untagged.map_or(bare, |(_, address)| address);
        let address = address.split('%').next().unwrap_or(address);
        match address.parse::<IpAddr>() {
            Ok(address) => Self::Address(address.to_canonical()),
            Err(_) => Self::Name(name(text)),
        }
    }

    /// The one spelling.
    pub(super) fn spelt(&self) -> String {
        match self {
            Self::Address(address) => address.to_string(),
            Self::Name(name) => name.clone(),
        }
    }
}

/// More bytes than a name of the DNS has in any encoding.
const LONGEST_NAME: usize = 1024;

/// A name in A-labels, or folded where it is none of the DNS.
fn name(text: &str) -> String {
    let relative = text.strip_suffix('.').unwrap_or(text);
    let in_bounds = Some(relative).filter(|name| name.len() <= LONGEST_NAME);
    let composed = in_bounds.map(|name| name.nfc().collect::<String>());
    let name = composed.and_then(|name| idna::domain_to_ascii(&name).ok());
    name.filter(|name| !name.is_empty())
        .unwrap_or_else(|| folded(relative))
}

/// A telephone number without what only makes it legible; `00` in front is `+`.
pub(super) fn telephone(text: &str) -> String {
    let dialled: String = text.chars().filter(char::is_ascii_digit).collect();
    if dialled.len() < 3 || text.chars().any(char::is_alphabetic) {
        return folded(text);
    }
    if text.trim_start().starts_with('+') {
        return format!("+{dialled}");
    }
    match dialled.strip_prefix("00") {
        Some(abroad) => format!("+{abroad}"),
        None => dialled,
    }
}

/// A URL taken apart, as far as it has a host.
pub(super) struct Url {
    /// In lower case.
    pub(super) scheme: &'static str,
    pub(super) host: Host,
    /// The whole in one spelling.
    pub(super) spelt: String,
}

/// Schemes that say nothing of anybody, with the port that need not be said.
const SCHEMES: [(&str, &str); 16] = [
    ("http", "80"),
    ("https", "443"),
    ("ftp", "21"),
    ("ftps", "990"),
    ("sftp", "22"),
    ("ssh", "22"),
    ("telnet", "23"),
    ("ldap", "389"),
    ("ldaps", "636"),
    ("imap", "143"),
    ("pop", "110"),
    ("nntp", "119"),
    ("irc", "6667"),
    ("ws", "80"),
    ("wss", "443"),
    ("rtsp", "554"),
];

impl Url {
    pub(super) fn read(text: &str) -> Option<Self> {
        let (scheme, rest) = text.split_once("://")?;
        let mut known = SCHEMES.iter();
        let (scheme, usual) = known.find(|(known, _)| known.eq_ignore_ascii_case(scheme))?;
        let end = rest.find(['/', '?', '#', '\\']).unwrap_or(rest.len());
        let (authority, path) = rest.split_at_checked(end)?;
        let (user, location) = authority.rsplit_once('@').unwrap_or(("", authority));
        let (host, port) = with_port(location);
        if host.is_empty() {
            return None;
        }
        let host = Host::read(host);
        let port = if port == *usual { "" } else { port };
        let path = if path.is_empty() { "/" } else { path };
        let spelt = format!("{scheme} {user} {} {port} {path}", host.spelt());
        Some(Self {
            scheme,
            host,
            spelt: spelt.nfc().collect(),
        })
    }
}

fn with_port(location: &str) -> (&str, &str) {
    match location.rsplit_once(':') {
        Some((host, port)) if port.bytes().all(|byte| byte.is_ascii_digit()) => {
            let is_part = host.contains(':') && !host.ends_with(']');
            if is_part {
                (location, "")
            } else {
                (host, port)
            }
        }
        _ => (location, ""),
    }
}
