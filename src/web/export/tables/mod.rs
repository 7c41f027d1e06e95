//! The columns of each list. `data/README.md` and the data page say what they mean.

mod declared;
mod happened;
mod market;
mod pairs;
mod said;

/// Calls a macro with the row type of each list, in the order in which people are shown them.
macro_rules! each_list {
    ($each:ident) => {
        $each!(crate::store::announcements::AnnouncementRow);
        $each!(crate::store::companies::CompanyRow);
        $each!(crate::store::models::ModelRow);
        $each!(crate::store::reactions::ReactionRow);
        $each!(crate::store::reported::ReportedRow);
        $each!(crate::store::shares::ShareRow);
        $each!(crate::store::moves::MoveRow);
        $each!(crate::store::claims::ClaimRow);
        $each!(crate::store::promises::PromiseRow);
        $each!(crate::store::people::PersonRow);
        $each!(crate::store::sources::SourceRow);
        $each!(crate::store::companies::ListingRow);
        $each!(crate::store::days::SessionRow);
        $each!(crate::store::days::ClosureRow);
        $each!(crate::store::days::ShortSessionRow);
        $each!(crate::store::corrections::CorrectionRow);
        $each!(crate::store::scores::ScorePair);
        crate::record::tables::each_row!($each);
    };
}
pub(in crate::web) use each_list;

/// One row of cells.
macro_rules! cells {
    ($($value:expr),+ $(,)?) => { vec![$(Cell::from($value)),+] };
}
use cells;
