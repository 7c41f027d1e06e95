//! What an announcement of several models did for each of them.

use crate::domain::{AnnouncementKind, Choice as _, Corrected, Slug, choice};
use crate::record::table::{Rule, table};

choice! {
    /// What an announcement did for a model.
    Role {
        /// It named it.
        Named = "named",
        /// It showed it.
        Shown = "shown",
        /// It opened it to those who were invited.
        Tested = "tested",
        /// It opened it to the public.
        OpenedToPublic = "opened-to-public",
        /// It published its weights.
        OpenedWeights = "opened-weights",
        /// It brought a new version.
        Upgraded = "upgraded",
        /// It told that it had been approved.
        Approved = "approved",
        /// It told what was built on it.
        BuiltOn = "built-on",
        /// It held something against it.
        Compared = "compared",
    }
}

impl Role {
    /// The stage that the model took with it, by the kind of announcement that such a stage makes;
    /// being named or compared is none.
    #[must_use]
    pub const fn stage(self) -> Option<AnnouncementKind> {
        match self {
            Self::Shown => Some(AnnouncementKind::Unveiling),
            Self::Tested => Some(AnnouncementKind::InvitedTest),
            Self::OpenedToPublic => Some(AnnouncementKind::PublicRelease),
            Self::OpenedWeights => Some(AnnouncementKind::OpenSource),
            Self::Upgraded => Some(AnnouncementKind::Upgrade),
            Self::Approved => Some(AnnouncementKind::Approval),
            Self::BuiltOn => Some(AnnouncementKind::Integration),
            Self::Named | Self::Compared => None,
        }
    }
}

table! {
    /// The part of one model in an announcement of two or more. An announcement of one model needs
    /// none: its kind says it.
    ModelRole: ModelRole in "model_roles.csv", by "announcement", "model", on "/data", as "/model-roles";
    /// The announcement.
    one announcement: Slug = Rule::Of(Corrected::Announcement), says "role_announcement";
    /// A model that it names.
    one model: Slug = Rule::Of(Corrected::Model), says "role_model";
    /// What it did for the model.
    one role: Role = Rule::Word(Role::words), says "role_of_model";
}
