//! Announcements as an Atom feed: the newest hundred of a filter.

use atom_syndication::{
    CategoryBuilder, Entry, EntryBuilder, Feed, FeedBuilder, FixedDateTime, Generator, LinkBuilder,
    PersonBuilder, Text,
};
use axum::http::header;
use axum::response::{IntoResponse as _, Response};
use chrono::{NaiveDate, NaiveTime};
use chrono_tz::Asia::Shanghai;

use super::subscription::{Subscription, summaries, title_of};
use crate::store::announcements::AnnouncementRow;
use crate::store::{Filter, Sort, SortKey, companies, list};
use crate::web::cache::Policy;
use crate::web::error::Error;
use crate::web::render::Frame;
use crate::web::site::Cx;
use crate::web::urls::escape;

/// Entries of a feed.
const NEWEST: u32 = 100;
/// `/announcements.atom`, with the filter of the timeline and `lang`.
///
/// # Errors
/// If the query string is bad or the database fails.
pub async fn announcements(cx: Cx) -> Result<Response, Error> {
    let query = cx.query.clone();
    answer(cx, &query).await
}

/// `/companies/{slug}.atom`: the feed of one company.
///
/// # Errors
/// If there is no such company, the query string is bad or the database fails.
pub async fn of_company(cx: Cx, slug: &str) -> Result<Response, Error> {
    let rest = if cx.query.is_empty() { String::new() } else { format!("&{}", cx.query) };
    cx.canonical(slug, &slug.to_lowercase())?;
    let mut snapshot = cx.read().await?;
    if companies::by_slug(&mut snapshot, slug).await?.is_none() {
        return Err(Error::not_found());
    }
    drop(snapshot);
    answer(cx, &format!("company={}{rest}", escape(slug))).await
}

async fn answer(cx: Cx, query: &str) -> Result<Response, Error> {
    let subscription = Subscription::read(cx, query, &[])?;
    let mut snapshot = subscription.cx.read().await?;
    let (frame, title) = subscription.frame(&mut snapshot).await?;
    let newest = Sort { key: SortKey::Date, descending: true };
    let filter = Filter { sort: newest, ..subscription.params.filter.clone() };
    let page = list::page::<AnnouncementRow>(&mut snapshot, &filter, None, NEWEST).await?;
    let feed = feed(&frame, &subscription, title, &page.rows);
    let mut body = Vec::new();
    feed.write_to(&mut body).map_err(|error| Error::Internal(error.to_string().into()))?;
    let kind = [(header::CONTENT_TYPE, "application/atom+xml; charset=utf-8")];
    Ok((kind, Policy::Revalidate, body).into_response())
}

fn feed(
    frame: &Frame,
    subscription: &Subscription,
    title: String,
    rows: &[AnnouncementRow],
) -> Feed {
    let own = subscription.address("/announcements.atom");
    let released = frame.dataset.as_ref().map(|dataset| dataset.released).unwrap_or_default();
    let link = |rel: &str, href: String, kind: &str| {
        LinkBuilder::default().rel(rel).href(href).mime_type(kind.to_owned()).build()
    };
    FeedBuilder::default()
        .id(format!("tag:baimo,2023:announcements{}", subscription.params.filter_query()))
        .title(Text::plain(title))
        .lang(frame.lang.tag().to_owned())
        .updated(midnight(released))
        .author(PersonBuilder::default().name("Baimo 百模").build())
        .generator(Generator { value: "Baimo".to_owned(), ..Generator::default() })
        .rights(frame.dataset.as_ref().map(|dataset| Text::plain(dataset.licence.clone())))
        .link(link("self", own, "application/atom+xml"))
        .link(link("alternate", subscription.page(), "text/html"))
        .entries(rows.iter().map(|row| entry(frame, subscription, row)).collect::<Vec<_>>())
        .build()
}

fn entry(frame: &Frame, subscription: &Subscription, row: &AnnouncementRow) -> Entry {
    let page = frame.urls.announcement(&row.id);
    EntryBuilder::default()
        .id(format!("tag:baimo,2023:announcement/{}", row.id))
        .title(Text::plain(title_of(frame, row)))
        .updated(midnight(row.day))
        .published(midnight(row.day))
        .summary(Text::plain(summaries(frame, row)))
        .category(
            CategoryBuilder::default()
                .term(row.kind.as_str())
                .label(frame.word("kind", row.kind.as_str()))
                .build(),
        )
        .link(
            LinkBuilder::default()
                .rel("alternate")
                .href(format!("{}{page}", subscription.cx.site.public_url))
                .mime_type("text/html".to_owned())
                .build(),
        )
        .build()
}

/// A day's first moment in Beijing.
fn midnight(day: NaiveDate) -> FixedDateTime {
    let midnight = day.and_time(NaiveTime::MIN).and_local_timezone(Shanghai).single();
    midnight.map(|time| time.fixed_offset()).unwrap_or_default()
}
