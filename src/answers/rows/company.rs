//! A company, and a listing of one.

use chrono::NaiveDate;
use sqlx::FromRow;

use crate::answers::listed::{Keys, Listed, Meets};
use crate::domain::CompanyKind;
use crate::record::{Key, Sort, SortKey, keys};

/// A company with what the list shows of it.
#[derive(Debug, Clone, PartialEq, FromRow)]
#[expect(missing_docs, reason = "columns of `data/README.md` and counts")]
pub struct CompanyRow {
    pub slug: String,
    pub name_en: String,
    pub name_zh: String,
    pub short_en: String,
    pub short_zh: String,
    pub pinyin: String,
    pub aliases: String,
    #[sqlx(try_from = "String")]
    pub kind: CompanyKind,
    pub country: String,
    pub symbols: String,
    pub exchanges: String,
    pub announcements: i64,
    /// First day on which a model was shown, tested, opened or published.
    pub first_launch: Option<NaiveDate>,
    /// Median close move on day 0 of the primary listing, percent.
    pub median_close: Option<f64>,
    /// How many announcements the median is taken over.
    pub median_n: i64,
    pub sources: String,
}

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
    const FACETS: &'static [&'static Key] =
        &[&keys::KIND_OF_COMPANY, &keys::LISTED, &keys::EXCHANGE];

    fn position(&self) -> String {
        self.slug.clone()
    }
}

/// A listing of a company.
#[derive(Debug, Clone, PartialEq, FromRow)]
#[expect(missing_docs, reason = "columns of `data/README.md`")]
pub struct ListingRow {
    pub symbol: String,
    pub company: String,
    pub exchange: String,
    pub board: String,
    pub currency: String,
    pub is_primary: bool,
    pub benchmark: String,
    /// Whether the record has session moves of it.
    pub has_moves: bool,
}

impl Listed for ListingRow {
    const KEYS: Keys =
        &[(&keys::COMPANY, Meets::Row), (&keys::EXCHANGE, Meets::Row), (&keys::SYMBOL, Meets::Row)];

    fn position(&self) -> String {
        self.symbol.clone()
    }
}
