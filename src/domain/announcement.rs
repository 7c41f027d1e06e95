//! Announcements: what was said, by whom, when.

use chrono::NaiveTime;
use chrono_tz::Tz;

use super::choice::choice;
use super::{Day, Slug, Text};

choice! {
    /// What an announcement does. The order is that of a product's life, then money, then words,
    /// then the state.
    AnnouncementKind {
        /// The product was announced, but not shown.
        Teaser = "teaser",
        /// The product was shown in public.
        Unveiling = "unveiling",
        /// Open to invited testers.
        InvitedTest = "invited-test",
        /// Open to everyone.
        PublicRelease = "public-release",
        /// A new version.
        Upgrade = "upgrade",
        /// Built into another product.
        Integration = "integration",
        /// Weights or code published.
        OpenSource = "open-source",
        /// Cleared by a regulator.
        Approval = "approval",
        /// Rules or plans of the state.
        Policy = "policy",
        /// Questions of an exchange or authority.
        Inquiry = "inquiry",
        /// Money raised or spent.
        Funding = "funding",
        /// A company founded.
        Founding = "founding",
        /// A quarrel, complaint or withdrawal.
        Dispute = "dispute",
        /// Words: figures, opinions, plans without a product.
        Statement = "statement",
    }
}

impl AnnouncementKind {
    /// Whether a model is shown, tried, opened or published: what a debut can be.
    #[must_use]
    pub const fn is_launch(self) -> bool {
        matches!(self, Self::Unveiling | Self::InvitedTest | Self::PublicRelease | Self::OpenSource)
    }

    /// Whether a product is what it is about: a launch, or word or a new version of one.
    #[must_use]
    pub const fn is_product(self) -> bool {
        self.is_launch() || matches!(self, Self::Teaser | Self::Upgrade)
    }

    /// Whether this is an act of the state; charts print these in the accent colour.
    #[must_use]
    pub const fn is_state(self) -> bool {
        matches!(self, Self::Approval | Self::Policy | Self::Inquiry)
    }
}

choice! {
    /// How sure the record is of the date.
    Confidence {
        /// Two independent publishers agree on the day, or an official page gives it.
        High = "high",
        /// One good source, or sources differ slightly.
        Medium = "medium",
        /// The day is inferred or the source is weak.
        Low = "low",
    }
}

choice! {
    /// How far a rule of the state reaches.
    Scope {
        /// The whole country.
        National = "national",
        /// A city or province.
        Local = "local",
        /// Not a rule of the state.
        None = "",
    }
}

/// When on its date an announcement was made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Time {
    /// At this local time.
    At(NaiveTime),
    /// After the market had closed, without the hour.
    AfterClose,
    /// No source gives the hour.
    Unknown,
}

impl Time {
    /// As it stands in `data/`: `14:00`, `after-close` or nothing.
    #[must_use]
    pub fn as_text(self) -> String {
        match self {
            Self::At(time) => time.format("%H:%M").to_string(),
            Self::AfterClose => "after-close".to_owned(),
            Self::Unknown => String::new(),
        }
    }

    /// Reads the form of [`Time::as_text`].
    #[must_use]
    pub fn from_text(text: &str) -> Option<Self> {
        match text {
            "" => Some(Self::Unknown),
            "after-close" => Some(Self::AfterClose),
            // chrono takes "7:00" and " 7:00" too; the dictionary asks for two digits each.
            _ => NaiveTime::parse_from_str(text, "%H:%M")
                .ok()
                .map(Self::At)
                .filter(|time| time.as_text() == text),
        }
    }
}

impl serde::Serialize for Time {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.as_text())
    }
}

/// One announcement.
#[derive(Debug, Clone, PartialEq, serde::Serialize)]
pub struct Announcement {
    /// Id, unique in its table: addresses and other rows name the row by it.
    pub id: Slug,
    /// Date in [`Announcement::zone`].
    pub day: Day,
    /// Time of day.
    pub time: Time,
    /// Zone of date and time; Beijing unless the row says otherwise.
    #[serde(serialize_with = "zone_name")]
    pub zone: Tz,
    /// How sure the date is.
    pub confidence: Confidence,
    /// Slug of the company or institution that acts.
    pub company: Slug,
    /// Slugs of the companies that take part without being the one that acts.
    pub partners: Vec<Slug>,
    /// Slugs of the models it is about.
    pub models: Vec<Slug>,
    /// What it does.
    pub kind: AnnouncementKind,
    /// How far a rule of the state reaches.
    pub scope: Scope,
    /// Headline.
    pub title: Text,
    /// One to three sentences.
    pub summary: Text,
    /// What a chart prints beside the mark.
    pub label: Text,
    /// Doubts, and where sources differ; may be empty.
    pub note: Text,
    /// Source ids, at least one.
    pub sources: Vec<Slug>,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde gives a reference")]
fn zone_name<S: serde::Serializer>(zone: &Tz, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(zone.name())
}
