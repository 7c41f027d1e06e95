//! Claims.

use chrono::NaiveDate;

use crate::answers::held::Held;
use crate::answers::list::{HeldRow, Place};
use crate::answers::rows::ClaimRow;
use crate::answers::search::Words;
use crate::domain::{Day, Topic};
use crate::record::{Key, SortKey, Value, keys};

/// Units that stand before all others, in this order: what readers compare makers by.
const FIRST: [&str; 5] = ["models", "users", "parameters", "USD", "CNY"];

impl HeldRow for ClaimRow {
    fn rows(held: &Held) -> Vec<&Self> {
        held.claims.iter().collect()
    }

    fn values(&self, key: &Key, _held: &Held) -> Vec<Value> {
        if *key == keys::TOPIC {
            return vec![Value::from(Topic::of(&self.unit).as_str())];
        }
        self.company.as_deref().map(Value::from).into_iter().collect()
    }

    fn days(&self) -> Option<(NaiveDate, NaiveDate)> {
        self.day.map(|date| Day { date, precision: self.day_precision }.span())
    }

    fn order(&self, by: SortKey, _held: &Held) -> Place {
        match by {
            // After the first units, what most is said of, and figures of one unit by their days,
            // those without one behind them.
            SortKey::Quantity => {
                let day = self.day.map_or_else(|| "~".to_owned(), |day| day.to_string());
                let first = FIRST.iter().position(|unit| *unit == self.unit);
                let (first, n) = (first.unwrap_or(FIRST.len()), 999_999_999 - self.in_unit);
                Place::Text(format!("{first} {n:09} {} {day}", self.unit))
            }
            SortKey::Value => self.value.parse().map_or(Place::Last, Place::Number),
            SortKey::Company => Place::of_text(self.company_en.as_deref()),
            SortKey::Who => Place::of_text(Some(&self.who_en)),
            _ => Place::of_day(self.day),
        }
    }

    fn words(&self, held: &Held) -> Words {
        let words = Words::default().and(&self.metric_en).and(&self.metric_zh).and(&self.id);
        let texts = [&self.statement_en, &self.statement_zh, &self.who_en, &self.who_zh];
        let words = texts.into_iter().fold(words.as_title(), |words, text| words.and(text));
        words.and_company(self.company.as_deref(), held.called())
    }
}

/// The claims made in some announcements, by id.
#[must_use]
pub fn of_announcements(held: &Held, announcements: &[&str]) -> Vec<ClaimRow> {
    let is_of = |row: &&ClaimRow| {
        row.announcement.as_deref().is_some_and(|made_in| announcements.contains(&made_in))
    };
    held.claims.iter().filter(is_of).cloned().collect()
}
