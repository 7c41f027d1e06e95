//! Where a reader of an announcement goes on: its day, what else its company announced, and others
//! like it.

use crate::answers::held::Held;
use crate::answers::rows::AnnouncementRow;
use crate::domain::Precision;
use crate::web::format;
use crate::web::params::query_of;
use crate::web::render::Frame;
use crate::web::urls::escape;

/// Most announcements to compare with.
const ALIKE: usize = 3;

/// The page of the day, or of the month where the day is not known: its name and address.
pub(super) fn when(frame: &Frame, row: &AnnouncementRow) -> (String, String) {
    match row.day_precision {
        Precision::Day => (format::long_day(frame.lang, row.day), frame.urls.day(&row.day)),
        Precision::Month => (format::month(frame.lang, row.day), frame.urls.month(&row.day)),
    }
}

/// Links, each with its text. An announcement to which a share reacted can be compared with the nearest
/// ones of its kind by other companies whose shares reacted to theirs.
pub(super) fn ways(
    frame: &Frame,
    held: &Held,
    row: &AnnouncementRow,
    has_reaction: bool,
) -> Vec<(String, String)> {
    let short = frame.pick(&row.short_en, &row.short_zh);
    let all = frame.urls.at(&format!("/?company={}", escape(&row.company)));
    let mut ways = vec![(frame.t.about("announcement-more", short), all)];
    let alike = alike(held, row);
    if has_reaction && !alike.is_empty() {
        let names: Vec<String> = alike
            .iter()
            .filter_map(|other| held.companies.get(&other.company))
            .map(|company| frame.pick(&company.short_en, &company.short_zh).to_owned())
            .collect();
        let mut ids: Vec<&str> = alike.iter().map(|other| other.id.as_str()).collect();
        ids.push(&row.id);
        ids.sort_unstable();
        let pairs: Vec<(&'static str, &str)> =
            ids.into_iter().map(|id| ("announcement", id)).collect();
        let text = frame.t.about("company-way-compare", &format::and_list(frame.lang, &names));
        ways.push((text, frame.urls.at(&format!("/compare{}", query_of(&pairs)))));
    }
    ways
}

/// The announcements of the same kind that are nearest in time, one a company, by companies whose
/// shares reacted to one at least.
fn alike<'a>(held: &'a Held, row: &AnnouncementRow) -> Vec<&'a AnnouncementRow> {
    let reacted = |slug: &str| held.companies.get(slug).is_some_and(|found| found.median_n > 0);
    let mut near: Vec<&AnnouncementRow> = held
        .announcements()
        .filter(|other| other.kind == row.kind && other.known_day().is_some())
        .filter(|other| other.company != row.company && reacted(&other.company))
        .collect();
    near.sort_by_key(|other| (other.day - row.day).num_days().abs());
    let mut found: Vec<&AnnouncementRow> = Vec::new();
    for other in near {
        if found.len() < ALIKE && found.iter().all(|known| known.company != other.company) {
            found.push(other);
        }
    }
    found
}
