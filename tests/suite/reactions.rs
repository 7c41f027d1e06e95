//! Reactions: the list, each reaction, and the fact check.

use std::collections::BTreeMap;

use axum::http::StatusCode;

use baimo::domain::round_half_away;
use baimo::import::{self, Origin};
use baimo::store::Store;

use crate::app::{Answer, App, shipped, tiny_record, typed, url_in};

const KUNLUN: &str = "/reactions/kunlun-tiangong-3-5-announced/300418.SZ";

async fn page(app: &App, address: &str) -> Answer {
    let page = app.get(address).await;
    assert_eq!(page.status, StatusCode::OK, "{address}");
    page
}

/// The texts of the cells of the row whose text has all of the given parts.
fn row_with(page: &Answer, parts: &[&str]) -> String {
    let rows = page.select("table.printed tbody tr");
    let found = rows.iter().find(|row| parts.iter().all(|part| row.contains(part)));
    found.unwrap_or_else(|| panic!("no row with {parts:?} in {rows:?}")).clone()
}

/// The reactions on all pages of a list, as their addresses.
async fn reactions_from(app: &App, first: &str) -> Vec<String> {
    let (mut shown, mut address) = (Vec::new(), first.to_owned());
    loop {
        let page = page(app, &address).await;
        shown.extend(page.attributes("tbody a.reaction", "href"));
        match page.attributes("a[rel=next]", "href").pop() {
            Some(next) => address = next,
            None => return shown,
        }
    }
}

#[tokio::test]
async fn the_printed_opening_of_360_stands_beside_the_exchange_record_and_disagrees() {
    let app = App::start().await;
    let en = page(&app, "/reactions/360-llm-demo/601360.SS").await;
    let row = row_with(&en, &["+5.53%", "+6.99%"]);
    assert!(row.contains("disagrees") && row.contains("open"), "{row}");
    let zh = page(&app, "/zh/reactions/360-llm-demo/601360.SS").await;
    let row = row_with(&zh, &["+5.53%", "+6.99%"]);
    assert!(row.contains("不符") && row.contains("开盘"), "{row}");
}

#[tokio::test]
async fn kunlun_is_explained_first_and_its_two_closes_lead_in_both_languages() {
    let app = App::start().await;
    let en = page(&app, KUNLUN).await;
    let heading = "Kunlun Tech fell 17.25% on “Tiangong 3.5 teaser”, then rose 9.50%";
    assert_eq!(en.select("h1"), [heading]);
    let rule = &en.select(".day0-rule")[0];
    assert!(rule.starts_with("Announced Monday 10 April 2023, hour not known. Noon in Beijing"));
    assert!(rule.contains("Shenzhen was in session until 15:00, so day 0 is that same Monday."));
    assert_eq!(en.select(".hero dd")[0].split_whitespace().next(), Some("▼−17.25%close"));
    let figures = en.select(".hero").join(" ");
    assert!(figures.contains("+9.50%") && figures.contains("touched the 20% limit at −20.00%"));
    let zh = page(&app, &format!("/zh{KUNLUN}")).await;
    assert_eq!(zh.select("h1"), ["“预告天工3.5”之后，昆仑万维收跌17.25%，次日收涨9.50%"]);
    let rule = &zh.select(".day0-rule")[0];
    assert!(rule.starts_with("2023年4月10日（周一）公布，时点不详。"), "{rule}");
    assert!(rule.contains("深交所当日交易至15:00，第0日即当日（星期一）。"), "{rule}");
}

#[tokio::test]
async fn the_floor_of_17_percent_keeps_its_words_and_agrees() {
    let app = App::start().await;
    let en = page(&app, KUNLUN).await;
    assert!(row_with(&en, &["down more than 17%", "−17.25%"]).contains("agrees"));
    assert!(row_with(&en, &["about +16%", "+15.87%"]).contains("half a point"));
    let zh = page(&app, &format!("/zh{KUNLUN}")).await;
    assert!(row_with(&zh, &["跌超17%", "−17.25%"]).contains("相符"));
}

