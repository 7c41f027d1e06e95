//! `/filings`: services that passed their filing, and how long after they had first been shown.

use std::sync::Arc;

use super::plain::{Above, Cell, Shown};
use crate::answers::held::Held;
use crate::answers::list;
use crate::domain::Corrected;
use crate::record::tables::{Batch, Filing};
use crate::record::{Filter, SortKey};
use crate::web::chart::by_month::{self, Item, Shape, Words};
use crate::web::error::Error;
use crate::web::export::Exported;
use crate::web::format;
use crate::web::lists::List;
use crate::web::render::{Frame, Nav};

impl Shown for Filing {
    const LIST: &'static List = <Self as Exported>::LIST;
    const NAV: Nav = Nav::Filings;
    const NAME: &'static str = "filings";
    const HEADS: &'static [(&'static str, Option<SortKey>)] = &[
        ("head-service", Some(SortKey::Service)),
        ("head-company", Some(SortKey::Company)),
        ("head-model", Some(SortKey::Model)),
        ("head-filed", Some(SortKey::Date)),
        ("head-waited", Some(SortKey::Days)),
        ("head-province", Some(SortKey::Province)),
        ("head-sources", None),
    ];
    const CORRECTED: Corrected = Corrected::Filing;
    /// The filings of the filter, for the chart above the list.
    type Around = Vec<Filing>;

    fn anchor(&self) -> &str {
        self.id.as_str()
    }

    fn around(held: &Arc<Held>, filter: &Filter, _rows: &[Self]) -> Vec<Self> {
        list::all(held, filter)
    }

    fn above(frame: &Frame, found: &Vec<Self>) -> Result<Above, Error> {
        let mut rows: Vec<&Self> = found.iter().collect();
        rows.sort_by_key(|row| (row.day, &row.id));
        let items = rows.iter().map(|row| item(frame, row)).collect();
        let chart = by_month::chart(frame, items, words(frame, &rows))?;
        Ok(Above { chart, ..Above::default() })
    }

    fn cells(&self, frame: &Frame, _found: &Vec<Self>) -> Vec<Cell> {
        let model = self.model.as_ref().map_or_else(
            || Cell::text(frame.t.get("filing-no-model")),
            |slug| Cell::link(frame.model_name(slug.as_str()), frame.urls.model(slug.as_str())),
        );
        let batch = self.batch.map(|batch| frame.word("batch", batch.as_str()));
        let waited = self.days.map_or_else(
            || Cell::text(frame.t.get("filing-no-days")),
            |days| {
                Cell::link(
                    frame.t.count("filing-waited", days),
                    frame.urls.announcement(&self.shown_by),
                )
            },
        );
        let province = if self.province.is_empty() {
            frame.t.get("filing-no-province")
        } else {
            frame.word("province", &self.province)
        };
        vec![
            Cell::text(frame.pick(&self.service.en, &self.service.zh))
                .and_other(frame, &self.service.en, &self.service.zh)
                .and_small(frame.pick(&self.applicant.en, &self.applicant.zh)),
            Cell::link(
                frame.company_name(self.company.as_str()),
                frame.urls.company(self.company.as_str()),
            ),
            model,
            Cell::text(frame.period(&self.day)).and_small(batch.unwrap_or_default()),
            waited.right(),
            Cell::text(province),
            Cell::source_ids(frame, &self.sources),
        ]
    }
}

const fn shape(row: &Filing) -> Shape {
    match row.batch {
        Some(Batch::First) => Shape::Full,
        Some(Batch::Second) => Shape::Half,
        None => Shape::Empty,
    }
}

fn item(frame: &Frame, row: &Filing) -> Item {
    let values = [
        ("name", frame.pick(&row.service.en, &row.service.zh).into()),
        ("company", frame.company_name(row.company.as_str()).into()),
        ("day", frame.period(&row.day).into()),
    ];
    Item {
        day: row.day,
        shape: shape(row),
        url: format!("#{}", row.id),
        title: frame.t.with("filings-mark", &values),
    }
}

fn words(frame: &Frame, rows: &[&Filing]) -> Words {
    let mut waits: Vec<i64> = rows.iter().filter_map(|row| row.days).collect();
    waits.sort_unstable();
    let first = rows.iter().filter_map(|row| row.day.exact()).min();
    let on_first = rows.iter().filter(|row| row.day.exact() == first && first.is_some()).count();
    let headline = match first {
        Some(day) => frame.t.with(
            "filings-headline",
            &[
                ("n", rows.len().into()),
                ("first", on_first.into()),
                ("day", format::long_day(frame.lang, day).into()),
            ],
        ),
        None => frame.t.count("filings-headline-months", rows.len()),
    };
    let reading = match (waits.first(), waits.last()) {
        (Some(least), Some(most)) => frame.t.with(
            "filings-reading",
            &[
                ("n", waits.len().into()),
                ("median", median(&waits).into()),
                ("least", (*least).into()),
                ("most", (*most).into()),
            ],
        ),
        _ => frame.t.get("filings-reading-none"),
    };
    let legend = [
        (Shape::Full, "filings-batch-first"),
        (Shape::Half, "filings-batch-second"),
        (Shape::Empty, "filings-batch-none"),
    ];
    Words {
        headline,
        subtitle: frame.t.get("filings-subtitle"),
        legend: legend.map(|(shape, key)| (shape, frame.t.get(key))).into(),
        reading,
    }
}

/// The median of some days, which come in rising order; half a day where two stand in the middle.
fn median(days: &[i64]) -> String {
    let (low, high) = (days[(days.len() - 1) / 2], days[days.len() / 2]);
    let half = if (low + high) % 2 == 0 { "" } else { ".5" };
    format!("{}{half}", i64::midpoint(low, high))
}
