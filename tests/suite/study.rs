//! The event study: against an independent reference, and by what must hold of any data.

use std::path::{Path, PathBuf};

use baimo::domain::LimitState;
use baimo::import::{Input, study_folder};
use baimo::study::{
    Bar, ModelKind, Series, Setup, WindowStatus, limit_prices, limit_state, report, study,
};
use chrono::NaiveDate;
use proptest::prelude::*;
use serde_json::Value;

fn data(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/suite/data").join(name)
}

fn json(name: &str) -> Value {
    serde_json::from_str(&std::fs::read_to_string(data(name)).unwrap()).unwrap()
}

/// Absolute and relative tolerance of a field.
fn tolerance(key: &str) -> (f64, f64) {
    match key {
        "p" => (1e-12, 1e-6),
        "p_empirical" => (1e-12, 0.0),
        "beta" => (1e-9, 1e-9),
        "t" | "z" | "sar" => (1e-8, 1e-8),
        "rbar" => (1e-9, 1e-8),
        "sxx_market" => (1e-12, 1e-9),
        _ => (1e-10, 1e-8),
    }
}

/// Every field of `expected` must be in `actual`; gives what differs and counts what was compared.
fn differences(path: &str, expected: &Value, actual: &Value, found: &mut Vec<String>) -> usize {
    match (expected, actual) {
        (Value::Object(expected), Value::Object(actual)) => expected
            .iter()
            .filter(|(key, _)| {
                !["about", "reference_error", "package_agrees_on"].contains(&key.as_str())
            })
            .map(|(key, value)| {
                let path = format!("{path}.{key}");
                if let Some(actual) = actual.get(key) {
                    differences(&path, value, actual, found)
                } else {
                    found.push(format!("{path} is missing"));
                    1
                }
            })
            .sum(),
        (Value::Array(expected), Value::Array(actual)) if expected.len() == actual.len() => {
            expected
                .iter()
                .zip(actual)
                .enumerate()
                .map(|(n, (expected, actual))| {
                    differences(&format!("{path}[{n}]"), expected, actual, found)
                })
                .sum()
        }
        (Value::Number(expected), Value::Number(actual)) if expected.is_f64() => {
            let (expected, actual) = (expected.as_f64().unwrap(), actual.as_f64().unwrap());
            let key = path.rsplit('.').next().unwrap();
            let (absolute, relative) = tolerance(key);
            if (expected - actual).abs() > absolute + relative * expected.abs() {
                found.push(format!("{path}: {expected} expected, {actual} computed"));
            }
            1
        }
        _ => {
            if expected != actual {
                found.push(format!("{path}: {expected} expected, {actual} computed"));
            }
            1
        }
    }
}

#[test]
fn the_study_agrees_with_the_independent_reference_in_every_field() {
    let studied = study_folder(&Input::Dir(data("oracle/fixture"))).unwrap();
    let mut found = Vec::new();
    let compared = differences("", &json("oracle/expected.json"), &report(&studied), &mut found);
    assert_eq!(found, Vec::<String>::new());
    assert!(compared > 2_000, "only {compared} fields compared");
}

#[test]
fn limit_prices_agree_with_every_vector_to_the_cent() {
    let cents =
        |value: &Value| -> i64 { value.as_str().unwrap().replace('.', "").parse().unwrap() };
    let vectors = json("event-day-vectors.json");
    let vectors = vectors["price_limit"].as_array().unwrap();
    assert_eq!(vectors.len(), 12);
    for vector in vectors {
        let percent = cents(&vector["limit"]);
        let (up, down) = limit_prices(cents(&vector["reference"]), percent);
        assert_eq!(
            (up, down),
            (cents(&vector["limit_up"]), cents(&vector["limit_down"])),
            "{vector}"
        );
    }
}

