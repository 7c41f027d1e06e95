//! Price files in the shapes that people have them: what is read, and what a refusal says.

use std::sync::LazyLock;

use baimo::domain::{Basis, LimitState, Move};
use baimo::import::{self, Checked, Input, PriceFile, replace_moves};

static RECORD: LazyLock<Checked> = LazyLock::new(|| import::read(&Input::Embedded).unwrap());

/// Sessions of Kunlun Tech: day, open, high, low, close.
const WALK: [(&str, [&str; 4]); 8] = [
    ("2023-04-06", ["40.00", "41.00", "39.00", "40.00"]),
    ("2023-04-07", ["40.20", "42.00", "40.00", "41.00"]),
    ("2023-04-10", ["41.00", "41.40", "39.60", "40.18"]),
    ("2023-04-11", ["40.18", "41.38", "40.18", "40.98"]),
    ("2023-04-12", ["41.00", "43.00", "40.90", "42.62"]),
    ("2023-04-13", ["42.62", "43.46", "42.00", "42.19"]),
    ("2023-04-14", ["42.00", "42.70", "41.77", "42.61"]),
    ("2023-04-17", ["42.61", "44.00", "42.61", "43.46"]),
];
const HEAD: &str = "date,open,high,low,close,volume";

/// What an import did.
struct Came {
    moves: Vec<(String, f64)>,
    rows: Vec<Move>,
    summary: String,
}

/// Imports files into the shipped record; gives the moves of the first flag's symbol, or the
/// refusals with their help. FILE stands for the file's path.
fn import_all(files: &[(&str, &[u8])], symbol: &str) -> Result<Came, String> {
    let folder = tempfile::tempdir().unwrap();
    let mut sources = Vec::new();
    for (at, (flag, bytes)) in files.iter().enumerate() {
        let path = folder.path().join(format!("p{at}.csv"));
        std::fs::write(&path, bytes).unwrap();
        let source: Result<PriceFile, String> =
            flag.replace("FILE", path.to_str().unwrap()).parse();
        sources.push(source?);
    }
    let mut record = RECORD.clone();
    let replaced = replace_moves(&mut record, &sources, &[]).map_err(|problems| {
        let texts = problems.iter().map(|problem| format!("{problem} [{}]\n", problem.help_text()));
        texts.collect::<String>()
    })?;
    let rows = record.whole().unwrap().moves;
    let rows: Vec<Move> = rows.into_iter().filter(|row| row.symbol.as_str() == symbol).collect();
    let moves = rows.iter().map(|row| (row.day.to_string(), row.close)).collect();
    let summary = replaced.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n");
    Ok(Came { moves, rows, summary })
}

fn import_one(flag: &str, text: impl AsRef<[u8]>) -> Result<Came, String> {
    import_all(&[(flag, text.as_ref())], "300418.SZ")
}

/// The walk in a form, below a header.
fn table(head: &str, form: impl Fn(&str, [&str; 4]) -> String) -> String {
    let lines: String = WALK.iter().map(|(day, prices)| form(day, *prices) + "\n").collect();
    format!("{head}\n{lines}")
}

fn plain() -> String {
    table(HEAD, |d, [o, h, l, c]| format!("{d},{o},{h},{l},{c},900"))
}

/// The moves of the walk, but for some days.
fn assert_walk(came: Result<Came, String>, without: &[&str]) {
    let came = came.unwrap_or_else(|refusal| panic!("{refusal}"));
    let pairs = WALK.windows(2).map(|pair| {
        let close = |at: usize| pair[at].1[3].parse::<f64>().unwrap();
        (pair[1].0, (close(1) / close(0) - 1.0) * 100.0)
    });
    let wanted: Vec<_> = pairs.filter(|(day, _)| !without.contains(day)).collect();
    assert_eq!(came.moves.len(), wanted.len(), "{:?}", came.moves);
    for ((day, close), (wanted_day, wanted)) in came.moves.iter().zip(wanted) {
        assert!(day == wanted_day && (close - wanted).abs() < 1e-9, "{day} {close}, not {wanted}");
    }
}

fn assert_refused(came: Result<Came, String>, words: &[&str]) {
    let Err(refusal) = came else { panic!("accepted, but {words:?} was wanted") };
    for word in words {
        assert!(refusal.contains(word), "{word:?} is not in {refusal}");
    }
}

const RAW: &str = "300418.SZ=FILE:raw";

