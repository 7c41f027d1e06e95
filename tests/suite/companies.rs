//! Companies: the list and each company's page.

use std::collections::BTreeMap;

use axum::http::StatusCode;
use baimo::domain::Precision;
use baimo::record::tables::Quantity;

use crate::app::{Answer, App, shipped};

const LANGUAGES: [&str; 2] = ["", "/zh"];

/// Close moves of a symbol as `data/moves.csv` has them: day and percent, in order.
fn closes(symbol: &str) -> Vec<(String, f64)> {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/data/moves.csv");
    let text = std::fs::read_to_string(path).unwrap();
    let rows = text.lines().skip(1).map(|line| line.split(',').collect::<Vec<_>>());
    rows.filter(|row| row[0] == symbol)
        .map(|row| (row[1].to_owned(), row[5].parse().unwrap()))
        .collect()
}

/// The figure of a move with its arrow as the page prints it, white space folded.
fn shown(close: f64) -> String {
    let (arrow, sign) = if close < 0.0 { ("▼", "−") } else { ("▲", "+") };
    format!("{arrow} {sign}{:.2}%", close.abs())
}

/// The rows of the table of reactions.
fn reaction_rows(page: &Answer) -> Vec<String> {
    page.select("section[aria-labelledby=rt] tbody tr")
}

#[tokio::test]
async fn a_company_page_shows_both_names_its_listings_and_the_first_reaction() {
    let app = App::start().await;
    for language in LANGUAGES {
        let page = app.get(&format!("{language}/companies/baidu")).await;
        assert_eq!(page.status, StatusCode::OK);
        let name = page.select("h1").pop().unwrap();
        assert!(name.contains("Baidu") && name.contains("百度"), "{name}");
        let listed = page.select("dl.kv dt");
        assert!(listed.contains(&"9888.HK".to_owned()) && listed.contains(&"BIDU".to_owned()));
        let unveiled = "/announcements/baidu-ernie-bot-unveiled";
        let links =
            page.attributes("section[aria-labelledby=rt] tbody tr td:nth-child(2) a", "href");
        let row = links.iter().position(|link| *link == format!("{language}{unveiled}")).unwrap();
        let row = &reaction_rows(&page)[row];
        assert!(row.contains("▼ −6.36%") && row.contains("▲ +13.67%"), "{row}");
    }
}

#[tokio::test]
async fn the_year_ends_where_compounding_the_daily_closes_ends() {
    let app = App::start().await;
    let of_2023 = closes("9888.HK").into_iter().filter(|(day, _)| day.starts_with("2023"));
    let end = of_2023.fold(100.0, |level, (_, close)| level * (1.0 + close / 100.0));
    let before_june = closes("9888.HK")
        .into_iter()
        .filter(|(day, _)| ("2023-01-01".."2023-06-01").contains(&day.as_str()));
    let may = before_june.fold(100.0, |level, (_, close)| level * (1.0 + close / 100.0));
    for language in LANGUAGES {
        let page = app.get(&format!("{language}/companies/baidu")).await;
        let ends = page.select("section[aria-labelledby=yc] tbody tr td:nth-child(2)");
        assert_eq!(ends.len(), 12);
        assert_eq!(ends[11], format!("{end:.1}"));
        assert_eq!(ends[4], format!("{may:.1}"));
        let label = format!("9888.HK {end:.0}");
        assert!(page.select("section[aria-labelledby=yc] svg.w-only text").contains(&label));
    }
}

#[tokio::test]
async fn the_last_row_of_kunlun_tech_is_its_filing_with_the_moves_of_its_sessions() {
    let app = App::start().await;
    let closes = closes("300418.SZ");
    let day0 = closes.iter().position(|(day, _)| day == "2023-11-03").unwrap();
    for language in LANGUAGES {
        let page = app.get(&format!("{language}/companies/kunlun-tech")).await;
        let links = page.attributes("section[aria-labelledby=rt] tbody tr:last-child a", "href");
        assert_eq!(links[0], format!("{language}/announcements/kunlun-tiangong-filed"));
        assert_eq!(links[1], format!("{language}/reactions/kunlun-tiangong-filed/300418.SZ"));
        let row = reaction_rows(&page).pop().unwrap();
        let (first, next) = (shown(closes[day0].1), shown(closes[day0 + 1].1));
        assert!(row.contains(&first) && row.contains(&next), "{row} lacks {first} or {next}");
    }
}

