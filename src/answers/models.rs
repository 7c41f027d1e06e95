//! Models as a list.

use chrono::NaiveDate;

use crate::answers::held::Held;
use crate::answers::list::{HeldRow, Place};
use crate::answers::rows::{Figure, ModelRow};
use crate::answers::search::Words;
use crate::domain::pinyin::sort_key;
use crate::record::tables::{Commercial, Weights};
use crate::record::{Key, SortKey, Value};

impl HeldRow for ModelRow {
    fn rows(held: &Held) -> Vec<&Self> {
        held.models.values().collect()
    }

    fn values(&self, key: &Key, _held: &Held) -> Vec<Value> {
        let word = |word: Option<&'static str>| word.map(Value::from).into_iter().collect();
        #[expect(clippy::cast_possible_truncation, reason = "whole numbers of up to 15 digits")]
        let number =
            |figure: Option<f64>| figure.map(|n| Value::from(n as i64)).into_iter().collect();
        let sizes = self.facts.parameters;
        match key.name {
            "company" => vec![Value::from(self.company.as_str())],
            "kind" => word(Some(self.kind.as_str())),
            "model" => vec![Value::from(self.slug.as_str())],
            "weights" => word(self.facts.weights.map(Weights::as_str)),
            "commercial" => word(self.facts.commercial.map(Commercial::as_str)),
            "parameters_from" => number(sizes.map(|sizes| sizes.most)),
            "parameters_to" => number(sizes.map(|sizes| sizes.least)),
            _ => Vec::new(),
        }
    }

    fn days(&self) -> Option<(NaiveDate, NaiveDate)> {
        self.first_day.map(|day| (day, day))
    }

    fn order(&self, by: SortKey, _held: &Held) -> Place {
        let number = |figure: Option<Figure>| {
            figure.map_or(Place::Last, |figure| Place::Number(figure.most))
        };
        match by {
            SortKey::Date => Place::of_day(self.first_day),
            SortKey::Name => Place::of_text(Some(&self.name_en)),
            SortKey::Company => Place::of_text(Some(&self.company_en)),
            SortKey::Weights => Place::of_text(self.facts.weights.map(Weights::as_str)),
            SortKey::Commercial => Place::of_text(self.facts.commercial.map(Commercial::as_str)),
            SortKey::Announcements => Place::of_count(self.announcements),
            SortKey::Pinyin => Place::Text(sort_key(&self.name_zh, &self.pinyin, &self.name_en)),
            SortKey::Parameters => number(self.facts.parameters),
            SortKey::Context => number(self.facts.context_tokens),
            _ => Place::Last,
        }
    }

    fn words(&self, held: &Held) -> Words {
        Words::default()
            .and_model(Some(&self.slug), held.called())
            .as_title()
            .and_company(Some(&self.company), held.called())
    }
}