#[test]
fn a_limit_that_was_reached_but_not_held_is_told_from_one_that_was() {
    assert_eq!(limit_state(1000, 10, 1100, 1000, 1100), LimitState::Up);
    assert_eq!(limit_state(1000, 10, 1100, 1000, 1099), LimitState::TouchedUp);
    assert_eq!(limit_state(1000, 20, 1100, 800, 830), LimitState::TouchedDown);
    assert_eq!(limit_state(1000, 20, 1100, 800, 800), LimitState::Down);
}

/// Copies the fixture and changes one file.
fn broken(name: &str, change: impl Fn(String) -> String) -> Vec<String> {
    let folder = tempfile::tempdir().unwrap();
    for file in ["prices.csv", "symbols.csv", "sessions.csv", "events.csv"] {
        let text = std::fs::read_to_string(data("oracle/fixture").join(file)).unwrap();
        let text = if file == name { change(text) } else { text };
        std::fs::write(folder.path().join(file), text).unwrap();
    }
    let problems = study_folder(&Input::Dir(folder.path().to_owned())).unwrap_err();
    problems.iter().map(ToString::to_string).collect()
}

#[test]
fn bad_prices_are_refused_with_file_and_line() {
    let second = "2023-01-03,SYN2.SZ,42.70,42.98,42.68,42.7,21.35,4804287\n";
    for (replacement, place) in [
        ("2023-01-03,SYN2.SZ,NaN,42.98,42.68,42.7,21.35,4804287\n", "prices.csv:3:20"),
        ("2023-01-03,SYN2.SZ,42.70,42.98,42.68,0,21.35,4804287\n", "prices.csv:3:38"),
        ("2023-01-03,SYN2.SZ,42.70,42.98,-1,42.7,21.35,4804287\n", "prices.csv:3:32"),
        ("2023-01-03,SYN9.SZ,42.70,42.98,42.68,42.7,21.35,4804287\n", "prices.csv:3:12"),
        ("2023-13-03,SYN2.SZ,42.70,42.98,42.68,42.7,21.35,4804287\n", "prices.csv:3:1"),
    ] {
        let found = broken("prices.csv", |text| text.replacen(second, replacement, 1));
        assert!(found.iter().any(|problem| problem.starts_with(place)), "{place}: {found:?}");
    }
    let found = broken("prices.csv", |text| text.replacen(second, &second.repeat(2), 1));
    assert!(found[0].starts_with("prices.csv:4:1: this date of this symbol stands here twice"));
    let found = broken("prices.csv", |text| {
        let (head, rest) = text.split_once('\n').unwrap();
        let moved =
            rest.strip_prefix("2023-01-03,SYN1.SS,18.40,18.42,18.37,18.4,18.4,8346321\n").unwrap();
        format!("{head}\n{moved}2023-01-03,SYN1.SS,18.40,18.42,18.37,18.4,18.4,8346321\n")
    });
    assert!(found[0].contains("stands too late"), "{found:?}");
    let found = broken("events.csv", |text| text.replacen("SYN1.SS", "SYN8.SS", 1));
    assert!(found[0].starts_with("events.csv:2:7: there is no SYN8.SS"), "{found:?}");
}

#[test]
fn one_cause_is_one_problem_at_its_own_place() {
    for (name, from, to, place) in [
        ("symbols.csv", "0.10", "10%", "symbols.csv:2:"),
        ("symbols.csv", "Asia/Shanghai", "Asia/Peking", "symbols.csv:2:"),
        ("symbols.csv", "symbol,exchange", "exchange,symbol", "symbols.csv:1:1: "),
        ("sessions.csv", "date\n", "exchange,date\n", "sessions.csv:1:1: "),
        ("sessions.csv", "2023-01-05\n", "2023-01-50\n", "sessions.csv:4:1: "),
        ("sessions.csv", "2023-01-05\n", "", "prices.csv:10:1: 2023-01-05 is not a session"),
        ("symbols.csv", "SYN1.SS,", "SYN7.SS,", "prices.csv:2:12: there is no SYN1.SS"),
        ("prices.csv", ",", "\",\"", "prices.csv:1:5: a field stands in quotes"),
        ("prices.csv", "date", "\u{feff}date", "prices.csv:1:1: the file starts with a byte order"),
        ("prices.csv", "volume\n", "volume\r\n", "prices.csv:1:49: a line ends with a carriage"),
    ] {
        let found = broken(name, |text| text.replacen(from, to, 1));
        assert!(found.len() == 1 && found[0].starts_with(place), "{place}: {found:?}");
    }
    let found = broken("prices.csv", |text| text.replacen("18.42,", "18.30,", 1));
    assert_eq!(found, ["prices.csv:2:20: the open or close lies outside low to high"]);
}

