//! Announcements as marks of a chart.

use chrono::NaiveDate;
use sqlx::FromRow;

use super::{AnnouncementRow, narrow};
use crate::domain::{AnnouncementKind, Choice as _, CompanyKind, Precision, Scope};
use crate::store::{Error, Filter, Result, Snapshot, Sql};

/// An announcement as a mark of the lanes chart.
#[derive(Debug, Clone, PartialEq)]
#[expect(missing_docs, reason = "the columns of `data/README.md`")]
pub struct MarkRow {
    pub id: String,
    pub day: NaiveDate,
    pub day_precision: Precision,
    pub company: String,
    pub short_en: String,
    pub short_zh: String,
    pub company_kind: CompanyKind,
    pub kind: AnnouncementKind,
    pub scope: Scope,
    pub title_en: String,
    pub title_zh: String,
    pub label_en: String,
    pub label_zh: String,
    pub models: String,
    pub models_en: String,
    pub models_zh: String,
}

impl MarkRow {
    /// An announcement as a mark.
    #[must_use]
    pub fn of(row: &AnnouncementRow) -> Self {
        let AnnouncementRow { day, day_precision, company_kind, kind, scope, .. } = *row;
        let text = String::clone;
        Self {
            id: text(&row.id),
            day,
            day_precision,
            company: text(&row.company),
            short_en: text(&row.short_en),
            short_zh: text(&row.short_zh),
            company_kind,
            kind,
            scope,
            title_en: text(&row.title_en),
            title_zh: text(&row.title_zh),
            label_en: text(&row.label_en),
            label_zh: text(&row.label_zh),
            models: text(&row.models),
            models_en: text(&row.models_en),
            models_zh: text(&row.models_zh),
        }
    }
}

/// Between marks, the fields of a mark, its models, and the parts of a model. No text of the record
/// holds a control character.
const MARK: char = '\u{1e}';
const FIELD: char = '\u{1f}';
const MODEL: char = '\u{1c}';
const PART: char = '\u{1d}';

#[derive(FromRow)]
struct Marks {
    marks: Option<String>,
}

/// Every announcement of a filter, in the list's order. They come as one text, since the driver
/// takes more for handing over a row of fifteen columns than SQLite for reading it.
///
/// # Errors
/// If the database fails.
pub async fn marks(snapshot: &mut Snapshot, filter: &Filter) -> Result<Vec<MarkRow>> {
    let mut sql = Sql::new(
        "SELECT string_agg(t.id || '\u{1f}' || t.day || '\u{1f}' || t.day_precision || '\u{1f}' || \
         t.company || '\u{1f}' || t.short_en || '\u{1f}' || t.short_zh || '\u{1f}' || \
         t.company_kind || '\u{1f}' || t.kind || '\u{1f}' || t.scope || '\u{1f}' || t.title_en || \
         '\u{1f}' || t.title_zh || '\u{1f}' || t.label_en || '\u{1f}' || t.label_zh || '\u{1f}' || \
         t.models, '\u{1e}' ORDER BY t.sort_day, t.id) AS marks FROM (SELECT a.id, \
         CAST(a.day AS TEXT) AS day, a.day_precision, a.company, c.short_en, c.short_zh, \
         c.kind AS company_kind, a.kind, a.scope, a.title_en, a.title_zh, a.label_en, a.label_zh, \
         a.sort_day, COALESCE((SELECT string_agg(x.model || '\u{1d}' || m.name_en || '\u{1d}' || \
             m.name_zh, '\u{1c}' ORDER BY x.position) FROM announcement_model x \
             JOIN model m ON m.slug = x.model WHERE x.announcement = a.id), '') AS models \
         FROM announcement a JOIN company c ON c.slug = a.company WHERE 1 = 1",
    );
    narrow(filter, &mut sql);
    sql.push(") t");
    let text = snapshot.first::<Marks>(sql).await?.and_then(|row| row.marks).unwrap_or_default();
    let marks = text.split(MARK).filter(|mark| !mark.is_empty());
    marks.map(|mark| read(mark).ok_or_else(|| Error::Unreadable(mark.to_owned()))).collect()
}

fn read(mark: &str) -> Option<MarkRow> {
    let mut fields = mark.split(FIELD);
    let mut next = || fields.next();
    let mut row = MarkRow {
        id: next()?.to_owned(),
        day: next()?.parse().ok()?,
        day_precision: Precision::from_word(next()?).ok()?,
        company: next()?.to_owned(),
        short_en: next()?.to_owned(),
        short_zh: next()?.to_owned(),
        company_kind: CompanyKind::from_word(next()?).ok()?,
        kind: AnnouncementKind::from_word(next()?).ok()?,
        scope: Scope::from_word(next()?).ok()?,
        title_en: next()?.to_owned(),
        title_zh: next()?.to_owned(),
        label_en: next()?.to_owned(),
        label_zh: next()?.to_owned(),
        models: String::new(),
        models_en: String::new(),
        models_zh: String::new(),
    };
    for model in next()?.split(MODEL).filter(|model| !model.is_empty()) {
        let mut parts = model.split(PART);
        for joined in [&mut row.models, &mut row.models_en, &mut row.models_zh] {
            if !joined.is_empty() {
                joined.push(';');
            }
            joined.push_str(parts.next()?);
        }
    }
    Some(row)
}
