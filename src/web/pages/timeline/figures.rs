//! The key figures above the timeline, each by a rule; one that the filter fixes or that the rule
//! finds nothing for is left out.

use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::sync::Arc;

use chrono::NaiveDate;

use crate::answers::held::Held;
use crate::answers::reactions::Extremes;
use crate::answers::rows::{AnnouncementRow, ReactionRow, TimelineRow};
use crate::domain::{AnnouncementKind, Precision};
use crate::record::{Filter, keys};
use crate::web::format::{self, Percent};
use crate::web::render::Frame;

/// Announcements below which a figure says nothing.
const LEAST: usize = 10;

/// A key figure.
#[derive(Debug)]
pub(super) struct Figure {
    pub(super) number: String,
    pub(super) percent: Option<Percent>,
    pub(super) label: String,
}

/// The figures of a filter. The announcements are those that it leaves, none where they are too many
/// to be read.
pub(super) fn figures(
    frame: &Frame,
    held: &Held,
    shown: &[Arc<TimelineRow>],
    filter: &Filter,
) -> Vec<Figure> {
    if held.find(filter).total() < LEAST {
        return Vec::new();
    }
    let marks: Vec<&AnnouncementRow> = shown.iter().map(|shown| &*shown.row).collect();
    let of = if filter.is_empty() { &held.announcements } else { shown };
    let lowest = Extremes::of(of.iter().map(|shown| &**shown)).map(|found| found.low);
    let figures = [
        longest_wait(&marks).map(|wait| of_wait(frame, &wait)),
        lowest.and_then(|row| of_fall(frame, row)),
        of_unlisted(frame, held, filter),
    ];
    figures.into_iter().flatten().collect()
}

/// From the unveiling of a model to the day on which anybody could use it.
#[derive(Debug, PartialEq)]
struct Wait<'a> {
    days: i64,
    /// Its names, English and Chinese.
    model: (&'a str, &'a str),
}

/// The longest wait of the company with most announcements that both unveiled and opened a model. An
/// announcement of several models says not which of them it opened, so it does not count.
fn longest_wait<'a>(marks: &[&'a AnnouncementRow]) -> Option<Wait<'a>> {
    let mut companies: BTreeMap<&str, Vec<&AnnouncementRow>> = BTreeMap::new();
    for mark in marks.iter().filter(|mark| !mark.is_abroad()) {
        companies.entry(&mark.company).or_default().push(mark);
    }
    let mut companies: Vec<_> = companies.into_values().collect();
    companies.sort_by_key(|marks| (Reverse(marks.len()), &marks[0].company_en));
    companies.iter().find_map(|marks| {
        let first = |kind: AnnouncementKind| {
            let mut days: BTreeMap<&str, (NaiveDate, &'a AnnouncementRow)> = BTreeMap::new();
            for mark in marks {
                let is_one = !mark.models.is_empty() && !mark.models.contains(';');
                if mark.kind == kind && mark.day_precision == Precision::Day && is_one {
                    days.entry(&mark.models).or_insert((mark.day, mark));
                }
            }
            days
        };
        let opened = first(AnnouncementKind::PublicRelease);
        let waits = first(AnnouncementKind::Unveiling).into_iter().filter_map(|(model, shown)| {
            let days = (opened.get(model)?.0 - shown.0).num_days();
            (days > 0).then_some((days, shown.1))
        });
        let (days, mark) = waits.max_by_key(|(days, mark)| (*days, &mark.id))?;
        Some(Wait { days, model: (&mark.models_en, &mark.models_zh) })
    })
}

fn of_wait(frame: &Frame, wait: &Wait<'_>) -> Figure {
    Figure {
        number: frame.t.count("figure-wait-days", wait.days),
        percent: None,
        label: frame.t.about("figure-wait", frame.pick(wait.model.0, wait.model.1)),
    }
}

fn of_fall(frame: &Frame, row: &ReactionRow) -> Option<Figure> {
    let (close, day) = (row.close.filter(|close| *close < 0.0)?, row.day?);
    let company = frame.pick(&row.short_en, &row.short_zh);
    let values =
        [("company", company.into()), ("day", format::day_in_year(frame.lang, day).into())];
    Some(Figure {
        number: String::new(),
        percent: Some(format::percent(close, 2)),
        label: frame.t.with("figure-fall", &values),
    })
}

/// How many of the open-source releases are by makers without a listing.
fn of_unlisted(frame: &Frame, held: &Held, filter: &Filter) -> Option<Figure> {
    let fixing = [&keys::COMPANY, &keys::KIND_OF_ANNOUNCEMENT, &keys::LISTED, &keys::EXCHANGE];
    if fixing.iter().any(|key| !filter.values(key).is_empty()) {
        return None;
    }
    let open = AnnouncementKind::OpenSource.as_str();
    let open = filter.clone().with(&keys::KIND_OF_ANNOUNCEMENT, open);
    let unlisted = open.clone().with(&keys::LISTED, false);
    let n = held.find(&unlisted).total();
    let of = held.find(&open).total();
    (n > 0).then(|| Figure {
        number: frame.t.with("figure-unlisted-of", &[("n", n.into()), ("of", of.into())]),
        percent: None,
        label: frame.t.get("figure-unlisted"),
    })
}