#[tokio::test]
async fn the_window_table_holds_the_moves_that_its_csv_holds() {
    let app = App::start().await;
    let en = page(&app, KUNLUN).await;
    let link = en.attributes("a[href^='/moves.csv']", "href").remove(0);
    let csv = page(&app, &link).await.csv();
    let share: Vec<&Vec<String>> = csv.iter().filter(|row| row[0] == "300418.SZ").collect();
    let days = en.attributes("table.slim time", "datetime");
    assert_eq!(days, share.iter().map(|row| row[1].clone()).collect::<Vec<_>>());
    assert_eq!(days.len(), 11);
    let zero = en.select("section[aria-labelledby=ew] tr.zero > *").join(" | ");
    assert_eq!(zero, "0 | 10 Apr | −2.18% | −20.00% | −1.11% | ▼ −17.25% | −0.14%");
}

#[tokio::test]
async fn what_else_happened_names_same_company_state_and_other_listed_companies() {
    let app = App::start().await;
    let en = page(&app, KUNLUN).await;
    let groups = en.select("section[aria-labelledby=cf] .notes > div");
    assert_eq!(groups.len(), 3);
    assert!(
        groups[0].starts_with("Same company") && groups[0].contains("Bourse asked Kunlun Tech")
    );
    assert!(groups[1].contains("draft rules for generative AI"));
    assert!(groups[2].contains("0 10 Apr SenseTime: SenseTime unveiled the SenseNova"));
    // After the close of 4 April, so its first session is 6 April: two before day 0.
    assert!(groups[2].contains("−2 4 Apr 360: 360 disclosed its founder’s divorce"));
    // Baichuan is not listed and its news no national rule.
    assert!(!groups.join("").contains("Baichuan"));
}

#[tokio::test]
async fn the_number_of_other_events_in_the_list_is_that_of_each_reactions_own_page() {
    let app = App::start().await;
    let list = page(&app, "/reactions?sort=-car&limit=100").await;
    let numbers = list.select("a[href$='#cf']");
    let addresses = list.attributes("a[href$='#cf']", "href");
    assert_eq!((numbers.len(), addresses.len()), (100, 100));
    for (number, address) in numbers.iter().zip(addresses).step_by(3) {
        let own = page(&app, &address).await;
        let events = own.select("section[aria-labelledby=cf] .notes > div li").len();
        assert_eq!(events.to_string(), *number, "{address}");
    }
}

#[tokio::test]
async fn the_pages_of_the_list_add_up_to_its_csv_in_every_order() {
    let app = App::start().await;
    for sort in ["", "?sort=-close", "?sort=close", "?sort=next_close", "?sort=-date"] {
        let shown = reactions_from(&app, &format!("/reactions{sort}")).await;
        let csv = page(&app, &format!("/reactions.csv{sort}")).await.csv();
        let exported: Vec<String> =
            csv.iter().skip(1).map(|row| format!("/reactions/{}/{}", row[0], row[1])).collect();
        assert!(exported.len() > 50);
        assert_eq!(shown, exported, "{sort}");
    }
}

#[tokio::test]
async fn a_sorted_column_says_so_and_its_link_turns_the_order() {
    let app = App::start().await;
    let first = page(&app, "/reactions?sort=-close").await;
    assert_eq!(first.attributes("th[aria-sort]", "aria-sort"), ["descending"]);
    assert_eq!(first.attributes("th[aria-sort] a", "href"), ["/reactions?sort=close"]);
    assert!(first.select("tbody tr")[0].contains("+20.01%"));
    let plain = page(&app, "/reactions").await;
    assert_eq!(plain.attributes("th[aria-sort] a", "href"), ["/reactions?sort=-date"]);
}

