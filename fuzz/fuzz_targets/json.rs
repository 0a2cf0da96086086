//! libFuzzer on [`iodef_fuzz::json::json`].

#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| iodef_fuzz::json::json(bytes));
