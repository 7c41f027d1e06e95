//! What the record holds of a company.

use crate::answers::held::Held;
use crate::answers::reactions::of_announcements;
use crate::answers::rows::{AnnouncementRow, CompanyRow, ListingRow, ReactionRow};
use crate::answers::{companies, list};
use crate::record::{Filter, keys};

/// The year the record is about.
pub(super) const YEAR: i32 = 2023;

/// What the record holds of a company.
pub(super) struct Found {
    pub(super) company: CompanyRow,
    pub(super) listings: Vec<ListingRow>,
    pub(super) announcements: Vec<AnnouncementRow>,
    /// Reactions of its own shares to its own announcements.
    pub(super) reactions: Vec<ReactionRow>,
}

impl Found {
    /// The reactions of one share.
    pub(super) fn of<'a>(&'a self, symbol: &'a str) -> impl Iterator<Item = &'a ReactionRow> {
        self.reactions.iter().filter(move |reaction| reaction.symbol == symbol)
    }

    /// The listing shown first.
    pub(super) fn primary(&self) -> Option<&ListingRow> {
        self.listings.first()
    }
}

pub(super) fn of_company(slug: &str) -> Filter {
    Filter::of(&keys::COMPANY, slug)
}

pub(super) fn found(held: &Held, company: CompanyRow) -> Found {
    let listings = companies::listings(held, &company.slug);
    let announcements: Vec<AnnouncementRow> = list::all(held, &of_company(&company.slug));
    let ids: Vec<&str> = announcements.iter().map(|row| row.id.as_str()).collect();
    let mut reactions = of_announcements(held, &ids);
    reactions.retain(|reaction| reaction.company == company.slug);
    Found { company, listings, announcements, reactions }
}
