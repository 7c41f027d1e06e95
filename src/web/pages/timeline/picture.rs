//! The picture of the timeline with its words. Both come from one branch, marks or counts, so that
//! no word is about what is not drawn.

use askama::Template as _;

use super::headline::headline;
use crate::answers::held::Held;
use crate::answers::rows::AnnouncementRow;
use crate::answers::tally::Found;
use crate::domain::AnnouncementKind;
use crate::record::{Filter, keys};
use crate::web::chart::Narrowed;
use crate::web::chart::lanes::Lanes;
use crate::web::chart::lanes::plan::Plan;
use crate::web::chart::months::{counted, marked};
use crate::web::error::Error;

/// A picture and what is said of it.
#[derive(Debug)]
pub(super) struct Picture {
    pub(super) headline: String,
    pub(super) subtitle: String,
    /// The kinds whose shapes are drawn; none where counts are.
    pub(super) legend: Vec<LegendItem>,
    /// The drawings, for wide screens and for narrow ones.
    pub(super) drawings: Vec<String>,
    /// How to read it, with the class of the screens that it holds for.
    pub(super) how: Vec<(&'static str, String)>,
}

#[derive(Debug)]
pub(super) struct LegendItem {
    pub(super) kind: AnnouncementKind,
    pub(super) label: String,
    /// The list of this kind alone; of all kinds where it is the one chosen.
    pub(super) url: String,
    pub(super) is_chosen: bool,
    pub(super) n: i64,
}

impl Picture {
    /// The picture of a filter: marks where they are given, counts where there are too many, nothing
    /// where nothing is found.
    pub(super) fn new(
        at: Narrowed<'_>,
        held: &Held,
        found: &Found,
        marks: &[&AnnouncementRow],
    ) -> Result<Option<Self>, Error> {
        let filter = &at.params.filter;
        if found.total() == 0 {
            Ok(None)
        } else if marks.is_empty() {
            Self::of_counts(at, held, found, filter).map(Some)
        } else {
            Self::of_marks(at, found, marks, filter).map(Some)
        }
    }

    fn of_marks(
        at: Narrowed<'_>,
        found: &Found,
        marks: &[&AnnouncementRow],
        filter: &Filter,
    ) -> Result<Self, Error> {
        let t = at.frame.t;
        let plan = Plan::new(marks);
        let (headline, figures) = headline(at.frame, filter, found, marks);
        let lanes = Lanes::new(at, &plan, marks);
        let how = lanes.as_ref().map(|lanes| lanes.how.clone()).unwrap_or_default();
        let mut drawings = Vec::new();
        if let Some(lanes) = lanes {
            drawings.push(lanes.render()?);
        }
        if let Some(months) = marked(at, &plan, marks) {
            drawings.push(months.render()?);
        }
        Ok(Self {
            headline,
            subtitle: figures.unwrap_or_else(|| t.get("lanes-subtitle")),
            legend: legend(at, found),
            drawings,
            how: vec![("lanes-w", how), ("lanes-c", t.get("months-how"))],
        })
    }

    fn of_counts(
        at: Narrowed<'_>,
        held: &Held,
        found: &Found,
        filter: &Filter,
    ) -> Result<Self, Error> {
        let t = at.frame.t;
        let (headline, figures) = headline(at.frame, filter, found, &[]);
        let mut drawings = Vec::new();
        for is_wide in [true, false] {
            if let Some(grid) = counted(at, &held.tally, &found.shape, is_wide) {
                drawings.push(grid.render()?);
            }
        }
        Ok(Self {
            headline,
            subtitle: figures.unwrap_or_else(|| t.get("counts-subtitle")),
            legend: Vec::new(),
            drawings,
            how: vec![("", t.count("counts-how", found.shape.busiest.len()))],
        })
    }
}

/// Shape, word, count: the legend is the filter by kind.
fn legend(at: Narrowed<'_>, found: &Found) -> Vec<LegendItem> {
    let Narrowed { frame, params } = at;
    let key = &keys::KIND_OF_ANNOUNCEMENT;
    let counts = found.facets.of(key);
    let item = |kind: &AnnouncementKind| {
        let n = counts.iter().find(|count| *count.value == *kind.as_str())?.n;
        let only = params.filter.clone().with_only(key, [kind.as_str()]);
        let is_chosen = only == params.filter;
        let filter = if is_chosen { only.without(key) } else { only };
        Some(LegendItem {
            kind: *kind,
            label: frame.word("kind", kind.as_str()),
            url: at.url(filter),
            is_chosen,
            n,
        })
    };
    AnnouncementKind::ALL.iter().filter_map(item).collect()
}
