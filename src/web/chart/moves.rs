//! The closing moves of one day: shares in order of their move, then indices.

use askama::Template;
use chrono::NaiveDate;

use super::pct;
use super::place::text_width;
use crate::domain::LimitState;
use crate::store::moves::DayMoveRow;
use crate::web::format;
use crate::web::render::{Frame, word_key};

/// Height of a row.
const STEP: i32 = 22;
/// Where the bars begin and end, percent; names stand on the left, figures on the right.
const LEFT: f64 = 42.0;
const RIGHT: f64 = 84.0;
/// Widths in pixels for which words must fit into a bar: a phone, and the least above 720 px.
const PHONE: f64 = 320.0;
const SCREEN: f64 = 620.0;

/// The chart.
#[derive(Debug, Template)]
#[template(path = "chart/moves.html")]
pub struct MovesChart {
    height: i32,
    title: String,
    desc: String,
    source: String,
    zero: String,
    bars: Vec<Bar>,
    /// The line between shares and indices.
    rule: Option<i32>,
}

#[derive(Debug)]
struct Bar {
    name: String,
    symbol: String,
    figure: String,
    class: &'static str,
    x: String,
    width: String,
    top: i32,
    base: i32,
    words: Vec<Words>,
}

/// The limit in words, inside a bar or, with a halo, across its end.
#[derive(Debug)]
struct Words {
    class: &'static str,
    text: String,
    x: String,
}

impl MovesChart {
    /// The chart of a day's moves, or nothing if the record has none.
    #[must_use]
    pub fn new(frame: &Frame, rows: &[DayMoveRow], day: NaiveDate) -> Option<Self> {
        let low = rows.iter().map(|row| row.close).fold(0.0, f64::min);
        let high = rows.iter().map(|row| row.close).fold(0.0, f64::max);
        // Were every move zero, any span would do.
        let span = if high > low { high - low } else { 1.0 };
        let scale = |value: f64| LEFT + (RIGHT - LEFT) * (value - low) / span;
        let (shares, indices): (Vec<_>, Vec<_>) =
            rows.iter().partition(|row| row.company.is_some());
        let mut top = 0;
        let mut bars: Vec<Bar> = Vec::new();
        for row in &shares {
            bars.push(bar(frame, row, top, scale));
            top += STEP;
        }
        let rule = (!shares.is_empty() && !indices.is_empty()).then_some(top + 5);
        top += if rule.is_some() { 10 } else { 0 };
        for row in &indices {
            bars.push(bar(frame, row, top, scale));
            top += STEP;
        }
        let title = frame.t.about("moves-title", &format::long_day(frame.lang, day));
        (!rows.is_empty()).then(|| Self {
            height: top + 26,
            title,
            desc: frame.t.get("moves-desc"),
            source: frame.t.about("dates-source", frame.version()),
            zero: pct(scale(0.0)),
            bars,
            rule,
        })
    }
}

fn bar(frame: &Frame, row: &DayMoveRow, top: i32, scale: impl Fn(f64) -> f64) -> Bar {
    let (zero, end) = (scale(0.0), scale(row.close));
    Bar {
        name: name(frame, row),
        symbol: row.symbol.clone(),
        figure: format::plain_percent(row.close),
        class: if row.close < 0.0 { "bd" } else { "bu" },
        x: pct(zero.min(end)),
        width: pct((end - zero).abs()),
        top: top + 7,
        base: top + 17,
        words: words(frame, row.price_limit, zero, end),
    }
}

/// The words stand at the right end of the bar: inside it where it is wide enough, else reaching
/// out of it to the left, where there is always room before the names.
fn words(frame: &Frame, limit: LimitState, zero: f64, end: f64) -> Vec<Words> {
    if limit == LimitState::None {
        return Vec::new();
    }
    let text = frame.word("limit", limit.as_str());
    let fits = |width: f64| (end - zero).abs() / 100.0 * width >= text_width(&text) + 10.0;
    let at = |class| Words { class, text: text.clone(), x: pct(zero.max(end)) };
    if fits(PHONE) {
        vec![at("s e inv")]
    } else if fits(SCREEN) {
        vec![at("s e inv l3"), at("s e halo nr")]
    } else {
        vec![at("s e halo")]
    }
}

/// The name of a share's company or of an index; an index that the texts don't know goes by its
/// symbol.
#[must_use]
pub fn name(frame: &Frame, row: &DayMoveRow) -> String {
    if let (Some(en), Some(zh)) = (&row.short_en, &row.short_zh) {
        return frame.pick(en, zh).to_owned();
    }
    let word = row.symbol.trim_start_matches('^').replace('.', "-");
    let name = frame.word("index", &word);
    if name == word_key("index", &word) { row.symbol.clone() } else { name }
}
