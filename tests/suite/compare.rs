//! Comparing announcements: who is in a set, what its mean is, and when it is tested.

use std::collections::{BTreeMap, BTreeSet};

use axum::http::StatusCode;
use baimo::domain::{Announcement, AnnouncementKind, Precision};

use crate::app::{Answer, App, shipped, shipped_database};

async fn page(app: &App, address: &str) -> Answer {
    let page = app.get(address).await;
    assert_eq!(page.status, StatusCode::OK, "{address}");
    page
}

/// The addresses of the reactions in the table of events.
fn reactions(page: &Answer) -> Vec<String> {
    page.attributes("table.events a.reaction", "href")
}

/// The stored abnormal returns of a company's own announcements on its primary listing, percent.
async fn stored(company: &str, window: (i64, i64)) -> Vec<(String, f64)> {
    let pool = sqlx::SqlitePool::connect(shipped_database().await).await.unwrap();
    sqlx::query_as(
        "SELECT w.announcement, w.car_pct FROM abnormal_return w \
         JOIN announcement a ON a.id = w.announcement \
         JOIN listing l ON l.symbol = w.symbol AND l.company = a.company AND l.is_primary \
         WHERE a.company = $1 AND w.window_from = $2 AND w.window_to = $3 \
         AND w.car_pct IS NOT NULL ORDER BY w.announcement",
    )
    .bind(company)
    .bind(window.0)
    .bind(window.1)
    .fetch_all(&pool)
    .await
    .unwrap()
}

/// How many announcements of two companies count.
async fn of_both(one: &str, other: &str) -> usize {
    stored(one, (0, 1)).await.len() + stored(other, (0, 1)).await.len()
}

/// A percentage as the pages print it, for figures that do not lie on a half.
fn printed(value: f64) -> String {
    let sign = if value < 0.0 { "−" } else { "+" };
    format!("{sign}{:.2}%", value.abs())
}

fn mean(values: &[(String, f64)]) -> f64 {
    values.iter().map(|(_, car)| car).sum::<f64>() / f64::from(u32::try_from(values.len()).unwrap())
}

const BAIDU: &str = "/compare?company=baidu";

#[tokio::test]
async fn the_mean_of_baidu_is_that_of_the_stored_returns_of_its_hong_kong_share() {
    let app = App::start().await;
    let cars = stored("baidu", (0, 1)).await;
    let all = cars.len();
    assert!(all > 10);
    let positive = cars.iter().filter(|(_, car)| *car > 0.0).count();
    let en = page(&app, BAIDU).await;
    let mean = printed(mean(&cars));
    assert_eq!(
        en.select("h1")[0],
        format!(
            "Over days 0 to +1, {positive} of {all} abnormal returns were positive; the mean was {mean}"
        )
    );
    let zh = page(&app, &format!("/zh{BAIDU}")).await;
    assert_eq!(
        zh.select("h1")[0],
        format!("第0至+1日，{all}个累计异常收益率中{positive}个为正，均值{mean}")
    );
}

#[tokio::test]
async fn every_window_of_the_table_holds_the_stored_returns_and_their_mean() {
    let app = App::start().await;
    let en = page(&app, BAIDU).await;
    let sets = en.select("table.cohorts tbody tr").len();
    let cells = |n| en.select(&format!("table.cohorts tbody tr:nth-child({n}) > *"));
    for (window, head) in
        [((0, 0), "day 0"), ((0, 1), "0 to +1"), ((-1, 1), "−1 to +1"), ((-5, 5), "−5 to +5")]
    {
        let cars = stored("baidu", window).await;
        let row = (1..=sets).map(cells).find(|row| row[0] == head && row[1] == "all").unwrap();
        assert!(row[2].starts_with(&cars.len().to_string()), "{row:?}");
        assert!(row[3].contains(&printed(mean(&cars))), "{row:?} {}", mean(&cars));
        for (id, car) in cars {
            let link = format!("table.events tr:has(a[href='/reactions/{id}/9888.HK'])");
            assert!(en.select(&link)[0].contains(&printed(car)), "{id} {car}");
        }
    }
    // The end of December has no five sessions behind it.
    assert!(en.select("table.events").join("").contains("beyond the data"));
    let left_out = en.select("section[aria-labelledby=lo] section").join(" | ");
    assert!(left_out.contains("Days −5 to +5: beyond the data: 1Baidu: 100m users"), "{left_out}");
}

