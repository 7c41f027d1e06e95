//! Shares as a list.

use chrono::NaiveDate;

use crate::answers::held::Held;
use crate::answers::list::{HeldRow, Place};
use crate::answers::rows::ShareRow;
use crate::answers::search::Words;
use crate::record::{Key, SortKey, Value};

impl HeldRow for ShareRow {
    fn rows(held: &Held) -> Vec<&Self> {
        held.shares.iter().collect()
    }

    fn values(&self, key: &Key, _held: &Held) -> Vec<Value> {
        let value = match key.name {
            "company" => &self.company,
            "exchange" => &self.exchange,
            _ => &self.symbol,
        };
        vec![Value::from(value.as_str())]
    }

    fn days(&self) -> Option<(NaiveDate, NaiveDate)> {
        self.year.map(|year| (year.first, year.last))
    }

    fn order(&self, by: SortKey, _held: &Held) -> Place {
        let number = |value: Option<f64>| value.map_or(Place::Last, Place::Number);
        match by {
            SortKey::Return => number(self.year.map(|year| year.change)),
            SortKey::Car => number(self.median_car_pct),
            SortKey::Index => number(self.benchmark_pct),
            SortKey::Up => number(self.year.map(|year| year.up.1)),
            SortKey::Down => number(self.year.map(|year| year.down.1)),
            SortKey::Announcements => Place::of_count(self.announcements),
            SortKey::Exchange => Place::of_text(Some(&self.exchange)),
            _ => Place::of_text(Some(&self.symbol)),
        }
    }

    fn words(&self, held: &Held) -> Words {
        Words::default().and(&self.symbol).and_company(Some(&self.company), held.called())
    }
}
