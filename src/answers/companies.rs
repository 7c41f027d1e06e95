//! Companies and their listings.

use chrono::NaiveDate;

use crate::answers::held::Held;
use crate::answers::list::{HeldRow, Place};
use crate::answers::rows::{CompanyRow, ListingRow, split};
use crate::answers::search::Words;
use crate::domain::pinyin::sort_key;
use crate::record::{Key, SortKey, Value};

impl HeldRow for CompanyRow {
    fn rows(held: &Held) -> Vec<&Self> {
        held.companies.values().collect()
    }

    fn values(&self, key: &Key, _held: &Held) -> Vec<Value> {
        match key.name {
            "company" => vec![Value::from(self.slug.as_str())],
            "kind" => vec![Value::from(self.kind.as_str())],
            "listed" => vec![Value::Flag(!self.symbols.is_empty())],
            _ => split(&self.exchanges).into_iter().map(Value::from).collect(),
        }
    }

    fn days(&self) -> Option<(NaiveDate, NaiveDate)> {
        self.first_launch.map(|day| (day, day))
    }

    fn order(&self, by: SortKey, _held: &Held) -> Place {
        match by {
            SortKey::Name => Place::of_text(Some(&self.name_en)),
            SortKey::Pinyin => Place::Text(sort_key(&self.name_zh, &self.pinyin, &self.name_en)),
            SortKey::Date => Place::of_day(self.first_launch),
            SortKey::Kind => Place::of_text(Some(self.kind.as_str())),
            SortKey::Symbol => Place::of_text(Some(&self.symbols)),
            SortKey::Close => self.median_close.map_or(Place::Last, Place::Number),
            _ => Place::of_count(self.announcements),
        }
    }

    fn words(&self, held: &Held) -> Words {
        Words::default().and_company(Some(&self.slug), held.called()).as_title()
    }
}

impl HeldRow for ListingRow {
    fn rows(held: &Held) -> Vec<&Self> {
        let mut rows: Vec<&Self> = held.listings.iter().collect();
        rows.sort_by_key(|row| &row.symbol);
        rows
    }

    fn values(&self, key: &Key, _held: &Held) -> Vec<Value> {
        let value = match key.name {
            "company" => &self.company,
            "exchange" => &self.exchange,
            _ => &self.symbol,
        };
        vec![Value::from(value.as_str())]
    }
}

/// The listings of a company, the primary one first.
#[must_use]
pub fn listings(held: &Held, company: &str) -> Vec<ListingRow> {
    held.listings.iter().filter(|row| row.company == company).cloned().collect()
}

/// The listing of a symbol.
#[must_use]
pub fn listing(held: &Held, symbol: &str) -> Option<ListingRow> {
    held.listings.iter().find(|row| row.symbol == symbol).cloned()
}

/// The companies of which the record has session moves, by slug.
#[must_use]
pub fn with_moves(held: &Held) -> Vec<String> {
    let mut slugs: Vec<String> =
        held.listings.iter().filter(|row| row.has_moves).map(|row| row.company.clone()).collect();
    slugs.dedup();
    slugs
}