#[tokio::test]
async fn the_chart_links_every_reaction_that_has_a_close() {
    let app = App::start().await;
    let csv = page(&app, "/reactions.csv").await.csv();
    let with_close = csv.iter().skip(1).filter(|row| !row[7].is_empty()).count();
    let list = page(&app, "/zh/reactions").await;
    let bars = list.attributes("figure svg a", "href");
    assert_eq!(bars.len(), with_close);
    assert!(bars.iter().all(|bar| bar.starts_with("/zh/reactions/")));
    // The largest fall stands first.
    assert_eq!(bars[0], "/zh/reactions/economic-daily-bubble-warning/688327.SS");
}

#[tokio::test]
async fn a_filtered_list_shows_its_chips_and_exports_the_same_filter() {
    let app = App::start().await;
    let address = "/reactions?company=kunlun-tech&exchange=SZSE&kind=inquiry";
    let list = page(&app, address).await;
    assert_eq!(list.select("tbody tr").len(), 3);
    assert!(list.select(".chips.active").join(" ").contains("Kunlun Tech"));
    assert!(list.attributes(".bar a", "href").contains(&address.replace('?', ".csv?")));
}

#[tokio::test]
async fn a_symbol_or_id_in_another_case_moves_to_its_spelling() {
    let app = App::start().await;
    for given in [
        "/reactions/kunlun-tiangong-3-5-announced/300418.sz",
        "/reactions/Kunlun-Tiangong-3-5-Announced/300418.Sz",
    ] {
        let answer = app.get(&format!("/zh{given}?utm_source=x")).await;
        assert_eq!(answer.status, StatusCode::PERMANENT_REDIRECT);
        assert_eq!(answer.header("location"), format!("/zh{KUNLUN}?utm_source=x"));
    }
}

#[tokio::test]
async fn news_after_the_close_belongs_to_the_next_session() {
    let app = App::start().await;
    let address = "/reactions/360-founder-divorce-filing/601360.SS";
    let rule = page(&app, address).await.select(".day0-rule").remove(0);
    assert_eq!(
        rule,
        "Announced Tuesday 4 April 2023 after the close of Shanghai, hour not known. One minute \
         past the close, 15:01, is assumed. Shanghai had closed at 15:00, so day 0 is the next \
         session, Thursday 6 April 2023. No session in between: 5 Apr (Tomb-Sweeping Day)."
    );
    let zh = page(&app, &format!("/zh{address}")).await;
    assert!(
        zh.select(".day0-rule")[0].contains("上交所已于15:00收盘，第0日为下一交易日：2023年4月6日")
    );
    assert!(zh.select("h1")[0].contains("三六零收跌5.53%，次日"));
}

#[tokio::test]
async fn news_on_a_day_without_a_session_belongs_to_the_next_one() {
    let app = App::start().await;
    let weekend = page(&app, "/reactions/360-zhinao-search/601360.SS").await;
    assert!(weekend.select(".day0-rule")[0].contains(
        "Shanghai had no session on Sunday 9 April 2023 (weekend), so day 0 is the next one, \
         Monday 10 April 2023."
    ));
    let address = "/reactions/sensetime-sensenova-unveiled/0020.HK";
    let holiday = page(&app, address).await.select(".day0-rule").remove(0);
    assert!(holiday.contains("Monday 10 April 2023 (Easter Monday)"), "{holiday}");
    let zh = page(&app, &format!("/zh{address}")).await.select(".day0-rule").remove(0);
    assert!(zh.contains("休市") && zh.contains("第0日为下一交易日：2023年4月11日（周二）"), "{zh}");
}

#[tokio::test]
async fn a_known_hour_is_told_in_the_time_of_the_exchange() {
    let app = App::start().await;
    let rule = page(&app, "/reactions/baidu-ernie-bot-public/BIDU").await.select(".day0-rule");
    assert!(
        rule[0].starts_with("Announced Thursday 31 August 2023 at 00:00, Beijing time. That is")
    );
    assert!(rule[0].contains(
        "12:00 on Wednesday 30 August 2023 in New York. Nasdaq was in session until 16:00"
    ));
    let before = page(&app, "/reactions/baidu-ernie-bot-unveiled/BIDU").await.select(".day0-rule");
    assert!(before[0].contains("Nasdaq had not opened yet that day"), "{}", before[0]);
}

