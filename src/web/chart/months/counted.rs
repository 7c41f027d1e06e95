//! Cells with counts, for more announcements than can be drawn: each kind of company with all its
//! announcements, below it the busiest companies, which are counted in it. Every number leads to the
//! announcements that it counts.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::{Columns, MonthCell, MonthGrid, Named, TOP, cell_title, pct, row};
use crate::answers::tally::{Shape, Tally};
use crate::domain::CompanyKind;
use crate::record::Filter;
use crate::web::chart::Narrowed;
use crate::web::render::word_key;

type Counts = BTreeMap<NaiveDate, usize>;

/// The grid of a filter's counts for wide screens or for narrow ones; nothing without any.
pub(in crate::web) fn counted(
    at: Narrowed<'_>,
    tally: &Tally,
    shape: &Shape,
    is_wide: bool,
) -> Option<MonthGrid> {
    let names = if is_wide { 13.0 } else { 30.0 };
    let (first, last) = (*shape.months.keys().next()?, *shape.months.keys().next_back()?);
    let columns = Columns::between(first, last, names, is_wide);
    let frame = at.frame;
    let mut y = TOP;
    let mut rows = Vec::new();
    for kind in CompanyKind::ALL {
        let Some(of_kind) = shape.company_kinds.get(kind) else { continue };
        let total = Named {
            group: None,
            name: frame.t.get(&word_key("company-kind-plural", kind.as_str())),
            class: "b",
            count: of_kind.values().sum(),
            filter: at.to_kinds(&[*kind]),
        };
        let own = shape.busiest.iter().filter_map(|(place, counts)| {
            let company = tally.company(*place).filter(|company| company.kind == *kind)?;
            let head = Named {
                group: None,
                name: frame.pick(&company.short_en, &company.short_zh).to_owned(),
                class: "",
                count: counts.values().sum(),
                filter: at.to_companies([&*company.slug]),
            };
            Some((head, counts))
        });
        for (head, counts) in std::iter::once((total, of_kind)).chain(own) {
            let name = head.name.clone();
            let row = row(at, &columns, head, (y, 0), |_, filter| {
                cells(at, &columns, counts, &name, filter)
            });
            y = row.end_y;
            rows.push(row);
        }
    }
    Some(MonthGrid {
        height: y + 22,
        picture: if is_wide { "wide" } else { "narrow" },
        title: frame.t.get("months-title"),
        source: frame.t.about("counts-source", &frame.record()),
        months: columns.heads(at, |month| shape.months.get(&month).copied().unwrap_or(0)),
        rows,
        names: pct(names - 1.0),
        width: pct(columns.width()),
    })
}

/// The cells of a row, the darker the nearer to the row's largest.
fn cells(
    at: Narrowed<'_>,
    columns: &Columns,
    counts: &Counts,
    name: &str,
    filter: &Filter,
) -> Vec<MonthCell> {
    let most = counts.values().copied().max().unwrap_or(1);
    let cell = |(n, month): (usize, &NaiveDate)| {
        let count = *counts.get(month)?;
        let (x, centre) = columns.at(n);
        Some(MonthCell {
            url: at.in_month(filter.clone(), *month),
            title: cell_title(at.frame, name, *month, count),
            x,
            centre,
            shade: (count * 4).div_ceil(most),
            count: Some(count),
            marks: Vec::new(),
        })
    };
    columns.months.iter().enumerate().filter_map(cell).collect()
}
