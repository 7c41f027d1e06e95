//! The page of an announcement: all that belongs to it, one click away.

use std::collections::BTreeSet;

use axum::http::StatusCode;

use crate::app::{Answer, App};

#[tokio::test]
async fn an_announcement_leads_to_its_sources_company_models_day_and_reaction_and_back() {
    let app = App::start().await;
    for language in ["", "/zh"] {
        let at = |path: &str| format!("{language}{path}");
        let own = at("/announcements/baidu-ernie-bot-unveiled");
        let page = app.get(&own).await;
        let links = page.attributes("main a", "href");
        let ways = [
            at("/sources/pedaily-2023-04-ranciyuan"),
            at("/companies/baidu"),
            at("/dates/2023-03-16"),
            at("/reactions/baidu-ernie-bot-unveiled/9888.HK"),
        ];
        for way in ways {
            assert!(links.contains(&way), "{own} does not lead to {way}");
            let back = app.get(&way).await.attributes("main a", "href");
            assert!(back.contains(&own), "{way} does not lead back to {own}");
        }
        assert!(links.iter().any(|link| link.contains("/models") && link.contains("ernie-bot")));
        // No source is linked by its raw id.
        assert!(page.select("main a").iter().all(|text| text != "pedaily-2023-04-ranciyuan"));
    }
}

#[tokio::test]
async fn reported_figures_stand_beside_the_computed_ones_with_their_verdicts() {
    let app = App::start().await;
    let page = app.get("/announcements/kunlun-tiangong-3-5-announced").await;
    let row = page.select("section[aria-labelledby=re] tbody tr").remove(0);
    for text in ["300418.SZ", "10 Apr 2023 (Mon)", "−17.25%", "+9.50%", "touched limit down"] {
        assert!(row.contains(text), "{row} has no {text}");
    }
    let printed = page.select("section[aria-labelledby=re] tbody li");
    assert_eq!(
        printed,
        [
            "金融界, biz.xdqnw.com, 证券时报 and 数据宝: close −17.25% · exchange −17.25%: agrees",
            "PEdaily: close down more than 17% · exchange −17.25%: agrees",
            "PEdaily: 11 Apr, close +9.5% · exchange +9.50%: agrees",
            "PEdaily: 11 Apr, high of the day about +16% · exchange +15.87%: agrees",
        ]
    );
    let reaction = app.get("/reactions/kunlun-tiangong-3-5-announced/300418.SZ").await;
    for link in page.attributes("section[aria-labelledby=re] tbody li a", "href") {
        let (_, id) = link.split_once('#').unwrap();
        assert_eq!(reaction.attributes(&format!("tr[id='{id}']"), "id").len(), 1, "{link}");
    }
}

#[tokio::test]
async fn other_events_are_those_of_the_reaction_where_there_is_one() {
    let app = App::start().await;
    for language in ["", "/zh"] {
        let id = "kunlun-tiangong-3-5-announced";
        let events = "section[aria-labelledby=cf] li";
        let here = app.get(&format!("{language}/announcements/{id}")).await.select(events);
        let there = app.get(&format!("{language}/reactions/{id}/300418.SZ")).await.select(events);
        assert!(here.len() > 5);
        assert_eq!(here, there);
    }
}

#[tokio::test]
async fn an_unlisted_company_and_an_unknown_day_say_why_there_is_no_reaction() {
    let app = App::start().await;
    let founded = app.get("/announcements/baichuan-founded").await;
    let about = founded.select("section[aria-labelledby=cf] > p").remove(0);
    assert!(about.contains("sessions in Shanghai and Shenzhen from 10 Apr 2023"), "{about}");
    assert!(founded.text().contains("The company had no listed share in 2023"));
    let month = app.get("/zh/announcements/baidu-wenku-ernie").await;
    assert!(month.text().contains("只知月份，无从起算交易日。"));
    let policy = app.get("/announcements/cac-draft-measures").await;
    assert!(policy.text().contains("A public body has no share."));
    assert!(policy.select(".kv dd").contains(&"National".to_owned()));
}

#[tokio::test]
async fn people_named_come_before_the_others_of_the_company() {
    let app = App::start().await;
    let page = app.get("/announcements/baidu-ernie-bot-unveiled").await;
    let people = page.select("section[aria-labelledby=pp] li");
    assert!(people[0].starts_with("Robin Li 李彦宏"), "{people:?}");
    assert!(people[0].ends_with("Named in this announcement."));
    assert!(people[1..].iter().all(|person| !person.contains("Named in this")), "{people:?}");
    for link in page.attributes("section[aria-labelledby=pp] li > a", "href") {
        assert_eq!(app.get(&link).await.status, StatusCode::OK, "{link}");
    }
}

#[tokio::test]
async fn the_announcements_of_a_company_form_a_chain() {
    let app = App::start().await;
    let csv = app.get("/announcements.csv?company=kunlun-tech").await.csv();
    let ids: Vec<&str> = csv[1..].iter().map(|row| row[0].as_str()).collect();
    assert!(ids.len() > 8);
    for pair in ids.windows(2) {
        let [one, next] = pair else { continue };
        let page = app.get(&format!("/announcements/{one}")).await;
        let links = page.attributes("main > .block > nav a", "href");
        assert!(links.contains(&format!("/announcements/{next}")), "{one}: {links:?}");
    }
}

