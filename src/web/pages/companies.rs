//! `/companies`: who is on record, when each first launched, and how its share took it.

use std::collections::{BTreeMap, BTreeSet};

use askama::Template;
use axum::response::Response;
use chrono::NaiveDate;

use super::list_filter::ListFilter;
use crate::answers::held::Held;
use crate::answers::rows::CompanyRow;
use crate::answers::{companies, list};
use crate::domain::{CompanyKind, Day, Precision};
use crate::record::SortKey;
use crate::web::error::Error;
use crate::web::lists::COMPANIES;
use crate::web::render::{self, Chip, ExportBar, Frame, Head, Nav, Pager};
use crate::web::site::Cx;

#[derive(Template)]
#[template(path = "companies_page.html")]
struct CompaniesPage {
    frame: Frame,
    lede: String,
    filter: ListFilter,
    heads: Vec<Head>,
    total: i64,
    chips: Vec<Chip>,
    export: ExportBar,
    rows: Vec<CompanyRow>,
    /// Slugs of companies with session moves.
    priced: Vec<String>,
    /// Slugs of companies with an announcement of which the day is known.
    dated: BTreeSet<String>,
    /// The first month in which each launched something on a day that is not known, by slug.
    months: BTreeMap<String, NaiveDate>,
    pager: Pager,
}

impl CompaniesPage {
    /// Why the share of an organisation has no median.
    fn why_no_median(&self, row: &CompanyRow) -> String {
        if row.announcements == 0 {
            self.frame.t.get("companies-no-announcement")
        } else if !self.priced.contains(&row.slug) {
            self.frame.t.get("no-prices")
        } else if self.dated.contains(&row.slug) {
            self.frame.t.get("companies-no-session")
        } else {
            self.frame.t.get("day-unknown")
        }
    }

    /// Why an organisation has no listing.
    fn why_unlisted(&self, row: &CompanyRow) -> String {
        let is_public = row.kind == CompanyKind::Regulator;
        let key = if is_public { "no-reaction-public-body" } else { "no-reaction-not-listed" };
        self.frame.t.get(key)
    }

    /// The first launch of an organisation, as exactly as it is known.
    fn launch(&self, row: &CompanyRow) -> Launch {
        let frame = &self.frame;
        let month = self.months.get(&row.slug);
        let unknown = |month: &NaiveDate| frame.known_day(month, &Precision::Month);
        match (row.first_launch, month) {
            (Some(day), month) => Launch {
                text: frame.short_day(&day),
                url: frame.urls.day(&day),
                datetime: day.to_string(),
                earlier: month
                    .filter(|month| months_end(**month) < day)
                    .map(|month| frame.t.about("companies-launch-earlier", &unknown(month)))
                    .unwrap_or_default(),
            },
            (None, Some(month)) => Launch {
                text: unknown(month),
                url: frame.urls.month(month),
                datetime: month.format("%Y-%m").to_string(),
                ..Launch::default()
            },
            (None, None) => {
                let is_silent = row.announcements == 0;
                let key =
                    if is_silent { "companies-no-announcement" } else { "companies-no-launch" };
                Launch { text: frame.t.get(key), ..Launch::default() }
            }
        }
    }
}

/// When an organisation first launched something.
#[derive(Debug, Default)]
struct Launch {
    text: String,
    /// The page of its day or month; empty where there was no launch.
    url: String,
    datetime: String,
    /// A launch of an earlier month, of which the day is not known.
    earlier: String,
}

/// The last day of the month that begins with a day.
fn months_end(first: NaiveDate) -> NaiveDate {
    Day { date: first, precision: Precision::Month }.span().1
}

/// The organisations that announced something on a day that is known.
fn dated(held: &Held) -> BTreeSet<String> {
    let dated = held.announcements().filter(|row| row.day_precision == Precision::Day);
    dated.map(|row| row.company.clone()).collect()
}

/// The first month in which each organisation launched something on a day that is not known.
fn launch_months(held: &Held) -> BTreeMap<String, NaiveDate> {
    let mut months = BTreeMap::new();
    let launches = held.announcements().filter(|row| row.kind.is_launch());
    for row in launches.filter(|row| row.day_precision == Precision::Month) {
        let first = months.entry(row.company.clone()).or_insert(row.day);
        *first = row.day.min(*first);
    }
    months
}

/// The page.
///
/// # Errors
/// If the query string is bad or the database fails.
pub async fn page(cx: Cx) -> Result<Response, Error> {
    let list = &COMPANIES;
    let (params, held, mut frame) = cx.list_page(list, Nav::Companies).await?;
    let filter = &params.filter;
    let total = cx.count::<CompanyRow>(&held, filter);
    let (after, limit) = (params.after.as_deref(), params.limit.rows());
    let found = list::page::<CompanyRow>(&held, filter, after, limit)?;
    let facets = cx.facets::<CompanyRow>(&held, filter);
    let chips = render::chips(&frame, list, &params);
    let mut lede = frame.t.count("companies-lede", total);
    if chips.is_empty() {
        let scope = scope(&frame, &held);
        lede = format!("{lede}{}{scope}", frame.t.get("sentence-join"));
    }
    frame.describe_list(frame.t.get("companies-title"), lede.clone());
    let page = CompaniesPage {
        lede,
        filter: ListFilter {
            open: "companies-filter",
            ..ListFilter::new(&frame, list, &params, &facets.0)
        },
        heads: Head::all(&frame, list, &params, &HEADS),
        total,
        chips,
        export: ExportBar::new(&frame, list, &params, total),
        priced: companies::with_moves(&held),
        dated: dated(&held),
        months: launch_months(&held),
        pager: Pager::new(&frame, list, &params, &found, total),
        rows: found.rows,
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
const HEADS: [(&str, bool, Option<SortKey>); 5] = [
    ("filter-company", false, Some(SortKey::Name)),
    ("filter-kind", false, Some(SortKey::Kind)),
    ("companies-first-launch", false, Some(SortKey::Date)),
    ("companies-announcements", true, Some(SortKey::Announcements)),
    ("head-share", true, Some(SortKey::Close)),
];
