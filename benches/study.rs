//! What the event study costs: one announcement, and the whole shipped record.
//!
//! `cargo bench --bench study`
#![expect(clippy::unwrap_used, reason = "a benchmark of known data")]

use baimo::domain::Exchange;
use baimo::import::{self, Checked, Input};
use baimo::study::{Bar, Series, Setup, study};
use divan::Bencher;

fn main() {
    divan::main();
}

fn record() -> Checked {
    import::read(&Input::Embedded).unwrap()
}

/// Kunlun Tech against the `ChiNext` index, 10 April 2023: the market model on 110 sessions, eleven
/// days, four windows, three models.
#[divan::bench]
fn one_announcement(bencher: Bencher<'_, '_>) {
    let record = record().whole().unwrap();
    let bars = |symbol: &str| -> Vec<Bar> {
        record.moves.iter().filter(|m| m.symbol.as_str() == symbol).map(Bar::from).collect()
    };
    let sessions = record.sessions.iter().filter(|(market, _)| *market == Exchange::Szse.market());
    let sessions = sessions.map(|(_, day)| *day).collect();
    let series = Series::new(sessions, &bars("300418.SZ"), Some(&bars("399006.SZ")));
    let day0 = "2023-04-10".parse().unwrap();
    let setup = Setup::default();
    bencher.bench(|| study(&series, day0, &setup).unwrap());
}

/// The standard results of every reaction, as at import.
#[divan::bench(sample_count = 20)]
fn whole_record(bencher: Bencher<'_, '_>) {
    let record = record();
    bencher.bench(|| import::standard_results(&record).unwrap());
}
