//! A source as a page cites it: its own page here, and the text itself elsewhere.
//! `part/citation.html` draws it with its title, `part/publishers.html` by its publisher alone.

use std::collections::BTreeSet;

use chrono::NaiveDate;

use crate::answers::sources::CitedRow;
use crate::domain::{Lang, Language};
use crate::web::format;
use crate::web::render::Frame;

/// A cited source.
#[derive(Debug, Clone, PartialEq)]
pub struct Citation {
    /// Its page.
    pub url: String,
    /// The text itself; empty where its address is not known.
    pub out: String,
    /// Title as printed, or our description.
    pub title: String,
    /// Whether it is our description, the printed title not being known.
    pub is_described: bool,
    /// The language the title is in.
    pub lang: &'static str,
    /// Who published it.
    pub publisher: String,
    /// The language of that name where it has to be said, or nothing.
    pub publisher_lang: &'static str,
    /// When it was published.
    pub published: Option<NaiveDate>,
    /// The language of the text, as a tag.
    pub language: &'static str,
    /// Its name.
    pub language_name: String,
    /// What the source is.
    pub kind: String,
}

impl Citation {
    /// The citation of a row.
    #[must_use]
    pub fn new(frame: &Frame, row: &CitedRow) -> Self {
        let (title, is_described) = titled(&row.title);
        Self {
            url: frame.urls.source(&row.id),
            out: frame.urls.out(&row.url).to_owned(),
            lang: title_lang(&row.title, row.language),
            title,
            is_described,
            publisher_lang: name_lang(&row.publisher),
            publisher: publisher(frame, &row.publisher),
            published: row.published,
            language: language_tag(row.language),
            language_name: frame.word("language", row.language.as_str()),
            kind: frame.word("source-kind", row.kind.as_str()),
        }
    }

    /// The citations of some rows.
    #[must_use]
    pub fn all(frame: &Frame, rows: &[CitedRow]) -> Vec<Self> {
        rows.iter().map(|row| Self::new(frame, row)).collect()
    }

    /// The citations of one row of the record among those of several.
    #[must_use]
    pub fn of(frame: &Frame, rows: &[CitedRow], cited_by: &str) -> Vec<Self> {
        rows.iter()
            .filter(|row| row.cited_by == cited_by)
            .map(|row| Self::new(frame, row))
            .collect()
    }

    /// The same with a publisher of two sources once.
    #[must_use]
    pub fn publishers(frame: &Frame, rows: &[CitedRow], cited_by: &str) -> Vec<Self> {
        let mut found = Self::of(frame, rows, cited_by);
        let mut seen = BTreeSet::new();
        found.retain(|citation| seen.insert(citation.publisher.clone()));
        found
    }
}

/// A title, and whether it is our description: that stands in brackets in the record, as citations
/// have it, and without them on a page that says so. A Chinese one has full-width marks.
#[must_use]
pub fn titled(title: &str) -> (String, bool) {
    let inside = title.strip_prefix('[').and_then(|title| title.strip_suffix(']'));
    match inside {
        Some(ours) if has_han(ours) => (ours.replace(',', "，").replace(':', "："), true),
        _ => (inside.unwrap_or(title).to_owned(), inside.is_some()),
    }
}

/// The language of a source's title as it stands here: descriptions in brackets may be in English
/// where the text is in Chinese.
#[must_use]
pub fn title_lang(title: &str, language: Language) -> &'static str {
    // A Han character says about as much as two Latin letters; a document number in Han does not
    // make an English title Chinese.
    let letters = title.chars().filter(char::is_ascii_alphabetic).count();
    let others = title.chars().filter(|c| c.is_alphabetic() && !c.is_ascii()).count();
    match language {
        Language::Zh if has_han(title) => Lang::Zh.tag(),
        Language::Zh => Lang::En.tag(),
        _ if has_han(title) && 2 * others >= letters => Lang::Zh.tag(),
        other => other.as_str(),
    }
}

