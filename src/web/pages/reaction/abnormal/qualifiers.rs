//! What qualifies the figures of a study: other events of the share, and the index itself.

use chrono::NaiveDate;

use crate::web::chart::strip::signed;
use crate::web::pages::study_view::StudyView;
use crate::web::render::Frame;

/// The qualifications of a study.
#[derive(Debug)]
pub(in crate::web::pages::reaction) struct Qualifiers {
    /// How many events overlap, in a sentence.
    pub(in crate::web::pages::reaction) about: String,
    /// The other events of the share within ten sessions.
    pub(in crate::web::pages::reaction) overlaps: Vec<Overlap>,
    /// How many sessions of the estimation window other events touch; empty if none.
    pub(in crate::web::pages::reaction) contaminated: String,
}

/// Another event of the share.
#[derive(Debug)]
pub(in crate::web::pages::reaction) struct Overlap {
    /// Its day 0, counted from this one's.
    pub(in crate::web::pages::reaction) number: String,
    pub(in crate::web::pages::reaction) day: NaiveDate,
    pub(in crate::web::pages::reaction) title: String,
    /// Its own study.
    pub(in crate::web::pages::reaction) url: String,
}

impl Qualifiers {
    /// The qualifications of a study that was made.
    pub(super) fn new(frame: &Frame, view: &StudyView) -> Self {
        let overlaps: Vec<Overlap> = view
            .overlaps
            .iter()
            .filter_map(|(distance, event)| {
                Some(Overlap {
                    number: signed(*distance),
                    day: event.day?,
                    title: frame.pick(&event.title_en, &event.title_zh).to_owned(),
                    url: frame.urls.reaction(&event.announcement, &event.symbol),
                })
            })
            .collect();
        Self {
            about: frame.t.count("overlap-about", overlaps.len()),
            overlaps,
            contaminated: match view.contaminated {
                0 => String::new(),
                n => frame.t.count("study-contaminated", n),
            },
        }
    }
}