#[tokio::test]
async fn a_share_without_prices_has_its_page_with_the_printed_figures() {
    let mut record = tiny_record();
    record.moves.retain(|row| row.symbol.as_str() != "601360.SS");
    let dir = tempfile::tempdir().unwrap();
    let store = Store::create(&url_in(dir.path())).await.unwrap();
    import::load(&store, &record.into(), Origin::Import).await.unwrap();
    let app = App::on(store);
    let address = "/reactions/360-founder-divorce-filing/601360.SS";
    let en = page(&app, address).await;
    assert!(en.text().contains("no price series of this share"));
    assert!(row_with(&en, &["−5.53%"]).contains("cannot check"));
    assert_eq!(en.select("h1"), ["No price series for 360 (601360.SS): Divorce filing"]);
    let zh = page(&app, &format!("/zh{address}")).await;
    assert!(row_with(&zh, &["−5.53%"]).contains("无法核对"));
}

#[tokio::test]
async fn an_unknown_pair_leads_to_the_announcement_and_its_reactions() {
    let app = App::start().await;
    let answer = app.get("/reactions/baidu-ernie-bot-unveiled/601360.SS").await;
    assert_eq!(answer.status, StatusCode::NOT_FOUND);
    let links = answer.attributes("main a", "href");
    for link in [
        "/announcements/baidu-ernie-bot-unveiled",
        "/reactions/baidu-ernie-bot-unveiled/9888.HK",
        "/reactions/baidu-ernie-bot-unveiled/BIDU",
    ] {
        assert!(links.contains(&link.to_owned()), "{link} in {links:?}");
    }
}

#[tokio::test]
async fn an_unknown_parameter_is_noted_and_a_tracking_one_is_not() {
    let app = App::start().await;
    let noted = page(&app, &format!("{KUNLUN}?benchmrk=x")).await;
    assert!(noted.select(".notice")[0].contains("benchmrk"));
    let tracked = page(&app, &format!("{KUNLUN}?utm_source=x")).await;
    assert!(tracked.select(".notice").is_empty());
}

#[tokio::test]
async fn the_fact_check_counts_what_its_csv_holds() {
    let app = App::start().await;
    let csv = page(&app, "/reactions/reported.csv").await.csv();
    let verdict = csv[0].iter().position(|column| column == "verdict").unwrap();
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for row in &csv[1..] {
        *counts.entry(row[verdict].as_str()).or_default() += 1;
    }
    let facts = page(&app, "/reactions/reported?limit=all").await;
    assert_eq!(facts.select("table.printed tbody tr").len(), csv.len() - 1);
    let links = facts.attributes(".legend a", "href");
    let shown = facts.select(".legend a .n");
    assert_eq!(shown[0], (csv.len() - 1).to_string());
    for (word, n) in &counts {
        let at = links.iter().position(|link| link.contains(&format!("verdict={word}"))).unwrap();
        assert_eq!(shown[at], n.to_string(), "{word}");
        let only = page(&app, &links[at]).await;
        assert_eq!(only.select("table.printed tbody tr").len(), *n, "{word}");
    }
    let summary = &facts.select(".lede")[0];
    assert!(counts.values().all(|n| summary.contains(&n.to_string())), "{summary}");
}

#[tokio::test]
async fn the_fact_check_shows_each_figure_with_its_share_in_both_languages() {
    let app = App::start().await;
    let en = page(&app, "/reactions/reported").await;
    let row = row_with(&en, &["601360.SS", "+5.53%"]);
    assert!(row.contains("+6.99%") && row.contains("disagrees"), "{row}");
    let zh = page(&app, "/zh/reactions/reported?verdict=disagrees").await;
    assert!(row_with(&zh, &["三六零", "+5.53%"]).contains("不符"));
    assert!(
        zh.attributes("a.reaction", "href").iter().all(|url| url.starts_with("/zh/reactions/"))
    );
}

