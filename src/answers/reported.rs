//! Share moves as the press printed them.

use chrono::NaiveDate;

use crate::answers::held::Held;
use crate::answers::list::{HeldRow, Place};
use crate::answers::rows::{OtherSession, ReportedRow};
use crate::record::{Key, SortKey, Value};

impl HeldRow for ReportedRow {
    const TOLD_IN: Option<fn(&Self) -> &str> = Some(|row| &row.announcement);

    fn rows(held: &Held) -> Vec<&Self> {
        held.reported.iter().collect()
    }

    fn values(&self, key: &Key, _held: &Held) -> Vec<Value> {
        match key.name {
            "company" => [&self.announced_by, &self.company].map(|it| it.as_str().into()).into(),
            "exchange" => vec![self.exchange.as_str().into()],
            "symbol" => vec![self.symbol.as_str().into()],
            "verdict" => vec![self.verdict.as_str().into()],
            _ => vec![self.measure.as_str().into()],
        }
    }

    fn key(&self) -> String {
        self.id.clone()
    }

    fn days(&self) -> Option<(NaiveDate, NaiveDate)> {
        Some((self.day, self.day))
    }

    fn order(&self, by: SortKey, _held: &Held) -> Place {
        match by {
            SortKey::Symbol => Place::of_text(Some(&self.symbol)),
            SortKey::Measure => Place::of_text(Some(self.measure.as_str())),
            SortKey::Value => Place::Number(self.percent),
            SortKey::Computed => self.computed.map_or(Place::Last, Place::Number),
            SortKey::Verdict => Place::of_text(Some(self.verdict.as_str())),
            _ => Place::of_day(Some(self.day)),
        }
    }
}

/// The printed moves of one announcement, by session.
#[must_use]
pub fn of_announcement(held: &Held, announcement: &str) -> Vec<ReportedRow> {
    let rows = held.reported.iter().filter(|row| row.announcement == announcement);
    rows.cloned().collect()
}

/// The printed moves of one announcement and share, by session.
#[must_use]
pub fn of_reaction(held: &Held, announcement: &str, symbol: &str) -> Vec<ReportedRow> {
    let mut rows = of_announcement(held, announcement);
    rows.retain(|row| row.symbol == symbol);
    rows
}

/// The other sessions that the sources of some printed moves tell of, by printed move and day.
#[must_use]
pub fn other_sessions(held: &Held, ids: &[&str]) -> Vec<OtherSession> {
    let is_of = |row: &&OtherSession| ids.contains(&row.id.as_str());
    held.other_sessions.iter().filter(is_of).cloned().collect()
}
