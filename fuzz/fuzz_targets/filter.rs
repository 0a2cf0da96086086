//! libFuzzer on [`iodef_fuzz::filter::filter`].

#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| iodef_fuzz::filter::filter(bytes));
