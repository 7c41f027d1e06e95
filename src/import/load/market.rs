//! The tables of the market: reactions and their study, printed moves, session moves, calendars.

use std::collections::BTreeMap;

use super::Loader;
use super::rows::{BATCH, members, row};
use crate::domain::{Reaction, Record, Slug};
use crate::import::derive::Derived;
use crate::import::results::{self, Studied};
use crate::store::Result;

pub(super) async fn reactions(
    to: &mut Loader<'_>,
    record: &Record,
    derived: &Derived<'_>,
) -> Result<()> {
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
    to.insert_derived(head, rows).await?;
    results(to, record, &reactions).await?;

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
    to.insert(head, rows).await?;
    let head = "INSERT INTO reported_move_source (reported_move, position, source)";
    let sources = record.reported_moves.iter().map(|p| (&p.id, p.sources.as_slice()));
    to.insert_derived(head, members(sources)).await
}

/// The standard results of the event study, in percent.
async fn results(to: &mut Loader<'_>, record: &Record, reactions: &[Reaction]) -> Result<()> {
    let mut results = results::standard(record, reactions).peekable();
    while results.peek().is_some() {
        let batch: Vec<Studied<'_>> = results.by_ref().take(BATCH).collect();
        studies(to, &batch).await?;
    }
    Ok(())
}

async fn studies(to: &mut Loader<'_>, results: &[Studied<'_>]) -> Result<()> {
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
    to.insert_derived(head, rows).await?;
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

pub(super) async fn sessions(to: &mut Loader<'_>, record: &Record) -> Result<()> {
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
    to.insert(head, rows).await?;
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
