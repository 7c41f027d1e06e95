//! What models were measured by.

use crate::domain::{Choice as _, Period, PeriodPrecision, Slug, Text, choice};
use crate::record::table::{Rule, table};

choice! {
    /// The language of the questions.
    QuestionLanguage {
        /// Chinese.
        Zh = "zh",
        /// English.
        En = "en",
        /// Both.
        Both = "both",
    }
}

choice! {
    /// What a score counts.
    Scale {
        /// From 0 to 100.
        Percent = "percent",
        /// Points of a total that the task or the subset names.
        Points = "points",
        /// A rating from comparisons in pairs.
        Elo = "elo",
    }
}

table! {
    /// A benchmark or ranking.
    Benchmark: Benchmark in "benchmarks.toml", by "slug", on "/benchmarks", as "/benchmarks";
    /// Names the benchmark in addresses and in scores.
    one slug: Slug = Rule::Id;
    /// Its name.
    both name: Text = Rule::Both(120, 60);
    /// Who made it.
    both maker: Text = Rule::Both(160, 80);
    /// When it first appeared.
    one published: Period = Rule::Period(&[PeriodPrecision::Day, PeriodPrecision::Month]),
        says "benchmark_published";
    /// The language of the questions.
    one language: QuestionLanguage = Rule::Word(QuestionLanguage::words), says "question_language";
    /// What is asked, and what keeps figures from being compared.
    both task: Text = Rule::Both(400, 200);
    /// What a score counts.
    one scale: Scale = Rule::Word(Scale::words);
    /// Whether more is better.
    one higher_is_better: bool = Rule::Flag;
    /// Ids of the sources that the row rests on.
    one sources: Vec<Slug> = Rule::Sources;
}
