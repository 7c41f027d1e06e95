//! Companies as a list.

use chrono::NaiveDate;

use super::Held;
use super::list::{self, HeldRow, Place, from_memory};
use crate::domain::pinyin::sort_key;
use crate::record::{Filter, Key, Sort, SortKey, Value, keys};
use crate::store::companies::CompanyRow;
use crate::store::facets::Facets;
use crate::store::list::{Keys, Listed, Meets, Page, split};
use crate::store::search::Words;
use crate::store::{Result, Snapshot};

impl Listed for CompanyRow {
    const KEYS: Keys = &[
        (&keys::COMPANY, Meets::Row),
        (&keys::KIND_OF_COMPANY, Meets::Row),
        (&keys::LISTED, Meets::Row),
        (&keys::EXCHANGE, Meets::Row),
        (&keys::Q, Meets::Row),
    ];
    const SORTS: &'static [SortKey] = &[
        SortKey::Announcements,
        SortKey::Date,
        SortKey::Name,
        SortKey::Pinyin,
        SortKey::Close,
        SortKey::Kind,
        SortKey::Symbol,
    ];
    const OWN: Sort = Sort { key: SortKey::Announcements, descending: true };

    fn position(&self) -> String {
        self.slug.clone()
    }

    from_memory!();
}

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
        Words::default().and_company(Some(&self.slug), held).as_title()
    }
}
