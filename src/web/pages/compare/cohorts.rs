//! The sets of a comparison: average abnormal returns and how unusual they are.

use super::set::Event;
use super::words::{interval, p_text, statistic, window_name};
use crate::study::{Cohort, EventStudy, TTest, WINDOWS, ZTest, cohort, holm};
use crate::web::format::{self, Percent};
use crate::web::render::Frame;

/// Events below which a set is not tested.
pub(super) const MIN_TESTED: usize = 5;
/// Events below which a test is no more than indicative.
pub(super) const MIN_FIRM: usize = 10;

/// The tables of the sets.
pub(super) struct Cohorts {
    pub(super) rows: Vec<CohortRow>,
    /// The other tests; empty if no set is large enough to be tested.
    pub(super) others: Vec<OtherRow>,
    /// Headline tests on the page: one for each row that has one.
    pub(super) tests: usize,
    /// Whether some event follows another of its share within ten sessions, so that the second set
    /// is smaller than the first.
    pub(super) has_clusters: bool,
}

/// One set over one window.
pub(super) struct CohortRow {
    pub(super) window: String,
    pub(super) set: String,
    pub(super) n: usize,
    pub(super) left_out: usize,
    pub(super) caar: Percent,
    pub(super) median: Percent,
    pub(super) positive: String,
    pub(super) test: Option<Test>,
    /// Why there is no test.
    pub(super) untested: String,
    pub(super) is_indicative: bool,
    /// Whether its adjusted p is below 5 %.
    pub(super) is_below: bool,
    pub(super) censored: usize,
    /// The mean without the censored, where some are and some are not.
    pub(super) uncensored: Option<String>,
}

/// The headline test of a row, with the interval beside it.
pub(super) struct Test {
    pub(super) interval: String,
    pub(super) name: String,
    pub(super) statistic: String,
    pub(super) p: String,
    pub(super) adjusted: String,
}

/// The tests that are shown for reference.
pub(super) struct OtherRow {
    pub(super) window: String,
    pub(super) set: String,
    cross_sectional: StatedTest,
    bmp: StatedTest,
    kolari_pynnonen: StatedTest,
    correlation: String,
    patell: StatedTest,
    rank: StatedTest,
    sign: StatedTest,
}

/// A statistic with its p; nothing where it does not exist.
type StatedTest = Option<(String, String)>;

impl OtherRow {
    /// The tests in the order of the columns, each with a note.
    pub(super) fn tests(&self) -> [(&StatedTest, &str); 6] {
        [
            (&self.cross_sectional, ""),
            (&self.bmp, ""),
            (&self.kolari_pynnonen, &self.correlation),
            (&self.patell, ""),
            (&self.rank, ""),
            (&self.sign, ""),
        ]
    }
}

