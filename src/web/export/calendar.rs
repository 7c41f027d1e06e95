//! Announcements as an iCalendar file: an all-day event each.

use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse as _, Response};
use chrono::NaiveDate;

use super::content_lines::ContentLines;
use super::subscription::{Subscription, summaries, title_of};
use crate::answers::list;
use crate::answers::rows::AnnouncementRow;
use crate::record::keys;
use crate::web::error::Error;
use crate::web::of::Of;
use crate::web::policy::Policy;
use crate::web::render::Frame;
use crate::web::site::Cx;

/// `/announcements.ics`, with the filter of the timeline, `lang` and `anniversaries=1`.
///
/// # Errors
/// If the query string is bad or the database fails.
pub async fn announcements(cx: Cx) -> Result<Response, Error> {
    let query = cx.query.clone();
    let subscription = Subscription::read(cx, &query, &[&keys::ANNIVERSARIES]).await?;
    let held = subscription.cx.held().await?;
    let (frame, title) = subscription.frame(&held);
    let rows: Vec<AnnouncementRow> = list::all(&held, &subscription.params.filter);
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

/// The file of these entries, RFC 5545.
#[must_use]
pub fn calendar_of(title: &str, entries: &[Entry]) -> String {
    let title = title.replace('\n', " ");
    let mut lines = ContentLines::default();
    lines.value("BEGIN", "VCALENDAR");
    lines.value("VERSION", "2.0");
    lines.value("PRODID", "-//Baimo//Timeline//EN");
    lines.value("CALSCALE", "GREGORIAN");
    lines.value("METHOD", "PUBLISH");
    // The name by RFC 7986, and the one that calendars read before it.
    lines.text("NAME", &title);
    lines.text("X-WR-CALNAME", &title);
    for entry in entries {
        event(&mut lines, entry);
    }
    lines.value("END", "VCALENDAR");
    lines.finish()
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
        is_yearly: subscription.switches.contains(&keys::ANNIVERSARIES.name),
    }
}

/// An event without an end lasts the day it starts on.
fn event(lines: &mut ContentLines, entry: &Entry) {
    lines.value("BEGIN", "VEVENT");
    lines.text("UID", &entry.uid);
    lines.value("DTSTAMP", &entry.stamp.format("%Y%m%dT000000Z").to_string());
    lines.value("DTSTART;VALUE=DATE", &entry.day.format("%Y%m%d").to_string());
    if entry.is_yearly {
        lines.value("RRULE", "FREQ=YEARLY");
    }
    lines.text("SUMMARY", &entry.summary);
    lines.text("DESCRIPTION", &entry.description);
    lines.text("CATEGORIES", &entry.category);
    lines.value("URL", &entry.url);
    lines.value("TRANSP", "TRANSPARENT");
    lines.value("END", "VEVENT");
}
