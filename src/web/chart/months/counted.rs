//! The rows of the chart where counts stand for marks.

use std::collections::BTreeMap;

use chrono::{Months, NaiveDate};

use super::{Cell, GridRow, STEP, lines, pct, x_of};
use crate::domain::CompanyKind;
use crate::store::announcements::{Shape, Tally};
use crate::web::format;
use crate::web::render::{Frame, word_key};

/// Companies with a row of their own; the rest of a kind share one.
const ROWS: usize = 20;

pub(super) type Counts = BTreeMap<NaiveDate, usize>;

/// Label, company and counts of each row: the busiest companies, then the rest by kind.
pub(super) fn rows<'a>(
    frame: &Frame,
    tally: &'a Tally,
    shape: &Shape,
) -> Vec<(String, Option<&'a str>, Counts)> {
    let mut by_company: BTreeMap<u32, Counts> = BTreeMap::new();
    for cell in &shape.cells {
        by_company.entry(cell.company).or_default().insert(cell.month, cell.n);
    }
    let mut busiest: Vec<(u32, Counts)> = by_company.into_iter().collect();
    busiest.sort_by_key(|(company, counts)| {
        (std::cmp::Reverse(counts.values().sum::<usize>()), *company)
    });
    let rest = busiest.split_off(busiest.len().min(ROWS));
    let own = busiest.into_iter().filter_map(|(place, counts)| {
        let company = tally.company(place)?;
        let name = frame.pick(&company.short_en, &company.short_zh).to_owned();
        Some((name, Some(&*company.slug), counts))
    });
    let mut rows: Vec<_> = own.collect();
    let mut others: BTreeMap<CompanyKind, Counts> = BTreeMap::new();
    for (place, counts) in rest {
        let Some(company) = tally.company(place) else { continue };
        let of_kind = others.entry(company.kind).or_default();
        for (month, n) in counts {
            *of_kind.entry(month).or_default() += n;
        }
    }
    for (kind, counts) in others {
        let label = frame.t.get(&word_key("company-kind-more", kind.as_str()));
        rows.push((label, None, counts));
    }
    rows
}

/// A row of counts, each a link to what it counts.
pub(super) fn grid_row(
    frame: &Frame,
    months: &[NaiveDate],
    label: &str,
    company: Option<&str>,
    counts: &Counts,
    top: i32,
    width: f64,
) -> GridRow {
    let end_y = top + 15 + STEP;
    let of_month = |(n, month): (usize, &NaiveDate)| {
        let count = *counts.get(month)?;
        let month_name = format::month_name(frame.lang, *month);
        let values = [("name", label.into()), ("month", month_name.into()), ("n", count.into())];
        let x = x_of(width, n);
        Some(Cell {
            url: cell_url(frame, company, *month),
            title: frame.t.with("months-cell", &values),
            x: pct(x),
            centre: pct(x + width / 2.0),
            y: top + 1,
            height: end_y - top - 2,
            count,
            marks: Vec::new(),
        })
    };
    let cells = months.iter().enumerate().filter_map(of_month).collect();
    let lines = lines(label.to_owned());
    let first = i32::midpoint(top, end_y) + 4;
    GridRow {
        url: company.map(|slug| frame.urls.company(slug)),
        label_y: if lines.len() == 1 { first } else { first - 6 },
        label: lines,
        end_y,
        cells,
    }
}

fn cell_url(frame: &Frame, company: Option<&str>, month: NaiveDate) -> String {
    let last = month.checked_add_months(Months::new(1)).and_then(|next| next.pred_opt());
    let company = company.map(|slug| format!("company={slug}&")).unwrap_or_default();
    frame.urls.at(&format!("/?{company}from={month}&to={}", last.unwrap_or(month)))
}
