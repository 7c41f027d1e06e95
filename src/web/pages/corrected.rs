//! Corrections as pages and feeds show them.

use crate::domain::Corrected;
use crate::store::corrections::CorrectionRow;
use crate::store::list::split;
use crate::web::render::Frame;

/// A correction with its links.
#[derive(Debug)]
pub struct CorrectionView {
    /// The row.
    pub row: CorrectionRow,
    /// Where the corrected row is shown.
    pub url: String,
    /// The sources, with their pages.
    pub sources: Vec<(String, String)>,
}

impl CorrectionView {
    /// The view of a row.
    #[must_use]
    pub fn new(frame: &Frame, row: CorrectionRow) -> Self {
        let sources = split(&row.sources)
            .into_iter()
            .map(|id| (id.to_owned(), frame.urls.source(id)))
            .collect();
        Self { url: address(frame, &row), sources, row }
    }
}

/// The page on which a corrected row is shown.
#[must_use]
pub fn address(frame: &Frame, row: &CorrectionRow) -> String {
    let id = row.id.as_str();
    let day = |id: &str| {
        let day = id.rsplit('/').next().and_then(|day| day.parse().ok());
        day.map_or_else(|| frame.urls.at("/dates"), |day| frame.urls.day(&day))
    };
    match row.table {
        Corrected::Announcement => frame.urls.announcement(id),
        Corrected::Company => frame.urls.company(id),
        Corrected::Model => frame.urls.model(id),
        Corrected::Claim => frame.urls.claim(id),
        Corrected::Promise => frame.urls.promise(id),
        Corrected::Person => frame.urls.person(id),
        Corrected::Source => frame.urls.source(id),
        Corrected::Reaction => frame.urls.at(&format!("/reactions/reported#{id}")),
        Corrected::Move | Corrected::Closure => day(id),
    }
}
