//! The rows of the record that rest on sources.

use crate::answers::held::Held;
use crate::answers::rows::{
    AnnouncementRow, ClaimRow, CompanyRow, ModelRow, PersonRow, PromiseRow, ReportedRow,
};
use crate::answers::sources::resting;
use crate::web::format;
use crate::web::render::Frame;

/// The rows that rest on some sources, but for those of the calendars.
#[derive(Debug)]
pub(in crate::web::pages) struct Rows {
    pub(in crate::web::pages) announcements: Vec<AnnouncementRow>,
    /// Moves that the press printed.
    pub(in crate::web::pages) printed: Vec<ReportedRow>,
    pub(in crate::web::pages) claims: Vec<ClaimRow>,
    pub(in crate::web::pages) promises: Vec<PromiseRow>,
    pub(in crate::web::pages) people: Vec<PersonRow>,
    pub(in crate::web::pages) companies: Vec<CompanyRow>,
    pub(in crate::web::pages) models: Vec<ModelRow>,
}

impl Rows {
    /// Reads all of it.
    pub(in crate::web::pages) fn read(held: &Held, sources: &[&str]) -> Self {
        Self {
            announcements: resting(held, sources),
            printed: resting(held, sources),
            claims: resting(held, sources),
            promises: resting(held, sources),
            people: resting(held, sources),
            companies: resting(held, sources),
            models: resting(held, sources),
        }
    }

    /// How much there is of each kind.
    pub(super) fn counts(&self) -> [(&'static str, usize); 7] {
        [
            ("month-count", self.announcements.len()),
            ("rests-printed", self.printed.len()),
            ("rests-claims", self.claims.len()),
            ("rests-promises", self.promises.len()),
            ("rests-people", self.people.len()),
            ("rests-companies", self.companies.len()),
            ("rests-models", self.models.len()),
        ]
    }

    /// What rests on all sources of a publisher: `On its 16 sources rest 21 announcements, ..`.
    pub(in crate::web::pages) fn sentence(&self, frame: &Frame, sources: usize) -> String {
        let what = format::and_list(frame.lang, &told(frame, &self.counts()));
        frame.t.with("report-of-publisher", &[("n", sources.into()), ("what", what.into())])
    }

    /// How many of them are something that was said of a day.
    pub(super) fn said(&self) -> usize {
        self.announcements.len() + self.printed.len() + self.claims.len() + self.promises.len()
    }
}

/// Counts in words, but for what there is none of.
pub(super) fn told(frame: &Frame, counts: &[(&str, usize)]) -> Vec<String> {
    counts.iter().filter(|(_, n)| *n > 0).map(|(key, n)| frame.t.count(key, *n)).collect()
}
