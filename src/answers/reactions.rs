//! Reactions: how each listing moved on the first session that could react.

use chrono::{Datelike as _, NaiveDate};

use crate::answers::held::Held;
use crate::answers::list::{HeldRow, Place};
use crate::answers::rows::{ReactionRow, TimelineRow};
use crate::record::{Key, SortKey, Value};
use crate::study::WindowStatus;

impl HeldRow for ReactionRow {
    const TOLD_IN: Option<fn(&Self) -> &str> = Some(|row| &row.announcement);
    const GIVEN: SortKey = SortKey::Date;

    fn rows(held: &Held) -> Vec<&Self> {
        let mut rows: Vec<&Self> = Vec::new();
        for shown in &held.announcements {
            let start = rows.len();
            rows.extend(&shown.reactions);
            rows[start..].sort_by_key(|row| &row.symbol);
        }
        rows
    }

    fn values(&self, key: &Key, held: &Held) -> Vec<Value> {
        let announced = held.announcement(&self.announcement);
        match key.name {
            // Who announced, and whose share it is.
            "company" => {
                let by = announced.map(|row| &row.company).filter(|by| **by != self.company);
                by.into_iter().chain([&self.company]).map(|slug| slug.as_str().into()).collect()
            }
            "kind" => vec![self.kind.as_str().into()],
            "exchange" => vec![self.exchange.as_str().into()],
            "symbol" => vec![self.symbol.as_str().into()],
            "verdict" => self.verdict().map(|word| word.as_str().into()).into_iter().collect(),
            "weekday" => {
                let number = self.day.map(|day| day.weekday().number_from_monday().to_string());
                number.map(Value::Text).into_iter().collect()
            }
            _ => announced.map(|row| row.confidence.as_str().into()).into_iter().collect(),
        }
    }

    fn key(&self) -> String {
        self.announcement.clone()
    }

    fn is_at(&self, position: &str) -> bool {
        let rest = position.strip_suffix(&*self.symbol).and_then(|rest| rest.strip_suffix('.'));
        let day = rest.and_then(|rest| rest.strip_suffix(&*self.announcement));
        day.and_then(|day| day.strip_suffix('.')) == Some(&*self.sort_day)
    }

    fn days(&self) -> Option<(NaiveDate, NaiveDate)> {
        self.day.map(|day| (day, day))
    }

    fn order(&self, by: SortKey, _held: &Held) -> Place {
        let number = |value: Option<f64>| value.map_or(Place::Last, Place::Number);
        match by {
            SortKey::Company => Place::of_text(Some(&self.short_en)),
            SortKey::Symbol => Place::of_text(Some(&self.symbol)),
            SortKey::Open => number(self.open),
            SortKey::High => number(self.high),
            SortKey::Low => number(self.low),
            SortKey::Close => number(self.close),
            SortKey::NextClose => number(self.next_close),
            SortKey::Ar => number(self.ar_pct),
            SortKey::Car => number(self.car_pct),
            SortKey::Printed => Place::of_count(self.reported),
            _ => Place::Last,
        }
    }

    fn tie(&self) -> (&str, &str) {
        (&self.announcement, &self.symbol)
    }
}

/// One reaction.
#[must_use]
pub fn by_key(held: &Held, announcement: &str, symbol: &str) -> Option<ReactionRow> {
    let mut rows = held.reactions_of(announcement).iter();
    rows.find(|row| row.symbol == symbol).cloned()
}

/// The reactions of several announcements, the primary listing of each first.
#[must_use]
pub fn of_announcements(held: &Held, ids: &[&str]) -> Vec<ReactionRow> {
    let mut ids = ids.to_vec();
    ids.sort_unstable();
    ids.dedup();
    ids.into_iter().flat_map(|id| held.reactions_of(id)).cloned().collect()
}

/// Reactions whose day 0 is a given day while the announcement was made on another.
#[must_use]
pub fn carried_to(held: &Held, day: NaiveDate) -> Vec<ReactionRow> {
    let is_carried = |row: &&ReactionRow| row.day == Some(day) && row.announced != day;
    held.reactions().filter(is_carried).cloned().collect()
}

/// The reactions that were studied and that the press printed most of, the earliest of equals first.
#[must_use]
pub fn most_printed(held: &Held, n: usize) -> Vec<ReactionRow> {
    let is_studied = |row: &&ReactionRow| row.study_status == WindowStatus::Ok.as_str();
    let mut rows: Vec<&ReactionRow> = held.reactions().filter(is_studied).collect();
    rows.sort_by_key(|row| (std::cmp::Reverse(row.reported), row.day, &row.symbol, &row.sort_day));
    rows.into_iter().take(n).cloned().collect()
}

/// The deepest fall and the steepest rise on day 0 of product news: closes of main listings, by
/// companies of China.
#[derive(Debug, Clone, PartialEq)]
pub struct Extremes<'a> {
    /// The lowest close move.
    pub low: &'a ReactionRow,
    /// The highest.
    pub high: &'a ReactionRow,
}

impl<'a> Extremes<'a> {
    /// The extremes of some announcements; nothing where no product's announcement has a close.
    pub fn of(rows: impl Iterator<Item = &'a TimelineRow>) -> Option<Self> {
        let products = rows.filter(|of| of.row.kind.is_product() && !of.row.is_abroad());
        let own = products.flat_map(|of| {
            of.reactions.iter().filter(|row| row.is_primary && row.company == of.row.company)
        });
        let closed: Vec<(f64, &ReactionRow)> =
            own.filter_map(|row| Some((row.close?, row))).collect();
        // Of equal moves the earliest.
        let earlier = |a: &ReactionRow, b: &ReactionRow| {
            (a.day, &a.announcement).cmp(&(b.day, &b.announcement))
        };
        let low = closed.iter().min_by(|a, b| a.0.total_cmp(&b.0).then(earlier(a.1, b.1)))?.1;
        let high = closed.iter().min_by(|a, b| b.0.total_cmp(&a.0).then(earlier(a.1, b.1)))?.1;
        Some(Self { low, high })
    }
}