/// The language of a publisher's name: Chinese, or nothing to be said.
#[must_use]
pub fn name_lang(name: &str) -> &'static str {
    if has_han(name) { Lang::Zh.tag() } else { "" }
}

/// The name of a publisher, with what the record says of it in English told in the page's language:
/// that it is not known, or on whose site a copy stands.
fn publisher(frame: &Frame, name: &str) -> String {
    if name == "[publisher unknown]" {
        return frame.t.get("publisher-unknown");
    }
    let copy = name.strip_suffix(')').and_then(|name| name.rsplit_once(" (copy at "));
    match copy {
        Some((name, host)) => {
            frame.t.with("publisher-copy", &[("name", name.into()), ("host", host.into())])
        }
        None => name.to_owned(),
    }
}

/// A publisher as a sentence or a narrow cell names it: without what its name says of a copy, and of a
/// name in two languages the part in the page's.
#[must_use]
pub fn publisher_named(frame: &Frame, name: &str) -> String {
    let whole = publisher(frame, name);
    let name = whole.split(" (").next().unwrap_or_default();
    match name.split_once(' ') {
        Some((zh, en)) if has_han(zh) && !has_han(en) => frame.pick(en, zh).to_owned(),
        _ => name.to_owned(),
    }
}

/// The publishers that a row of the record cites, as a sentence names them, each once.
#[must_use]
pub fn publishers_named(frame: &Frame, rows: &[CitedRow], cited_by: &str) -> String {
    let mut names: Vec<String> = Vec::new();
    for row in rows.iter().filter(|row| row.cited_by == cited_by) {
        let name = publisher_named(frame, &row.publisher);
        if !names.contains(&name) {
            names.push(name);
        }
    }
    format::and_list(frame.lang, &names)
}

/// The tag of a source's language.
#[must_use]
pub fn language_tag(language: Language) -> &'static str {
    match language {
        Language::Zh => Lang::Zh.tag(),
        other => other.as_str(),
    }
}

/// Whether a text has Chinese characters.
#[must_use]
pub fn has_han(text: &str) -> bool {
    text.chars().any(|c| ('\u{4e00}'..='\u{9fff}').contains(&c))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::SourceKind;
    use crate::web::render::Nav;

    #[test]
    fn a_sentence_names_each_publisher_once_and_in_its_own_language() {
        let names =
            ["投资界 PEdaily (燃次元)", "Coinspeaker (repost)", "Coinspeaker", "51CTO blog"];
        let row = |publisher: &&str| CitedRow {
            cited_by: "a".to_owned(),
            id: String::new(),
            title: String::new(),
            publisher: (*publisher).to_owned(),
            url: String::new(),
            published: None,
            language: Language::En,
            kind: SourceKind::News,
        };
        let rows: Vec<CitedRow> = names.iter().map(row).collect();
        let publishers =
            |lang| publishers_named(&Frame::bare(lang, "/", Nav::None, ""), &rows, "a");
        assert_eq!(publishers(Lang::En), "PEdaily, Coinspeaker and 51CTO blog");
        assert_eq!(publishers(Lang::Zh), "投资界、Coinspeaker和51CTO blog");
    }

    #[test]
    fn a_description_is_one_in_brackets_from_end_to_end() {
        assert_eq!(titled("[Report on the launch]"), ("Report on the launch".to_owned(), true));
        assert_eq!(titled("[专题,投资界转载]"), ("专题，投资界转载".to_owned(), true));
        let printed = "[BUG/Help] leaked test data";
        assert_eq!(titled(printed), (printed.to_owned(), false));
    }

    #[test]
    fn a_title_is_in_the_language_it_is_printed_in() {
        assert_eq!(title_lang("中国大模型列表", Language::Zh), "zh-Hans");
        assert_eq!(title_lang("[Report on the launch]", Language::Zh), "en");
        assert_eq!(title_lang("Baidu, la risposta", Language::It), "it");
        assert_eq!((name_lang("36氪"), name_lang("Reuters")), ("zh-Hans", ""));
    }
}
