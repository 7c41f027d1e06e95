//! Doubts about scores, lists and test data.

use chrono::NaiveDate;

use crate::domain::{Corrected, Slug, Text};
use crate::record::table::{NOTE, Rule, table};

table! {
    /// A doubt that somebody put in writing, or an answer to one; not judged by the record.
    Dispute: Dispute in "benchmark_disputes.toml", by "id", on "/data", as "/benchmark-disputes";
    /// Id.
    one id: Slug = Rule::Id;
    /// The benchmark.
    one benchmark: Slug = Rule::Of(Corrected::Benchmark), says "dispute_benchmark";
    /// Date of the post, commit or paper.
    one day: NaiveDate = Rule::Day, says "dispute_day";
    /// Who said it: a team, a firm, or users.
    both who: Text = Rule::Both(120, 60), says "dispute_who";
    /// What was said.
    both statement: Text = Rule::Both(600, 300), says "dispute_statement";
    /// Doubts; may be empty.
    both note: Text = NOTE;
    /// Ids of the sources that the row rests on.
    one sources: Vec<Slug> = Rule::Sources;
}
