//! libFuzzer on [`iodef_fuzz::openpgp::decrypt_verify`].

#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| iodef_fuzz::openpgp::decrypt_verify(bytes));
