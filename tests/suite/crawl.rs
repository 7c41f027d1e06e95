//! A reader who follows every link.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use axum::http::StatusCode;
use scraper::{ElementRef, Html, Selector};
use tokio::sync::OnceCell;

use crate::app::{App, shipped};

/// Addresses with a query string that are followed for each kind of page.
const QUERIES: usize = 20;
/// The same of pictures, whose addresses are told apart by their depth alone.
const PICTURES: usize = 60;

/// What the crawler keeps of a page.
struct Page {
    address: String,
    title: String,
    description: String,
    links: Vec<String>,
    faults: Vec<String>,
}

fn all<'a>(page: &'a Html, selector: &str) -> Vec<ElementRef<'a>> {
    page.select(&Selector::parse(selector).unwrap()).collect()
}

fn attribute(page: &Html, selector: &str, name: &str) -> String {
    let found = all(page, selector).first().and_then(|element| element.attr(name));
    found.unwrap_or_default().trim().to_owned()
}

impl Page {
    fn read(address: &str, text: &str) -> Self {
        let html = Html::parse_document(text);
        let mut faults = Vec::new();
        let mut fault = |what: String| faults.push(format!("{address}: {what}"));
        let headings = all(&html, "h1").len();
        if headings != 1 {
            fault(format!("{headings} h1"));
        }
        let lang = if address.starts_with("/zh/") { "zh-Hans" } else { "en" };
        if attribute(&html, "html", "lang") != lang {
            fault(format!("its lang is not {lang}"));
        }
        let loaded = ["script[src]", "link[href]", "img[src]", "source[src]", "use[href]"];
        for element in loaded.iter().flat_map(|selector| all(&html, selector)) {
            let url = element.attr("src").or(element.attr("href")).unwrap_or_default();
            let is_named_only =
                ["alternate", "canonical"].contains(&element.attr("rel").unwrap_or(""));
            let is_own = url.starts_with('/') && !url.starts_with("//") || url.starts_with('#');
            if !is_own && !is_named_only {
                fault(format!("it loads {url}"));
            }
        }
        let mut ids = BTreeSet::new();
        for id in all(&html, "[id]").iter().filter_map(|element| element.attr("id")) {
            if !ids.insert(id) {
                fault(format!("two elements have the id {id}"));
            }
        }
        let links: Vec<String> = all(&html, "a[href]")
            .iter()
            .filter_map(|a| a.attr("href"))
            .map(str::to_owned)
            .collect();
        for fragment in links.iter().filter_map(|link| link.strip_prefix('#')) {
            if !fragment.is_empty() && !ids.contains(fragment) {
                fault(format!("nothing has the id {fragment}"));
            }
        }
        if address.starts_with("/zh/")
            && let Some(words) = all(&html, "body").into_iter().find_map(english_words)
        {
            fault(format!("English words: {words}"));
        }
        let title = all(&html, "head > title").first().map(|t| t.text().collect::<String>());
        Self {
            address: address.to_owned(),
            title: title.unwrap_or_default().trim().to_owned(),
            description: attribute(&html, "meta[name=description]", "content"),
            links,
            faults,
        }
    }
}

/// The first run of five English words outside names, which carry a `lang` of their own.
fn english_words(element: ElementRef<'_>) -> Option<String> {
    let mut text = String::new();
    own_text(element, &mut text);
    let mut run: Vec<&str> = Vec::new();
    for word in text.split(|c: char| c.is_whitespace() || "（）：，。；、/·".contains(c)) {
        let is_english = word
            .trim_end_matches([',', '.', ';', ':', '?'])
            .chars()
            .all(|c| c.is_ascii_lowercase() || "'-".contains(c));
        if !is_english {
            run.clear();
        } else if !word.is_empty() {
            run.push(word);
        }
        if run.len() == 5 {
            return Some(run.join(" "));
        }
    }
    None
}

