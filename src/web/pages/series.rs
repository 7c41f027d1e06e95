//! Series for the event study from the rows of the store: a share beside its benchmark.

use std::sync::Arc;

use chrono::NaiveDate;

use crate::answers::held::Held;
use crate::answers::rows::ReactionRow;
use crate::domain::Market;
use crate::store::moves::{self, CloseRow};
use crate::store::{Result, Snapshot};
use crate::study::{Bar, Neighbours, Series};

/// A share to study.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Share<'a> {
    /// Its ticker.
    pub(super) symbol: &'a str,
    /// What its returns are compared with.
    pub(super) benchmark: &'a str,
    /// Whose sessions it trades in.
    pub(super) market: Market,
}

/// The sessions before and after an event that any study of it reads: no estimation window begins
/// earlier and no event window ends later, and the moves of other events beside them are known.
const REACH: (usize, usize) = (255, 64);

/// The close moves of some symbols around some events, and the record with its sessions.
#[derive(Debug)]
pub(super) struct Closes {
    held: Arc<Held>,
    /// By symbol and day.
    rows: Vec<CloseRow>,
    /// The days that they are of.
    span: (NaiveDate, NaiveDate),
}

impl Closes {
    /// Reads what studies of some events need, however many symbols there are, in one query.
    pub(super) async fn read(
        snapshot: &mut Snapshot,
        symbols: &[&str],
        events: impl IntoIterator<Item = (Market, NaiveDate)>,
    ) -> Result<Self> {
        let held = snapshot.held().await?;
        let (mut from, mut to) = (NaiveDate::MAX, NaiveDate::MIN);
        for (market, day0) in events {
            let around = held.calendars.of(market).around(day0, REACH.0, REACH.1);
            from = around.first().map_or(day0, |(_, day)| *day).min(from);
            to = around.last().map_or(day0, |(_, day)| *day).max(to);
        }
        let span = (from, to);
        let rows =
            if from > to { Vec::new() } else { moves::closes(snapshot, symbols, span).await? };
        Ok(Self { held, rows, span })
    }

    /// The moves of one symbol, by day.
    pub(super) fn of<'a>(&'a self, symbol: &'a str) -> impl Iterator<Item = &'a CloseRow> {
        let first = self.rows.partition_point(|row| row.symbol.as_str() < symbol);
        self.rows[first..].iter().take_while(move |row| row.symbol == symbol)
    }

    /// The series of a share, aligned as the import aligns it, so that a study gives the stored
    /// figures again.
    pub(super) fn series(&self, share: &Share<'_>) -> Series {
        let bars = |symbol: &str| -> Vec<Bar> { self.of(symbol).map(bar).collect() };
        let sessions = self.held.sessions.iter().filter(|row| row.market == share.market);
        let days =
            sessions.map(|row| row.day).filter(|day| (self.span.0..=self.span.1).contains(day));
        let benchmark = bars(share.benchmark);
        let benchmark = (!benchmark.is_empty()).then_some(benchmark);
        Series::new(days.collect(), &bars(share.symbol), benchmark.as_deref())
    }
}

fn bar(row: &CloseRow) -> Bar {
    Bar { day: row.day, ret: row.close / 100.0, limit: row.price_limit }
}

/// Every studied event of a share in the record, by its place among the sessions.
pub(super) fn recorded<'a>(
    days: &'a [ReactionRow],
    symbol: &str,
    series: &Series,
) -> Neighbours<'a> {
    let own = days.iter().filter(|row| row.symbol == symbol);
    let at = |row: &'a ReactionRow| Some((row.announcement.as_str(), series.position(row.day?)?));
    Neighbours::new(own.filter_map(at))
}
