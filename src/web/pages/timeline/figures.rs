//! The key figures above the timeline.

use std::collections::BTreeMap;

use crate::domain::Verdict;
use crate::record::Filter;
use crate::store::Snapshot;
use crate::store::announcements::{Found, Tally};
use crate::web::error::Error;
use crate::web::format::{self, Percent};
use crate::web::render::Frame;

/// A key figure.
#[derive(Debug)]
pub(super) struct Figure {
    pub(super) number: String,
    pub(super) percent: Option<Percent>,
    pub(super) label: String,
}

/// The figures of a filter; those of the whole record are more.
pub(super) async fn figures(
    frame: &Frame,
    snapshot: &mut Snapshot,
    tally: &Tally,
    counted: &Found,
    filter: &Filter,
) -> Result<Vec<Figure>, Error> {
    // The order of the list changes no figure.
    let is_whole = filter.is_empty();
    let number = |n: usize, label: String| Figure { number: n.to_string(), percent: None, label };
    let total = counted.total;
    let mut figures = vec![number(total, frame.t.count("figure-announcements", total))];
    if let Some(dataset) = &frame.dataset
        && is_whole
    {
        let organisations = usize::try_from(dataset.organisations).unwrap_or(0);
        let label = frame.t.count("figure-organisations", dataset.sources);
        figures.push(number(organisations, label));
    }
    if let Some((kind, n)) = commonest(&counted.shape.kinds) {
        let label = frame.t.about("figure-kind", &frame.word("kind-of-news", kind.as_str()));
        figures.push(number(n, label));
    }
    if let Some((day, n)) = commonest(&counted.shape.days)
        && n > 1
    {
        figures.push(number(n, frame.t.about("figure-busiest", &frame.short_day(&day))));
    }
    if is_whole
        && let Some(row) = tally.largest(snapshot).await?
        && let (Some(close), Some(day)) = (row.close, row.day)
    {
        let values = [
            ("company", frame.pick(&row.short_en, &row.short_zh).to_owned().into()),
            ("day", frame.short_day(&day).into()),
        ];
        figures.push(Figure {
            number: String::new(),
            percent: Some(format::percent(close, 2)),
            label: frame.t.with("figure-largest", &values),
        });
    }
    if is_whole {
        let verdicts = tally.verdicts(snapshot).await?;
        let printed: i64 = verdicts.iter().map(|count| count.n).sum();
        let agree = verdicts.iter().find(|count| *count.value == *Verdict::Agrees.as_str());
        if let Some(agree) = agree {
            let label = frame.t.count("figure-agree", printed);
            figures.push(number(usize::try_from(agree.n).unwrap_or(0), label));
        }
    }
    Ok(figures)
}

/// The value that occurs most often, and how often; nothing where two tie.
fn commonest<T: Copy>(counts: &BTreeMap<T, usize>) -> Option<(T, usize)> {
    let most = counts.values().copied().max()?;
    let mut found = counts.iter().filter(|(_, n)| **n == most);
    found.next().filter(|_| found.next().is_none()).map(|(value, n)| (*value, *n))
}
