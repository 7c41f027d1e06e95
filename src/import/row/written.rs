//! Values as people write them: words of closed lists, dates, texts.

use chrono::NaiveDate;

use crate::domain::{UnknownWord, earliest, latest};
use crate::import::problem::is_invisible;

/// Longest text of any field, in characters; the longest of the shipped record has under 500.
const LONGEST: usize = 2_000;

/// The words a closed list allows, the nearest first.
pub(in crate::import) fn allowed(error: &UnknownWord) -> String {
    let words: Vec<String> = error.allowed.iter().map(|word| written(word)).collect();
    let words = words.join(", ");
    error.nearest().map_or_else(
        || format!("allowed: {words}"),
        |near| format!("did you mean {near:?}? Allowed: {words}"),
    )
}

/// A word as people write it; the empty one needs its quotes to be seen.
fn written(word: &str) -> String {
    if word.is_empty() { "\"\"".to_owned() } else { word.to_owned() }
}

/// Zero is neither up nor down; SQLite forgets a zero's sign, PostgreSQL would keep it.
pub(in crate::import) fn without_sign_of_zero(number: f64) -> f64 {
    number + 0.0
}

/// A date within the record's bounds, or what is wrong with it.
pub(in crate::import) fn parse_date(text: &str) -> Result<NaiveDate, String> {
    // The parser alone would take blanks and signs.
    let well_formed = text.len() == 10
        && text.bytes().enumerate().all(|(at, byte)| match at {
            4 | 7 => byte == b'-',
            _ => byte.is_ascii_digit(),
        });
    match NaiveDate::parse_from_str(text, "%Y-%m-%d") {
        Ok(date) if well_formed && (earliest()..=latest()).contains(&date) => Ok(date),
        Ok(_) if well_formed => Err(format!("{text:?} is outside 1990 to 2100")),
        _ => Err(format!("{text:?} is not a date")),
    }
}

/// Whether a text is a decimal number in full digits, without a sign.
pub(in crate::import) fn is_decimal(text: &str) -> bool {
    let (whole, fraction) = text.split_once('.').unwrap_or((text, "0"));
    [whole, fraction]
        .iter()
        .all(|part| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit()))
}

/// What is wrong with a text, and how to mend it.
pub(super) fn text_problem(text: &str) -> Option<(String, String)> {
    if let Some(first) = text.chars().next().filter(|c| "=+-@\t\r\n＝＋－＠".contains(*c)) {
        return Some((
            format!("starts with {first:?}, which a spreadsheet takes for a formula"),
            "begin with a word".to_owned(),
        ));
    }
    if let Some(found) = text.chars().find(|c| is_invisible(*c)) {
        return Some((
            format!("holds the invisible character U+{:04X}", u32::from(found)),
            "remove it".to_owned(),
        ));
    }
    if text.chars().count() > LONGEST {
        return Some((format!("is longer than {LONGEST} characters"), "shorten it".to_owned()));
    }
    if text != text.trim() {
        return Some(("starts or ends with a blank".to_owned(), "remove it".to_owned()));
    }
    None
}