#[tokio::test]
async fn every_reaction_of_the_record_has_a_page_in_both_languages() {
    let app = App::start().await;
    let csv = page(&app, "/reactions.csv").await.csv();
    for row in &csv[1..] {
        for prefix in ["", "/zh"] {
            let address = format!("{prefix}/reactions/{}/{}", row[0], row[1]);
            let reaction = page(&app, &address).await;
            // A text that is missing would show its key; a NaN would stand in the picture.
            for wrong in ["reaction-", "day0-h", "window-h", "NaN", "inf%"] {
                let text = reaction.select("main").join(" ");
                assert!(!text.contains(wrong), "{address} shows {wrong}");
            }
            assert!(!reaction.text().contains("NaN"), "{address}");
        }
    }
}

/// Hand arithmetic from data/moves.csv: the share fell 17.248 % and rose 9.500 % the next session,
/// so it lost 1 − 0.82752 × 1.095 = 9.387 % over days 0 to +1. The abnormal figures are those of
/// the reference for this event: −18.13 points on day 0, −9.49 over both days, p 0.051.
#[tokio::test]
async fn the_study_of_a_reaction_stands_on_its_page_with_interval_rank_and_windows() {
    let app = App::start().await;
    let page = app.get("/reactions/kunlun-tiangong-3-5-announced/300418.SZ").await;
    for text in [
        "−9.39%",
        "−9.49%",
        "95% interval −19.04% to +0.06%, p\u{a0}=\u{a0}0.051",
        "lost 18.13 points more than its usual link with the ChiNext Index explains",
        "None of the 110 sessions",
        "The sign depends on the days counted, not on the model or benchmark: negative for days",
        "For days −5 to +5 the sign turns on day −5, 31 Mar, whose abnormal return was",
    ] {
        assert!(page.text().contains(text), "{text}");
    }
    let chinese = app.get("/zh/reactions/kunlun-tiangong-3-5-announced/300418.SZ").await;
    assert!(chinese.text().contains("多跌18.13个百分点"));
}

#[tokio::test]
async fn a_study_under_other_parameters_has_an_address_of_its_own() {
    let app = App::start().await;
    let base = "/reactions/kunlun-tiangong-3-5-announced/300418.SZ";
    let page =
        app.get(&format!("{base}?to=5&from=-1&model=market-adjusted&benchmark=000300.SS")).await;
    let canonical = page.attributes("link[rel=canonical]", "href").remove(0);
    assert!(
        canonical.ends_with("?benchmark=000300.SS&from=-1&model=market-adjusted&to=5"),
        "{canonical}"
    );
    let notes = page.select("#ar + .study dl small");
    assert!(notes[0].starts_with("abnormal return, day 0;"), "{notes:?}");
    assert!(notes[1].starts_with("abnormal return, days −1 to +5"), "{notes:?}");
    let alone = app.get(&format!("{base}?to=0")).await;
    assert_eq!(alone.select("#ar + .study dl dd").len(), 1);
    assert!(
        alone.select("#ar + .study p")[0].contains("The 95% interval of the day excludes zero")
    );
    for (query, field) in [("to=21", "to"), ("benchmark=^HSI", "benchmark"), ("model=x", "model")] {
        let refused = app.get(&format!("{base}?{}", query.replace('^', "%5E"))).await;
        assert_eq!(refused.status, StatusCode::BAD_REQUEST, "{query}");
        assert!(refused.text().contains(field));
    }
}

#[tokio::test]
async fn where_a_rule_stops_the_study_the_page_says_which() {
    let app = App::start().await;
    // 28 December is the last but one session of the record: day +5 lies beyond it.
    let page = app.get("/reactions/baidu-ernie-bot-100m/9888.HK").await;
    assert!(page.text().contains("the window reaches beyond the sessions of the record"));
}

