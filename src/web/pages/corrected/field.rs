//! Changed fields and their values, in words.

use chrono::NaiveDate;

use crate::answers::rows::{ClaimRow, CorrectionRow};
use crate::domain::{Bound, Corrected, Lang, Precision};
use crate::web::format;
use crate::web::pages::figures;
use crate::web::render::{Frame, word_key};

/// A change: `The date was .. and is now ..`.
#[derive(Debug)]
pub struct Change {
    /// The field's name.
    pub field: String,
    /// What it said.
    pub was: Said,
    /// What it says.
    pub now: Said,
}

impl Change {
    /// Whether a text was changed, which stands on lines of its own.
    #[must_use]
    pub fn is_of_text(&self) -> bool {
        self.was.is_quoted || self.now.is_quoted
    }

    /// How the sentence begins, up to what the field said.
    #[must_use]
    pub fn begin(&self, frame: &Frame) -> String {
        let is_text = self.is_of_text() && !self.was.text.is_empty();
        frame.t.about(if is_text { "corrections-said" } else { "corrections-was" }, &self.field)
    }

    /// The part between what the field said and what it says.
    #[must_use]
    pub fn middle(&self, frame: &Frame) -> String {
        frame.t.get(if self.is_of_text() { "corrections-and-says" } else { "corrections-and-is" })
    }

    /// The whole as plain text.
    pub(super) fn sentence(&self, frame: &Frame) -> String {
        let said = |said: &Said| match (said.text.as_str(), said.is_quoted) {
            ("", _) => frame.t.get("corrections-empty"),
            (text, true) => frame.t.about("corrections-quoted", text),
            (text, false) => text.to_owned(),
        };
        let parts = [
            ("begin", self.begin(frame).into()),
            ("was", said(&self.was).into()),
            ("middle", self.middle(frame).into()),
            ("now", said(&self.now).into()),
        ];
        let key = if self.is_of_text() { "corrections-texts" } else { "corrections-words" };
        frame.t.with(key, &parts)
    }
}

/// What a field said.
#[derive(Debug)]
pub struct Said {
    /// The value as people write it; empty if there was none.
    pub text: String,
    /// The language of a text.
    pub lang: &'static str,
    /// Whether it is a text that is quoted, not a word or a figure.
    pub is_quoted: bool,
}

/// The changes that the corrections of a row made, in the order of the rows. What stands in several
/// fields is told once: a date and how exactly it is known, the parts of a claim's figure.
pub(super) fn changes(
    frame: &Frame,
    rows: &[CorrectionRow],
    claim: Option<&ClaimRow>,
) -> Vec<Change> {
    let has = |field: &str| rows.iter().any(|row| row.field == field);
    let dated = (has("date") && has("precision")).then(|| dated(frame, rows)).flatten();
    let figure = claim.and_then(|claim| told_as_figure(frame, rows, claim));
    let (is_dated, is_figure) = (dated.is_some(), figure.is_some());
    // A text that was changed in both languages is told in that of the page alone.
    let (here, there) = match frame.lang {
        Lang::En => ("_en", "_zh"),
        Lang::Zh => ("_zh", "_en"),
    };
    let is_told_here =
        |field: &str| field.strip_suffix(there).is_some_and(|stem| has(&format!("{stem}{here}")));
    let others = rows.iter().filter(|row| {
        let in_date = is_dated && matches!(row.field.as_str(), "date" | "precision");
        let told = is_figure && FIGURE.contains(&row.field.as_str());
        !in_date && !told && !is_told_here(&row.field)
    });
    let one = |row: &CorrectionRow| Change {
        field: name(frame, &row.field),
        was: said(frame, row.table, &row.field, &row.was),
        now: said(frame, row.table, &row.field, &row.now),
    };
    dated.into_iter().chain(figure).chain(others.map(one)).collect()
}

