//! libFuzzer on [`iodef_fuzz::model::model`].

#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| iodef_fuzz::model::model(bytes));