#[test]
fn columns_are_known_by_what_they_are_called_and_not_by_where_they_stand() {
    let investing = |d: &str, [o, h, l, c]: [&str; 4]| format!("{d},{c},{o},{h},{l},9.5M,0.5%");
    for head in ["日期,收盘,开盘,高,低,交易量,涨跌幅", "Date,Price,Open,High,Low,Vol.,Change %"]
    {
        assert_walk(import_one(RAW, table(head, investing)), &[]);
    }
    let dollars = |d: &str, [o, h, l, c]: [&str; 4]| format!("{d},${c},1,${o},${h},${l}");
    assert_walk(import_one(RAW, table("Date,Close/Last,Volume,Open,High,Low", dollars)), &[]);
    let own = |d: &str, [o, h, l, c]: [&str; 4]| format!("{d},{o},{h},{l},{c},900");
    for head in [
        "timestamp,OPEN,High,low,close,Volume",
        "<DATE>,<OPEN>,<HIGH>,<LOW>,<CLOSE>,<VOL>",
        "Trddt,Opnprc,Hiprc,Loprc,Clsprc,Dnshrtrd",
        "时间,开盘价(元),最高价（元）,最低价 [CNY],收盘价,总手",
        "Date,\"Open\n(CNY)\",High,Low,Close,Volume",
        ",open,high,low,close,volume",
    ] {
        assert_walk(import_one(RAW, table(head, own)), &[]);
    }
}

#[test]
fn a_header_of_three_lines_names_the_share() {
    let head = "Price,Close,High,Low,Open,Volume\nTicker,300418.SZ,300418.SZ,300418.SZ,300418.SZ,\
                300418.SZ\nDate,,,,,";
    let text = table(head, |d, [o, h, l, c]| format!("{d},{c},{h},{l},{o},900"));
    assert_walk(import_one("FILE:raw", &text), &[]);
    assert_refused(import_one("9888.HK=FILE:raw", &text), &["300418.SZ", "9888.HK"]);
    let two = text.replace("Ticker,300418.SZ", "Ticker,BIDU");
    assert_refused(import_one("FILE:raw", two), &["several shares", "multi_level_index=False"]);
    let double = plain().replace("high,low", "close,low");
    assert_refused(import_one(RAW, double), &["two columns are called close"]);
    let words = plain()
        .replace("volume\n", "volume\n日期,开盘价,最高价,最低价,收盘价,股数\n,元,元,元,元,股\n");
    assert_walk(import_one(RAW, words), &[]);
}

#[test]
fn an_unknown_header_is_answered_with_the_columns_found_and_the_names_known() {
    let text = plain().replace(HEAD, "Datum,Erster,Hoch,Tief,Schluss,Stuecke");
    let wanted = ["p0.csv:1:1", "Datum", "Schluss", "trade_date", "日期", "开盘", "Clsprc"];
    assert_refused(import_one(RAW, text), &wanted);
    assert_refused(import_one(RAW, plain().replace("volume", "shares")), &["for volume", "成交量"]);
}

#[test]
fn what_parts_fields_and_decimals_is_shown_by_the_file() {
    let tabs = plain().replace(',', "\t");
    let title = format!("Kunlun, daily\n{}来源:某终端\n", tabs.replace("2023-", "  2023-"));
    let comma = plain().replace(',', ";").replace('.', ",");
    let weekday = plain().replace("04-10,", "04-10,周一,");
    for text in [&tabs, &title, &comma, &weekday, &format!("sep=,\n{}", plain())] {
        assert_walk(import_one(RAW, text), &[]);
    }
    let thousands = |d: &str, p: [&str; 4]| {
        let [o, h, l, c] = p.map(|price| format!("\"1,0{price}\""));
        format!("{d},{o},{h},{l},{c},\"1,900\"")
    };
    let came = import_one(RAW, table(HEAD, thousands)).unwrap();
    assert!((came.moves[0].1 - (1041.0 / 1040.0 - 1.0) * 100.0).abs() < 1e-9);
    let decimal = plain().replace("41.40", "\"41,40\"");
    assert_refused(import_one(RAW, decimal), &[":4:1", "high cannot be \"41,40\""]);
}

