//! Series for the event study from the rows of the store: a share beside its benchmark.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use crate::domain::Market;
use crate::store::compare::{self, CloseRow};
use crate::store::{Result, Snapshot};
use crate::study::{Bar, Series};

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

/// The series of several shares by ticker, all of them read in two queries. They are aligned as
/// the import aligns them, so that a study gives the stored figures again.
///
/// # Errors
/// If the database fails.
pub(super) async fn of_shares(
    snapshot: &mut Snapshot,
    shares: &[Share<'_>],
) -> Result<BTreeMap<String, Series>> {
    let mut symbols: Vec<&str> =
        shares.iter().flat_map(|share| [share.symbol, share.benchmark]).collect();
    symbols.sort_unstable();
    symbols.dedup();
    let closes = compare::closes(snapshot, &symbols).await?;
    let sessions = compare::sessions(snapshot).await?;
    let bars = |symbol: &str| -> Vec<Bar> {
        closes.iter().filter(|row| row.symbol == symbol).map(bar).collect()
    };
    let days = |market: Market| -> Vec<NaiveDate> {
        sessions.iter().filter(|row| row.market == market).map(|row| row.day).collect()
    };
    let series = |share: &Share<'_>| {
        let benchmark = bars(share.benchmark);
        let benchmark = (!benchmark.is_empty()).then_some(benchmark);
        Series::new(days(share.market), &bars(share.symbol), benchmark.as_deref())
    };
    Ok(shares.iter().map(|share| (share.symbol.to_owned(), series(share))).collect())
}

fn bar(row: &CloseRow) -> Bar {
    Bar { day: row.day, ret: row.close / 100.0, limit: row.price_limit }
}
