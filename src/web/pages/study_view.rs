//! The event study of one reaction under the parameters of the URL: what is asked for, within which
//! bounds, and the study itself.

use chrono::NaiveDate;

use crate::answers::compare::event_days;
use crate::answers::rows::ReactionRow;
use crate::domain::Market;
use crate::record::{Key, keys};
use crate::store::{Result, Snapshot};
use crate::study::{
    DAYS, ESTIMATION, EventStudy, Level, ModelKind, Series, Setup, WINDOWS, rebase, study,
};
use crate::web::chart::strip::signed;
use crate::web::error::Error;
use crate::web::pages::series::{Closes, Share, recorded};
use crate::web::params::{Manner, Unknown, query_of, read};
use crate::web::render::Frame;

/// Sessions of the context to each side of day 0.
const CONTEXT: usize = 20;

/// The headline window.
pub const HEADLINE: (i32, i32) = (0, 1);

/// The free parameters of a study.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StudyParams {
    /// The model; by the length of the sample if `None`.
    pub model: Option<ModelKind>,
    /// The index; the listing's own if `None`.
    pub benchmark: Option<String>,
    /// First and last session of the window asked for.
    pub window: (i32, i32),
    /// First and last session of the estimation window.
    pub estimation: (i32, i32),
}

impl Default for StudyParams {
    fn default() -> Self {
        Self { model: None, benchmark: None, window: HEADLINE, estimation: ESTIMATION }
    }
}

/// The words that stand for models in URLs.
const MODELS: [(&str, ModelKind); 3] = [
    ("market", ModelKind::Market),
    ("market-adjusted", ModelKind::MarketAdjusted),
    ("mean-adjusted", ModelKind::MeanAdjusted),
];

impl StudyParams {
    /// The keys of a study.
    pub(in crate::web) const KEYS: [&Key; 6] = [
        &keys::STUDY_MODEL,
        &keys::BENCHMARK,
        &keys::WINDOW_FROM,
        &keys::WINDOW_TO,
        &keys::EST_FROM,
        &keys::EST_TO,
    ];

    /// Reads a query string. The listing's own benchmark is the default and stands in no URL.
    ///
    /// # Errors
    /// As [`read`]; or if the windows overlap, or the index is not of the listing's market.
    pub fn parse(
        query: &str,
        manner: Manner,
        market: Market,
        own: &str,
    ) -> Result<(Self, Unknown), Error> {
        let (asked, unknown) = read(query, Self::KEYS, manner)?;
        let number = |key: &Key, usual: i32| {
            asked.number(key).and_then(|number| number.try_into().ok()).unwrap_or(usual)
        };
        let model = asked.text(&keys::STUDY_MODEL);
        let benchmark = asked.text(&keys::BENCHMARK);
        if let Some(symbol) = benchmark.filter(|symbol| !market.indices().contains(symbol)) {
            return Err(Error::bad_value(keys::BENCHMARK.name, symbol, market.indices()));
        }
        let params = Self {
            model: MODELS.iter().find(|(word, _)| Some(*word) == model).map(|(_, kind)| *kind),
            benchmark: benchmark.filter(|symbol| *symbol != own).map(str::to_owned),
            window: (number(&keys::WINDOW_FROM, HEADLINE.0), number(&keys::WINDOW_TO, HEADLINE.1)),
            estimation: (
                number(&keys::EST_FROM, ESTIMATION.0),
                number(&keys::EST_TO, ESTIMATION.1),
            ),
        };
        if params.estimation.0 >= params.estimation.1 {
            let value = params.estimation.0.to_string();
            let bad = Error::bad_value("est_from", &value, &["a session before est_to"]);
            return Err(bad.told("allowed-before-end"));
        }
        if params.estimation.1 >= params.window.0.min(DAYS.0) {
            let value = params.estimation.1.to_string();
            let allowed = ["a session before the event window, which starts at −5 or at from"];
            let bad = Error::bad_value("est_to", &value, &allowed);
            return Err(bad.told("allowed-before-window"));
        }
        Ok((params, unknown))
    }