#[tokio::test]
async fn a_share_and_its_adr_never_both_count() {
    let app = App::start().await;
    let both =
        page(&app, "/compare?announcement=baidu-ernie-bot-named&company=alibaba&company=baidu");
    let shown = reactions(&both.await);
    let announcements: BTreeSet<&str> =
        shown.iter().map(|link| link.split('/').nth(2).unwrap()).collect();
    assert_eq!(announcements.len(), shown.len(), "an announcement counts twice");
    assert_eq!(shown.len(), of_both("alibaba", "baidu").await);
    assert!(shown.iter().all(|link| link.ends_with("/9888.HK") || link.ends_with("/9988.HK")));
}

#[tokio::test]
async fn a_set_below_five_has_no_p_and_one_below_ten_is_indicative() {
    let app = App::start().await;
    let few = page(&app, "/compare?company=sensetime&company=jd&company=inspur").await;
    assert!(few.select(".says")[0].contains("A set of 4 is too small to test"));
    assert!(few.select("table.cohorts, path.mean").is_empty());
    assert!(few.text().contains("4 of single announcements and 0 of sets"));
    let six = page(&app, "/compare?company=tencent").await;
    let tested = six.select("table.cohorts td.p");
    assert!(!tested.is_empty());
    assert!(tested.iter().all(|cell| cell.contains("indicative")), "{tested:?}");
    let twelve = page(&app, BAIDU).await.select("table.cohorts tr").join(" ");
    // Of Baidu, twelve count and their windows overlap, so the headline test is KP.
    assert!(twelve.contains("KP"), "{twelve}");
}

#[tokio::test]
async fn the_number_of_tests_is_that_of_the_p_values_in_sight() {
    let app = App::start().await;
    let en = page(&app, BAIDU).await;
    let sets = en.select("table.cohorts td.p").len();
    assert!(sets >= 4);
    let single = stored("baidu", (0, 1)).await.len();
    let says = format!("This page makes {} tests against zero: {single} of single", single + sets);
    assert!(en.text().contains(&says), "{says}");
}

#[tokio::test]
async fn what_is_not_of_the_record_or_too_much_is_refused_with_its_field() {
    let app = App::start().await;
    for (query, field) in [
        ("announcement=no-such-thing", "announcement"),
        // Four companies have 44 announcements together.
        ("company=alibaba&company=baidu&company=kunlun-tech&company=qihoo-360", "company"),
    ] {
        let answer = app.get(&format!("/compare?{query}")).await;
        assert_eq!(answer.status, StatusCode::BAD_REQUEST, "{query}");
        assert!(answer.text().contains(&format!("“{field}”")), "{query}");
    }
    // A company is looked for by name: the page says which is near.
    let none = app.get("/compare?company=baidoo").await;
    assert_eq!(none.status, StatusCode::NOT_FOUND);
    assert_eq!(none.attributes("main .plain a", "href")[0], "/compare?company=baidu");
    assert!(
        app.get("/compare?company=alibaba&company=baidu&company=kunlun-tech&company=qihoo-360")
            .await
            .text()
            .contains("At most 40")
    );
}

#[tokio::test]
async fn an_unknown_parameter_is_noticed_and_the_address_is_canonical() {
    let app = App::start().await;
    let answer = page(&app, "/compare?compny=x&company=tencent&company=baidu&company=baidu").await;
    assert!(answer.select(".notice")[0].contains("Did you mean “company”"));
    let canonical = answer.attributes("link[rel=canonical]", "href");
    assert_eq!(canonical, ["http://baimo.test/compare?company=baidu&company=tencent"]);
}

