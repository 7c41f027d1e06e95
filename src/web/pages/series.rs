//! Series for the event study from the rows of the store: a share beside its benchmark.

use chrono::NaiveDate;

use crate::domain::Market;
use crate::record::Filter;
use crate::store::compare::{self, CloseRow};
use crate::store::days::SessionRow;
use crate::store::reactions::ReactionRow;
use crate::store::{Result, Snapshot, list};
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

/// The close moves of some symbols on the sessions of all markets.
#[derive(Debug)]
pub(super) struct Closes {
    closes: Vec<CloseRow>,
    sessions: Vec<SessionRow>,
}

impl Closes {
    /// Reads them, in two queries however many symbols there are.
    pub(super) async fn read(snapshot: &mut Snapshot, symbols: &[&str]) -> Result<Self> {
        Ok(Self {
            closes: compare::closes(snapshot, symbols).await?,
            sessions: list::all(snapshot, &Filter::default()).await?,
        })
    }

    /// The moves of one symbol, by day.
    pub(super) fn of<'a>(&'a self, symbol: &'a str) -> impl Iterator<Item = &'a CloseRow> {
        self.closes.iter().filter(move |row| row.symbol == symbol)
    }

    /// The series of a share, aligned as the import aligns it, so that a study gives the stored
    /// figures again.
    pub(super) fn series(&self, share: &Share<'_>) -> Series {
        let bars = |symbol: &str| -> Vec<Bar> { self.of(symbol).map(bar).collect() };
        let sessions = self.sessions.iter().filter(|row| row.market == share.market);
        let benchmark = bars(share.benchmark);
        let benchmark = (!benchmark.is_empty()).then_some(benchmark);
        let days: Vec<NaiveDate> = sessions.map(|row| row.day).collect();
        Series::new(days, &bars(share.symbol), benchmark.as_deref())
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