    /// The canonical query string, with its `?`, or nothing.
    #[must_use]
    pub fn query(&self) -> String {
        let standard = Self::default();
        let (benchmark, model) = (self.benchmark.clone(), self.model_word().to_owned());
        let other = |value: i32, usual: i32| (value != usual).then(|| value.to_string());
        let pairs = [
            (keys::BENCHMARK.name, benchmark),
            (keys::EST_FROM.name, other(self.estimation.0, standard.estimation.0)),
            (keys::EST_TO.name, other(self.estimation.1, standard.estimation.1)),
            (keys::WINDOW_FROM.name, other(self.window.0, standard.window.0)),
            (keys::STUDY_MODEL.name, Some(model).filter(|word| !word.is_empty())),
            (keys::WINDOW_TO.name, other(self.window.1, standard.window.1)),
        ];
        let given = |(key, value): (&'static str, Option<String>)| Some((key, value?));
        query_of(&pairs.into_iter().filter_map(given).collect::<Vec<_>>())
    }

    /// What differs from the standard setup, as a sentence.
    #[must_use]
    pub fn sentence(&self, frame: &Frame) -> String {
        let standard = Self::default();
        let span = |(from, to): (i32, i32)| {
            frame.t.with("study-span", &[("from", signed(from).into()), ("to", signed(to).into())])
        };
        let named = |key: &str, value: String| {
            frame
                .t
                .with("filter-part", &[("key", frame.t.get(key).into()), ("value", value.into())])
        };
        let parts = [
            self.model.map(|model| named("study-model", frame.word("model", model.as_str()))),
            self.benchmark
                .as_ref()
                .map(|symbol| named("study-benchmark", frame.index_name(symbol))),
            (self.window != standard.window).then(|| named("cite-window", span(self.window))),
            (self.estimation != standard.estimation)
                .then(|| named("cite-estimation", span(self.estimation))),
        ];
        parts.into_iter().flatten().collect::<Vec<_>>().join(&frame.t.get("filter-join"))
    }

    /// The word of the model in the URL, or nothing for the model the sample decides.
    #[must_use]
    pub fn model_word(&self) -> &'static str {
        let found = MODELS.iter().find(|(_, kind)| Some(*kind) == self.model);
        found.map_or("", |(word, _)| word)
    }

    /// What the study is asked for: the window of the URL first, then the standard ones.
    fn setup(&self) -> Setup {
        let others = WINDOWS.into_iter().filter(|window| *window != self.window);
        Setup {
            estimation: self.estimation,
            windows: std::iter::once(self.window).chain(others).collect(),
            days: (self.window.0.min(DAYS.0), self.window.1.max(DAYS.1)),
            model: self.model,
        }
    }
}

/// A study and the moves behind it.
#[derive(Debug)]
pub struct StudyView {
    /// What was asked for.
    pub params: StudyParams,
    /// The index held against.
    pub benchmark: String,
    /// The study; `None` without a day 0.
    pub study: Option<EventStudy>,
    /// The number of the first session of the context, counted from day 0.
    pub first: i32,
    /// The share over the sessions around day 0 that have a move, rebased.
    pub share_levels: Vec<Level>,
    /// The benchmark over the same sessions, rebased.
    pub benchmark_levels: Vec<Level>,
    /// The same windows against the market's other indices, under the market model.
    pub others: Vec<(String, EventStudy)>,
    /// The other studied events of the share within ten sessions, by their distance in sessions.
    pub overlaps: Vec<(i32, ReactionRow)>,
    /// Sessions of the estimation window within one session of another event of the share.
    pub contaminated: usize,
}

