//! The picture of the front page, in both branches: marks in lanes and months, or counts.

use std::collections::BTreeMap;

use baimo::domain::Precision;
use baimo::import::{self, Origin};
use baimo::record::Record;
use baimo::store::Store;
use chrono::Days;
use resvg::usvg::roxmltree::Document;

use crate::app::{Answer, App, shipped, url_in};
use crate::front_page::{last_number, links, listed};
use crate::timeline::with_firms;

async fn app_with(record: Record) -> (App, tempfile::TempDir) {
    let dir = tempfile::tempdir().unwrap();
    let store = Store::create(&url_in(dir.path())).await.unwrap();
    import::load(&store, &record.into(), Origin::Import).await.unwrap();
    (App::on(store), dir)
}

#[tokio::test]
async fn the_number_at_a_lane_is_the_length_of_the_list_that_it_leads_to() {
    let app = App::start().await;
    for address in ["/", "/zh/?kind=open-source", "/?company=baidu&company=cac"] {
        let page = app.get(address).await;
        for drawing in ["svg.lanes-w", "svg.lanes-c"] {
            let lanes = links(&page, &format!("{drawing} > a:has(> rect.hit):not(:has(> title))"));
            let mut total = 0;
            for (link, text) in &lanes {
                assert_eq!(last_number(text), listed(&app, link).await, "{address}: {text}");
                total += last_number(text);
            }
            assert_eq!(total, listed(&app, address).await, "{address}: {drawing}");
        }
        let cells = links(&page, "svg.lanes-c > a:has(> rect.hit):has(> title)");
        let titles = page.select("svg.lanes-c > a:has(> rect.hit) > title");
        for ((link, _), title) in cells.iter().zip(&titles).step_by(7) {
            assert_eq!(
                last_number(title.trim_end_matches('条')),
                listed(&app, link).await,
                "{title}"
            );
        }
    }
}

/// Marks of a drawing by the height at which they stand, at the narrowest width it is shown at.
fn by_height(picture: &Answer) -> BTreeMap<i32, Vec<f64>> {
    let document = Document::parse(picture.text()).unwrap();
    let mut heights: BTreeMap<i32, Vec<f64>> = BTreeMap::new();
    for mark in document.descendants().filter(|node| {
        let is_mark = node.attribute("class").is_some_and(|class| class.starts_with("mk"));
        node.has_tag_name("use") && is_mark
    }) {
        let at = |name| mark.attribute(name).unwrap().parse::<f64>().unwrap();
        #[expect(clippy::cast_possible_truncation, reason = "pixels")]
        heights.entry(at("y") as i32).or_default().push(at("x"));
    }
    for row in heights.values_mut() {
        row.sort_by(f64::total_cmp);
    }
    heights
}

/// The numbers of the marks that found no row.
fn left_over(page: &Answer) -> usize {
    let over = page.select("svg.lanes-w > a > text.m");
    over.iter().map(|text| last_number(text)).sum()
}

#[tokio::test]
async fn every_announcement_is_a_mark_and_no_two_marks_touch() {
    let app = App::start().await;
    for (address, lang, n) in [("/", "en", 302), ("/zh/", "zh", 302)] {
        let page = app.get(address).await;
        assert_eq!(page.select("svg.lanes-w a > use.mk").len(), n, "{address}");
        assert_eq!(left_over(&page), 0, "{address}");
        // 952 pixels are 920 within their margins.
        let picture = app.get(&format!("/embed/timeline.svg?width=952&lang={lang}")).await;
        let heights = by_height(&picture);
        assert_eq!(heights.values().map(Vec::len).sum::<usize>(), n, "{address}");
        for row in heights.values() {
            assert!(row.is_sorted_by(|a, b| b - a > 10.8), "{address}: {row:?}");
        }
        let height: f64 = page.attributes("svg.lanes-w", "height")[0].parse().unwrap();
        assert!((700.0..1050.0).contains(&height), "{address}: {height}");
    }
}

/// The shipped record with so many announcements, copies of its own some days later.
fn with_copies(n: usize) -> Record {
    let mut record = shipped();
    let more = n - record.announcements.len();
    let copies = record.announcements.iter().filter(|row| row.day.precision == Precision::Day);
    let later = |(n, days): (usize, u64)| {
        copies.clone().map(move |row| {
            let mut copy = row.clone();
            copy.id = format!("{}-copy-{n}", row.id).parse().unwrap();
            copy.day.date = row.day.date.checked_add_days(Days::new(days)).unwrap();
            copy
        })
    };
    let in_year: Vec<_> = [9, 31]
        .into_iter()
        .enumerate()
        .flat_map(later)
        .filter(|row| row.day.date.to_string().starts_with("2023"))
        .take(more)
        .collect();
    assert_eq!(in_year.len(), more);
    record.announcements.extend(in_year);
    record
}