/// A date whose precision was changed with it.
fn dated(frame: &Frame, rows: &[CorrectionRow]) -> Option<Change> {
    let of = |field: &str| rows.iter().find(|row| row.field == field);
    let (date, precision) = (of("date")?, of("precision")?);
    let known = |date: &str, precision: &str| {
        let day: NaiveDate = date.parse().ok()?;
        let precision = precision.to_owned().try_into().unwrap_or(Precision::Day);
        Some(Said::plain(format::known_day(frame.lang, day, precision)))
    };
    Some(Change {
        field: name(frame, "date"),
        was: known(&date.was, &precision.was)?,
        now: known(&date.now, &precision.now)?,
    })
}

/// The fields that make a claim's figure.
const FIGURE: [&str; 4] = ["bound", "unit", "value", "value_max"];

/// A claim's figure as it was and as it is.
fn told_as_figure(frame: &Frame, rows: &[CorrectionRow], claim: &ClaimRow) -> Option<Change> {
    let changed: Vec<&CorrectionRow> =
        rows.iter().filter(|row| FIGURE.contains(&row.field.as_str())).collect();
    let with = |pick: fn(&CorrectionRow) -> &String| {
        let mut claim = claim.clone();
        for row in &changed {
            let value = pick(row).clone();
            match row.field.as_str() {
                "bound" => claim.bound = value.try_into().unwrap_or(Bound::Exact),
                "unit" => claim.unit = value,
                "value" => claim.value = value,
                _ => claim.value_max = value,
            }
        }
        Said::plain(figures::said(frame, &claim))
    };
    (!changed.is_empty()).then(|| Change {
        field: name(frame, "figure"),
        was: with(|row| &row.was),
        now: with(|row| &row.now),
    })
}

/// The name of a field: `date`, `title (English)`.
pub(super) fn name(frame: &Frame, field: &str) -> String {
    let (stem, lang) = match field.rsplit_once('_') {
        Some((stem, lang @ ("en" | "zh"))) => (stem, lang),
        _ => (field, ""),
    };
    let name = frame.word("field", &stem.replace('_', "-"));
    if lang.is_empty() {
        return name;
    }
    let values = [("field", name.into()), ("language", frame.word("language", lang).into())];
    frame.t.with("corrections-in-language", &values)
}

impl Said {
    fn plain(text: String) -> Self {
        Self { text, lang: "", is_quoted: false }
    }

    /// Whether it is a text in another language than that of the page, which stands small.
    #[must_use]
    pub fn is_foreign(&self, frame: &Frame) -> bool {
        !self.lang.is_empty() && self.lang != frame.lang.tag()
    }

    fn quoted(text: &str, lang: &'static str) -> Self {
        Self { text: text.to_owned(), lang, is_quoted: true }
    }
}

/// A value of a field as people write it; as it stands in `data/` where nothing better is known.
fn said(frame: &Frame, table: Corrected, field: &str, value: &str) -> Said {
    if value.is_empty() {
        return Said::plain(String::new());
    }
    if let Some((_, lang @ ("en" | "zh"))) = field.rsplit_once('_') {
        let lang = if lang == "en" { Lang::En } else { Lang::Zh };
        return Said::quoted(value, lang.tag());
    }
    let day = || value.parse::<NaiveDate>().ok().map(|day| format::long_day(frame.lang, day));
    let percent = || value.parse::<f64>().ok().map(|value| format::percent(value, 3).figure);
    let told = match field {
        "date" | "day" | "published" | "due" | "delivered" => day(),
        "open" | "high" | "low" | "close" => percent(),
        "value" | "value_max" | "amount" | "valuation" => Some(format::said(frame.lang, value)),
        "unit" => Some(frame.unit(value)),
        _ => family(table, field).and_then(|family| known(frame, family, value)),
    };
    match (told, field) {
        (Some(told), _) => Said::plain(told),
        (None, "title" | "publisher" | "url") => Said::quoted(value, ""),
        (None, _) => Said::plain(value.to_owned()),
    }
}

/// The text of a word; nothing for a word that the record no longer has.
fn known(frame: &Frame, family: &str, word: &str) -> Option<String> {
    let text = frame.word(family, word);
    (text != word_key(family, word)).then_some(text)
}

