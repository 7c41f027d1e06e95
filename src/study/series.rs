//! The one input of the study: a share's returns beside its benchmark's, on the sessions of its
//! exchange.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use crate::domain::{LimitState, Move};

/// One session of a share or an index.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Bar {
    /// The session.
    pub day: NaiveDate,
    /// Simple return against the previous close, as a fraction (0.1 is ten percent).
    pub ret: f64,
    /// Where the session stood against the daily limit.
    pub limit: LimitState,
}

impl From<&Move> for Bar {
    fn from(row: &Move) -> Self {
        Self { day: row.day, ret: row.close / 100.0, limit: row.limit }
    }
}

/// A share and its benchmark on a list of sessions.
///
/// A return exists only between two consecutive sessions that both have a bar: the bar behind a
/// suspension spans the gap and counts as missing, and so does the first bar of a series, which
/// has nothing before it.
#[derive(Debug, Clone, Default)]
pub struct Series {
    sessions: Vec<NaiveDate>,
    share: Vec<Option<(f64, LimitState)>>,
    benchmark: Vec<Option<f64>>,
    has_benchmark: bool,
}

impl Series {
    /// Aligns bars on the sessions, which ascend. The order of the bars does not matter; bars on
    /// other days are left out. Without `benchmark` only the mean-adjusted model is possible.
    #[must_use]
    pub fn new(sessions: Vec<NaiveDate>, share: &[Bar], benchmark: Option<&[Bar]>) -> Self {
        let share = aligned(&sessions, share);
        let index = aligned(&sessions, benchmark.unwrap_or_default());
        Self {
            share: share.into_iter().map(|bar| bar.map(|bar| (bar.ret, bar.limit))).collect(),
            benchmark: index.into_iter().map(|bar| bar.map(|bar| bar.ret)).collect(),
            has_benchmark: benchmark.is_some(),
            sessions,
        }
    }

    /// The position of a session.
    #[must_use]
    pub fn position(&self, day: NaiveDate) -> Option<usize> {
        self.sessions.binary_search(&day).ok()
    }

    /// Whether there is a benchmark at all.
    #[must_use]
    pub const fn has_benchmark(&self) -> bool {
        self.has_benchmark
    }

    /// The position `tau` sessions from `day0`, which may lie outside the list.
    pub(super) fn at(&self, day0: usize, tau: i32) -> Option<usize> {
        let position = i64::try_from(day0).ok()? + i64::from(tau);
        usize::try_from(position).ok().filter(|position| *position < self.sessions.len())
    }

    pub(super) fn day(&self, position: usize) -> NaiveDate {
        self.sessions[position]
    }

    pub(super) fn share(&self, position: usize) -> Option<f64> {
        self.share[position].map(|(ret, _)| ret)
    }

    pub(super) fn limit(&self, position: usize) -> LimitState {
        self.share[position].map_or(LimitState::None, |(_, limit)| limit)
    }

    pub(super) fn benchmark(&self, position: usize) -> Option<f64> {
        self.benchmark[position]
    }
}

/// The bars on the sessions, without those that have no bar on the session before.
fn aligned(sessions: &[NaiveDate], bars: &[Bar]) -> Vec<Option<Bar>> {
    let bars: BTreeMap<NaiveDate, Bar> = bars.iter().map(|bar| (bar.day, *bar)).collect();
    let on = |position: usize| bars.get(&sessions[position]).copied();
    (0..sessions.len())
        .map(|position| {
            let before = position.checked_sub(1).and_then(on);
            on(position).filter(|_| before.is_some())
        })
        .collect()
}
