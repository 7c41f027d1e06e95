//! A stage that a model took.

use chrono::NaiveDate;

use crate::domain::{AnnouncementKind, Precision, Text};

/// A stage that a model took.
#[derive(Debug, Clone, PartialEq)]
pub struct Step {
    /// The model; nothing for a service or an approval that names a company only.
    pub model: Option<String>,
    /// The company of the model or service.
    pub company: String,
    /// The day, or the first of the month where only that is known.
    pub day: NaiveDate,
    /// Whether the day is known.
    pub day_precision: Precision,
    /// The stage, by the kind of announcement that such a stage makes.
    pub stage: AnnouncementKind,
    /// Whether it is a report of the press that the company had not yet spoken of.
    pub is_report: bool,
    /// Where it is told.
    pub told: Told,
    /// The title of the announcement; of a filing that none tells of, the service.
    pub title: Text,
    /// The service that was filed.
    pub service: Option<Text>,
}

impl Step {
    /// Its day, where that is known.
    #[must_use]
    pub fn known_day(&self) -> Option<NaiveDate> {
        (self.day_precision == Precision::Day).then_some(self.day)
    }
}

/// Where a step is told.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Told {
    /// In the announcement of this id.
    Announcement(String),
    /// In the filing of this id.
    Filing(String),
}

impl Told {
    /// The id of the row that tells it.
    #[must_use]
    pub fn id(&self) -> &str {
        let (Self::Announcement(id) | Self::Filing(id)) = self;
        id
    }
}
