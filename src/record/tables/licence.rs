//! What makers let others do with the weights of their models.

use crate::domain::{Choice as _, Corrected, Period, PeriodPrecision, Slug, Text, choice};
use crate::record::table::{NOTE, Rule, table};

choice! {
    /// Whether weights can be had.
    Weights {
        /// They can be downloaded, if need be after a click or a form.
        Open = "open",
        /// They are given case by case.
        OnRequest = "on-request",
        /// They cannot be had.
        Closed = "closed",
    }
}

choice! {
    /// Whether weights may be used for commerce, the freest first.
    Commercial {
        /// They may.
        Yes = "yes",
        /// After registration or permission, or within limits of size or trade.
        WithConditions = "with-conditions",
        /// They may not.
        No = "no",
        /// The record does not say.
        Unknown = "unknown",
    }
}

table! {
    /// Terms that held from a day on. The latest row of a model and version on a day is the one that
    /// held.
    Licence: Licence in "licences.toml", by "id", on "/licences", as "/licences";
    /// Id: model, version, day.
    one id: Slug = Rule::Id;
    /// The model.
    one model: Slug = Rule::Of(Corrected::Model), says "licence_model";
    /// The version; empty for all that have no row of their own.
    one version: String = Rule::Maybe(80), says "licence_version";
    /// From when the terms held.
    one day: Period = Rule::Period(&[PeriodPrecision::Day, PeriodPrecision::Month]), says "licence_day";
    /// Whether weights can be had.
    one weights: Weights = Rule::Word(Weights::words);
    /// The name of the licence as printed; empty for closed weights.
    one name: String = Rule::Maybe(120), says "licence_name";
    /// Whether they may be used for commerce.
    one commercial: Commercial = Rule::Word(Commercial::words);
    /// The conditions in a few words.
    both conditions: Text = Rule::Both(300, 150);
    /// Where the licence, or the page that names it, stands.
    one url: String = Rule::MaybeAddress, says "licence_url";
    /// The licence of the code where it differs, doubts.
    both note: Text = NOTE;
    /// Ids of the sources that the row rests on.
    one sources: Vec<Slug> = Rule::Sources;
}

impl Licence {
    /// Whether these terms took the place of others: later ones of the same model and version, or of a
    /// state of that version, such as `v1 as first posted`. Of one month, ids tell the order.
    #[must_use]
    pub fn replaces(&self, other: &Self) -> bool {
        let state = other.version.strip_prefix(self.version.as_str());
        let is_state = state.is_some_and(|rest| rest.is_empty() || rest.starts_with(' '));
        let is_later = (other.day, &other.id) < (self.day, &self.id);
        self.model == other.model && is_state && is_later
    }
}