#[test]
fn dates_are_read_in_an_order_that_a_line_of_the_file_shows() {
    let dated = |form: fn(&str, &str, &str) -> String| {
        table(HEAD, move |day, [o, h, l, c]| {
            let parts: Vec<&str> = day.split('-').collect();
            format!("{},{o},{h},{l},{c},900", form(parts[0], parts[1], parts[2]))
        })
    };
    for form in [
        |y: &str, m: &str, d: &str| format!("{m}/{d}/{y}"),
        |y: &str, m: &str, d: &str| format!("{d}.{m}.{y} 00:00"),
        |y: &str, m: &str, d: &str| format!("{y}{m}{d}.0"),
        |y: &str, m: &str, d: &str| format!("{y}-{m}-{d}T16:00:00+08:00"),
    ] {
        assert_walk(import_one(RAW, dated(form)), &[]);
    }
    let unsure =
        dated(|y, m, d| format!("{m}/{d}/{y}")).lines().take(6).collect::<Vec<_>>().join("\n");
    assert_refused(import_one(RAW, unsure), &[":2:1", "order of day and month", "year-month-day"]);
    let both = dated(|y, m, d| format!("{m}/{d}/{y}")).replace("04/14", "14/04");
    assert_refused(import_one(RAW, both), &[":8:1", "differ in the order"]);
    for form in [
        |y: &str, m: &str, d: &str| format!("{d}-{m}-{}", &y[2..]),
        |_: &str, m: &str, d: &str| format!("0023-{m}-{d}"),
        |_: &str, _: &str, d: &str| format!("450{d}"),
    ] {
        let came = import_one(RAW, dated(form));
        assert_refused(came, &[":2:1", "a year has four digits", "1990 and 2100", "2023-04-10"]);
    }
}

#[test]
fn encodings_are_read_and_what_is_no_table_is_called_what_it_is() {
    let chinese = plain().replace(HEAD, "日期,开盘,最高,最低,收盘,成交量");
    let wide: Vec<u8> = chinese.encode_utf16().flat_map(u16::to_le_bytes).collect();
    assert_walk(import_one(RAW, &wide), &[]);
    // 日期,开盘,最高,最低,收盘,成交量 in GBK.
    let head = b"\xc8\xd5\xc6\xda,\xbf\xaa\xc5\xcc,\xd7\xee\xb8\xdf,\xd7\xee\xb5\xcd,\xca\xd5\xc5\xcc,\xb3\xc9\xbd\xbb\xc1\xbf\n";
    let rest = plain().split_once('\n').unwrap().1.to_owned();
    assert_walk(import_one(RAW, [&head[..], rest.as_bytes()].concat()), &[]);
    for (bytes, what) in [
        (&b"PK\x03\x04 xl/workbook.xml"[..], "Excel workbook (.xlsx)"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "old Excel workbook"),
        (b"\n<html><body>later</body></html>", "web page (HTML)"),
        (b"{\"error\": \"limit, reached\"}", "JSON"),
        (b"[{\"date\": \"2023-04-10\", \"open\": 1}]", "JSON"),
        (b"Sorry, no more files today", "not a table"),
        (b"Please wait, the price, of 25 calls a day, is paid", "not a table"),
        (b"DATE,VALUE\n2023-04-10,1\n", "no column for open, high, low, close"),
        (b"", "the file is empty"),
    ] {
        assert_refused(import_one(RAW, bytes), &[what]);
    }
}

#[test]
fn the_place_is_an_editors_line_and_every_bad_line_is_told_at_once() {
    let bad =
        plain().replace("41.40", "n/a").replace("43.46,42.00", "43.46,x").replace("04-14", "04-15");
    for end in ["\n", "\r\n", "\r"] {
        let text = bad.replace('\n', end);
        let wanted = [
            ":4:1: high of 2023-04-10 is missing",
            ":7:1: low cannot be \"x\"",
            ":8:1: 2023-04-15 is not a session",
        ];
        assert_refused(import_one(RAW, &text), &wanted);
        let blank = format!("\u{feff}{end}{text}");
        assert_refused(import_one(RAW, blank), &[":5:1: high", ":8:1: low", ":9:1: 2023-04-15"]);
        let quoted = text.replace("high,low", &format!("\"high{end}(CNY)\",low"));
        assert_refused(import_one(RAW, quoted), &[":5:1: high", ":8:1: low", ":9:1: 2023-04-15"]);
    }
    let short = plain().replace(",41.77,42.61,900", "");
    assert_refused(import_one(RAW, short), &[":8:1: the line has 3 fields, the header has 6"]);
    assert_walk(import_one(RAW, plain() + ",,,,,\r\n,,,,,\n"), &[]);
    let outside = plain().replace("41.00,43.00,40.90,42.62", "44.00,43.00,40.90,42.62");
    assert_refused(import_one(RAW, outside), &[":6:1: the open or close lies outside low to high"]);
}