#[tokio::test]
async fn a_company_without_shares_says_that_it_was_not_listed() {
    let app = App::start().await;
    for (address, says, each) in [
        ("/companies/baichuan", "not listed in 2023", "not listed"),
        ("/zh/companies/baichuan", "2023年未上市", "未上市"),
    ] {
        let page = app.get(address).await;
        assert!(page.select("dl.kv dd").iter().any(|fact| fact == says), "{address}");
        assert!(page.select(".lede")[0].contains(says), "{address}");
        assert_eq!(page.select("section[aria-labelledby=yc]"), Vec::<String>::new());
        let rows = page.select("section[aria-labelledby=rt] li.row .chips");
        assert!(rows.len() >= 7 && rows.iter().all(|chips| chips == each), "{rows:?}");
    }
}

#[tokio::test]
async fn a_listing_without_prices_and_a_day_not_known_are_said_plainly() {
    let app = App::start().await;
    for (language, prices, session) in [
        ("", "no price series", "no reaction: day not known"),
        ("/zh", "无行情数据", "不计反应：日期不详"),
    ] {
        let page = app.get(&format!("{language}/companies/longmaster")).await;
        assert!(page.select("dl.kv dd").iter().any(|fact| fact.contains(prices)));
        let page = app.get(&format!("{language}/companies/baidu")).await;
        let month_only = reaction_rows(&page).into_iter().filter(|row| row.contains(session));
        assert_eq!(month_only.count(), 2);
    }
}

#[tokio::test]
async fn the_ladder_counts_the_days_from_first_word_to_the_next_step() {
    let app = App::start().await;
    for (address, days) in
        [("/companies/baidu", ["8", "37"]), ("/zh/companies/baidu", ["8天", "37天"])]
    {
        let page = app.get(address).await;
        let gaps = page.select("section[aria-labelledby=sl] svg text.m");
        assert!(days.iter().all(|days| gaps.iter().any(|gap| gap == days)), "{gaps:?}");
        let steps = page.attributes("section[aria-labelledby=sl] > figure > svg a", "href");
        assert!(steps[0].ends_with("/announcements/baidu-chatbot-plan-reported"), "{steps:?}");
    }
}

#[tokio::test]
async fn models_of_one_step_share_a_row_of_the_ladder_in_which_each_mark_has_its_name() {
    let (app, record) = (App::start().await, shipped());
    let mut shared = 0;
    for company in &record.companies {
        let page = app.get(&format!("/companies/{}", company.slug)).await;
        let table = page.select("section[aria-labelledby=sl] tbody th");
        let mut steps: BTreeMap<&str, usize> = BTreeMap::new();
        for name in &table {
            *steps.entry(name.as_str()).or_default() += 1;
        }
        let single: Vec<&str> =
            steps.iter().filter(|(_, n)| **n == 1).map(|(name, _)| *name).collect();
        let mut named = page.select("section[aria-labelledby=sl] > figure > svg a text");
        named.sort();
        let rows = page.select("section[aria-labelledby=sl] > figure > svg > text > tspan.b");
        if single.len() > 1 {
            assert_eq!(named, single, "{}", company.slug);
            assert_eq!(rows.len(), steps.len() - single.len() + 1, "{rows:?}");
            shared += 1;
        } else {
            assert_eq!(named, Vec::<String>::new());
            assert_eq!(rows.len(), steps.len());
        }
    }
    assert!(shared > 3, "{shared}");
}

#[tokio::test]
async fn the_models_of_a_company_name_the_size_that_the_record_gives() {
    let (app, record) = (App::start().await, shipped());
    let sizes = || record.declared.specs.iter().filter(|row| row.quantity == Quantity::Parameters);
    for (language, unit, word) in [("", 1e9, " billion parameters"), ("/zh", 1e8, "亿参数")] {
        for (company, least) in [("baidu", 1), ("zhipu", 6)] {
            let page = app.get(&format!("{language}/companies/{company}")).await;
            let rows = page.select("section[aria-labelledby=ml] li");
            let links = page.attributes("section[aria-labelledby=ml] li a", "href");
            let mut named = 0;
            for spec in sizes() {
                let link = format!("{language}/models/{}", spec.model);
                let Some(at) = links.iter().position(|other| *other == link) else { continue };
                let size = format!("{}{word}", spec.value.number() / unit);
                assert!(rows[at].contains(&size), "{} lacks {size}", rows[at]);
                named += 1;
            }
            assert!(named >= least, "{company}: {named}");
        }
    }
}

