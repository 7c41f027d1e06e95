//! The facets of the timeline.

use crate::store::facets::FacetCount;

/// Counts of the values of each key of the timeline, each under the rest of the filter.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Facets {
    /// Acting companies, with their short names.
    pub companies: Vec<FacetCount>,
    /// What announcements do.
    pub kinds: Vec<FacetCount>,
    /// What their models are.
    pub model_kinds: Vec<FacetCount>,
    /// Whether the company is listed.
    pub listed: Vec<FacetCount>,
    /// Exchanges of the company's listings.
    pub exchanges: Vec<FacetCount>,
    /// Whether there is a reaction.
    pub reactions: Vec<FacetCount>,
    /// How sure the dates are.
    pub confidences: Vec<FacetCount>,
}