/// Hand arithmetic: each figure is a row of data/moves.csv, rounded to two decimals half away from
/// zero: 9888.HK 2023-03-16 low −10.105 (which the third decimal makes −10.11 on the screen), close
/// −6.362, 2023-03-17 close +13.669; 002230.SZ 2023-10-24 close −9.967 with the limit touched;
/// 601360.SS 2023-04-03 closed at the limit; 300418.SZ 2023-04-11 high +15.865.
#[tokio::test]
async fn the_sessions_that_everyone_remembers_come_out_of_the_record() {
    let app = App::start().await;
    for (address, texts) in [
        ("/reactions/baidu-ernie-bot-unveiled/9888.HK", vec!["−10.11%", "−6.36%", "+13.67%"]),
        (
            "/reactions/kunlun-tiangong-3-5-announced/300418.SZ",
            vec!["−17.25%", "+9.50%", "+15.87%"],
        ),
    ] {
        let page = app.get(address).await;
        for text in texts {
            assert!(page.text().contains(text), "{address}: {text}");
        }
    }
    let moves = app.get("/moves.csv?symbol=002230.SZ&day=2023-10-24").await.csv();
    assert!((moves[1][5].parse::<f64>().unwrap() + 9.97).abs() < 0.005);
    assert_eq!(moves[1][7], "touched-down");
    let moves = app.get("/moves.csv?symbol=601360.SS&day=2023-04-03").await.csv();
    assert_eq!(moves[1][7], "up");
}

#[tokio::test]
async fn a_study_names_the_other_events_of_its_share_and_what_they_touch() {
    let app = App::start().await;
    let page = app.get("/reactions/kunlun-tiangong-3-5-announced/300418.SZ").await;
    let said = page.select("section[aria-labelledby=ar] .notes p").join(" ");
    assert!(said.contains("within ten sessions"), "{said}");
    assert!(said.contains("comes out too close to zero by about its weight"), "{said}");
    let links = page.attributes("section[aria-labelledby=ar] .notes li a", "href");
    assert!(
        !links.is_empty() && links.iter().all(|link| link.ends_with("/300418.SZ")),
        "{links:?}"
    );
    let chinese = app.get("/zh/reactions/kunlun-tiangong-3-5-announced/300418.SZ").await;
    let same = chinese.attributes("section[aria-labelledby=ar] .notes li a", "href");
    assert_eq!(same.len(), links.len());
}

#[tokio::test]
async fn the_overview_draws_every_abnormal_return_in_order() {
    let app = App::start().await;
    let csv = app.get("/reactions.csv?sort=car").await.csv();
    let column = |name: &str| csv[0].iter().position(|cell| cell == name).unwrap();
    let drawn: Vec<String> = csv[1..]
        .iter()
        .filter(|row| !row[column("car_pct")].is_empty())
        .map(|row| format!("/reactions/{}/{}", row[0], row[1]))
        .collect();
    let page = app.get("/reactions").await;
    let mut marks = page.attributes("figure svg a", "href");
    assert!(drawn.len() > 50);
    assert_eq!((marks.first(), marks.last()), (drawn.first(), drawn.last()));
    marks.sort();
    let mut sorted = drawn.clone();
    sorted.sort();
    assert_eq!(marks, sorted);
}

/// The page names the session whose abnormal return turned the sign of a window; the days in the
/// table beside it say whether that is so.
#[tokio::test]
async fn without_the_session_that_turns_a_window_it_has_the_sign_of_day_0() {
    let app = App::start().await;
    let plain = |text: &str| text.replace('−', "-").replace(['+', '%'], "");
    let number = |text: &str| -> i32 { plain(text).parse().unwrap() };
    let mut told = 0;
    for address in reactions_from(&app, "/reactions?limit=all").await {
        let page = app.get(&address).await;
        let reading = page.select("section[aria-labelledby=ar] .read").join(" ");
        let Some((_, rest)) = reading.split_once("For days ") else { continue };
        let (span, rest) = rest.split_once(" the sign turns on day ").unwrap();
        let (from, to) = span.split_once(" to ").unwrap();
        let (turning, rest) = rest.split_once(',').unwrap();
        let stated = rest.split("return was ").nth(1).unwrap().split(':').next().unwrap();
        let column = |cell: &str| page.select(&format!("#sd tbody {cell}"));
        let days = column("th").into_iter().zip(column("td:nth-child(5)"));
        // A session beyond the record has no return.
        let days = days.filter_map(|(day, shown)| {
            let abnormal: f64 = plain(&shown).parse().ok()?;
            Some((number(&day), (abnormal, shown)))
        });
        let days: BTreeMap<i32, (f64, String)> = days.collect();
        let whole: f64 = days.range(number(from)..=number(to)).map(|(_, day)| day.0).sum();
        let (turning, zero) = (&days[&number(turning)], days[&0].0);
        assert_eq!(turning.1, stated, "{address}");
        assert!(whole * zero < 0.0 && (whole - turning.0) * zero > 0.0, "{address}: {days:?}");
        told += 1;
    }
    assert!(told > 5, "{told}");
}

