//! The closing moves of one day: shares in order of their move, then indices.

use askama::Template;
use chrono::NaiveDate;

use super::pct;
use super::place::text_width;
use crate::domain::LimitState;
use crate::store::moves::DayMoveRow;
use crate::web::format;
use crate::web::render::Frame;

/// Height of a row.
const STEP: i32 = 22;
/// Where the bars begin and end, percent; names stand on the left, figures on the right.
const LEFT: f64 = 42.0;
const RIGHT: f64 = 84.0;
/// Where symbols have their column on wide screens, percent.
const SYMBOLS: f64 = 24.0;
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
    /// Whether its company has another bar, so that the symbol is needed at every width.
    twin: bool,
    figure: String,
    class: &'static str,
    x: String,
    width: String,
    top: i32,
    base: i32,
    words: Vec<Words>,
}

/// The limit in words, in or beside a bar.
#[derive(Debug)]
struct Words {
    class: String,
    text: String,
    x: String,
    dx: i32,
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
            let twin = shares.iter().filter(|other| other.company == row.company).count() > 1;
            bars.push(Bar::new(frame, row, twin, top, scale));
            top += STEP;
        }
        let rule = (!shares.is_empty() && !indices.is_empty()).then_some(top + 5);
        top += if rule.is_some() { 10 } else { 0 };
        for row in &indices {
            bars.push(Bar::new(frame, row, false, top, scale));
            top += STEP;
        }
        let title = frame.t.about("moves-title", &format::long_day(frame.lang, day));
        (!rows.is_empty()).then(|| Self {
            height: top + 26,
            title,
            desc: frame.t.get("moves-desc"),
            source: frame.t.about("dates-source", &frame.record()),
            zero: pct(scale(0.0)),
            bars,
            rule,
        })
    }
}

impl Bar {
    fn new(
        frame: &Frame,
        row: &DayMoveRow,
        twin: bool,
        top: i32,
        scale: impl Fn(f64) -> f64,
    ) -> Self {
        let (zero, end) = (scale(0.0), scale(row.close));
        let mut bar = Self {
            name: name(frame, row),
            symbol: row.symbol.clone(),
            twin,
            figure: format::plain_percent(row.close),
            class: if row.close < 0.0 { "bd" } else { "bu" },
            x: pct(zero.min(end)),
            width: pct((end - zero).abs()),
            top: top + 7,
            base: top + 17,
            words: Vec::new(),
        };
        bar.words = words(frame, &bar, row.price_limit, zero, end);
        bar
    }
}

/// The limit in words, once if the same place serves every width, else once for narrow screens
/// and once for wide ones.
fn words(frame: &Frame, bar: &Bar, limit: LimitState, zero: f64, end: f64) -> Vec<Words> {
    if limit == LimitState::None {
        return Vec::new();
    }
    let text = frame.word("limit", limit.as_str());
    // Names are set in 12 px; the symbol follows the name, or on wide screens has a column.
    let name = text_width(&bar.name) * 12.0 / 11.0;
    let symbol = text_width(&bar.symbol);
    let narrow_names = name + if bar.twin { 5.0 + symbol } else { 0.0 };
    let wide_names = SYMBOLS / 100.0 * SCREEN + symbol;
    let room = text_width(&text) + 10.0;
    let narrow = LabelPosition::of(room, zero, end, narrow_names, PHONE);
    let wide = LabelPosition::of(room, zero, end, wide_names, SCREEN);
    let at = |place: LabelPosition, width_class: &str| {
        let (class, x, dx) = place.attributes(zero, end);
        Words { class: format!("{class}{width_class}"), x: pct(x), dx, text: text.clone() }
    };
    if narrow == wide { vec![at(wide, "")] } else { vec![at(narrow, " nr"), at(wide, " l3")] }
}

/// Where words about a bar stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum LabelPosition {
    /// In the bar, at its right end.
    Inside,
    /// Behind the end of the bar.
    Beyond,
    /// Across the zero line, where this row is empty.
    Across,
    /// Over the bar, with a halo: there is no room anywhere else.
    Over,
}

impl LabelPosition {
    /// The first place with `room` pixels, in a chart `width` pixels wide whose names take `names`.
    fn of(room: f64, zero: f64, end: f64, names: f64, width: f64) -> Self {
        let pixels = |percent: f64| percent / 100.0 * width;
        let left_of = |x: f64| pixels(x) - names;
        let right_of = |x: f64| pixels(RIGHT - x);
        let (beyond, across) = if end < zero {
            (left_of(end), right_of(zero))
        } else {
            (right_of(end), left_of(zero))
        };
        if pixels((end - zero).abs()) >= room {
            Self::Inside
        } else if beyond >= room {
            Self::Beyond
        } else if across >= room {
            Self::Across
        } else {
            Self::Over
        }
    }

    /// Classes, place in percent and offset in pixels.
    fn attributes(self, zero: f64, end: f64) -> (&'static str, f64, i32) {
        let falls = end < zero;
        match (self, falls) {
            (Self::Inside, _) => ("s e inv", zero.max(end), -5),
            (Self::Over, _) => ("s e halo", zero.max(end), -5),
            (Self::Beyond, true) => ("s q e", end, -5),
            (Self::Beyond, false) => ("s q", end, 5),
            (Self::Across, true) => ("s q", zero, 5),
            (Self::Across, false) => ("s q e", zero, -5),
        }
    }
}

/// The name of a share's company or of an index; an index that the texts don't know goes by its
/// symbol.
#[must_use]
pub fn name(frame: &Frame, row: &DayMoveRow) -> String {
    if let (Some(en), Some(zh)) = (&row.short_en, &row.short_zh) {
        return frame.pick(en, zh).to_owned();
    }
    frame.index_name(&row.symbol)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_stand_in_the_bar_beside_it_or_across_zero_where_there_is_room() {
        let (room, names) = (100.0, 60.0);
        // Zero at the right edge, as on a day when everything fell.
        assert_eq!(LabelPosition::of(room, 84.0, 42.0, names, 320.0), LabelPosition::Inside);
        assert_eq!(LabelPosition::of(room, 84.0, 70.0, names, 320.0), LabelPosition::Beyond);
        // Zero at the left edge: a rise of middling size leaves room at its right only when short.
        assert_eq!(LabelPosition::of(room, 42.0, 50.0, names, 320.0), LabelPosition::Beyond);
        assert_eq!(LabelPosition::of(room, 60.0, 70.0, names, 320.0), LabelPosition::Across);
        assert_eq!(LabelPosition::of(room, 42.0, 60.0, names, 320.0), LabelPosition::Over);
    }
}
