//! Tickers as other houses write them: `SZ300418`, `300418.XSHE`, `NASDAQ:BIDU`, `09888.HK`,
//! `9888 HK Equity`, `HSI`.

use unicode_normalization::UnicodeNormalization as _;

/// The words that other houses put beside a code, by the suffix that the record's own symbols have.
const MARKETS: [(&str, &[&str]); 4] = [
    ("SS", &["SS", "SH", "SSE", "SHSE", "XSHG", "SHG", "SHA", "SHH", "CG", "CH", "CN"]),
    ("SZ", &["SZ", "SZSE", "XSHE", "SHE", "SHZ", "CS", "CH", "CN"]),
    ("HK", &["HK", "HKEX", "SEHK", "XHKG", "HKG"]),
    (
        "",
        &[
            "US", "NASDAQ", "NYSE", "XNAS", "XNYS", "NAS", "NMS", "UW", "UN", "UQ", "O", "OQ", "N",
            "K",
        ],
    ),
];

/// The words that stand beside the code of any share or index.
const KINDS: [&str; 3] = ["EQUITY", "STOCK", "INDEX"];

/// Other codes of the record's indexes.
const CODES: [(&str, &str); 2] = [("SPX", "GSPC"), ("INX", "GSPC")];

/// The symbol that a ticker means, if it means exactly one of these.
///
/// A ticker is taken apart at everything that is neither a letter nor a digit, and where letters
/// meet digits. One of its words must be the symbol's code, every other word must fit its market.
pub(crate) fn meant<'a>(
    written: &str,
    symbols: impl IntoIterator<Item = &'a str>,
) -> Option<&'a str> {
    let words = words_of(written);
    let mut found = symbols.into_iter().filter(|symbol| means(&words, symbol));
    let first = found.next()?;
    found.all(|other| other == first).then_some(first)
}

/// A query that is a ticker with its market, as the record writes it: `9888.HK` of `HKEX:9888`. The
/// code alone where a word stands for both mainland exchanges.
pub(super) fn canonical(query: &str) -> Option<String> {
    let words = words_of(query);
    let of = |(_, names): &&(&str, &[&str]), word: &str| names.contains(&word);
    let is_market = |word: &str| MARKETS.iter().any(|market| of(&market, word));
    let (beside, codes): (Vec<&str>, Vec<&str>) =
        words.iter().map(String::as_str).partition(|word| is_market(word) || KINDS.contains(word));
    let [code] = codes[..] else { return None };
    let markets: Vec<&str> = beside.into_iter().filter(|word| is_market(word)).collect();
    let is_number = code.bytes().all(|byte| byte.is_ascii_digit());
    // Letters are a ticker only in capitals: `Baidu US` is none.
    let is_ticker = is_number || query.contains(code);
    let fits = |(suffix, _): &&(&str, &[&str])| match *suffix {
        "HK" => is_number && code.len() <= 5,
        "" => !is_number && code.len() <= 5 && code.is_ascii(),
        _ => is_number && code.len() == 6,
    };
    let fitting: Vec<&str> = MARKETS
        .iter()
        .filter(|market| fits(market) && markets.iter().all(|word| of(market, word)))
        .map(|(suffix, _)| *suffix)
        .collect();
    match (is_ticker && !markets.is_empty(), &fitting[..]) {
        (true, ["HK"]) => Some(format!("{:0>4}.HK", code.trim_start_matches('0'))),
        (true, [""] | [_, _, ..]) => Some(code.to_owned()),
        (true, [suffix]) => Some(format!("{code}.{suffix}")),
        _ => None,
    }
}

fn words_of(written: &str) -> Vec<String> {
    // A spreadsheet that takes a code for a number writes 300418.0.
    let text: String = written.trim().trim_end_matches(".0").nfkc().collect();
    let mut words: Vec<String> = Vec::new();
    let mut before = ' ';
    for c in text.chars() {
        if c.is_alphanumeric() {
            let goes_on = before.is_alphanumeric() && before.is_numeric() == c.is_numeric();
            match words.last_mut().filter(|_| goes_on) {
                Some(word) => word.extend(c.to_uppercase()),
                None => words.push(c.to_uppercase().collect()),
            }
        }
        before = c;
    }
    words
}

