//! The calendar: a year, a month and a day, with what the exchanges did.

use std::collections::{BTreeMap, BTreeSet};

use axum::http::StatusCode;
use baimo::domain::{Announcement, SourceKind, Text};

use crate::app::{Answer, App, shipped, typed};

/// The boxes of the three markets: Shanghai and Shenzhen, Hong Kong, New York.
fn markets(page: &Answer) -> Vec<String> {
    page.select(".exch > div")
}

/// The announcements that have an article of their own on a day's page.
fn stories(page: &Answer) -> Vec<String> {
    page.attributes("article.story h3 a", "href")
}

#[tokio::test]
async fn a_day_shows_its_announcements_its_exchanges_and_how_shares_closed() {
    let app = App::start().await;
    let page = app.get("/dates/2023-04-10").await;
    assert_eq!(page.status, StatusCode::OK);
    assert_eq!(page.select("h1"), ["Monday 10 April 2023"]);
    assert_eq!(
        stories(&page),
        [
            "/announcements/baichuan-founded",
            "/announcements/economic-daily-bubble-warning",
            "/announcements/kunlun-tiangong-3-5-announced",
            "/announcements/pcac-chatgpt-caution",
            "/announcements/sensetime-sensenova-unveiled",
        ]
    );
    let markets = markets(&page);
    assert_eq!(
        page.select(".exch h3"),
        ["Shanghai and Shenzhen: open", "Hong Kong: closed", "New York: open"]
    );
    assert!(markets[0].contains("09:30 to 15:00 Beijing time"));
    assert!(markets[1].contains("Public holiday: Easter Monday."));
    assert!(markets[1].contains("No session from 7 Apr to 10 Apr."));
    assert!(markets[1].contains("first session on 11 Apr 2023 (Tue)"));
    assert!(markets[2].contains("in Beijing 21:30 to 04:00 of the next day"));
    let chart = page.select("svg[role=img]").remove(0);
    assert!(chart.contains("Kunlun Tech") && chart.contains("300418.SZ−17.25%touched limit down"));
    assert_eq!(page.select("#mo"), ["3 of 14 tracked mainland shares closed at their lower limit"]);
    let lede = page.select(".lede").remove(0);
    assert!(lede.contains("3 of 14 tracked mainland shares closed at the lower limit"), "{lede}");
}

#[tokio::test]
async fn a_day_reads_in_chinese_with_the_reason_of_a_closure() {
    let app = App::start().await;
    let page = app.get("/zh/dates/2023-04-10").await;
    assert_eq!(page.select("h1"), ["2023年4月10日，星期一"]);
    assert_eq!(stories(&page).len(), 5);
    let markets = markets(&page);
    assert!(markets[0].starts_with("沪深：开市"));
    assert!(markets[1].contains("复活节星期一") && markets[1].contains("2023年4月11日（周二）"));
    assert!(page.select("svg[role=img]")[0].contains("昆仑万维300418.SZ−17.25%触及跌停"));
}

#[tokio::test]
async fn a_typhoon_an_early_close_and_a_late_opening_are_told_with_their_reason_and_source() {
    let app = App::start().await;
    let typhoon = app.get("/dates/2023-09-01").await;
    let hong_kong = markets(&typhoon).remove(1);
    assert!(hong_kong.contains("Weather: Super Typhoon Saola."), "{hong_kong}");
    assert!(hong_kong.contains("4 Sep 2023 (Mon)") && hong_kong.contains("ForexLive"));
    let early = markets(&app.get("/dates/2023-07-03").await).remove(2);
    assert!(early.contains("09:30 to 13:00 New York time"), "{early}");
    assert!(early.contains("Eve of Independence Day"));
    let late = app.get("/zh/dates/2023-10-09").await;
    let hong_kong = markets(&late).remove(1);
    assert!(hong_kong.contains("香港时间14:00至16:00") && hong_kong.contains("台风小犬"));
    assert!(late.select(".lede")[0].contains("香港推迟至14:00开市"));
}

