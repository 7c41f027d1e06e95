//! The tables of the market: reactions and their study, printed moves, session moves, calendars.

use std::collections::BTreeMap;

use super::rows::{BATCH, members, next_batch, row};
use super::{Loader, Result};
use crate::domain::Slug;
use crate::import::checked::Checked;
use crate::import::derive::{Derived, Outcome, median};
use crate::record::Record;
use crate::store::Sql;

/// Reactions and their study share by share, and the medians of the companies.
pub(super) async fn reactions(to: &mut Loader<'_>, derived: &Derived<'_>) -> Result<()> {
    let mut closes: BTreeMap<&Slug, Vec<f64>> = BTreeMap::new();
    let mut outcomes = Vec::new();
    for share in derived.shares() {
        outcomes.append(&mut share?);
        if outcomes.len() >= BATCH {
            some_reactions(to, &mut outcomes, &mut closes).await?;
        }
    }
    some_reactions(to, &mut outcomes, &mut closes).await?;
    medians(to, closes).await
}

/// Writes the outcomes and drops them, but for the closing moves.
async fn some_reactions<'a>(
    to: &mut Loader<'_>,
    outcomes: &mut Vec<Outcome<'a>>,
    closes: &mut BTreeMap<&'a Slug, Vec<f64>>,
) -> Result<()> {
    let rows = outcomes.iter().map(|o| {
        let r = &o.reaction;
        row![
            r.announcement.as_str(),
            r.symbol.as_str(),
            r.exchange.as_str(),
            o.sort_day,
            r.day,
            r.why.map(|why| why.as_str().to_owned()),
            r.next_day,
            r.status.as_str()
        ]
    });
    let head = "INSERT INTO reaction (announcement, symbol, exchange, sort_day, day, why, \
                next_day, status)";
    to.insert_derived(head, rows).await?;
    studies(to, outcomes).await?;
    for (company, close) in outcomes.drain(..).filter_map(|outcome| outcome.close) {
        closes.entry(company).or_default().push(close);
    }
    Ok(())
}

async fn medians(to: &mut Loader<'_>, closes: BTreeMap<&Slug, Vec<f64>>) -> Result<()> {
    for (company, closes) in closes {
        let (median, n) = median(closes);
        let mut sql = Sql::new("UPDATE company SET median_close = ");
        sql.bind(median).push(", median_n = ").bind(n).push(" WHERE slug = ");
        sql.bind(company.as_str());
        to.write.run(sql).await?;
    }
    Ok(())
}

/// Printed moves beside what the exchange recorded.
pub(super) async fn reported_moves(
    to: &mut Loader<'_>,
    record: &Record,
    derived: &Derived<'_>,
) -> Result<()> {
    let compared = derived.compared()?;
    let rows = compared.iter().map(|c| {
        let p = c.row;
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
            c.computed,
            c.check.verdict.as_str(),
            c.check.reason.as_str()
        ]
    });
    let head = "INSERT INTO reported_move (id, announcement, symbol, day, measure, percent, \
                digits, bound, note_en, note_zh, computed, verdict, reason)";
    to.insert(head, rows).await?;
    let head = "INSERT INTO reported_move_source (reported_move, position, source)";
    let sources = record.reported_moves.iter().map(|p| (&p.id, p.sources.as_slice()));
    to.insert_derived(head, members(sources)).await
}

/// The standard results of the event study, in percent.
async fn studies(to: &mut Loader<'_>, outcomes: &[Outcome<'_>]) -> Result<()> {
    let percent = |fraction: f64| fraction * 100.0;
    let studied = || outcomes.iter().filter_map(|o| Some((&o.reaction, o.studied.as_ref()?)));
    let rows = studied().map(|(of, r)| {
        let fit = r.study.fit.as_ref();
        row![
            of.announcement.as_str(),
            of.symbol.as_str(),
            fit.map_or("none", |fit| fit.kind.as_str()),
            whole(r.study.n),
            whole(r.study.dropped),
            whole(r.contaminated()),
            fit.map(|fit| percent(fit.alpha)),
            fit.map(|fit| fit.beta),
            fit.map(|fit| percent(fit.sigma)),
            fit.and_then(|fit| fit.r2),
            r.overlaps().join(";"),
            r.is_first_in_cluster()
        ]
    });
    let head = "INSERT INTO event_study (announcement, symbol, model, n_est, est_dropped, \
                est_contaminated, alpha_pct, beta, sigma_pct, r2, overlapping, first_in_cluster)";
    to.insert_derived(head, rows).await?;
    let windows = studied().flat_map(|(of, r)| {
        r.study.windows.iter().map(move |w| {
            let e = w.estimate;
            row![
                of.announcement.as_str(),
                of.symbol.as_str(),
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
    to.insert_derived(head, windows).await
}

fn whole(n: usize) -> i64 {
    i64::try_from(n).unwrap_or(i64::MAX)
}

/// Degrees of freedom are counts.
#[expect(clippy::cast_possible_truncation, reason = "a count of sessions")]
fn whole_df(df: f64) -> i64 {
    df as i64
}

/// Session moves as they are read.
pub(super) async fn session_moves(to: &mut Loader<'_>, record: &Checked) -> Result<()> {
    let head = "INSERT INTO session_move (symbol, day, open, high, low, close, basis, price_limit)";
    let mut moves = record.moves.iter();
    while let Some(batch) = next_batch(&mut moves)? {
        let rows = batch.iter().map(|m| {
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
        to.insert(head, rows).await?;
    }
    Ok(())
}

/// The calendars: sessions, days without one, and short ones.
pub(super) async fn sessions(to: &mut Loader<'_>, record: &Record) -> Result<()> {
    let rows = record.sessions.iter().map(|(market, day)| row![market.as_str(), *day]);
    to.insert("INSERT INTO trading_session (market, day)", rows).await?;

    let rows = record.closures.iter().map(|c| {
        row![c.market.as_str(), c.day, c.kind.as_str(), c.reason.en.as_str(), c.reason.zh.as_str()]
    });
    let head = "INSERT INTO closure (market, day, kind, reason_en, reason_zh)";
    to.insert(head, rows).await?;
    let cited = record.closures.iter().flat_map(|c| {
        (0i64..).zip(&c.sources).map(|(n, s)| row![c.market.as_str(), c.day, n, s.as_str()])
    });
    let head = "INSERT INTO closure_source (market, day, position, source)";
    to.insert_derived(head, cited).await?;

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
    to.insert(head, rows).await?;
    let cited = record.short_sessions.iter().flat_map(|s| {
        (0i64..).zip(&s.sources).map(|(n, x)| row![s.market.as_str(), s.day, n, x.as_str()])
    });
    let head = "INSERT INTO short_session_source (market, day, position, source)";
    to.insert_derived(head, cited).await
}