#[tokio::test]
async fn the_bare_page_offers_each_company_with_its_count_in_both_languages() {
    let app = App::start().await;
    let en = page(&app, "/compare").await;
    let n = stored("baidu", (0, 1)).await.len();
    assert!(en.select(".pick li").join(" ").contains(&format!("Baidu {n} announcements")));
    let zh = page(&app, "/zh/compare").await;
    assert!(zh.select(".pick li").join(" ").contains(&format!("百度 {n}条动态")));
    assert_eq!(zh.select(".sub [aria-current]"), ["对比"]);
    // The choices of the form are the announcements that are then compared.
    let baidu = page(&app, BAIDU).await;
    let chosen = reactions(&baidu);
    let offered = en.attributes(".pick input[name=announcement]", "value");
    assert!(
        chosen.iter().all(|link| offered.contains(&link.split('/').nth(2).unwrap().to_owned()))
    );
}

#[tokio::test]
async fn a_set_of_one_names_its_company_and_is_not_tested_as_a_set() {
    let app = App::start().await;
    let address = "/compare?announcement=kunlun-tiangong-3-5-announced";
    let en = page(&app, address).await;
    let cars = stored("kunlun-tech", (0, 1)).await;
    let (_, car) = cars.iter().find(|(id, _)| id == "kunlun-tiangong-3-5-announced").unwrap();
    let figure = printed(*car);
    assert_eq!(
        en.select("h1")[0],
        format!("Over days 0 to +1, the abnormal return of Kunlun Tech was {figure}")
    );
    assert!(en.select(".says")[0].contains("A set of one cannot be tested"));
    assert_eq!(en.attributes(".mults a", "href").len(), 1);
    let zh = page(&app, &format!("/zh{address}")).await;
    assert_eq!(zh.select("h1")[0], format!("第0至+1日，昆仑万维累计异常收益率为{figure}"));
}

#[tokio::test]
async fn who_cannot_be_studied_is_left_out_with_the_reason() {
    let app = App::start().await;
    let en = page(&app, "/compare?announcement=jd-chatjd-plan&company=baichuan").await;
    assert_eq!(en.select("h1"), ["None of these announcements can be studied"]);
    let groups = en.select("section[aria-labelledby=lo] section").join(" | ");
    assert!(groups.contains("Not listed in 2023") && groups.contains("Baichuan: "), "{groups}");
    assert!(groups.contains("Only the month is known, so no day 0: 1JD: "), "{groups}");
}

#[tokio::test]
async fn a_close_at_the_limit_makes_the_sum_a_bound() {
    let app = App::start().await;
    let en = page(&app, "/compare?company=kunlun-tech").await;
    // 24 March 2023: up 20.01 %, the limit of ChiNext.
    let row = en.select("table.events tr:has(time[datetime='2023-03-24'])").remove(0);
    assert!(row.contains("≥") && row.contains("close at the daily limit: day 0"), "{row}");
    let free = en.select("table.events tr:has(time[datetime='2023-10-30'])").remove(0);
    assert!(!free.contains('≥'), "{free}");
}

#[tokio::test]
async fn twelve_charts_at_most_and_every_event_in_the_table_and_the_lines() {
    let app = App::start().await;
    let en = page(&app, "/zh/compare?company=alibaba&company=kunlun-tech").await;
    assert_eq!(en.attributes(".mults a", "href").len(), 12);
    let events = of_both("alibaba", "kunlun-tech").await;
    assert_eq!(reactions(&en).len(), events);
    assert_eq!(en.select("svg.w-only path.ev").len(), events);
    assert_eq!(en.select("table.race tbody tr").len(), 2);
}

#[tokio::test]
async fn events_stand_company_by_company_in_order_of_day_0() {
    let app = App::start().await;
    let en = page(&app, "/compare?company=alibaba&company=kunlun-tech").await;
    let days = en.attributes("table.events time", "datetime");
    assert_eq!(days.len(), of_both("alibaba", "kunlun-tech").await);
    let shares: Vec<String> =
        reactions(&en).iter().map(|link| link.rsplit('/').next().unwrap().to_owned()).collect();
    let runs: Vec<&[String]> = shares.chunk_by(|a, b| a == b).collect();
    assert_eq!(runs.len(), 2, "{shares:?}");
    let (one, other) = days.split_at(runs[0].len());
    assert!(one.is_sorted() && other.is_sorted() && one[0] <= other[0], "{days:?}");
}

