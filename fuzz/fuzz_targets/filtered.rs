//! libFuzzer on [`iodef_fuzz::filtered`].

#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| iodef_fuzz::filtered(bytes));
