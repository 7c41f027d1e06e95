//! What rests on a source, table by table.

use crate::store::announcements::AnnouncementRow;
use crate::store::claims::ClaimRow;
use crate::store::companies::CompanyRow;
use crate::store::days::{ClosureRow, ShortSessionRow};
use crate::store::held::Held;
use crate::store::list::split;
use crate::store::models::ModelRow;
use crate::store::people::PersonRow;
use crate::store::promises::PromiseRow;
use crate::store::reported::ReportedRow;
use crate::store::{Result, Snapshot};

/// A row type whose rows name sources.
pub trait Resting: Clone + 'static {
    /// Every row, in its list's order.
    fn all(held: &Held) -> impl Iterator<Item = &Self>;

    /// The sources that it names, joined by `;`.
    fn named(&self) -> Vec<&str>;
}

macro_rules! resting {
    ($($row:ty: $held:ident => $all:expr, $($sources:ident)+;)+) => {
        $(impl Resting for $row {
            fn all($held: &Held) -> impl Iterator<Item = &Self> {
                $all
            }

            fn named(&self) -> Vec<&str> {
                [$(&self.$sources),+].into_iter().flat_map(|sources| split(sources)).collect()
            }
        })+
    };
}

resting! {
    AnnouncementRow: held => held.announcements(), sources;
    ReportedRow: held => held.reported.iter(), sources;
    ClaimRow: held => held.claims.iter(), sources;
    PromiseRow: held => held.promises.iter(), sources borne_out_sources;
    PersonRow: held => held.people.iter(), sources;
    CompanyRow: held => held.companies.values(), sources;
    ModelRow: held => held.models.values(), sources;
    ClosureRow: held => held.closures.iter(), sources;
    ShortSessionRow: held => held.short_sessions.iter(), sources;
}

/// The rows of one table that name one of some sources, in their list's order.
pub async fn resting<T: Resting>(snapshot: &mut Snapshot, sources: &[&str]) -> Result<Vec<T>> {
    let held = snapshot.held().await?;
    let names_one = |row: &&T| row.named().iter().any(|source| sources.contains(source));
    Ok(T::all(&held).filter(names_one).cloned().collect())
}