/// The text of an element without the parts in another language and without code.
fn own_text(element: ElementRef<'_>, text: &mut String) {
    for child in element.children() {
        if let Some(words) = child.value().as_text() {
            text.push_str(words);
        } else if let Some(inner) = ElementRef::wrap(child) {
            let name = inner.value().name();
            let is_foreign =
                inner.attr("lang").is_some_and(|lang| !["zh", "zh-Hans"].contains(&lang));
            // A citation holds the titles of sources and of this record as they are.
            let is_citation = inner.attr("class") == Some("cite");
            if !is_foreign
                && !is_citation
                && !["code", "pre", "script", "style", "math"].contains(&name)
            {
                own_text(inner, text);
            }
        }
        text.push(' ');
    }
}

/// The kind of an address: its path without what names one row.
fn kind(address: &str) -> String {
    let path = address.split('?').next().unwrap_or_default();
    let parts: Vec<&str> = path.split('/').collect();
    let fixed = usize::from(parts.get(1) == Some(&"zh")) + 2;
    format!("{}+{}", parts[..fixed.min(parts.len())].join("/"), parts.len())
}

/// What came of following the links of one language.
#[derive(Default)]
pub struct Crawl {
    /// The body of each address that answered, as [`comparable`] gives it.
    pub bodies: BTreeMap<String, Vec<u8>>,
    pages: Vec<Page>,
    seen: BTreeSet<String>,
    other_language: BTreeSet<String>,
    faults: Vec<String>,
}

/// Whether an address is that of data, which has one form for both languages.
fn is_data(address: &str) -> bool {
    let path = address.split('?').next().unwrap_or_default();
    ["/api/v1/", "/api/swagger/"].iter().any(|start| path.starts_with(start))
        || [
            ".csv", ".json", ".ndjson", ".xlsx", ".atom", ".ics", ".xml", ".txt", ".svg", ".png",
            ".zip", ".sqlite", ".parquet",
        ]
        .iter()
        .any(|suffix| path.ends_with(suffix))
}

/// A body as two builds can be compared by it: white space of pages folded, and the names of assets
/// without the hash of what they hold. Other files stay as they are.
fn comparable(body: &[u8], is_page: bool) -> Vec<u8> {
    if !is_page {
        return body.to_vec();
    }
    let text = String::from_utf8_lossy(body);
    let folded = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let mut parts = folded.split("/static/app.");
    let mut masked = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let suffix = part.split_once('.').map_or(part, |(_hash, suffix)| suffix);
        masked.push_str("/static/app.");
        masked.push_str(suffix);
    }
    masked.into_bytes()
}

/// The crawl of one edition of the shipped record, made once in a process.
pub async fn of_shipped(prefix: &str) -> &'static Crawl {
    static ENGLISH: OnceCell<Crawl> = OnceCell::const_new();
    static CHINESE: OnceCell<Crawl> = OnceCell::const_new();
    let edition = if prefix.is_empty() { &ENGLISH } else { &CHINESE };
    edition.get_or_init(async || crawl(&App::start().await, &format!("{prefix}/")).await).await
}

/// Whether an address belongs to the Chinese edition.
fn is_chinese(address: &str) -> bool {
    address.starts_with("/zh/")
}

/// Follows every link within one language that has no query string, and the first of each kind of
/// page that has one.
pub async fn crawl(app: &App, root: &str) -> Crawl {
    let mut queue = VecDeque::from([root.to_owned()]);
    let mut crawl = Crawl { seen: BTreeSet::from([root.to_owned()]), ..Crawl::default() };
    let mut queries: BTreeMap<String, usize> = BTreeMap::new();
    while let Some(address) = queue.pop_front() {
        let answer = app.get(&address).await;
        if answer.status != StatusCode::OK {
            crawl.faults.push(format!("{address}: {}", answer.status));
            continue;
        }
        // Swagger UI is another's page.
        let is_page = answer.header("content-type").starts_with("text/html") && !is_data(&address);
        crawl.bodies.insert(address.clone(), comparable(&answer.body, is_page));
        if !is_page {
            continue;
        }
        let page = Page::read(&address, answer.text());
        for link in page.links.iter().filter(|link| link.starts_with('/')) {
            let link = link.split('#').next().unwrap_or_default();
            if !is_data(link) && is_chinese(link) != is_chinese(root) {
                crawl.other_language.insert(link.to_owned());
                continue;
            }
            if crawl.seen.contains(link) {
                continue;
            }
            // The pages of a whole list are all followed, so that each row is reached; of pictures, which
            // are cut from pages that are read anyway, the first of each kind of page.
            let is_picture = ["/embed/", "/preview/"].iter().any(|start| link.starts_with(start));
            let most = if is_picture { PICTURES } else { QUERIES };
            if is_picture || link.contains('?') && !link.contains("?after=") {
                let count = queries.entry(kind(link)).or_default();
                *count += 1;
                if *count > most {
                    continue;
                }
            }
            crawl.seen.insert(link.to_owned());
            queue.push_back(link.to_owned());
        }
        crawl.faults.extend(page.faults.iter().cloned());
        crawl.pages.push(page);
    }
    crawl
}

