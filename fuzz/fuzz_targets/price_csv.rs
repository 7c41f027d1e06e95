#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| baimo_fuzz::price_csv(bytes));
