use std::collections::{BTreeMap, BTreeSet};

use unicode_normalization::{UnicodeNormalization, is_nfc};

use crate::Result;
use crate::bundle::{Limits, refuse};
use crate::seal::Reason;

/// The name of the document.
pub(super) const DOCUMENT: &str = "incident.xml";
/// The name of the list of members.
pub(super) const MANIFEST: &str = "SHA256SUMS";
/// The name of the signatures over the list.
pub(super) const SIGNATURE: &str = "SHA256SUMS.asc";

/// What file systems and archives of other kinds take for something else than
/// a part of a name.
const SPECIAL: &[char] = &['<', '>', ':', '"', '|', '?', '*', '\\'];

/// Names of devices, whatever follows them behind a dot.
const DEVICES: &[&str] = &["CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$"];

/// The name of a member as text, if every system can keep it as it is.
pub(super) fn from_bytes<'a>(bytes: &'a [u8], limits: &Limits) -> Result<&'a str> {
    let Ok(name) = std::str::from_utf8(bytes) else {
        let shown = String::from_utf8_lossy(bytes);
        return Err(refuse::structure(&shown, "its name is not UTF-8"));
    };
    check(name, limits).map(|()| name)
}

/// Whether every system can keep a name as it is.
pub(super) fn check(name: &str, limits: &Limits) -> Result<()> {
    let whole = fault(name).or_else(|| name.split('/').find_map(fault_of_part));
    if let Some(why) = whole {
        return Err(refuse::structure(name, why));
    }
    let (bytes, parts) = (name.len(), name.split('/').count());
    for (count, allowed, what) in [
        (bytes, limits.name_bytes, "its name is too long"),
        (parts, limits.depth, "its path is too deep"),
    ] {
        if u64::try_from(count).is_ok_and(|count| count > allowed) {
            return Err(refuse::structure(name, what));
        }
    }
    Ok(())
}

fn fault(name: &str) -> Option<&'static str> {
    let drive = name.as_bytes().get(1) == Some(&b':');
    match name {
        "" => Some("its name is empty"),
        _ if name.chars().any(char::is_control) => Some("a control character is in its name"),
        _ if name.chars().any(is_invisible) => Some("an invisible character is in its name"),
        _ if name.starts_with('/') => Some("its path is absolute"),
        _ if drive => Some("its path begins with a drive"),
        _ if name.contains('\\') => Some("a backslash is in its name"),
        _ if name.contains(SPECIAL) => {
            Some("its name has a character that not every system allows")
        }
        _ if name.ends_with('/') => Some("it is a directory"),
        _ if !is_nfc(name) => Some("its name is not in normal form C of Unicode"),
        _ => None,
    }
}

fn fault_of_part(part: &str) -> Option<&'static str> {
    match part {
        "" => Some("a part of its path is empty"),
        "." | ".." => Some("its path leads elsewhere"),
        _ if part.starts_with('.') => Some("it is hidden"),
        _ if part.ends_with(['.', ' ']) || part.starts_with(' ') => {
            Some("a part of its path begins or ends as not every system allows")
        }
        _ if part.len() > 255 => Some("a part of its path is too long"),
        _ if is_device(part) => Some("its name is one of a device"),
        _ => None,
    }
}

fn is_device(part: &str) -> bool {
    let stem = part.split('.').next().unwrap_or(part).trim_end();
    let stem = stem.to_uppercase();
    let is_port = |name: &str| {
        let number = stem
            .strip_prefix(name)
            .map(|rest| rest.chars().collect::<Vec<_>>());
        matches!(number.as_deref(), Some(['0'..='9' | '¹' | '²' | '³']))
    };
    DEVICES.contains(&&*stem) || is_port("COM") || is_port("LPT")
}

/// Characters that a reader does not see, or that change the order of others.
fn is_invisible(c: char) -> bool {
    matches!(c,
        '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e007f}')
}

/// The names of a bundle, none of which any system takes for another.
#[derive(Debug, Default)]
pub(super) struct Names {
    files: BTreeSet<String>,
    /// As they are written, by what they have in common with others.
    folders: BTreeMap<String, String>,
}

impl Names {
    /// Notes a name that [`check`] accepts.
    fn add(&mut self, name: &str) -> Result<()> {
        let folders = name.match_indices('/').filter_map(|(at, _)| name.get(..at));
        for folder in folders {
            let key = folded(folder);
            if self.files.contains(&key) {
                return Err(refuse::structure(name, "its folder is a file, too"));
            }
            let known = self.folders.entry(key).or_insert_with(|| folder.to_owned());
            if known != folder {
                return Err(refuse::structure(
                    name,
                    "there are two folders of that name",
                ));
            }
        }
        let key = folded(name);
        if self.folders.contains_key(&key) {
            return Err(refuse::structure(name, "it is a folder, too"));
        }
        if !self.files.insert(key) {
            return Err(refuse::structure(name, "there are two of that name"));
        }
        Ok(())
    }

    /// Whether the name of a file of a container is one it may have there.
    pub(super) fn admit(&mut self, name: &str, limits: &Limits) -> Result<()> {
        check(name, limits)?;
        self.add(name)?;
        let count = u64::try_from(self.files.len()).unwrap_or(u64::MAX);
        if count > limits.members {
            return Err(refuse::structure(name, "there are too many members"));
        }
        Ok(())
    }
}

/// What names have in common that a system may take for one another.
fn folded(name: &str) -> String {
    let compatible: String = name.nfkc().collect();
    compatible.to_uppercase().to_lowercase().nfkc().collect()
}

/// Refuses a name that a bundle uses itself.
pub(super) fn refuse_own(name: &str) -> Result<()> {
    let own = [DOCUMENT, MANIFEST, SIGNATURE].map(folded);
    if own.contains(&folded(name)) {
        return Err(refuse::member(
            name,
            Reason::Structure("the bundle itself has that name"),
        ));
    }
    Ok(())
}
