//! The columns of each list. `data/README.md` and the data page say what they mean.

mod declared;
mod happened;
mod market;
mod pairs;
mod said;

/// Calls a macro with the row type of each list, in the order in which people are shown them.
macro_rules! each_list {
    ($each:ident) => {
        $each!(crate::answers::rows::AnnouncementRow);
        $each!(crate::answers::rows::CompanyRow);
        $each!(crate::answers::rows::ModelRow);
        $each!(crate::answers::rows::ReactionRow);
        $each!(crate::answers::rows::ReportedRow);
        $each!(crate::answers::rows::ShareRow);
        $each!(crate::store::moves::MoveRow);
        $each!(crate::answers::rows::ClaimRow);
        $each!(crate::answers::rows::PromiseRow);
        $each!(crate::answers::rows::PersonRow);
        $each!(crate::answers::rows::SourceRow);
        $each!(crate::answers::rows::ListingRow);
        $each!(crate::answers::rows::SessionRow);
        $each!(crate::answers::rows::ClosureRow);
        $each!(crate::answers::rows::ShortSessionRow);
        $each!(crate::answers::rows::CorrectionRow);
        $each!(crate::answers::rows::ScorePair);
        crate::record::tables::each_row!($each);
    };
}
pub(in crate::web) use each_list;

/// One row of cells.
macro_rules! cells {
    ($($value:expr),+ $(,)?) => { vec![$(Cell::from($value)),+] };
}
use cells;
