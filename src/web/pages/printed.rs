//! Figures as the press printed them beside the exchange record: one table, used by the fact check
//! and by each reaction. `part/printed_table.html` draws it.

use super::cited::Citation;
use crate::answers::rows::{OtherSession, ReportedRow};
use crate::answers::sources::CitedRow;
use crate::domain::{Bound, Verdict};
use crate::record::SortKey;
use crate::study::{Computed, verdict};
use crate::web::format;
use crate::web::lists::REPORTED;
use crate::web::params::ListParams;
use crate::web::render::{Frame, Head};

/// The head of the shares.
const SHARE: &str = "filter-symbol";

/// The columns, whether they hold numbers, and how they sort.
const HEADS: [(&str, bool, Option<SortKey>); 8] = [
    ("printed-session", false, Some(SortKey::Date)),
    (SHARE, false, Some(SortKey::Symbol)),
    ("printed-measure", false, Some(SortKey::Measure)),
    ("printed-reported", true, Some(SortKey::Value)),
    ("printed-computed", true, Some(SortKey::Computed)),
    ("filter-verdict", false, Some(SortKey::Verdict)),
    ("printed-why", false, None),
    ("printed-by", false, None),
];

/// The table.
#[derive(Debug)]
pub struct PrintedTable {
    /// What it shows.
    pub caption: String,
    /// Whether the rows name share and announcement, since they differ from row to row.
    pub names_share: bool,
    /// The heads of its columns.
    pub heads: Vec<Head>,
    /// Its rows.
    pub rows: Vec<Printed>,
}

/// A printed figure beside the computed one.
#[derive(Debug)]
pub struct Printed {
    /// The figure and its verdict.
    pub row: ReportedRow,
    /// Who printed it.
    pub citations: Vec<Citation>,
    /// The figure with its bound: `down more than 17%`.
    pub reported: String,
    /// The figure of the exchange record; nothing if it has none.
    pub computed: Option<String>,
    /// The verdict's name.
    pub verdict: String,
    /// Why the verdict is what it is.
    pub why: String,
    /// What other sessions would have given, of which the same source tells.
    pub other_days: Vec<String>,
    /// Doubts of the record.
    pub note: String,
    /// The reaction's page.
    pub url: String,
}

impl PrintedTable {
    /// The table of some printed figures, their sources and the other sessions these tell of: those of
    /// a list, which its heads sort, or of one share.
    #[must_use]
    pub fn new(
        frame: &Frame,
        rows: Vec<ReportedRow>,
        cited: &[CitedRow],
        others: &[OtherSession],
        list: Option<&ListParams>,
    ) -> Self {
        let caption = frame.t.get("printed-caption");
        let names_share = list.is_some();
        let of_one = || HEADS.into_iter().filter(|(name, ..)| *name != SHARE);
        let heads = match list {
            Some(params) => Head::all(frame, &REPORTED, params, &HEADS),
            None => {
                of_one().map(|(name, is_numeric, _)| Head::of(frame, name, is_numeric)).collect()
            }
        };
        let rows = rows.into_iter().map(|row| printed(frame, row, cited, others)).collect();
        Self { caption, names_share, heads, rows }
    }
}

/// What a printed figure would be, read of another session: a sentence that tells of two days can be
/// read of either.
fn read_of(frame: &Frame, row: &ReportedRow, other: &OtherSession) -> String {
    let computed = Computed {
        open: other.open,
        high: other.high,
        low: other.low,
        close: other.close,
        limit: other.price_limit,
    };
    let digits = u8::try_from(row.digits).unwrap_or(0);
    let check = verdict(row.measure, row.percent, digits, row.bound, Some(&computed));
    let fits = check.verdict != Verdict::Disagrees;
    let values = [
        ("day", frame.short_day(&other.day).into()),
        ("figure", format::plain_percent(computed.measured(row.measure)).into()),
    ];
    frame.t.with(if fits { "printed-other-day-fits" } else { "printed-other-day" }, &values)
}

fn printed(
    frame: &Frame,
    row: ReportedRow,
    cited: &[CitedRow],
    others: &[OtherSession],
) -> Printed {
    let others = others.iter().filter(|other| other.id == row.id);
    Printed {
        other_days: others.map(|other| read_of(frame, &row, other)).collect(),
        citations: Citation::of(frame, cited, &row.id),
        reported: reported(frame, row.percent, row.digits, row.bound),
        computed: row.computed.map(format::plain_percent),
        verdict: frame.word("verdict", row.verdict.as_str()),
        why: frame.word("reason", row.reason.as_str()),
        note: frame.pick(&row.note_en, &row.note_zh).to_owned(),
        url: frame.urls.reaction(&row.announcement, &row.symbol),
        row,
    }
}

