//! What the figures depend on besides the code.

use std::fs;

/// The model of the processor and how many cores may be used.
#[must_use]
pub fn processor() -> String {
    let info = fs::read_to_string("/proc/cpuinfo").unwrap_or_default();
    let model = value(&info, "model name").unwrap_or("unknown processor");
    let cores = std::thread::available_parallelism().map_or(1, usize::from);
    format!("{model}, {cores} cores")
}

/// The load of the last minute.
#[must_use]
pub fn load() -> String {
    let load = fs::read_to_string("/proc/loadavg").unwrap_or_default();
    load.split(' ').next().unwrap_or_default().to_owned()
}

/// The most memory that this process has had, in KB.
#[must_use]
pub fn peak() -> Option<u64> {
    let status = fs::read_to_string("/proc/self/status").ok()?;
    let text = value(&status, "VmHWM")?;
    text.strip_suffix(" kB")?.trim().parse().ok()
}

fn value<'t>(text: &'t str, name: &str) -> Option<&'t str> {
    let mut lines = text.lines().filter_map(|line| line.split_once(':'));
    let (_, value) = lines.find(|(key, _)| key.trim() == name)?;
    Some(value.trim())
}

/// The version of a dependency in the lock file.
#[must_use]
pub fn locked(name: &str) -> &'static str {
    let name = format!("name = \"{name}\"");
    let mut lines = include_str!("../Cargo.lock").lines();
    lines.find(|line| *line == name);
    let version = lines.next().and_then(|line| line.split('"').nth(1));
    version.unwrap_or("unknown")
}

/// What was measured, with versions.
#[must_use]
pub fn versions() -> Vec<(&'static str, String)> {
    let crates = ["iodef", "quick-xml", "serde", "roxmltree", "xml"];
    let mut all: Vec<_> = crates.map(|name| (name, locked(name).to_owned())).into();
    #[cfg(feature = "system")]
    all.extend(crate::system::versions());
    all.push(("rustc", env!("RUSTC_VERSION").to_owned()));
    all
}
