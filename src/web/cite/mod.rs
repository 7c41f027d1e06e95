//! How to cite a view: the works it rests on first, Baimo as their compiler last, in five forms.
//!
//! A [`Citation`] is the one record; each form is a pure function of its [`Work`]s.

mod apa;
mod bibtex;
mod csl;
mod gbt;
mod ris;

use chrono::NaiveDate;
use sha2::{Digest as _, Sha256};

pub use apa::Apa;

use super::texts::Texts;
use crate::answers::rows::Dataset;
use crate::answers::sources::CitedRow;
use crate::domain::{Lang, Language, SourceKind};

/// Longest key of an entry that is made of an address alone.
const LONGEST_KEY: usize = 60;

/// What a work is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// A view of this record.
    View,
    /// A source of the record.
    Source(SourceKind),
}

/// A work to cite. A text that is not known is empty.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Work {
    /// Key in a file of references.
    pub key: String,
    /// What it is.
    pub kind: Kind,
    /// Who made it. The record knows the publishers of its sources, not their authors.
    pub author: String,
    /// Title.
    pub title: String,
    /// What it is a part of, or who published it.
    pub container: String,
    /// Dataset version.
    pub version: String,
    /// Day of publication.
    pub issued: Option<NaiveDate>,
    /// Day on which its address was looked up; none without an address.
    pub accessed: Option<NaiveDate>,
    /// Absolute address.
    pub url: String,
    /// BCP 47 tag of its language.
    pub language: &'static str,
}

/// A view of the record, as its citation needs it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct View<'a> {
    /// Language of the page.
    pub lang: Lang,
    /// Title of the page without its filter.
    pub title: &'a str,
    /// The filter as a sentence, or nothing.
    pub filter: &'a str,
    /// Path and query of the page, language prefix included.
    pub path: &'a str,
    /// The address of the site.
    pub site: &'a str,
}

/// How to cite a view.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Citation {
    lang: Lang,
    works: Vec<Work>,
}

impl Work {
    /// A view of a record.
    fn view(view: &View<'_>, dataset: &Dataset) -> Self {
        let t = Texts(view.lang);
        let title = if view.filter.is_empty() {
            view.title.to_owned()
        } else {
            let values = [("title", view.title.into()), ("filter", view.filter.into())];
            t.with("cite-filtered", &values)
        };
        let container = match view.lang {
            Lang::En => &dataset.title_en,
            Lang::Zh => &dataset.title_zh,
        };
        Self {
            key: key(view.path),
            kind: Kind::View,
            author: t.get("cite-author"),
            title: one_line(&title),
            container: one_line(container),
            version: dataset.short_version().to_owned(),
            issued: Some(dataset.released),
            accessed: Some(dataset.released),
            url: address(&format!("{}{}", view.site, view.path)),
            language: view.lang.tag(),
        }
    }

    /// A source of a record that was released on a day.
    fn source(row: &CitedRow, released: NaiveDate) -> Self {
        Self {
            key: row.id.clone(),
            kind: Kind::Source(row.kind),
            author: String::new(),
            title: one_line(&row.title),
            container: one_line(&row.publisher),
            version: String::new(),
            issued: row.published,
            accessed: (!row.url.is_empty()).then_some(released),
            url: address(&row.url),
            language: match row.language {
                Language::Zh => Lang::Zh.tag(),
                other => other.as_str(),
            },
        }
    }
}

impl Citation {
    /// The citation of a view with the sources it rests on.
    #[must_use]
    pub fn new(view: &View<'_>, dataset: &Dataset, sources: &[CitedRow]) -> Self {
        let mut works: Vec<Work> =
            sources.iter().map(|row| Work::source(row, dataset.released)).collect();
        works.push(Work::view(view, dataset));
        Self { lang: view.lang, works }
    }

    /// The words around a work: a Chinese text writes the entries of foreign works in English, and
    /// an English text all of them.
    fn words(&self, work: &Work) -> Texts {
        Texts(if work.language == self.lang.tag() { self.lang } else { Lang::En })
    }

    /// Whether it names the sources of the view.
    #[must_use]
    pub fn names_sources(&self) -> bool {
        self.works.len() > 1
    }

    /// GB/T 7714-2015, a line and its language for each work.
    #[must_use]
    pub fn gbt(&self) -> Vec<(String, &'static str)> {
        self.works.iter().map(|work| (gbt::line(work, self.words(work)), work.language)).collect()
    }

    /// APA 7, a line and its language for each work.
    #[must_use]
    pub fn apa(&self) -> Vec<(Apa, &'static str)> {
        self.works.iter().map(|work| (apa::line(work, self.words(work)), work.language)).collect()
    }

    /// A BibTeX file.
    #[must_use]
    pub fn bibtex(&self) -> String {
        self.works.iter().map(|work| bibtex::entry(work, self.words(work))).collect()
    }

    /// A RIS file.
    #[must_use]
    pub fn ris(&self) -> String {
        self.works.iter().map(ris::record).collect()
    }

    /// A CSL-JSON file.
    #[must_use]
    pub fn csl(&self) -> String {
        csl::file(&self.works)
    }
}

/// Whether a source of this kind has a publisher rather than a whole that it is a part of.
const fn is_by_publisher(kind: SourceKind) -> bool {
    matches!(
        kind,
        SourceKind::OfficialDocument | SourceKind::CompanyFiling | SourceKind::Repository
    )
}

