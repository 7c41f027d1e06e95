//! `/companies`: who is on record, when each first launched, and how its share took it.

use askama::Template;
use axum::response::Response;

use crate::domain::CompanyKind;
use crate::record::{Form, Key, SortKey, keys};
use crate::store::companies::{self, CompanyRow};
use crate::store::held::Held;
use crate::store::list;
use crate::web::error::Error;
use crate::web::lists::COMPANIES;
use crate::web::params::ListParams;
use crate::web::render::{self, Chip, ExportBar, Frame, Head, Nav, Pager, value_name};
use crate::web::site::Cx;

#[derive(Template)]
#[template(path = "companies_page.html")]
struct CompaniesPage {
    frame: Frame,
    lede: String,
    facets: Vec<Facet>,
    heads: Vec<Head>,
    companies: Vec<String>,
    q: String,
    total: i64,
    chips: Vec<Chip>,
    export: ExportBar,
    rows: Vec<CompanyRow>,
    /// Slugs of companies with session moves.
    priced: Vec<String>,
    pager: Pager,
    reset: String,
}

impl CompaniesPage {
    /// Why an organisation has no median.
    fn why_no_median(&self, row: &CompanyRow) -> String {
        if row.symbols.is_empty() {
            self.why_unlisted(row)
        } else if row.announcements == 0 {
            self.frame.t.get("companies-no-announcement")
        } else if self.priced.contains(&row.slug) {
            self.frame.t.get("companies-no-session")
        } else {
            self.frame.t.get("no-prices")
        }
    }

    /// Why an organisation has no listing.
    fn why_unlisted(&self, row: &CompanyRow) -> String {
        let is_public = row.kind == CompanyKind::Regulator;
        let key = if is_public { "no-reaction-public-body" } else { "no-reaction-not-listed" };
        self.frame.t.get(key)
    }
}

/// A key of the form with its values.
#[derive(Debug)]
struct Facet {
    legend: String,
    key: &'static str,
    values: Vec<(&'static str, String, bool)>,
}

/// The page.
///
/// # Errors
/// If the query string is bad or the database fails.
pub async fn page(cx: Cx) -> Result<Response, Error> {
    let list = &COMPANIES;
    let (params, mut snapshot, mut frame) = cx.list_page(list, Nav::Companies).await?;
    let filter = &params.filter;
    let total = cx.count::<CompanyRow>(&mut snapshot, &frame, filter).await?;
    let (after, limit) = (params.after.as_deref(), params.limit.rows());
    let found = list::page::<CompanyRow>(&mut snapshot, filter, after, limit).await?;
    let chips = render::chips(&frame, list, &params);
    let mut lede = frame.t.count("companies-lede", total);
    if chips.is_empty() {
        let scope = scope(&frame, &*snapshot.held().await?);
        lede = format!("{lede}{}{scope}", frame.t.get("sentence-join"));
    }
    frame.describe_list(frame.t.get("companies-title"), lede.clone());
    let page = CompaniesPage {
        lede,
        facets: facets(&frame, &params),
        heads: Head::all(&frame, list, &params, &HEADS),
        companies: filter.texts(&keys::COMPANY).map(str::to_owned).collect(),
        q: filter.text(&keys::Q).unwrap_or_default().to_owned(),
        total,
        chips,
        export: ExportBar::new(&frame, list, &params, total),
        priced: companies::with_moves(&mut snapshot).await?,
        pager: Pager::new(&frame, list, &params, &found, total),
        rows: found.rows,
        reset: frame.urls.at(list.path),
        frame,
    };
    render::page(&page.frame, &page)
}

/// How many of all made announcements: those abroad are shown and not counted among the Chinese ones.
fn scope(frame: &Frame, held: &Held) -> String {
    let (abroad, here): (Vec<_>, Vec<_>) =
        held.companies.values().partition(|row| held.is_abroad(&row.slug));
    let made = here.iter().filter(|row| row.announcements > 0).count();
    let values = [
        ("made", made.into()),
        ("others", (here.len() - made).into()),
        ("abroad", abroad.len().into()),
    ];
    frame.t.with("companies-scope", &values)
}

/// The columns, whether they hold numbers, and how they sort.
const HEADS: [(&str, bool, Option<SortKey>); 6] = [
    ("filter-company", false, Some(SortKey::Name)),
    ("filter-kind", false, Some(SortKey::Kind)),
    ("companies-listings", false, Some(SortKey::Symbol)),
    ("companies-announcements", true, Some(SortKey::Announcements)),
    ("companies-first-launch", false, Some(SortKey::Date)),
    ("companies-median", true, Some(SortKey::Close)),
];

fn facets(frame: &Frame, params: &ListParams) -> Vec<Facet> {
    let facet = |key: &'static Key| {
        let words = match key.form {
            Form::Word { words, .. } => words(),
            _ => vec!["yes", "no"],
        };
        let value = |word: &'static str| {
            let name = value_name(frame, key, &word.into());
            (word, name, params.filter.has(key, word))
        };
        Facet {
            legend: frame.t.get(key.label),
            key: key.name,
            values: words.into_iter().map(value).collect(),
        }
    };
    [&keys::KIND_OF_COMPANY, &keys::LISTED, &keys::EXCHANGE].map(facet).into()
}
