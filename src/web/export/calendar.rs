//! Announcements as an iCalendar file: an all-day event each.

use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse as _, Response};
use chrono::{NaiveDate, NaiveTime};
use icalendar::{Calendar, Component as _, Event, EventLike as _, Property};

use super::subscription::{Subscription, summaries, title_of};
use crate::store::announcements::AnnouncementRow;
use crate::store::list;
use crate::web::cache::{Of, Policy};
use crate::web::error::Error;
use crate::web::render::Frame;
use crate::web::site::Cx;

/// The switch that repeats every event each year.
const ANNIVERSARIES: &str = "anniversaries";

/// Bytes of a line, RFC 5545 section 3.1.
const LINE: usize = 75;

/// `/announcements.ics`, with the filter of the timeline, `lang` and `anniversaries=1`.
///
/// # Errors
/// If the query string is bad or the database fails.
pub async fn announcements(cx: Cx) -> Result<Response, Error> {
    let query = cx.query.clone();
    let subscription = Subscription::read(cx, &query, &[ANNIVERSARIES])?;
    let mut snapshot = subscription.cx.read().await?;
    let (frame, title) = subscription.frame(&mut snapshot).await?;
    let rows: Vec<AnnouncementRow> = list::all(&mut snapshot, &subscription.params.filter).await?;
    drop(snapshot);
    let entries: Vec<Entry> = rows.iter().map(|row| entry(&frame, &subscription, row)).collect();
    let body = calendar_of(&title, &entries);
    let kind = HeaderValue::from_static("text/calendar; charset=utf-8");
    let of = frame.dataset.as_ref().map(Of::from).ok_or(Error::Unavailable)?;
    let kind = [(header::CONTENT_TYPE, kind)];
    Ok((kind, Policy::Revalidate, of, body).into_response())
}

/// What an event says.
#[derive(Debug, Clone, PartialEq)]
pub struct Entry {
    /// Its identity, the same in every file.
    pub uid: String,
    /// Its title.
    pub summary: String,
    /// Its text.
    pub description: String,
    /// Its page.
    pub url: String,
    /// The word for its kind.
    pub category: String,
    /// The day it is on.
    pub day: NaiveDate,
    /// The record's date: the time of asking would make two answers differ.
    pub stamp: NaiveDate,
    /// Whether it comes back each year.
    pub is_yearly: bool,
}

/// The file of these entries, lines folded at 75 bytes.
#[must_use]
pub fn calendar_of(title: &str, entries: &[Entry]) -> String {
    let mut calendar = Calendar::empty();
    calendar
        .append_property(Property::new("VERSION", "2.0"))
        .append_property(Property::new("PRODID", "-//Baimo//Timeline//EN"))
        .append_property(Property::new("CALSCALE", "GREGORIAN"))
        .append_property(Property::new("METHOD", "PUBLISH"))
        .name(&plain(&title.replace('\n', " ")));
    for entry in entries {
        calendar.push(event(entry));
    }
    folded(&calendar.to_string())
}

/// A text without control characters but line feeds, which the crate escapes: a carriage return
/// would end the line. The import refuses them; this is the second defence.
fn plain(text: &str) -> String {
    text.chars().filter(|c| *c == '\n' || !c.is_control()).collect()
}

/// Lines folded at 75 bytes, the blank before a continued part counted. The crate's own folding
/// leaves 76 where a line ends just there.
fn folded(file: &str) -> String {
    let whole = file.replace("\r\n ", "");
    let mut folded = String::with_capacity(file.len());
    for line in whole.split_inclusive("\r\n") {
        let mut length = 0;
        for c in line.trim_end_matches("\r\n").chars() {
            if length + c.len_utf8() > LINE {
                folded.push_str("\r\n ");
                length = 1;
            }
            folded.push(c);
            length += c.len_utf8();
        }
        folded.push_str("\r\n");
    }
    folded
}

fn entry(frame: &Frame, subscription: &Subscription, row: &AnnouncementRow) -> Entry {
    let page = format!("{}{}", subscription.cx.site.public_url, frame.urls.announcement(&row.id));
    Entry {
        uid: format!("tag:baimo,2023:announcement/{}", row.id),
        summary: title_of(frame, row),
        description: format!("{}\n\n{page}", summaries(frame, row)),
        url: page,
        category: frame.word("kind", row.kind.as_str()),
        day: row.day,
        stamp: frame.dataset.as_ref().map(|dataset| dataset.released).unwrap_or_default(),
        is_yearly: subscription.switches.contains(&ANNIVERSARIES),
    }
}

fn event(entry: &Entry) -> Event {
    let mut event = Event::new();
    event
        .uid(&entry.uid)
        .timestamp(entry.stamp.and_time(NaiveTime::MIN).and_utc())
        .summary(&plain(&entry.summary))
        .description(&plain(&entry.description))
        .url(&entry.url)
        .all_day(entry.day)
        .append_property(Property::new("TRANSP", "TRANSPARENT"))
        .append_property(Property::new("CATEGORIES", &entry.category));
    if entry.is_yearly {
        event.append_property(Property::new("RRULE", "FREQ=YEARLY"));
    }
    event.done()
}