fn means(words: &[String], symbol: &str) -> bool {
    let index = symbol.strip_prefix('^');
    let (code, suffix) = index.unwrap_or(symbol).rsplit_once('.').unwrap_or((symbol, ""));
    let code = code.trim_start_matches('^');
    let is_code = |word: &str| {
        let digits = code.bytes().all(|byte| byte.is_ascii_digit());
        let bare = |text: &str| text.trim_start_matches('0').to_owned();
        word == code
            || CODES.contains(&(word, code))
            || (digits && word.len() <= 6 && bare(word) == bare(code))
    };
    let fits = |word: &str| {
        let of = |(market, words): &(&str, &[&str])| {
            (index.is_some() || *market == suffix) && words.contains(&word)
        };
        is_code(word) || KINDS.contains(&word) || MARKETS.iter().any(of)
    };
    words.iter().any(|word| is_code(word)) && words.iter().all(|word| fits(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    const SYMBOLS: [&str; 9] = [
        "9888.HK",
        "0700.HK",
        "BIDU",
        "JD",
        "300418.SZ",
        "000977.SZ",
        "000300.SS",
        "^HSI",
        "^GSPC",
    ];

    #[test]
    fn a_ticker_of_another_house_means_the_records_symbol() {
        for (written, symbol) in [
            ("09888.HK", "9888.HK"),
            ("HK09888", "9888.HK"),
            ("9888 HK Equity", "9888.HK"),
            ("HKEX:9888", "9888.HK"),
            ("９８８８．ＨＫ", "9888.HK"),
            ("700", "0700.HK"),
            ("bidu", "BIDU"),
            ("NASDAQ:BIDU", "BIDU"),
            ("BIDU US Equity", "BIDU"),
            ("BIDU.O", "BIDU"),
            ("US.JD", "JD"),
            ("SZ300418", "300418.SZ"),
            ("sz.300418", "300418.SZ"),
            ("300418.XSHE", "300418.SZ"),
            ("300418 CH", "300418.SZ"),
            ("300418.0", "300418.SZ"),
            ("977", "000977.SZ"),
            ("000300.SH", "000300.SS"),
            ("^hsi", "^HSI"),
            ("HSI Index", "^HSI"),
            (".SPX", "^GSPC"),
        ] {
            assert_eq!(meant(written, SYMBOLS), Some(symbol), "{written}");
        }
    }

    #[test]
    fn a_ticker_of_another_market_or_with_a_word_more_means_nothing() {
        for written in ["300418.SH", "9888.SZ", "BIDU.HK", "300481.SZ", "BIDU wins", "HK", "", "^"]
        {
            assert_eq!(meant(written, SYMBOLS), None, "{written}");
        }
        assert_eq!(meant("9888", ["9888.HK", "009888.SZ"]), None, "either could be meant");
    }

    #[test]
    fn a_query_that_is_a_ticker_with_its_market_is_the_records_own() {
        for (query, wanted) in [
            ("NASDAQ:BIDU", Some("BIDU")),
            ("BIDU US", Some("BIDU")),
            ("BIDU US Equity", Some("BIDU")),
            ("HKEX:9888", Some("9888.HK")),
            ("9888 hk equity", Some("9888.HK")),
            ("09888.HK", Some("9888.HK")),
            ("HK00700", Some("0700.HK")),
            ("300418 CH", Some("300418")),
            ("sz.300418", Some("300418.SZ")),
            ("300418.XSHE", Some("300418.SZ")),
            ("601360.SH", Some("601360.SS")),
            ("BIDU", None),
            ("Baidu US", None),
            ("360 US", None),
            ("360 CN", None),
            ("BIDU HK", None),
            ("US", None),
            ("9888 0700 HK", None),
        ] {
            assert_eq!(canonical(query).as_deref(), wanted, "{query}");
        }
    }
}
