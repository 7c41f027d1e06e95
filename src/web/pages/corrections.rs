//! `/corrections`: what was changed in published rows, day by day, the newest first.

use askama::Template;
use axum::response::Response;
use chrono::NaiveDate;

use super::corrected::{self, Correction};
use crate::answers::list;
use crate::answers::rows::CorrectionRow;
use crate::domain::Lang;
use crate::web::error::Error;
use crate::web::format;
use crate::web::lists::CORRECTIONS;
use crate::web::render::{self, Chip, ExportBar, Frame, Nav, Pager};
use crate::web::site::Cx;

#[derive(Template)]
#[template(path = "corrections_page.html")]
struct CorrectionsPage {
    frame: Frame,
    lede: String,
    days: Vec<Day>,
    total: i64,
    chips: Vec<Chip>,
    export: ExportBar,
    feed: &'static str,
    pager: Pager,
}

/// The corrections of one day.
#[derive(Debug)]
struct Day {
    date: NaiveDate,
    title: String,
    corrections: Vec<Correction>,
}

/// The page.
///
/// # Errors
/// If the query string is bad or the database fails.
pub async fn page(cx: Cx) -> Result<Response, Error> {
    let list = &CORRECTIONS;
    let (params, held, mut frame) = cx.list_page(list, Nav::Corrections).await?;
    let total = cx.count::<CorrectionRow>(&held, &params.filter);
    let (after, limit) = (params.after.as_deref(), params.limit.rows());
    let found = list::page::<CorrectionRow>(&held, &params.filter, after, limit)?;
    let corrections = corrected::read(&held, &frame, &found.rows);
    let lede = match total {
        0 => frame.t.get("corrections-none"),
        n => frame.t.count("corrections-lede", n),
    };
    frame.describe_list(frame.t.get("corrections-title"), lede.clone());
    let page = CorrectionsPage {
        lede,
        days: days(&frame, corrections),
        total,
        chips: render::chips(&frame, list, &params),
        export: ExportBar::new(&frame, list, &params, total),
        feed: match frame.lang {
            Lang::En => "/corrections.atom",
            Lang::Zh => "/corrections.atom?lang=zh",
        },
        pager: Pager::new(&frame, list, &params, &found, total),
        frame,
    };
    render::page(&page.frame, &page)
}

/// Corrections, which come by day, under their days.
fn days(frame: &Frame, corrections: Vec<Correction>) -> Vec<Day> {
    let mut days: Vec<Day> = Vec::new();
    for correction in corrections {
        let day = correction.day;
        if let Some(last) = days.last_mut().filter(|last| last.date == day) {
            last.corrections.push(correction);
        } else {
            let title = format::heading_day(frame.lang, day);
            days.push(Day { date: day, title, corrections: vec![correction] });
        }
    }
    days
}
