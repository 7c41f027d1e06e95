//! `/reactions/{announcement}/{symbol}`: one announcement and one share. Which session counts and
//! why comes first, then its moves, the sessions around it, the press beside the exchange, and what
//! else happened.

mod abnormal;
mod explainer;
pub(super) mod headline;
mod read;
mod window;

use crate::answers::held::Held;
use askama::Template;
use axum::response::Response;

use self::abnormal::Abnormal;
use self::explainer::{Explainer, closed_because};
use self::headline::Figure;
use self::read::Read;
use self::window::Window;
use super::cited::Citation;
use super::confounders::{Around, Confounders, confounders};
use super::printed::{self, PrintedTable};
use super::study_view::{StudyParams, StudyView};
use crate::answers::rows::{AnnouncementRow, ReactionRow};
use crate::answers::{announcements, reactions};
use crate::domain::{Lang, nearest};
use crate::web::chart::strip::Strip;
use crate::web::error::Error;
use crate::web::format;
use crate::web::render::{self, Frame, Nav};
use crate::web::site::Cx;
use crate::web::urls::escape;

#[derive(Template)]
#[template(path = "reaction_page.html")]
struct ReactionPage {
    frame: Frame,
    row: ReactionRow,
    announcement: AnnouncementRow,
    h1: String,
    explainer: Explainer,
    strip: Option<Strip>,
    strip_note: String,
    figures: Vec<Figure>,
    basis: String,
    window: Option<Window>,
    abnormal: Option<Abnormal>,
    printed: PrintedTable,
    printed_summary: String,
    confounders: Vec<Confounders>,
    confounders_n: usize,
    siblings: Vec<ReactionRow>,
    sources: Vec<Citation>,
}

/// The page.
///
/// # Errors
/// Not found with what there is instead, or if the database fails.
pub async fn page(cx: Cx) -> Result<Response, Error> {
    let mut snapshot = cx.read().await?;
    let held = snapshot.held().await?;
    let row = found(&cx, &held)?;
    let read = Read::of(&mut snapshot, &row).await?;
    let market = read.exchange.market();
    let (params, unknown) = StudyParams::parse(&cx.query, cx.manner, market, &row.benchmark)?;
    let mut frame = cx.frame(&held, Nav::Reactions);
    let path = format!("/reactions/{}/{}", row.announcement, escape(&row.symbol));
    frame.canonical = format!("{path}{}", params.query());
    frame.note_unknown(&unknown);
    frame.filter = params.sentence(&frame);
    frame.cited_sources.clone_from(&read.sources);
    let study = StudyView::read(&mut snapshot, &row, market, params).await?;
    let page = view(frame, row, read, &study);
    render::page(&page.frame, &page)
}

/// The reaction of the address. In another spelling it moves to the canonical one.
fn found(cx: &Cx, held: &Held) -> Result<ReactionRow, Error> {
    let (id, symbol) = (cx.param("announcement"), cx.param("symbol"));
    let (lower, spelled) = (id.to_ascii_lowercase(), held.symbol(symbol));
    let Some(row) = reactions::by_key(held, &lower, &spelled) else {
        return Err(Error::NotFound { near: near(cx, held, &lower) });
    };
    if row.announcement != id || row.symbol != symbol {
        // Both segments at once, where they both differ.
        let query = if cx.query.is_empty() { String::new() } else { format!("?{}", cx.query) };
        let url = cx.urls().reaction(&row.announcement, &row.symbol);
        return Err(Error::Moved(format!("{url}{query}")));
    }
    Ok(row)
}

