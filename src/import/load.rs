//! A checked record into a database, in one transaction.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use sha2::{Digest, Sha256};

use super::derive::{Derived, median};
use super::results::{self, Studied};
use crate::domain::{Reaction, Record, Slug, choice};
use crate::store::{Arg, MIN_READER, Result, Sql, Store, Write, dataset, seal, search};

choice! {
    /// Where a database's record came from.
    Origin {
        /// With the binary; a newer binary may replace it.
        Embedded = "embedded",
        /// By `baimo import`; only another import replaces it.
        Import = "import",
    }
}

/// What an import did.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Imported {
    /// The dataset version, hexadecimal.
    pub version: String,
    /// Whether anything changed.
    pub changed: bool,
    /// Announcements in the record.
    pub announcements: usize,
}

/// Rows in one INSERT; SQLite allows 32,766 values, the widest table has 20.
const BATCH: usize = 500;

/// Tables in the order in which rows may be deleted.
const TABLES: &[&str] = &[
    "DELETE FROM dataset",
    "DELETE FROM correction_source",
    "DELETE FROM correction",
    "DELETE FROM short_session_source",
    "DELETE FROM short_session",
    "DELETE FROM closure_source",
    "DELETE FROM closure",
    "DELETE FROM trading_session",
    "DELETE FROM session_move",
    "DELETE FROM promise_source",
    "DELETE FROM promise",
    "DELETE FROM person_source",
    "DELETE FROM person",
    "DELETE FROM claim_source",
    "DELETE FROM claim",
    "DELETE FROM reported_move_source",
    "DELETE FROM reported_move",
    "DELETE FROM abnormal_return",
    "DELETE FROM event_study",
    "DELETE FROM reaction",
    "DELETE FROM announcement_source",
    "DELETE FROM announcement_model",
    "DELETE FROM announcement_partner",
    "DELETE FROM announcement",
    "DELETE FROM model_source",
    "DELETE FROM model",
    "DELETE FROM listing",
    "DELETE FROM company_source",
    "DELETE FROM company",
    "DELETE FROM source",
];

/// The version of a record: SHA-256 over its canonical form, hexadecimal.
#[must_use]
pub fn version(record: &Record) -> String {
    let mut hasher = Sha256::new();
    // A record holds only text, dates and finite numbers, all of which serialise; a Sha256 takes
    // every write.
    let written = serde_json::to_writer(&mut hasher, record);
    debug_assert!(written.is_ok());
    hex(&hasher.finalize())
}

/// Bytes as hexadecimal digits.
fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::new(), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    })
}

/// Replaces whatever the database holds by this record. The same record again changes nothing
/// (but an import takes over a record that came with the binary).
///
/// # Errors
/// If another import is writing, or the database fails; then nothing has changed.
pub async fn load(store: &Store, record: &Record, origin: Origin) -> Result<Imported> {
    let version = version(record);
    let announcements = record.announcements.len();
    let mut write = store.write().await?;
    let held = dataset::current(write.snapshot()).await?;
    if held.is_some_and(|held| held.version == version && held.origin == origin.as_str()) {
        return Ok(Imported { version, changed: false, announcements });
    }
    for table in TABLES {
        write.run(Sql::new(table)).await?;
    }
    tables(&mut write, record).await?;
    let mut sql = Sql::new(
        "INSERT INTO dataset (id, announcements, sources, organisations, version, origin, \
         min_reader, title_en, title_zh, released, licence) VALUES (1, \
         (SELECT count(*) FROM announcement), (SELECT count(*) FROM source), \
         (SELECT count(DISTINCT company) FROM announcement), ",
    );
    sql.bind(version.as_str()).push(", ").bind(origin.as_str()).push(", ").bind(MIN_READER);
    let meta = &record.meta;
    sql.push(", ").bind(meta.title.en.as_str()).push(", ").bind(meta.title.zh.as_str());
    sql.push(", ").bind(meta.released).push(", ").bind(meta.licence.as_str()).push(")");
    write.run(sql).await?;
    seal::set(&mut write).await?;
    write.commit().await?;
    Ok(Imported { version, changed: true, announcements })
}

