//! An operator's own price files become session moves of the record.

use baimo::domain::{Basis, LimitState, Move};
use baimo::import::{self, Checked, Input, PriceFile, replace_moves};

/// Reads one price file into the shipped record; gives the moves of a symbol, or the problems.
fn import_file(
    text: &str,
    flag: &str,
    jumps: &[&str],
) -> Result<(Checked, Vec<Move>), Vec<String>> {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("prices.csv");
    std::fs::write(&path, text).unwrap();
    let source: PriceFile = flag.replace("FILE", path.to_str().unwrap()).parse().unwrap();
    let jumps: Vec<_> = jumps.iter().map(|jump| jump.parse().unwrap()).collect();
    let mut record = import::read(&Input::Embedded).unwrap();
    match replace_moves(&mut record, &[source], &jumps) {
        Ok(_) => {
            let moves = record.whole().unwrap().moves.into_iter();
            let own = moves.filter(|m| m.symbol.as_str() == "300418.SZ").collect();
            Ok((record, own))
        }
        Err(problems) => Err(problems.iter().map(ToString::to_string).collect()),
    }
}

/// Kunlun Tech in three sessions: 40.00, then 44.00 (+10 %, from a high of 48.00, the 20 % limit),
/// then 33.00 (−25 % raw).
const SESSIONS: [(&str, [&str; 4]); 3] = [
    ("2023-04-10", ["40.00", "40.00", "40.00", "40.00"]),
    ("2023-04-11", ["42.00", "48.00", "40.00", "44.00"]),
    ("2023-04-12", ["33.00", "33.00", "33.00", "33.00"]),
];

fn lines(form: impl Fn(&str, [&str; 4]) -> String, count: usize) -> String {
    SESSIONS.iter().take(count).map(|(day, prices)| form(day, *prices)).collect()
}

fn near(moves: &Move, expected: [f64; 4]) {
    for (value, expected) in [moves.open, moves.high, moves.low, moves.close].iter().zip(expected) {
        assert!((value - expected).abs() < 1e-9, "{moves:?}");
    }
}

#[test]
fn every_vendors_file_gives_the_same_move() {
    let form = |format: &str, lines: String| format!("{format}\n{lines}");
    let files = [
        (
            "FILE",
            form(
                "date,symbol,open,high,low,close,adj_close,volume",
                lines(|d, [o, h, l, c]| format!("{d},300418.SZ,{o},{h},{l},{c},{c},9\n"), 2),
            ),
        ),
        (
            "300418.SZ=FILE",
            form(
                "Date,Open,High,Low,Close,Adj Close,Volume",
                lines(|d, [o, h, l, c]| format!("{d},{o},{h},{l},{c},{c},9\n"), 2),
            ),
        ),
        (
            "300418.SZ=FILE:raw",
            form(
                "Date,Open,High,Low,Close,Volume",
                lines(|d, [o, h, l, c]| format!("{d},{o},{h},{l},{c},9\n"), 2),
            ),
        ),
        (
            "300418.SZ=FILE:raw",
            form(
                "\u{feff}日期,股票代码,开盘,收盘,最高,最低,成交量,成交额,振幅\r",
                lines(|d, [o, h, l, c]| format!("{d},300418,{o},{c},{h},{l},9,1,1\r\n"), 2),
            ),
        ),
        (
            "FILE",
            "ts_code,trade_date,open,high,low,close,pre_close,change,pct_chg,vol,amount\n\
             300418.SZ,20230411,42.00,48.00,40.00,44.00,40.00,4,10,9,1\n\
             300418.SZ,20230410,40.00,40.00,40.00,40.00,41.00,-1,-2.4,9,1\n"
                .to_owned(),
        ),
    ];
    for (flag, text) in files {
        let (record, moves) = import_file(&text, flag, &[]).unwrap();
        assert_eq!(moves.len(), 1, "{text}");
        near(&moves[0], [5.0, 20.0, 0.0, 10.0]);
        assert_eq!(moves[0].limit, LimitState::TouchedUp, "{text}");
        // The moves of other symbols stay.
        assert!(record.whole().unwrap().moves.iter().any(|m| m.symbol.as_str() == "9888.HK"));
    }
}

