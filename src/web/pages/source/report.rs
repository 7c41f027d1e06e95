//! What came of that which rests on a source, or on all sources of a publisher: its printed figures
//! beside the exchange record, its promises, and what rests on it alone.

use super::rows::Rows;
use super::said::is_alone;
use crate::answers::rows::AnnouncementRow;
use crate::domain::{BorneOut, PromiseStatus, PromisedBy, Verdict};
use crate::web::format;
use crate::web::pages::printed::{summary, verdicts};
use crate::web::render::Frame;

/// Figures or promises from which on a headline speaks of them: fewer are no share of anything.
const ENOUGH: usize = 3;

/// Most announcements named that nobody else tells of.
const NAMED: usize = 8;

/// The report.
#[derive(Debug, Default)]
pub(in crate::web::pages) struct Report {
    /// Its message.
    pub(in crate::web::pages) headline: String,
    /// A sentence or two each.
    pub(in crate::web::pages) lines: Vec<String>,
    /// The first announcements that nobody else tells of, each with its page.
    pub(in crate::web::pages) alone: Vec<(String, String)>,
    /// How many more there are.
    pub(in crate::web::pages) more: usize,
}

impl Report {
    /// The report of some sources: those of one page, or all of a publisher. Nothing if no
    /// announcement, printed move, claim or promise rests on them.
    pub(in crate::web::pages) fn new(
        frame: &Frame,
        rows: &Rows,
        sources: &[&str],
        is_publisher: bool,
    ) -> Option<Self> {
        if rows.said() == 0 {
            return None;
        }
        let of = Of { frame, rows, sources, is_publisher };
        let lines = [of.printed(), of.promises(), of.alone()];
        let alone = of.alone_announcements().map(|row| {
            let title = frame.pick(&row.title_en, &row.title_zh).to_owned();
            (title, frame.urls.announcement(&row.id))
        });
        Some(Self {
            alone: alone.take(NAMED).collect(),
            more: of.alone_announcements().count().saturating_sub(NAMED),
            headline: of.headline(),
            lines: lines.into_iter().filter(|line| !line.is_empty()).collect(),
        })
    }
}

struct Of<'a> {
    frame: &'a Frame,
    rows: &'a Rows,
    sources: &'a [&'a str],
    is_publisher: bool,
}

impl Of<'_> {
    /// The first of these that there is enough of: printed figures, promises whose outcome is known,
    /// announcements that nobody else tells of.
    fn headline(&self) -> String {
        let t = self.frame.t;
        let count = |verdict| self.rows.printed.iter().filter(|row| row.verdict == verdict).count();
        let printed = self.rows.printed.len();
        if printed >= ENOUGH {
            let agree = count(Verdict::Agrees);
            let values = [("agree", agree.into()), ("n", printed.into())];
            let all = "report-headline-printed-all";
            return t.with(if agree == printed { all } else { "report-headline-printed" }, &values);
        }
        // What the press or a public body foretold is no promise of a company.
        let own = self.rows.promises.iter().filter(|row| row.promised_by == PromisedBy::Company);
        let own: Vec<_> = own.filter(|row| row.status != PromiseStatus::Unknown).collect();
        let known = own.len();
        if known >= ENOUGH {
            let kept = own.iter().filter(|row| row.is_met()).count();
            let values = [("kept", kept.into()), ("n", known.into())];
            let all = "report-headline-promises-all";
            return t.with(if kept == known { all } else { "report-headline-promises" }, &values);
        }
        let (alone, all) = (self.alone_announcements().count(), self.rows.announcements.len());
        if alone > 0 && all >= ENOUGH {
            let values = [("alone", alone.into()), ("n", all.into())];
            return t.with(self.key("report-headline-alone"), &values);
        }
        t.get("report-headline")
    }

    fn printed(&self) -> String {
        match self.rows.printed.len() {
            0 => String::new(),
            _ => summary(self.frame, &verdicts(&self.rows.printed)),
        }
    }

    fn ended(&self, status: PromiseStatus) -> usize {
        self.rows.promises.iter().filter(|row| row.status == status).count()
    }

    /// How its promises ended: in time or not, and whether what came was what was promised.
    fn promises(&self) -> String {
        let (frame, promises) = (self.frame, &self.rows.promises);
        if promises.is_empty() {
            return String::new();
        }
        let counted = |family: &str, word: &str, n: usize| {
            (n > 0).then(|| frame.t.count(&format!("{family}-{word}"), n))
        };
        let ends: Vec<String> = PromiseStatus::ALL
            .iter()
            .filter_map(|status| counted("report-promise", status.as_str(), self.ended(*status)))
            .collect();
        let values =
            [("n", promises.len().into()), ("what", format::and_list(frame.lang, &ends).into())];
        let mut parts = vec![frame.t.with("report-promises", &values)];
        let borne = |word| promises.iter().filter(|row| row.borne_out == word).count();
        let content: Vec<String> = [BorneOut::Yes, BorneOut::Partly, BorneOut::No]
            .into_iter()
            .filter_map(|word| counted("report-content", word.as_str(), borne(word)))
            .collect();
        if !content.is_empty() {
            let what = format::and_list(frame.lang, &content);
            parts.push(frame.t.about("report-content", &what));
        }
        match promises.iter().filter(|row| row.promised_by == PromisedBy::Press).count() {
            0 => {}
            n => parts.push(frame.t.count("report-press", n)),
        }
        parts.join(&frame.t.get("sentence-join"))
    }

    fn alone_announcements(&self) -> impl Iterator<Item = &AnnouncementRow> {
        self.rows.announcements.iter().filter(|row| self.has_alone(&row.sources))
    }

    fn has_alone(&self, sources: &str) -> bool {
        is_alone(sources, "", self.sources)
    }

    /// What rests on these sources and no others.
    fn alone(&self) -> String {
        let (frame, rows) = (self.frame, self.rows);
        let alone = |sources: &str| self.has_alone(sources);
        let promises = rows
            .promises
            .iter()
            .filter(|row| is_alone(&row.sources, &row.borne_out_sources, self.sources));
        let counts = [
            ("month-count", self.alone_announcements().count()),
            ("rests-printed", rows.printed.iter().filter(|row| alone(&row.sources)).count()),
            ("rests-claims", rows.claims.iter().filter(|row| alone(&row.sources)).count()),
            ("rests-promises", promises.count()),
            ("rests-people", rows.people.iter().filter(|row| alone(&row.sources)).count()),
        ];
        let parts: Vec<String> =
            counts.iter().filter(|(_, n)| *n > 0).map(|(key, n)| frame.t.count(key, *n)).collect();
        if parts.is_empty() {
            return frame.t.get(self.key("report-alone-none"));
        }
        frame.t.about(self.key("report-alone"), &format::and_list(frame.lang, &parts))
    }

    /// The key of a text that speaks of a source, or of a publisher.
    fn key(&self, source: &'static str) -> &'static str {
        match (source, self.is_publisher) {
            ("report-alone", true) => "report-alone-publisher",
            ("report-alone-none", true) => "report-alone-none-publisher",
            ("report-headline-alone", true) => "report-headline-alone-publisher",
            (source, _) => source,
        }
    }
}
