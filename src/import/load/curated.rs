//! The tables that people keep: sources, companies, models, announcements and what is said of them.

use super::rows::{BATCH, maybe, members, row};
use super::{Loader, Result};
use crate::domain::Announcement;
use crate::import::checked::Checked;
use crate::import::derive::Derived;
use crate::record::Record;

pub(super) async fn sources(to: &mut Loader<'_>, record: &Record) -> Result<()> {
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
    to.insert(head, rows).await
}

/// Companies, whose medians follow once their reactions are known.
pub(super) async fn companies(to: &mut Loader<'_>, record: &Record) -> Result<()> {
    let rows = record.companies.iter().map(|c| {
        row![
            c.slug.as_str(),
            c.name.en.as_str(),
            c.name.zh.as_str(),
            c.short.en.as_str(),
            c.short.zh.as_str(),
            c.pinyin.as_str(),
            c.aliases.join(";"),
            c.kind.as_str(),
            c.country.as_str(),
            0i64
        ]
    });
    let head = "INSERT INTO company (slug, name_en, name_zh, short_en, short_zh, pinyin, aliases, \
                kind, country, median_n)";
    to.insert(head, rows).await?;
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
    to.insert_derived(head, listings).await?;
    let head = "INSERT INTO company_source (company, position, source)";
    let sources = record.companies.iter().map(|c| (&c.slug, c.sources.as_slice()));
    to.insert_derived(head, members(sources)).await
}

pub(super) async fn models(to: &mut Loader<'_>, record: &Record) -> Result<()> {
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
    to.insert(head, rows).await?;
    let sources = record.models.iter().map(|m| (&m.slug, m.sources.as_slice()));
    to.insert_derived("INSERT INTO model_source (model, position, source)", members(sources)).await
}

/// Announcements as they are read, and notes in `derived` what shares may have reacted to.
pub(super) async fn announcements(
    to: &mut Loader<'_>,
    record: &Checked,
    derived: &mut Derived<'_>,
) -> Result<()> {
    for batch in record.tables.announcements.chunks(BATCH) {
        some_announcements(to, batch).await?;
        for row in batch {
            derived.note(row);
        }
    }
    Ok(())
}

async fn some_announcements(to: &mut Loader<'_>, batch: &[Announcement]) -> Result<()> {
    let rows = batch.iter().map(|a| {
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
    to.insert(head, rows).await?;
    let all = || batch.iter();
    let head = "INSERT INTO announcement_partner (announcement, position, company)";
    to.insert_derived(head, members(all().map(|a| (&a.id, a.partners.as_slice())))).await?;
    let head = "INSERT INTO announcement_model (announcement, position, model)";
    to.insert_derived(head, members(all().map(|a| (&a.id, a.models.as_slice())))).await?;
    let head = "INSERT INTO announcement_source (announcement, position, source)";
    to.insert_derived(head, members(all().map(|a| (&a.id, a.sources.as_slice())))).await
}

pub(super) async fn claims(to: &mut Loader<'_>, record: &Record) -> Result<()> {
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
    to.insert(head, rows).await?;
    let sources = record.claims.iter().map(|c| (&c.id, c.sources.as_slice()));
    to.insert_derived("INSERT INTO claim_source (claim, position, source)", members(sources)).await
}

pub(super) async fn people(to: &mut Loader<'_>, record: &Record) -> Result<()> {
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
    to.insert(head, rows).await?;
    let sources = record.people.iter().map(|p| (&p.slug, p.sources.as_slice()));
    to.insert_derived("INSERT INTO person_source (person, position, source)", members(sources))
        .await
}

pub(super) async fn promises(to: &mut Loader<'_>, record: &Record) -> Result<()> {
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
            p.fulfilment.by.as_str(),
            p.fulfilment.borne_out.as_str(),
            p.fulfilment.reason.en.as_str(),
            p.fulfilment.reason.zh.as_str(),
            p.note.en.as_str(),
            p.note.zh.as_str()
        ]
    });
    let head = "INSERT INTO promise (id, announcement, company, model, promised_en, promised_zh, \
                due, due_precision, delivered_by, delivered, status, promised_by, borne_out, \
                borne_out_en, borne_out_zh, note_en, note_zh)";
    to.insert(head, rows).await?;
    let reasons = record.promises.iter().map(|p| (&p.id, p.fulfilment.sources.as_slice()));
    let head = "INSERT INTO promise_outcome_source (promise, position, source)";
    to.insert_derived(head, members(reasons)).await?;
    let sources = record.promises.iter().map(|p| (&p.id, p.sources.as_slice()));
    to.insert_derived("INSERT INTO promise_source (promise, position, source)", members(sources))
        .await
}

pub(super) async fn corrections(to: &mut Loader<'_>, record: &Record) -> Result<()> {
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
    to.insert(head, rows).await?;
    let cited = record
        .corrections
        .iter()
        .flat_map(|c| (0i64..).zip(&c.sources).map(|(n, s)| row![c.key(), n, s.as_str()]));
    let head = "INSERT INTO correction_source (correction, position, source)";
    to.insert_derived(head, cited).await
}
