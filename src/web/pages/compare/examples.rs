//! Comparisons to begin with, each found by a rule that holds for any record.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use chrono::{Datelike, NaiveDate};

use super::form::{Company, Form};
use super::selection::MOST;
use crate::answers::held::Held;
use crate::answers::rows::AnnouncementRow;
use crate::domain::AnnouncementKind;
use crate::web::format;
use crate::web::params::query_of;
use crate::web::render::Frame;

/// Text and address of each example that the record has.
pub(super) fn examples(frame: &Frame, held: &Held, form: &Form) -> Vec<(String, String)> {
    let offered: BTreeSet<&str> = form
        .companies
        .iter()
        .flat_map(|company| &company.announcements)
        .map(|announcement| announcement.id.as_str())
        .collect();
    let (first, next) = match form.companies.as_slice() {
        [a, b, c, d, ..] => (Some([a, b]), Some([c, d])),
        [a, b, ..] => (Some([a, b]), None),
        _ => (None, None),
    };
    let found = [
        launches(frame, held, &offered),
        first.map(|two| of_companies(frame, "compare-example-against", two)),
        of_busiest_day(frame, held, &offered),
        next.map(|two| of_companies(frame, "compare-example-and", two)),
    ];
    found.into_iter().flatten().collect()
}

fn address<'a>(
    frame: &Frame,
    key: &'static str,
    values: impl IntoIterator<Item = &'a str>,
) -> String {
    let mut pairs: Vec<(&'static str, &str)> = values.into_iter().map(|v| (key, v)).collect();
    pairs.sort_unstable();
    frame.urls.at(&format!("/compare{}", query_of(&pairs)))
}

/// The first unveiling of each company.
fn launches(frame: &Frame, held: &Held, offered: &BTreeSet<&str>) -> Option<(String, String)> {
    let mut seen = BTreeSet::new();
    let launches: Vec<&AnnouncementRow> = held
        .announcements()
        .filter(|row| row.kind == AnnouncementKind::Unveiling && offered.contains(&*row.id))
        .filter(|row| seen.insert(row.company.as_str()))
        .take(MOST)
        .collect();
    let year = launches.first().filter(|_| launches.len() > 1)?.day.year().to_string();
    let url = address(frame, "announcement", launches.iter().map(|row| row.id.as_str()));
    Some((frame.t.about("compare-example-launches", &year), url))
}

/// Two companies with all their announcements.
fn of_companies(frame: &Frame, key: &str, two: [&Company; 2]) -> (String, String) {
    let [a, b] = two.map(|company| company.name.as_str().into());
    let url = address(frame, "company", two.map(|company| company.slug.as_str()));
    (frame.t.with(key, &[("a", a), ("b", b)]), url)
}

/// The day with the most announcements of which two at least can be compared.
fn of_busiest_day(
    frame: &Frame,
    held: &Held,
    offered: &BTreeSet<&str>,
) -> Option<(String, String)> {
    let mut days: BTreeMap<NaiveDate, Vec<&str>> = BTreeMap::new();
    for row in held.announcements() {
        if let Some(day) = row.known_day() {
            days.entry(day).or_default().push(&row.id);
        }
    }
    let can_compare = |ids: &[&str]| {
        ids.len() <= MOST && ids.iter().filter(|id| offered.contains(*id)).count() > 1
    };
    let days = days.into_iter().filter(|(_, ids)| can_compare(ids));
    let (day, ids) = days.max_by_key(|(day, ids)| (ids.len(), Reverse(*day)))?;
    let name = format::day_in_year(frame.lang, day);
    Some((frame.t.about("compare-example-day", &name), address(frame, "announcement", ids)))
}
