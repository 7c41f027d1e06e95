//! A company's year: its share and its benchmark, rebased, with its announcements on the line.
//!
//! Two drawings share two paths: a wide one with every announcement and its label, and one for
//! narrow screens with launch steps only and no labels.

mod drawing;
mod levels;
mod marks;
mod words;

use std::collections::BTreeMap;

use askama::Template;
use chrono::{Datelike, NaiveDate};

use self::drawing::{Drawing, Layout, NARROW, Range, WIDE, drawing};
pub use self::levels::YearLevels;
use self::marks::OnLine;
pub use self::marks::STEPS;
use self::words::Words;
pub use self::words::change;
use super::axis::Years;
use super::context::said;
use super::trace::{self, TENTHS};
use crate::answers::rows::{ListingRow, ReactionRow};
use crate::domain::round_half_away;
use crate::record::{Filter, keys};
use crate::study::{BASE, Level};
use crate::web::lists::MOVES;
use crate::web::params::ListParams;
use crate::web::render::Frame;

/// The chart.
#[derive(Debug, Template)]
#[template(path = "chart/year.html")]
pub struct YearChart {
    frame: Frame,
    /// Its message.
    headline: String,
    subtitle: String,
    reading: String,
    notes: String,
    share_path: String,
    bench_path: String,
    /// Size of the lines' box: days, and tenths of a level.
    days: i64,
    span: i64,
    /// The level at the top of the box, in tenths.
    top: i64,
    /// The day at its left edge.
    from: NaiveDate,
    /// What is said of a session, with places for its day and both levels.
    said: String,
    drawings: [Drawing; 2],
    symbol: String,
    csv: String,
    index: String,
    base: String,
    months: Vec<(String, String, String)>,
}

impl YearChart {
    /// The chart of a listing's year with the reactions that fall into it. `notes` says what the
    /// picture leaves out.
    #[must_use]
    pub fn new(
        frame: &Frame,
        name: &str,
        listing: &ListingRow,
        levels: &YearLevels,
        reactions: &[&ReactionRow],
        notes: String,
    ) -> Option<Self> {
        let (first, last) = (levels.share.first()?, levels.share.last()?);
        let range = Range::of(levels);
        let index = frame.index_name(&listing.benchmark);
        let words = Words { frame, name, listing, levels, index: &index };
        let on_line = on_line(levels, reactions);
        let (from, days) = Years::new(first.day, last.day, 0.0, 1.0)?.span();
        let draw = |layout: &Layout| drawing(&words, layout, range, &on_line);
        let headline = words.headline(&on_line);
        Some(Self {
            headline,
            subtitle: words.subtitle(!on_line.is_empty()),
            reading: words.reading(),
            notes,
            share_path: path(&levels.share, from, range),
            bench_path: path(&levels.bench, from, range),
            days,
            span: range.tenths_down(range.low),
            top: trace::units(range.high, TENTHS),
            from,
            said: said(frame, &listing.symbol, &index),
            drawings: [draw(&WIDE)?, draw(&NARROW)?],
            symbol: listing.symbol.clone(),
            csv: ListParams::of(Filter::of(&keys::SYMBOL, listing.symbol.as_str())).csv(&MOVES),
            base: words.base(),
            months: month_ends(frame, levels),
            index,
            frame: frame.clone(),
        })
    }
}

fn on_line<'a>(levels: &YearLevels, reactions: &[&'a ReactionRow]) -> Vec<OnLine<'a>> {
    let values: BTreeMap<NaiveDate, f64> =
        levels.share.iter().map(|level| (level.day, level.value)).collect();
    let mut marks: Vec<OnLine<'a>> = reactions
        .iter()
        .filter_map(|reaction| {
            let day = reaction.day?;
            Some(OnLine { reaction, day, value: *values.get(&day)? })
        })
        .collect();
    marks.sort_by_key(|mark| (mark.day, &mark.reaction.sort_day, &mark.reaction.announcement));
    marks
}

/// A path from the base through the closes: days across, tenths of a level down.
fn path(levels: &[Level], from: NaiveDate, range: Range) -> String {
    let Some(first) = levels.first() else { return String::new() };
    let x = |day: NaiveDate| (day - from).num_days();
    // The close before the first session stands a day before it.
    let start = ((x(first.day) - 1).max(0), range.tenths_down(BASE));
    let closes = levels.iter().map(|level| (x(level.day), range.tenths_down(level.value)));
    trace::path(std::iter::once(start).chain(closes))
}

/// Last values of each month, share and benchmark.
fn month_ends(frame: &Frame, levels: &YearLevels) -> Vec<(String, String, String)> {
    let one = |value: f64| round_half_away(value, 1).digits;
    let bench: BTreeMap<NaiveDate, f64> =
        levels.bench.iter().map(|level| (level.day, level.value)).collect();
    let ends = levels.share.iter().zip(levels.share.iter().skip(1).map(Some).chain([None]));
    ends.filter(|(level, next)| next.is_none_or(|next| next.day.month() != level.day.month()))
        .map(|(level, _)| {
            let at = bench.range(..=level.day).next_back();
            let beside = at.map_or_else(String::new, |(_, value)| one(*value));
            (frame.short_day(&level.day), one(level.value), beside)
        })
        .collect()
}
