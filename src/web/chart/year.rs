//! A company's year: its share and its benchmark, rebased, with its announcements on the line.
//!
//! Two drawings share two paths: a wide one with every announcement and its label, and one for
//! narrow screens with launch steps only and no labels.

use std::collections::BTreeMap;

use askama::Template;
use chrono::{Datelike, NaiveDate};

use super::axis::{Years, ticks};
use super::pct;
use super::place::text_width;
use super::tiers::{Place, tiers};
use crate::domain::{AnnouncementKind, Basis, round_half_away};
use crate::store::companies::ListingRow;
use crate::store::moves::MoveRow;
use crate::store::reactions::ReactionRow;
use crate::study::{BASE, Level, rebase};
use crate::web::format;
use crate::web::render::{Frame, word_key};

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

/// Share and benchmark at the closes of one year.
#[derive(Debug)]
pub struct YearLevels {
    /// The share.
    pub share: Vec<Level>,
    /// The benchmark over the same days; empty if the record has none.
    pub bench: Vec<Level>,
    /// The session whose close is 100; `None` if the record begins with the year.
    pub base: Option<NaiveDate>,
    /// What the share's percentages were computed from; of several the least exact.
    pub basis: Option<Basis>,
}

impl YearLevels {
    /// Compounds the moves of a year. `moves` are those of both symbols in order of day and may
    /// reach back before the year, to find the session that everything starts from.
    #[must_use]
    pub fn new(listing: &ListingRow, moves: &[MoveRow], year: i32) -> Option<Self> {
        let in_year = |m: &&MoveRow| m.day.year() == year;
        let share = || moves.iter().filter(|m| m.symbol == listing.symbol);
        let bench = moves.iter().filter(|m| m.symbol == listing.benchmark);
        let first = share().find(in_year)?.day;
        let closes = |m: &MoveRow| (m.day, m.close);
        Some(Self {
            share: rebase(share().filter(in_year).map(closes)),
            // A share listed within the year starts beside its benchmark.
            bench: rebase(bench.filter(in_year).filter(|m| m.day >= first).map(closes)),
            base: share().map(|m| m.day).take_while(|day| *day < first).last(),
            basis: share().filter(in_year).map(|m| m.basis).max(),
        })
    }

    /// The share's level at the end.
    #[must_use]
    pub fn end(&self) -> f64 {
        self.share.last().map_or(BASE, |level| level.value)
    }
}

/// The chart.
#[derive(Debug, Template)]
#[template(path = "chart/year.html")]
pub struct YearChart {
    frame: Frame,
    /// Its message.
    headline: String,
    subtitle: String,
    reading: String,
    share_path: String,
    bench_path: String,
    drawings: [Drawing; 2],
    symbol: String,
    index: String,
    base: String,
    months: Vec<(String, String, String)>,
}

#[derive(Debug)]
struct Drawing {
    class: &'static str,
    id: &'static str,
    height: i32,
    left: String,
    tick_x: String,
    right: String,
    width: String,
    top: i32,
    plot: i32,
    ticks: Vec<(String, String, bool)>,
    months: Vec<(String, String)>,
    ends: Vec<(&'static str, String, String)>,
    marks: Vec<Mark>,
    title: String,
    desc: String,
    source: String,
}

#[derive(Debug)]
struct Mark {
    url: String,
    title: String,
    kind: AnnouncementKind,
    x: String,
    y: String,
    label: Option<Label>,
}

#[derive(Debug)]
struct Label {
    text: String,
    y: i32,
    dx: i32,
    leader_to: String,
}

/// The measures of a drawing; widths are those at which nothing may collide.
struct Layout {
    class: &'static str,
    id: &'static str,
    left: f64,
    right: f64,
    screen: f64,
    plot: i32,
    is_wide: bool,
}

/// Shown from 720 px, less gutters.
const WIDE: Layout = Layout {
    class: "w-only",
    id: "w",
    left: 3.6,
    right: 89.0,
    screen: 670.0,
    plot: 280,
    is_wide: true,
};
/// Shown from 320 px, less gutters.
const NARROW: Layout = Layout {
    class: "n-only",
    id: "n",
    left: 9.0,
    right: 92.0,
    screen: 288.0,
    plot: 230,
    is_wide: false,
};

/// Most tiers of labels; an announcement beyond them keeps its mark and its row in the table.
const TIERS: usize = 9;
const TIER: i32 = 16;
/// Room that a mark takes on the line.
const MARK: f64 = 13.0;

/// The levels between which a drawing lies.
#[derive(Clone, Copy)]
struct Range {
    low: f64,
    high: f64,
}

impl Range {
    fn of(levels: &YearLevels) -> Self {
        let values = || levels.share.iter().chain(&levels.bench).map(|level| level.value);
        let (low, high) = (values().fold(BASE, f64::min), values().fold(BASE, f64::max));
        let pad = ((high - low) * 0.03).max(0.5);
        Self { low: low - pad, high: high + pad }
    }

