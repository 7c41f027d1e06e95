//! From the rows of the record to the index.
//!
//! Entries are numbered in the order in which equally good ones are to stand: companies and models
//! with the most announcements first, the rest by date and id.

use std::collections::BTreeMap;

use sqlx::FromRow;

use super::Kind;
use super::document::{Document, Segment, segments};
use super::index;
use super::names::{Names, OTHER, OWN};
use crate::domain::pinyin::sort_key;
use crate::store::list::split;
use crate::store::{Result, Sql, Store, Write, seal};

/// Rows read, and written, at once.
const BATCH: usize = 500;

/// Makes the index of a record that was there before the index was.
pub(in crate::store) async fn fill_if_missing(store: &Store) -> Result<()> {
    let missing =
        Sql::new("SELECT count(*) AS n FROM dataset WHERE NOT EXISTS (SELECT 1 FROM search_entry)");
    if store.snapshot().await?.number(missing).await? == 0 {
        return Ok(());
    }
    let mut write = store.write().await?;
    fill(&mut write).await?;
    seal::set(&mut write).await?;
    write.commit().await
}

/// Makes the index anew from the rows that are there.
pub async fn fill(write: &mut Write) -> Result<()> {
    index::clear(write).await?;
    write.run(Sql::new("DELETE FROM search_name")).await?;
    write.run(Sql::new("DELETE FROM search_entry")).await?;
    let mut known = Known::default();
    for named in &NAMED {
        named.fill(write, &mut known).await?;
    }
    for told in &TOLD {
        told.fill(write, &known).await?;
    }
    Ok(())
}

/// What is called something, so far: by kind and slug.
type Known = BTreeMap<(Kind, String), Vec<Segment>>;

/// An entry that has names.
#[derive(Debug, FromRow)]
struct NamedRow {
    name: String,
    name_en: String,
    name_zh: String,
    short_en: String,
    short_zh: String,
    pinyin: String,
    aliases: String,
    symbols: String,
    company: Option<String>,
    text: String,
    weight: i64,
}

/// A table whose rows have names.
struct Named {
    kind: Kind,
    select: &'static str,
    /// Sets what its Chinese names sort by, from pairs of slug and key.
    sort: (&'static str, &'static str),
}

const NAMED: [Named; 3] = [
    Named {
        kind: Kind::Company,
        select: "SELECT c.slug AS name, c.name_en, c.name_zh, c.short_en, c.short_zh, c.pinyin, \
            c.aliases, COALESCE((SELECT string_agg(l.symbol, ';' ORDER BY l.position) \
                FROM listing l WHERE l.company = c.slug), '') AS symbols, \
            CAST(NULL AS TEXT) AS company, '' AS text, (SELECT count(*) FROM announcement a \
                WHERE a.company = c.slug) AS weight FROM company c",
        sort: (
            "UPDATE company SET sort_zh = v.column2 FROM (VALUES ",
            ") AS v WHERE company.slug = v.column1",
        ),
    },
    Named {
        kind: Kind::Model,
        select: "SELECT m.slug AS name, m.name_en, m.name_zh, '' AS short_en, '' AS short_zh, \
            m.pinyin, m.aliases, '' AS symbols, m.company, '' AS text, (SELECT count(*) \
                FROM announcement_model x WHERE x.model = m.slug) AS weight FROM model m",
        sort: (
            "UPDATE model SET sort_zh = v.column2 FROM (VALUES ",
            ") AS v WHERE model.slug = v.column1",
        ),
    },
    Named {
        kind: Kind::Person,
        select: "SELECT p.slug AS name, p.name_en, p.name_zh, '' AS short_en, '' AS short_zh, \
            '' AS pinyin, p.aliases, '' AS symbols, p.company, p.role_en || '\n' || p.role_zh \
            AS text, CAST(0 AS BIGINT) AS weight FROM person p",
        sort: (
            "UPDATE person SET sort_zh = v.column2 FROM (VALUES ",
            ") AS v WHERE person.slug = v.column1",
        ),
    },
];

impl Named {
    async fn fill(&self, write: &mut Write, known: &mut Known) -> Result<()> {
        let mut rows: Vec<NamedRow> = write.snapshot().all(Sql::new(self.select)).await?;
        rows.sort_by(|a, b| (-a.weight, &a.name).cmp(&(-b.weight, &b.name)));
        let mut entries = Entries::default();
        for (n, row) in (self.kind.first()..).zip(&rows) {
            let names = names(row);
            let mut body = of_lines(&row.text);
            if let Some(company) = &row.company {
                body.extend(
                    known.get(&(Kind::Company, company.clone())).into_iter().flatten().cloned(),
                );
            }
            entries.names.extend(names.keys.into_iter().map(|(name, grade)| (n, name, grade)));
            entries.documents.push(Document::new(n, &names.segments, &body));
            entries.numbered.push((n, row.name.clone()));
            known.insert((self.kind, row.name.clone()), names.segments);
        }
        entries.write(write).await?;
        let (head, tail) = self.sort;
        for batch in rows.chunks(BATCH) {
            let mut sql = Sql::new(head);
            for (n, row) in batch.iter().enumerate() {
                sql.push(if n == 0 { "(" } else { ", (" }).bind(row.name.as_str()).push(", ");
                sql.bind(sort_key(&row.name_zh, &row.pinyin, &row.name_en)).push(")");
            }
            sql.push(tail);
            write.run(sql).await?;
        }
        Ok(())
    }
}

fn names(row: &NamedRow) -> Names {
    let own = [&row.name_en, &row.short_zh, &row.short_en, &row.name].map(String::as_str);
    names_of(&row.name_zh, &row.pinyin, &own, &row.aliases, &row.symbols)
}