#[tokio::test]
async fn a_saturday_is_a_weekend_everywhere_and_names_the_next_session() {
    let app = App::start().await;
    let page = app.get("/dates/2023-05-20").await;
    for market in markets(&page) {
        assert!(market.contains("closed") && market.contains("Weekend."), "{market}");
        assert!(market.contains("22 May 2023 (Mon)"), "{market}");
    }
    assert!(page.select("svg[role=img]").is_empty());
    let last = app.get("/zh/dates/2023-12-30").await;
    assert!(markets(&last)[0].contains("周末") && markets(&last)[0].contains("日历"));
}

#[tokio::test]
async fn what_was_said_while_an_exchange_was_shut_stands_on_its_day_0() {
    let app = App::start().await;
    let page = app.get("/dates/2023-04-10").await;
    let carried = page.attributes("section[aria-labelledby=ds] .what > a", "href");
    // Said on Good Friday, when New York was shut, and on Sunday 9 April.
    for id in ["alibaba-tongyi-qianwen-invited-test", "360-zhinao-search"] {
        assert!(carried.contains(&format!("/announcements/{id}")), "{carried:?}");
    }
    assert_eq!(page.select("#ds"), ["Announced earlier, first traded this day"]);
    // Midnight in Beijing was still the day before in New York.
    let before = app.get("/dates/2023-08-30").await;
    assert_eq!(before.select("#ds"), ["Dated to other days, first traded today"]);
    assert_eq!(
        before.attributes("section[aria-labelledby=ds] .what > a", "href"),
        ["/announcements/baidu-ernie-bot-public"]
    );
}

#[tokio::test]
async fn what_the_press_printed_stands_beside_the_computed_move_and_its_verdict() {
    let app = App::start().await;
    let rows = app.get("/dates/2023-04-10").await.select("table caption + thead + tbody tr");
    let of = |name: &str| rows.iter().filter(|row| row.starts_with(name)).cloned().collect();
    let speechocean: Vec<String> = of("Speechocean");
    let printed = speechocean.iter().any(|row| row.ends_with("about −15%−15.31%agrees"));
    assert!(printed, "{speechocean:?}");
    let kunlun: Vec<String> = of("Kunlun Tech 300418.SZclose");
    assert!(
        kunlun.iter().any(|row| row.ends_with("down more than 17%−17.25%agrees")),
        "{kunlun:?}"
    );
    let zh = app.get("/zh/dates/2023-04-10").await;
    assert!(zh.select("tbody tr").iter().any(|row| row.ends_with("约跌3.5%−4.92%幅度更大")));
}

#[tokio::test]
async fn every_dated_announcement_stands_on_its_day_and_those_known_by_month_on_none() {
    let app = App::start().await;
    let csv = app.get("/announcements.csv").await.csv();
    let column = |name: &str| csv[0].iter().position(|head| head == name).unwrap();
    let (id, date, precision) = (column("id"), column("date"), column("precision"));
    let mut days: BTreeMap<&str, Vec<String>> = BTreeMap::new();
    let mut months: BTreeMap<&str, Vec<String>> = BTreeMap::new();
    for row in &csv[1..] {
        let path = format!("/announcements/{}", row[id]);
        if row[precision] == "day" {
            days.entry(row[date].as_str()).or_default().push(path);
        } else {
            months.entry(&row[date][..7]).or_default().push(path);
        }
    }
    assert!(days.len() > 100 && months["2023-04"].len() >= 5);
    for (day, expected) in &days {
        assert_eq!(&stories(&app.get(&format!("/dates/{day}")).await), expected, "{day}");
    }
    for (month, expected) in &months {
        let page = app.get(&format!("/dates/{month}")).await;
        let undated = page.attributes("section[aria-labelledby=un] .what > a", "href");
        assert_eq!(&undated, expected, "{month}");
    }
    assert!(months["2023-04"].contains(&"/announcements/baidu-wenku-ernie".to_owned()));
    assert!(stories(&app.get("/dates/2023-04-01").await).is_empty());
}

