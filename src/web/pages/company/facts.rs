//! The list of facts beside the heading: names, listings, what is on record.

use super::found::{Found, YEAR};
use crate::answers::rows::{ListingRow, split};
use crate::domain::{Board, CompanyKind, Exchange};
use crate::web::render::Frame;

/// A fact: its name, its text and a link.
#[derive(Debug)]
pub(super) struct Fact {
    pub(super) name: String,
    pub(super) text: String,
    pub(super) link: Option<(String, String)>,
}

pub(super) fn facts(frame: &Frame, found: &Found, sources: usize) -> Vec<Fact> {
    let plain = |name: String, text: String| Fact { name, text, link: None };
    let company = &found.company;
    let mut facts =
        vec![plain(frame.t.get("filter-kind"), frame.word("company-kind", company.kind.as_str()))];
    let also = also(frame, found);
    if !also.is_empty() {
        facts.push(plain(frame.t.get("company-also"), also));
    }
    for listing in &found.listings {
        facts.push(Fact {
            link: Some((frame.t.get("share-page"), frame.urls.share(&listing.symbol))),
            ..plain(listing.symbol.clone(), listing_text(frame, listing))
        });
    }
    // Of a public body the kind says it.
    if found.listings.is_empty() && company.kind != CompanyKind::Regulator {
        let text = frame.t.about("company-not-listed", &YEAR.to_string());
        facts.push(plain(frame.t.get("companies-listings"), text));
    }
    let reported: i64 = found.reactions.iter().map(|reaction| reaction.reported).sum();
    let counts = [
        ("announcements", found.announcements.len().into()),
        ("sources", sources.into()),
        ("reported", reported.into()),
    ];
    facts.push(plain(frame.t.get("company-record"), frame.t.with("company-counts", &counts)));
    facts.push(Fact {
        name: frame.t.get("company-data"),
        text: String::new(),
        link: Some((
            frame.t.get("company-csv"),
            format!("/announcements.csv?company={}", company.slug),
        )),
    });
    facts
}

/// Other names and pinyin.
fn also(frame: &Frame, found: &Found) -> String {
    let aliases = split(&found.company.aliases).join(&frame.t.get("list-comma"));
    let pinyin = &found.company.pinyin;
    match (aliases.is_empty(), pinyin.is_empty()) {
        (_, true) => aliases,
        (true, false) => frame.t.about("company-pinyin", pinyin),
        (false, false) => {
            let values = [("aliases", aliases.into()), ("pinyin", pinyin.as_str().into())];
            frame.t.with("company-also-pinyin", &values)
        }
    }
}

/// `Hong Kong, main board, HKD; benchmark Hang Seng Index; no daily limit`.
fn listing_text(frame: &Frame, listing: &ListingRow) -> String {
    let limit = listing
        .exchange
        .parse::<Exchange>()
        .ok()
        .zip(listing.board.parse::<Board>().ok())
        .and_then(|(exchange, board)| exchange.price_limit(board));
    let limit = match limit {
        Some(limit) => frame.t.about("company-limit", &limit.to_string()),
        None => frame.t.get("company-no-limit"),
    };
    let values = [
        ("exchange", frame.word("exchange", &listing.exchange).into()),
        ("board", frame.word("company-board", &listing.board).into()),
        ("currency", listing.currency.as_str().into()),
        ("index", frame.index_name(&listing.benchmark).into()),
        ("limit", limit.into()),
    ];
    let key = if listing.has_moves { "company-listing" } else { "company-listing-no-prices" };
    let text = frame.t.with(key, &values);
    if listing.is_primary { format!("{text}{}", frame.t.get("company-primary")) } else { text }
}