#[tokio::test]
async fn six_hundred_announcements_are_drawn_or_counted_at_their_week() {
    let (app, _dir) = app_with(with_copies(600)).await;
    for address in ["/", "/zh/"] {
        let page = app.get(address).await;
        let drawn = page.select("svg.lanes-w a > use.mk").len();
        assert_eq!(drawn + left_over(&page), 600, "{address}");
        assert!(drawn > 560, "{address}: {drawn}");
        let height: f64 = page.attributes("svg.lanes-w", "height")[0].parse().unwrap();
        assert!(height < 1500.0, "{address}: {height}");
        let said = page.select(".read").concat().contains("+2");
        assert_eq!(said, left_over(&page) > 0, "{address}");
    }
}

/// What a picture says.
fn drawn_texts(picture: &Answer) -> String {
    let document = Document::parse(picture.text()).unwrap();
    let says = ["text", "title", "desc"];
    let said = document.descendants().filter(|node| says.iter().any(|tag| node.has_tag_name(*tag)));
    said.filter_map(|node| node.text()).collect()
}

/// Words about marks, in both languages.
const OF_MARKS: [&str; 10] =
    ["mark", "Mark", "shape", "ermilion", "Dotted", "标记", "形状", "朱红", "虚线", "泳道"];

#[tokio::test]
async fn a_picture_of_marks_speaks_of_marks_and_a_picture_of_counts_never_does() {
    let (counted, _dir) = app_with(with_firms(630)).await;
    let marked = App::start().await;
    for (page, lang) in [("/", "en"), ("/zh/", "zh")] {
        for width in ["960", "400"] {
            let file = format!("/timeline.svg?width={width}&lang={lang}");
            for address in [page, &file] {
                let spoken = |answer: &Answer| {
                    let texts = if address == page {
                        answer.select("figure").concat()
                    } else {
                        drawn_texts(answer)
                    };
                    OF_MARKS.iter().any(|word| texts.contains(word))
                };
                let (marks, counts) = (marked.get(address).await, counted.get(address).await);
                assert!(spoken(&marks) || width == "400", "{address} has marks");
                assert!(!spoken(&counts), "{address} has none");
                assert!(!counts.text().contains("href=\"#k-") || address == page, "{address}");
            }
        }
        let answer = counted.get(page).await;
        assert!(answer.select("figure use, .legend li").is_empty(), "{page}");
        assert!(!marked.get(page).await.select(".legend li").is_empty(), "{page}");
    }
}

#[tokio::test]
async fn every_number_of_the_counts_leads_to_as_many_announcements() {
    let (app, _dir) = app_with(with_firms(630)).await;
    for address in ["/", "/zh/", "/?listed=no"] {
        let page = app.get(address).await;
        for drawing in ["svg.lanes-w", "svg.lanes-c"] {
            let links_to = page.attributes(&format!("{drawing} a"), "href");
            let numbers = page.select(&format!("{drawing} a > text:last-of-type"));
            assert_eq!(links_to.len(), numbers.len(), "{address}");
            for (link, text) in links_to.iter().zip(&numbers) {
                assert_eq!(last_number(text), listed(&app, link).await, "{address}: {text}");
            }
            let all = page.select(&format!("{drawing} text")).into_iter();
            let outside = all.filter(|text| text.parse::<usize>().is_ok()).count();
            let inside = page.select(&format!("{drawing} a text")).into_iter();
            assert_eq!(outside, inside.filter(|text| text.parse::<usize>().is_ok()).count());
            // The kinds in bold hold everything once.
            let kinds = links(&page, &format!("{drawing} > a:has(> rect.hit):has(> text.b)"));
            let total: usize = kinds.iter().map(|(_, text)| last_number(text)).sum();
            assert_eq!(total, listed(&app, address).await, "{address}");
        }
    }
}

#[tokio::test]
async fn with_up_to_three_lanes_every_mark_is_named() {
    let app = App::start().await;
    let named = |page: &Answer| {
        let labels = page.select("svg.lanes-w text.halo").len();
        (labels, page.select("svg.lanes-w a > use.mk").len())
    };
    for address in
        ["/?company=kunlun-tech", "/zh/?company=baidu", "/?company=baidu&company=iflytek"]
    {
        let (labels, marks) = named(&app.get(address).await);
        assert!(marks > 5, "{marks}");
        assert_eq!(labels, marks, "{address}");
    }
}