#[tokio::test]
async fn a_month_is_a_calendar_with_announcements_and_closed_exchanges() {
    let app = App::start().await;
    let page = app.get("/dates/2023-04").await;
    assert_eq!(page.select("h1"), ["April 2023"]);
    let heads = page.select("table.cal thead th");
    assert_eq!(heads, ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]);
    assert_eq!(page.select("table.cal td:not(.out)").len(), 30);
    // 1 April was a Saturday.
    assert_eq!(page.select("table.cal tbody tr:first-child td.out").len(), 5);
    let good_friday = page.select("table.cal td:not(.out)").remove(6);
    assert!(good_friday.contains("Hong Kong and New York closed: Good Friday"), "{good_friday}");
    assert!(!good_friday.contains("Shanghai"));
    assert_eq!(page.attributes("a[rel=prev]", "href"), ["/dates/2023-03"]);
    assert_eq!(page.attributes("a[rel=next]", "href"), ["/dates/2023-05"]);
    let zh = app.get("/zh/dates/2023-10").await;
    let ninth = zh.select("table.cal td:not(.out)").remove(8);
    assert!(ninth.contains("月之暗面，发布") && ninth.contains("香港推迟至14:00开市"), "{ninth}");
    assert!(app.get("/dates/2023-01").await.attributes("a[rel=prev]", "href").is_empty());
    assert!(app.get("/dates/2023-12").await.attributes("a[rel=next]", "href").is_empty());
}

#[tokio::test]
async fn a_month_names_the_news_and_says_once_for_all_exchanges_why_they_were_shut() {
    let app = App::start().await;
    let page = app.get("/dates/2023-04").await;
    let csv = app.get("/announcements.csv?from=2023-04-01&to=2023-04-30").await.csv();
    let column = |name: &str| csv[0].iter().position(|head| head == name).unwrap();
    let (label, precision) = (column("label_en"), column("precision"));
    let dated = csv[1..].iter().filter(|row| row[precision] == "day");
    let mut labels: Vec<&String> = dated.map(|row| &row[label]).collect();
    let mut shown = page.select("table.cal li .mute");
    labels.sort();
    shown.sort();
    assert_eq!(shown.iter().collect::<Vec<_>>(), labels);
    let (pcac, baidu) = ("PCAC (Payment and Clearing Association of China)", "Baidu (");
    assert_eq!(page.text().matches(pcac).count(), 1);
    assert_eq!(page.select("table.cal").remove(0).matches(baidu).count(), 0);
    // The record has Tomb-Sweeping Day of one exchange and Ching Ming Festival of the other, which
    // have one name in Chinese.
    for (language, says) in [
        ("", "Shanghai, Shenzhen and Hong Kong closed: Tomb-Sweeping Day"),
        ("/zh", "上海、深圳和香港休市：清明节"),
    ] {
        let page = app.get(&format!("{language}/dates/2023-04")).await;
        let fifth = page.select("table.cal td:not(.out)").remove(4);
        assert!(fifth.ends_with(says), "{fifth}");
    }
}

#[tokio::test]
async fn a_month_says_how_the_indices_moved_in_each_of_its_sessions() {
    let app = App::start().await;
    let page = app.get("/dates/2023-10").await;
    let cells = page.select("table.cal td:not(.out)");
    let csv = app.get("/moves.csv?symbol=%5EHSI&from=2023-10-01&to=2023-10-31").await.csv();
    let column = |name: &str| csv[0].iter().position(|head| head == name).unwrap();
    let (day, close) = (column("date"), column("close"));
    let sessions = csv[1..].iter().map(|row| (&row[day][8..], &row[close]));
    let sessions: BTreeMap<usize, f64> =
        sessions.map(|(day, close)| (day.parse().unwrap(), close.parse().unwrap())).collect();
    assert_eq!(sessions.len(), 20);
    for (n, cell) in cells.iter().enumerate() {
        let said = cell.split_once("HSI ").map(|(_, said)| said.trim_end_matches('%'));
        let said: Option<f64> = said.map(|said| said.replace('−', "-").parse().unwrap());
        let close = sessions.get(&(n + 1)).copied();
        assert_eq!(said.is_some(), close.is_some(), "{}: {cell}", n + 1);
        let off = said.zip(close).map_or(0.0, |(said, close)| (said - close).abs());
        assert!(off < 0.005_001, "{}: {close:?}: {cell}", n + 1);
    }
    // The mainland was shut in the week that Hong Kong was open again on.
    assert!(cells[2].contains("HSI") && !cells[2].contains("CSI 300"), "{}", cells[2]);
    assert!(cells[30].contains("CSI 300"), "{}", cells[30]);
}

