//! The stage race: when each company of a comparison first reached each stage with any model.

use std::collections::BTreeSet;

use crate::answers::held::Held;
use crate::answers::rows::Step;
use crate::domain::{AnnouncementKind, Day, Precision};
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
pub(super) fn read(held: &Held, frame: &Frame, slugs: &BTreeSet<String>) -> Vec<Runner> {
    let runners: Vec<&str> = slugs
        .iter()
        .map(String::as_str)
        .filter(|slug| stages(held, slug).next().is_some())
        .collect();
    if runners.len() < 2 {
        return Vec::new();
    }
    let mut columns: Vec<Vec<Option<&Step>>> = Vec::new();
    for kind in STAGES {
        let first = runners.iter().map(|slug| stages(held, slug).find(|step| step.stage == kind));
        columns.push(first.collect());
    }
    let runner = |at: usize, slug: &str| {
        let name = held.companies.get(slug);
        let cell = |column: &Vec<Option<&Step>>| cell(frame, held, column, at);
        Runner {
            url: frame.urls.company(slug),
            name: name.map_or(slug, |row| frame.pick(&row.short_en, &row.short_zh)).to_owned(),
            cells: columns.iter().map(cell).collect(),
        }
    };
    runners.iter().enumerate().map(|(at, slug)| runner(at, slug)).collect()
}

/// The stages of the race that a company took with its models, or as a partner of an approval. What
/// the press alone reported is not the company's first word.
fn stages<'a>(held: &'a Held, company: &'a str) -> impl Iterator<Item = &'a Step> {
    let is_of = move |step: &&Step| step.company == company && !step.is_report;
    held.steps.iter().filter(is_of).filter(|step| STAGES.contains(&step.stage))
}

fn cell(frame: &Frame, held: &Held, column: &[Option<&Step>], at: usize) -> Option<Reached> {
    let step = (*column.get(at)?)?;
    let ranked: Vec<&Step> =
        column.iter().copied().flatten().filter(|step| !held.is_abroad(&step.company)).collect();
    Some(Reached {
        url: frame.step_url(step),
        title: frame.step_title(step),
        day: match step.day_precision {
            Precision::Day => frame.short_day(&step.day),
            Precision::Month => frame.known_day(&step.day, &step.day_precision),
        },
        is_first: is_first(&ranked, step),
    })
}

/// Whether no other date of a column comes before that of a step for certain: others may share its
/// day, and a month-only date may be any day of its month. A step that is not ranked is never first.
fn is_first(ranked: &[&Step], own: &Step) -> bool {
    let span = |step: &Step| Day { date: step.day, precision: step.day_precision }.span();
    let is_tie = |other: &Step| own.known_day().is_some() && own.known_day() == other.known_day();
    let mut others = ranked.iter().filter(|other| other.company != own.company).peekable();
    ranked.iter().any(|step| step.company == own.company)
        && others.peek().is_some()
        && others.all(|other| span(own).1 < span(other).0 || is_tie(other))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::answers::rows::Told;
    use crate::domain::Text;

    fn step(company: &str, day: &str, day_precision: Precision) -> Step {
        Step {
            model: None,
            company: company.to_owned(),
            day: day.parse().unwrap(),
            day_precision,
            stage: AnnouncementKind::Teaser,
            is_report: false,
            told: Told::Announcement(String::new()),
            title: Text::default(),
            service: None,
        }
    }

    #[test]
    fn a_date_known_by_month_is_first_only_if_its_whole_month_is() {
        let month = step("a", "2023-02-01", Precision::Month);
        let early = step("b", "2023-02-07", Precision::Day);
        let late = step("c", "2023-03-16", Precision::Day);
        assert!(is_first(&[&month, &late], &month));
        assert!(!is_first(&[&month, &early], &month));
        assert!(!is_first(&[&month, &early], &early));
        assert!(!is_first(&[&early], &early), "alone is no race");
    }

    #[test]
    fn who_shares_a_day_shares_the_first_place_and_who_is_not_ranked_takes_none() {
        let [one, two, three] =
            ["a", "b", "c"].map(|company| step(company, "2023-08-31", Precision::Day));
        let later = step("d", "2023-09-04", Precision::Day);
        assert!(is_first(&[&one, &two, &later], &one) && is_first(&[&one, &two, &later], &two));
        assert!(!is_first(&[&one, &two, &later], &later));
        assert!(!is_first(&[&one, &two], &three));
    }
}
