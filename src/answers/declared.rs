//! Lists of the declared tables: what each can be narrowed and ordered by. How a row answers follows
//! from its columns: a key or an order is the column of the same name.

use std::str::FromStr as _;

use chrono::NaiveDate;

use crate::answers::held::Held;
use crate::answers::list::{HeldRow, Place};
use crate::answers::listed::{Keys, Listed, Meets};
use crate::answers::search::Words;
use crate::domain::Period;
use crate::record::table::{Datum, Declared};
use crate::record::tables::{
    Benchmark, Dispute, Filing, Licence, ModelRole, Round, Score, Spec, Tables,
};
use crate::record::{Key, Sort, SortKey, Value, keys};

/// A declared table as a list.
pub trait DeclaredList: Declared {
    /// What it can be narrowed by.
    const KEYS: Keys;
    /// What it can be ordered by.
    const SORTS: &'static [SortKey] = &[];
    /// The order that it has unless another one is asked for.
    const OWN: Sort = Sort { key: SortKey::Own, descending: false };
    /// The keys whose values are counted.
    const FACETS: &'static [&'static Key] = &[];

    /// Its rows.
    fn of(tables: &Tables) -> &[Self];
}

const fn by(key: SortKey, descending: bool) -> Sort {
    Sort { key, descending }
}

macro_rules! lists {
    ($($row:ident of $table:ident {
        keys $($key:ident)+;
        $(sorts $($sort:ident)+;)?
        $(own $own:expr;)?
        $(facets $($facet:ident)+;)?
    })+) => {
        $(impl DeclaredList for $row {
            const KEYS: Keys = &[$((&keys::$key, Meets::Row)),+];
            $(const SORTS: &'static [SortKey] = &[$(SortKey::$sort),+];)?
            $(const OWN: Sort = $own;)?
            $(const FACETS: &'static [&'static Key] = &[$(&keys::$facet),+];)?

            fn of(tables: &Tables) -> &[Self] {
                &tables.$table
            }
        })+
    };
}

lists! {
    Spec of specs {
        keys COMPANY MODEL QUANTITY STATUS_OF_SPEC FROM TO Q;
        sorts Date Value Model Quantity Status;
        facets QUANTITY STATUS_OF_SPEC;
    }
    Licence of licences {
        keys COMPANY MODEL WEIGHTS COMMERCIAL FROM TO Q;
        sorts Date Model Weights Commercial Name;
        own by(SortKey::Date, false);
        facets COMPANY WEIGHTS COMMERCIAL;
    }
    Benchmark of benchmarks {
        keys QUESTION_LANGUAGE Q;
        sorts Name Maker Language Date;
    }
    Score of scores {
        keys BENCHMARK_OF_SCORE COMPANY MODEL REFERENCE SUBSET SETTING MEASURED_BY FROM TO DAY Q;
        sorts Date Value Version Benchmark Setting MeasuredBy Rank;
        own by(SortKey::Date, true);
        facets BENCHMARK_OF_SCORE COMPANY REFERENCE MEASURED_BY;
    }
    Dispute of disputes {
        keys BENCHMARK_OF_SCORE FROM TO Q;
        sorts Date;
        own by(SortKey::Date, false);
    }
    Round of rounds {
        keys COMPANY STAGE STATUS_OF_ROUND FROM TO Q;
        sorts Date Amount Company Stage Valuation Status;
        own by(SortKey::Date, false);
        facets COMPANY STAGE STATUS_OF_ROUND;
    }
    Filing of filings {
        keys COMPANY MODEL FROM TO Q;
        sorts Date Days Service Company Model Province;
        own by(SortKey::Date, false);
        facets COMPANY;
    }
    ModelRole of model_roles {
        keys ANNOUNCEMENT MODEL ROLE;
    }
}

impl<T: DeclaredList> Listed for T {
    const KEYS: Keys = <T as DeclaredList>::KEYS;
    const SORTS: &'static [SortKey] = <T as DeclaredList>::SORTS;
    const OWN: Sort = <T as DeclaredList>::OWN;
    const FACETS: &'static [&'static Key] = <T as DeclaredList>::FACETS;

    fn position(&self) -> String {
        Declared::key(self)
    }
}

/// The company of a row: its own, or that of its model.
fn company<T: Declared>(row: &T, held: &Held) -> Option<String> {
    let of_model = || Some(held.models.get(&row.text_of("model")?)?.company.clone());
    row.text_of("company").or_else(of_model)
}

/// The column of a row that holds its day.
fn period<T: Declared>(row: &T) -> Option<Period> {
    Period::from_str(&row.text_of("day").or_else(|| row.text_of("published"))?).ok()
}

impl<T: DeclaredList> HeldRow for T {
    fn rows(held: &Held) -> Vec<&Self> {
        T::of(&held.tables).iter().collect()
    }

    fn values(&self, key: &Key, held: &Held) -> Vec<Value> {
        if *key == keys::COMPANY {
            return company(self, held).map(Value::Text).into_iter().collect();
        }
        self.text_of(key.name).map(Value::Text).into_iter().collect()
    }

    fn days(&self) -> Option<(NaiveDate, NaiveDate)> {
        period(self).map(|period| (period.first(), period.last()))
    }

    fn order(&self, by: SortKey, held: &Held) -> Place {
        match by {
            // A month stands behind its days.
            SortKey::Date => period(self).map_or(Place::Last, |period| {
                Place::Text(format!("{} {}", period.last(), period.precision() as u8))
            }),
            SortKey::Company => {
                let company = company(self, held).and_then(|slug| held.companies.get(&slug));
                Place::of_text(company.map(|row| row.name_en.as_str()))
            }
            SortKey::Model => {
                let model = self.text_of("model").and_then(|slug| held.models.get(&slug));
                Place::of_text(model.map(|row| row.name_en.as_str()))
            }
            by => {
                let text = self.text_of(by.as_str());
                let text = text.or_else(|| self.text_of(&format!("{by}_en"))).unwrap_or_default();
                text.parse().map_or_else(|_| Place::of_text(Some(&text)), Place::Number)
            }
        }
    }

    fn words(&self, held: &Held) -> Words {
        let mut words = Words::default();
        for datum in self.data_with_computed() {
            match datum {
                Datum::Text(text) => words = words.and(&text),
                Datum::List(texts) => {
                    words = texts.iter().fold(words, |words, text| words.and(text));
                }
                Datum::Flag(_) => {}
            }
        }
        words = words.and_company(company(self, held).as_deref(), held.called());
        words = words.and_model(self.text_of("model").as_deref(), held.called());
        let benchmark = self.text_of("benchmark");
        let named = held
            .tables
            .benchmarks
            .iter()
            .find(|row| Some(row.slug.as_str()) == benchmark.as_deref());
        named.map_or(words.clone(), |row| words.and(&row.name.en).and(&row.name.zh))
    }
}
