//! The study as JSON: what `baimo study` prints. Returns are fractions, missing values are absent.

use serde_json::{Map, Value, json};

use super::cohort::{Cohort, TTest, ZTest, cohort};
use super::event::{
    DayResult, ESTIMATION, Estimate, EventStudy, MIN_FALLBACK, MIN_MARKET_MODEL, WINDOWS,
    WindowResult,
};
use super::model::ModelKind;
use super::neighbours::Neighbours;
use crate::domain::{LimitState, WhyDay};

/// An event with what came of it.
#[derive(Debug, Clone, PartialEq)]
pub struct Studied {
    /// Id of the event.
    pub id: String,
    /// The share.
    pub symbol: String,
    /// What its returns are compared with; empty if nothing.
    pub benchmark: String,
    /// When it was announced, as given.
    pub announced_at: String,
    /// Whether only the date was given, so that noon in Beijing was assumed.
    pub time_assumed: bool,
    /// Which rule chose day 0.
    pub why: Option<WhyDay>,
    /// The result; `None` if no session of the data could react.
    pub study: Option<EventStudy>,
}

/// The whole report: parameters, events in the order given, and the cohorts of all of them and of
/// the first in each cluster.
#[must_use]
pub fn report(events: &[Studied]) -> Value {
    let others = |event: &Studied| of_share(&event.symbol, events);
    let is_first = |event: &Studied| {
        let position = event.study.as_ref().map(|study| study.position);
        position.is_some_and(|position| others(event).is_first_in_cluster(&event.id, position))
    };
    let first: Vec<&Studied> = events.iter().filter(|event| is_first(event)).collect();
    json!({
        "parameters": {
            "estimation": [ESTIMATION.0, ESTIMATION.1],
            "min_market_model": MIN_MARKET_MODEL,
            "min_fallback": MIN_FALLBACK,
            "windows": WINDOWS.map(|(from, to)| [from, to]),
            "confidence": 0.95,
            "returns": "simple, adj_close",
        },
        "events": events.iter().map(|event| of_event(event, &others(event))).collect::<Vec<_>>(),
        "caar": {
            "all": cohorts(&events.iter().collect::<Vec<_>>()),
            "first_in_cluster": cohorts(&first),
        },
    })
}

/// The studied events of a share.
fn of_share<'a>(symbol: &str, events: &'a [Studied]) -> Neighbours<'a> {
    let own = events.iter().filter(|event| event.symbol == symbol);
    let studied = own.filter_map(|event| Some((event, event.study.as_ref()?)));
    Neighbours::new(studied.map(|(event, study)| (event.id.as_str(), study.position)))
}

fn of_event(event: &Studied, others: &Neighbours<'_>) -> Value {
    let mut object = object(json!({
        "id": event.id,
        "symbol": event.symbol,
        "benchmark": event.benchmark,
        "announced_at": event.announced_at,
    }));
    let Some(study) = &event.study else {
        object.insert("status".into(), "no_prices".into());
        return Value::Object(object);
    };
    let mut flags = Vec::new();
    flags.extend(event.time_assumed.then_some("time_assumed"));
    flags.extend(match event.why {
        Some(WhyDay::AfterClose) => Some("shifted_after_close"),
        Some(WhyDay::NonTradingDay) => Some("shifted_non_trading_day"),
        _ => None,
    });
    object.extend(self::object(json!({
        "day0": study.day0,
        "day0_index": study.position,
        "flags": flags,
        "n_est": study.n,
        "est_dropped": study.dropped,
        "model": study.fit.as_ref().map_or("none", |fit| fit.kind.as_str()),
        "days": study.days.iter().map(of_day).collect::<Vec<_>>(),
        "windows": study.windows.iter().map(of_window).collect::<Vec<_>>(),
        "overlaps": others.overlaps(&event.id, study.position),
        "first_in_cluster": others.is_first_in_cluster(&event.id, study.position),
        "est_contaminated": others.contaminated(&event.id, study.position, ESTIMATION),
    })));
    match &study.fit {
        None => {
            object.insert("status".into(), "insufficient_estimation".into());
        }
        Some(fit) => {
            object.insert("sigma".into(), fit.sigma.into());
            object.insert("df".into(), whole(fit.df));
            if fit.kind == ModelKind::Market {
                object.extend(self::object(json!({
                    "alpha": fit.alpha,
                    "beta": fit.beta,
                    "r2": fit.r2,
                    "mean_market": fit.mean_market,
                    "sxx_market": fit.sxx,
                })));
            }
        }
    }
    Value::Object(object)
}