/// A printed figure with the decimals it was printed with: `−17.25%`, `down more than 17%`.
#[must_use]
pub fn reported(frame: &Frame, percent: f64, digits: i64, bound: Bound) -> String {
    let decimals = usize::try_from(digits).unwrap_or(0);
    let shown = format::percent(percent, decimals);
    // A floor says which way in a word, since "more than −17%" can be read of either side.
    let size = shown.figure.trim_start_matches(['+', '−']).to_owned();
    let values = [("figure", shown.figure.as_str().into()), ("size", size.into())];
    let key = match (bound, shown.class) {
        (Bound::Exact, _) => return shown.figure,
        (Bound::AtLeast, "down") => "printed-at-least-down",
        (Bound::AtLeast, _) => "printed-at-least-up",
        (Bound::About, "down") => "printed-about-down",
        (Bound::About, _) => "printed-about-up",
    };
    frame.t.with(key, &values)
}

/// A sentence that counts verdicts: `37 printed figures: 23 agree with the exchange record, ..`.
#[must_use]
pub fn summary(frame: &Frame, counts: &[(Verdict, i64)]) -> String {
    let total: i64 = counts.iter().map(|(_, n)| n).sum();
    let parts: Vec<String> = counts
        .iter()
        .filter(|(_, n)| *n > 0)
        .map(|(verdict, n)| {
            let key = match verdict {
                Verdict::Agrees => "printed-agree",
                Verdict::WentFurther => "printed-went-further",
                Verdict::Disagrees => "printed-disagree",
                Verdict::CannotCheck => "printed-cannot-check",
            };
            frame.t.count(key, *n)
        })
        .collect();
    let agree = counts.iter().find(|(verdict, _)| *verdict == Verdict::Agrees);
    if parts.is_empty() {
        frame.t.get("printed-none")
    } else if agree.is_some_and(|(_, n)| *n == total) {
        frame.t.count("printed-all-agree", total)
    } else {
        let list = parts.join(&frame.t.get("printed-summary-join"));
        frame.t.with("printed-summary", &[("n", total.into()), ("what", list.into())])
    }
}

/// The verdicts of some rows with their counts, in the order people should see them.
#[must_use]
pub fn verdicts(rows: &[ReportedRow]) -> Vec<(Verdict, i64)> {
    let count = |verdict| rows.iter().filter(|row| row.verdict == verdict).count();
    Verdict::ALL.iter().map(|v| (*v, i64::try_from(count(*v)).unwrap_or(0))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{Lang, Measure};
    use crate::study::Reason;
    use crate::web::render::Nav;

    fn frame(lang: Lang) -> Frame {
        Frame::bare(lang, "/", Nav::None, "")
    }

    #[test]
    fn a_printed_figure_keeps_its_digits_and_says_its_bound() {
        let en = |percent, digits, bound| reported(&frame(Lang::En), percent, digits, bound);
        assert_eq!(en(-17.25, 2, Bound::Exact), "−17.25%");
        assert_eq!(en(-17.0, 0, Bound::AtLeast), "down more than 17%");
        assert_eq!(en(16.0, 0, Bound::About), "about +16%");
        assert_eq!(en(9.5, 1, Bound::Exact), "+9.5%");
        let zh = |percent, digits, bound| reported(&frame(Lang::Zh), percent, digits, bound);
        assert_eq!(zh(-17.0, 0, Bound::AtLeast), "跌超17%");
        assert_eq!(zh(16.0, 0, Bound::About), "约涨16%");
    }

    #[test]
    fn every_reason_and_measure_has_its_words_in_both_languages() {
        for lang in [Lang::En, Lang::Zh] {
            let frame = frame(lang);
            for (family, words) in [
                ("reason", Reason::ALL.iter().map(|r| r.as_str()).collect::<Vec<_>>()),
                ("measure", Measure::ALL.iter().map(|m| m.as_str()).collect()),
            ] {
                for word in words {
                    let text = frame.word(family, word);
                    assert!(!text.starts_with(family), "{text} has no text in {lang}");
                }
            }
        }
    }

    #[test]
    fn a_summary_leaves_out_what_there_is_none_of() {
        let en = frame(Lang::En);
        let counts = [(Verdict::Agrees, 3), (Verdict::Disagrees, 1), (Verdict::CannotCheck, 0)];
        let text = summary(&en, &counts);
        assert!(text.contains('4') && text.contains('3') && text.contains('1'), "{text}");
        assert!(!text.contains('0'), "{text}");
        assert_eq!(summary(&en, &[]), en.t.get("printed-none"));
    }
}