#[test]
fn a_session_without_trade_has_no_move_and_the_next_counts_from_the_last_close() {
    // 10 and 11 April become suspended: each way of saying so.
    let first = |text: &str, line: &str| {
        let old = WALK[2..4].iter().map(|(d, [o, h, l, c])| format!("{d},{o},{h},{l},{c},900\n"));
        let new = |day: &str| format!("{day},{line}\n");
        text.replace(&old.collect::<String>(), &(new("2023-04-10") + &new("2023-04-11")))
    };
    for line in [
        "41.00,41.00,41.00,41.00,0",
        "0,0,0,41.00,0",
        "0,0,0,0,0.0",
        "41.00,41.00,41.00,41.00,",
        "41.00,41.00,41.00,41.00,5.9e-39",
        "null,null,null,41.00,0",
        ",,,,0",
    ] {
        let came = import_one(RAW, first(&plain(), line))
            .unwrap_or_else(|refusal| panic!("{line}: {refusal}"));
        let days: Vec<&str> = came.moves.iter().map(|(day, _)| day.as_str()).collect();
        assert_eq!(
            days,
            ["2023-04-07", "2023-04-12", "2023-04-13", "2023-04-14", "2023-04-17"],
            "{line}"
        );
        assert!((came.moves[1].1 - (42.62 / 41.00 - 1.0) * 100.0).abs() < 1e-9, "{line}");
        assert!(came.summary.contains("not traded on 2023-04-10, 2023-04-11"), "{}", came.summary);
    }
    // Two sessions without any price are a hole: what comes behind it is no move of one session.
    let came = import_one(RAW, first(&plain(), "null,null,null,null,null")).unwrap();
    assert_eq!(came.moves[1].0, "2023-04-13");
    assert!(came.summary.contains("no price on 2023-04-10, 2023-04-11"), "{}", came.summary);
    // On a Sunday it means nothing.
    for line in ["NaN,NaN,NaN,NaN,NaN", "41.00,41.00,41.00,41.00,0"] {
        let sunday = plain().replace("2023-04-10", &format!("2023-04-09,{line}\n2023-04-10"));
        assert_walk(import_one(RAW, sunday), &[]);
    }
}

#[test]
fn weekly_bars_and_holes_are_no_session_moves() {
    let weekly = "date,open,high,low,close,volume\n2023-04-07,1,1,1,1,9\n2023-04-14,1,1,1,1,9\n\
                  2023-04-21,1,1,1,1,9\n";
    assert_refused(import_one(RAW, weekly), &["lacks 8 of 11 sessions", "weekly or monthly"]);
    let sundays =
        weekly.replace("04-07", "04-02").replace("04-14", "04-09").replace("04-21", "04-16");
    assert_refused(import_one(RAW, sundays), &["weekly or monthly"]);
    let without = |days: &[&str]| {
        let text = plain();
        let lines = text.lines().filter(|line| !days.iter().any(|day| line.starts_with(day)));
        lines.collect::<Vec<_>>().join("\n")
    };
    let came = import_one(RAW, without(&["2023-04-11", "2023-04-12"]));
    assert!(came.as_ref().unwrap().summary.contains(
        "no move on 2023-04-13: 2 sessions before it are missing, 2023-04-11 to 2023-04-12"
    ));
    assert_walk(came, &["2023-04-11", "2023-04-12", "2023-04-13"]);
}

#[test]
fn a_file_that_gives_no_move_is_refused() {
    let other = plain().replace("2023-", "2025-");
    assert_refused(import_one(RAW, other), &["no moves", "2022-07-01 and 2023-12-29"]);
    let one = format!("{HEAD}\n2023-04-10,1,1,1,1,9\n");
    assert_refused(import_one(RAW, one), &["a move needs two sessions in a row, and there is one"]);
    assert_refused(import_one(RAW, HEAD), &["the file has no rows"]);
    assert_refused(import_one(RAW, format!("{HEAD}\nNo data available\n")), &["no rows"]);
}

