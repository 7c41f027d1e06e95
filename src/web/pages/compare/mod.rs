//! `/compare`: several announcements in event time, each on its company's primary listing, and
//! whether they moved together more than chance would have it.

mod by_company;
mod charts;
pub(in crate::web) mod cohorts;
mod each;
mod events;
mod examples;
mod finding;
mod form;
mod race;
pub(in crate::web) mod selection;
pub(in crate::web) mod set;
mod words;

use askama::Template;
use axum::response::Response;

use self::by_company::CompanyRow;
use self::charts::{Figure, LevelRow};
use self::cohorts::Cohorts;
use self::events::{EventRow, LeftOut};
use self::form::Form;
use self::race::Runner;
use self::selection::Selection;
use self::set::Set;
use crate::study::DAYS;
use crate::web::chart::aligned::AlignedChart;
use crate::web::chart::multiples::Multiples;
use crate::web::error::Error;
use crate::web::params::spelled;
use crate::web::render::{self, Chip, Frame, Nav};
use crate::web::site::Cx;

#[derive(Template)]
#[template(path = "compare_page.html")]
struct ComparePage {
    frame: Frame,
    h1: String,
    lede: String,
    chips: Vec<Chip>,
    examples: Vec<(String, String)>,
    form: Form,
    comparison: Option<Comparison>,
}

/// What there is to see once something is chosen.
struct Comparison {
    companies: Vec<CompanyRow>,
    multiples: Option<Figure<Multiples>>,
    level_days: Vec<String>,
    levels: Vec<LevelRow>,
    without_panel: usize,
    cumulative: Option<Figure<AlignedChart>>,
    taus: Vec<String>,
    by_session: Vec<(String, Vec<String>)>,
    events: Vec<EventRow>,
    columns: Vec<String>,
    tests: usize,
    cohorts: Cohorts,
    is_few: bool,
    repeated: usize,
    finding: String,
    left_out: Vec<LeftOut>,
    stages: [crate::domain::AnnouncementKind; 6],
    race: Vec<Runner>,
}

/// The page.
///
/// # Errors
/// If the query string is bad, an id is not of the record, or the database fails.
pub async fn page(cx: Cx) -> Result<Response, Error> {
    let selection = Selection::parse(&cx.query, cx.manner)?;
    let mut snapshot = cx.read().await?;
    let held = snapshot.held().await?;
    let mut frame = cx.frame(&held, Nav::Compare);
    spelled(&selection.chosen, &frame.names, cx.lang, |filter| {
        frame.urls.at(&Selection { chosen: filter, unknown: Vec::new() }.without(None))
    })?;
    let set = Set::read(&mut snapshot, &selection).await?;
    frame.canonical = selection.without(None);
    frame.note_unknown(&selection.unknown);
    let race = race::read(&held, &frame, &set.companies());
    let form = Form::read(&held, &frame, &selection);
    let chips = form::chips(&frame, &selection, &set);
    frame.filter = render::sentence(&frame, &chips);
    frame.cited_title = frame.t.get("compare-title");
    let each = each::headline(&frame, &set.events);
    let companies = if each.is_some() { Vec::new() } else { by_company::rows(&frame, &set.events) };
    let (h1, lede) = if selection.is_empty() {
        (frame.t.get("compare-form-h1"), frame.t.get("compare-form-lede"))
    } else {
        let mut lede = vec![words::lede(&frame, &set.events, set.left_out.len())];
        lede.extend(each::sentences(&frame, &set.events));
        let lede = lede.join(&frame.t.get("sentence-join"));
        let h1 = each.or_else(|| by_company::headline(&frame, &companies));
        (h1.unwrap_or_else(|| words::headline(&frame, &set.events)), lede)
    };
    frame.describe(words::title(&frame, &set.events), h1.clone());
    let examples =
        if selection.is_empty() { examples::examples(&frame, &held, &form) } else { Vec::new() };
    let comparison = (!selection.is_empty()).then(|| comparison(&frame, &set, companies, race));
    frame.is_drawn = comparison.as_ref().is_some_and(|found| found.cumulative.is_some());
    let page = ComparePage { frame, h1, lede, chips, examples, form, comparison };
    render::page(&page.frame, &page)
}

fn comparison(
    frame: &Frame,
    set: &Set,
    companies: Vec<CompanyRow>,
    race: Vec<Runner>,
) -> Comparison {
    let events = &set.events;
    let (multiples, levels, without_panel) = charts::multiples(frame, events);
    let rows: Vec<EventRow> = events.iter().map(|event| events::row(frame, event)).collect();
    let cohorts = Cohorts::new(frame, events);
    Comparison {
        companies,
        multiples,
        level_days: charts::LEVELS.map(words::tau_name).to_vec(),
        levels,
        without_panel,
        cumulative: charts::cumulative(frame, events),
        taus: (DAYS.0..=DAYS.1).map(words::tau_name).collect(),
        by_session: events.iter().map(|event| events::cumulated_row(frame, event)).collect(),
        columns: events::COLUMNS.iter().map(|w| words::window_name(frame, *w)).collect(),
        tests: rows.iter().filter(|row| row.test.is_some()).count(),
        events: rows,
        finding: finding::finding(frame, events, &cohorts),
        cohorts,
        is_few: each::are_few(events),
        repeated: set.repeated(),
        left_out: events::left_out(frame, set),
        stages: race::STAGES,
        race,
    }
}
