//! How large models were, and what their use cost.

use crate::domain::{
    Bound, Choice as _, Corrected, Decimal, Period, PeriodPrecision, Slug, Text, choice,
};
use crate::record::table::{NOTE, Rule, table};

choice! {
    /// What a technical figure measures.
    Quantity {
        /// Parameters.
        Parameters = "parameters",
        /// Parameters used for one token, of models that use a part.
        ActiveParameters = "active-parameters",
        /// Tokens that it was trained on.
        TrainingTokens = "training-tokens",
        /// Longest text it takes in, in tokens.
        ContextTokens = "context-tokens",
        /// Longest text it takes in, in characters.
        ContextCharacters = "context-characters",
        /// Entries of its vocabulary.
        Vocabulary = "vocabulary",
        /// List price in yuan for a thousand tokens.
        Price = "price-cny-per-1k-tokens",
    }
}

choice! {
    /// Who says so.
    SpecStatus {
        /// A paper, repository, model card or document of the maker.
        Published = "published",
        /// The maker, on stage or to the press.
        Stated = "stated",
        /// Others.
        Reported = "reported",
    }
}

table! {
    /// A technical figure of a model or a list price, as its source prints it.
    Spec: Spec in "specs.toml", by "id", on "/data", as "/specs";
    /// Id: model, version, quantity.
    one id: Slug = Rule::Id;
    /// The model.
    one model: Slug = Rule::Of(Corrected::Model), says "spec_model";
    /// Version or size within the row of the model; empty if all share the figure.
    one version: String = Rule::Maybe(80), says "spec_version";
    /// What is measured.
    one quantity: Quantity = Rule::Word(Quantity::words);
    /// The figure.
    one value: Decimal = Rule::Decimal, says "spec_value";
    /// Upper end of a range.
    one value_max: Option<Decimal> = Rule::MaybeDecimal;
    /// How the figure bounds the true one.
    one bound: Bound = Rule::Word(Bound::words);
    /// Who says so.
    one status: SpecStatus = Rule::Word(SpecStatus::words), says "spec_status";
    /// From when it held, or when it was printed.
    one day: Period = Rule::Period(PeriodPrecision::ALL), says "spec_day";
    /// Conversions, doubts, where sources differ.
    both note: Text = NOTE;
    /// Ids of the sources that the row rests on.
    one sources: Vec<Slug> = Rule::Sources;
}