/// The walk with the close before as a reference price, prices and reference times something.
fn referenced(prices: f64, reference: f64) -> String {
    let closes = ["39.00"].into_iter().chain(WALK.map(|(_, prices)| prices[3]));
    let lines = WALK.iter().zip(closes).map(|((day, p), before)| {
        let [o, h, l, c] = p.map(|price| price.parse::<f64>().unwrap() * prices);
        let before = before.parse::<f64>().unwrap() * reference;
        format!("300418.SZ,{day},{o},{h},{l},{c},{before:.4},900\n")
    });
    format!("ts_code,trade_date,open,high,low,close,pre_close,vol\n{}", lines.collect::<String>())
}

#[test]
fn a_reference_price_is_believed_only_where_it_is_the_close_before() {
    assert_walk(import_one("FILE", referenced(1.0, 1.0)), &[]);
    assert_walk(import_one("FILE", referenced(1.3, 1.3)), &[]);
    for factor in [3.0437, 1.004, 0.999] {
        let text = referenced(factor, 1.0);
        assert_refused(import_one("FILE", &text), &["pre_close is", "FILE:adjusted"]);
        let came = import_one("FILE:adjusted", &text).unwrap();
        assert!(came.rows.iter().all(|row| row.basis == Basis::ForwardAdjusted));
        assert_walk(Ok(came), &[]);
    }
    // An ex-dividend day.
    let came = import_one("FILE", referenced(1.0, 1.0).replace("40.9800,", "40.0000,")).unwrap();
    assert!((came.moves[3].1 - (42.62 / 40.0 - 1.0) * 100.0).abs() < 1e-9);
    // A typing error is further than the share can trade.
    let typo = referenced(1.0, 1.0).replace("40.9800,", "4.0980,");
    assert_refused(import_one("FILE", typo), &[":6:1: 300418.SZ moved 940.0%", "--accept-jump"]);
    // Behind a hole the reference price says what the move counts from.
    let whole = referenced(1.0, 1.0);
    let is_there = |line: &&str| !line.contains("-04-11,") && !line.contains("-04-12,");
    let hole = whole.lines().filter(is_there).collect::<Vec<_>>().join("\n");
    assert_walk(import_one("FILE", hole), &["2023-04-11", "2023-04-12"]);
}

#[test]
fn the_jump_rule_holds_for_every_file() {
    let spike = |text: &str| text.replace("42.00,42.70,41.77,42.61", "4200,4270,4177,4261");
    for flag in [RAW, "300418.SZ=FILE:adjusted"] {
        assert_refused(
            import_one(flag, spike(&plain())),
            &[":8:1: 300418.SZ moved", ":9:1: 300418.SZ moved"],
        );
    }
    let restated = table("date,open,high,low,close,adj close,volume", |d, [o, h, l, c]| {
        format!("{d},{o},{h},{l},{c},{},900", if d == "2023-04-12" { "0.4262" } else { c })
    });
    assert_refused(import_one("300418.SZ=FILE", restated), &[":6:1: 300418.SZ moved -99.0%"]);
}

#[test]
fn a_flag_and_a_suffix_must_not_contradict_each_other() {
    let flagged = |flag: &str| {
        table("date,code,open,high,low,close,volume,adjustflag", |d, [o, h, l, c]| {
            format!("{d},sz.300418,{o},{h},{l},{c},900,{flag}")
        })
    };
    for (flag, source, basis) in [
        ("3", "FILE", Basis::Quoted),
        ("2", "FILE", Basis::ForwardAdjusted),
        ("3", "FILE:raw", Basis::Quoted),
    ] {
        let came = import_one(source, flagged(flag)).unwrap();
        assert!(came.rows.iter().all(|row| row.basis == basis));
        assert_walk(Ok(came), &[]);
    }
    assert_refused(import_one("FILE:raw", flagged("1")), &["adjustflag", "FILE:adjusted"]);
    assert_refused(import_one("FILE:adjusted", flagged("3")), &["adjustflag", "FILE:raw"]);
    let below = plain().replace("40.00,41.00,39.00,40.00", "-0.40,0.10,-0.90,-0.10");
    let came = import_one("300418.SZ=FILE:adjusted", below);
    assert_refused(came, &[":2:1: open cannot be -0.4", "unadjusted"]);
}

#[test]
fn adjusted_prices_have_no_limit_states() {
    let text =
        format!("{HEAD}\n2023-04-10,0.30,0.30,0.30,0.30,9\n2023-04-11,0.31,0.36,0.31,0.36,9\n");
    let limit = |flag| import_one(flag, &text).unwrap().rows[0].limit;
    assert_eq!(limit(RAW), LimitState::Up);
    assert_eq!(limit("300418.SZ=FILE:adjusted"), LimitState::None);
}

