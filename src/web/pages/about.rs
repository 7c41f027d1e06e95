//! `/about`: what the record covers, what it lacks, and what was corrected.

use std::collections::BTreeMap;

use askama::Template;
use axum::response::Response;
use chrono::NaiveDate;

use super::corrected::CorrectionView;
use crate::domain::Confidence;
use crate::store::corrections;
use crate::store::coverage::{self, CoverageRow};
use crate::web::error::Error;
use crate::web::render::{self, Frame, Nav};
use crate::web::site::Cx;

/// The gaps that are known of the record that comes with the binary; another record has others.
const GAPS: [&str; 3] = ["launches", "moves", "listings"];

#[derive(Template)]
#[template(path = "about_page.html")]
struct AboutPage {
    frame: Frame,
    months: Vec<Month>,
    gaps: &'static [&'static str],
    corrections: Vec<CorrectionView>,
    feed: &'static str,
}

/// What the record has of one month.
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

/// The page.
pub async fn page(cx: Cx) -> Result<Response, Error> {
    let mut snapshot = cx.read().await?;
    let mut frame = cx.frame(&mut snapshot, Nav::None).await?;
    frame.note_parameters(&cx.query);
    frame.describe(frame.t.get("about-title"), frame.t.get("about-lede"));
    let is_ours = frame.dataset.as_ref().is_some_and(|dataset| dataset.origin == "embedded");
    let corrected = corrections::newest_first(&mut snapshot).await?;
    let page = AboutPage {
        months: months(&frame, &coverage::counts(&mut snapshot).await?),
        gaps: if is_ours { &GAPS } else { &[] },
        corrections: corrected.into_iter().map(|row| CorrectionView::new(&frame, row)).collect(),
        feed: match frame.lang {
            crate::domain::Lang::En => "/corrections.atom",
            crate::domain::Lang::Zh => "/corrections.atom?lang=zh",
        },
        frame,
    };
    render::page(&page.frame, &page)
}

fn months(frame: &Frame, counts: &[CoverageRow]) -> Vec<Month> {
    let mut months: BTreeMap<&str, Month> = BTreeMap::new();
    for row in counts {
        let month = months.entry(&row.month).or_default();
        month.n += row.n;
        month.undated += row.undated;
        match row.confidence {
            Confidence::High => month.high += row.n,
            Confidence::Medium => month.medium += row.n,
            Confidence::Low => month.low += row.n,
        }
    }
    for (name, month) in &mut months {
        if let Ok(first) = format!("{name}-01").parse::<NaiveDate>() {
            month.name = crate::web::format::month(frame.lang, first);
            month.url = frame.urls.month(&first);
        }
    }
    months.into_values().collect()
}
