//! The fact check as a picture: a line a printed figure, from the exchange's, at zero, to what was
//! printed.

use askama::Template;

use crate::answers::rows::ReportedRow;
use crate::answers::sources::CitedRow;
use crate::domain::{Bound, Verdict};
use crate::web::chart::dumbbells::{Axis, Dumbbells, Key, Panel, Row};
use crate::web::error::Error;
use crate::web::format;
use crate::web::pages::cited::publishers_named;
use crate::web::pages::printed::reported;
use crate::web::render::Frame;

/// Percentage points within which two figures count as near each other in the headline.
const NEAR: f64 = 0.5;

/// A printed figure that the exchange has one for.
struct Pair<'a> {
    row: &'a ReportedRow,
    computed: f64,
}

impl Pair<'_> {
    /// How far the printed figure lies above the exchange's, in percentage points.
    fn gap(&self) -> f64 {
        self.row.percent - self.computed
    }
}

/// The chart of the rows of a table, the widest gap first; nothing where the exchange has a figure
/// for none of them.
///
/// # Errors
/// If the template fails.
pub(super) fn chart(
    frame: &Frame,
    rows: &[ReportedRow],
    cited: &[CitedRow],
) -> Result<String, Error> {
    let mut pairs: Vec<Pair<'_>> =
        rows.iter().filter_map(|row| Some(Pair { row, computed: row.computed? })).collect();
    pairs.sort_by(|a, b| b.gap().abs().total_cmp(&a.gap().abs()));
    let Some(widest) = pairs.first() else { return Ok(String::new()) };
    let axis = Axis::holding(pairs.iter().map(Pair::gap));
    let panel = |id, title, agrees: bool| {
        let of_panel = |pair: &&Pair<'_>| (pair.row.verdict == Verdict::Agrees) == agrees;
        let rows: Vec<Row> = pairs
            .iter()
            .filter(of_panel)
            .map(|pair| drawn(frame, cited, &axis, pair, &pairs))
            .collect();
        let about = frame.t.count("fact-check-panel", rows.len());
        Panel { id, title: frame.t.get(title), about, rows }
    };
    let mut panels =
        vec![panel("dap", "fact-check-apart", false), panel("dag", "fact-check-agree", true)];
    panels.retain(|panel| !panel.rows.is_empty());
    let mut reading = vec![frame.t.about("fact-check-widest", &sentence(frame, cited, widest.row))];
    if rows.len() > pairs.len() {
        reading.push(frame.t.count("fact-check-not-drawn", rows.len() - pairs.len()));
    }
    let page = Dumbbells {
        is_of_moves: true,
        headline: headline(frame, &pairs, widest),
        subtitle: frame.t.get("fact-check-chart-about"),
        legend: legend(frame),
        heads: ["fact-check-chart-head", "printed-reported", "printed-computed"]
            .map(|key| frame.t.get(key)),
        axis,
        panels,
        reading: reading.join(&frame.t.get("sentence-join")),
        table: "#fl",
        how: "reported",
        frame,
    };
    Ok(page.render()?)
}

