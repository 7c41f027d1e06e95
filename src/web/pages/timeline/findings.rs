//! What the record shows, one finding a section of the site, each by a rule and with its way on. A
//! finding whose rule yields nothing is left out. They are of the whole record, whatever the filter.

use crate::answers::facets::FacetCount;
use crate::answers::held::Held;
use crate::answers::list;
use crate::answers::promises::Kept;
use crate::answers::reactions::Extremes;
use crate::answers::rows::{ReactionRow, ReportedRow};
use crate::answers::scores::{self, REFERENCES};
use crate::domain::{Lang, Verdict, round_half_away};
use crate::record::tables::{Benchmark, QuestionLanguage, ScoreVerdict};
use crate::record::{Filter, keys};
use crate::web::render::Frame;
use crate::web::site::Cx;
use crate::web::{chart, format};

/// Figures from which on a benchmark was measured often.
const MANY: usize = 100;

/// A finding.
#[derive(Debug, Clone)]
pub(super) struct Finding {
    /// The section of the site that it is of.
    pub(super) section: String,
    pub(super) headline: String,
    pub(super) body: String,
    pub(super) url: String,
    /// What the address holds.
    pub(super) more: String,
}

/// The findings, in the order of the menu.
pub(super) fn findings(cx: &Cx, frame: &Frame, held: &Held) -> Vec<Finding> {
    let (counts, every) = (&cx.site.counts, Filter::default());
    let kept = Kept::of(&held.promises);
    let disagrees = Filter::of(&keys::VERDICT, Verdict::Disagrees.as_str());
    let verdicts = list::facets::<ReportedRow>(held, &every);
    let verdicts = verdicts.of(&keys::VERDICT);
    let first = list::rows::<ReportedRow>(held, &disagrees).into_iter().next();
    let scores = match frame.lang {
        Lang::En => "findings of scores, in English",
        Lang::Zh => "findings of scores, in Chinese",
    };
    let ask = || [of_benchmarks(frame, held), of_pairs(frame, held)];
    let [of_benchmarks, of_pairs] = counts.once(&held.version, scores, &every, ask);
    let found = [
        Extremes::of(held.announcements.iter().map(|shown| &**shown))
            .and_then(|extremes| of_shares(frame, &extremes)),
        of_benchmarks,
        of_pairs,
        of_promises(frame, kept),
        first.and_then(|first| of_reports(frame, verdicts, first)),
    ];
    found.into_iter().flatten().collect()
}

/// The widest closes on day 0 of product news.
fn of_shares(frame: &Frame, Extremes { low, high }: &Extremes<'_>) -> Option<Finding> {
    let (fall, rise) = (low.close.filter(|close| *close < 0.0)?, high.close.filter(|c| *c > 0.0)?);
    let plain = |move_: f64| format!("{}%", round_half_away(move_.abs(), 2).digits);
    let company = |row: &ReactionRow| frame.pick(&row.short_en, &row.short_zh).to_owned();
    let label = |row: &ReactionRow| frame.pick(&row.label_en, &row.label_zh).to_owned();
    let day = |row: &ReactionRow| Some(format::day_in_year(frame.lang, row.day?));
    let values = [
        ("high", company(high).into()),
        ("rise", plain(rise).into()),
        ("low", company(low).into()),
        ("fall", plain(fall).into()),
        ("highday", day(high)?.into()),
        ("highlabel", label(high).into()),
        ("lowday", day(low)?.into()),
        ("lowlabel", label(low).into()),
    ];
    Some(Finding {
        section: frame.t.get("finding-shares"),
        headline: frame.t.with("finding-shares-headline", &values[..4]),
        body: frame.t.with("finding-shares-body", &values[4..]),
        url: frame.urls.at("/reactions"),
        more: frame.t.get("finding-shares-more"),
    })
}