/// The announcement, or the one with the nearest id, and the reactions it has.
fn near(cx: &Cx, held: &Held, id: &str) -> Vec<(String, String)> {
    let ids = announcements::ids(held);
    let Some(id) = nearest(id, ids.iter().map(String::as_str)) else { return Vec::new() };
    let Some(announcement) = held.announcement(id) else {
        return Vec::new();
    };
    let pick = |en: &str, zh: &str| match cx.lang {
        Lang::En => en.to_owned(),
        Lang::Zh => zh.to_owned(),
    };
    let title = pick(&announcement.title_en, &announcement.title_zh);
    let mut near = vec![(title, cx.urls().announcement(id))];
    for row in reactions::of_announcements(held, &[id]) {
        let values = [
            ("company", pick(&row.short_en, &row.short_zh).into()),
            ("symbol", row.symbol.as_str().into()),
        ];
        let label = cx.texts().with("reaction-near", &values);
        near.push((label, cx.urls().reaction(&row.announcement, &row.symbol)));
    }
    near
}

fn view(mut frame: Frame, row: ReactionRow, read: Read, study: &StudyView) -> ReactionPage {
    let market = read.exchange.market();
    let limit = headline::price_limit(&row);
    let h1 = headline::h1(&frame, &row, &read.announcement);
    describe(&mut frame, &row, &h1);
    let around = Around::reaction(&frame, &row);
    let confounders = around.map_or_else(Vec::new, |around| {
        confounders(&frame, &around, &read.calendars, &read.nearby)
    });
    let (strip, strip_note) = strip(&frame, &read);
    let window = Window::new(&frame, &row, limit, &read.days, &read.moves, &read.reported);
    let basis = match row.basis.as_str() {
        "dividend-adjusted" | "forward-adjusted" => frame.word("reaction-basis", &row.basis),
        _ => String::new(),
    };
    frame.is_drawn = window.is_some();
    ReactionPage {
        h1,
        explainer: Explainer::new(&frame, &read.grounds(&row)),
        strip,
        strip_note,
        figures: headline::figures(&frame, &row, limit),
        basis,
        window,
        abnormal: Abnormal::new(&frame, &row, market, study),
        printed_summary: printed::summary(&frame, &printed::verdicts(&read.reported)),
        printed: PrintedTable::new(
            &frame,
            read.reported,
            &read.printed_in,
            &read.other_sessions,
            None,
        ),
        confounders_n: confounders.iter().map(|group| group.events.len()).sum(),
        confounders,
        siblings: read.siblings,
        sources: Citation::all(&frame, &read.sources),
        announcement: read.announcement,
        row,
        frame,
    }
}

fn describe(frame: &mut Frame, row: &ReactionRow, h1: &str) {
    let values = [
        ("company", frame.pick(&row.short_en, &row.short_zh).into()),
        ("symbol", row.symbol.as_str().into()),
        ("title", frame.pick(&row.title_en, &row.title_zh).into()),
    ];
    frame.describe(frame.t.with("reaction-title", &values), h1);
}

/// The calendar strip and the line under it.
fn strip(frame: &Frame, read: &Read) -> (Option<Strip>, String) {
    let (Some((_, first)), Some((_, last))) = (read.days.first(), read.days.last()) else {
        return (None, String::new());
    };
    let market = read.exchange.market();
    let why_closed = |day| closed_because(frame, market, day, &read.closures);
    let closures: Vec<String> = read
        .closures
        .iter()
        .filter(|row| row.market == market && (*first..=*last).contains(&row.day))
        .map(|row| {
            let reason = frame.pick(&row.reason_en, &row.reason_zh);
            let day = frame.short_day(&row.day);
            frame.t.with("day0-closure", &[("day", day.into()), ("reason", reason.into())])
        })
        .collect();
    let values = [
        ("exchange", frame.word("exchange", read.exchange.as_str()).into()),
        ("from", frame.short_day(first).into()),
        ("to", frame.short_day(last).into()),
        ("from_year", format::long_day(frame.lang, *first).into()),
        ("to_year", format::long_day(frame.lang, *last).into()),
        ("n", read.days.len().into()),
        ("closures", format::and_list(frame.lang, &closures).into()),
    ];
    let key = if closures.is_empty() { "strip-title" } else { "strip-title-closures" };
    let title = frame.t.with(key, &values);
    (Strip::new(frame, title, &read.days, why_closed), frame.t.with("strip-note", &values))
}