/// Everything that something with a Chinese name is called; aliases and symbols are joined by `;`.
pub(super) fn names_of(
    zh: &str,
    pinyin: &str,
    own: &[&str],
    aliases: &str,
    symbols: &str,
) -> Names {
    let mut names = Names::default();
    names.name(zh, pinyin, OWN);
    for name in own {
        names.name(name, "", OWN);
    }
    for alias in split(aliases) {
        names.name(alias, "", OTHER);
    }
    for symbol in split(symbols) {
        names.ticker(symbol);
    }
    names
}

fn of_lines(text: &str) -> Vec<Segment> {
    text.lines().flat_map(segments).filter(|segment| !segment.is_empty()).collect()
}

/// An entry that says something about what has names. Its texts are lines.
#[derive(Debug, FromRow)]
struct ToldRow {
    name: String,
    sort: String,
    title: String,
    body: String,
    companies: String,
    models: String,
}

/// A table of such entries, in the order of `(sort, name)`.
struct Told {
    kind: Kind,
    select: &'static str,
    /// The columns of that order, so that an index of the table serves to read on.
    order: &'static str,
}

const TOLD: [Told; 4] = [
    Told {
        kind: Kind::Announcement,
        select: "SELECT a.id AS name, a.sort_day AS sort, a.title_en || '\n' || a.title_zh || '\n' \
            || a.label_en || '\n' || a.label_zh AS title, a.summary_en || '\n' || a.summary_zh \
            AS body, a.company || COALESCE((SELECT string_agg(';' || p.company, '' \
                ORDER BY p.position) FROM announcement_partner p WHERE p.announcement = a.id), '') \
            AS companies, COALESCE((SELECT string_agg(x.model, ';' ORDER BY x.position) \
                FROM announcement_model x WHERE x.announcement = a.id), '') AS models \
            FROM announcement a",
        order: "a.sort_day, a.id",
    },
    Told {
        kind: Kind::Claim,
        select: "SELECT k.id AS name, k.id AS sort, k.metric_en || '\n' || k.metric_zh AS title, \
            k.statement_en || '\n' || k.statement_zh || '\n' || k.who_en || '\n' || k.who_zh \
            AS body, COALESCE(k.company, '') AS companies, '' AS models FROM claim k",
        order: "k.id, k.id",
    },
    Told {
        kind: Kind::Promise,
        select: "SELECT p.id AS name, p.id AS sort, p.promised_en || '\n' || p.promised_zh AS title, \
            '' AS body, p.company AS companies, COALESCE(p.model, '') AS models FROM promise p",
        order: "p.id, p.id",
    },
    Told {
        kind: Kind::Source,
        select: "SELECT s.id AS name, COALESCE(CAST(s.published AS TEXT), '9999') AS sort, \
            s.title, s.publisher AS body, '' AS companies, '' AS models FROM source s",
        order: "COALESCE(CAST(s.published AS TEXT), '9999'), s.id",
    },
];

impl Told {
    async fn fill(&self, write: &mut Write, known: &Known) -> Result<()> {
        let (mut n, mut after) = (self.kind.first(), (String::new(), String::new()));
        loop {
            let mut sql = Sql::new(self.select);
            sql.push(" WHERE (").push(self.order).push(") > (").bind(after.0.as_str());
            sql.push(", ").bind(after.1.as_str()).push(") ORDER BY ").push(self.order);
            sql.push(" LIMIT ").bind(i64::try_from(BATCH).unwrap_or(i64::MAX));
            let rows: Vec<ToldRow> = write.snapshot().all(sql).await?;
            let Some(last) = rows.last() else { return Ok(()) };
            after = (last.sort.clone(), last.name.clone());
            let mut entries = Entries::default();
            for row in rows {
                let mut title = of_lines(&row.title);
                title.extend(segments(&row.name));
                let mut body = of_lines(&row.body);
                for (kind, slugs) in [(Kind::Company, &row.companies), (Kind::Model, &row.models)] {
                    for slug in split(slugs) {
                        let called = known.get(&(kind, slug.to_owned()));
                        body.extend(called.into_iter().flatten().cloned());
                    }
                }
                entries.documents.push(Document::new(n, &title, &body));
                entries.numbered.push((n, row.name));
                n += 1;
            }
            entries.write(write).await?;
        }
    }
}

/// Entries ready to be written.
#[derive(Default)]
struct Entries {
    numbered: Vec<(i64, String)>,
    names: Vec<(i64, String, i64)>,
    documents: Vec<Document>,
}

impl Entries {
    async fn write(self, write: &mut Write) -> Result<()> {
        for batch in self.numbered.chunks(BATCH) {
            let mut sql = Sql::new("INSERT INTO search_entry (id, name) VALUES ");
            for (n, (entry, name)) in batch.iter().enumerate() {
                sql.push(if n == 0 { "(" } else { ", (" }).bind(*entry).push(", ");
                sql.bind(name.as_str()).push(")");
            }
            write.run(sql).await?;
        }
        for batch in self.names.chunks(BATCH) {
            let mut sql = Sql::new("INSERT INTO search_name (entry, name, grade) VALUES ");
            for (n, (entry, name, grade)) in batch.iter().enumerate() {
                sql.push(if n == 0 { "(" } else { ", (" }).bind(*entry).push(", ");
                sql.bind(name.as_str()).push(", ").bind(*grade).push(")");
            }
            write.run(sql).await?;
        }
        index::insert(write, &self.documents).await
    }
}
