//! `/companies`: who is on record, when each first launched, and how its share took it.

use std::collections::BTreeMap;

use askama::Template;
use axum::response::Response;

use crate::domain::{CompanyKind, Exchange};
use crate::store::companies::{self, CompanyRow};
use crate::store::list;
use crate::web::error::Error;
use crate::web::lists::COMPANIES;
use crate::web::params::ListParams;
use crate::web::render::{self, Chip, ExportBar, Frame, Nav, Pager};
use crate::web::site::Cx;

#[derive(Template)]
#[template(path = "companies_page.html")]
struct CompaniesPage {
    frame: Frame,
    lede: String,
    facets: Vec<Facet>,
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
    let params = ListParams::of_page(list, &cx.query)?;
    let mut snapshot = cx.read().await?;
    let mut frame = cx.frame(&mut snapshot, Nav::Companies).await?;
    frame.of_list(list, &params);
    let filter = &params.filter;
    let total = cx.count::<CompanyRow>(&mut snapshot, &frame, filter).await?;
    let (after, limit) = (params.after.as_deref(), params.limit.rows());
    let ordered = params.in_edition(list, frame.lang).filter;
    let found = list::page::<CompanyRow>(&mut snapshot, &ordered, after, limit).await?;
    let names: BTreeMap<String, String> = companies::names(&mut snapshot)
        .await?
        .into_iter()
        .map(|name| (name.slug, frame.pick(&name.short_en, &name.short_zh).to_owned()))
        .collect();
    let chips = render::chips(&frame, list, &params, |key, value| {
        (key == "company").then(|| names.get(value).cloned()).flatten()
    });
    frame.filter = render::sentence(&frame, &chips);
    frame.cited_title = frame.t.get("companies-title");
    let lede = frame.t.count("companies-lede", total);
    let title = if chips.is_empty() { &frame.cited_title } else { &frame.filter }.clone();
    frame.describe(title, lede.clone());
    let page = CompaniesPage {
        lede,
        facets: facets(&frame, &params),
        companies: filter.companies.iter().map(ToString::to_string).collect(),
        q: filter.q.clone().unwrap_or_default(),
        total,
        chips,
        export: ExportBar::new(&frame, list, &params, total),
        rows: found.rows,
        priced: companies::with_moves(&mut snapshot).await?,
        pager: Pager::new(&frame, list, &params, found.next, total),
        reset: frame.urls.at(list.path),
        frame,
    };
    render::page(&page.frame, &page)
}

fn facets(frame: &Frame, params: &ListParams) -> Vec<Facet> {
    let filter = &params.filter;
    let listed = |word: &str| filter.listed == Some(word == "yes");
    vec![
        Facet {
            legend: frame.t.get("filter-kind"),
            key: "kind",
            values: CompanyKind::ALL
                .iter()
                .map(|kind| {
                    let word = kind.as_str();
                    let checked = filter.kinds.iter().any(|chosen| chosen == word);
                    (word, frame.word("company-kind", word), checked)
                })
                .collect(),
        },
        Facet {
            legend: frame.t.get("filter-listed"),
            key: "listed",
            values: ["yes", "no"]
                .map(|word| (word, frame.word("answer", word), listed(word)))
                .into(),
        },
        Facet {
            legend: frame.t.get("filter-exchange"),
            key: "exchange",
            values: Exchange::ALL
                .iter()
                .map(|exchange| {
                    let word = exchange.as_str();
                    (word, frame.word("exchange", word), filter.exchanges.contains(exchange))
                })
                .collect(),
        },
    ]
}
