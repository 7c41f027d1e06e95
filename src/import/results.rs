//! The standard results of the event study, computed once for each import.

use std::collections::BTreeMap;

use crate::domain::{Listing, Move, Reaction, ReactionStatus, Record, Symbol};
use crate::study::{
    Bar, ESTIMATION, EventStudy, Other, Series, Setup, contaminated, first_in_cluster, overlaps,
    study,
};

/// The study of one reaction.
pub(super) struct Studied<'a> {
    pub(super) announcement: &'a str,
    pub(super) symbol: &'a str,
    pub(super) study: EventStudy,
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
    // Moves stand by symbol, so those of one are a slice.
    let moves: BTreeMap<&str, &[Move]> = record
        .moves
        .chunk_by(|a, b| a.symbol == b.symbol)
        .map(|moves| (moves[0].symbol.as_str(), moves))
        .collect();
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
    let studies: Vec<(&Reaction, EventStudy)> = reactions
        .iter()
        .filter_map(|reaction| Some((*reaction, study(&series, reaction.day?, &setup)?)))
        .collect();
    let events: Vec<Other<'_>> =
        studies.iter().map(|(r, study)| (r.announcement.as_str(), study.position)).collect();
    studies
        .iter()
        .map(|(reaction, study)| {
            let (id, at) = (reaction.announcement.as_str(), study.position);
            Studied {
                announcement: id,
                symbol: reaction.symbol.as_str(),
                contaminated: contaminated(id, at, ESTIMATION, &events),
                overlaps: overlaps(id, at, &events),
                first_in_cluster: first_in_cluster(id, at, &events),
                study: study.clone(),
            }
        })
        .collect()
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