#[tokio::test]
async fn the_pages_of_the_companies_add_up_to_their_export() {
    let app = App::start().await;
    for (language, query) in
        [("", ""), ("/zh", ""), ("", "?listed=yes"), ("/zh", "?exchange=SZSE&kind=ai-company")]
    {
        let mut address = format!("{language}/companies{query}");
        // The file that the page links has the page's order.
        let file =
            app.get(&address).await.attributes(".bar:has([data-results]) a", "href").swap_remove(0);
        let mut shown = Vec::new();
        loop {
            let page = app.get(&address).await;
            assert_eq!(page.status, StatusCode::OK, "{address}");
            shown.extend(page.attributes("tbody th a", "href"));
            match page.attributes("a[rel=next]", "href").pop() {
                Some(next) => address = next,
                None => break,
            }
        }
        let csv = app.get(&file).await.csv();
        let rows = csv.iter().skip(1);
        let exported: Vec<String> =
            rows.map(|row| format!("{language}/companies/{}", row[0])).collect();
        assert!(!exported.is_empty(), "{query}");
        assert_eq!(shown, exported);
    }
}

#[tokio::test]
async fn the_list_says_of_each_organisation_when_it_launched_and_how_its_share_closed() {
    let (app, record) = (App::start().await, shipped());
    for (language, silent, nothing, unknown, unlisted) in [
        ("", "no announcement", "launched nothing", "day not known", ["not listed", "public body"]),
        ("/zh", "无动态", "未推出模型", "日期不详", ["未上市", "公共部门"]),
    ] {
        let page = app.get(&format!("{language}/companies?limit=all")).await;
        let links = page.attributes("tbody th a", "href");
        let firsts = page.select("tbody td:nth-child(3)");
        let shares = page.select("tbody td:nth-child(5)");
        assert_eq!(links.len(), record.companies.len());
        let mut by_month = 0;
        for company in &record.companies {
            let link = format!("{language}/companies/{}", company.slug);
            let at = links.iter().position(|other| *other == link).unwrap();
            let (launch, share) = (&firsts[at], &shares[at]);
            let own = record.announcements.iter().filter(|row| row.company == company.slug);
            let launched: Vec<_> = own.clone().filter(|row| row.kind.is_launch()).collect();
            let has_day = launched.iter().any(|row| row.day.precision == Precision::Day);
            assert_eq!(launch == silent, own.count() == 0, "{link}: {launch}");
            assert_eq!(launch == nothing, launched.is_empty() && launch != silent, "{launch}");
            if !launched.is_empty() && !has_day {
                assert!(launch.contains(unknown), "{link}: {launch}");
                by_month += 1;
            }
            let is_unlisted = unlisted.iter().any(|text| text == share);
            assert_eq!(is_unlisted, company.listings.is_empty(), "{link}: {share}");
            for listing in &company.listings {
                assert!(share.contains(listing.symbol.as_str()), "{link}: {share}");
            }
        }
        assert!(by_month > 5);
    }
}

#[tokio::test]
async fn rows_do_not_repeat_the_company_or_the_model_that_the_heading_names() {
    let (app, record) = (App::start().await, shipped());
    for language in LANGUAGES {
        let rows = |page: &Answer| page.select("section[aria-labelledby=rt] li.row").len();
        let company = "section[aria-labelledby=rt] li.row .who a";
        let page = app.get(&format!("{language}/companies/zhipu")).await;
        assert!(rows(&page) > 5);
        assert_eq!(page.select(company), Vec::<String>::new());
        for model in record.models.iter().filter(|model| model.company.as_str() == "zhipu") {
            let page = app.get(&format!("{language}/models/{}", model.slug)).await;
            let own = format!("{language}/companies/zhipu");
            assert!(!page.attributes(company, "href").contains(&own), "{}", model.slug);
            let name = if language.is_empty() { &model.name.en } else { &model.name.zh };
            for named in page.select("section[aria-labelledby=rt] li.row .what span") {
                let mut names = named.split(['、', ',']).map(str::trim);
                assert!(names.all(|other| other != name), "{named}");
            }
        }
    }
}

