//! Which lanes there are, and what stands in them.

use std::collections::{BTreeMap, BTreeSet};

use super::axis::Axis;
use super::marks::{Naming, place};
use super::{Lane, STEP};
use crate::domain::{AnnouncementKind, CompanyKind, Scope};
use crate::store::announcements::AnnouncementRow;
use crate::store::list::split;
use crate::web::chart::pct;
use crate::web::chart::place::text_width;
use crate::web::render::{Frame, word_key};

/// Announcements from which a company has a lane of its own.
const OWN_LANE: usize = 3;

/// A kind of organisation: those with a lane of their own, and the marks of the rest.
type Group<'a> = (CompanyKind, Vec<Vec<&'a AnnouncementRow>>, Vec<&'a AnnouncementRow>);

/// The groups in order: companies with a lane of their own by count, then the rest.
pub(super) fn lane_sets<'a>(marks: &[&'a AnnouncementRow]) -> Vec<Group<'a>> {
    CompanyKind::ALL
        .iter()
        .filter_map(|kind| {
            let mut companies: BTreeMap<&str, Vec<&AnnouncementRow>> = BTreeMap::new();
            for mark in marks.iter().filter(|mark| mark.company_kind == *kind) {
                companies.entry(mark.company.as_str()).or_default().push(mark);
            }
            let (mut own, rest): (Vec<_>, Vec<_>) =
                companies.into_values().partition(|marks| marks.len() >= OWN_LANE);
            own.sort_by_key(|marks| std::cmp::Reverse(marks.len()));
            let mut rest: Vec<&AnnouncementRow> = rest.into_iter().flatten().collect();
            rest.sort_by_key(|mark| (mark.day, mark.id.clone()));
            (!own.is_empty() || !rest.is_empty()).then_some((*kind, own, rest))
        })
        .collect()
}

/// The width of the longest name that a lane has, in pixels.
pub(super) fn longest_name(frame: &Frame, groups: &[Group<'_>]) -> f64 {
    let names = groups.iter().flat_map(|(kind, own, _)| {
        let group = own.is_empty().then(|| group_name(frame, *kind));
        let own = own.iter().filter_map(|marks| marks.first());
        own.map(|mark| frame.pick(&mark.short_en, &mark.short_zh).to_owned()).chain(group)
    });
    // Names are set in 12 px.
    names.map(|name| text_width(&name) * 12.0 / 11.0).fold(0.0, f64::max)
}

fn group_name(frame: &Frame, kind: CompanyKind) -> String {
    frame.t.get(&word_key("company-kind-plural", kind.as_str()))
}

/// Adds the band of the state. Gives the height at which it ends.
pub(super) fn push_state(
    frame: &Frame,
    axis: &Axis,
    marks: &[&AnnouncementRow],
    top: i32,
    lanes: &mut Vec<Lane>,
) -> i32 {
    let name = |mark: &AnnouncementRow| {
        let class = if mark.scope == Scope::National { "b" } else { "q" };
        Some((frame.pick(&mark.label_en, &mark.label_zh).to_owned(), class))
    };
    let (marks, rows) = place(frame, axis, marks, (top + 17, 15), Naming::Every, name);
    let end_y = top + 17 + 15 * rows;
    lanes.push(Lane {
        label: frame.t.get("lanes-state"),
        label_y: top + 20,
        end_y,
        strong_end: true,
        is_state: true,
        marks,
        ..Lane::default()
    });
    end_y
}

/// Adds the lanes of a group. Gives the height at which they end.
pub(super) fn push_group(
    frame: &Frame,
    axis: &Axis,
    (kind, own, rest): (CompanyKind, &[Vec<&AnnouncementRow>], &[&AnnouncementRow]),
    top: i32,
    lanes: &mut Vec<Lane>,
) -> i32 {
    let mut y = top;
    let count_x = pct(axis.label - 1.0);
    let group = group_name(frame, kind);
    let mut head = Some((group.clone(), y + 16));
    for marks in own {
        y += if head.is_some() { 20 } else { 0 };
        let mut seen = BTreeSet::new();
        let names = first_mentions(frame, marks, &mut seen);
        let name =
            |mark: &AnnouncementRow| names.get(mark.id.as_str()).map(|name| (name.clone(), "q"));
        let (placed, rows) = place(frame, axis, marks, (y + 11, STEP), Naming::WhereFree, name);
        let company = marks[0];
        let end_y = y + 10 + STEP * rows;
        lanes.push(Lane {
            head: head.take(),
            label: frame.pick(&company.short_en, &company.short_zh).to_owned(),
            url: Some(frame.urls.company(&company.company)),
            label_y: i32::midpoint(y, end_y) + 4,
            count: Some(marks.len()),
            count_x: count_x.clone(),
            end_y,
            marks: placed,
            ..Lane::default()
        });
        y = end_y;
    }
    if !rest.is_empty() {
        let name = |mark: &AnnouncementRow| {
            Some((frame.pick(&mark.short_en, &mark.short_zh).to_owned(), ""))
        };
        let (placed, rows) = place(frame, axis, rest, (y + 11, STEP), Naming::Every, name);
        let end_y = y + 10 + STEP * rows;
        lanes.push(Lane {
            label: if own.is_empty() { group } else { frame.t.get("lanes-more") },
            label_y: i32::midpoint(y, end_y) + 4,
            count: Some(rest.len()),
            count_x,
            end_y,
            marks: placed,
            ..Lane::default()
        });
        y = end_y;
    }
    y
}

/// The mark at which each model is first named, by kind of step and then by date.
fn first_mentions(
    frame: &Frame,
    marks: &[&AnnouncementRow],
    seen: &mut BTreeSet<String>,
) -> BTreeMap<String, String> {
    use AnnouncementKind as K;
    const ORDER: [AnnouncementKind; 7] = [
        K::Unveiling,
        K::OpenSource,
        K::PublicRelease,
        K::InvitedTest,
        K::Teaser,
        K::Upgrade,
        K::Integration,
    ];
    let mut names = BTreeMap::new();
    for kind in ORDER {
        for mark in marks.iter().filter(|mark| mark.kind == kind) {
            let slugs = split(&mark.models);
            let spoken = split(frame.pick(&mark.models_en, &mark.models_zh));
            let new = slugs.iter().zip(&spoken).find(|(slug, _)| !seen.contains(**slug));
            if let Some((_, name)) = new {
                names.insert(mark.id.clone(), (*name).to_owned());
                seen.extend(slugs.iter().map(|slug| (*slug).to_owned()));
            }
        }
    }
    names
}
