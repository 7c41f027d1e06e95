//! The event study of one reaction, with free parameters.

use axum::response::Response;
use serde_json::json;

use super::openapi::{Body, Parameter, object};
use super::{Operation, ROOT};
use crate::answers::reactions;
use crate::store::dataset;
use crate::study::{DayResult, Estimate, EventStudy, Fit, WindowResult};
use crate::web::error::Error;
use crate::web::export::json as rows_json;
use crate::web::pages::study_view::{StudyParams, StudyView};
use crate::web::params::Manner;
use crate::web::route::Handler;
use crate::web::site::Cx;
use crate::web::texts::Texts;
use crate::web::urls::escape;

/// The study of a reaction.
pub(super) fn operation(texts: Texts) -> Operation {
    Operation {
        path: format!("{ROOT}/reactions/{{announcement}}/{{symbol}}"),
        id: "one-of-reactions".to_owned(),
        summary: texts.get("api-study"),
        description: texts.get("api-study-about"),
        tag: "studies",
        parameters: [
            Parameter::pattern("announcement", "^[a-z0-9-]{1,80}$")
                .in_path()
                .about("Id of the announcement.", "column-announcement"),
            Parameter::pattern("symbol", "^[A-Z0-9.^]{1,20}$")
                .in_path()
                .about("Ticker symbol.", "column-symbol"),
        ]
        .into_iter()
        .chain(StudyParams::KEYS.map(Parameter::of))
        .collect(),
        answer: "study-body".to_owned(),
        handler: Handler::new(study),
    }
}

async fn study(cx: Cx) -> Result<Response, Error> {
    let (id, symbol) = (cx.param("announcement"), cx.param("symbol"));
    let mut snapshot = cx.read().await?;
    let held = snapshot.held().await?;
    let (lower, spelled) = (id.to_ascii_lowercase(), held.symbol(symbol));
    let row = reactions::by_key(&held, &lower, &spelled);
    let row = row.ok_or_else(Error::not_found)?;
    if row.announcement != id || row.symbol != symbol {
        let query = if cx.query.is_empty() { String::new() } else { format!("?{}", cx.query) };
        let (id, symbol) = (escape(&row.announcement), escape(&row.symbol));
        return Err(Error::Moved(format!("{ROOT}/reactions/{id}/{symbol}{query}")));
    }
    let dataset = dataset::current(&mut snapshot).await?.ok_or(Error::Unavailable)?;
    let market = row.exchange.market();
    let asked = StudyParams::parse(&cx.query, Manner::Api, market, &row.benchmark);
    let (params, _) = asked?;
    let view = StudyView::read(&mut snapshot, &row, market, params).await?;
    Ok(super::json(
        &dataset,
        &json!({
            "dataset": rows_json::dataset(&dataset),
            "row": rows_json::row(&row),
            "parameters": {
                "benchmark": view.benchmark,
                "window": [view.params.window.0, view.params.window.1],
                "estimation": [view.params.estimation.0, view.params.estimation.1],
            },
            "overlaps": view.overlaps.iter().map(|(_, day)| &day.announcement).collect::<Vec<_>>(),
            "contaminated": view.contaminated,
            "study": view.study.as_ref().map(of_study),
        }),
    ))
}

fn of_study(study: &EventStudy) -> serde_json::Value {
    json!({
        "day_zero": study.day0,
        "sessions": study.n,
        "dropped": study.dropped,
        "fit": study.fit.as_ref().map(of_fit),
        "days": study.days.iter().map(of_day).collect::<Vec<_>>(),
        "windows": study.windows.iter().map(of_window).collect::<Vec<_>>(),
    })
}

pub(super) fn percent(fraction: f64) -> f64 {
    fraction * 100.0
}

/// A return as it stands in the record: times a hundred leaves a last bit that was never there.
fn move_percent(fraction: f64) -> f64 {
    (fraction * 1e14).round() / 1e12
}

fn of_fit(fit: &Fit) -> serde_json::Value {
    json!({
        "model": fit.kind.as_str(),
        "alpha_pct": percent(fit.alpha),
        "beta": fit.beta,
        "sigma_pct": percent(fit.sigma),
        "degrees_of_freedom": fit.df,
        "r2": fit.r2,
    })
}

fn of_day(day: &DayResult) -> serde_json::Value {
    json!({
        "session": day.tau,
        "date": day.day,
        "return_pct": day.ret.map(move_percent),
        "benchmark_pct": day.benchmark.map(move_percent),
        "limit": day.limit.as_str(),
        "abnormal_pct": day.abnormal.map(|estimate| percent(estimate.car)),
        "abnormal_se_pct": day.abnormal.map(|estimate| percent(estimate.se)),
        "abnormal_p": day.abnormal.map(|estimate| estimate.p),
    })
}