/// Text on one line: each run of white space becomes one blank.
fn one_line(text: &str) -> String {
    let visible = text.replace(|c: char| c.is_control(), " ");
    visible.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// An address that no form of citation needs to escape.
fn address(url: &str) -> String {
    one_line(url).replace(' ', "%20").replace('\\', "%5C").replace('{', "%7B").replace('}', "%7D")
}

/// The key of a view, of its path and query. A long one is cut, and its hash keeps it apart.
fn key(path: &str) -> String {
    let words: Vec<&str> =
        path.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let key = std::iter::once("baimo").chain(words).collect::<Vec<_>>().join("-").to_lowercase();
    if key.len() <= LONGEST_KEY {
        return key;
    }
    let hash = Sha256::digest(path.as_bytes());
    let hash = u32::from_be_bytes([hash[0], hash[1], hash[2], hash[3]]);
    format!("{}-{hash:08x}", key[..LONGEST_KEY - 9].trim_end_matches('-'))
}

#[cfg(test)]
pub(super) mod examples {
    //! Works that the tests of all forms cite.

    use super::*;

    /// The record on a day.
    pub(in crate::web) fn dataset() -> Dataset {
        Dataset {
            version: "3266858abcde0123456789".into(),
            origin: "embedded".into(),
            title_en: "China's 2023 large-model launches".into(),
            title_zh: "2023年中国大模型发布记录".into(),
            released: NaiveDate::from_ymd_opt(2026, 11, 23).unwrap_or_default(),
            licence: "CC-BY-4.0".into(),
            announcements: 1,
            sources: 1,
            organisations: 1,
        }
    }

    /// A source.
    pub(in crate::web) fn source(title: &str, kind: SourceKind, published: &str) -> CitedRow {
        CitedRow {
            cited_by: "baidu-ernie-bot-unveiled".into(),
            id: "reuters-2023-03-16-ernie".into(),
            title: title.into(),
            publisher: "Reuters".into(),
            url: "https://www.reuters.com/a_b?x=1%20&y=2".into(),
            published: published.parse().ok(),
            language: Language::En,
            kind,
        }
    }

    /// A filtered list in English.
    pub(in crate::web) fn list() -> Citation {
        let view = View {
            lang: Lang::En,
            title: "Timeline",
            filter: "Company: Baidu; Kind: Unveiling",
            path: "/?company=baidu&kind=unveiling",
            site: "https://baimo.example",
        };
        Citation::new(&view, &dataset(), &[])
    }

    /// The same list in Chinese.
    pub(in crate::web) fn list_zh() -> Citation {
        let view = View {
            lang: Lang::Zh,
            title: "时间线",
            filter: "公司：百度；类型：亮相",
            path: "/zh/?company=baidu&kind=unveiling",
            site: "https://baimo.example",
        };
        Citation::new(&view, &dataset(), &[])
    }

    /// An announcement with a news report behind it.
    pub(in crate::web) fn announcement(lang: Lang) -> Citation {
        let (title, path) = match lang {
            Lang::En => ("Baidu unveils ERNIE Bot", "/announcements/baidu-ernie-bot-unveiled"),
            Lang::Zh => ("百度发布文心一言", "/zh/announcements/baidu-ernie-bot-unveiled"),
        };
        let view = View { lang, title, filter: "", path, site: "https://baimo.example" };
        let report = source("Baidu's ERNIE: 10% & more?", SourceKind::News, "2023-03-16");
        Citation::new(&view, &dataset(), &[report])
    }

    /// A view with a title of one's own.
    pub(in crate::web) fn titled(title: &str) -> Citation {
        let view =
            View { lang: Lang::En, title, filter: "", path: "/", site: "https://baimo.example" };
        Citation::new(&view, &dataset(), &[source(title, SourceKind::Repository, "")])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_says_which_view_it_is() {
        assert_eq!(key("/"), "baimo");
        assert_eq!(key("/zh/"), "baimo-zh");
        assert_eq!(key("/reactions/x/%5EHSI"), "baimo-reactions-x-5ehsi");
        assert_eq!(key("/?company=baidu&q=a+b"), "baimo-company-baidu-q-a-b");
    }

    #[test]
    fn a_long_key_is_cut_and_still_tells_two_views_apart() {
        let long = "/?company=".to_owned() + &"baidu&company=".repeat(20);
        let (a, b) = (key(&format!("{long}x")), key(&format!("{long}y")));
        assert!(a.len() <= LONGEST_KEY && b.len() <= LONGEST_KEY, "{a}");
        assert_ne!(a, b);
    }

    #[test]
    fn a_source_without_an_address_was_not_looked_up() {
        let mut row = examples::source("Title", SourceKind::News, "2023-03-16");
        row.url = String::new();
        assert_eq!(Work::source(&row, examples::dataset().released).accessed, None);
    }

    #[test]
    fn the_sources_come_first() {
        let keys: Vec<String> =
            examples::announcement(Lang::En).works.into_iter().map(|work| work.key).collect();
        assert_eq!(
            keys,
            ["reuters-2023-03-16-ernie", "baimo-announcements-baidu-ernie-bot-unveiled"]
        );
    }
}
