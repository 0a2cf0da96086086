//! libFuzzer on [`iodef_fuzz::bundle::bundle`].

#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| iodef_fuzz::bundle::bundle(bytes));
