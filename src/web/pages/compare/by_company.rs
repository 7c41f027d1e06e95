//! A comparison by company: what the announcements of each came to.

use super::set::Event;
use super::words::{short, whole};
use crate::web::chart::aligned::LOOKS;
use crate::web::format::{self, Percent};
use crate::web::render::Frame;

/// What a company's announcements came to over the headline window.
pub(super) struct CompanyRow {
    pub(super) url: String,
    pub(super) name: String,
    /// Its announcements that count, and those with an abnormal return above zero.
    pub(super) n: usize,
    pub(super) above: usize,
    pub(super) mean: Percent,
    pub(super) median: Percent,
}

/// The events of each company that lines and headline tell apart: all in one where there are more
/// companies than looks, or where each made one announcement.
pub(super) fn told_apart(events: &[Event]) -> Vec<&[Event]> {
    let groups: Vec<&[Event]> = groups(events).collect();
    let is_told = groups.len() <= LOOKS.len() && groups.len() < events.len();
    if is_told { groups } else { vec![events] }
}

/// The events of each company, which stand together.
fn groups(events: &[Event]) -> impl Iterator<Item = &[Event]> {
    events.chunk_by(|a, b| a.announcement.company == b.announcement.company)
}

/// A row a company; none for one company alone, and where each made one announcement, since the table
/// of announcements then says the same.
pub(super) fn rows(frame: &Frame, events: &[Event]) -> Vec<CompanyRow> {
    let mut rows: Vec<CompanyRow> = groups(events).filter_map(|of| row(frame, of)).collect();
    if rows.len() < 2 || rows.iter().all(|row| row.n == 1) {
        rows.clear();
    }
    rows
}

fn row(frame: &Frame, events: &[Event]) -> Option<CompanyRow> {
    let (cohort, first) = (whole(events)?, events.first()?);
    Some(CompanyRow {
        url: frame.urls.company(&first.announcement.company),
        name: short(frame, first).to_owned(),
        n: cohort.events.len(),
        above: cohort.positive,
        mean: format::percent(cohort.caar * 100.0, 2),
        median: format::percent(cohort.median * 100.0, 2),
    })
}

/// `Baidu beat the market after 9 of 15 announcements, Alibaba after 3 of 14`; nothing without rows
/// or with more than can be named in a line.
pub(super) fn headline(frame: &Frame, rows: &[CompanyRow]) -> Option<String> {
    let said = |(at, row): (usize, &CompanyRow)| {
        let values = [
            ("company", row.name.as_str().into()),
            ("above", row.above.into()),
            ("n", row.n.into()),
        ];
        let key = if at == 0 { "compare-h1-company" } else { "compare-h1-company-next" };
        frame.t.with(key, &values)
    };
    let is_short = (1..=LOOKS.len()).contains(&rows.len());
    is_short.then(|| rows.iter().enumerate().map(said).collect())
}
