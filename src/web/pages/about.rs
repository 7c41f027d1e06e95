//! `/about`: what the record covers, what it lacks, and what was corrected.

use crate::answers::held::Held;
use std::collections::BTreeMap;

use askama::Template;
use axum::response::Response;
use chrono::NaiveDate;

use crate::answers::coverage::{self, CoverageRow};
use crate::answers::list;
use crate::answers::rows::CorrectionRow;
use crate::domain::Confidence;
use crate::record::Filter;
use crate::web::error::Error;
use crate::web::format;
use crate::web::render::{self, Frame, Nav};
use crate::web::site::Cx;

/// The gaps that are known of the record that comes with the binary; another record has others.
const GAPS: [&str; 3] = ["launches", "moves", "listings"];

#[derive(Template)]
#[template(path = "about_page.html")]
struct AboutPage {
    frame: Frame,
    months: Vec<Month>,
    total: Month,
    gaps: &'static [&'static str],
    corrections: String,
}

/// What the record has of one month, each announcement in one column: those of which only the month is
/// known are in none of the days'.
#[derive(Debug, Default)]
struct Month {
    name: String,
    url: String,
    n: i64,
    high: i64,
    medium: i64,
    low: i64,
    undated: i64,
}

impl Month {
    /// All months together.
    fn of(counts: &[CoverageRow]) -> Self {
        let mut total = Self::default();
        for row in counts {
            total.add(row);
        }
        total
    }

    fn add(&mut self, row: &CoverageRow) {
        let dated = row.n - row.undated;
        self.n += row.n;
        self.undated += row.undated;
        match row.confidence {
            Confidence::High => self.high += dated,
            Confidence::Medium => self.medium += dated,
            Confidence::Low => self.low += dated,
        }
    }
}

/// The page.
pub async fn page(cx: Cx) -> Result<Response, Error> {
    let held = cx.held().await?;
    let mut frame = cx.frame(&held, Nav::About);
    frame.note_parameters(&cx)?;
    frame.describe(frame.t.get("about-title"), frame.t.get("about-lede"));
    let is_ours = frame.dataset.as_ref().is_some_and(|dataset| dataset.origin == "embedded");
    let counts = coverage::counts(&held);
    let page = AboutPage {
        months: months(&frame, &counts),
        total: Month::of(&counts),
        gaps: if is_ours { &GAPS } else { &[] },
        corrections: corrections(&frame, &held)?,
        frame,
    };
    render::page(&page.frame, &page)
}

/// How many corrections there are, and when the last were made.
fn corrections(frame: &Frame, held: &Held) -> Result<String, Error> {
    let all = Filter::default();
    let n = list::count::<CorrectionRow>(held, &all);
    let latest = list::page::<CorrectionRow>(held, &all, None, 1)?.rows.pop();
    Ok(latest.map_or_else(
        || frame.t.get("corrections-none"),
        |row| {
            let day = format::long_day(frame.lang, row.day);
            frame.t.with("corrections-count", &[("n", n.into()), ("day", day.into())])
        },
    ))
}

fn months(frame: &Frame, counts: &[CoverageRow]) -> Vec<Month> {
    let mut months: BTreeMap<&str, Month> = BTreeMap::new();
    for row in counts {
        months.entry(&row.month).or_default().add(row);
    }
    for (name, month) in &mut months {
        if let Ok(first) = format!("{name}-01").parse::<NaiveDate>() {
            month.name = format::month(frame.lang, first);
            month.url = frame.urls.month(&first);
        }
    }
    months.into_values().collect()
}
