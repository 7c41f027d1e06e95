//! `/licences`: what makers let others do with the weights of their models, and since when.

use std::cmp::Ordering;
use std::collections::BTreeSet;
use std::sync::Arc;

use chrono::Datelike as _;

use super::plain::{Above, Cell, Shown};
use crate::answers::held::Held;
use crate::answers::list;
use crate::domain::Corrected;
use crate::record::tables::{Commercial, Licence, Weights};
use crate::record::{Filter, SortKey};
use crate::web::chart::by_month::{self, Item, Shape, Words};
use crate::web::error::Error;
use crate::web::export::Exported;
use crate::web::format;
use crate::web::lists::List;
use crate::web::render::{Frame, Nav};

/// The licences of a filter, for the chart above the list.
#[derive(Debug, Default)]
pub struct Around {
    held: Option<Arc<Held>>,
    found: Vec<Licence>,
}

impl Shown for Licence {
    const LIST: &'static List = <Self as Exported>::LIST;
    const NAV: Nav = Nav::Licences;
    const NAME: &'static str = "licences";
    const HEADS: &'static [(&'static str, Option<SortKey>)] = &[
        ("head-model", Some(SortKey::Model)),
        ("head-from", Some(SortKey::Date)),
        ("head-weights", Some(SortKey::Weights)),
        ("head-commercial", Some(SortKey::Commercial)),
        ("head-licence", Some(SortKey::Name)),
        ("head-conditions", None),
        ("head-sources", None),
    ];
    const CORRECTED: Corrected = Corrected::Licence;
    type Around = Around;

    fn anchor(&self) -> &str {
        self.id.as_str()
    }

    fn around(held: &Arc<Held>, filter: &Filter, _rows: &[Self]) -> Around {
        let found = list::all(held, filter);
        Around { held: Some(held.clone()), found }
    }

    fn above(frame: &Frame, around: &Around) -> Result<Above, Error> {
        let Some(held) = &around.held else { return Ok(Above::default()) };
        let rows = releases(&around.found);
        let words = words(frame, held, &rows, &around.found);
        let items = rows.iter().map(|row| item(frame, row)).collect();
        Ok(Above { chart: by_month::chart(frame, items, words)?, ..Above::default() })
    }

    fn cells(&self, frame: &Frame, around: &Around) -> Vec<Cell> {
        let name = if self.name.is_empty() {
            frame.t.get("licence-none")
        } else {
            self.shown_name().to_owned()
        };
        let named = if self.url.is_empty() {
            Cell::text(name)
        } else {
            Cell::external(name, frame.urls.out(&self.url))
        };
        let changed = around.held.as_ref().and_then(|held| change(frame, self, held));
        vec![
            Cell::link(
                frame.model_name(self.model.as_str()),
                frame.urls.model(self.model.as_str()),
            )
            .and_small(self.version.as_str())
            .printed(frame),
            Cell::text(frame.period(&self.day)),
            Cell::text(frame.word("weights", self.weights.as_str())),
            Cell::text(frame.word("commercial", self.commercial.as_str()))
                .and_small(changed.unwrap_or_default()),
            named.printed(frame),
            Cell::text(frame.pick(&self.conditions.en, &self.conditions.zh))
                .and_small(frame.pick(&self.note.en, &self.note.zh)),
            Cell::source_ids(frame, &self.sources),
        ]
    }
}

impl Licence {
    /// Its name, or a description of terms without one, which the record has in brackets.
    #[must_use]
    pub fn shown_name(&self) -> &str {
        let described = self.name.strip_prefix('[').and_then(|name| name.strip_suffix(']'));
        described.unwrap_or(&self.name)
    }
}

/// Whether terms allow more or less than those that they replaced.
fn direction(row: &Licence, held: &Held) -> Option<Ordering> {
    let before = held.tables.licences.iter().filter(|other| row.replaces(other));
    let before = before.max_by_key(|other| (other.day, &other.id))?;
    Some(freedom(row)?.cmp(&freedom(before)?))
}

