//! Sources: the list, and what else the publisher of one wrote.

mod cited;
mod resting;

pub use self::cited::{
    CitedRow, by_ids, of_announcements, of_company, of_corrections, of_day, of_model, of_reported,
};
pub use self::resting::{Resting, RestingRow, resting, resting_declared};

use std::cmp::Reverse;
use std::collections::BTreeMap;

use chrono::NaiveDate;

use crate::answers::held::Held;
use crate::answers::list::{self, HeldRow, Place};
use crate::answers::listed::Listed;
use crate::answers::rows::SourceRow;
use crate::answers::search::Words;
use crate::record::{Filter, Key, SortKey, Value};

impl HeldRow for SourceRow {
    fn rows(held: &Held) -> Vec<&Self> {
        held.sources.values().collect()
    }

    fn values(&self, key: &Key, _held: &Held) -> Vec<Value> {
        vec![Value::from(match key.name {
            "kind" => self.kind.as_str(),
            "language" => self.language.as_str(),
            _ => self.publisher.as_str(),
        })]
    }

    fn days(&self) -> Option<(NaiveDate, NaiveDate)> {
        self.published.map(|day| (day, day))
    }

    fn order(&self, by: SortKey, _held: &Held) -> Place {
        match by {
            SortKey::Announcements => Place::of_count(self.announcements),
            SortKey::Date => Place::of_day(self.published),
            SortKey::Publisher => Place::of_text(Some(&self.publisher)),
            SortKey::Name => Place::of_text(Some(&self.title)),
            SortKey::Kind => Place::of_text(Some(self.kind.as_str())),
            SortKey::Language => Place::of_text(Some(self.language.as_str())),
            _ => Place::of_count(self.uses),
        }
    }

    fn words(&self, _held: &Held) -> Words {
        Words::default().and(&self.title).and(&self.id).as_title().and(&self.publisher)
    }
}

/// The sources of a filter that most rows rest on.
#[must_use]
pub fn most_used(held: &Held, filter: &Filter, n: usize) -> Vec<SourceRow> {
    let rows = list::rows::<SourceRow>(held, &filter.clone().sorted(SourceRow::OWN));
    rows.into_iter().take(n).cloned().collect()
}

/// The publishers whose sources of a filter rows rest on most, each with how often one is cited.
#[must_use]
pub fn most_cited(held: &Held, filter: &Filter, n: usize) -> Vec<(String, i64)> {
    let mut uses: BTreeMap<&str, i64> = BTreeMap::new();
    for row in list::rows::<SourceRow>(held, filter) {
        *uses.entry(&row.publisher).or_default() += row.uses;
    }
    let mut cited: Vec<(String, i64)> =
        uses.into_iter().map(|(publisher, uses)| (publisher.to_owned(), uses)).collect();
    // Stable: equal ones stay in the order of their names.
    cited.sort_by_key(|(_, uses)| Reverse(*uses));
    cited.truncate(n);
    cited
}

/// The sources of the same publisher before and after one, by date of publication; those without
/// a date come last.
#[must_use]
pub fn neighbours(held: &Held, row: &SourceRow) -> (Option<SourceRow>, Option<SourceRow>) {
    let place = |row: &SourceRow| (row.published.is_none(), row.published, row.id.clone());
    let others = held.sources.values().filter(|other| other.publisher == row.publisher);
    let (before, after): (Vec<_>, Vec<_>) =
        others.filter(|other| other.id != row.id).partition(|other| place(other) < place(row));
    let before = before.into_iter().max_by_key(|other| place(other)).cloned();
    (before, after.into_iter().min_by_key(|other| place(other)).cloned())
}
