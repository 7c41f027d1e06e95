//! The people of an announcement: those it names, then the others of its company.

use crate::answers::held::Held;
use crate::answers::people::{is_named_in, is_told_of};
use crate::answers::rows::{AnnouncementRow, ClaimRow, PersonRow};
use crate::web::render::Frame;

/// A person beside an announcement.
#[derive(Debug)]
pub(super) struct Named {
    /// The row of the person.
    pub(super) row: PersonRow,
    /// The page of the person.
    pub(super) url: String,
    /// Whether title, summary, note or claims of the announcement name the person.
    pub(super) mentioned: bool,
}

/// The people whom an announcement names, and those of the company that acts.
pub(super) fn named(
    held: &Held,
    frame: &Frame,
    row: &AnnouncementRow,
    claims: &[ClaimRow],
) -> Vec<Named> {
    let is_named = |person: &PersonRow| {
        is_told_of(person, row) || claims.iter().any(|claim| is_named_in(person, claim))
    };
    let named = held.people.iter().map(|person| Named {
        url: frame.urls.person(&person.slug),
        mentioned: is_named(person),
        row: person.clone(),
    });
    let mut found: Vec<Named> = named
        .filter(|named| named.mentioned || named.row.company.as_ref() == Some(&row.company))
        .collect();
    found.sort_by_key(|named| !named.mentioned);
    found
}
