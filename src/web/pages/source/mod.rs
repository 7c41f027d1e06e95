//! `/sources/{id}`: one source and everything that rests on it.

mod resting;

use askama::Template;
use axum::response::Response;

use self::resting::Resting;
use super::cited::{language_tag, name_lang, title_lang};
use super::promises;
use crate::domain::nearest_few;
use crate::store::Snapshot;
use crate::store::sources::{self, SourceRow};
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
    resting: Resting,
    before: Option<SourceRow>,
    after: Option<SourceRow>,
}

impl SourcePage {
    /// Whether the title is our description, the printed one not being known.
    fn is_described(&self) -> bool {
        self.row.title.starts_with('[')
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
    let mut snapshot = cx.read().await?;
    let Some(row) = sources::by_id(&mut snapshot, id).await? else {
        return Err(not_found(&cx, &mut snapshot, id).await?);
    };
    let mut frame = cx.frame(&mut snapshot, Nav::Sources).await?;
    frame.note_parameters(&cx.query);
    let resting = Resting::read(&mut snapshot, &frame, &row.id).await?;
    let sentence = resting.sentence(&frame, &row.id);
    let (colon, stop) = (frame.t.get("colon"), frame.t.get("company-stop"));
    let description = format!("{}{colon}{}{stop} {sentence}", row.publisher, row.title);
    frame.describe(row.title.clone(), description);
    let (before, after) = sources::neighbours(&mut snapshot, &row).await?;
    let page = SourcePage {
        lang: title_lang(&row.title, row.language),
        publisher_lang: name_lang(&row.publisher),
        language: language_tag(row.language),
        of_publisher: frame.urls.at(&format!("/sources?publisher={}", escape(&row.publisher))),
        sentence,
        resting,
        before,
        after,
        row,
        frame,
    };
    render::page(&page.frame, &page)
}

async fn not_found(cx: &Cx, snapshot: &mut Snapshot, id: &str) -> Result<Error, Error> {
    let ids = sources::ids(snapshot).await?;
    let near = nearest_few(id, ids.iter().map(String::as_str), NEAR);
    let near = near.into_iter().map(|id| (id.to_owned(), cx.urls().source(id)));
    Ok(Error::NotFound { near: near.collect() })
}
