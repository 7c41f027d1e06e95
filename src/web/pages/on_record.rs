//! What the declared tables say of one model (sizes, prices, licences, scores, its filing) or of one
//! company (money, filings).

use std::collections::BTreeMap;

use super::money;
use crate::answers::held::Held;
use crate::answers::rows::ModelRow;
use crate::domain::{Bound, Decimal, Slug, words};
use crate::record::Named;
use crate::record::tables::{Dispute, Filing, Licence, MeasuredBy, Quantity, Round, Score, Spec};
use crate::web::format;
use crate::web::render::Frame;

/// A row of a table: its cells as text, what stands small below the first, and its sources.
#[derive(Debug)]
pub struct FactRow {
    /// What it is of.
    pub name: String,
    /// The figure, or the terms.
    pub value: String,
    /// Who says so.
    pub by: String,
    /// Since when.
    pub day: String,
    /// Doubts.
    pub note: String,
    /// Numbered links to its sources.
    pub sources: Vec<(usize, String)>,
}

/// The figures of one benchmark.
#[derive(Debug)]
pub struct Strip {
    /// Its slug.
    pub slug: String,
    /// Its name.
    pub benchmark: String,
    /// Its page.
    pub page: String,
    /// The scores of the model on it.
    pub url: String,
    /// The highest figure of each measurer, and who measured it how and when.
    pub figures: Vec<(String, String)>,
    /// How many figures there are in all.
    pub n: usize,
    /// Doubts about them that name the model.
    pub disputes: Vec<String>,
}

/// Everything.
#[derive(Debug)]
pub struct Facts {
    /// Sizes, contexts and the like.
    pub sizes: Vec<FactRow>,
    /// List prices.
    pub prices: Vec<FactRow>,
    /// Its licences, in order of their days.
    pub licences: Vec<FactRow>,
    /// Its scores by benchmark.
    pub strips: Vec<Strip>,
    /// The services that were filed.
    pub filings: Vec<FactRow>,
    /// The money that a company took.
    pub rounds: Vec<FactRow>,
}

impl Facts {
    /// What is on record of a model.
    #[must_use]
    pub fn new(frame: &Frame, held: &Held, model: &ModelRow) -> Self {
        let specs = || held.tables.specs.iter().filter(|row| row.model.as_str() == model.slug);
        let sizes = specs().filter(|row| row.quantity != Quantity::Price);
        let prices = specs().filter(|row| row.quantity == Quantity::Price);
        let licences = held.licences_of(&model.slug).into_iter();
        let filings = held.tables.filings.iter();
        let filings =
            filings.filter(|row| row.model.as_ref().is_some_and(|m| m.as_str() == model.slug));
        Self {
            sizes: sizes.map(|row| spec(frame, row)).collect(),
            prices: prices.map(|row| spec(frame, row)).collect(),
            licences: licences.map(|row| licence(frame, row)).collect(),
            strips: strips(frame, held, &Whose::Model(model)),
            filings: filings.map(|row| filing(frame, row)).collect(),
            rounds: Vec::new(),
        }
    }

    /// What is on record of a company beside its models.
    #[must_use]
    pub fn of_company(frame: &Frame, held: &Held, slug: &str) -> Self {
        let filings = held.tables.filings.iter().filter(|row| row.company.as_str() == slug);
        let mut rounds: Vec<&Round> =
            held.tables.rounds.iter().filter(|row| row.company.as_str() == slug).collect();
        rounds.sort_by_key(|row| row.day);
        Self {
            sizes: Vec::new(),
            prices: Vec::new(),
            licences: Vec::new(),
            strips: strips(frame, held, &Whose::Company(slug)),
            filings: filings.map(|row| filing(frame, row)).collect(),
            rounds: rounds.into_iter().map(|row| round(frame, row)).collect(),
        }
    }
}

/// A table of the page.
#[derive(Debug)]
pub struct FactTable<'a> {
    /// The id of its heading.
    pub id: &'static str,
    /// Its heading.
    pub title: String,
    /// The heads of its columns.
    pub heads: [String; 5],
    /// Its rows.
    pub rows: &'a [FactRow],
}

