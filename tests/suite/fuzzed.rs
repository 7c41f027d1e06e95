//! Row 7 of the faults: hostile bytes. The harness of `fuzz/` over its corpus and over bytes made
//! from that by a fixed seed; `cargo fuzz` runs the same functions under a fuzzer that follows the
//! branches (SECURITY.md says how).

use std::panic::catch_unwind;
use std::path::Path;

use crate::harness;

/// What the mutations put in: words and signs that mean something to one of the formats.
const SNIPPETS: &[&[u8]] = &[
    b"\"",
    b"'",
    b"\\",
    b"\n",
    b"\r\n",
    b"\0",
    b",",
    b";",
    b"=",
    b"&",
    b"%",
    b"%00",
    b"%ff",
    b"[[",
    b"]]",
    b"{",
    b"\"\"\"",
    b"#",
    b"-",
    b".",
    b"~",
    b"nan",
    b"inf",
    b"1e999",
    b"-0",
    b"0x1f",
    b"99999999999999999999",
    b"2023-02-30",
    b"0000-00-00",
    b"\xff\xfe",
    b"\xef\xbb\xbf",
    b"\xe2\x80\xae",
    b"\xe6\x96\x87",
    b"*",
    b" OR ",
    b"NEAR(",
    b"BEGIN:VEVENT",
    b"after=",
    b"limit=all",
    b"q=",
    b"\x01",
    b"\xf0\x9f\xa4\x96",
];

struct Dice(u64);

impl Dice {
    fn below(&mut self, end: usize) -> usize {
        self.0 =
            self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % end.max(1)
    }

    /// Another input made of one of the corpus.
    fn change(&mut self, corpus: &[Vec<u8>]) -> Vec<u8> {
        let mut bytes = corpus[self.below(corpus.len())].clone();
        for _ in 0..=self.below(6) {
            let at = self.below(bytes.len() + 1);
            let until = (at + self.below(12)).min(bytes.len());
            match self.below(6) {
                0 if at < bytes.len() => bytes[at] ^= 1 << self.below(8),
                1 => drop(bytes.drain(at..until)),
                2 => {
                    let piece = bytes[at..until].to_vec();
                    bytes.splice(at..at, piece.repeat(1 + self.below(20)));
                }
                3 => {
                    let other = &corpus[self.below(corpus.len())];
                    let from = self.below(other.len());
                    bytes.truncate(at);
                    bytes.extend_from_slice(&other[from..]);
                }
                _ => {
                    let snippet = SNIPPETS[self.below(SNIPPETS.len())];
                    drop(bytes.splice(at..at, snippet.iter().copied()));
                }
            }
        }
        bytes
    }
}

fn try_all(name: &str, target: fn(&[u8]), more: usize) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("fuzz/corpus").join(name);
    let mut files: Vec<_> =
        std::fs::read_dir(folder).unwrap().map(|file| file.unwrap().path()).collect();
    files.sort();
    let corpus: Vec<Vec<u8>> = files.iter().map(|file| std::fs::read(file).unwrap()).collect();
    assert!(corpus.len() >= 5, "{name} has {} inputs", corpus.len());
    let mut dice = Dice(2023);
    let mutated = (0..more).map(|_| dice.change(&corpus)).collect::<Vec<_>>();
    for bytes in corpus.iter().chain(&mutated) {
        let held = catch_unwind(|| target(bytes));
        assert!(held.is_ok(), "{name}: {:?}", String::from_utf8_lossy(bytes));
    }
}

#[test]
fn row_7_any_bytes_for_a_file_of_the_record_are_read_or_refused_at_their_place() {
    try_all("toml_record", harness::toml_record, 300);
}

#[test]
fn row_7_any_bytes_for_a_price_file_are_finite_moves_or_problems() {
    try_all("price_csv", harness::price_csv, 1000);
}

#[test]
fn row_7_any_query_string_is_refused_or_has_one_canonical_form_that_the_database_answers() {
    try_all("query_string", harness::query_string, 2000);
}

#[test]
fn row_7_any_position_is_refused_or_followed_by_a_page() {
    try_all("cursor", harness::cursor, 1000);
}

#[test]
fn row_7_any_words_can_be_searched_for() {
    try_all("fts_query", harness::fts_query, 1000);
}

#[test]
fn row_7_any_text_stays_inside_its_line_of_a_calendar() {
    try_all("calendar", harness::calendar, 2000);
}

#[test]
fn row_7_any_text_comes_back_out_of_a_csv_file() {
    try_all("csv_out", harness::csv_out, 3000);
}
