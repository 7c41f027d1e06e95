//! Announcements as an iCalendar file: an all-day event each.

use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse as _, Response};
use chrono::NaiveTime;
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
    let mut calendar = Calendar::empty();
    calendar
        .append_property(Property::new("VERSION", "2.0"))
        .append_property(Property::new("PRODID", "-//Baimo//Timeline//EN"))
        .append_property(Property::new("CALSCALE", "GREGORIAN"))
        .append_property(Property::new("METHOD", "PUBLISH"))
        .name(&title);
    for row in &rows {
        calendar.push(event(&frame, &subscription, row));
    }
    let kind = HeaderValue::from_static("text/calendar; charset=utf-8");
    let of = frame.dataset.as_ref().map(Of::from).ok_or(Error::Unavailable)?;
    let kind = [(header::CONTENT_TYPE, kind)];
    Ok((kind, Policy::Revalidate, of, calendar.to_string()).into_response())
}

fn event(frame: &Frame, subscription: &Subscription, row: &AnnouncementRow) -> Event {
    let page = format!("{}{}", subscription.cx.site.public_url, frame.urls.announcement(&row.id));
    let released = frame.dataset.as_ref().map(|dataset| dataset.released).unwrap_or_default();
    let mut event = Event::new();
    event
        .uid(&format!("tag:baimo,2023:announcement/{}", row.id))
        // The record's date: the time of asking would make two answers differ.
        .timestamp(released.and_time(NaiveTime::MIN).and_utc())
        .summary(&title_of(frame, row))
        .description(&format!("{}\n\n{page}", summaries(frame, row)))
        .url(&page)
        .all_day(row.day)
        .append_property(Property::new("TRANSP", "TRANSPARENT"))
        .append_property(Property::new("CATEGORIES", frame.word("kind", row.kind.as_str())));
    if subscription.switches.contains(&ANNIVERSARIES) {
        event.append_property(Property::new("RRULE", "FREQ=YEARLY"));
    }
    event.done()
}
