//! `/people/{slug}`: one person, the announcements that name them and the figures that they stated.

use askama::Template;
use axum::response::Response;

use super::cited::Citation;
use super::corrected::{self, Correction};
use super::figures::{figure, said};
use super::rows::{self, AnnouncementItem};
use crate::answers::held::Held;
use crate::answers::rows::{ClaimRow, PersonRow, split};
use crate::answers::{list, people, sources};
use crate::domain::{Corrected, Lang, nearest_few};
use crate::record::{Filter, keys};
use crate::web::error::Error;
use crate::web::render::{self, Frame, Nav};
use crate::web::site::Cx;

/// Names offered where a slug is not found.
const NEAR: usize = 3;

#[derive(Template)]
#[template(path = "person_page.html")]
struct PersonPage {
    frame: Frame,
    person: PersonRow,
    items: Vec<AnnouncementItem>,
    /// The figure as people say it and with all its digits, and the claim.
    stated: Vec<(String, String, ClaimRow)>,
    neighbours: (Option<PersonRow>, Option<PersonRow>),
    /// Others of the same company.
    colleagues: Vec<PersonRow>,
    sources: Vec<Citation>,
    corrections: Vec<Correction>,
}

/// The page.
///
/// # Errors
/// [`Error::NotFound`] with the nearest names; or if the database fails.
pub async fn page(cx: Cx) -> Result<Response, Error> {
    let given = cx.param("slug");
    let held = cx.held().await?;
    // Neighbours stand in the order of the list.
    let all: Vec<PersonRow> = list::all(&held, &Filter::default());
    let Some(at) = all.iter().position(|person| person.slug == given.to_lowercase()) else {
        return Err(not_found(&cx, &all, given));
    };
    cx.canonical(given, &all[at].slug)?;
    let mut frame = cx.frame(&held, Nav::People);
    frame.note_parameters(&cx)?;
    let page = read(frame, &held, &all, at);
    render::page(&page.frame, &page)
}

fn not_found(cx: &Cx, all: &[PersonRow], given: &str) -> Error {
    let slugs = all.iter().map(|person| person.slug.as_str());
    let near = nearest_few(&given.to_lowercase(), slugs, NEAR);
    let near = near.iter().filter_map(|slug| all.iter().find(|person| person.slug == **slug));
    let near = near.map(|person| {
        let name = if cx.lang == Lang::En { &person.name_en } else { &person.name_zh };
        (name.clone(), cx.urls().person(&person.slug))
    });
    Error::NotFound { near: near.collect() }
}

fn read(mut frame: Frame, held: &Held, all: &[PersonRow], at: usize) -> PersonPage {
    let person = all[at].clone();
    let name = frame.pick(&person.name_en, &person.name_zh).to_owned();
    let role = frame.pick(&person.role_en, &person.role_zh);
    let description = format!("{name}{}{role}", frame.t.get("colon"));
    frame.describe(name, description);
    let cited = sources::by_ids(held, &split(&person.sources));
    frame.cited_sources.clone_from(&cited);
    let stated = people::stated_by(held, &person).cloned();
    let stated = stated.map(|claim| (said(&frame, &claim), figure(&frame, &claim), claim));
    let of_company = person.company.as_deref().map(|slug| Filter::of(&keys::COMPANY, slug));
    let mut colleagues: Vec<PersonRow> =
        of_company.map(|filter| list::all(held, &filter)).unwrap_or_default();
    colleagues.retain(|row| row.slug != person.slug);
    PersonPage {
        items: rows::items(&frame, held, people::naming(held, &person)),
        stated: stated.collect(),
        neighbours: (at.checked_sub(1).map(|before| all[before].clone()), all.get(at + 1).cloned()),
        colleagues,
        sources: Citation::all(&frame, &cited),
        corrections: corrected::of_row(held, &frame, Corrected::Person, &person.slug),
        person,
        frame,
    }
}
