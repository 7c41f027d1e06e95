//! The bar of companies above the picture: the filter that most readers want, as plain links, and
//! the search of the timeline at its end.

use std::cmp::Reverse;

use crate::answers::facets::FacetCount;
use crate::answers::tally::{Found, Tally};
use crate::domain::CompanyKind;
use crate::record::keys;
use crate::web::chart::Narrowed;

/// Companies in the bar; a screen shows as many as fit in its row, a phone scrolls through them.
const MOST: usize = 12;
/// The bar.
#[derive(Debug)]
pub(super) struct Bar {
    pub(super) items: Vec<BarItem>,
    /// Where the search leads.
    pub(super) action: String,
    /// What else is asked for, so that a search keeps it.
    pub(super) hidden: Vec<(&'static str, String)>,
    pub(super) q: String,
}

/// A link of the bar.
#[derive(Debug)]
pub(super) struct BarItem {
    pub(super) label: String,
    pub(super) n: i64,
    pub(super) url: String,
    pub(super) is_chosen: bool,
}

impl Bar {
    /// All, the companies that are chosen, then those with most announcements under the rest of the
    /// filter. Public bodies have the band of the state.
    pub(super) fn new(at: Narrowed<'_>, tally: &Tally, found: &Found) -> Self {
        let (frame, filter) = (at.frame, &at.params.filter);
        let counts = found.facets.of(&keys::COMPANY);
        let is_chosen = |count: &FacetCount| filter.has(&keys::COMPANY, &count.value);
        let is_company = |count: &&FacetCount| {
            let of = tally.company_of(&count.value);
            is_chosen(count) || of.is_some_and(|company| company.kind != CompanyKind::Regulator)
        };
        let mut companies: Vec<&FacetCount> = counts.iter().filter(is_company).collect();
        companies.sort_by_key(|count| (!is_chosen(count), Reverse(count.n), &count.label_en));
        let of_company = |count: &&FacetCount| BarItem {
            label: frame.pick(&count.label_en, &count.label_zh).to_owned(),
            n: count.n,
            url: at.url(filter.clone().with_only(&keys::COMPANY, [&*count.value])),
            is_chosen: is_chosen(count),
        };
        let all = BarItem {
            label: frame.t.get("bar-all"),
            n: counts.iter().map(|count| count.n).sum(),
            url: at.url(filter.clone().without(&keys::COMPANY)),
            is_chosen: filter.values(&keys::COMPANY).is_empty(),
        };
        let companies = companies.iter().take(MOST).map(of_company);
        let pairs = at.params.filter_pairs().into_iter();
        Self {
            items: std::iter::once(all).chain(companies).collect(),
            action: frame.urls.at("/"),
            hidden: pairs.filter(|(key, _)| *key != keys::Q.name).collect(),
            q: filter.text(&keys::Q).unwrap_or_default().to_owned(),
        }
    }
}