#[tokio::test]
async fn every_company_has_a_page_in_both_languages() {
    let app = App::start().await;
    let csv = app.get("/companies.csv").await.csv();
    assert!(csv.len() > 50);
    for row in csv.iter().skip(1) {
        for language in LANGUAGES {
            let page = app.get(&format!("{language}/companies/{}", row[0])).await;
            assert_eq!(page.status, StatusCode::OK, "{}", row[0]);
            let ids = page.attributes("[id]", "id");
            let unique: std::collections::BTreeSet<&String> = ids.iter().collect();
            assert_eq!(ids.len(), unique.len(), "an id stands twice on {}", row[0]);
        }
    }
}

#[tokio::test]
async fn an_unknown_company_offers_the_nearest() {
    let app = App::start().await;
    for (language, name) in [("", "Baidu"), ("/zh", "百度")] {
        let page = app.get(&format!("{language}/companies/baidoo")).await;
        assert_eq!(page.status, StatusCode::NOT_FOUND);
        let near = page.attributes("main li a", "href");
        assert_eq!(near.first(), Some(&format!("{language}/companies/baidu")), "{near:?}");
        assert_eq!(page.select("main li a").first().map(String::as_str), Some(name));
    }
}

#[tokio::test]
async fn a_slug_in_another_case_leads_to_its_page() {
    let app = App::start().await;
    for language in LANGUAGES {
        let answer = app.get(&format!("{language}/companies/Baidu?utm_source=x")).await;
        assert_eq!(answer.status, StatusCode::PERMANENT_REDIRECT);
        let to = format!("{language}/companies/baidu?utm_source=x");
        assert_eq!(answer.header("location"), to);
    }
}

#[tokio::test]
async fn a_company_page_notes_a_parameter_that_it_does_not_know() {
    let app = App::start().await;
    let page = app.get("/companies/baidu?from=2023-03-01&utm_source=x").await;
    let notices = page.select(".notice");
    assert_eq!(notices.len(), 1);
    assert!(notices[0].contains("from"));
}

#[tokio::test]
async fn a_public_body_is_called_that_and_not_unlisted() {
    let app = App::start().await;
    for (address, kind, unlisted) in [
        ("/companies/cac", "Public body", "not listed"),
        ("/zh/companies/cac", "公共部门", "未上市"),
    ] {
        let page = app.get(address).await;
        assert_eq!(page.select("dl.kv dd")[0], kind);
        assert!(!page.text().contains(unlisted), "{address}");
    }
}

#[tokio::test]
async fn the_counts_of_the_filter_are_those_of_the_lists_that_they_lead_to() {
    let (app, record) = (App::start().await, shipped());
    let page = app.get("/companies").await;
    for key in ["kind", "listed", "exchange"] {
        let boxes = format!(".facets label:has(input[name={key}])");
        let values = page.attributes(&format!("{boxes} input"), "value");
        let counts = page.select(&format!("{boxes} .n"));
        let counts: Vec<usize> = counts.iter().map(|n| n.parse().unwrap()).collect();
        for (value, n) in values.iter().zip(&counts) {
            let file = app.get(&format!("/companies.csv?{key}={value}")).await.csv();
            assert_eq!(file.len(), n + 1, "{key} {value}");
        }
        if key != "exchange" {
            assert_eq!(counts.iter().sum::<usize>(), record.companies.len(), "{key}");
        }
    }
}

#[tokio::test]
async fn the_headline_of_a_year_says_whose_shares_and_calls_little_what_is_less_than_a_quarter() {
    let (app, record) = (App::start().await, shipped());
    let (mut told, mut little) = (0, 0);
    for company in record.companies.iter().filter(|company| !company.listings.is_empty()) {
        let page = app.get(&format!("/companies/{}", company.slug)).await;
        let Some(headline) = page.select("#yc").pop() else { continue };
        assert!(headline.starts_with(&format!("{} shares ", company.short.en)), "{headline}");
        let percents = headline.split('%').filter_map(|part| part.rsplit(' ').next()?.parse().ok());
        let percents: Vec<i32> = percents.collect();
        if let (true, [most, left]) = (headline.contains("shares were up"), percents.as_slice()) {
            let is_little = headline.contains("up only");
            assert!(!is_little || 4 * left <= *most + 2, "{headline}");
            assert!(
                is_little || !headline.contains("year up") || 4 * left + 2 >= *most,
                "{headline}"
            );
            little += usize::from(is_little);
            told += 1;
        }
    }
    assert!(told > 10 && little > 0 && little < told, "{told} {little}");
}