/// Inserts rows in batches, each made when its turn comes.
async fn insert(
    write: &mut Write,
    head: &'static str,
    rows: impl IntoIterator<Item = Vec<Arg>>,
) -> Result<()> {
    let mut rows = rows.into_iter().peekable();
    while rows.peek().is_some() {
        let mut sql = Sql::new(head);
        for (n, row) in rows.by_ref().take(BATCH).enumerate() {
            sql.push(if n == 0 { " VALUES (" } else { ", (" });
            for (column, value) in row.into_iter().enumerate() {
                sql.push(if column == 0 { "" } else { ", " }).bind(value);
            }
            sql.push(")");
        }
        write.run(sql).await?;
    }
    Ok(())
}

/// One row of values.
macro_rules! row {
    ($($value:expr),+ $(,)?) => { vec![$(Arg::from($value)),+] };
}

/// The rows of a table that keeps a list: owner, position, member.
fn members<'a>(
    rows: impl IntoIterator<Item = (&'a Slug, &'a [Slug])>,
) -> impl Iterator<Item = Vec<Arg>> {
    rows.into_iter().flat_map(|(owner, members)| {
        let row =
            |(position, member): (i64, &'a Slug)| row![owner.as_str(), position, member.as_str()];
        (0i64..).zip(members).map(row)
    })
}

fn maybe(slug: Option<&Slug>) -> Option<String> {
    slug.map(|slug| slug.as_str().to_owned())
}

async fn tables(write: &mut Write, record: &Record) -> Result<()> {
    let derived = Derived::new(record);
    sources(write, record).await?;
    companies(write, record, &derived).await?;
    models(write, record).await?;
    announcements(write, record).await?;
    reactions(write, record, &derived).await?;
    claims(write, record).await?;
    people(write, record).await?;
    promises(write, record).await?;
    sessions(write, record).await?;
    corrections(write, record).await?;
    search::fill(write).await
}

async fn sources(write: &mut Write, record: &Record) -> Result<()> {
    let rows = record.sources.iter().map(|s| {
        row![
            s.id.as_str(),
            s.title.as_str(),
            s.publisher.as_str(),
            s.url.as_str(),
            s.published,
            s.language.as_str(),
            s.kind.as_str()
        ]
    });
    let head = "INSERT INTO source (id, title, publisher, url, published, language, kind)";
    insert(write, head, rows).await
}

async fn companies(write: &mut Write, record: &Record, derived: &Derived<'_>) -> Result<()> {
    let mut closes = derived.closes(&derived.reactions());
    let rows = record.companies.iter().map(|c| {
        let (median, n) = median(closes.remove(&c.slug).unwrap_or_default());
        row![
            c.slug.as_str(),
            c.name.en.as_str(),
            c.name.zh.as_str(),
            c.short.en.as_str(),
            c.short.zh.as_str(),
            c.pinyin.as_str(),
            c.aliases.join(";"),
            c.kind.as_str(),
            median,
            n
        ]
    });
    let head = "INSERT INTO company (slug, name_en, name_zh, short_en, short_zh, pinyin, aliases, \
                kind, median_close, median_n)";
    insert(write, head, rows).await?;
    let listings = record.companies.iter().flat_map(|c| {
        (0i64..).zip(&c.listings).map(|(position, l)| {
            row![
                l.symbol.as_str(),
                c.slug.as_str(),
                position,
                l.exchange.as_str(),
                l.board.as_str(),
                l.currency.as_str(),
                l.primary,
                l.benchmark.as_str()
            ]
        })
    });
    let head = "INSERT INTO listing (symbol, company, position, exchange, board, currency, \
                is_primary, benchmark)";
    insert(write, head, listings).await?;
    let head = "INSERT INTO company_source (company, position, source)";
    let sources = record.companies.iter().map(|c| (&c.slug, c.sources.as_slice()));
    insert(write, head, members(sources)).await
}

async fn models(write: &mut Write, record: &Record) -> Result<()> {
    let rows = record.models.iter().map(|m| {
        row![
            m.slug.as_str(),
            m.company.as_str(),
            m.name.en.as_str(),
            m.name.zh.as_str(),
            m.pinyin.as_str(),
            m.aliases.join(";"),
            m.kind.as_str()
        ]
    });
    let head = "INSERT INTO model (slug, company, name_en, name_zh, pinyin, aliases, kind)";
    insert(write, head, rows).await?;
    let sources = record.models.iter().map(|m| (&m.slug, m.sources.as_slice()));
    insert(write, "INSERT INTO model_source (model, position, source)", members(sources)).await
}

async fn announcements(write: &mut Write, record: &Record) -> Result<()> {
    let rows = record.announcements.iter().map(|a| {
        row![
            a.id.as_str(),
            a.day.date,
            a.day.span().1,
            a.day.sort_key(),
            a.day.precision.as_str(),
            a.time.as_text(),
            a.zone.name(),
            a.confidence.as_str(),
            a.company.as_str(),
            a.kind.as_str(),
            a.scope.as_str(),
            a.title.en.as_str(),
            a.title.zh.as_str(),
            a.summary.en.as_str(),
            a.summary.zh.as_str(),
            a.label.en.as_str(),
            a.label.zh.as_str(),
            a.note.en.as_str(),
            a.note.zh.as_str()
        ]
    });
    let head = "INSERT INTO announcement (id, day, last_day, sort_day, day_precision, day_time, \
                zone, confidence, company, kind, scope, title_en, title_zh, summary_en, \
                summary_zh, label_en, label_zh, note_en, note_zh)";
    insert(write, head, rows).await?;
    let all = || record.announcements.iter();
    let head = "INSERT INTO announcement_partner (announcement, position, company)";
    insert(write, head, members(all().map(|a| (&a.id, a.partners.as_slice())))).await?;
    let head = "INSERT INTO announcement_model (announcement, position, model)";
    insert(write, head, members(all().map(|a| (&a.id, a.models.as_slice())))).await?;
    let head = "INSERT INTO announcement_source (announcement, position, source)";
    insert(write, head, members(all().map(|a| (&a.id, a.sources.as_slice())))).await
}

async fn reactions(write: &mut Write, record: &Record, derived: &Derived<'_>) -> Result<()> {
    let days: BTreeMap<&Slug, String> =
        record.announcements.iter().map(|a| (&a.id, a.day.sort_key())).collect();
    let sort_day = |id: &Slug| days.get(id).cloned().unwrap_or_default();
    let reactions = derived.reactions();
    let rows = reactions.iter().map(|r| {
        row![
            r.announcement.as_str(),
            r.symbol.as_str(),
            r.exchange.as_str(),
            sort_day(&r.announcement),
            r.day,
            r.why.map(|why| why.as_str().to_owned()),
            r.next_day,
            r.status.as_str()
        ]
    });
    let head = "INSERT INTO reaction (announcement, symbol, exchange, sort_day, day, why, \
                next_day, status)";
    insert(write, head, rows).await?;
    results(write, record, &reactions).await?;

    let rows = record.reported_moves.iter().map(|p| {
        let (computed, check) = derived.check(p);
        row![
            p.id.as_str(),
            p.announcement.as_str(),
            p.symbol.as_str(),
            p.day,
            p.measure.as_str(),
            p.percent,
            i64::from(p.digits),
            p.bound.as_str(),
            p.note.en.as_str(),
            p.note.zh.as_str(),
            computed,
            check.verdict.as_str(),
            check.reason.as_str()
        ]
    });
    let head = "INSERT INTO reported_move (id, announcement, symbol, day, measure, percent, \
                digits, bound, note_en, note_zh, computed, verdict, reason)";
    insert(write, head, rows).await?;
    let head = "INSERT INTO reported_move_source (reported_move, position, source)";
    let sources = record.reported_moves.iter().map(|p| (&p.id, p.sources.as_slice()));
    insert(write, head, members(sources)).await
}

/// The standard results of the event study, in percent.
async fn results(write: &mut Write, record: &Record, reactions: &[Reaction]) -> Result<()> {
    let mut results = results::standard(record, reactions).peekable();
    while results.peek().is_some() {
        let batch: Vec<Studied<'_>> = results.by_ref().take(BATCH).collect();
        studies(write, &batch).await?;
    }
    Ok(())
}

async fn studies(write: &mut Write, results: &[Studied<'_>]) -> Result<()> {
    let percent = |fraction: f64| fraction * 100.0;
    let rows = results.iter().map(|r| {
        let fit = r.study.fit.as_ref();
        row![
            r.announcement,
            r.symbol,
            fit.map_or("none", |fit| fit.kind.as_str()),
            whole(r.study.n),
            whole(r.study.dropped),
            whole(r.contaminated),
            fit.map(|fit| percent(fit.alpha)),
            fit.map(|fit| fit.beta),
            fit.map(|fit| percent(fit.sigma)),
            fit.and_then(|fit| fit.r2),
            r.overlaps.join(";"),
            r.first_in_cluster
        ]
    });
    let head = "INSERT INTO event_study (announcement, symbol, model, n_est, est_dropped, \
                est_contaminated, alpha_pct, beta, sigma_pct, r2, overlapping, first_in_cluster)";
    insert(write, head, rows).await?;
    let windows = results.iter().flat_map(|r| {
        r.study.windows.iter().map(move |w| {
            let e = w.estimate;
            row![
                r.announcement,
                r.symbol,
                i64::from(w.window.0),
                i64::from(w.window.1),
                w.status.as_str(),
                w.raw.map(percent),
                w.benchmark.map(percent),
                e.map(|e| percent(e.car)),
                e.map(|e| percent(e.se)),
                e.map(|e| e.t),
                e.map(|e| whole_df(e.df)),
                e.map(|e| e.p),
                e.map(|e| percent(e.ci_low)),
                e.map(|e| percent(e.ci_high)),
                w.censored,
                w.p_empirical
            ]
        })
    });
    let head = "INSERT INTO abnormal_return (announcement, symbol, window_from, window_to, \
                status, raw_pct, benchmark_pct, car_pct, se_pct, t, df, p, ci_low_pct, \
                ci_high_pct, censored, p_empirical)";
    insert(write, head, windows).await
}

fn whole(n: usize) -> i64 {
    i64::try_from(n).unwrap_or(i64::MAX)
}

/// Degrees of freedom are counts.
#[expect(clippy::cast_possible_truncation, reason = "a count of sessions")]
fn whole_df(df: f64) -> i64 {
    df as i64
}

async fn claims(write: &mut Write, record: &Record) -> Result<()> {
    let rows = record.claims.iter().map(|c| {
        row![
            c.id.as_str(),
            maybe(c.announcement.as_ref()),
            maybe(c.company.as_ref()),
            c.who.en.as_str(),
            c.who.zh.as_str(),
            c.metric.en.as_str(),
            c.metric.zh.as_str(),
            c.value.as_str(),
            c.value_max.as_str(),
            c.unit.as_str(),
            c.bound.as_str(),
            c.statement.en.as_str(),
            c.statement.zh.as_str(),
            c.note.en.as_str(),
            c.note.zh.as_str()
        ]
    });
    let head = "INSERT INTO claim (id, announcement, company, who_en, who_zh, metric_en, \
                metric_zh, value, value_max, unit, bound, statement_en, statement_zh, note_en, \
                note_zh)";
    insert(write, head, rows).await?;
    let sources = record.claims.iter().map(|c| (&c.id, c.sources.as_slice()));
    insert(write, "INSERT INTO claim_source (claim, position, source)", members(sources)).await
}

async fn people(write: &mut Write, record: &Record) -> Result<()> {
    let rows = record.people.iter().map(|p| {
        row![
            p.slug.as_str(),
            p.name.en.as_str(),
            p.name.zh.as_str(),
            p.aliases.join(";"),
            p.role.en.as_str(),
            p.role.zh.as_str(),
            maybe(p.company.as_ref())
        ]
    });
    let head = "INSERT INTO person (slug, name_en, name_zh, aliases, role_en, role_zh, company)";
    insert(write, head, rows).await?;
    let sources = record.people.iter().map(|p| (&p.slug, p.sources.as_slice()));
    insert(write, "INSERT INTO person_source (person, position, source)", members(sources)).await
}

async fn promises(write: &mut Write, record: &Record) -> Result<()> {
    let rows = record.promises.iter().map(|p| {
        row![
            p.id.as_str(),
            p.announcement.as_str(),
            p.company.as_str(),
            maybe(p.model.as_ref()),
            p.promised.en.as_str(),
            p.promised.zh.as_str(),
            p.due.as_str(),
            p.due_precision.as_str(),
            maybe(p.delivered_by.as_ref()),
            p.delivered,
            p.status.as_str(),
            p.note.en.as_str(),
            p.note.zh.as_str()
        ]
    });
    let head = "INSERT INTO promise (id, announcement, company, model, promised_en, promised_zh, \
                due, due_precision, delivered_by, delivered, status, note_en, note_zh)";
    insert(write, head, rows).await?;
    let sources = record.promises.iter().map(|p| (&p.id, p.sources.as_slice()));
    insert(write, "INSERT INTO promise_source (promise, position, source)", members(sources)).await
}

async fn sessions(write: &mut Write, record: &Record) -> Result<()> {
    let rows = record.moves.iter().map(|m| {
        row![
            m.symbol.as_str(),
            m.day,
            m.open,
            m.high,
            m.low,
            m.close,
            m.basis.as_str(),
            m.limit.as_str()
        ]
    });
    let head = "INSERT INTO session_move (symbol, day, open, high, low, close, basis, price_limit)";
    insert(write, head, rows).await?;
    let rows = record.sessions.iter().map(|(market, day)| row![market.as_str(), *day]);
    insert(write, "INSERT INTO trading_session (market, day)", rows).await?;

    let rows = record.closures.iter().map(|c| {
        row![c.market.as_str(), c.day, c.kind.as_str(), c.reason.en.as_str(), c.reason.zh.as_str()]
    });
    let head = "INSERT INTO closure (market, day, kind, reason_en, reason_zh)";
    insert(write, head, rows).await?;
    let cited = record.closures.iter().flat_map(|c| {
        (0i64..).zip(&c.sources).map(|(n, s)| row![c.market.as_str(), c.day, n, s.as_str()])
    });
    let head = "INSERT INTO closure_source (market, day, position, source)";
    insert(write, head, cited).await?;

    let clock = |time: Option<chrono::NaiveTime>| {
        time.map(|time| time.format("%H:%M").to_string()).unwrap_or_default()
    };
    let rows = record.short_sessions.iter().map(|s| {
        row![
            s.market.as_str(),
            s.day,
            clock(s.opens),
            clock(s.closes),
            s.reason.en.as_str(),
            s.reason.zh.as_str()
        ]
    });
    let head = "INSERT INTO short_session (market, day, opens, closes, reason_en, reason_zh)";
    insert(write, head, rows).await?;
    let cited = record.short_sessions.iter().flat_map(|s| {
        (0i64..).zip(&s.sources).map(|(n, x)| row![s.market.as_str(), s.day, n, x.as_str()])
    });
    let head = "INSERT INTO short_session_source (market, day, position, source)";
    insert(write, head, cited).await
}

async fn corrections(write: &mut Write, record: &Record) -> Result<()> {
    let rows = record.corrections.iter().map(|c| {
        row![
            c.key(),
            c.day,
            c.table.as_str(),
            c.row.as_str(),
            c.field.as_str(),
            c.was.as_str(),
            c.now.as_str(),
            c.reason.en.as_str(),
            c.reason.zh.as_str()
        ]
    });
    let head = "INSERT INTO correction (correction_key, day, in_table, row_id, field, was, \
                became, reason_en, reason_zh)";
    insert(write, head, rows).await?;
    let cited = record
        .corrections
        .iter()
        .flat_map(|c| (0i64..).zip(&c.sources).map(|(n, s)| row![c.key(), n, s.as_str()]));
    let head = "INSERT INTO correction_source (correction, position, source)";
    insert(write, head, cited).await
}
