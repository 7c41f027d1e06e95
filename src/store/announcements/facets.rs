//! The facets of the timeline.

use super::AnnouncementRow;
use crate::store::facets::{BY_COUNT, Facet, FacetCount, NO_PINYIN, YES_FIRST};
use crate::store::{Filter, Result, Snapshot};

/// Counts for each facet under the filter without that facet itself.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Facets {
    /// By company.
    pub companies: Vec<FacetCount>,
    /// By kind.
    pub kinds: Vec<FacetCount>,
    /// By kind of model.
    pub model_kinds: Vec<FacetCount>,
    /// By `yes` and `no` of the company being listed.
    pub listed: Vec<FacetCount>,
    /// By exchange of the company's listings.
    pub exchanges: Vec<FacetCount>,
    /// By `yes` and `no` of having a reaction.
    pub reactions: Vec<FacetCount>,
    /// By confidence.
    pub confidences: Vec<FacetCount>,
}

const ROWS: &str = "announcement a";

const COMPANIES: Facet = Facet {
    labels: Some(("min(c.short_en)", "min(c.short_zh)")),
    sort_zh: "min(c.sort_zh)",
    ..Facet::of_words(
        "a.company",
        "announcement a JOIN company c ON c.slug = a.company",
        |filter| filter.companies.clear(),
    )
};
const KINDS: Facet = Facet::of_words("a.kind", ROWS, |filter| filter.kinds.clear());
const CONFIDENCES: Facet =
    Facet::of_words("a.confidence", ROWS, |filter| filter.confidences.clear());
const MODEL_KINDS: Facet = Facet {
    value: "k.kind",
    labels: None,
    sort_zh: NO_PINYIN,
    from: "announcement a JOIN announcement_model y ON y.announcement = a.id \
           JOIN model k ON k.slug = y.model",
    counted: "count(DISTINCT a.id)",
    order: BY_COUNT,
    without: |filter| filter.model_kinds.clear(),
};
const EXCHANGES: Facet = Facet {
    value: "y.exchange",
    labels: None,
    sort_zh: NO_PINYIN,
    from: "announcement a JOIN listing y ON y.company = a.company",
    counted: "count(DISTINCT a.id)",
    order: BY_COUNT,
    without: |filter| filter.exchanges.clear(),
};
const LISTED: Facet = Facet {
    order: YES_FIRST,
    ..Facet::of_words(
        "CASE WHEN EXISTS (SELECT 1 FROM listing y WHERE y.company = a.company) \
         THEN 'yes' ELSE 'no' END",
        ROWS,
        |filter| filter.listed = None,
    )
};
const REACTIONS: Facet = Facet {
    order: YES_FIRST,
    ..Facet::of_words(
        "CASE WHEN EXISTS (SELECT 1 FROM reaction y WHERE y.announcement = a.id) \
         THEN 'yes' ELSE 'no' END",
        ROWS,
        |filter| filter.reaction = None,
    )
};

/// Counts every facet.
///
/// # Errors
/// If the database fails.
pub async fn facets(s: &mut Snapshot, filter: &Filter) -> Result<Facets> {
    Ok(Facets {
        companies: COMPANIES.count::<AnnouncementRow>(s, filter).await?,
        kinds: KINDS.count::<AnnouncementRow>(s, filter).await?,
        model_kinds: MODEL_KINDS.count::<AnnouncementRow>(s, filter).await?,
        listed: LISTED.count::<AnnouncementRow>(s, filter).await?,
        exchanges: EXCHANGES.count::<AnnouncementRow>(s, filter).await?,
        reactions: REACTIONS.count::<AnnouncementRow>(s, filter).await?,
        confidences: CONFIDENCES.count::<AnnouncementRow>(s, filter).await?,
    })
}
