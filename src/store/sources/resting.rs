//! What rests on a source, table by table.

use crate::store::announcements::AnnouncementRow;
use crate::store::claims::ClaimRow;
use crate::store::companies::CompanyRow;
use crate::store::days::{ClosureRow, ShortSessionRow};
use crate::store::list::Listed;
use crate::store::models::ModelRow;
use crate::store::people::PersonRow;
use crate::store::promises::PromiseRow;
use crate::store::reported::ReportedRow;
use crate::store::{Result, Snapshot, Sort, Sql};

/// A row type whose rows name sources.
pub trait Resting: Listed {
    /// The condition that a row names a source, open at the source's id.
    const NAMES: &'static str;
}

macro_rules! resting {
    ($($row:ty: $table:literal, $key:literal;)+) => {
        $(impl Resting for $row {
            const NAMES: &'static str = concat!(
                " AND EXISTS (SELECT 1 FROM ", $table, "_source z WHERE z.", $table, " = ", $key,
                " AND z.source = "
            );
        })+
    };
}

resting! {
    AnnouncementRow: "announcement", "a.id";
    ReportedRow: "reported_move", "p.id";
    ClaimRow: "claim", "k.id";
    PromiseRow: "promise", "p.id";
    PersonRow: "person", "p.slug";
    CompanyRow: "company", "c.slug";
    ModelRow: "model", "m.slug";
}

/// The rows of one table that name a source, in their list's order.
///
/// # Errors
/// If the database fails.
pub async fn resting<T: Resting>(snapshot: &mut Snapshot, source: &str) -> Result<Vec<T>> {
    let mut sql = Sql::new(T::SELECT);
    sql.push(T::NAMES).bind(source).push(") ORDER BY ");
    T::order(Sort::default(), &mut sql);
    snapshot.all(sql).await
}

/// The closures that name a source.
///
/// # Errors
/// If the database fails.
pub async fn closures(snapshot: &mut Snapshot, source: &str) -> Result<Vec<ClosureRow>> {
    let mut sql = Sql::new(
        "SELECT c.market, c.day, c.kind, c.reason_en, c.reason_zh FROM closure c \
         JOIN closure_source x ON x.market = c.market AND x.day = c.day WHERE x.source = ",
    );
    sql.bind(source).push(" ORDER BY c.market, c.day");
    snapshot.all(sql).await
}

/// The shortened sessions that name a source.
///
/// # Errors
/// If the database fails.
pub async fn short_sessions(snapshot: &mut Snapshot, source: &str) -> Result<Vec<ShortSessionRow>> {
    let mut sql = Sql::new(
        "SELECT c.market, c.day, c.opens, c.closes, c.reason_en, c.reason_zh \
         FROM short_session c JOIN short_session_source x \
         ON x.market = c.market AND x.day = c.day WHERE x.source = ",
    );
    sql.bind(source).push(" ORDER BY c.market, c.day");
    snapshot.all(sql).await
}