fn of_day(day: &DayResult) -> Value {
    let mut object = object(json!({ "tau": day.tau, "date": day.day }));
    put(&mut object, "ret", day.ret);
    put(&mut object, "benchmark_ret", day.benchmark);
    let limit = match day.limit {
        LimitState::Up => "limit_up",
        LimitState::Down => "limit_down",
        LimitState::TouchedUp => "touched_up",
        LimitState::TouchedDown => "touched_down",
        LimitState::None => "",
    };
    if !limit.is_empty() {
        object.insert("limit".into(), limit.into());
    }
    if let Some(abnormal) = day.abnormal {
        put(&mut object, "ar", Some(abnormal.car));
        put(&mut object, "se", Some(abnormal.se));
        put(&mut object, "sar", Some(abnormal.t));
        put(&mut object, "p", Some(abnormal.p));
    }
    Value::Object(object)
}

fn of_window(result: &WindowResult) -> Value {
    let (from, to) = result.window;
    let mut object = object(json!({
        "window": [from, to],
        "length": to - from + 1,
        "status": result.status.as_str(),
    }));
    put(&mut object, "raw_return", result.raw);
    put(&mut object, "benchmark_return", result.benchmark);
    put(&mut object, "se_naive", result.se_naive);
    put(&mut object, "p_empirical", result.p_empirical);
    if let Some(estimate) = result.estimate {
        object.extend(of_estimate(&estimate));
        put(&mut object, "ci_low", Some(estimate.ci_low));
        put(&mut object, "ci_high", Some(estimate.ci_high));
        object.insert("censored".into(), result.censored.into());
    }
    if !result.alternatives.is_empty() {
        let others = result.alternatives.iter();
        let others = others.map(|(kind, e)| (kind.to_string(), Value::Object(of_estimate(e))));
        object.insert("alternatives".into(), Value::Object(others.collect()));
    }
    Value::Object(object)
}

fn of_estimate(estimate: &Estimate) -> Map<String, Value> {
    object(json!({
        "car": estimate.car,
        "se": estimate.se,
        "t": estimate.t,
        "df": whole(estimate.df),
        "p": estimate.p,
    }))
}

fn cohorts(events: &[&Studied]) -> Vec<Value> {
    let studies: Vec<(&str, &EventStudy)> =
        events.iter().filter_map(|e| Some((e.id.as_str(), e.study.as_ref()?))).collect();
    let cohorts = WINDOWS.iter().filter_map(|window| cohort(*window, &studies));
    cohorts.map(|cohort| of_cohort(&cohort)).collect()
}

fn of_cohort(cohort: &Cohort) -> Value {
    let (rbar, pairs, adjusted) = cohort.kolari_pynnonen;
    let (p_hat, sign) = cohort.generalized_sign;
    let with = |mut object: Map<String, Value>, test: Map<String, Value>| {
        object.extend(test);
        Value::Object(object)
    };
    let cross = cohort.cross_sectional.map_or(Value::Null, |(se, test, (low, high))| {
        with(object(json!({ "se": se, "ci_low": low, "ci_high": high })), of_t(Some(test)))
    });
    let kolari = object(json!({ "rbar": rbar, "overlapping_pairs": pairs }));
    json!({
        "window": [cohort.window.0, cohort.window.1],
        "n": cohort.events.len(),
        "events": cohort.events,
        "caar": cohort.caar,
        "median_car": cohort.median,
        "positive": cohort.positive,
        "cross_sectional": cross,
        "patell": Value::Object(of_z(cohort.patell)),
        "bmp": Value::Object(of_t(cohort.bmp)),
        "kolari_pynnonen": with(kolari, of_t(adjusted)),
        "corrado_rank": Value::Object(of_z(cohort.corrado_rank)),
        "generalized_sign": with(object(json!({ "p_hat": p_hat })), of_z(sign)),
    })
}

fn of_t(test: Option<TTest>) -> Map<String, Value> {
    object(json!({
        "t": test.map(|test| test.t),
        "df": test.map(|test| whole(test.df)),
        "p": test.map(|test| test.p),
    }))
}

fn of_z(test: Option<ZTest>) -> Map<String, Value> {
    object(json!({ "z": test.map(|test| test.z), "p": test.map(|test| test.p) }))
}

/// Degrees of freedom are counts; they print without a fraction.
fn whole(df: f64) -> Value {
    #[expect(clippy::cast_possible_truncation, reason = "a count of sessions or events")]
    Value::from(df as i64)
}

fn put(object: &mut Map<String, Value>, key: &str, value: Option<f64>) {
    if let Some(value) = value {
        object.insert(key.to_owned(), value.into());
    }
}

fn object(value: Value) -> Map<String, Value> {
    match value {
        Value::Object(object) => object,
        _ => Map::new(),
    }
}
