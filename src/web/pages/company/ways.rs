//! Where a reader of a company goes on: its announcements, its reactions, its peers, its feed.

use super::Found;
use crate::answers::held::Held;
use crate::answers::rows::CompanyRow;
use crate::domain::Lang;
use crate::web::format;
use crate::web::pages::compare::selection::MOST;
use crate::web::render::Frame;
use crate::web::urls::escape;

/// Most companies to compare with.
const PEERS: usize = 3;

/// Links, each with its text.
pub(super) fn ways(frame: &Frame, held: &Held, found: &Found) -> Vec<(String, String)> {
    let slug = escape(&found.company.slug);
    let mut ways = Vec::new();
    let n = found.announcements.len();
    if n > 0 {
        let url = frame.urls.at(&format!("/?company={slug}"));
        ways.push((frame.t.count("company-way-timeline", n), url));
    }
    if !found.reactions.is_empty() {
        let url = frame.urls.at(&format!("/reactions?company={slug}"));
        ways.push((frame.t.get("company-way-reactions"), url));
        let peers = peers(held, &found.company);
        if !peers.is_empty() {
            let names: Vec<String> = peers
                .iter()
                .map(|row| frame.pick(&row.short_en, &row.short_zh).to_owned())
                .collect();
            let query: Vec<String> = std::iter::once(slug.as_str())
                .chain(peers.iter().map(|row| row.slug.as_str()))
                .map(|slug| format!("company={slug}"))
                .collect();
            let text = frame.t.about("company-way-compare", &format::and_list(frame.lang, &names));
            ways.push((text, frame.urls.at(&format!("/compare?{}", query.join("&")))));
        }
    }
    let feed = match frame.lang {
        Lang::En => format!("/companies/{slug}.atom"),
        Lang::Zh => format!("/companies/{slug}.atom?lang=zh"),
    };
    ways.push((frame.t.get("company-way-feed"), feed));
    ways
}

/// Listed companies of the same kind, those with most announcements first, as far as a comparison takes
/// the announcements of all of them.
fn peers<'a>(held: &'a Held, company: &CompanyRow) -> Vec<&'a CompanyRow> {
    let is_peer = |row: &&CompanyRow| {
        row.kind == company.kind && row.slug != company.slug && row.median_n > 0
    };
    let mut peers: Vec<&CompanyRow> = held.companies.values().filter(is_peer).collect();
    peers.sort_by_key(|row| std::cmp::Reverse(row.announcements));
    let mut n = company.announcements;
    peers.retain(|row| {
        let fits = n + row.announcements <= i64::try_from(MOST).unwrap_or(i64::MAX);
        n += if fits { row.announcements } else { 0 };
        fits
    });
    peers.truncate(PEERS);
    peers
}
