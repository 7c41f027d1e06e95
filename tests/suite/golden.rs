//! What every address answers, as digests that are kept in the repository: a change that is not
//! meant to be seen changes none of them.
//!
//! White space of HTML and SVG counts only where a reader would see it (`settled`), so templates can
//! be broken into other lines.
//!
//! `BAIMO_GOLDEN=write cargo test --test suite golden::` writes the digests anew and lists the
//! addresses whose answers changed; a commit names them and says why. It also leaves the answers in
//! `target/golden`, and a later run that finds another answer shows where it begins to differ.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use baimo::store::Store;
use sha2::{Digest as _, Sha256};

use crate::app::{App, tiny_database};
use crate::crawl::{self, Crawl};

/// Changed addresses that a failure names.
const NAMED: usize = 40;
/// Changed addresses of which a failure shows the first difference.
const SHOWN: usize = 5;

/// The digests of one record: those in the repository, and those of this build.
struct Golden {
    record: &'static str,
    kept: BTreeMap<String, String>,
    now: BTreeMap<String, String>,
}

fn folder(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(name)
}

fn digest(body: &[u8]) -> String {
    Sha256::digest(body)[..5].iter().fold(String::new(), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    })
}

/// Elements that stand in a line of text, so that a blank beside them is seen.
const IN_LINE: [&str; 21] = [
    "a", "b", "button", "cite", "code", "del", "i", "input", "ins", "kbd", "label", "mark",
    "select", "small", "span", "sub", "sup", "svg", "time", "tspan", "em",
];

/// Whether a tag is of an element in a line of text; of pictures only icons are.
fn is_in_line(tag: &str) -> bool {
    let name = tag.trim_start_matches('/').split([' ', '\n', '/', '>']).next();
    name.is_some_and(|name| IN_LINE.contains(&name))
        && (!tag.starts_with("svg") || tag.contains("class=\"ic"))
}

/// Markup with each run of white space as one blank, and none beside tags that start or end a block;
/// preformatted lines as they are.
fn settled(markup: &str) -> String {
    let mut settled = String::with_capacity(markup.len());
    let mut after_block = true;
    let mut in_pre = false;
    for piece in markup.split_inclusive('>') {
        let (text, tag) =
            piece.split_once('<').map_or((piece, None), |(text, tag)| (text, Some(tag)));
        let before_block = tag.is_none_or(|tag| !is_in_line(tag));
        if in_pre {
            settled.push_str(text);
        } else {
            let begins = text.starts_with(|c: char| c.is_ascii_whitespace()) && !after_block;
            let words: Vec<&str> = text.split_ascii_whitespace().collect();
            let ends = text.ends_with(|c: char| c.is_ascii_whitespace()) && !before_block;
            let is_blank = words.is_empty();
            settled.push_str(if begins && !(is_blank && before_block) { " " } else { "" });
            settled.push_str(&words.join(" "));
            settled.push_str(if ends && !is_blank { " " } else { "" });
        }
        if let Some(tag) = tag {
            let words: Vec<&str> = tag.split_ascii_whitespace().collect();
            settled.push('<');
            settled.push_str(&words.join(" ").replace(" >", ">"));
            in_pre = tag.starts_with("pre") || (in_pre && !tag.starts_with("/pre"));
            after_block = before_block;
        }
    }
    settled
}

/// What of an answer counts.
fn counted(body: &[u8]) -> Vec<u8> {
    let is_markup = body.starts_with(b"<!doctype html") || body.starts_with(b"<svg");
    let text = std::str::from_utf8(body).ok().filter(|_| is_markup);
    text.map_or_else(|| body.to_vec(), |text| settled(text).into_bytes())
}

#[test]
fn white_space_counts_between_words_and_links_and_in_listings_alone() {
    let lines = "<ul>\n  <li>\n    <a\n      href=\"/\">百\n模</a>\n</li>\n</ul>\n";
    assert_eq!(settled(lines), "<ul><li><a href=\"/\">百 模</a></li></ul>");
    assert_ne!(settled("<a>a</a> <a>b</a>"), settled("<a>a</a><a>b</a>"));
    assert_ne!(settled("<b>。</b> 大"), settled("<b>。</b>大"));
    assert_ne!(settled("<pre>a\n b</pre>"), settled("<pre>a b</pre>"));
    assert_eq!(settled("<p>a <b>b</b> c</p>"), "<p>a <b>b</b> c</p>");
}

/// Where a run in writing mode leaves the answer of an address.
fn left(record: &str, address: &str) -> PathBuf {
    let name = digest(address.as_bytes());
    folder("target/golden").join(record).join(name)
}