pub(super) fn of_window(window: &WindowResult) -> serde_json::Value {
    json!({
        "from": window.window.0,
        "to": window.window.1,
        "status": window.status.as_str(),
        "return_pct": window.raw.map(percent),
        "benchmark_pct": window.benchmark.map(percent),
        "car": window.estimate.as_ref().map(of_estimate),
        "se_naive_pct": window.se_naive.map(percent),
        "censored": window.censored,
        "p_empirical": window.p_empirical,
        "alternatives": window
            .alternatives
            .iter()
            .map(|(kind, estimate)| json!({ "model": kind.as_str(), "car": of_estimate(estimate) }))
            .collect::<Vec<_>>(),
    })
}

fn of_estimate(estimate: &Estimate) -> serde_json::Value {
    json!({
        "car_pct": percent(estimate.car),
        "se_pct": percent(estimate.se),
        "t": estimate.t,
        "degrees_of_freedom": estimate.df,
        "p": estimate.p,
        "low_pct": percent(estimate.ci_low),
        "high_pct": percent(estimate.ci_high),
    })
}

/// The schemas of a study, by name.
pub(super) fn schemas() -> Vec<(&'static str, Body)> {
    use Body::{Flag, Integer, List, Number, Of, Text};
    let maybe = |body: Body| Body::Maybe(Box::new(body));
    let number = || maybe(Number);
    let estimate = object(vec![
        ("car_pct", Number, "Cumulative abnormal return: sum of the daily ones, percent."),
        ("se_pct", Number, "Its standard error, with the error of the forecast, percent."),
        ("t", Number, "car_pct / se_pct."),
        ("degrees_of_freedom", Number, "Of the Student t."),
        ("p", Number, "Two-sided p."),
        ("low_pct", Number, "Lower end of the 95% interval, percent."),
        ("high_pct", Number, "Upper end of the 95% interval, percent."),
    ]);
    let fit = object(vec![
        ("model", Text, "market_model, market_adjusted or mean_adjusted."),
        ("alpha_pct", Number, "Intercept, percent a session."),
        ("beta", Number, "Slope on the benchmark."),
        ("sigma_pct", Number, "Residual standard deviation, percent."),
        ("degrees_of_freedom", Number, "Of the residuals."),
        ("r2", number(), "Share of the variance explained; market model only."),
    ]);
    let day = object(vec![
        ("session", Integer, "Sessions from day 0."),
        ("date", maybe(Body::Day), "The session; null beyond the data."),
        ("return_pct", number(), "Return of the share, percent."),
        ("benchmark_pct", number(), "Return of the benchmark, percent."),
        ("limit", Text, "Where the close stood against the daily limit; empty if nowhere near."),
        ("abnormal_pct", number(), "Abnormal return, percent."),
        ("abnormal_se_pct", number(), "Its standard error, percent."),
        ("abnormal_p", number(), "Its two-sided p."),
    ]);
    let alternative = object(vec![
        ("model", Text, "The simpler model."),
        ("car", Of("estimate"), "Its result on the same sample."),
    ]);
    let window = object(vec![
        ("from", Integer, "First session from day 0."),
        ("to", Integer, "Last session from day 0."),
        ("status", Text, "ok, or which rule stopped the study."),
        ("return_pct", number(), "Compounded return of the share, percent."),
        ("benchmark_pct", number(), "Compounded return of the benchmark, percent."),
        ("car", maybe(Of("estimate")), "Cumulative abnormal return and its test."),
        ("se_naive_pct", number(), "Standard error without the error of the forecast, percent."),
        ("censored", Flag, "Whether a session closed at its limit: the sum is a bound."),
        ("p_empirical", number(), "Placebo rank of day 0; window [0, 0], market model."),
        ("alternatives", List(Box::new(Of("alternative"))), "The simpler models."),
    ]);
    let study = object(vec![
        ("day_zero", Body::Day, "First session in which the share could react."),
        ("sessions", Integer, "Sessions of the estimation sample."),
        ("dropped", Integer, "Sessions of the estimation window without a return."),
        ("fit", maybe(Of("fit")), "The model, if one could be fitted."),
        ("days", List(Box::new(Of("day"))), "The sessions around day 0."),
        ("windows", List(Box::new(Of("window"))), "The event windows, the one asked for first."),
    ]);
    let parameters = object(vec![
        ("benchmark", Text, "Index held against."),
        ("window", List(Box::new(Integer)), "First and last session of the event window."),
        ("estimation", List(Box::new(Integer)), "First and last session of the estimation window."),
    ]);
    let body = object(vec![
        ("dataset", Of("dataset"), "Which record."),
        ("row", Of("reactions-row"), "The reaction as the list has it."),
        ("parameters", Of("study-parameters"), "What was asked for."),
        ("overlaps", List(Box::new(Text)), "Announcements of the share within ten sessions."),
        ("contaminated", Integer, "Estimation sessions next to another event of the share."),
        ("study", maybe(Of("study")), "The study; null without a day 0 or without prices."),
    ]);
    vec![
        ("estimate", estimate),
        ("fit", fit),
        ("day", day),
        ("alternative", alternative),
        ("window", window),
        ("study", study),
        ("study-parameters", parameters),
        ("study-body", body),
    ]
}