/// How many figures lie near the exchange's, and how far the widest gap goes.
fn headline(frame: &Frame, pairs: &[Pair<'_>], widest: &Pair<'_>) -> String {
    let near = pairs.iter().filter(|pair| pair.gap().abs() <= NEAR).count();
    let gap = format::decimal(widest.gap().abs(), 2);
    let values = [("n", pairs.len().into()), ("near", near.into()), ("gap", gap.into())];
    frame.t.with("fact-check-chart", &values)
}

/// The exchange's mark and one for each verdict that can be drawn.
fn legend(frame: &Frame) -> Vec<Key> {
    let key = |mark: String, name: String| Key { mark, name, counted: None };
    let exchange = key("m-exchange".to_owned(), frame.t.get("fact-check-exchange"));
    let of = |verdict: &Verdict| {
        let name = frame.word("verdict", verdict.as_str());
        key(format!("v-{verdict}"), frame.t.about("fact-check-printed", &name))
    };
    let drawn = Verdict::ALL.iter().filter(|verdict| **verdict != Verdict::CannotCheck);
    std::iter::once(exchange).chain(drawn.map(of)).collect()
}

fn drawn(
    frame: &Frame,
    cited: &[CitedRow],
    axis: &Axis,
    pair: &Pair<'_>,
    pairs: &[Pair<'_>],
) -> Row {
    let row = pair.row;
    let day = frame.short_day(&row.day);
    let measure = frame.word("measure", row.measure.as_str());
    // The ticker, where two shares of one company are drawn.
    let is_other =
        |other: &Pair<'_>| other.row.company == row.company && other.row.symbol != row.symbol;
    let symbol = if pairs.iter().any(is_other) { row.symbol.as_str() } else { "" };
    Row {
        url: format!("#p-{}", row.id),
        title: sentence(frame, cited, row),
        name: format!("{} {symbol}", frame.pick(&row.short_en, &row.short_zh))
            .trim_end()
            .to_owned(),
        lang: "",
        of: [day, measure].join(&frame.t.get("list-comma")),
        figures: [
            (with_bound(row), String::new()),
            (format::plain_percent(pair.computed), String::new()),
        ],
        from: "exchange",
        verdict: row.verdict.as_str(),
        x: axis.x(pair.gap()),
        line: "bell",
        why: String::new(),
    }
}

/// A printed figure with its caution as a sign: `≤ −9%`, `≈ +16%`.
fn with_bound(row: &ReportedRow) -> String {
    let figure = format::percent(row.percent, usize::try_from(row.digits).unwrap_or(0)).figure;
    let sign = match row.bound {
        Bound::Exact => return figure,
        Bound::About => "≈",
        Bound::AtLeast if row.percent < 0.0 => "≤",
        Bound::AtLeast => "≥",
    };
    format!("{sign}\u{202f}{figure}")
}

/// Who printed what, and what the exchange has: a sentence without its full stop.
fn sentence(frame: &Frame, cited: &[CitedRow], row: &ReportedRow) -> String {
    let values = [
        ("share", format!("{} {}", frame.pick(&row.short_en, &row.short_zh), row.symbol).into()),
        ("day", frame.short_day(&row.day).into()),
        ("measure", frame.word("measure", row.measure.as_str()).into()),
        ("by", publishers_named(frame, cited, &row.id).into()),
        ("reported", reported(frame, row.percent, row.digits, row.bound).into()),
        ("computed", row.computed.map(format::plain_percent).unwrap_or_default().into()),
    ];
    frame.t.with("fact-check-row", &values)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Measure;
    use crate::study::Reason;

    fn row(percent: f64, digits: i64, bound: Bound) -> ReportedRow {
        let text = String::new;
        ReportedRow {
            id: text(),
            announcement: text(),
            announced_by: text(),
            title_en: text(),
            title_zh: text(),
            symbol: text(),
            exchange: text(),
            company: text(),
            short_en: text(),
            short_zh: text(),
            day: "2023-04-10".parse().unwrap(),
            measure: Measure::Close,
            percent,
            digits,
            bound,
            computed: None,
            verdict: Verdict::Agrees,
            reason: Reason::WithinTolerance,
            note_en: text(),
            note_zh: text(),
            sources: text(),
        }
    }

    #[test]
    fn a_caution_is_a_sign_that_points_the_way_the_share_went() {
        let shown = |percent, digits, bound| with_bound(&row(percent, digits, bound));
        assert_eq!(shown(-17.25, 2, Bound::Exact), "−17.25%");
        assert_eq!(shown(-9.0, 0, Bound::AtLeast), "≤\u{202f}−9%");
        assert_eq!(shown(13.0, 0, Bound::AtLeast), "≥\u{202f}+13%");
        assert_eq!(shown(16.0, 0, Bound::About), "≈\u{202f}+16%");
    }
}
