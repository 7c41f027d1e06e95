//! What rests on a source, table by table.

use crate::answers::held::Held;
use crate::answers::rows::{
    AnnouncementRow, ClaimRow, ClosureRow, CompanyRow, ModelRow, PersonRow, PromiseRow,
    ReportedRow, ShortSessionRow, split,
};
use crate::domain::Corrected;
use crate::record::table::Declared as _;
use crate::record::tables::{self, each_table};

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
#[must_use]
pub fn resting<T: Resting>(held: &Held, sources: &[&str]) -> Vec<T> {
    let names_one = |row: &&T| row.named().iter().any(|source| sources.contains(source));
    T::all(held).filter(names_one).cloned().collect()
}

/// A row that rests on a source.
#[derive(Debug, Clone, PartialEq)]
pub struct RestingRow {
    /// The table that it stands in.
    pub in_table: Corrected,
    /// What names it there.
    pub row_id: String,
}

/// The rows of declared tables that rest on one of some sources, table by table.
#[must_use]
pub fn resting_declared(held: &Held, sources: &[&str]) -> Vec<RestingRow> {
    let mut found = Vec::new();
    macro_rules! of_tables {
        ($($table:ident: $row:ident,)+) => {
            $(for row in &held.tables.$table {
                if row.cited().iter().any(|source| sources.contains(&source.as_ref())) {
                    found.push(RestingRow { in_table: tables::$row::TABLE, row_id: row.key() });
                }
            })+
        };
    }
    each_table!(of_tables);
    found.sort_by(|a, b| (a.in_table.as_str(), &a.row_id).cmp(&(b.in_table.as_str(), &b.row_id)));
    found
}