impl StudyView {
    /// Reads the moves and studies a reaction.
    pub async fn read(
        snapshot: &mut Snapshot,
        row: &ReactionRow,
        market: Market,
        params: StudyParams,
    ) -> Result<Self> {
        let held = snapshot.held().await?;
        let benchmark = params.benchmark.clone().unwrap_or_else(|| row.benchmark.clone());
        let calendars = held.calendars.clone();
        let calendar = calendars.of(market);
        let mut view = Self {
            benchmark,
            params,
            study: None,
            first: 0,
            share_levels: Vec::new(),
            benchmark_levels: Vec::new(),
            others: Vec::new(),
            overlaps: Vec::new(),
            contaminated: 0,
        };
        let Some(day0) = row.day else {
            return Ok(view);
        };
        let mut symbols = vec![row.symbol.as_str(), view.benchmark.as_str()];
        symbols.extend(market.indices());
        symbols.dedup();
        let closes = Closes::read(snapshot, &symbols, [(market, day0)]).await?;
        if closes.of(&row.symbol).next().is_none() {
            return Ok(view);
        }
        let context = calendar.around(day0, CONTEXT, CONTEXT);
        view.first = context.first().map_or(0, |(number, _)| *number);
        let around: Vec<NaiveDate> = context.iter().map(|(_, day)| *day).collect();
        view.share_levels = levels(&closes, &row.symbol, &around);
        view.benchmark_levels = levels(&closes, &view.benchmark, &around);
        let series =
            |benchmark: &str| closes.series(&Share { symbol: &row.symbol, benchmark, market });
        let setup = view.params.setup();
        let own = series(&view.benchmark);
        view.study = study(&own, day0, &setup);
        let events = event_days(&held, &[&row.symbol]);
        if let Some(study) = &view.study {
            let position = study.position;
            view.qualified(row, position, &own, &events);
        }
        let plain = Setup { model: Some(ModelKind::Market), ..setup };
        view.others = market
            .indices()
            .iter()
            .filter(|index| **index != view.benchmark)
            .filter_map(|index| Some(((*index).to_owned(), study(&series(index), day0, &plain)?)))
            .collect();
        Ok(view)
    }

    /// Notes the other studied events of the share: those too near to tell apart, and how many
    /// sessions of the estimation window they touch.
    fn qualified(
        &mut self,
        row: &ReactionRow,
        position: usize,
        series: &Series,
        days: &[ReactionRow],
    ) {
        let events = recorded(days, &row.symbol, series);
        self.contaminated =
            events.contaminated(&row.announcement, position, self.params.estimation);
        let near = events.overlaps(&row.announcement, position);
        let mut overlaps: Vec<(i32, ReactionRow)> = days
            .iter()
            .filter(|day| near.contains(&day.announcement))
            .filter_map(|day| {
                let at = i64::try_from(series.position(day.day?)?).ok()?;
                let distance = i32::try_from(at - i64::try_from(position).ok()?).ok()?;
                Some((distance, day.clone()))
            })
            .collect();
        overlaps.sort_by_key(|(distance, _)| *distance);
        self.overlaps = overlaps;
    }
}

/// The rebased closes of a symbol over some sessions; nothing if one of them has no move, since a
/// gap cannot be compounded over.
fn levels(closes: &Closes, symbol: &str, days: &[NaiveDate]) -> Vec<Level> {
    let close = |day: &NaiveDate| {
        let row = closes.of(symbol).find(|row| row.day == *day)?;
        Some((*day, row.close))
    };
    days.iter().map(close).collect::<Option<Vec<_>>>().map(rebase).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(query: &str) -> Result<StudyParams, Error> {
        StudyParams::parse(query, Manner::Page, Market::Xhkg, "^HSI").map(|(params, _)| params)
    }

    #[test]
    fn the_url_of_a_study_reads_back_and_leaves_defaults_out() {
        for (query, canonical) in [
            ("", ""),
            ("from=0&to=1&est_from=-120&est_to=-11&benchmark=%5EHSI", ""),
            ("to=5&from=-1&model=market-adjusted", "?from=-1&model=market-adjusted&to=5"),
            ("benchmark=%5EHSTECH&est_from=-250", "?benchmark=%5EHSTECH&est_from=-250"),
        ] {
            let params = parse(query).unwrap();
            assert_eq!(params.query(), canonical, "{query}");
            assert_eq!(parse(canonical.trim_start_matches('?')).unwrap(), params);
        }
    }

    #[test]
    fn parameters_have_bounds_and_the_windows_may_not_meet() {
        for (query, field) in [
            ("from=1", "from"),
            ("to=21", "to"),
            ("to=x", "to"),
            ("model=market_model", "model"),
            ("benchmark=000300.SS", "benchmark"),
            ("est_to=-5", "est_to"),
            ("from=-20&est_to=-15", "est_to"),
            ("est_from=-40&est_to=-60", "est_from"),
        ] {
            match parse(query) {
                Err(Error::BadValue { field: found, .. }) => assert_eq!(found, field, "{query}"),
                other => panic!("{query}: {other:?}"),
            }
        }
    }
}
