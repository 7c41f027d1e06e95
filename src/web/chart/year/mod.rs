//! A company's year: its share and its benchmark, rebased, with its announcements on the line.
//!
//! Two drawings share two paths: a wide one with every announcement and its label, and one for
//! narrow screens with launch steps only and no labels.

mod drawing;
mod levels;
mod words;

use std::collections::BTreeMap;

use askama::Template;
use chrono::{Datelike, NaiveDate};

use self::drawing::{Drawing, Layout, NARROW, Range, WIDE, drawing};
pub use self::levels::YearLevels;
use self::words::Words;
pub use self::words::change;
use super::axis::Years;
use crate::domain::{AnnouncementKind, round_half_away};
use crate::store::companies::ListingRow;
use crate::store::reactions::ReactionRow;
use crate::study::{BASE, Level};
use crate::web::render::Frame;

/// Steps from first word to public use; the kinds that a narrow screen keeps.
pub const STEPS: [AnnouncementKind; 7] = [
    AnnouncementKind::Teaser,
    AnnouncementKind::Unveiling,
    AnnouncementKind::InvitedTest,
    AnnouncementKind::PublicRelease,
    AnnouncementKind::Approval,
    AnnouncementKind::OpenSource,
    AnnouncementKind::Upgrade,
];

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
    drawings: [Drawing; 2],
    symbol: String,
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
        let year = Years::new(first.day, last.day, 0.0, 1000.0)?;
        let draw = |layout: &Layout| drawing(&words, layout, range, &on_line);
        let headline = words.headline(&on_line);
        Some(Self {
            headline,
            subtitle: words.subtitle(!on_line.is_empty()),
            reading: words.reading(),
            notes,
            share_path: path(&levels.share, &year, range),
            bench_path: path(&levels.bench, &year, range),
            drawings: [draw(&WIDE)?, draw(&NARROW)?],
            symbol: listing.symbol.clone(),
            base: words.base(),
            months: month_ends(frame, levels),
            index,
            frame: frame.clone(),
        })
    }
}

/// A reaction at its place on the share's line, in order of session.
struct OnLine<'a> {
    reaction: &'a ReactionRow,
    day: NaiveDate,
    value: f64,
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

/// A path in a box of 1000 by 1000 that starts at the base; steps are relative, which is half the
/// text.
fn path(levels: &[Level], year: &Years, range: Range) -> String {
    use std::fmt::Write as _;
    let Some(first) = levels.first() else { return String::new() };
    let whole = |value: f64| format!("{value:.0}").parse::<i64>().unwrap_or(0);
    let y = |value: f64| whole(1000.0 * range.down(value));
    // The close before the first session stands a day before it.
    let start = (year.at(first.day) - 1000.0 / 365.0).max(0.0);
    let mut at = (whole(start), y(BASE));
    let mut path = format!("M{} {}l", at.0, at.1);
    for (n, level) in levels.iter().enumerate() {
        let next = (whole(year.at(level.day)), y(level.value));
        let (blank, across, down) = (if n == 0 { "" } else { " " }, next.0 - at.0, next.1 - at.1);
        let joint = if down < 0 { "" } else { " " };
        let _ = write!(path, "{blank}{across}{joint}{down}");
        at = next;
    }
    path
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
