//! libFuzzer on [`iodef_fuzz::redact::redact`].

#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| iodef_fuzz::redact::redact(bytes));
