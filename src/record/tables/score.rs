//! Scores as tables and reports printed them.

use crate::domain::{Choice as _, Corrected, Decimal, Period, PeriodPrecision, Slug, Text, choice};
use crate::record::table::{NOTE, Rule, table};

choice! {
    /// Who measured.
    MeasuredBy {
        /// The benchmark's own list.
        Benchmark = "benchmark",
        /// The maker of the model.
        Maker = "maker",
        /// Another maker or an institute.
        ThirdParty = "third-party",
        /// Known from a report only.
        Press = "press",
    }
}

choice! {
    /// What the figure of a model's maker is beside one that somebody else printed for the same
    /// benchmark, model, version and part.
    ScoreVerdict {
        /// They differ by more than a point.
        Differs = "differs",
        /// They differ by a point at most.
        Near = "near",
        /// They are equal to within 0.05 points: most likely one is taken from the other.
        Same = "same",
        /// Both print a setting, and not the same one.
        NotComparable = "not_comparable",
    }
}

table! {
    /// A printed score; none was measured by the record.
    Score: Score in "scores.csv", by "id", on "/scores", as "/scores";
    /// Id: benchmark, model, day.
    one id: Slug = Rule::Id;
    /// The benchmark.
    one benchmark: Slug = Rule::Of(Corrected::Benchmark), says "score_benchmark";
    /// The model of the record, if it is one.
    one model: Option<Slug> = Rule::MaybeOf(Corrected::Model), says "score_model";
    /// What a model is held against, where the record has no row for it.
    one reference: String = Rule::Maybe(80);
    /// The name as printed.
    one version: String = Rule::Maybe(80), says "score_version";
    /// Examples shown and the like, as printed.
    one setting: String = Rule::Maybe(80);
    /// The part of the benchmark; empty for the whole.
    one subset: String = Rule::Maybe(80);
    /// The score as printed.
    one value: Decimal = Rule::Decimal, says "score_value";
    /// The day of the table or list in the state that was read.
    one day: Period = Rule::Period(&[PeriodPrecision::Day, PeriodPrecision::Month]), says "score_day";
    /// Who measured.
    one measured_by: MeasuredBy = Rule::Word(MeasuredBy::words);
    /// Place in that list.
    one rank: Option<i64> = Rule::MaybeWhole, says "score_rank";
    /// Who measured, footnotes, doubts.
    both note: Text = NOTE;
    /// Ids of the sources that the row rests on.
    one sources: Vec<Slug> = Rule::Sources;
}