/// Words in the fonts of the machine, and a copy of the database with its pages as SQLite laid
/// them, differ between machines; the tests of pictures and of the copy hold these. A build with
/// Parquet has more files, which `/data` names.
fn is_pinned(address: &str) -> bool {
    let path = address.split('?').next().unwrap_or_default();
    let suffix = path.rsplit('.').next().unwrap_or_default();
    !["png", "sqlite", "parquet"].contains(&suffix) && !["/data", "/zh/data"].contains(&path)
}

impl Golden {
    fn new(record: &'static str, editions: &[&Crawl]) -> Self {
        let text = fs::read_to_string(Self::file(record)).unwrap_or_default();
        let kept = text.lines().filter_map(|line| line.split_once(' '));
        let kept = kept.filter(|(_, address)| is_pinned(address));
        let bodies = editions.iter().flat_map(|crawl| &crawl.bodies);
        let bodies = bodies.filter(|(address, _)| is_pinned(address));
        Self {
            record,
            kept: kept.map(|(digest, address)| (address.to_owned(), digest.to_owned())).collect(),
            now: bodies.map(|(address, body)| (address.clone(), digest(&counted(body)))).collect(),
        }
    }

    fn file(record: &str) -> PathBuf {
        folder("tests/suite/data/golden").join(format!("{record}.txt"))
    }

    /// The addresses that answer otherwise than in the repository, each with what happened.
    fn changes(&self) -> Vec<(&str, &'static str)> {
        let changed = self.now.iter().filter_map(|(address, digest)| {
            let kept = self.kept.get(address);
            let what = if kept.is_none() { "new" } else { "changed" };
            (kept != Some(digest)).then_some((address.as_str(), what))
        });
        let gone = self.kept.keys().filter(|address| !self.now.contains_key(*address));
        changed.chain(gone.map(|address| (address.as_str(), "gone"))).collect()
    }

    /// Writes the digests, and the answers for a later comparison.
    #[allow(clippy::print_stdout, reason = "who writes them anew wants to see what changed")]
    fn write(&self, editions: &[&Crawl]) {
        for (address, what) in self.changes() {
            println!("{}: {what}: {address}", self.record);
        }
        let lines = self.now.iter().map(|(address, digest)| format!("{digest} {address}\n"));
        fs::create_dir_all(folder("tests/suite/data/golden")).unwrap();
        fs::write(Self::file(self.record), lines.collect::<String>()).unwrap();
        fs::create_dir_all(folder("target/golden").join(self.record)).unwrap();
        for (address, body) in editions.iter().flat_map(|crawl| &crawl.bodies) {
            fs::write(left(self.record, address), body).unwrap();
        }
    }

    /// Fails with the addresses that changed.
    fn hold(&self, editions: &[&Crawl]) {
        let changes = self.changes();
        let mut message = String::new();
        for (address, what) in changes.iter().take(NAMED) {
            let _ = writeln!(message, "{what}: {address}");
        }
        for (address, _) in changes.iter().filter(|(_, what)| *what == "changed").take(SHOWN) {
            let now = editions.iter().find_map(|crawl| crawl.bodies.get(*address)).unwrap();
            if let Ok(before) = fs::read(left(self.record, address)) {
                let _ = writeln!(
                    message,
                    "\n{address}\n{}",
                    first_difference(&counted(&before), &counted(now))
                );
            }
        }
        assert!(
            changes.is_empty(),
            "{} of {} addresses of the {} record answer otherwise than the repository says; \
             if they should, BAIMO_GOLDEN=write cargo test --test suite golden:: writes it anew:\
             \n{message}",
            changes.len(),
            self.now.len(),
            self.record,
        );
    }
}

/// The two texts around the first byte that differs.
fn first_difference(before: &[u8], now: &[u8]) -> String {
    let at = before.iter().zip(now).take_while(|(a, b)| a == b).count();
    let around = |body: &[u8]| {
        let part = &body[at.saturating_sub(60)..body.len().min(at + 100)];
        String::from_utf8_lossy(part).into_owned()
    };
    format!("- {}\n+ {}", around(before), around(now))
}

fn compare(record: &'static str, editions: &[&Crawl]) {
    let golden = Golden::new(record, editions);
    if std::env::var("BAIMO_GOLDEN").is_ok_and(|mode| mode == "write") {
        golden.write(editions);
    } else {
        golden.hold(editions);
    }
}

#[tokio::test]
async fn every_address_of_the_shipped_record_answers_as_the_repository_says() {
    compare("shipped", &[crawl::of_shipped("").await, crawl::of_shipped("/zh").await]);
}

#[tokio::test]
async fn every_address_of_the_tiny_record_answers_as_the_repository_says() {
    let dir = tempfile::tempdir().unwrap();
    let url = tiny_database(dir.path()).await;
    let app = App::on(Store::open(&url).await.unwrap());
    compare("tiny", &[&crawl::crawl(&app, "/").await, &crawl::crawl(&app, "/zh/").await]);
}
