//! Says which compiler builds this, and compiles what calls the system's parsers.

use std::env;
use std::error::Error;
use std::process::Command;

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed=src/system");
    let compiler = env::var("RUSTC")?;
    let version = Command::new(compiler).arg("--version").output()?.stdout;
    let version = String::from_utf8(version)?;
    println!("cargo::rustc-env=RUSTC_VERSION={}", version.trim());
    #[cfg(feature = "system")]
    system::build()?;
    Ok(())
}

#[cfg(feature = "system")]
mod system {
    use std::error::Error;

    pub(super) fn build() -> Result<(), Box<dyn Error>> {
        let mut c = cc::Build::new();
        for name in ["libxml-2.0", "expat"] {
            c.includes(pkg_config::probe_library(name)?.include_paths);
        }
        c.file("src/system/xml.c").opt_level(2).compile("peers_c");
        let pugixml = pkg_config::probe_library("pugixml")?;
        cc::Build::new()
            .cpp(true)
            .includes(pugixml.include_paths)
            .file("src/system/pugi.cpp")
            .opt_level(2)
            .compile("peers_cpp");
        Ok(())
    }
}