#[tokio::test]
async fn an_approval_shows_how_the_shares_of_the_cleared_companies_closed() {
    let app = App::start().await;
    let page = app.get("/announcements/cac-first-batch-approved").await;
    let mut expected = Vec::new();
    for (name, symbol) in [("Baidu", "9888.HK"), ("SenseTime", "0020.HK")] {
        let csv = app.get(&format!("/moves.csv?symbol={symbol}&day=2023-08-31")).await.csv();
        let close = csv[0].iter().position(|head| head == "close").unwrap();
        let close: f64 = csv[1][close].parse().unwrap();
        let (arrow, sign) = if close < 0.0 { ("▼", "−") } else { ("▲", "+") };
        // A half is rounded away from zero.
        let size = (close.abs() * 100.0).round() / 100.0;
        expected.push(format!("{name} {symbol}: {arrow} {sign}{size:.2}% 31 Aug 2023 (Thu)"));
    }
    assert_eq!(page.select("section[aria-labelledby=re] li"), expected);
    assert!(!page.text().contains("A public body has no share."));
    let zh = app.get("/zh/announcements/cac-first-batch-approved").await;
    let links = zh.attributes("section[aria-labelledby=re] li a", "href");
    let baidu = ["/zh/shares/9888.HK", "/zh/dates/2023-08-31"];
    assert!(links.starts_with(&baidu.map(String::from)), "{links:?}");
}

#[tokio::test]
async fn the_closes_of_the_leading_share_stand_beside_the_facts_and_are_those_of_its_reaction() {
    let app = App::start().await;
    for language in ["", "/zh"] {
        let page = app.get(&format!("{language}/announcements/baidu-ernie-bot-unveiled")).await;
        let reaction = format!("{language}/reactions/baidu-ernie-bot-unveiled/9888.HK");
        assert!(page.attributes("main .split a", "href").contains(&reaction), "{reaction}");
        let figures = |page: &Answer, list: &str| -> Vec<String> {
            let texts = page.select(&format!("{list} dd"));
            let first = |text: &String| text.split_whitespace().next().unwrap().to_owned();
            texts.iter().map(first).take(2).collect()
        };
        let here = figures(&page, ".split .figs");
        assert_eq!(here, ["▼−6.36%", "▲+13.67%"]);
        // There the note follows the figure without a blank.
        let there = figures(&app.get(&reaction).await, ".hero");
        assert!(there.iter().zip(&here).all(|(there, here)| there.starts_with(here)), "{there:?}");
    }
    let unlisted = app.get("/announcements/baichuan-founded").await;
    assert!(unlisted.select(".split .figs").is_empty());
}

/// Three figures were printed for the low of 16 March, and one of them is a floor that the share went
/// beyond; the two for the close of 10 April both agree.
#[tokio::test]
async fn doubts_are_headed_by_the_measure_that_printed_figures_differ_on() {
    let app = App::start().await;
    for (address, heading) in [
        ("/announcements/baidu-ernie-bot-unveiled", "Sources differ on the low of the day"),
        ("/zh/announcements/baidu-ernie-bot-unveiled", "各方所载盘中最低不一"),
        ("/announcements/kunlun-tiangong-3-5-announced", "Notes and doubts"),
    ] {
        assert_eq!(app.get(address).await.select(".caveat h2"), [heading], "{address}");
    }
}

#[tokio::test]
async fn an_announcement_leads_to_its_day_by_name_its_company_and_the_nearest_of_its_kind() {
    let app = App::start().await;
    let csv = app.get("/announcements.csv").await.csv();
    let column = |name: &str| csv[0].iter().position(|head| head == name).unwrap();
    let (id, kind, company) = (column("id"), column("kind"), column("company"));
    let page = app.get("/announcements/baidu-ernie-bot-unveiled").await;
    let days = page.select("main > nav.prev:first-of-type > a");
    assert_eq!(days, ["16 March 2023"]);
    let ways = page.attributes("main .split nav a", "href");
    assert_eq!(ways[0], "/?company=baidu");
    let compared: Vec<&str> = ways[1]
        .trim_start_matches("/compare?")
        .split('&')
        .map(|pair| pair.trim_start_matches("announcement="))
        .collect();
    let rows: Vec<_> = compared
        .iter()
        .map(|one| csv.iter().find(|row| row[id] == *one).expect("an id of the record"))
        .collect();
    assert!(compared.contains(&"baidu-ernie-bot-unveiled") && rows.len() > 2, "{ways:?}");
    let companies: BTreeSet<&str> = rows.iter().map(|row| row[company].as_str()).collect();
    assert_eq!(companies.len(), rows.len());
    assert!(rows.iter().all(|row| row[kind] == "unveiling"), "{rows:?}");
    assert_eq!(app.get(&ways[1]).await.status, StatusCode::OK);
    // Who has no share is compared with nobody, and a month has no day to lead to.
    let founded = app.get("/announcements/baichuan-founded").await;
    assert_eq!(founded.attributes("main .split nav a", "href"), ["/?company=baichuan"]);
    let month = app.get("/zh/announcements/baidu-wenku-ernie").await;
    let links = month.attributes("main > nav.prev:first-of-type > a", "href");
    assert!(links.iter().all(|link| link.starts_with("/zh/dates/2023-") && link.len() == 17));
}
