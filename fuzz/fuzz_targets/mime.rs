//! libFuzzer on [`iodef_fuzz::mime::mime`].

#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| iodef_fuzz::mime::mime(bytes));
