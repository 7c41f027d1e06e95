//! What other programs need to do the event study themselves.
//!
//! `/eventstudy/request.csv`, `firm.csv` and `market.csv` are the three files that
//! eventstudytools.com takes: no header line, `;` between fields, days as `dd.mm.yyyy`. Since the
//! record ships moves and not prices, the prices are close moves compounded from 100, which gives
//! the same returns. `/eventstudy/events.csv` is the event list of the R package `eventstudies`:
//! `name,when`. All take the filter of the reactions.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse as _, Response};
use chrono::NaiveDate;

use crate::answers::list;
use crate::answers::rows::ReactionRow;
use crate::store::moves::{CloseRow, closes};
use crate::study::{DAYS, ESTIMATION, rebase};
use crate::web::error::Error;
use crate::web::lists::REACTIONS;
use crate::web::of::Of;
use crate::web::params::ListParams;
use crate::web::policy::Policy;
use crate::web::site::Cx;

/// One of the files.
///
/// # Errors
/// Not found if there is no such file; if the query string is bad or the database fails.
pub async fn file(cx: Cx) -> Result<Response, Error> {
    super::one_form(&cx)?;
    let name = cx.param("file");
    let params = cx.known_list(ListParams::of_export(&REACTIONS, &cx.query)?).await?;
    let held = cx.held().await?;
    let dataset = held.dataset.clone();
    let mut rows: Vec<ReactionRow> = list::all(&held, &params.filter);
    rows.retain(|row| row.day.is_some() && row.status == "ok");
    let body = match name {
        "request.csv" => request(&rows),
        "firm.csv" => prices(&cx, rows.iter().map(|row| row.symbol.as_str())).await?,
        "market.csv" => prices(&cx, rows.iter().map(|row| row.benchmark.as_str())).await?,
        "events.csv" => events(&rows),
        _ => return Err(Error::not_found()),
    };
    let name = format!("attachment; filename=\"baimo-{}_{name}\"", dataset.short_version());
    let disposition =
        HeaderValue::try_from(name).map_err(|error| Error::Internal(error.to_string().into()))?;
    let headers = [
        (header::CONTENT_TYPE, HeaderValue::from_static("text/csv; charset=utf-8")),
        (header::CONTENT_DISPOSITION, disposition),
    ];
    Ok((headers, Policy::Revalidate, Of::from(&dataset), body).into_response())
}

/// Event id, firm, market, day 0, group, first and last day of the event window, last day and
/// length of the estimation window.
fn request(rows: &[ReactionRow]) -> String {
    let length = ESTIMATION.1 - ESTIMATION.0 + 1;
    rows.iter().fold(String::new(), |mut text, row| {
        let Some(day) = row.day else { return text };
        let _ = writeln!(
            text,
            "{}_{};{};{};{};{};{};{};{};{length}",
            row.announcement,
            row.symbol,
            row.symbol,
            row.benchmark,
            dotted(day),
            row.kind,
            DAYS.0,
            DAYS.1,
            ESTIMATION.1
        );
        text
    })
}

/// All days that there are.
const EVER: (NaiveDate, NaiveDate) =
    (NaiveDate::from_ymd_opt(1, 1, 1).unwrap(), NaiveDate::from_ymd_opt(9999, 12, 31).unwrap());

/// Symbol, day and level of each session of some symbols.
async fn prices<'a>(
    cx: &Cx,
    symbols: impl Iterator<Item = &'a str> + Send,
) -> Result<String, Error> {
    let symbols: BTreeSet<&str> = symbols.collect();
    let symbols: Vec<&str> = symbols.into_iter().collect();
    let mut by_symbol: BTreeMap<String, Vec<CloseRow>> = BTreeMap::new();
    for row in closes(&mut cx.read().await?, &symbols, EVER).await? {
        by_symbol.entry(row.symbol.clone()).or_default().push(row);
    }
    let mut text = String::new();
    for (symbol, rows) in by_symbol {
        for level in rebase(rows.iter().map(|row| (row.day, row.close))) {
            let _ = writeln!(text, "{symbol};{};{}", dotted(level.day), level.value);
        }
    }
    Ok(text)
}

fn events(rows: &[ReactionRow]) -> String {
    rows.iter().fold("name,when\n".to_owned(), |mut text, row| {
        if let Some(day) = row.day {
            let _ = writeln!(text, "{},{day}", row.symbol);
        }
        text
    })
}

fn dotted(day: NaiveDate) -> String {
    day.format("%d.%m.%Y").to_string()
}
