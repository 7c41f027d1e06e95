//! What answers are made of: a row of a table beside the names that it shows.

mod announcement;
mod claim;
mod company;
mod correction;
mod dataset;
mod days;
mod model;
mod person;
mod promise;
mod reaction;
mod reported;
mod score_pair;
mod share;
mod source;
mod step;

pub use announcement::{AnnouncementRow, TimelineRow};
pub use claim::ClaimRow;
pub use company::{CompanyRow, ListingRow};
pub use correction::CorrectionRow;
pub use dataset::Dataset;
pub use days::{ClosureRow, SessionRow, ShortSessionRow};
pub use model::{Figure, ModelFacts, ModelRow};
pub use person::PersonRow;
pub use promise::{Due, PromiseRow};
pub use reaction::ReactionRow;
pub use reported::{OtherSession, ReportedRow};
pub use score_pair::ScorePair;
pub use share::{Closes, ListedShare, ShareRow, YEAR, YEAR_END};
pub use source::SourceRow;
pub use step::{Step, Told};

/// Splits a list that a row joins with `;`.
#[must_use]
pub fn split(joined: &str) -> Vec<&str> {
    joined.split(';').filter(|part| !part.is_empty()).collect()
}