/// When the best printed figures passed GPT-4's: on the oldest benchmark in Chinese that has a
/// hundred figures for the whole of it and one of GPT-4.
fn of_benchmarks(frame: &Frame, held: &Held) -> Option<Finding> {
    let has_mark = |row: &&Benchmark| {
        let (scores, slug) = (&held.tables.scores, row.slug.as_str());
        row.language == QuestionLanguage::Zh
            && scores::compares_over_time(slug)
            && scores::overall(scores, slug).len() >= MANY
            && !scores::printed_for(scores, slug, REFERENCES[1]).is_empty()
    };
    let benchmarks = held.tables.benchmarks.iter().filter(has_mark);
    let benchmark = benchmarks.min_by_key(|row| row.published)?;
    let (headline, body) = chart::scores::finding(frame, held, benchmark)?;
    Some(Finding {
        section: frame.pick(&benchmark.name.en, &benchmark.name.zh).to_owned(),
        headline,
        body,
        url: frame.urls.benchmark(benchmark.slug.as_str()),
        more: frame.t.get("finding-scores-more"),
    })
}

/// How many of the figures that makers printed differ from those of others.
fn of_pairs(frame: &Frame, held: &Held) -> Option<Finding> {
    let count =
        |verdict: ScoreVerdict| held.pairs.iter().filter(|pair| pair.verdict == verdict).count();
    let values = [
        ("same", count(ScoreVerdict::Same).into()),
        ("near", count(ScoreVerdict::Near).into()),
        ("apart", count(ScoreVerdict::NotComparable).into()),
    ];
    (!held.pairs.is_empty()).then(|| Finding {
        section: frame.t.get("nav-compared"),
        headline: chart::dumbbells::pairs::headline(frame, &held.pairs),
        body: frame.t.with("finding-pairs-body", &values),
        url: frame.urls.at("/scores/compared"),
        more: frame.t.get("finding-pairs-more"),
    })
}

/// How many of the dates that companies set themselves were met.
fn of_promises(frame: &Frame, Kept { due, met, waiting }: Kept) -> Option<Finding> {
    let headline = match (met, due) {
        (_, 0) => return None,
        (met, due) if met == due => frame.t.count("finding-promises-all", due),
        _ => frame.t.with("finding-promises-some", &[("met", met.into()), ("due", due.into())]),
    };
    let mut body = frame.t.get("finding-promises-body");
    if waiting > 0 {
        body.push_str(&frame.t.get("sentence-join"));
        body.push_str(&frame.t.count("finding-promises-waiting", waiting));
    }
    Some(Finding {
        section: frame.t.get("finding-promises"),
        headline,
        body,
        url: frame.urls.at("/promises"),
        more: frame.t.get("finding-promises-more"),
    })
}

/// How many of the moves that the press printed, and that can be checked, disagree.
fn of_reports(frame: &Frame, verdicts: &[FacetCount], first: &ReportedRow) -> Option<Finding> {
    let of = |verdict: Verdict| {
        let count = verdicts.iter().find(|count| *count.value == *verdict.as_str());
        count.map_or(0, |count| count.n)
    };
    let [agree, further, disagree] =
        [Verdict::Agrees, Verdict::WentFurther, Verdict::Disagrees].map(of);
    let values = [("n", disagree.into()), ("of", (agree + further + disagree).into())];
    let company = frame.pick(&first.short_en, &first.short_zh);
    let said = [
        ("agree", agree.into()),
        ("further", further.into()),
        ("company", company.into()),
        ("measure", frame.word("measure", first.measure.as_str()).into()),
        ("day", format::day_in_year(frame.lang, first.day).into()),
        ("printed", format::plain_percent(first.percent).into()),
        ("computed", format::plain_percent(first.computed?).into()),
    ];
    Some(Finding {
        section: frame.t.get("finding-reported"),
        headline: frame.t.with("finding-reported-headline", &values),
        body: frame.t.with("finding-reported-body", &said),
        url: frame.urls.at("/reactions/reported"),
        more: frame.t.get("finding-reported-more"),
    })
}