fn change(frame: &Frame, row: &Licence, held: &Held) -> Option<String> {
    Some(frame.t.get(match direction(row, held)? {
        Ordering::Greater => "licence-loosened",
        Ordering::Less => "licence-tightened",
        Ordering::Equal => return None,
    }))
}

/// How much terms allow: commerce before conditions before none. Nothing where that is not known.
#[must_use]
pub fn freedom(row: &Licence) -> Option<u8> {
    match (row.weights, row.commercial) {
        (Weights::Closed, _) | (_, Commercial::Unknown) => None,
        (_, Commercial::Yes) => Some(2),
        (_, Commercial::WithConditions) => Some(1),
        (_, Commercial::No) => Some(0),
    }
}

/// The first terms of each model and version that could be had in 2023, in order of their days.
fn releases(found: &[Licence]) -> Vec<&Licence> {
    let is_first = |row: &&Licence| !found.iter().any(|other| row.replaces(other));
    let open = found.iter().filter(|row| row.weights == Weights::Open);
    let mut rows: Vec<&Licence> =
        open.filter(is_first).filter(|row| row.day.first().year() == 2023).collect();
    rows.sort_by_key(|row| (row.day, &row.id));
    rows
}

const fn shape(commercial: Commercial) -> Shape {
    match commercial {
        Commercial::Yes => Shape::Full,
        Commercial::WithConditions => Shape::Half,
        Commercial::No => Shape::Empty,
        Commercial::Unknown => Shape::Dotted,
    }
}

fn item(frame: &Frame, row: &Licence) -> Item {
    let values = [
        ("name", frame.version_name(row.model.as_str(), &row.version).into()),
        ("day", frame.period(&row.day).into()),
        ("use", frame.word("commercial-use", row.commercial.as_str()).into()),
    ];
    Item {
        day: row.day,
        shape: shape(row.commercial),
        url: frame.urls.model(row.model.as_str()),
        title: frame.t.with("licences-mark", &values),
    }
}

fn words(frame: &Frame, held: &Held, rows: &[&Licence], found: &[Licence]) -> Words {
    let count = |what| rows.iter().filter(|row| row.commercial == what).count();
    let (free, conditions) = (count(Commercial::Yes), count(Commercial::WithConditions));
    let values = [
        ("n", rows.len().into()),
        ("free", free.into()),
        ("conditions", conditions.into()),
        ("no", count(Commercial::No).into()),
        ("unknown", count(Commercial::Unknown).into()),
    ];
    Words {
        headline: frame.t.with("licences-headline", &values),
        subtitle: frame.t.get("licences-subtitle"),
        legend: Commercial::ALL
            .iter()
            .map(|word| (shape(*word), frame.word("commercial-use", word.as_str())))
            .collect(),
        reading: format!(
            "{} {}",
            frame.t.with("licences-reading", &values),
            changes(frame, held, found)
        ),
    }
}

/// The models whose terms were loosened or tightened later.
fn changes(frame: &Frame, held: &Held, found: &[Licence]) -> String {
    let of = |way: Ordering| {
        let rows = found.iter().filter(|row| direction(row, held) == Some(way));
        let models: BTreeSet<&str> = rows.map(|row| row.model.as_str()).collect();
        let names: Vec<String> =
            models.into_iter().map(|model| frame.model_name(model).to_owned()).collect();
        format::and_list(frame.lang, &names)
    };
    let (loosened, tightened) = (of(Ordering::Greater), of(Ordering::Less));
    match (loosened.as_str(), tightened.as_str()) {
        ("", "") => frame.t.get("licences-unchanged"),
        (loosened, "") => frame.t.about("licences-loosened", loosened),
        ("", tightened) => frame.t.about("licences-tightened", tightened),
        (loosened, tightened) => {
            let both = [("loosened", loosened.into()), ("tightened", tightened.into())];
            frame.t.with("licences-changed", &both)
        }
    }
}
