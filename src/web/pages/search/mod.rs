//! `/search`: companies, models, people, announcements, claims, promises, sources, dates and the
//! declared tables by word, pinyin, alias or ticker. And `/opensearch.xml`, which tells browsers of it.

mod day;
mod declared;
mod hits;
mod opensearch;

use askama::Template;
use axum::response::Response;
use chrono::Months;

use self::day::Named;
use self::hits::HitGroup;
pub use self::opensearch::description;
use super::dates;
use crate::answers::held::Held;
use crate::answers::rows::AnnouncementRow;
use crate::answers::{list, search};
use crate::domain::words::Wanted;
use crate::record::{Filter, keys};
use crate::web::error::Error;
use crate::web::format;
use crate::web::params::read;
use crate::web::render::{self, Frame, Nav};
use crate::web::site::Cx;
use crate::web::urls::escape;

#[derive(Template)]
#[template(path = "search_page.html")]
struct SearchPage {
    frame: Frame,
    lede: String,
    day: Option<DayView>,
    groups: Vec<HitGroup>,
    near: Vec<Suggestion>,
    /// Queries to try, where nothing was asked or found.
    examples: Vec<(&'static str, String)>,
}

/// The page of a date that was asked for.
#[derive(Debug)]
struct DayView {
    url: String,
    label: String,
    count: String,
}

/// A name that may have been meant.
#[derive(Debug)]
struct Suggestion {
    /// The search for it.
    url: String,
    name: String,
    kind: String,
}

/// Queries that show what can be asked.
const EXAMPLES: [&str; 7] =
    ["文心一言", "wenxin yiyan", "wxyy", "ERNIE", "9888", "李彦宏", "2023-04-10"];

/// The page.
///
/// # Errors
/// If the query is too long or the database fails.
pub async fn page(cx: Cx) -> Result<Response, Error> {
    let (asked, unknown) = read(&cx.query, [&keys::Q], cx.manner)?;
    let query = asked.text(&keys::Q).unwrap_or_default().to_owned();
    let held = cx.held().await?;
    let mut frame = cx.frame(&held, Nav::None);
    frame.is_indexed = false;
    frame.searched.clone_from(&query);
    frame.canonical = address(&query);
    frame.note_unknown(&unknown);
    let wanted = Wanted::new(&query);
    let day = day(&frame, &held, &query);
    let found = wanted.as_ref().map(|wanted| search::find(&held, wanted)).unwrap_or_default();
    let in_tables = wanted.as_ref().map(|wanted| {
        declared::Search { frame: &frame, held: &held, query: &query, wanted }.groups()
    });
    let in_tables = in_tables.unwrap_or_default();
    let of_tables: usize = in_tables.iter().map(|(n, _)| n).sum();
    let nothing = found.groups.is_empty() && day.is_none() && in_tables.is_empty();
    let near = match &wanted {
        Some(wanted) if nothing => near(&frame, &held, wanted),
        _ => Vec::new(),
    };
    let others = of_tables + usize::from(day.is_some());
    let lede = lede(&frame, &query, wanted.is_some(), &found, others);
    let title = match query.as_str() {
        "" => frame.t.get("search-title"),
        query => frame.t.about("search-title-for", query),
    };
    frame.describe(title, lede.clone());
    let groups = |wanted: &Wanted| {
        let groups = found.groups.iter();
        let groups = groups.map(|group| hits::group(&frame, &held, wanted, &query, group));
        // A benchmark that is called what was asked for comes before what only mentions it.
        let (called, others): (Vec<HitGroup>, Vec<HitGroup>) = in_tables
            .into_iter()
            .map(|(_, group)| group)
            .partition(|group| group.kind == "benchmark" && group.is_named());
        with_reactions_of(called.into_iter().chain(groups).chain(others).collect())
    };
    let page = SearchPage {
        lede,
        day,
        groups: wanted.as_ref().map(groups).unwrap_or_default(),
        near,
        examples: if nothing { examples(&frame) } else { Vec::new() },
        frame,
    };
    render::page(&page.frame, &page)
}

/// The groups with the reactions right behind the companies, where there are both.
fn with_reactions_of(mut groups: Vec<HitGroup>) -> Vec<HitGroup> {
    let place = |kind: &str| groups.iter().position(|group| group.kind == kind);
    if let (Some(company), Some(reaction)) = (place("company"), place("reaction"))
        && company < reaction
    {
        groups[company + 1..=reaction].rotate_right(1);
    }
    groups
}

/// The address of a search, without language.
fn address(query: &str) -> String {
    if query.is_empty() { "/search".to_owned() } else { format!("/search?q={}", escape(query)) }
}

fn examples(frame: &Frame) -> Vec<(&'static str, String)> {
    EXAMPLES.map(|example| (example, frame.urls.at(&address(example)))).into()
}

/// How much was found, or what can be asked.
fn lede(
    frame: &Frame,
    query: &str,
    has_words: bool,
    found: &search::Found,
    others: usize,
) -> String {
    if query.is_empty() {
        return frame.t.get("search-lede");
    }
    if !has_words {
        return frame.t.about("search-no-words", query);
    }
    let total = others + found.groups.iter().map(|group| group.total).sum::<usize>();
    if total == 0 {
        return frame.t.about("search-none", query);
    }
    frame.t.with("search-found", &[("n", total.into()), ("v", query.into())])
}

/// The date a query names, if the calendar has it.
fn day(frame: &Frame, held: &Held, query: &str) -> Option<DayView> {
    let named = day::named(query)?;
    let (first, filter, url, label) = match named {
        Named::Day(day) => {
            let filter = Filter::of(&keys::DAY, day);
            (day, filter, frame.urls.day(&day), frame.full_day(&day))
        }
        Named::Month(first) => {
            let last = first.checked_add_months(Months::new(1)).and_then(|next| next.pred_opt());
            let filter = Filter::of(&keys::FROM, first).with_only(&keys::TO, last);
            (first, filter, frame.urls.month(&first), format::month(frame.lang, first))
        }
    };
    if !dates::has(&first) {
        return None;
    }
    let n = list::count::<AnnouncementRow>(held, &filter);
    Some(DayView { url, label, count: frame.t.count("month-count", n) })
}

/// Names near a query that finds nothing.
fn near(frame: &Frame, held: &Held, wanted: &Wanted) -> Vec<Suggestion> {
    let suggestion = |(kind, row): (search::Kind, search::HitRow)| {
        let name = frame.pick(&row.title.en, &row.title.zh).to_owned();
        Suggestion {
            url: frame.urls.at(&address(&name)),
            name,
            kind: frame.word("search-kind-one", kind.as_str()),
        }
    };
    search::near(held, wanted).into_iter().map(suggestion).collect()
}