/// A set over a window with its headline test.
pub(in crate::web) struct Tested {
    /// `all` events, or the `first` of each cluster.
    pub(in crate::web) set: &'static str,
    /// Events of the set, with a complete window or without.
    pub(in crate::web) chosen: usize,
    /// The results.
    pub(in crate::web) cohort: Cohort,
    /// `bmp` or `kp`, and the test.
    pub(in crate::web) headline: Option<(&'static str, TTest)>,
}

/// The headline test of a cohort: BMP, or Kolari-Pynnönen where any two windows share days.
fn headline(cohort: &Cohort) -> Option<(&'static str, TTest)> {
    let (_, pairs, adjusted) = cohort.kolari_pynnonen;
    if cohort.events.len() < MIN_TESTED {
        None
    } else if pairs > 0 {
        adjusted.map(|test| ("kp", test))
    } else {
        cohort.bmp.map(|test| ("bmp", test))
    }
}

impl Cohorts {
    /// The tables of some events: empty below those of which a set is tested.
    pub(super) fn new(frame: &Frame, events: &[Event]) -> Self {
        let tested = if events.len() < MIN_TESTED { Vec::new() } else { tested(events) };
        let adjusted = adjusted(&tested);
        Self {
            tests: adjusted.iter().flatten().count(),
            has_clusters: events.iter().any(|event| !event.first_in_cluster),
            others: tested
                .iter()
                .filter(|t| t.cohort.events.len() >= MIN_TESTED)
                .map(|t| other(frame, t))
                .collect(),
            rows: tested
                .iter()
                .zip(&adjusted)
                .map(|(t, of_test)| row(frame, events, t, *of_test))
                .collect(),
        }
    }
}

/// The p of each headline test adjusted for there being several (Holm), in the order of the sets.
pub(in crate::web) fn adjusted(tested: &[Tested]) -> Vec<Option<f64>> {
    let ps: Vec<f64> = tested.iter().filter_map(|t| Some(t.headline?.1.p)).collect();
    let mut adjusted = holm(&ps).into_iter();
    tested.iter().map(|t| t.headline.and_then(|_| adjusted.next())).collect()
}

/// Every window of all events, and of the first in each cluster where those are fewer.
pub(in crate::web) fn tested(events: &[Event]) -> Vec<Tested> {
    let studies = |only_first: bool| -> Vec<(&str, &EventStudy)> {
        let kept = events.iter().filter(|event| !only_first || event.first_in_cluster);
        kept.map(|event| (event.announcement.id.as_str(), &event.study)).collect()
    };
    let (all, first) = (studies(false), studies(true));
    let mut tested = Vec::new();
    for window in WINDOWS {
        for (set, studies) in [("all", &all), ("first", &first)] {
            if set == "first" && first.len() == all.len() {
                continue;
            }
            tested.extend(cohort(window, studies).map(|cohort| Tested {
                set,
                chosen: studies.len(),
                headline: headline(&cohort),
                cohort,
            }));
        }
    }
    tested
}

fn row(frame: &Frame, events: &[Event], tested: &Tested, adjusted: Option<f64>) -> CohortRow {
    let cohort = &tested.cohort;
    let n = cohort.events.len();
    let of = |event: &&Event| cohort.events.contains(&event.announcement.id);
    let members = events.iter().filter(of).filter_map(|event| event.window(cohort.window));
    let (censored, free): (Vec<_>, Vec<_>) = members.partition(|result| result.censored);
    let cars: Vec<f64> = free.iter().filter_map(|result| Some(result.estimate?.car)).collect();
    let uncensored = (!censored.is_empty() && !cars.is_empty()).then(|| mean_percent(&cars));
    let values = [("n", n.into()), ("positive", cohort.positive.into())];
    CohortRow {
        window: window_name(frame, cohort.window),
        set: frame.word("compare-set", tested.set),
        n,
        left_out: tested.chosen - n,
        caar: format::percent(cohort.caar * 100.0, 2),
        median: format::percent(cohort.median * 100.0, 2),
        positive: frame.t.with("compare-of", &values),
        test: tested.headline.map(|(name, test)| shown(frame, cohort, name, test, adjusted)),
        untested: frame.t.get(if n < MIN_TESTED {
            "compare-too-few"
        } else {
            "compare-no-statistic"
        }),
        is_indicative: n < MIN_FIRM,
        is_below: adjusted.is_some_and(|p| p < 0.05),
        censored: censored.len(),
        uncensored,
    }
}

fn shown(
    frame: &Frame,
    cohort: &Cohort,
    name: &'static str,
    test: TTest,
    adjusted: Option<f64>,
) -> Test {
    let limits = cohort.cross_sectional.map(|(_, _, limits)| limits);
    Test {
        interval: limits.map(|limits| interval(frame, limits)).unwrap_or_default(),
        name: frame.word("compare-test", name),
        statistic: statistic("t", test.t),
        p: p_text(test.p),
        adjusted: adjusted.map(p_text).unwrap_or_default(),
    }
}

/// The mean of fractions, in percent.
fn mean_percent(cars: &[f64]) -> String {
    let n = u32::try_from(cars.len()).map_or(f64::MAX, f64::from);
    format::plain_percent(cars.iter().sum::<f64>() / n * 100.0)
}

fn other(frame: &Frame, tested: &Tested) -> OtherRow {
    let cohort = &tested.cohort;
    let t = |test: TTest| (statistic("t", test.t), p_text(test.p));
    let z = |test: ZTest| (statistic("z", test.z), p_text(test.p));
    let (correlation, pairs, adjusted) = cohort.kolari_pynnonen;
    OtherRow {
        window: window_name(frame, cohort.window),
        set: frame.word("compare-set", tested.set),
        cross_sectional: cohort.cross_sectional.map(|(_, test, _)| t(test)),
        bmp: cohort.bmp.map(t),
        kolari_pynnonen: adjusted.filter(|_| pairs > 0).map(t),
        correlation: if pairs > 0 { statistic("r", correlation) } else { String::new() },
        patell: cohort.patell.map(z),
        rank: cohort.corrado_rank.map(z),
        sign: cohort.generalized_sign.1.map(z),
    }
}
