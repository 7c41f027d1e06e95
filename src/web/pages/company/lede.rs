//! The opening sentences, by rules that hold for any company.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::{Found, YEAR};
use crate::domain::CompanyKind;
use crate::web::chart::year::{YearLevels, change};
use crate::web::format;
use crate::web::render::Frame;

/// The share's year in words.
const CHANGE: [&str; 3] = ["company-change-up", "company-change-down", "company-change-flat"];

/// How much was announced, when the first launch was, and what the share did.
pub(super) fn lede(
    frame: &Frame,
    found: &Found,
    levels: Option<&YearLevels>,
    as_partner: usize,
) -> String {
    let parts = [announced(frame, found, as_partner), share(frame, found, levels)];
    let parts: Vec<String> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    parts.join(&frame.t.get("sentence-join"))
}

fn announced(frame: &Frame, found: &Found, as_partner: usize) -> String {
    let n = found.announcements.len();
    match (n, found.company.first_launch) {
        (0, _) if as_partner > 0 => frame.t.count("company-lede-partner", as_partner),
        (0, _) => frame.t.get("company-lede-none"),
        (_, Some(day)) => {
            let values = [("n", n.into()), ("day", format::long_day(frame.lang, day).into())];
            frame.t.with("company-lede-launch", &values)
        }
        (_, None) if found.company.kind == CompanyKind::Regulator => {
            frame.t.count("company-lede-count", n)
        }
        (_, None) => frame.t.count("company-lede-no-launch", n),
    }
}

fn share(frame: &Frame, found: &Found, levels: Option<&YearLevels>) -> String {
    let year = || YEAR.to_string();
    let Some(primary) = found.primary() else {
        let is_public = found.company.kind == CompanyKind::Regulator;
        return if is_public {
            String::new()
        } else {
            frame.t.about("company-lede-unlisted", &year())
        };
    };
    let Some(levels) = levels else {
        return frame.t.about("company-lede-no-prices", &primary.symbol);
    };
    // Two announcements may meet in one session; it counts once.
    let sessions: BTreeMap<NaiveDate, f64> =
        found.of(&primary.symbol).filter_map(|r| Some((r.day?, r.close?))).collect();
    let up = sessions.values().filter(|close| **close > 0.0).count();
    let values = [
        ("exchange", frame.word("exchange", &primary.exchange).into()),
        ("up", up.into()),
        ("n", sessions.len().into()),
        ("year", year().into()),
        ("change", change(frame, CHANGE, levels.end()).into()),
    ];
    let key = if sessions.is_empty() { "company-lede-year" } else { "company-lede-share" };
    frame.t.with(key, &values)
}
