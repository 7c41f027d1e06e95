//! What a query finds, by kind and grade.

use std::cmp::Reverse;

use super::Kind;
use super::findable::{Findable, HitRow};
use crate::answers::held::Held;
use crate::answers::rows::{
    AnnouncementRow, ClaimRow, CompanyRow, ModelRow, PersonRow, PromiseRow, SourceRow,
};
use crate::answers::search::Needles;
use crate::domain::words::Wanted;

/// What a row is called has the words; 0 to 2 are its names.
const TITLE: u8 = 3;

/// The words stand anywhere.
const ANYWHERE: u8 = 4;

/// A row that a query finds.
#[derive(Debug, Clone, PartialEq)]
pub struct Hit {
    /// How well it fits: 0 its own name, 1 another name, 2 a name that begins so, 3 its title,
    /// 4 its text or the names of what it is about.
    pub grade: u8,
    /// What is shown of it.
    pub row: HitRow,
}

/// The rows of a kind that a query finds.
#[derive(Debug, Clone, PartialEq)]
pub struct Group {
    /// Their kind.
    pub kind: Kind,
    /// How many there are.
    pub total: usize,
    /// The best of them.
    pub hits: Vec<Hit>,
}

/// What a query finds: kinds with the best name first.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Found {
    /// The kinds of which something was found.
    pub groups: Vec<Group>,
}

/// How many rows of a kind are shown.
const fn shown(kind: Kind) -> usize {
    match kind {
        Kind::Announcement => 10,
        _ => 5,
    }
}

/// Finds what fits a query.
#[must_use]
pub fn find(held: &Held, wanted: &Wanted) -> Found {
    let groups = [
        group::<CompanyRow>(held, wanted),
        group::<ModelRow>(held, wanted),
        group::<PersonRow>(held, wanted),
        group::<AnnouncementRow>(held, wanted),
        group::<ClaimRow>(held, wanted),
        group::<PromiseRow>(held, wanted),
        group::<SourceRow>(held, wanted),
    ];
    let mut groups: Vec<Group> = groups.into_iter().flatten().collect();
    // Names that fit come first; otherwise sorting keeps the order of the kinds.
    groups.sort_by_key(|group| group.hits.first().map_or(TITLE, |hit| hit.grade.min(TITLE)));
    Found { groups }
}

fn group<T: Findable>(held: &Held, wanted: &Wanted) -> Option<Group> {
    let needles = Needles::new(wanted);
    let (rows, words) = (T::rows(held), T::words(held));
    let (mut total, mut found) = (0, Vec::new());
    for (row, words) in rows.into_iter().zip(words.iter()) {
        let meets = words.meet(&needles);
        total += usize::from(meets);
        let worded = if words.title_meets(&needles) { TITLE } else { ANYWHERE };
        let named = row.names(held).and_then(|names| names.grade(&wanted.key));
        if let Some(grade) = named.or_else(|| meets.then_some(worded)) {
            found.push((grade, row));
        }
    }
    if total == 0 {
        return None;
    }
    // Equally good ones of the same rank stand in the order of their table.
    found.sort_by_cached_key(|(grade, row)| (*grade, Reverse(row.weight()), row.rank()));
    found.truncate(shown(T::KIND));
    let hit = |(grade, row): (u8, &T)| Hit { grade, row: row.hit(held) };
    Some(Group { kind: T::KIND, total, hits: found.into_iter().map(hit).collect() })
}
