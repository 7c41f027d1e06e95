//! The standard results of the event study, computed once for each import.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use chrono::NaiveDate;

use super::checked::Checked;
use super::stretch::Changed;
use crate::domain::{Listing, Move, Symbol};
use crate::study::{Bar, ESTIMATION, EventStudy, Neighbours, Series, Setup, study};

/// The study of one reaction, among those of the share. What follows from the others is made when
/// it is written: one of 16,000 announcements of a share may overlap with 1,300.
pub(super) struct Studied<'a> {
    announcement: &'a str,
    events: Arc<Neighbours<'a>>,
    pub(super) study: Arc<EventStudy>,
}

impl Studied<'_> {
    pub(super) fn contaminated(&self) -> usize {
        self.events.contaminated(self.announcement, self.study.position, ESTIMATION)
    }

    pub(super) fn overlaps(&self) -> Vec<String> {
        self.events.overlaps(self.announcement, self.study.position)
    }

    pub(super) fn is_first_in_cluster(&self) -> bool {
        self.events.is_first_in_cluster(self.announcement, self.study.position)
    }
}

/// The studies of a record, made share by share.
pub(super) struct Results<'a> {
    record: &'a Checked,
    setup: Setup,
    /// Benchmarks that a share had: many shares have one. `None` if it has no moves.
    benchmarks: BTreeMap<&'a Symbol, Option<Vec<Bar>>>,
}

impl<'a> Results<'a> {
    pub(super) fn new(record: &'a Checked) -> Self {
        Self { record, setup: Setup::default(), benchmarks: BTreeMap::new() }
    }

    /// Studies the announcements (id, day 0) of a share with these moves, by id. One that cannot
    /// be studied is not among them.
    pub(super) fn of_share<'b>(
        &mut self,
        listing: &'a Listing,
        moves: &[Move],
        announcements: &[(&'b str, NaiveDate)],
    ) -> Result<BTreeMap<&'b str, Studied<'b>>, Changed> {
        let series = self.series(listing, moves)?;
        // Announcements of one day have one study.
        let days: BTreeSet<NaiveDate> = announcements.iter().map(|(_, day)| *day).collect();
        let studies: BTreeMap<NaiveDate, Arc<EventStudy>> = days
            .into_iter()
            .filter_map(|day| Some((day, Arc::new(study(&series, day, &self.setup)?))))
            .collect();
        let events =
            announcements.iter().filter_map(|(id, day)| Some((*id, studies.get(day)?.position)));
        let events = Arc::new(Neighbours::new(events));
        let result = |&(announcement, day): &(&'b str, NaiveDate)| {
            let (events, study) = (Arc::clone(&events), Arc::clone(studies.get(&day)?));
            Some((announcement, Studied { announcement, events, study }))
        };
        Ok(announcements.iter().filter_map(result).collect())
    }

    /// A share beside its benchmark on the sessions of its exchange.
    fn series(&mut self, listing: &'a Listing, moves: &[Move]) -> Result<Series, Changed> {
        let bars = |moves: &[Move]| -> Vec<Bar> { moves.iter().map(Bar::from).collect() };
        let market = listing.exchange.market();
        let sessions = self.record.tables.sessions.iter();
        let sessions = sessions.filter(|(of, _)| *of == market).map(|(_, day)| *day).collect();
        if !self.benchmarks.contains_key(&listing.benchmark) {
            let benchmark = bars(&self.record.moves.of(listing.benchmark.as_str())?);
            let benchmark = (!benchmark.is_empty()).then_some(benchmark);
            self.benchmarks.insert(&listing.benchmark, benchmark);
        }
        let benchmark = self.benchmarks.get(&listing.benchmark).and_then(Option::as_deref);
        Ok(Series::new(sessions, &bars(moves), benchmark))
    }
}
