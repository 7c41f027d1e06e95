//! The standard results of the event study, computed once for each import.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use chrono::NaiveDate;

use crate::domain::{Listing, Move, Reaction, ReactionStatus, Record, Symbol};
use crate::study::{Bar, ESTIMATION, EventStudy, Neighbours, Series, Setup, study};

/// The study of one reaction.
pub(super) struct Studied<'a> {
    pub(super) announcement: &'a str,
    pub(super) symbol: &'a str,
    pub(super) study: Arc<EventStudy>,
    pub(super) contaminated: usize,
    pub(super) overlaps: Vec<String>,
    pub(super) first_in_cluster: bool,
}

/// Studies every reaction whose day 0 has a session move, share by share, so that the results of
/// one share are written before those of the next are made.
pub(super) fn standard<'a>(
    record: &'a Record,
    reactions: &'a [Reaction],
) -> impl Iterator<Item = Studied<'a>> {
    let mut by_symbol: BTreeMap<&str, Vec<&Reaction>> = BTreeMap::new();
    for reaction in reactions.iter().filter(|r| r.status == ReactionStatus::Ok) {
        by_symbol.entry(reaction.symbol.as_str()).or_default().push(reaction);
    }
    let moves = record.series();
    let listings = record.companies.iter().flat_map(|company| &company.listings);
    listings.flat_map(move |listing| match by_symbol.get(listing.symbol.as_str()) {
        Some(own) => of_share(record, &moves, listing, own),
        None => Vec::new(),
    })
}

fn of_share<'a>(
    record: &Record,
    moves: &BTreeMap<&str, &[Move]>,
    listing: &Listing,
    reactions: &[&'a Reaction],
) -> Vec<Studied<'a>> {
    let series = series(record, moves, listing);
    let setup = Setup::default();
    // Announcements of one day have one study.
    let days: BTreeSet<NaiveDate> = reactions.iter().filter_map(|reaction| reaction.day).collect();
    let studies: BTreeMap<NaiveDate, Arc<EventStudy>> = days
        .into_iter()
        .filter_map(|day| Some((day, Arc::new(study(&series, day, &setup)?))))
        .collect();
    let of = |reaction: &Reaction| studies.get(&reaction.day?);
    let events = Neighbours::new(
        reactions.iter().filter_map(|r| Some((r.announcement.as_str(), of(r)?.position))),
    );
    let result = |reaction: &&'a Reaction| {
        let (id, study) = (reaction.announcement.as_str(), of(reaction)?);
        Some(Studied {
            announcement: id,
            symbol: reaction.symbol.as_str(),
            contaminated: events.contaminated(id, study.position, ESTIMATION),
            overlaps: events.overlaps(id, study.position),
            first_in_cluster: events.is_first_in_cluster(id, study.position),
            study: Arc::clone(study),
        })
    };
    reactions.iter().filter_map(result).collect()
}

/// A share beside its benchmark on the sessions of its exchange.
fn series(record: &Record, moves: &BTreeMap<&str, &[Move]>, listing: &Listing) -> Series {
    let bars = |symbol: &Symbol| -> Vec<Bar> {
        moves.get(symbol.as_str()).into_iter().copied().flatten().map(Bar::from).collect()
    };
    let market = listing.exchange.market();
    let sessions = record.sessions.iter().filter(|(of, _)| *of == market).map(|(_, day)| *day);
    let benchmark = bars(&listing.benchmark);
    let benchmark = (!benchmark.is_empty()).then_some(benchmark);
    Series::new(sessions.collect(), &bars(&listing.symbol), benchmark.as_deref())
}
