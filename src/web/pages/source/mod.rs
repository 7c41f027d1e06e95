//! `/sources/{id}`: one source and everything that rests on it.

pub(in crate::web::pages) mod report;
pub(in crate::web::pages) mod resting;
pub(in crate::web::pages) mod rows;
mod said;

use askama::Template;
use axum::response::Response;

use self::report::Report;
use self::resting::Resting;
use super::cited::{language_tag, name_lang, title_lang, titled};
use super::corrected::{self, Correction};
use crate::answers::held::Held;
use crate::answers::rows::SourceRow;
use crate::answers::sources;
use crate::domain::{Corrected, nearest_few};
use crate::web::error::Error;
use crate::web::render::{self, Frame, Nav};
use crate::web::site::Cx;
use crate::web::urls::escape;

/// Sources offered where one is not found.
const NEAR: usize = 3;

#[derive(Template)]
#[template(path = "source_page.html")]
struct SourcePage {
    frame: Frame,
    row: SourceRow,
    /// The language of the title.
    lang: &'static str,
    publisher_lang: &'static str,
    language: &'static str,
    of_publisher: String,
    sentence: String,
    report: Option<Report>,
    resting: Resting,
    corrections: Vec<Correction>,
    before: Option<SourceRow>,
    after: Option<SourceRow>,
}

impl SourcePage {
    /// Whether the title is our description, the printed one not being known.
    fn is_described(&self) -> bool {
        titled(&self.row.title).1
    }

    /// The title of a source as its page prints it.
    fn title_of(row: &SourceRow) -> String {
        titled(&row.title).0
    }

    /// The language of another source's title.
    fn lang_of(row: &SourceRow) -> &'static str {
        title_lang(&row.title, row.language)
    }
}

/// The page.
///
/// # Errors
/// [`Error::NotFound`] with the nearest sources; or if the database fails.
pub async fn page(cx: Cx) -> Result<Response, Error> {
    let id = cx.param("id");
    cx.canonical(id, &id.to_lowercase())?;
    let held = cx.held().await?;
    let row = held.sources.get(id).cloned().ok_or_else(|| not_found(&cx, &held, id))?;
    let mut frame = cx.frame(&held, Nav::Sources);
    frame.note_parameters(&cx)?;
    let resting = Resting::read(&held, &frame, &row.id);
    let sentence = resting.sentence(&frame, &row.id);
    let (colon, stop) = (frame.t.get("colon"), frame.t.get("company-stop"));
    let description = format!("{}{colon}{}{stop} {sentence}", row.publisher, row.title);
    frame.describe(row.title.clone(), description);
    let (before, after) = sources::neighbours(&held, &row);
    let page = SourcePage {
        lang: title_lang(&row.title, row.language),
        publisher_lang: name_lang(&row.publisher),
        language: language_tag(row.language),
        of_publisher: frame.urls.at(&format!("/sources?publisher={}", escape(&row.publisher))),
        sentence,
        report: Report::new(&frame, &resting.rows, &[&row.id], false),
        resting,
        corrections: corrected::of_row(&held, &frame, Corrected::Source, &row.id),
        before,
        after,
        row,
        frame,
    };
    render::page(&page.frame, &page)
}

fn not_found(cx: &Cx, held: &Held, id: &str) -> Error {
    let near = nearest_few(id, held.sources.keys().map(String::as_str), NEAR);
    let near = near.into_iter().map(|id| (id.to_owned(), cx.urls().source(id)));
    Error::NotFound { near: near.collect() }
}
