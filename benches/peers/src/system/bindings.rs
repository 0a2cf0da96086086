//! The calls into C.

#![expect(unsafe_code, reason = "C can be called in no other way")]

use std::ffi::{CStr, c_char, c_int};

use crate::Result;
use crate::input::Input;

unsafe extern "C" {
    fn peers_libxml2_sax(bytes: *const c_char, length: usize) -> i64;
    fn peers_libxml2_dom(bytes: *const c_char, length: usize) -> i64;
    fn peers_expat(bytes: *const c_char, length: usize) -> i64;
    fn peers_pugixml_parse(bytes: *const c_char, length: usize) -> i64;
    fn peers_pugixml_walk(bytes: *const c_char, length: usize) -> i64;
    fn peers_libxml2_version() -> *const c_char;
    fn peers_expat_version() -> *const c_char;
    fn peers_pugixml_version() -> c_int;
}

type Parser = unsafe extern "C" fn(*const c_char, usize) -> i64;

fn call(parser: Parser, input: &Input) -> Result<u64> {
    // Their lengths are an `int`.
    i32::try_from(input.bytes.len())?;
    // SAFETY: each reads `length` bytes, which live as long as the call, and keeps none.
    let count = unsafe { parser(input.bytes.as_ptr().cast(), input.bytes.len()) };
    u64::try_from(count).map_err(|_| "not well-formed".into())
}

pub(super) fn libxml2_sax(input: &Input) -> Result<u64> {
    call(peers_libxml2_sax, input)
}

pub(super) fn libxml2_dom(input: &Input) -> Result<u64> {
    call(peers_libxml2_dom, input)
}

pub(super) fn expat(input: &Input) -> Result<u64> {
    call(peers_expat, input)
}

pub(super) fn pugixml_parse(input: &Input) -> Result<u64> {
    call(peers_pugixml_parse, input)
}

pub(super) fn pugixml_walk(input: &Input) -> Result<u64> {
    call(peers_pugixml_walk, input)
}

pub(crate) fn versions() -> [(&'static str, String); 3] {
    // SAFETY: each takes nothing and gives a constant, or a string that lives forever.
    let (libxml2, expat, pugixml) = unsafe {
        (
            CStr::from_ptr(peers_libxml2_version()),
            CStr::from_ptr(peers_expat_version()),
            peers_pugixml_version(),
        )
    };
    let text = |version: &CStr| version.to_string_lossy().into_owned();
    let expat = text(expat).replace("expat_", "");
    let pugixml = format!("{}.{}", pugixml / 1000, pugixml / 10 % 100);
    [
        ("libxml2", text(libxml2)),
        ("expat", expat),
        ("pugixml", pugixml),
    ]
}
