//! `/shares/{symbol}`: a share's year, everything that was announced beside it, its largest days and
//! those at the daily limit. An index has the same page without announcements.

mod days;
mod figures;
mod reactions;

use askama::Template;
use axum::response::Response;
use chrono::NaiveDate;

use self::days::{LimitDays, StandingOut};
use self::figures::{Figure, Subject};
use self::reactions::Line;
use super::corrected::{self, Correction};
use crate::domain::{Basis, Market};
use crate::record::{Filter, Named, Spelling, keys};
use crate::store::announcements::{self, AnnouncementRow};
use crate::store::companies::{self, ListingRow};
use crate::store::moves::{self, MoveRow};
use crate::store::reactions::ReactionRow;
use crate::store::shares::{ShareRow, YEAR};
use crate::store::{Snapshot, corrections, list};
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

/// What is read for a share or an index.
struct Read {
    share: Option<ShareRow>,
    listings: Vec<ListingRow>,
    reactions: Vec<ReactionRow>,
    /// The announcements that they are of.
    announcements: Vec<AnnouncementRow>,
    /// The sessions of the year, and those of the benchmark.
    moves: Vec<MoveRow>,
}

/// The page.
///
/// # Errors
/// [`Error::NotFound`] with the nearest symbols; or if the database fails.
pub async fn page(cx: Cx) -> Result<Response, Error> {
    let given = cx.param("symbol");
    let mut snapshot = cx.read().await?;
    let symbol = spelled(&cx, &mut snapshot, given).await?;
    cx.canonical(given, &symbol)?;
    let mut frame = cx.frame(&mut snapshot, Nav::Shares).await?;
    frame.note_parameters(&cx)?;
    let read = Read::of(&mut snapshot, &symbol).await?;
    let corrected = corrections::of_moves(&mut snapshot, &symbol).await?;
    let corrections = corrected::read(&mut snapshot, &frame, &corrected).await?;
    let page = view(frame, symbol, &read, corrections);
    render::page(&page.frame, &page)
}

/// A symbol as the record spells it.
async fn spelled(cx: &Cx, snapshot: &mut Snapshot, given: &str) -> Result<String, Error> {
    match snapshot.held().await?.names.spelling(Named::Symbol, given) {
        Spelling::Exact => Ok(given.to_owned()),
        Spelling::FiveDigits(symbol) | Spelling::Other(symbol) => Ok(symbol),
        Spelling::Unknown(near) => Err(Error::NotFound {
            near: near.into_iter().map(|near| (near.clone(), cx.urls().share(&near))).collect(),
        }),
    }
}

impl Read {
    async fn of(s: &mut Snapshot, symbol: &str) -> Result<Self, Error> {
        let held = s.held().await?;
        let share = held.shares.iter().find(|row| row.symbol == symbol).cloned();
        let benchmark = share.as_ref().map_or("", |share| share.benchmark.as_str());
        // A month ahead, for the session that everything starts from.
        let (from, to) =
            (NaiveDate::from_ymd_opt(YEAR - 1, 12, 1), NaiveDate::from_ymd_opt(YEAR, 12, 31));
        let moves = match from.zip(to) {
            Some((from, to)) => moves::between(s, &[symbol, benchmark], from, to).await?,
            None => Vec::new(),
        };
        let listings = match &share {
            Some(share) => companies::listings(s, &share.company).await?,
            None => list::all(s, &Filter::default()).await?,
        };
        let reactions: Vec<ReactionRow> = match &share {
            Some(_) => list::all(s, &Filter::of(&keys::SYMBOL, symbol)).await?,
            None => Vec::new(),
        };
        let ids: Vec<&str> = reactions.iter().map(|row| row.announcement.as_str()).collect();
        let announcements = announcements::by_ids(s, &ids).await?;
        Ok(Self { share, listings, reactions, announcements, moves })
    }

    /// The listing of the share, or what stands for one of an index.
    fn listing(&self, symbol: &str) -> ListingRow {
        let own = self.listings.iter().find(|row| row.symbol == symbol).cloned();
        own.unwrap_or_else(|| ListingRow {
            symbol: symbol.to_owned(),
            company: String::new(),
            exchange: String::new(),
            board: String::new(),
            currency: String::new(),
            is_primary: true,
            benchmark: String::new(),
            has_moves: true,
        })
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
