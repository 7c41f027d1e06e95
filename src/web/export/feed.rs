//! Atom feeds: the newest hundred announcements of a filter, the newest hundred corrections.

use atom_syndication::{
    CategoryBuilder, Entry, EntryBuilder, Feed, FeedBuilder, FixedDateTime, Generator, Link,
    LinkBuilder, PersonBuilder, Text,
};
use axum::http::header;
use axum::response::{IntoResponse as _, Response};
use chrono::{NaiveDate, NaiveTime};
use chrono_tz::Asia::Shanghai;

use super::subscription::{Subscription, only_language, summaries, title_of};
use crate::answers::list;
use crate::answers::rows::{AnnouncementRow, CorrectionRow};
use crate::domain::Lang;
use crate::record::{Filter, Sort, SortKey};
use crate::web::error::Error;
use crate::web::of::Of;
use crate::web::pages::corrected::{self, Correction};
use crate::web::policy::Policy;
use crate::web::render::{Frame, Nav};
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
pub async fn of_company(cx: Cx) -> Result<Response, Error> {
    let slug = cx.param("slug").to_owned();
    let rest = if cx.query.is_empty() { String::new() } else { format!("&{}", cx.query) };
    cx.canonical(&slug, &slug.to_lowercase())?;
    let held = cx.held().await?;
    if !held.companies.contains_key(&slug) {
        return Err(Error::not_found());
    }
    answer(cx, &format!("company={}{rest}", escape(&slug))).await
}

/// `/corrections.atom`: the newest changes to published rows, in the language of `lang`.
///
/// # Errors
/// If the query string is bad or the database fails.
pub async fn corrections(cx: Cx) -> Result<Response, Error> {
    let cx = only_language(cx)?;
    let held = cx.held().await?;
    let frame = cx.frame(&held, Nav::None);
    let rows = list::page::<CorrectionRow>(&held, &Filter::default(), None, NEWEST)?.rows;
    let told = corrected::each(&held, &frame, &rows);
    let site = &cx.site.public_url;
    let language = if frame.lang == Lang::Zh { "?lang=zh" } else { "" };
    let named = Head {
        id: "tag:baimo,2023:corrections".to_owned(),
        title: frame.t.get("corrections-feed"),
        own: format!("{site}/corrections.atom{language}"),
        page: format!("{site}{}", frame.urls.at("/corrections")),
    };
    let entries = rows.iter().zip(&told).map(|(row, told)| correction(&frame, site, row, told));
    write(&frame, &feed(&frame, named, entries.collect()))
}

async fn answer(cx: Cx, query: &str) -> Result<Response, Error> {
    let subscription = Subscription::read(cx, query, &[]).await?;
    let held = subscription.cx.held().await?;
    let (frame, title) = subscription.frame(&held);
    let newest = Sort { key: SortKey::Date, descending: true };
    let filter = subscription.params.filter.clone().sorted(newest);
    let page = list::page::<AnnouncementRow>(&held, &filter, None, NEWEST)?;
    let named = Head {
        id: format!("tag:baimo,2023:announcements{}", subscription.params.filter_query()),
        title,
        own: subscription.address("/announcements.atom"),
        page: subscription.page(),
    };
    let site = &subscription.cx.site.public_url;
    write(
        &frame,
        &feed(&frame, named, page.rows.iter().map(|row| entry(&frame, site, row)).collect()),
    )
}

fn write(frame: &Frame, feed: &Feed) -> Result<Response, Error> {
    let mut body = Vec::new();
    feed.write_to(&mut body).map_err(|error| Error::Internal(error.to_string().into()))?;
    let kind = [(header::CONTENT_TYPE, "application/atom+xml; charset=utf-8")];
    let of = frame.dataset.as_ref().map(Of::from).ok_or(Error::Unavailable)?;
    Ok((kind, Policy::Revalidate, of, body).into_response())
}

/// What names a feed.
struct Head {
    id: String,
    title: String,
    own: String,
    page: String,
}

fn feed(frame: &Frame, head: Head, entries: Vec<Entry>) -> Feed {
    let released = frame.dataset.as_ref().map(|dataset| dataset.released).unwrap_or_default();
    FeedBuilder::default()
        .id(head.id)
        .title(Text::plain(head.title))
        .lang(frame.lang.tag().to_owned())
        .updated(midnight(released))
        .author(PersonBuilder::default().name("Baimo 百模").build())
        .generator(Generator { value: "Baimo".to_owned(), ..Generator::default() })
        .rights(frame.dataset.as_ref().map(|dataset| Text::plain(dataset.licence.clone())))
        .link(link("self", head.own, "application/atom+xml"))
        .link(link("alternate", head.page, "text/html"))
        .entries(entries)
        .build()
}

fn link(rel: &str, href: String, kind: &str) -> Link {
    LinkBuilder::default().rel(rel).href(href).mime_type(kind.to_owned()).build()
}

fn correction(frame: &Frame, site: &str, row: &CorrectionRow, told: &Correction) -> Entry {
    let title = [("table", told.table.as_str().into()), ("name", told.name.as_str().into())];
    EntryBuilder::default()
        .id(format!("tag:baimo,2023:correction/{}", row.key))
        .title(Text::plain(frame.t.with("corrections-entry", &title)))
        .updated(midnight(row.day))
        .published(midnight(row.day))
        .summary(Text::plain(told.sentence(frame)))
        .link(link("alternate", format!("{site}{}", told.page), "text/html"))
        .build()
}

fn entry(frame: &Frame, site: &str, row: &AnnouncementRow) -> Entry {
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
        .link(link("alternate", format!("{site}{page}"), "text/html"))
        .build()
}

/// A day's first moment in Beijing.
fn midnight(day: NaiveDate) -> FixedDateTime {
    let midnight = day.and_time(NaiveTime::MIN).and_local_timezone(Shanghai).single();
    midnight.map(|time| time.fixed_offset()).unwrap_or_default()
}
