//! `/shares/{symbol}`: a share's year, everything that was announced beside it, its largest days and
//! those at the daily limit. An index has the same page without announcements.

mod days;
mod figures;
mod reactions;
mod read;

use crate::answers::held::Held;
use askama::Template;
use axum::response::Response;
use chrono::NaiveDate;

use self::days::{LimitDays, StandingOut};
use self::figures::{Figure, Subject};
use self::reactions::Line;
use self::read::Read;
use super::corrected::{self, Correction};
use crate::answers::corrections;
use crate::answers::rows::{ListingRow, ReactionRow, YEAR};
use crate::domain::{Basis, Market};
use crate::record::{Named, Spelling};
use crate::store::moves::MoveRow;
use crate::study::Year;
use crate::web::chart::year::{YearChart, YearLevels};
use crate::web::error::Error;
use crate::web::render::{self, Frame, Nav};
use crate::web::site::Cx;
use crate::web::urls::escape;

#[derive(Template)]
#[template(path = "share_page.html")]
struct SharePage {
    frame: Frame,
    symbol: String,
    h1: String,
    lede: String,
    how: String,
    /// Name, text and address of each fact.
    facts: Vec<(String, String, String)>,
    /// Shares that are linked: the company's others, or those held against an index.
    beside: Vec<(String, String)>,
    beside_name: &'static str,
    figures: Vec<Figure>,
    chart: Option<YearChart>,
    lines: Vec<Line>,
    /// Why there are no reactions, where there are none.
    no_lines: String,
    days: Option<StandingOut>,
    limits: Option<LimitDays>,
    corrections: Vec<Correction>,
    /// The symbol as an address has it.
    escaped: String,
    is_index: bool,
}

/// The page.
///
/// # Errors
/// [`Error::NotFound`] with the nearest symbols; or if the database fails.
pub async fn page(cx: Cx) -> Result<Response, Error> {
    let given = cx.param("symbol");
    let mut snapshot = cx.read().await?;
    let held = snapshot.held().await?;
    let symbol = spelled(&cx, &held, given)?;
    cx.canonical(given, &symbol)?;
    let mut frame = cx.frame(&held, Nav::Shares);
    frame.note_parameters(&cx)?;
    let read = Read::of(&mut snapshot, &symbol).await?;
    let corrected = corrections::of_moves(&held, &symbol);
    let corrections = corrected::read(&held, &frame, &corrected);
    let page = view(frame, symbol, &read, corrections);
    render::page(&page.frame, &page)
}

/// A symbol as the record spells it.
fn spelled(cx: &Cx, held: &Held, given: &str) -> Result<String, Error> {
    match held.names.spelling(Named::Symbol, given) {
        Spelling::Exact => Ok(given.to_owned()),
        Spelling::FiveDigits(symbol) | Spelling::Other(symbol) => Ok(symbol),
        Spelling::Unknown(near) => Err(Error::NotFound {
            near: near.into_iter().map(|near| (near.clone(), cx.urls().share(&near))).collect(),
        }),
    }
}

fn view(mut frame: Frame, symbol: String, read: &Read, corrections: Vec<Correction>) -> SharePage {
    let listing = read.listing(&symbol);
    let name = match &read.share {
        Some(share) => frame.pick(&share.short_en, &share.short_zh).to_owned(),
        None => frame.index_name(&symbol),
    };
    let in_year: Vec<&MoveRow> = days::of_year(&read.moves, &symbol, YEAR);
    let closes: Vec<(NaiveDate, f64)> = in_year.iter().map(|row| (row.day, row.close)).collect();
    let year = Year::of(&closes);
    let subject =
        Subject { frame: &frame, name: &name, symbol: &symbol, share: read.share.as_ref(), year };
    let (h1, lede, how) = (subject.h1(), subject.lede(), subject.how(&in_year));
    let levels = YearLevels::new(&listing, &read.moves, YEAR);
    let marks: Vec<&ReactionRow> = read.reactions.iter().collect();
    let chart = levels.as_ref().and_then(|levels| {
        YearChart::new(&frame, &name, &listing, levels, &marks, basis(&frame, levels))
    });
    let page = SharePage {
        facts: figures::facts(&frame, &listing, read.share.as_ref(), market(&symbol)),
        beside: beside(&frame, &symbol, read),
        beside_name: if read.share.is_some() { "share-others" } else { "share-held" },
        figures: subject.figures(),
        lines: read.reactions.iter().map(|row| Line::new(&frame, row, read)).collect(),
        no_lines: match (&read.share, year) {
            (None, _) => String::new(),
            (Some(_), None) => frame.t.get("share-no-series"),
            (Some(_), Some(_)) => frame.t.get("share-no-reaction"),
        },
        days: StandingOut::new(&frame, &in_year, read),
        limits: LimitDays::new(&frame, &listing, &in_year, &read.reactions),
        escaped: escape(&symbol),
        is_index: read.share.is_none(),
        h1,
        lede,
        how,
        chart,
        corrections,
        symbol,
        frame: frame.clone(),
    };
    let title = page.h1.clone();
    let description = format!("{title}{}{}", frame.t.get("colon"), page.lede);
    frame.describe(title, description);
    frame.is_drawn = page.chart.is_some();
    SharePage { frame, ..page }
}

/// The market of an index.
fn market(symbol: &str) -> Option<Market> {
    Market::ALL.iter().copied().find(|market| market.indices().contains(&symbol))
}

/// What to know of the series, where it is not of quoted prices alone.
fn basis(frame: &Frame, levels: &YearLevels) -> String {
    match levels.basis {
        Some(basis @ (Basis::DividendAdjusted | Basis::ForwardAdjusted)) => {
            frame.word("company-basis", basis.as_str())
        }
        _ => String::new(),
    }
}

/// The company's other shares; of an index, the shares that are held against it.
fn beside(frame: &Frame, symbol: &str, read: &Read) -> Vec<(String, String)> {
    let is_beside = |row: &&ListingRow| match &read.share {
        Some(_) => row.symbol != symbol,
        None => row.benchmark == symbol,
    };
    let link = |row: &ListingRow| (row.symbol.clone(), frame.urls.share(&row.symbol));
    read.listings.iter().filter(is_beside).map(link).collect()
}
