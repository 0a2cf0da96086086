//! libFuzzer on [`iodef_fuzz::roundtrip`].

#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| iodef_fuzz::roundtrip(bytes));
