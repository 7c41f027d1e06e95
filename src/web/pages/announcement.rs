//! `/announcements/{id}`: one announcement, its sources, and what rests on it.

use askama::Template;
use axum::response::Response;

use super::promises;
use super::rows::{ReactionChip, limit_text};
use crate::domain::{Precision, nearest};
use crate::store::announcements::{self, AnnouncementRow, Neighbour};
use crate::store::claims::{self, ClaimRow};
use crate::store::companies::{self, ListingRow};
use crate::store::promises::PromiseRow;
use crate::store::reactions::{self, ReactionRow};
use crate::store::sources::{self, SourceRow};
use crate::store::{Snapshot, list};
use crate::web::error::Error;
use crate::web::format::{self, Percent};
use crate::web::render::{self, Frame, Nav};
use crate::web::site::Cx;

#[derive(Template)]
#[template(path = "announcement_page.html")]
struct AnnouncementPage {
    frame: Frame,
    row: AnnouncementRow,
    when: String,
    why_date: String,
    partners: Vec<Link>,
    models: Vec<Link>,
    reactions: Vec<ReactionView>,
    silent: Vec<(ListingRow, String)>,
    no_listing: String,
    claims: Vec<ClaimRow>,
    promises: Vec<PromiseView>,
    sources: Vec<SourceRow>,
    before: Option<Neighbour>,
    after: Option<Neighbour>,
}

#[derive(Debug)]
struct Link {
    label: String,
    url: String,
}

/// A listing's reaction as a row of the table.
#[derive(Debug)]
struct ReactionView {
    chip: ReactionChip,
    exchange: String,
    day: String,
    close: Option<Percent>,
    next: Option<Percent>,
    limit: String,
    reported: i64,
}

#[derive(Debug)]
struct PromiseView {
    made_here: bool,
    row: PromiseRow,
    due: String,
}

/// The page.
///
/// # Errors
/// [`Error::NotFound`] with the nearest ids; or if the database fails.
pub async fn page(cx: Cx) -> Result<Response, Error> {
    let id = cx.param("id");
    cx.canonical(id, &id.to_lowercase())?;
    let mut snapshot = cx.read().await?;
    let Some(row) = announcements::by_id(&mut snapshot, id).await? else {
        return Err(not_found(&cx, &mut snapshot, id).await?);
    };
    let sources = sources::of_announcement(&mut snapshot, &row.id).await?;
    let mut frame = cx.frame(&mut snapshot, Nav::Timeline).await?;
    frame.cited_sources.clone_from(&sources);
    frame.note_parameters(&cx.query);
    let title = frame.pick(&row.title_en, &row.title_zh).to_owned();
    frame.describe(title, frame.pick(&row.summary_en, &row.summary_zh).to_owned());
    let found = reactions::of_announcements(&mut snapshot, &[&row.id]).await?;
    let listings = companies::listings(&mut snapshot, &row.company).await?;
    let (before, after) = announcements::neighbours(&mut snapshot, &row).await?;
    let no_listing =
        if listings.is_empty() { frame.t.get("announcement-no-listing") } else { String::new() };
    let promises = crate::store::promises::of_announcement(&mut snapshot, &row.id).await?;
    let page = AnnouncementPage {
        when: frame.known_day(&row.day, &row.day_precision),
        why_date: why_date(&frame, &row),
        partners: names(&mut snapshot, &frame, &row.partners).await?,
        models: models(&frame, &row),
        silent: silent(&frame, &row, listings, &found),
        reactions: found.iter().map(|r| reaction(&frame, r)).collect(),
        no_listing,
        claims: claims::of_announcement(&mut snapshot, &row.id).await?,
        promises: promises
            .into_iter()
            .map(|p| PromiseView {
                made_here: p.announcement == row.id,
                due: promises::due(&frame, &p),
                row: p,
            })
            .collect(),
        sources,
        before,
        after,
        row,
        frame,
    };
    render::page(&page.frame, &page)
}

async fn not_found(cx: &Cx, snapshot: &mut Snapshot, id: &str) -> Result<Error, Error> {
    let ids = announcements::ids(snapshot).await?;
    let near = nearest(id, ids.iter().map(String::as_str));
    let near = near.map(|id| (id.to_owned(), cx.urls().announcement(id)));
    Ok(Error::NotFound { near: near.into_iter().collect() })
}

/// How the date is known: precision, hour and confidence, in a sentence or two.
fn why_date(frame: &Frame, row: &AnnouncementRow) -> String {
    let hour = match (row.day_precision, row.day_time.as_str()) {
        (Precision::Month, _) => frame.t.get("when-month"),
        (Precision::Day, "") => frame.t.get("when-no-hour"),
        (Precision::Day, "after-close") => frame.t.get("when-after-close"),
        (Precision::Day, time) => frame
            .t
            .with("when-hour", &[("time", time.into()), ("zone", zone(frame, &row.zone).into())]),
    };
    let confidence = frame.word("confidence-means", row.confidence.as_str());
    format!("{hour}{}{confidence}", frame.t.get("sentence-join"))
}

/// The name of a zone; one without a text of its own by its IANA name.
fn zone(frame: &Frame, name: &str) -> String {
    match name {
        "Asia/Shanghai" => frame.t.get("clock-beijing"),
        "America/New_York" => frame.t.get("clock-new-york"),
        other => other.to_owned(),
    }
}

async fn names(snapshot: &mut Snapshot, frame: &Frame, joined: &str) -> Result<Vec<Link>, Error> {
    let mut links = Vec::new();
    for slug in list::split(joined) {
        if let Some(company) = companies::by_slug(snapshot, slug).await? {
            links.push(Link {
                label: frame.pick(&company.name_en, &company.name_zh).to_owned(),
                url: frame.urls.company(slug),
            });
        }
    }
    Ok(links)
}

fn models(frame: &Frame, row: &AnnouncementRow) -> Vec<Link> {
    let names = list::split(frame.pick(&row.models_en, &row.models_zh));
    list::split(&row.models)
        .into_iter()
        .zip(names)
        .map(|(slug, name)| Link { label: name.to_owned(), url: frame.urls.model(slug) })
        .collect()
}

fn reaction(frame: &Frame, row: &ReactionRow) -> ReactionView {
    ReactionView {
        chip: ReactionChip::new(frame, row),
        exchange: frame.word("exchange", &row.exchange),
        day: row.day.map(|day| frame.full_day(&day)).unwrap_or_default(),
        close: row.close.map(|close| format::percent(close, 2)),
        next: row.next_close.map(|close| format::percent(close, 2)),
        limit: limit_text(frame, &row.price_limit),
        reported: row.reported,
    }
}

/// The listings of the company that have no reaction, and why.
fn silent(
    frame: &Frame,
    row: &AnnouncementRow,
    listings: Vec<ListingRow>,
    found: &[ReactionRow],
) -> Vec<(ListingRow, String)> {
    let why = |listing: &ListingRow| match (row.day_precision, listing.has_moves) {
        (Precision::Month, _) => frame.t.get("no-reaction-day-unknown"),
        (Precision::Day, false) => frame.t.get("no-reaction-no-prices"),
        (Precision::Day, true) => frame.t.get("no-reaction-no-session"),
    };
    listings
        .into_iter()
        .filter(|listing| !found.iter().any(|r| r.symbol == listing.symbol))
        .map(|listing| {
            let why = why(&listing);
            (listing, why)
        })
        .collect()
}
