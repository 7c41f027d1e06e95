//! The rows of the chart where counts stand for marks.

use std::collections::BTreeMap;

use chrono::{Months, NaiveDate};

use super::{GridRow, MonthCell, STEP, lines, pct, x_of};
use crate::store::announcements::{Shape, Tally};
use crate::web::format;
use crate::web::render::{Frame, word_key};

pub(super) type Counts = BTreeMap<NaiveDate, usize>;

/// Label, company and counts of each row: the busiest companies, then the rest by kind.
pub(super) fn rows<'a>(
    frame: &Frame,
    tally: &'a Tally,
    shape: &'a Shape,
) -> Vec<(String, Option<&'a str>, &'a Counts)> {
    let own = shape.busiest.iter().filter_map(|(place, counts)| {
        let company = tally.company(*place)?;
        let name = frame.pick(&company.short_en, &company.short_zh).to_owned();
        Some((name, Some(&*company.slug), counts))
    });
    let others = shape.others.iter().map(|(kind, counts)| {
        (frame.t.get(&word_key("company-kind-more", kind.as_str())), None, counts)
    });
    own.chain(others).collect()
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
        Some(MonthCell {
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