impl Facts {
    /// The tables that have rows.
    #[must_use]
    pub fn tables(&self, frame: &Frame) -> Vec<FactTable<'_>> {
        let sizes = ["head-quantity", "head-figure", "head-status", "head-date", "head-sources"];
        let terms = ["head-version", "head-terms", "head-licence", "head-from", "head-sources"];
        let paid = ["head-stage", "head-amount", "head-status", "head-date", "head-sources"];
        let filed = ["head-service", "head-waited", "head-applicant", "head-filed", "head-sources"];
        let mut tables = Vec::new();
        for (id, title, heads, rows) in [
            ("fz", "model-sizes", sizes, &self.sizes),
            ("fp", "model-prices", sizes, &self.prices),
            ("fl", "model-licences", terms, &self.licences),
            ("fm", "company-rounds", paid, &self.rounds),
            ("ff", "model-filings", filed, &self.filings),
        ] {
            if !rows.is_empty() {
                let heads = heads.map(|key| frame.t.get(key));
                tables.push(FactTable { id, title: frame.t.get(title), heads, rows });
            }
        }
        tables
    }
}

fn cited(frame: &Frame, ids: &[Slug]) -> Vec<(usize, String)> {
    (1..).zip(ids).map(|(n, id)| (n, frame.urls.source(id.as_str()))).collect()
}

fn spec(frame: &Frame, row: &Spec) -> FactRow {
    let number = |text: &Decimal| {
        if row.quantity == Quantity::Price { text.to_string() } else { frame.large(text.number()) }
    };
    let value = row.value_max.as_ref().map_or_else(
        || number(&row.value),
        |max| {
            let ends = [("from", number(&row.value).into()), ("to", number(max).into())];
            frame.t.with("claim-range", &ends)
        },
    );
    let quantity = frame.word("quantity", row.quantity.as_str());
    let name = if row.version.is_empty() {
        quantity
    } else {
        let pair = [("key", quantity.into()), ("value", row.version.as_str().into())];
        frame.t.with("fact-of-version", &pair)
    };
    FactRow {
        name,
        value: frame.t.about(
            match row.bound {
                Bound::Exact => "fact-exact",
                Bound::AtLeast => "fact-at-least",
                Bound::About => "fact-about",
            },
            &value,
        ),
        by: frame.word("spec-status", row.status.as_str()),
        day: frame.period(&row.day),
        note: frame.pick(&row.note.en, &row.note.zh).to_owned(),
        sources: cited(frame, &row.sources),
    }
}

fn licence(frame: &Frame, row: &Licence) -> FactRow {
    let terms = [
        ("weights", frame.word("sizes-weights", row.weights.as_str()).into()),
        ("use", frame.word("commercial-use", row.commercial.as_str()).into()),
    ];
    FactRow {
        name: frame.version_name(row.model.as_str(), &row.version),
        value: frame.t.with("fact-terms", &terms),
        by: row.shown_name().to_owned(),
        day: frame.period(&row.day),
        note: frame.pick(&row.conditions.en, &row.conditions.zh).to_owned(),
        sources: cited(frame, &row.sources),
    }
}

fn round(frame: &Frame, row: &Round) -> FactRow {
    let sum = row.paid().map(|sum| money::spoken_sum(frame, &sum));
    let stage = row.stage.map(|stage| frame.word("stage", stage.as_str()));
    let investors = frame.pick_list(&row.investors.en, &row.investors.zh);
    FactRow {
        name: stage.unwrap_or_else(|| frame.t.get("stage-none")),
        value: sum.unwrap_or_else(|| frame.t.get("money-not-known")),
        by: frame.word("round-status", row.status.as_str()),
        day: frame.period(&row.day),
        note: format::and_list(frame.lang, investors),
        sources: cited(frame, &row.sources),
    }
}

fn filing(frame: &Frame, row: &Filing) -> FactRow {
    FactRow {
        name: frame.pick(&row.service.en, &row.service.zh).to_owned(),
        value: row.days.map(|days| frame.t.count("fact-filed-after", days)).unwrap_or_default(),
        by: frame.pick(&row.applicant.en, &row.applicant.zh).to_owned(),
        day: frame.period(&row.day),
        note: String::new(),
        sources: cited(frame, &row.sources),
    }
}