#[test]
fn a_file_of_another_share_is_refused_in_whatever_column_it_says_so() {
    for named in ["000977", "SZ000977", "000977.XSHE", "9888.HK", "000001"] {
        let text = table("date,股票代码,open,high,low,close,volume", |d, [o, h, l, c]| {
            format!("{d},{named},{o},{h},{l},{c},900")
        });
        assert_refused(import_one(RAW, &text), &[named, "300418.SZ"]);
        for same in
            ["300418", "'300418", "sz300418", "300418.XSHE", "300418 CH Equity", "=\"300418\""]
        {
            assert_walk(import_one(RAW, text.replace(named, same)), &[]);
            assert_walk(import_one("FILE:raw", text.replace(named, same)), &[]);
        }
    }
    assert_refused(
        import_one(RAW, format!("000977 daily\n{}", plain())),
        &["000977.SZ", "300418.SZ"],
    );
    assert_refused(import_one("300481.SZ=FILE:raw", plain()), &["did you mean 300418.SZ"]);
    assert_walk(import_one("SZSE:300418=FILE:RAW", plain()), &[]);
}

#[test]
fn files_of_one_symbol_are_one_series() {
    let text = plain();
    let lines: Vec<&str> = text.lines().collect();
    let part = |lines: &[&str]| format!("{HEAD}\n{}\n", lines.join("\n"));
    let (early, late) = (part(&lines[1..5]), part(&lines[5..]));
    let both =
        |a: &str, b: &str| import_all(&[(RAW, a.as_bytes()), (RAW, b.as_bytes())], "300418.SZ");
    assert_walk(both(&early, &late), &[]);
    assert_walk(both(&late, &early), &[]);
    let overlap = part(&lines[4..]);
    assert_walk(both(&early, &overlap), &[]);
    let referenced = referenced(1.0, 1.0);
    let twice = [("FILE", referenced.as_bytes()), ("FILE", referenced.as_bytes())];
    assert_walk(import_all(&twice, "300418.SZ"), &[]);
    let differs = overlap.replace("40.18,41.38", "40.17,41.38");
    assert_refused(
        both(&early, &differs),
        &["2023-04-11 stands in two files with different prices"],
    );
    let kinds = [(RAW, early.as_bytes()), ("300418.SZ=FILE:adjusted", late.as_bytes())];
    assert_refused(import_all(&kinds, "300418.SZ"), &["different kinds of prices"]);
}

#[test]
fn an_index_needs_no_volume() {
    for (head, volume) in
        [("date,open,high,low,close", ""), (HEAD, ","), (HEAD, ",-"), (HEAD, ",nan")]
    {
        let text = table(head, |d, [o, h, l, c]| format!("{d},{o},{h},{l},{c}{volume}"));
        let came = import_all(&[("399006=FILE:raw", text.as_bytes())], "399006.SZ").unwrap();
        assert!(came.rows.len() == 7 && came.rows.iter().all(|row| row.basis == Basis::Index));
        assert_refused(import_one(RAW, text), &["volume"]);
    }
}

#[test]
fn an_import_says_what_it_replaced() {
    let summary = import_one(RAW, plain()).unwrap().summary;
    assert_eq!(
        summary,
        "300418.SZ: 7 moves from 8 rows, 2023-04-07 to 2023-04-17, in place of 366; 359 sessions that \
         had a move now have none"
    );
}

#[test]
fn a_flag_that_is_wrong_is_answered_with_what_it_may_be() {
    for suffix in [":qfq", ":", ":back-adjusted"] {
        assert_refused(import_one(&format!("BIDU=FILE{suffix}"), plain()), &[":raw", ":adjusted"]);
    }
    assert_refused(import_one("BIDU=FILE.not:raw", plain()), &["there is no such file"]);
    assert_refused(import_one("BIDU=FILE/..:raw", plain()), &["p0.csv"]);
    let folder = tempfile::tempdir().unwrap();
    let flag = format!("BIDU={}:raw", folder.path().display());
    assert_refused(import_one(&flag, plain()), &["is a folder"]);
    assert_refused(import_one("300418.SZ=FILE", plain()), &["FILE:raw", "FILE:adjusted"]);
}