/// How many rows each value of a facet has, by its value.
fn facet(page: &Answer, key: &str) -> BTreeMap<String, usize> {
    let boxes = format!(".facets label:has(input[name={key}])");
    let counts = page.select(&format!("{boxes} .n"));
    let values = page.attributes(&format!("{boxes} input"), "value");
    values.into_iter().zip(counts).map(|(value, n)| (value, n.parse().unwrap())).collect()
}

#[tokio::test]
async fn verdicts_and_weekdays_of_day_0_add_up_to_the_list_and_the_headline_says_the_same() {
    let app = App::start().await;
    let whole = page(&app, "/reactions?limit=all").await;
    let rows = reactions_from(&app, "/reactions?limit=all").await;
    let headline = &whole.select("h2#ch")[0];
    let said: Vec<usize> = headline.split(' ').filter_map(|word| word.parse().ok()).collect();
    let verdicts = facet(&whole, "verdict");
    assert_eq!(said[..2], [verdicts["clear"], verdicts.values().sum::<usize>()], "{headline}");
    let links = whole.attributes("figure .read a", "href");
    let shown = reactions_from(&app, links.last().unwrap()).await;
    assert_eq!(shown.len(), verdicts["clear"], "{links:?}");
    let weekdays = facet(&whole, "weekday");
    assert_eq!(weekdays.values().sum::<usize>(), rows.len());
    assert_eq!(verdicts.values().sum::<usize>(), rows.len());
    for (key, counts) in [("verdict", &verdicts), ("weekday", &weekdays)] {
        let mut found = Vec::new();
        for (value, n) in counts {
            let one = reactions_from(&app, &format!("/reactions?{key}={value}&limit=all")).await;
            assert_eq!(one.len(), *n, "{key} {value}");
            found.extend(one);
            let file = app.get(&format!("/reactions.csv?{key}={value}")).await.csv();
            assert_eq!(file.len(), n + 1, "{key} {value}");
            let api = app.get(&format!("/api/v1/reactions?{key}={value}&limit=all")).await;
            let api: serde_json::Value = serde_json::from_slice(&api.body).unwrap();
            assert_eq!(api["total"], *n, "{key} {value}");
        }
        found.sort();
        let mut all = rows.clone();
        all.sort();
        assert_eq!(found, all, "{key}");
    }
}