#[test]
fn a_missing_file_is_answered_with_its_columns_and_a_missing_folder_with_the_files() {
    let help = |folder: &Path| {
        let problems = study_folder(&Input::Dir(folder.to_owned())).unwrap_err();
        problems.iter().map(|problem| problem.help_text().to_owned()).collect::<Vec<_>>()
    };
    let folder = tempfile::tempdir().unwrap();
    for file in ["prices.csv", "symbols.csv", "events.csv"] {
        std::fs::copy(data("oracle/fixture").join(file), folder.path().join(file)).unwrap();
    }
    let found = help(folder.path());
    assert!(
        found.len() == 1 && found[0].ends_with("the columns of sessions.csv are date"),
        "{found:?}"
    );
    let found = help(&folder.path().join("none"));
    assert!(found.len() == 1 && found[0].contains("sessions.csv, prices.csv"), "{found:?}");
}

fn sessions(n: usize) -> Vec<NaiveDate> {
    let first = NaiveDate::from_ymd_opt(2023, 1, 2).unwrap();
    first.iter_days().take(n).collect()
}

fn bars(days: &[NaiveDate], returns: &[f64]) -> Vec<Bar> {
    let bar =
        |(day, ret): (&NaiveDate, &f64)| Bar { day: *day, ret: *ret, limit: LimitState::None };
    days.iter().zip(returns).map(bar).collect()
}

fn car(share: &[f64], market: &[f64], windows: &[(i32, i32)]) -> Vec<f64> {
    let days = sessions(share.len());
    let series = Series::new(days.clone(), &bars(&days, share), Some(&bars(&days, market)));
    let setup = Setup { windows: windows.to_vec(), ..Setup::default() };
    let studied = study(&series, days[130], &setup).unwrap();
    studied.windows.iter().map(|window| window.estimate.unwrap().car).collect()
}

fn returns() -> impl Strategy<Value = (Vec<f64>, Vec<f64>)> {
    let one = || prop::collection::vec(-0.1f64..0.1, 140);
    (one(), one())
}

proptest! {
    #[test]
    fn windows_that_meet_add_up((share, market) in returns(), cut in -4i32..5) {
        let found = car(&share, &market, &[(-5, cut), (cut + 1, 5), (-5, 5)]);
        prop_assert!((found[0] + found[1] - found[2]).abs() < 1e-12);
    }

    #[test]
    fn a_constant_added_to_every_return_of_the_share_moves_only_alpha(
        (share, market) in returns(), constant in -0.05f64..0.05,
    ) {
        let moved: Vec<f64> = share.iter().map(|ret| ret + constant).collect();
        let (before, after) =
            (car(&share, &market, &[(0, 1)]), car(&moved, &market, &[(0, 1)]));
        prop_assert!((before[0] - after[0]).abs() < 1e-12);
    }

    #[test]
    fn the_order_of_the_bars_changes_nothing((share, market) in returns()) {
        let days = sessions(share.len());
        let mut shuffled = bars(&days, &share);
        shuffled.reverse();
        let benchmark = bars(&days, &market);
        let straight = Series::new(days.clone(), &bars(&days, &share), Some(&benchmark));
        let reversed = Series::new(days.clone(), &shuffled, Some(&benchmark));
        let setup = Setup::default();
        prop_assert_eq!(study(&straight, days[130], &setup), study(&reversed, days[130], &setup));
    }

    #[test]
    fn a_share_that_is_its_benchmark_has_no_test((_, market) in returns()) {
        let days = sessions(market.len());
        let same = bars(&days, &market);
        let series = Series::new(days.clone(), &same, Some(&same));
        let studied = study(&series, days[130], &Setup::default()).unwrap();
        prop_assert_eq!(studied.fit, None);
        prop_assert_eq!(studied.windows[1].status, WindowStatus::InsufficientEstimation);
    }
}

