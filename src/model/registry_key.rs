use crate::value::{Marked, RegistryAction};

/// Keys of the Windows registry that were changed (RFC 7970, section 3.23).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct WindowsRegistryKeysModified {
    /// The keys, at least one.
    pub keys: Vec<Marked<RegistryKey>>,
}

impl WindowsRegistryKeysModified {
    /// One key.
    pub fn new(key: impl Into<Marked<RegistryKey>>) -> Self {
        Self::default().with_key(key)
    }
}

crate::model::setters! { WindowsRegistryKeysModified {
    push with_key: keys, Marked<RegistryKey>;
} }

/// A key of the Windows registry and what was done to it (`Key` of RFC 7970,
/// section 3.23.1).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct RegistryKey {
    /// What was done.
    pub action: Option<RegistryAction>,
    /// The name of the key.
    pub name: Marked<String>,
    /// The value under it.
    pub value: Option<Marked<String>>,
}

impl RegistryKey {
    /// A key to which something was done.
    pub fn new(action: RegistryAction, name: impl Into<String>) -> Self {
        Self {
            action: Some(action),
            name: Marked::new(name.into()),
            value: None,
        }
    }
}

crate::model::setters! { RegistryKey {
    set with_value: value, Marked<String>;
} }