/// A company as a comparison tells of it: its first day 0, and its stored returns over days 0 to +1.
async fn told(slug: &str) -> (String, Vec<f64>) {
    let pool = sqlx::SqlitePool::connect(shipped_database().await).await.unwrap();
    let first: String = sqlx::query_scalar(
        "SELECT min(r.day) FROM reaction r JOIN announcement a ON a.id = r.announcement \
         JOIN listing l ON l.symbol = r.symbol AND l.company = a.company AND l.is_primary \
         JOIN session_move m ON m.symbol = r.symbol AND m.day = r.day WHERE a.company = $1",
    )
    .bind(slug)
    .fetch_one(&pool)
    .await
    .unwrap();
    (first, stored(slug, (0, 1)).await.into_iter().map(|(_, car)| car).collect())
}

fn median(values: &[f64]) -> f64 {
    let mut sorted = values.to_vec();
    sorted.sort_by(f64::total_cmp);
    let half = sorted.len() / 2;
    if sorted.len() % 2 == 1 { sorted[half] } else { f64::midpoint(sorted[half - 1], sorted[half]) }
}

#[tokio::test]
async fn a_comparison_of_companies_tells_of_each_in_headline_table_and_lines() {
    let app = App::start().await;
    for companies in [
        [("baidu", "Baidu", "百度"), ("alibaba", "Alibaba", "阿里巴巴")],
        [("kunlun-tech", "Kunlun Tech", "昆仑万维"), ("qihoo-360", "360", "三六零")],
    ] {
        let mut rows = Vec::new();
        for (slug, en, zh) in companies {
            rows.push((told(slug).await, en, zh));
        }
        rows.sort_by(|a, b| a.0.0.cmp(&b.0.0));
        let above = |cars: &[f64]| cars.iter().filter(|car| **car > 0.0).count();
        let [(one, one_en, one_zh), (two, two_en, two_zh)] =
            [&rows[0], &rows[1]].map(|((_, cars), en, zh)| ((above(cars), cars.len()), en, zh));
        assert!(one.0 > 0 && two.0 > 0, "{one:?} {two:?}");
        let address = format!("/compare?company={}&company={}", companies[0].0, companies[1].0);
        let en = page(&app, &address).await;
        let said = format!(
            "{one_en} beat the market after {} of {} announcements, {two_en} after {} of {}",
            one.0, one.1, two.0, two.1
        );
        assert_eq!(en.select("h1"), [said]);
        let zh = page(&app, &format!("/zh{address}")).await;
        let said = format!(
            "{one_zh}{}条动态中{}条跑赢大盘，{two_zh}{}条中{}条",
            one.1, one.0, two.1, two.0
        );
        assert_eq!(zh.select("h1"), [said]);
        for (at, ((_, cars), name, _)) in rows.iter().enumerate() {
            let cells = format!("section[aria-labelledby=by] tbody tr:nth-child({}) > *", at + 1);
            let cells = en.select(&cells);
            let n = f64::from(u32::try_from(cars.len()).unwrap());
            let of_each = [(*name).to_owned(), cars.len().to_string(), above(cars).to_string()];
            assert_eq!(cells[..3], of_each);
            assert!(cells[3].contains(&printed(cars.iter().sum::<f64>() / n)), "{cells:?}");
            assert_eq!(cells[4], printed(median(cars)));
        }
        // The second company has a dash of its own, in its lines, in its mean and in the key.
        assert_eq!(en.select("svg.w-only path.ev.dash").len(), rows[1].0.1.len());
        assert_eq!(en.select("svg.w-only path.ev").len(), one.1 + two.1);
        assert_eq!(en.select("svg.w-only path.mean").len(), 2);
        assert_eq!(en.select("svg.w-only path.mean.dash").len(), 1);
        assert_eq!(en.select("figure ul.legend li"), [*one_en, *two_en]);
        // What is tested stands behind what is told: the first section is the table by company.
        let sections = en.attributes("main section", "aria-labelledby");
        assert_eq!(sections[0], "by", "{sections:?}");
        assert_eq!(en.select("section[aria-labelledby=co] .says").len(), 1);
    }
    let alone = page(&app, BAIDU).await;
    assert!(alone.select("section[aria-labelledby=by], figure ul.legend").is_empty());
}