#[test]
fn without_a_benchmark_the_share_is_held_against_its_own_mean() {
    let days = sessions(140);
    let share: Vec<f64> = (0..140).map(|n| if n % 2 == 0 { 0.01 } else { -0.01 }).collect();
    let series = Series::new(days.clone(), &bars(&days, &share), None);
    let studied = study(&series, days[130], &Setup::default()).unwrap();
    let fit = studied.fit.unwrap();
    assert_eq!((fit.kind, fit.n), (ModelKind::MeanAdjusted, 110));
    // The mean of as many rises as falls is 0, so the abnormal return of day 130 is its return;
    // SE² = s²(1 + 1/110).
    let estimate = studied.windows[0].estimate.unwrap();
    assert!((estimate.car - 0.01).abs() < 1e-12);
    assert!((estimate.se - fit.sigma * (1.0f64 + 1.0 / 110.0).sqrt()).abs() < 1e-15);
    assert_eq!(studied.windows[0].benchmark, None);
}

#[test]
fn the_session_behind_a_suspension_has_no_return_either() {
    let days = sessions(140);
    let mut share = bars(&days, &[0.01; 140]);
    share.remove(129);
    let series = Series::new(days.clone(), &share, Some(&bars(&days, &[0.0; 140])));
    let studied = study(&series, days[130], &Setup::default()).unwrap();
    assert_eq!(studied.days[5].ret, None);
    assert_eq!(studied.windows[0].status, WindowStatus::MissingReturn);
}

/// The fixture with every price of one share multiplied.
fn scaled(symbol: &str, factor: f64) -> Value {
    let folder = tempfile::tempdir().unwrap();
    for file in ["prices.csv", "symbols.csv", "sessions.csv", "events.csv"] {
        let text = std::fs::read_to_string(data("oracle/fixture").join(file)).unwrap();
        let text = if file == "prices.csv" { scale(&text, symbol, factor) } else { text };
        std::fs::write(folder.path().join(file), text).unwrap();
    }
    report(&study_folder(&Input::Dir(folder.path().to_owned())).unwrap())
}

fn scale(prices: &str, symbol: &str, factor: f64) -> String {
    let line = |line: &str| {
        let cells: Vec<&str> = line.split(',').collect();
        if cells[1] != symbol {
            return line.to_owned();
        }
        let scaled = cells[2..7].iter().map(|price| {
            let price: f64 = price.parse().unwrap();
            (price * factor).to_string()
        });
        let (head, volume) = (cells[..2].iter().map(|cell| (*cell).to_owned()), cells[7]);
        head.chain(scaled).chain([volume.to_owned()]).collect::<Vec<_>>().join(",")
    };
    prices.lines().map(line).collect::<Vec<_>>().join("\n") + "\n"
}

proptest! {
    // A case reads and studies the whole fixture.
    #![proptest_config(ProptestConfig { cases: 12, failure_persistence: None, ..ProptestConfig::default() })]
    // Those with a price limit are left out: it is set in whole cents, so scaling moves it.
    #[test]
    fn nothing_changes_if_all_prices_of_a_share_or_an_index_are_scaled(
        symbol in prop::sample::select(vec!["SYN3.HK", "SYNX"]), factor in 0.01f64..100.0,
    ) {
        let mut found = Vec::new();
        differences("", &scaled(symbol, 1.0), &scaled(symbol, factor), &mut found);
        prop_assert_eq!(found, Vec::<String>::new());
    }
}
