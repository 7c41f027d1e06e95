//! The tally of a snapshot, and the hits of a query.
//!
//! The driver hands rows over one by one, at about two microseconds each, so many announcements
//! come as one text.

use std::collections::BTreeMap;
use std::sync::Mutex;

use sqlx::FromRow;

use super::count::bit;
use super::order::Ids;
use super::row_cache::row_cache;
use super::{Fact, HITS, TalliedCompany, Tally};
use crate::domain::{
    AnnouncementKind, Choice as _, CompanyKind, Confidence, Exchange, ModelKind, Precision,
    is_abroad, words::Wanted,
};
use crate::store::list::split;
use crate::store::search::{Kind, first_hits};
use crate::store::{Error, Result, Snapshot, Sql};

/// Announcements in one text.
const SLICE: i64 = 5_000;

#[derive(FromRow)]
struct CompanyOf {
    slug: String,
    short_en: String,
    short_zh: String,
    sort_zh: String,
    #[sqlx(try_from = "String")]
    kind: CompanyKind,
    country: String,
    exchanges: String,
}

#[derive(FromRow)]
struct ModelOf {
    slug: String,
    #[sqlx(try_from = "String")]
    kind: ModelKind,
}

#[derive(FromRow)]
struct Lines {
    lines: Option<String>,
}

pub(super) async fn tally(snapshot: &mut Snapshot) -> Result<Tally> {
    let companies: Vec<CompanyOf> = snapshot
        .all(Sql::new(
            "SELECT c.slug, c.short_en, c.short_zh, c.sort_zh, c.kind, c.country, COALESCE((SELECT \
             string_agg(l.exchange, ';') FROM listing l WHERE l.company = c.slug), '') AS \
             exchanges FROM company c ORDER BY c.slug",
        ))
        .await?;
    let models: Vec<ModelOf> =
        snapshot.all(Sql::new("SELECT slug, kind FROM model ORDER BY slug")).await?;
    let mut reader = Reader {
        companies: (0..).zip(&companies).map(|(n, c)| (c.slug.clone(), n)).collect(),
        kinds: models.into_iter().map(|model| (model.slug, bit(model.kind as usize))).collect(),
        facts: Vec::new(),
        models: BTreeMap::new(),
        ids: Ids::default(),
    };
    let mut after = (String::new(), String::new());
    while let Some(next) = slice(snapshot, &after, &mut reader).await? {
        after = next;
    }
    Ok(Tally {
        companies: companies.into_iter().map(tallied).collect(),
        facts: reader.facts,
        models: reader.models,
        ids: reader.ids,
        kept: Mutex::default(),
        row_cache: row_cache(),
        extremes: <_>::default(),
        verdicts: <_>::default(),
    })
}

fn tallied(row: CompanyOf) -> TalliedCompany {
    let exchanges = split(&row.exchanges);
    let exchanges = exchanges.iter().filter_map(|word| Exchange::from_word(word).ok());
    TalliedCompany {
        exchanges: exchanges.fold(0, |bits, exchange| bits | bit(exchange as usize)),
        slug: row.slug.into(),
        short_en: row.short_en.into(),
        short_zh: row.short_zh.into(),
        sort_zh: row.sort_zh.into(),
        kind: row.kind,
        is_abroad: is_abroad(&row.country),
    }
}

/// Reads announcements behind a place, and gives the place of the last one.
async fn slice(
    snapshot: &mut Snapshot,
    after: &(String, String),
    reader: &mut Reader,
) -> Result<Option<(String, String)>> {
    let mut sql = Sql::new(
        "SELECT string_agg(b.sort_day || '|' || b.id || '|' || b.day || '|' || b.company || '|' \
         || b.kind || '|' || b.confidence || '|' || b.reaction || '|' || b.models, ';;' \
         ORDER BY b.sort_day, b.id) AS lines FROM (SELECT a.sort_day, a.id, CAST(a.day AS TEXT) \
         AS day, a.company, a.kind, a.confidence, CASE WHEN EXISTS (SELECT 1 FROM reaction r \
         WHERE r.announcement = a.id) THEN 'y' ELSE 'n' END AS reaction, COALESCE((SELECT \
         string_agg(x.model, ';') FROM announcement_model x WHERE x.announcement = a.id), '') AS \
         models FROM announcement a WHERE (a.sort_day, a.id) > (",
    );
    sql.bind(after.0.as_str()).push(", ").bind(after.1.as_str());
    sql.push(") ORDER BY a.sort_day, a.id LIMIT ").bind(SLICE).push(") b");
    let lines = snapshot.first::<Lines>(sql).await?.and_then(|row| row.lines);
    let Some(lines) = lines else { return Ok(None) };
    let mut last = None;
    for line in lines.split(";;") {
        last = Some(reader.line(line).ok_or_else(|| Error::Unreadable(line.to_owned()))?);
    }
    Ok(last.map(|(day, id)| (day.to_owned(), id.to_owned())))
}

struct Reader {
    companies: BTreeMap<String, u32>,
    kinds: BTreeMap<String, u8>,
    facts: Vec<Fact>,
    models: BTreeMap<String, Vec<u32>>,
    ids: Ids,
}

impl Reader {
    /// Reads one announcement and gives its place in the order.
    fn line<'a>(&mut self, line: &'a str) -> Option<(&'a str, &'a str)> {
        let parts: Vec<&str> = line.split('|').collect();
        let [sort_day, id, day, company, kind, confidence, reaction, models] = parts[..] else {
            return None;
        };
        let place = u32::try_from(self.facts.len()).ok()?;
        let mut model_kinds = 0;
        for model in split(models) {
            model_kinds |= self.kinds.get(model).copied().unwrap_or(0);
            match self.models.get_mut(model) {
                Some(places) => places.push(place),
                None => _ = self.models.insert(model.to_owned(), vec![place]),
            }
        }
        let is_month = sort_day.ends_with('~');
        self.facts.push(Fact {
            day: day.parse().ok()?,
            company: *self.companies.get(company)?,
            kind: AnnouncementKind::from_word(kind).ok()?,
            confidence: Confidence::from_word(confidence).ok()?,
            precision: if is_month { Precision::Month } else { Precision::Day },
            has_reaction: reaction == "y",
            model_kinds,
        });
        self.ids.push(id)?;
        Some((sort_day, id))
    }
}

/// The places that a query finds, ascending, and whether there are more.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Hits {
    pub(super) places: Vec<u32>,
    pub(super) more: bool,
}

/// The first announcements that have the words of a query.
pub(super) async fn hits(snapshot: &mut Snapshot, query: &str) -> Result<Hits> {
    let Some(wanted) = Wanted::new(query) else { return Ok(Hits::default()) };
    let found = first_hits(snapshot, Kind::Announcement, &wanted, HITS + 1).await?;
    let most = usize::try_from(HITS).unwrap_or(usize::MAX);
    let more = found.len() > most;
    Ok(Hits { places: found.into_iter().take(most).collect(), more })
}
