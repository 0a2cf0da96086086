//! libFuzzer on [`iodef_fuzz::differential::differential`].

#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| iodef_fuzz::differential::differential(bytes));
