//! What rests on a source, table by table.

use crate::record::Sort;
use crate::store::announcements::AnnouncementRow;
use crate::store::claims::ClaimRow;
use crate::store::companies::CompanyRow;
use crate::store::days::{ClosureRow, ShortSessionRow};
use crate::store::list::Stored;
use crate::store::models::ModelRow;
use crate::store::people::PersonRow;
use crate::store::promises::PromiseRow;
use crate::store::reported::ReportedRow;
use crate::store::{Result, Snapshot, Sql};

/// A row type whose rows name sources.
pub trait Resting: Stored {
    /// The condition that a row names a source, open for which.
    const NAMES: &'static str;
}

macro_rules! resting {
    ($($row:ty: $named:literal, $joined:literal;)+) => {
        $(impl Resting for $row {
            const NAMES: &'static str = concat!(
                " AND EXISTS (SELECT 1 FROM ", $named, " z WHERE ", $joined
            );
        })+
    };
}

resting! {
    AnnouncementRow: "announcement_source", "z.announcement = a.id";
    ReportedRow: "reported_move_source", "z.reported_move = p.id";
    ClaimRow: "claim_source", "z.claim = k.id";
    PromiseRow: "(SELECT promise, source FROM promise_source UNION \
        SELECT promise, source FROM promise_outcome_source)", "z.promise = p.id";
    PersonRow: "person_source", "z.person = p.slug";
    CompanyRow: "company_source", "z.company = c.slug";
    ModelRow: "model_source", "z.model = m.slug";
    ClosureRow: "closure_source", "z.market = d.market AND z.day = d.day";
    ShortSessionRow: "short_session_source", "z.market = d.market AND z.day = d.day";
}

/// The rows of one table that name one of some sources, in their list's order.
pub async fn resting<T: Resting>(snapshot: &mut Snapshot, sources: &[&str]) -> Result<Vec<T>> {
    if sources.is_empty() {
        return Ok(Vec::new());
    }
    let mut sql = Sql::new(T::SELECT);
    sql.push(T::NAMES).and_in("z.source", sources.iter().copied()).push(") ORDER BY ");
    T::order(Sort::default(), &mut sql);
    snapshot.all(sql).await
}
