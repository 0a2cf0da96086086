//! libFuzzer on [`iodef_fuzz::parse`].

#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| iodef_fuzz::parse(bytes));
