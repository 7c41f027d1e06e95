//! Claims.

use chrono::NaiveDate;
use sqlx::FromRow;

use super::facets::Facets;
use super::held::Held;
use super::held::list::{self, HeldRow, Place, from_memory};
use super::list::{Keys, Listed, Meets, Page, Stored};
use super::search::Words;
use super::{Result, Snapshot};
use crate::domain::Bound;
use crate::record::{Filter, Key, Sort, SortKey, Value, keys};

/// A claim with the names it shows.
#[derive(Debug, Clone, PartialEq, FromRow)]
#[expect(missing_docs, reason = "columns of `data/README.md`")]
pub struct ClaimRow {
    pub id: String,
    pub announcement: Option<String>,
    pub company: Option<String>,
    pub company_en: Option<String>,
    pub company_zh: Option<String>,
    pub who_en: String,
    pub who_zh: String,
    pub metric_en: String,
    pub metric_zh: String,
    pub value: String,
    pub value_max: String,
    pub unit: String,
    #[sqlx(try_from = "String")]
    pub bound: Bound,
    pub statement_en: String,
    pub statement_zh: String,
    pub note_en: String,
    pub note_zh: String,
    pub sources: String,
    /// The day of its announcement, or of its first source where it was made with none.
    pub day: Option<NaiveDate>,
    /// How many claims are in its unit.
    pub in_unit: i64,
}

impl Listed for ClaimRow {
    const KEYS: Keys = &[(&keys::COMPANY, Meets::Row), (&keys::Q, Meets::Row)];
    const SORTS: &'static [SortKey] =
        &[SortKey::Quantity, SortKey::Value, SortKey::Date, SortKey::Company, SortKey::Who];
    const OWN: Sort = Sort { key: SortKey::Quantity, descending: false };
    const FACETS: &'static [&'static Key] = &[&keys::COMPANY];

    fn position(&self) -> String {
        self.id.clone()
    }

    from_memory!();
}

impl Stored for ClaimRow {
    const SELECT: &'static str = "SELECT k.id, k.announcement, k.company, \
        c.name_en AS company_en, c.name_zh AS company_zh, k.who_en, k.who_zh, k.metric_en, \
        k.metric_zh, k.value, k.value_max, k.unit, k.bound, k.statement_en, k.statement_zh, \
        k.note_en, k.note_zh, \
        COALESCE((SELECT string_agg(s.source, ';' ORDER BY s.position) FROM claim_source s \
            WHERE s.claim = k.id), '') AS sources, \
        COALESCE(a.day, (SELECT min(p.published) FROM claim_source x \
            JOIN source p ON p.id = x.source WHERE x.claim = k.id)) AS day, \
        count(*) OVER (PARTITION BY k.unit) AS in_unit \
        FROM claim k LEFT JOIN announcement a ON a.id = k.announcement \
        LEFT JOIN company c ON c.slug = k.company";
    const ORDER: &'static str = "k.id";
}

impl HeldRow for ClaimRow {
    fn rows(held: &Held) -> Vec<&Self> {
        held.claims.iter().collect()
    }

    fn values(&self, _key: &Key, _held: &Held) -> Vec<Value> {
        self.company.as_deref().map(Value::from).into_iter().collect()
    }

    fn order(&self, by: SortKey, _held: &Held) -> Place {
        match by {
            // What most is said of stands first, and figures of one unit by their days.
            SortKey::Quantity => {
                let day = self.day.map(|day| day.to_string()).unwrap_or_default();
                Place::Text(format!("{:09} {} {day}", 999_999_999 - self.in_unit, self.unit))
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
        words.and_company(self.company.as_deref(), held)
    }
}

/// The claims made in some announcements, by id.
pub async fn of_announcements(s: &mut Snapshot, announcements: &[&str]) -> Result<Vec<ClaimRow>> {
    let held = s.held().await?;
    let is_of = |row: &&ClaimRow| {
        row.announcement.as_deref().is_some_and(|made_in| announcements.contains(&made_in))
    };
    Ok(held.claims.iter().filter(is_of).cloned().collect())
}