#[test]
fn prices_that_do_not_say_whether_they_are_adjusted_are_refused() {
    let text = format!(
        "Date,Open,High,Low,Close,Volume\n{}",
        lines(|d, [o, h, l, c]| format!("{d},{o},{h},{l},{c},9\n"), 2)
    );
    let problems = import_file(&text, "300418.SZ=FILE", &[]).unwrap_err();
    assert!(problems[0].ends_with("does not say whether its prices are adjusted"), "{problems:?}");
    let (_, moves) = import_file(&text, "300418.SZ=FILE:adjusted", &[]).unwrap();
    // Limits are set in quoted prices; adjusted ones cannot say.
    assert_eq!((moves[0].basis, moves[0].limit), (Basis::ForwardAdjusted, LimitState::None));
}

#[test]
fn raw_prices_that_jump_further_than_the_share_can_trade_need_a_word() {
    let text = format!(
        "Date,Open,High,Low,Close,Volume\n{}",
        lines(|d, [o, h, l, c]| format!("{d},{o},{h},{l},{c},9\n"), 3)
    );
    // 1.5 times the limit of 20 % is 30 %: a fall of 25 % passes, one of 50 % does not.
    assert_eq!(import_file(&text, "300418.SZ=FILE:raw", &[]).unwrap().1.len(), 2);
    let halved = text.replace("33.00", "22.00");
    let problems = import_file(&halved, "300418.SZ=FILE:raw", &[]).unwrap_err();
    assert!(problems[0].contains(":4:1: 300418.SZ moved -50.0%"), "{problems:?}");
    let accepted = import_file(&halved, "300418.SZ=FILE:raw", &["300418.SZ:2023-04-12"]).unwrap();
    near(&accepted.1[1], [-50.0; 4]);
}

#[test]
fn a_split_told_by_the_adjusted_close_is_no_move() {
    // Two for one on 12 April: 44.00 becomes 22.00, and nothing else happens.
    let text = "date,symbol,open,high,low,close,adj_close,volume\n\
        2023-04-11,300418.SZ,44.00,44.00,44.00,44.00,22.00,9\n\
        2023-04-12,300418.SZ,22.00,26.40,22.00,22.00,22.00,9\n";
    let (_, moves) = import_file(text, "FILE", &[]).unwrap();
    near(&moves[0], [0.0, 20.0, 0.0, 0.0]);
    assert_eq!(moves[0].limit, LimitState::TouchedUp);
}

#[test]
fn a_bad_line_is_refused_with_its_place_and_the_record_stays_as_it_was() {
    let head = "date,symbol,open,high,low,close,adj_close,volume\n";
    for (line, message) in [
        ("2023-04-11,300418.SZ,NaN,48,40,44,44,9\n", "open of 2023-04-11 is missing"),
        ("2023-04-11,300418.SZ,42,48,40,0,44,9\n", "close cannot be 0"),
        ("2023-02-30,300418.SZ,42,48,40,44,44,9\n", "\"2023-02-30\" is not a date"),
        (
            "2023-04-11,999999.SZ,42,48,40,44,44,9\n",
            "999999.SZ is neither a listing nor a benchmark",
        ),
        ("2023-04-08,300418.SZ,42,48,40,44,44,9\n", "2023-04-08 is not a session"),
        ("2023-04-11,300418.SZ,42\n", ":2:1:"),
    ] {
        let problems = import_file(&format!("{head}{line}"), "FILE", &[]).unwrap_err();
        assert!(problems[0].contains(message) && problems[0].contains(":2:1"), "{problems:?}");
    }
    let twice = "2023-04-11,300418.SZ,42,48,40,44,44,9\n".repeat(2);
    let problems = import_file(&format!("{head}{twice}"), "FILE", &[]).unwrap_err();
    assert!(problems[0].contains(":3:1: 2023-04-11 stands here twice"), "{problems:?}");
}

#[test]
fn imported_prices_are_part_of_the_version() {
    let text = "date,symbol,open,high,low,close,adj_close,volume\n\
        2023-04-11,300418.SZ,44.00,44.00,44.00,44.00,44.00,9\n\
        2023-04-12,300418.SZ,44.00,44.00,44.00,44.00,44.00,8\n";
    let (record, _) = import_file(text, "FILE", &[]).unwrap();
    let shipped = import::read(&Input::Embedded).unwrap();
    assert_ne!(record.version().unwrap(), shipped.version().unwrap());
}
