//! libFuzzer on [`iodef_fuzz::chunked`].

#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| iodef_fuzz::chunked(bytes));
