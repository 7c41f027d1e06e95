//! The form that a comparison is chosen by.

use crate::answers::held::Held;
use std::cmp::Reverse;

use chrono::NaiveDate;

use super::selection::Selection;
use super::set::Set;
use crate::answers::compare;
use crate::answers::rows::AnnouncementRow;
use crate::record::{Key, Value, keys};
use crate::web::render::{Chip, Frame, value_name};

/// The form.
pub(super) struct Form {
    pub(super) companies: Vec<Company>,
}

/// A company with the announcements that can be compared.
pub(super) struct Company {
    pub(super) slug: String,
    pub(super) name: String,
    pub(super) checked: bool,
    pub(super) announcements: Vec<Announcement>,
}

impl Company {
    /// Whether single announcements of it are chosen, so that its list should stand open.
    pub(super) fn is_open(&self) -> bool {
        self.announcements.iter().any(|announcement| announcement.checked)
    }
}

/// An announcement that can be compared.
pub(super) struct Announcement {
    pub(super) id: String,
    pub(super) label: String,
    pub(super) day: String,
    pub(super) checked: bool,
}

impl Form {
    /// The form with what is chosen; companies with the most announcements first, of as many those
    /// whose first session came first.
    pub(super) fn read(held: &Held, frame: &Frame, selection: &Selection) -> Self {
        let rows = compare::candidates(held);
        let mut companies: Vec<&[Candidate<'_>]> =
            rows.chunk_by(|(a, _), (b, _)| a.company == b.company).collect();
        companies.sort_by_key(|rows| (Reverse(rows.len()), rows.iter().map(|(_, day)| *day).min()));
        let companies = companies.into_iter().map(|rows| company(frame, selection, rows)).collect();
        Self { companies }
    }
}

/// An announcement and its day 0.
type Candidate<'a> = (&'a AnnouncementRow, NaiveDate);

fn company(frame: &Frame, selection: &Selection, rows: &[Candidate<'_>]) -> Company {
    let announcement = |(row, day): &Candidate<'_>| Announcement {
        id: row.id.clone(),
        label: frame.pick(&row.label_en, &row.label_zh).to_owned(),
        day: frame.short_day(day),
        checked: selection.chosen.has(&keys::ANNOUNCEMENT, &row.id),
    };
    let (slug, name) = rows.first().map_or_else(Default::default, |(row, _)| {
        (row.company.clone(), frame.pick(&row.short_en, &row.short_zh).to_owned())
    });
    Company {
        checked: selection.chosen.has(&keys::COMPARED, &slug),
        announcements: rows.iter().map(announcement).collect(),
        slug,
        name,
    }
}

/// What is chosen, each with the address that drops it.
pub(super) fn chips(frame: &Frame, selection: &Selection, set: &Set) -> Vec<Chip> {
    let label = |id: &str| set.announcements().find(|row| row.id == id);
    let chip = |(key, id): (&Key, &Value)| Chip {
        key: frame.t.get(key.label),
        value: label(&id.to_string()).filter(|_| *key == keys::ANNOUNCEMENT).map_or_else(
            || value_name(frame, key, id),
            |row| super::words::label(frame, row).to_owned(),
        ),
        remove: frame.urls.at(&selection.without(Some((key, id)))),
    };
    selection.chosen.pairs().map(chip).collect()
}
