//! Several announcements in event time: each study, and what they are together.

use axum::response::Response;
use serde_json::{Value, json};

use super::openapi::{Body, Parameter, object};
use super::study::{of_window, percent};
use super::{Operation, ROOT};
use crate::store::dataset;
use crate::study::{TTest, ZTest};
use crate::web::error::Error;
use crate::web::export::json as rows_json;
use crate::web::pages::compare::cohorts::{Tested, adjusted, tested};
use crate::web::pages::compare::selection::Selection;
use crate::web::pages::compare::set::{Event, Set};
use crate::web::params::Manner;
use crate::web::route::Handler;
use crate::web::site::Cx;
use crate::web::texts::Texts;

/// The comparison.
pub(super) fn operation(texts: Texts) -> Operation {
    Operation {
        path: format!("{ROOT}/compare"),
        id: "compare".to_owned(),
        summary: texts.get("api-compare"),
        description: texts.get("api-compare-about"),
        tag: "studies",
        parameters: Selection::KEYS.map(Parameter::of).into(),
        answer: "compare-body".to_owned(),
        handler: Handler::new(compare),
    }
}

async fn compare(cx: Cx) -> Result<Response, Error> {
    let selection = Selection::parse(&cx.query, Manner::Api)?;
    let selection = Selection { chosen: cx.known(&selection.chosen).await?, ..selection };
    let mut snapshot = cx.read().await?;
    let dataset = dataset::current(&mut snapshot).await?.ok_or(Error::Unavailable)?;
    let set = Set::read(&mut snapshot, &selection).await?;
    let tested = tested(&set.events);
    let adjusted = adjusted(&tested);
    let left_out = set.left_out.iter();
    Ok(super::json(
        &dataset,
        &json!({
            "dataset": rows_json::dataset(&dataset),
            "events": set.events.iter().map(of_event).collect::<Vec<_>>(),
            "cohorts": tested.iter().zip(adjusted).map(of_set).collect::<Vec<_>>(),
            "left_out": left_out
                .map(|(why, row)| json!({ "announcement": row.id, "status": why.word() }))
                .collect::<Vec<_>>(),
        }),
    ))
}

fn of_event(event: &Event) -> Value {
    json!({
        "announcement": event.announcement.id,
        "symbol": event.reaction.symbol,
        "day_zero": event.study.day0,
        "overlaps": event.overlaps,
        "first_in_cluster": event.first_in_cluster,
        "windows": event.study.windows.iter().map(of_window).collect::<Vec<_>>(),
    })
}

fn of_set((tested, adjusted): (&Tested, Option<f64>)) -> Value {
    let cohort = &tested.cohort;
    let (correlation, pairs, kolari_pynnonen) = cohort.kolari_pynnonen;
    let across = cohort.cross_sectional;
    json!({
        "from": cohort.window.0,
        "to": cohort.window.1,
        "set": tested.set,
        "chosen": tested.chosen,
        "events": cohort.events,
        "caar_pct": percent(cohort.caar),
        "median_pct": percent(cohort.median),
        "positive": cohort.positive,
        "se_pct": across.map(|(se, _, _)| percent(se)),
        "low_pct": across.map(|(_, _, (low, _))| percent(low)),
        "high_pct": across.map(|(_, _, (_, high))| percent(high)),
        "headline": tested.headline.map(|(name, _)| name),
        "headline_p_holm": adjusted,
        "cross_sectional": across.map(|(_, test, _)| of_t(test)),
        "bmp": cohort.bmp.map(of_t),
        "kolari_pynnonen": kolari_pynnonen.map(of_t),
        "mean_correlation": correlation,
        "overlapping_pairs": pairs,
        "patell": cohort.patell.map(of_z),
        "corrado_rank": cohort.corrado_rank.map(of_z),
        "generalized_sign": cohort.generalized_sign.1.map(of_z),
    })
}

fn of_t(test: TTest) -> Value {
    json!({ "statistic": test.t, "degrees_of_freedom": test.df, "p": test.p })
}

fn of_z(test: ZTest) -> Value {
    json!({ "statistic": test.z, "degrees_of_freedom": null, "p": test.p })
}

/// The schemas of a comparison, by name.
pub(super) fn schemas() -> Vec<(&'static str, Body)> {
    use Body::{Flag, Integer, List, Number, Of, Text};
    let list = |of: Body| List(Box::new(of));
    let maybe = |body: Body| Body::Maybe(Box::new(body));
    let test = || maybe(Of("test"));
    let event = object(vec![
        ("announcement", Text, "Id of the announcement."),
        ("symbol", Text, "Primary listing of its company."),
        ("day_zero", Body::Day, "First session in which the share could react."),
        ("overlaps", list(Text), "Announcements on the same share within ten sessions."),
        ("first_in_cluster", Flag, "Whether none of this comparison on its share precedes it so."),
        ("windows", list(Of("window")), "The event windows."),
    ]);
    let of_test = object(vec![
        ("statistic", Number, "The statistic."),
        ("degrees_of_freedom", maybe(Number), "Of the Student t; null for a standard normal."),
        ("p", Number, "Two-sided p."),
    ]);
    let cohort = object(vec![
        ("from", Integer, "First session from day 0."),
        ("to", Integer, "Last session from day 0."),
        ("set", Text, "all, or first: without those that follow another of their share."),
        ("chosen", Integer, "Events of the set."),
        ("events", list(Text), "Announcements with a market model and a complete window."),
        ("caar_pct", Number, "Mean of their cumulative abnormal returns, percent."),
        ("median_pct", Number, "Median of them, percent."),
        ("positive", Integer, "How many are above zero."),
        ("se_pct", maybe(Number), "Standard error of the mean, percent."),
        ("low_pct", maybe(Number), "Lower end of its 95% interval, percent."),
        ("high_pct", maybe(Number), "Upper end of its 95% interval, percent."),
        ("headline", maybe(Text), "Test that counts: kp where windows share days, else bmp."),
        ("headline_p_holm", maybe(Number), "Its p, adjusted for the number of tests (Holm)."),
        ("cross_sectional", test(), "Test of the mean across events."),
        ("bmp", test(), "Boehmer, Musumeci and Poulsen 1991."),
        ("kolari_pynnonen", test(), "Kolari and Pynnönen 2010."),
        ("mean_correlation", Number, "Mean correlation of overlapping residuals."),
        ("overlapping_pairs", Integer, "Pairs of events whose windows share days."),
        ("patell", test(), "Patell 1976."),
        ("corrado_rank", test(), "Corrado 1989."),
        ("generalized_sign", test(), "Cowan 1992."),
    ]);
    let left_out = object(vec![
        ("announcement", Text, "Id of the announcement."),
        ("status", Text, "not_listed, day_unknown, no_session or no_prices."),
    ]);
    let body = object(vec![
        ("dataset", Of("dataset"), "Which record."),
        ("events", list(Of("compared-event")), "The events, by day 0."),
        ("cohorts", list(Of("cohort")), "The sets of them, by window."),
        ("left_out", list(Of("left-out")), "What was chosen and has no event."),
    ]);
    vec![
        ("compared-event", event),
        ("test", of_test),
        ("cohort", cohort),
        ("left-out", left_out),
        ("compare-body", body),
    ]
}
