//! What the year says in words, by rules that hold for any share.

use super::YearLevels;
use super::marks::OnLine;
use crate::answers::rows::{ListingRow, ReactionRow};
use crate::domain::round_half_away;
use crate::study::{BASE, Level};
use crate::web::format;
use crate::web::render::Frame;
use chrono::Datelike;

/// What the chart says in words, by rules that hold for any share.
pub(super) struct Words<'a> {
    pub(super) frame: &'a Frame,
    pub(super) name: &'a str,
    pub(super) listing: &'a ListingRow,
    pub(super) levels: &'a YearLevels,
    pub(super) index: &'a str,
}

impl Words<'_> {
    pub(super) fn label<'r>(&self, reaction: &'r ReactionRow) -> &'r str {
        self.frame.pick(&reaction.label_en, &reaction.label_zh)
    }

    pub(super) fn extreme(&self, is_better: fn(f64, f64) -> bool) -> Option<Level> {
        self.levels
            .share
            .iter()
            .copied()
            .reduce(|best, level| if is_better(level.value, best.value) { level } else { best })
    }

    /// The height or depth that the end has left behind, and the end; else the end alone.
    pub(super) fn headline(&self, marks: &[OnLine]) -> String {
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
                    [("name", self.name.into()), ("end", self.end().into()), ("year", year.into())];
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
            ("name", self.name.into()),
            ("n", whole(turn.value - BASE).into()),
            ("when", when.into()),
            ("end", self.left(turn.value).into()),
            ("year", self.year().into()),
        ];
        self.frame.t.with(key, &values)
    }

    /// The end beside a height: where less than a quarter of a rise was left, that it is so little.
    fn left(&self, turn: f64) -> String {
        let end = self.levels.end();
        let up = if turn > BASE && 4.0 * (end - BASE) < turn - BASE {
            "company-end-up-little"
        } else {
            "company-end-up"
        };
        change(self.frame, [up, "company-end-down", "company-end-flat"], end)
    }

    pub(super) fn year(&self) -> String {
        self.levels.share.last().map(|level| level.day.year().to_string()).unwrap_or_default()
    }

    pub(super) fn end(&self) -> String {
        let keys = ["company-end-up", "company-end-down", "company-end-flat"];
        change(self.frame, keys, self.levels.end())
    }

    pub(super) fn base(&self) -> String {
        match (self.levels.base, self.levels.share.first()) {
            (Some(base), _) => self.frame.full_day(&base),
            (None, Some(first)) => {
                self.frame.t.about("company-year-base-before", &self.frame.full_day(&first.day))
            }
            _ => String::new(),
        }
    }

    /// What the lines are, and where marks sit if there are any.
    pub(super) fn subtitle(&self, has_marks: bool) -> String {
        let key =
            if self.levels.bench.is_empty() { "company-year-alone" } else { "company-year-sub" };
        let values = [
            ("base", self.base().into()),
            ("name", self.name.into()),
            ("symbol", self.listing.symbol.as_str().into()),
            ("index", self.index.into()),
        ];
        let mut text = self.frame.t.with(key, &values);
        if has_marks {
            text += &self.frame.t.get("sentence-join");
            text += &self.frame.t.get("company-year-marks");
        }
        text
    }

    pub(super) fn title(&self) -> String {
        let values = [
            ("name", self.name.into()),
            ("symbol", self.listing.symbol.as_str().into()),
            ("index", self.index.into()),
            ("year", self.year().into()),
        ];
        let key = if self.levels.bench.is_empty() {
            "company-year-title-alone"
        } else {
            "company-year-title"
        };
        self.frame.t.with(key, &values)
    }

    pub(super) fn reading(&self) -> String {
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

    pub(super) fn mark_title(&self, reaction: &ReactionRow) -> String {
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

/// A change against the base in words, by the keys for up, down and flat.
#[must_use]
pub fn change(frame: &Frame, [up, down, flat]: [&str; 3], end: f64) -> String {
    let rounded = round_half_away(end - BASE, 0);
    let key = match rounded.sign {
        1 => up,
        -1 => down,
        _ => flat,
    };
    frame.t.with(key, &[("n", rounded.digits.into())])
}

/// A level as people read it: `104`.
pub(super) fn whole(value: f64) -> String {
    round_half_away(value, 0).digits
}