#[tokio::test]
async fn the_year_marks_the_days_that_exchanges_were_shut_and_the_state_acted_on() {
    let app = App::start().await;
    let page = app.get("/dates").await;
    let days = |selector: &str| -> BTreeSet<String> {
        let links = page.attributes(&format!("table.heat td a:has({selector})"), "href");
        links.iter().map(|link| link.replace("/dates/", "")).collect()
    };
    let closures = app.get("/closures.csv").await.csv();
    let date = closures[0].iter().position(|head| head == "date").unwrap();
    let shut: BTreeSet<String> = closures[1..].iter().map(|row| row[date].clone()).collect();
    assert!(shut.contains("2023-09-01") && shut.iter().all(|day| day.starts_with("2023")));
    assert_eq!(days("s"), shut);
    let query = "/announcements.csv?kind=approval&kind=policy&kind=inquiry";
    let csv = app.get(query).await.csv();
    let column = |name: &str| csv[0].iter().position(|head| head == name).unwrap();
    let (day, precision) = (column("date"), column("precision"));
    let dated = csv[1..].iter().filter(|row| row[precision] == "day");
    let acted: BTreeSet<String> = dated.map(|row| row[day].clone()).collect();
    assert!(acted.contains("2023-08-31"));
    assert_eq!(days("svg"), acted);
    let titles = page.attributes("table.heat td a[href='/dates/2023-09-01']", "title");
    assert!(titles[0].ends_with("; Hong Kong closed: Super Typhoon Saola"), "{titles:?}");
}

#[tokio::test]
async fn the_year_counts_every_day_and_every_month() {
    let app = App::start().await;
    let page = app.get("/dates").await;
    assert_eq!(page.status, StatusCode::OK);
    assert_eq!(page.select("table.heat td a").len(), 365);
    assert_eq!(page.select("table.heat td a[href='/dates/2023-04-10']"), ["10 5"]);
    let dated: usize =
        page.select("table.heat td b").iter().map(|n| n.parse::<usize>().unwrap()).sum();
    let all: usize =
        page.select("table.heat caption .n").iter().map(|n| n.parse::<usize>().unwrap()).sum();
    let csv = app.get("/announcements.csv").await.csv();
    let precision = csv[0].iter().position(|head| head == "precision").unwrap();
    assert_eq!(all, csv.len() - 1);
    assert_eq!(dated, csv.iter().filter(|row| row[precision] == "day").count());
    let of_batch = |row: &&Announcement| row.id.as_str() == "cac-first-batch-approved";
    let record = shipped();
    let cleared = record.announcements.iter().find(of_batch).unwrap().partners.len();
    let why = format!("31 Aug was the busiest day, with 10 announcements: {cleared} makers were");
    assert_eq!(page.select("#yh"), [format!("{why} cleared on it")]);
    let why = format!("8月31日动态最多，共10条：当天有{cleared}家通过备案");
    assert_eq!(app.get("/zh/dates").await.select("#yh"), [why]);
}

#[tokio::test]
async fn every_day_of_the_year_has_a_page_and_neighbours_with_announcements() {
    let app = App::start().await;
    for address in app.get("/dates").await.attributes("table.heat a", "href") {
        assert_eq!(app.get(&address).await.status, StatusCode::OK, "{address}");
    }
    let empty = app.get("/dates/2023-01-15").await;
    assert_eq!(empty.select("#an"), ["Nothing on record"]);
    assert_eq!(empty.attributes("a[rel=prev]", "href"), ["/dates/2023-01-10"]);
    assert_eq!(empty.attributes("a[rel=next]", "href"), ["/dates/2023-01-30"]);
}

