//! Addresses of the timeline as it is asked for, narrowed further: what a name or a number of its
//! charts leads to.

use chrono::{Months, NaiveDate};

use crate::domain::CompanyKind;
use crate::record::{Filter, keys};
use crate::web::params::ListParams;
use crate::web::render::Frame;

/// The timeline of a filter. What it gives keeps the rest of that filter, so that the list behind a
/// number holds as many rows as the number says.
#[derive(Debug, Clone, Copy)]
pub(in crate::web) struct Narrowed<'a> {
    /// The page.
    pub(in crate::web) frame: &'a Frame,
    /// Its filter.
    pub(in crate::web) params: &'a ListParams,
}

impl Narrowed<'_> {
    /// The filter of some companies alone.
    pub(super) fn to_companies<'s>(self, slugs: impl IntoIterator<Item = &'s str>) -> Filter {
        self.params.filter.clone().with_only(&keys::COMPANY, slugs)
    }

    /// The filter of some kinds of companies alone.
    pub(super) fn to_kinds(self, kinds: &[CompanyKind]) -> Filter {
        let words = kinds.iter().map(|kind| kind.as_str());
        self.params.filter.clone().with_only(&keys::COMPANY_KIND, words)
    }

    /// Its address.
    pub(in crate::web) fn url(self, filter: Filter) -> String {
        self.frame.urls.at(&format!("/{}", self.params.with_filter(filter)))
    }

    /// Its address within some days, as far as they lie within those asked for already.
    pub(super) fn within(self, filter: Filter, from: NaiveDate, to: NaiveDate) -> String {
        let from = filter.day(&keys::FROM).map_or(from, |asked| asked.max(from));
        let to = filter.day(&keys::TO).map_or(to, |asked| asked.min(to));
        self.url(filter.with(&keys::FROM, from).with(&keys::TO, to))
    }

    /// Its address within the month that begins on a day.
    pub(super) fn in_month(self, filter: Filter, month: NaiveDate) -> String {
        let next = month.checked_add_months(Months::new(1));
        self.within(filter, month, next.and_then(|day| day.pred_opt()).unwrap_or(month))
    }
}
