//! The stage race: when each company of a comparison first reached each stage with any model.

use std::collections::BTreeSet;

use chrono::{Months, NaiveDate};

use crate::domain::{AnnouncementKind, Precision};
use crate::store::models::{self, StepRow};
use crate::store::{Result, Snapshot, companies};
use crate::web::format;
use crate::web::render::Frame;

/// From first word to public use.
pub(super) const STAGES: [AnnouncementKind; 6] = [
    AnnouncementKind::Teaser,
    AnnouncementKind::Unveiling,
    AnnouncementKind::InvitedTest,
    AnnouncementKind::PublicRelease,
    AnnouncementKind::Approval,
    AnnouncementKind::OpenSource,
];

/// A company with its first date of each stage.
pub(super) struct Runner {
    pub(super) url: String,
    pub(super) name: String,
    pub(super) cells: Vec<Option<Reached>>,
}

/// The first time a company reached a stage.
pub(super) struct Reached {
    pub(super) url: String,
    pub(super) title: String,
    pub(super) day: String,
    pub(super) is_first: bool,
}

/// The race of some companies; empty if fewer than two run.
pub(super) async fn read(
    snapshot: &mut Snapshot,
    frame: &Frame,
    slugs: &BTreeSet<String>,
) -> Result<Vec<Runner>> {
    if slugs.len() < 2 {
        return Ok(Vec::new());
    }
    let mut steps = Vec::new();
    for slug in slugs {
        let rows = models::steps(snapshot, Some(slug), &STAGES).await?;
        if !rows.is_empty() {
            steps.push((slug.as_str(), rows));
        }
    }
    if steps.len() < 2 {
        return Ok(Vec::new());
    }
    let firsts: Vec<Vec<Option<&StepRow>>> = STAGES
        .iter()
        .map(|kind| steps.iter().map(|(_, rows)| first(rows, *kind)).collect())
        .collect();
    let names = companies::names(snapshot).await?;
    let runner = |at: usize, slug: &str| {
        let name = names.iter().find(|row| row.slug == slug);
        Runner {
            url: frame.urls.company(slug),
            name: name.map_or(slug, |row| frame.pick(&row.short_en, &row.short_zh)).to_owned(),
            cells: firsts.iter().map(|column| cell(frame, column, at)).collect(),
        }
    };
    Ok(steps.iter().enumerate().map(|(at, (slug, _))| runner(at, slug)).collect())
}

/// The first step of a kind; the rows stand in order of date.
fn first(rows: &[StepRow], kind: AnnouncementKind) -> Option<&StepRow> {
    rows.iter().find(|row| row.kind == kind)
}

fn cell(frame: &Frame, column: &[Option<&StepRow>], at: usize) -> Option<Reached> {
    let row = (*column.get(at)?)?;
    Some(Reached {
        url: frame.urls.announcement(&row.announcement),
        title: frame.pick(&row.title_en, &row.title_zh).to_owned(),
        day: match row.day_precision {
            Precision::Day => frame.short_day(&row.day),
            Precision::Month => format::known_day(frame.lang, row.day, row.day_precision),
        },
        is_first: is_first(column, at),
    })
}

/// Whether a date comes before all others of its column for certain: a month-only date may be any
/// day of its month.
fn is_first(column: &[Option<&StepRow>], at: usize) -> bool {
    let Some(own) = column.get(at).copied().flatten() else { return false };
    let mut others =
        column.iter().enumerate().filter(|(n, _)| *n != at).filter_map(|(_, row)| *row);
    others.clone().next().is_some() && others.all(|other| latest(own) < other.day)
}

fn latest(row: &StepRow) -> NaiveDate {
    match row.day_precision {
        Precision::Day => row.day,
        Precision::Month => {
            let next = row.day.checked_add_months(Months::new(1));
            next.and_then(|day| day.pred_opt()).unwrap_or(row.day)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn step(day: &str, day_precision: Precision) -> StepRow {
        let text = String::new;
        StepRow {
            model: text(),
            announcement: text(),
            day: day.parse().unwrap(),
            day_precision,
            kind: AnnouncementKind::Teaser,
            title_en: text(),
            title_zh: text(),
        }
    }

    #[test]
    fn a_date_known_by_month_is_first_only_if_its_whole_month_is() {
        let month = step("2023-02-01", Precision::Month);
        let (early, late) =
            (step("2023-02-07", Precision::Day), step("2023-03-16", Precision::Day));
        assert!(is_first(&[Some(&month), Some(&late), None], 0));
        assert!(!is_first(&[Some(&month), Some(&early)], 0));
        assert!(!is_first(&[Some(&month), Some(&early)], 1));
        assert!(!is_first(&[Some(&early), None], 0), "alone is no race");
    }
}