#[tokio::test]
async fn a_date_that_is_not_of_the_year_is_not_found_and_the_range_is_named() {
    let app = App::start().await;
    for (address, near) in [
        ("/dates/2022-12-30", "/dates/2023-01"),
        ("/dates/2024-05-01", "/dates/2023-12"),
        ("/dates/2023-02-30", "/dates/2023-02"),
        ("/dates/2023-4-1", "/dates/2023-04-01"),
        ("/dates/2023-13", "/dates/2023-12"),
        ("/dates/yesterday", "/dates"),
        ("/dates/2023-4294967295-1", "/dates"),
    ] {
        let page = app.get(address).await;
        assert_eq!(page.status, StatusCode::NOT_FOUND, "{address}");
        assert!(page.text().contains("Every day from 1 January 2023 to 31 December 2023"));
        let offered = page.attributes("main li a", "href");
        assert!(offered.contains(&near.to_owned()), "{address}: {offered:?}");
    }
    let zh = app.get("/zh/dates/2023-02-30").await;
    assert!(zh.text().contains("2023年1月1日至2023年12月31日的每一天"));
}

#[tokio::test]
async fn a_parameter_on_a_date_page_is_noted_unless_another_site_added_it() {
    let app = App::start().await;
    let page = app.get("/dates/2023-04-10?kind=policy").await;
    assert!(page.select(".notice")[0].contains("kind"));
    assert!(app.get("/dates?utm_source=x").await.select(".notice").is_empty());
}

#[tokio::test]
async fn a_day_shows_how_shares_moved_beside_its_news_and_alone_where_there_is_none() {
    let app = App::start().await;
    let beside = "main .wide-l > section";
    let news = app.get("/dates/2023-04-10").await;
    assert_eq!(news.attributes(beside, "aria-labelledby"), ["an", "mo"]);
    let csv = app.get("/announcements.csv").await.csv();
    let quiet = "2023-01-04";
    assert!(csv.iter().all(|row| !row.iter().any(|cell| cell == quiet)));
    let none = app.get(&format!("/dates/{quiet}")).await;
    assert!(none.attributes(beside, "aria-labelledby").is_empty());
    assert_eq!(none.attributes("section.wide-l", "aria-labelledby"), ["mo"]);
}

#[tokio::test]
async fn a_closed_day_says_so_first_and_names_the_release_of_the_calendar_that_says_it() {
    let (app, record) = (App::start().await, shipped());
    let mut by_release = 0;
    for closure in &record.closures {
        let day = closure.day;
        // Exchanges that were shut for one reason may word it differently: one wording is told.
        let reasons: Vec<_> =
            record.closures.iter().filter(|row| row.day == day).map(|row| &row.reason).collect();
        for edition in ["", "/zh"] {
            let page = app.get(&format!("{edition}/dates/{day}")).await;
            let lede = &page.select(".lede")[0];
            let is_told = |reason: &&Text| {
                let reason = if edition.is_empty() { &reason.en } else { &reason.zh };
                typed(lede).contains(&typed(reason))
            };
            assert!(reasons.iter().any(is_told), "{day}: {lede}");
            let cited = page.select(".exch .mute").join(" ");
            for source in &closure.sources {
                let source = record.sources.iter().find(|row| row.id == *source).unwrap();
                if source.kind == SourceKind::Repository {
                    let (name, _) = source.title.split_once(" (").unwrap();
                    assert!(cited.contains(name), "{day}: {cited}");
                    assert!(!cited.contains(source.publisher.as_str()), "{day}: {cited}");
                    by_release += 1;
                }
            }
        }
    }
    assert!(by_release > 40, "{by_release}");
    let zh = app.get("/zh/dates/2023-04-10").await.select(".lede").remove(0);
    assert!(zh.ends_with("香港因复活节星期一休市。"), "{zh}");
}
