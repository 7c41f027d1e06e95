//! The page's headline and its key figures, by rules that hold for any record.

use crate::domain::{Board, Exchange, LimitState, WhyDay, round_half_away};
use crate::store::reactions::ReactionRow;
use crate::web::format::{self, Percent};
use crate::web::render::Frame;

/// A key figure.
#[derive(Debug)]
pub(super) struct Figure {
    /// Name, for those who do not see the layout.
    pub(super) label: String,
    /// A move.
    pub(super) percent: Option<Percent>,
    /// A plain number, where it is no move.
    pub(super) number: String,
    /// What it is.
    pub(super) note: String,
}

/// `Kunlun Tech closed 17.25% lower on the day it announced .., and 9.50% higher on the next`.
///
/// `own` says whether the share is that of the company that made the announcement. Titles of the
/// record are clauses with the company as subject; where one begins with its name, the headline
/// goes on with the rest of it, and else it names the title.
#[must_use]
pub(super) fn h1(frame: &Frame, row: &ReactionRow, own: bool) -> String {
    let company = frame.pick(&row.short_en, &row.short_zh);
    let title = frame.pick(&row.title_en, &row.title_zh);
    let Some(close) = row.close else {
        let values = [
            ("company", company.into()),
            ("symbol", row.symbol.as_str().into()),
            ("title", title.into()),
        ];
        return frame.t.with("reaction-h1-none", &values);
    };
    let same_day = row.why.as_deref() == Some(WhyDay::SameSession.as_str());
    let next = row.next_close.map(|next| {
        let key = if same_day { "reaction-h1-next-day" } else { "reaction-h1-next-session" };
        frame.t.about(key, &closed(frame, next))
    });
    let what = own.then(|| rest_of(title, company)).flatten();
    let key = match (what.is_some(), same_day) {
        (true, true) => "reaction-h1-day-it",
        (true, false) => "reaction-h1-session-it",
        (false, true) => "reaction-h1-day",
        (false, false) => "reaction-h1-session",
    };
    let values = [
        ("company", company.into()),
        ("close", closed(frame, close).into()),
        ("next", next.unwrap_or_default().into()),
        ("title", title.into()),
        ("what", what.unwrap_or_default().into()),
    ];
    frame.t.with(key, &values)
}

/// What a title says of its subject, if that is the company: `unveiled ERNIE Bot`. A second
/// subject (`and Huawei ..`), a possessive or two clauses are no predicate to go on with.
fn rest_of<'a>(title: &'a str, company: &str) -> Option<&'a str> {
    let rest = title.strip_prefix(company)?;
    let is_clause = !rest.contains(['；', ';', '：', ':']);
    if !rest.is_ascii() && !rest.starts_with(' ') {
        // Chinese: no blank between subject and predicate.
        let joins = ["与", "和", "的", "及", "、"].iter().any(|word| rest.starts_with(word));
        return (is_clause && !joins).then_some(rest);
    }
    let rest = rest.strip_prefix(' ')?;
    let is_verb = rest.starts_with(|c: char| c.is_ascii_lowercase());
    let joins = ["and ", "or ", "with "].iter().any(|word| rest.starts_with(word));
    (is_clause && is_verb && !joins).then_some(rest)
}

/// `17.25% lower`, `unchanged`.
fn closed(frame: &Frame, close: f64) -> String {
    let rounded = round_half_away(close, 2);
    let size = format!("{}%", rounded.digits);
    match rounded.sign {
        1 => frame.t.about("reaction-higher", &size),
        -1 => frame.t.about("reaction-lower", &size),
        _ => frame.t.get("reaction-unchanged"),
    }
}

/// Close of day 0, close of the next session, and how far day 0 ranged.
#[must_use]
pub(super) fn figures(frame: &Frame, row: &ReactionRow, limit: Option<u8>) -> Vec<Figure> {
    let (Some(day), Some(high), Some(low), Some(close)) = (row.day, row.high, row.low, row.close)
    else {
        return Vec::new();
    };
    let short = |day| frame.short_day(&day);
    let mut figures = vec![Figure {
        label: frame.t.get("figure-close"),
        percent: Some(format::percent(close, 2)),
        number: String::new(),
        note: frame.t.about("figure-close-note", &short(day)),
    }];
    if let (Some(next), Some(day)) = (row.next_close, row.next_day) {
        figures.push(Figure {
            label: frame.t.get("figure-next"),
            percent: Some(format::percent(next, 2)),
            number: String::new(),
            note: frame.t.about("figure-next-note", &short(day)),
        });
    }
    let values = [
        ("high", format::plain_percent(high).into()),
        ("low", format::plain_percent(low).into()),
        ("limit", limit_note(frame, row, limit).into()),
    ];
    figures.push(Figure {
        label: frame.t.get("figure-range"),
        percent: None,
        number: round_half_away(high - low, 2).digits,
        note: frame.t.with("figure-range-note", &values),
    });
    figures
}

/// Where day 0 stood against the daily limit, as the end of a sentence: `; touched the 20% limit at
/// −20.00%, did not end there`. Nothing for a market or a session without one.
fn limit_note(frame: &Frame, row: &ReactionRow, limit: Option<u8>) -> String {
    let state: LimitState = row.price_limit.parse().unwrap_or(LimitState::None);
    let (key, at) = match state {
        LimitState::Up => ("limit-note-up", row.close),
        LimitState::Down => ("limit-note-down", row.close),
        LimitState::TouchedUp => ("limit-note-touched-up", row.high),
        LimitState::TouchedDown => ("limit-note-touched-down", row.low),
        LimitState::None => return String::new(),
    };
    let values = [
        ("limit", limit.map(|limit| format!("{limit}%")).unwrap_or_default().into()),
        ("at", at.map(format::plain_percent).unwrap_or_default().into()),
    ];
    frame.t.with(key, &values)
}

/// The daily limit of a listing, where its exchange sets one.
#[must_use]
pub(super) fn price_limit(row: &ReactionRow) -> Option<u8> {
    let exchange: Exchange = row.exchange.parse().ok()?;
    let board: Board = row.board.parse().ok()?;
    exchange.price_limit(board)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_headline_goes_on_with_a_title_only_where_the_company_is_its_subject() {
        assert_eq!(rest_of("Baidu unveiled ERNIE Bot", "Baidu"), Some("unveiled ERNIE Bot"));
        assert_eq!(rest_of("iFlytek and Huawei paired Spark", "iFlytek"), None);
        assert_eq!(rest_of("360's AI institute opened SEEChat", "360"), None);
        assert_eq!(rest_of("360 Zhinao 4.0 turned multimodal", "360"), None);
        assert_eq!(rest_of("Tencent Cloud presented", "Tencent"), None);
        assert_eq!(rest_of("Essay drew complaints; shares fell", "iFlytek"), None);
        assert_eq!(rest_of("百度率先推出文心一言", "百度"), Some("率先推出文心一言"));
        assert_eq!(rest_of("昆仑万维与阿里云合作", "昆仑万维"), None);
        assert_eq!(rest_of("李彦宏：重复开发是浪费", "百度"), None);
    }
}