/// The family of texts that name the words of a field.
fn family(table: Corrected, field: &str) -> Option<&'static str> {
    Some(match (table, field) {
        (_, "confidence") => "confidence-short",
        (_, "precision" | "due_precision") => "precision",
        (_, "bound" | "valuation_bound") => "bound",
        (_, "measure") => "measure",
        (_, "basis") => "basis",
        (_, "limit") => "limit",
        (_, "language") => "language",
        (_, "scope") => "scope",
        (Corrected::Spec, "status") => "spec-status",
        (Corrected::Round, "status") => "round-status",
        (_, "status") => "promise",
        (_, "quantity") => "quantity",
        (_, "weights") => "weights",
        (_, "commercial") => "commercial",
        (_, "measured_by") => "measured-by",
        (_, "stage") => "stage",
        (Corrected::ModelRole, "role") => "role",
        (_, "scale") => "scale",
        (_, "by") => "promiser",
        (_, "borne_out") => "borne-out",
        (Corrected::Announcement, "kind") => "kind",
        (Corrected::Company, "kind") => "company-kind",
        (Corrected::Model, "kind") => "model-kind",
        (Corrected::Source, "kind") => "source-kind",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{BorneOut, Choice, Confidence, DuePrecision, PromiseStatus};
    use crate::web::render::Nav;

    fn frame(lang: Lang) -> Frame {
        Frame::bare(lang, "/", Nav::None, "")
    }

    fn row(field: &str, was: &str, now: &str) -> CorrectionRow {
        CorrectionRow {
            key: String::new(),
            day: NaiveDate::from_ymd_opt(2023, 12, 1).unwrap(),
            table: Corrected::Announcement,
            id: "a".to_owned(),
            field: field.to_owned(),
            was: was.to_owned(),
            now: now.to_owned(),
            reason_en: String::new(),
            reason_zh: String::new(),
            sources: String::new(),
        }
    }

    #[test]
    fn a_date_that_was_known_by_month_is_told_with_what_was_known() {
        let rows = [row("date", "2023-06-01", "2023-06-16"), row("precision", "month", "day")];
        let told = changes(&frame(Lang::En), &rows, None);
        assert_eq!(told.len(), 1, "{told:?}");
        assert_eq!(told[0].was.text, "June 2023, day not known");
        assert_eq!(told[0].now.text, "16 Jun 2023 (Fri)");
        let alone = changes(&frame(Lang::Zh), &rows[..1], None);
        assert_eq!((&*alone[0].field, &*alone[0].was.text), ("日期", "2023年6月1日"));
    }

    #[test]
    fn words_figures_and_texts_are_told_as_a_page_writes_them() {
        let said = |lang, table, field, value| said(&frame(lang), table, field, value);
        let en = |table, field, value| said(Lang::En, table, field, value).text;
        assert_eq!(en(Corrected::Announcement, "confidence", "low"), "low");
        assert_eq!(en(Corrected::Move, "close", "-6.4"), "−6.400%");
        assert_eq!(en(Corrected::Model, "kind", "chat-assistant"), "Chat assistant");
        assert_eq!(en(Corrected::Announcement, "models", "a;b"), "a;b");
        assert_eq!(en(Corrected::Promise, "due", ""), "");
        let note = said(Lang::Zh, Corrected::Announcement, "note_en", "No day.");
        assert!(note.is_quoted && note.lang == "en");
        assert_eq!(name(&frame(Lang::En), "note_en"), "note (English)");
        assert_eq!(name(&frame(Lang::Zh), "note_en"), "备注（英文）");
    }

    #[test]
    fn every_word_that_a_field_can_hold_has_a_text() {
        let words: [(&str, Vec<&str>); 5] = [
            ("confidence", Confidence::words()),
            ("due_precision", DuePrecision::words()),
            ("bound", Bound::words()),
            ("status", PromiseStatus::words()),
            ("borne_out", BorneOut::words()),
        ];
        for lang in [Lang::En, Lang::Zh] {
            for (field, words) in &words {
                let family = family(Corrected::Promise, field).unwrap();
                for word in words {
                    assert!(known(&frame(lang), family, word).is_some(), "{family} {word} {lang}");
                }
            }
        }
        assert_eq!(known(&frame(Lang::En), "bound", "no-word"), None);
    }
}