/// The addresses of announcements that a comparison chooses.
fn chosen(address: &str) -> BTreeSet<&str> {
    let values = address.split(['?', '&']).filter_map(|pair| pair.strip_prefix("announcement="));
    values.collect()
}

#[tokio::test]
async fn the_examples_follow_their_rules_and_each_answers_with_results() {
    let (app, record) = (App::start().await, shipped());
    let en = page(&app, "/compare").await;
    assert_eq!(
        en.select(".kick.other a"),
        [
            "Launch days of 2023",
            "Baidu against Alibaba",
            "The 31 August group",
            "Kunlun Tech and 360"
        ]
    );
    let links = en.attributes(".kick.other a", "href");
    for prefix in ["", "/zh"] {
        for link in &links {
            let answer = page(&app, &format!("{prefix}{link}")).await;
            assert!(reactions(&answer).len() > 1, "{prefix}{link}");
        }
    }
    assert_eq!(links[1], "/compare?company=alibaba&company=baidu");
    assert_eq!(links[3], "/compare?company=kunlun-tech&company=qihoo-360");
    let offered = en.attributes(".pick input[name=announcement]", "value");
    let mut first: BTreeMap<&str, &Announcement> = BTreeMap::new();
    for row in &record.announcements {
        if row.kind == AnnouncementKind::Unveiling && offered.contains(&row.id.to_string()) {
            let found = first.entry(row.company.as_str()).or_insert(row);
            if (row.day.date, row.id.as_str()) < (found.day.date, found.id.as_str()) {
                *found = row;
            }
        }
    }
    let launches: BTreeSet<&str> = first.values().map(|row| row.id.as_str()).collect();
    assert_eq!(chosen(&links[0]), launches);
    let busiest: chrono::NaiveDate = "2023-08-31".parse().unwrap();
    let known = record.announcements.iter().filter(|row| row.day.precision == Precision::Day);
    let of_day = known.filter(|row| row.day.date == busiest).map(|row| row.id.as_str());
    assert_eq!(chosen(&links[2]), of_day.collect());
}

#[tokio::test]
async fn a_set_of_one_announcement_a_company_is_told_announcement_by_announcement() {
    let app = App::start().await;
    let links = page(&app, "/compare").await.attributes(".kick.other a", "href");
    let launches = page(&app, &links[0]).await;
    assert!(launches.select("h1")[0].starts_with("Over days 0 to +1, "));
    assert!(launches.select("section[aria-labelledby=by], figure ul.legend").is_empty());
    assert_eq!(launches.select("svg.w-only path.mean").len(), 1);
}

#[tokio::test]
async fn a_few_announcements_are_told_each_by_its_own_return_and_have_no_mean() {
    let app = App::start().await;
    let mut told = 0;
    for n in 2..5 {
        // One of each company, the first of its reactions in the order of the list.
        let ids = ["baidu", "alibaba", "iflytek", "sensetime"].into_iter().take(n);
        let mut chosen = Vec::new();
        for company in ids {
            let (id, car) = stored(company, (0, 1)).await.remove(0);
            chosen.push((id, printed(car)));
        }
        let query: Vec<String> =
            chosen.iter().map(|(id, _)| format!("announcement={id}")).collect();
        let address = format!("/compare?{}", query.join("&"));
        for (edition, before) in [("", "Against the market: "), ("/zh", "相对大盘：")] {
            let page = page(&app, &format!("{edition}{address}")).await;
            let (h1, lede) = (&page.select("h1")[0], &page.select("p.lede")[0]);
            assert!(h1.starts_with(before), "{h1}");
            for (id, figure) in &chosen {
                assert!(
                    h1.contains(figure.as_str()) && lede.contains(figure.as_str()),
                    "{id} {h1}"
                );
                told += 1;
            }
            assert_eq!(page.select("table.events tbody tr").len(), n);
            assert!(
                page.select("table.cohorts, path.mean, section[aria-labelledby=by]").is_empty()
            );
        }
    }
    assert_eq!(told, 2 * (2 + 3 + 4));
}