#[tokio::test]
async fn a_filter_by_verdict_and_weekday_gives_rows_of_that_kind_and_a_title_that_says_so() {
    let app = App::start().await;
    let csv = app.get("/reactions.csv?verdict=clear&weekday=1").await.csv();
    let column = |name: &str| csv[0].iter().position(|head| head == name).unwrap();
    let (day, low, high) = (column("day"), column("car_low_pct"), column("car_high_pct"));
    for row in &csv[1..] {
        let day: chrono::NaiveDate = row[day].parse().unwrap();
        assert_eq!(day.format("%u").to_string(), "1");
        let (low, high): (f64, f64) = (row[low].parse().unwrap(), row[high].parse().unwrap());
        assert!(low * high > 0.0, "{row:?}");
    }
    assert!(csv.len() > 1);
    let en = page(&app, "/reactions?verdict=clear&weekday=1&weekday=2").await;
    let title = "abnormal return clear of zero, day 0 on Monday and Tuesday";
    assert!(en.select("h1")[0].ends_with(title), "{:?}", en.select("h1"));
    let zh = page(&app, "/zh/reactions?verdict=clear&weekday=1").await;
    assert!(
        zh.select("h1")[0].ends_with("异常收益率显著异于零、第0日为星期一"),
        "{:?}",
        zh.select("h1")
    );
    for (edition, said) in [("", "4 abnormal returns"), ("/zh", "显著异于零的异常收益率4个")]
    {
        let address = format!("{edition}/reactions?verdict=clear&weekday=1");
        let headline = page(&app, &address).await.select("#ch").remove(0);
        let said = said.replace('4', &(csv.len() - 1).to_string());
        assert!(headline.starts_with(&said), "{headline}");
    }
    let refused = app.get("/reactions?verdict=agrees").await;
    assert_eq!(refused.status, StatusCode::BAD_REQUEST);
}

/// A move of a file as a page prints it.
fn printed(value: &str) -> String {
    let rounded = round_half_away(value.parse().unwrap(), 2);
    let sign = ["−", "", "+"][usize::try_from(rounded.sign + 1).unwrap()];
    format!("{sign}{}%", rounded.digits)
}

#[tokio::test]
async fn headlines_of_a_reaction_say_what_it_came_after_its_limit_and_both_closes() {
    let (app, record) = (App::start().await, shipped());
    let csv =
        app.get("/reactions.csv?company=baidu&company=kunlun-tech&company=qihoo-360").await.csv();
    let column = |name: &str| csv[0].iter().position(|head| head == name).unwrap();
    let (mut by_model, mut by_label, mut touching) = (0, 0, 0);
    for row in &csv[1..] {
        let cell = |name: &str| row[column(name)].as_str();
        let address = format!("/reactions/{}/{}", cell("announcement"), cell("symbol"));
        let page = page(&app, &address).await;
        let (h1, window) = (&page.select("h1")[0], &page.select("#ew")[0]);
        let news = record
            .announcements
            .iter()
            .find(|news| news.id.as_str() == cell("announcement"))
            .unwrap();
        let steps = ["unveiling", "invited-test", "public-release", "open-source"];
        let is_step = steps.contains(&cell("kind"));
        if let (true, [model]) = (is_step, news.models.as_slice()) {
            let model = record.models.iter().find(|row| row.slug == *model).unwrap();
            assert!(h1.contains(&model.name.en), "{address}: {h1}");
            by_model += 1;
        } else {
            let label = format!("on “{}”", typed(&news.label.en));
            assert!(typed(h1).contains(&label), "{address}: {h1}");
            by_label += 1;
        }
        assert!(window.starts_with(&printed(cell("close"))), "{address}: {window}");
        if !cell("next_close").is_empty() {
            assert!(window.contains(&printed(cell("next_close"))), "{address}: {window}");
            let next = printed(cell("next_close"));
            let size = next.trim_start_matches(['+', '−']);
            assert!(h1.contains(size) || size == next, "{address}: {h1}");
        }
        let limit = match cell("limit") {
            "touched-up" => Some(cell("high")),
            "touched-down" => Some(cell("low")),
            _ => None,
        };
        assert_eq!(window.contains("after touching"), limit.is_some(), "{address}: {window}");
        if let Some(limit) = limit {
            touching += 1;
            assert!(window.contains(&format!("after touching {}", printed(limit))), "{window}");
        }
        if cell("study_status") == "ok" {
            let shown = page.select("#ar + .study dl dd");
            assert_eq!(shown.len(), 2, "{address}");
            assert!(shown[0].contains(&printed(cell("ar_pct"))), "{address}: {shown:?}");
            assert!(shown[1].contains(&printed(cell("car_pct"))), "{address}: {shown:?}");
        }
    }
    assert!(by_model > 5 && by_label > 5 && touching > 0, "{by_model} {by_label} {touching}");
}