    /// How far down a level lies: 0 at the top, 1 at the bottom.
    fn down(self, value: f64) -> f64 {
        (self.high - value) / (self.high - self.low)
    }
}

impl YearChart {
    /// The chart of a listing's year with the reactions that fall into it.
    #[must_use]
    pub fn new(
        frame: &Frame,
        name: &str,
        listing: &ListingRow,
        levels: &YearLevels,
        reactions: &[&ReactionRow],
    ) -> Option<Self> {
        let (first, last) = (levels.share.first()?, levels.share.last()?);
        let range = Range::of(levels);
        let index = index_name(frame, &listing.benchmark);
        let words = Words { frame, name, listing, levels, index: &index };
        let on_line = on_line(levels, reactions);
        let year = Years::new(first.day, last.day, 0.0, 1000.0)?;
        let draw = |layout: &Layout| drawing(&words, layout, range, &on_line);
        let headline = words.headline(&on_line);
        Some(Self {
            headline,
            subtitle: words.subtitle(),
            reading: words.reading(),
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

/// The name of an index; its symbol if the interface has none.
#[must_use]
pub fn index_name(frame: &Frame, symbol: &str) -> String {
    let key = word_key("company-index", &symbol.trim_start_matches('^').replace('.', "-"));
    let name = frame.t.get(&key);
    if name == key { symbol.to_owned() } else { name }
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

/// A path in a box of 1000 by 1000 that starts at the base.
fn path(levels: &[Level], year: &Years, range: Range) -> String {
    use std::fmt::Write as _;
    let Some(first) = levels.first() else { return String::new() };
    let y = |value: f64| 1000.0 * range.down(value);
    // The close before the first session stands a day before it.
    let start = (year.at(first.day) - 1000.0 / 365.0).max(0.0);
    let mut path = format!("M{start:.0} {:.0}", y(BASE));
    for level in levels {
        let _ = write!(path, "L{:.0} {:.0}", year.at(level.day), y(level.value));
    }
    path
}

/// A level as people read it: `104`.
fn whole(value: f64) -> String {
    round_half_away(value, 0).digits
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

fn drawing(words: &Words, layout: &Layout, range: Range, marks: &[OnLine]) -> Option<Drawing> {
    let frame = words.frame;
    let (first, last) = (words.levels.share.first()?, words.levels.share.last()?);
    let axis = Years::new(first.day, last.day, layout.left, layout.right)?;
    let shown: Vec<&OnLine> =
        marks.iter().filter(|mark| layout.is_wide || STEPS.contains(&mark.reaction.kind)).collect();
    let px = |day: NaiveDate| axis.at(day) * layout.screen / 100.0;
    let labels: Vec<(f64, f64)> =
        shown.iter().map(|mark| (px(mark.day), text_width(words.label(mark.reaction)))).collect();
    let places = if layout.is_wide { tiers(&labels, layout.screen, TIERS) } else { vec![] };
    let rows = places.iter().flatten().map(|place| place.tier + 1).max().unwrap_or(0);
    let top = if rows == 0 { 12 } else { TIER * i32::try_from(rows).unwrap_or(0) + 16 };
    let bottom = top + layout.plot;
    let y = |value: f64| f64::from(top) + f64::from(layout.plot) * range.down(value);
    let spots: Vec<(f64, f64)> = shown.iter().map(|mark| (px(mark.day), y(mark.value))).collect();
    let ys = apart(&spots, f64::from(top), f64::from(bottom));
    let marks = shown.iter().zip(ys).enumerate().map(|(n, (mark, y))| {
        let place = places.get(n).copied().flatten();
        drawn(words, mark, pct(axis.at(mark.day)), y, place)
    });
    Some(Drawing {
        class: layout.class,
        id: layout.id,
        height: bottom + 38,
        left: pct(layout.left),
        tick_x: pct(layout.left - 0.7),
        right: pct(layout.right),
        width: pct(layout.right - layout.left),
        top,
        plot: layout.plot,
        ticks: ticks(range.low, range.high)
            .into_iter()
            .map(|value| (format!("{:.1}", y(value)), whole(value), (value - BASE).abs() < 0.5))
            .collect(),
        months: axis.months(frame, !layout.is_wide),
        marks: marks.collect(),
        ends: ends(words, layout, y),
        title: words.title(),
        desc: words.reading(),
        source: frame.t.about("company-chart-source", frame.version()),
    })
}

/// The lines' last values, at least a line of text apart.
fn ends(
    words: &Words,
    layout: &Layout,
    y: impl Fn(f64) -> f64,
) -> Vec<(&'static str, String, String)> {
    let name = |name: &str, value: f64| {
        if layout.is_wide { format!("{name} {}", whole(value)) } else { whole(value) }
    };
    let share = words.levels.end();
    let mut share_y = y(share) + 4.0;
    let Some(bench) = words.levels.bench.last() else {
        return vec![("b s", name(&words.listing.symbol, share), format!("{share_y:.1}"))];
    };
    let mut bench_y = y(bench.value) + 4.0;
    let short = (13.0 - (share_y - bench_y).abs()).max(0.0) / 2.0;
    let down = if share_y > bench_y { 1.0 } else { -1.0 };
    share_y += down * short;
    bench_y -= down * short;
    let index = index_name(words.frame, &format!("{}-short", words.listing.benchmark));
    let index = if index.ends_with("-short") { &words.listing.benchmark } else { &index };
    vec![
        ("b s", name(&words.listing.symbol, share), format!("{share_y:.1}")),
        ("q s", name(index, bench.value), format!("{bench_y:.1}")),
    ]
}

/// Where marks stand, in their order: on the line, or above or below it where another is.
fn apart(spots: &[(f64, f64)], top: f64, bottom: f64) -> Vec<f64> {
    let mut taken: Vec<(f64, f64)> = Vec::new();
    for (x, y) in spots {
        let free = |y: &f64| {
            let inside = (top..=bottom).contains(y);
            inside
                && taken.iter().all(|(a, b)| (x - a).abs() >= MARK - 2.0 || (y - b).abs() >= MARK)
        };
        let steps = [0.0, 1.0, -1.0, 2.0, -2.0, 3.0, -3.0, 4.0, -4.0];
        let y = steps.iter().map(|n| y + n * MARK).find(free).unwrap_or(*y);
        taken.push((*x, y));
    }
    taken.into_iter().map(|(_, y)| y).collect()
}

fn drawn(words: &Words, mark: &OnLine, x: String, y: f64, place: Option<Place>) -> Mark {
    let text = words.label(mark.reaction).to_owned();
    Mark {
        url: words.frame.urls.announcement(&mark.reaction.announcement),
        title: words.mark_title(mark.reaction),
        kind: mark.reaction.kind,
        x,
        y: format!("{y:.1}"),
        label: place.map(|place| Label {
            text,
            y: 12 + TIER * i32::try_from(place.tier).unwrap_or(0),
            dx: if place.left { -3 } else { 3 },
            leader_to: format!("{y:.1}"),
        }),
    }
}

/// What the chart says in words, by rules that hold for any share.
struct Words<'a> {
    frame: &'a Frame,
    name: &'a str,
    listing: &'a ListingRow,
    levels: &'a YearLevels,
    index: &'a str,
}

impl Words<'_> {
    fn label<'r>(&self, reaction: &'r ReactionRow) -> &'r str {
        self.frame.pick(&reaction.label_en, &reaction.label_zh)
    }

    fn extreme(&self, is_better: fn(f64, f64) -> bool) -> Option<Level> {
        self.levels
            .share
            .iter()
            .copied()
            .reduce(|best, level| if is_better(level.value, best.value) { level } else { best })
    }

    /// The height or depth that the end has left behind, and the end; else the end alone.
    fn headline(&self, marks: &[OnLine]) -> String {
        let end = self.levels.end();
        let peak = self.extreme(|a, b| a > b);
        let low = self.extreme(|a, b| a < b);
        let (key, turn) = match (peak, low) {
            (Some(peak), _) if peak.value >= BASE + 5.0 && end <= peak.value - 5.0 => {
                ("company-year-rise", peak)
            }
            (_, Some(low)) if low.value <= BASE - 5.0 && end >= low.value + 5.0 => {
                ("company-year-fall", low)
            }
            _ => {
                let year = self.year();
                let values =
                    [("end", self.change("company-end", end).into()), ("year", year.into())];
                return self.frame.t.with("company-year-end", &values);
            }
        };
        let news = marks.iter().find(|mark| mark.day == turn.day);
        let day = self.frame.short_day(&turn.day);
        let when = match news {
            Some(news) => {
                let label = self.label(news.reaction);
                let values = [("day", day.into()), ("label", label.into())];
                self.frame.t.with("company-year-on-news", &values)
            }
            None => self.frame.t.about("company-year-on", &day),
        };
        let values = [
            ("n", whole(turn.value - BASE).into()),
            ("when", when.into()),
            ("end", self.change("company-end", end).into()),
            ("year", self.year().into()),
        ];
        self.frame.t.with(key, &values)
    }

    fn year(&self) -> String {
        self.levels.share.last().map(|level| level.day.year().to_string()).unwrap_or_default()
    }

    fn change(&self, list: &str, end: f64) -> String {
        change(self.frame, list, end)
    }

    fn base(&self) -> String {
        match (self.levels.base, self.levels.share.first()) {
            (Some(base), _) => self.frame.full_day(&base),
            (None, Some(first)) => {
                self.frame.t.about("company-year-base-before", &self.frame.full_day(&first.day))
            }
            _ => String::new(),
        }
    }

    fn subtitle(&self) -> String {
        let key =
            if self.levels.bench.is_empty() { "company-year-alone" } else { "company-year-sub" };
        let values = [
            ("base", self.base().into()),
            ("name", self.name.into()),
            ("symbol", self.listing.symbol.as_str().into()),
            ("index", self.index.into()),
        ];
        self.frame.t.with(key, &values)
    }

    fn title(&self) -> String {
        let values = [
            ("name", self.name.into()),
            ("symbol", self.listing.symbol.as_str().into()),
            ("index", self.index.into()),
            ("year", self.year().into()),
        ];
        self.frame.t.with("company-year-title", &values)
    }

    fn reading(&self) -> String {
        let Some(peak) = self.extreme(|a, b| a > b) else { return String::new() };
        let bench = self.levels.bench.last();
        let values = [
            ("name", self.name.into()),
            ("peak", whole(peak.value).into()),
            ("day", self.frame.short_day(&peak.day).into()),
            ("end", whole(self.levels.end()).into()),
            ("index", self.index.into()),
            ("bench", bench.map(|level| whole(level.value)).unwrap_or_default().into()),
        ];
        let key =
            if bench.is_some() { "company-year-reading" } else { "company-year-reading-alone" };
        self.frame.t.with(key, &values)
    }

    fn mark_title(&self, reaction: &ReactionRow) -> String {
        let close = reaction.close.map(format::plain_percent).unwrap_or_default();
        let day = reaction.day.map(|day| self.frame.short_day(&day)).unwrap_or_default();
        let values = [
            ("announced", self.frame.full_day(&reaction.announced).into()),
            ("title", self.frame.pick(&reaction.title_en, &reaction.title_zh).into()),
            ("day", day.into()),
            ("close", close.into()),
        ];
        self.frame.t.with("company-year-mark", &values)
    }
}

/// A change against the base in words: `company-end` gives `up 4%`, `company-change` a clause.
#[must_use]
pub fn change(frame: &Frame, list: &str, end: f64) -> String {
    let rounded = round_half_away(end - BASE, 0);
    let word = match rounded.sign {
        1 => "up",
        -1 => "down",
        _ => "flat",
    };
    frame.t.with(&word_key(list, word), &[("n", rounded.digits.into())])
}