/// Whose scores they are.
enum Whose<'a> {
    /// Those of a model.
    Model(&'a ModelRow),
    /// Those of all models of a company.
    Company(&'a str),
}

impl Whose<'_> {
    fn has(&self, held: &Held, score: &Score) -> bool {
        let model = score.model.as_ref().and_then(|slug| held.models.get(slug.as_str()));
        model.is_some_and(|of| match self {
            Self::Model(model) => of.slug == model.slug,
            Self::Company(slug) => of.company == *slug,
        })
    }

    /// The list of the scores on a benchmark.
    fn list(&self, benchmark: &Slug) -> String {
        match self {
            Self::Model(model) => format!("/scores?benchmark={benchmark}&model={}", model.slug),
            Self::Company(slug) => format!("/scores?benchmark={benchmark}&company={slug}"),
        }
    }

    /// Whether a dispute says the model's name. Disputes name no model in a field of their own.
    fn is_named_by(&self, dispute: &Dispute) -> bool {
        let Self::Model(model) = self else { return false };
        words::key(&dispute.statement.en).contains(&words::key(&model.name_en))
    }
}

/// Scores, benchmark by benchmark, those with most figures first. Of each measurer the highest figure
/// of the whole benchmark stands here; the rest is in the list.
fn strips(frame: &Frame, held: &Held, whose: &Whose<'_>) -> Vec<Strip> {
    let mut by_benchmark: BTreeMap<&Slug, Vec<&Score>> = BTreeMap::new();
    for row in held.tables.scores.iter().filter(|row| whose.has(held, row)) {
        by_benchmark.entry(&row.benchmark).or_default().push(row);
    }
    let mut strips: Vec<Strip> = by_benchmark
        .into_iter()
        .map(|(benchmark, rows)| strip(frame, held, whose, benchmark, &rows))
        .collect();
    strips.sort_by_key(|strip| std::cmp::Reverse(strip.n));
    strips
}

fn strip(
    frame: &Frame,
    held: &Held,
    owner: &Whose<'_>,
    benchmark: &Slug,
    rows: &[&Score],
) -> Strip {
    let best = MeasuredBy::ALL.iter().filter_map(|by| {
        let whole = rows.iter().filter(|row| row.measured_by == *by && row.subset.is_empty());
        whole.max_by(|a, b| a.value.number().total_cmp(&b.value.number()))
    });
    let figure = |row: &&Score| {
        let by = measured(frame, row);
        let of = [("version", row.version.as_str().into()), ("by", by.as_str().into())];
        let by = match owner {
            Whose::Model(_) => by,
            Whose::Company(_) => frame.t.with("company-score-by", &of),
        };
        (row.value.to_string(), by)
    };
    let is_of = |row: &&Dispute| row.benchmark == *benchmark && owner.is_named_by(row);
    let disputes = held.tables.disputes.iter().filter(is_of);
    let dispute = |row: &Dispute| {
        let values = [
            ("day", frame.full_day(&row.day).into()),
            ("who", frame.pick(&row.who.en, &row.who.zh).into()),
            ("statement", frame.pick(&row.statement.en, &row.statement.zh).into()),
        ];
        frame.t.with("model-dispute", &values)
    };
    Strip {
        slug: benchmark.to_string(),
        page: frame.urls.benchmark(benchmark.as_str()),
        benchmark: frame.names.name(Named::Benchmark, benchmark.as_str(), frame.lang).to_owned(),
        url: frame.urls.at(&owner.list(benchmark)),
        figures: best.map(figure).collect(),
        n: rows.len(),
        disputes: disputes.map(dispute).collect(),
    }
}

/// Who measured a score, how and when.
fn measured(frame: &Frame, row: &Score) -> String {
    let setting = row.setting.clone();
    let setting = if setting.is_empty() { frame.t.get("score-no-setting") } else { setting };
    let values = [
        ("by", frame.word("measured-by", row.measured_by.as_str()).into()),
        ("setting", setting.into()),
        ("day", frame.period(&row.day).into()),
    ];
    frame.t.with("model-score-by", &values)
}