/// The addresses of everything in the record that has a page of its own.
fn pages_of_the_record() -> Vec<String> {
    let record = shipped();
    let mut pages = Vec::new();
    pages.extend(record.announcements.iter().map(|row| format!("/announcements/{}", row.id)));
    pages.extend(record.companies.iter().map(|row| format!("/companies/{}", row.slug)));
    pages.extend(record.models.iter().map(|row| format!("/models/{}", row.slug)));
    pages.extend(record.people.iter().map(|row| format!("/people/{}", row.slug)));
    pages.extend(record.sources.iter().map(|row| format!("/sources/{}", row.id)));
    pages
}

/// Whether a page is that of something whose name the record gives: two may be called the same.
fn is_named_by_the_record(address: &str) -> bool {
    ["/sources/", "/models/", "/companies/", "/people/"].iter().any(|start| address.contains(start))
}

/// Faults of titles and descriptions: missing, or the same on two pages.
fn unclear_heads(pages: &[Page]) -> Vec<String> {
    let mut faults = Vec::new();
    let mut titles: BTreeMap<&str, &str> = BTreeMap::new();
    let mut descriptions: BTreeMap<&str, &str> = BTreeMap::new();
    for page in pages.iter().filter(|page| !page.address.contains('?')) {
        for (what, text, seen) in [
            ("title", page.title.as_str(), &mut titles),
            ("description", page.description.as_str(), &mut descriptions),
        ] {
            if text.is_empty() {
                faults.push(format!("{}: no {what}", page.address));
            } else if let Some(other) = seen.insert(text, &page.address)
                && !(what == "title" && is_named_by_the_record(&page.address))
            {
                faults.push(format!("{}: the {what} of {other}: {text}", page.address));
            }
        }
    }
    faults
}

/// Walks one edition and fails with what is wrong in it.
async fn walk(prefix: &str) {
    let crawl = of_shipped(prefix).await;
    let mut faults = crawl.faults.clone();
    for page in pages_of_the_record() {
        let address = format!("{prefix}{page}");
        if !crawl.seen.contains(&address) {
            faults.push(format!("{address}: no link leads there"));
        }
    }
    for other in crawl.other_language.iter().filter(|link| !link.contains('?')) {
        let own = match other.strip_prefix("/zh/") {
            Some(rest) => format!("/{rest}"),
            None => format!("/zh{other}"),
        };
        if !crawl.seen.contains(&own) {
            faults.push(format!("{other}: a link to a page this language lacks"));
        }
    }
    faults.extend(unclear_heads(&crawl.pages));
    // Pinyin is a name, not English; a publisher is named as it names itself.
    let record = shipped();
    let is_name = |fault: &String| {
        let Some(words) = fault.split("English words: ").nth(1) else { return false };
        record.companies.iter().any(|company| company.pinyin.to_lowercase().contains(words))
            || record.sources.iter().any(|source| source.publisher.contains(words))
    };
    faults.retain(|fault| !is_name(fault));
    let first = faults.iter().take(40).map(String::as_str).collect::<Vec<_>>().join("\n");
    assert!(faults.is_empty(), "{} faults on {} pages:\n{first}", faults.len(), crawl.pages.len());
}

#[tokio::test]
async fn every_english_link_leads_to_a_page_and_every_row_is_reached() {
    walk("").await;
}

#[tokio::test]
async fn every_chinese_link_leads_to_a_page_and_every_row_is_reached() {
    walk("/zh").await;
}
