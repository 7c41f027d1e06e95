//! The front page: its bar, headline, figures and findings, each held against the files of the record.

use std::collections::{BTreeMap, BTreeSet};

use crate::app::{Answer, App};

/// The rows of a file by the names of their columns.
async fn rows(app: &App, address: &str) -> Vec<BTreeMap<String, String>> {
    let csv = app.get(address).await.csv();
    let (head, rows) = csv.split_first().unwrap_or_else(|| panic!("{address} is empty"));
    rows.iter().map(|row| head.iter().cloned().zip(row.iter().cloned()).collect()).collect()
}

/// How many announcements the list behind a link of the timeline has.
pub async fn listed(app: &App, link: &str) -> usize {
    let query = link.trim_start_matches("/zh").trim_start_matches('/');
    app.get(&format!("/announcements.csv{query}")).await.csv().len() - 1
}

/// The last number in a text.
pub fn last_number(text: &str) -> usize {
    let mut numbers = text.split(|c: char| !c.is_ascii_digit()).filter(|part| !part.is_empty());
    numbers.next_back().unwrap_or_else(|| panic!("no number in {text:?}")).parse().unwrap()
}

/// The links of a part of a page with their texts.
pub fn links(page: &Answer, selector: &str) -> Vec<(String, String)> {
    let found: Vec<_> =
        page.attributes(selector, "href").into_iter().zip(page.select(selector)).collect();
    assert!(!found.is_empty(), "{selector}");
    found
}

#[tokio::test]
async fn the_bar_counts_what_each_of_its_links_lists_and_names_companies_by_count() {
    let app = App::start().await;
    for address in ["/", "/zh/", "/?kind=open-source", "/?company=baidu&listed=yes"] {
        let page = app.get(address).await;
        let bar = links(&page, ".picks li a:not(.more)");
        for (link, text) in &bar {
            assert_eq!(last_number(text), listed(&app, link).await, "{address}: {text}");
        }
        let chosen = page.select(".picks a[aria-current]");
        assert_eq!(chosen.len(), 1, "{address}: {chosen:?}");
        let counts: Vec<usize> = bar.iter().map(|(_, text)| last_number(text)).collect();
        let from = if address.contains("company") { 2 } else { 1 };
        assert!(counts[from..].is_sorted_by(|a, b| a >= b), "{address}: {counts:?}");
    }
    let page = app.get("/").await;
    assert!(page.select(".picks a")[0].starts_with("All 302"));
    assert!(page.select(".picks li").iter().all(|item| !item.starts_with("CAC ")));
}

#[tokio::test]
async fn the_search_of_the_bar_keeps_the_rest_of_the_filter_and_is_the_only_one_of_the_list() {
    let app = App::start().await;
    let page = app.get("/?company=baidu&kind=upgrade&q=ernie").await;
    assert_eq!(page.attributes(".picks input[type=hidden]", "name"), ["company", "kind"]);
    assert_eq!(page.attributes(".picks input[name=q]", "value"), ["ernie"]);
    assert_eq!(page.attributes(".facets input[type=hidden][name=q]", "value"), ["ernie"]);
    assert_eq!(page.attributes("main input[type=search]", "id"), ["bq"]);
}

/// What an announcement of the file is by, and when.
struct News {
    rows: Vec<BTreeMap<String, String>>,
    abroad: BTreeSet<String>,
}

impl News {
    async fn of(app: &App) -> Self {
        let companies = rows(app, "/companies.csv").await;
        let abroad = companies.iter().filter(|row| !["CN", "HK"].contains(&&*row["country"]));
        let abroad = abroad.map(|row| row["slug"].clone()).collect();
        Self { rows: rows(app, "/announcements.csv").await, abroad }
    }

    /// Dated announcements of a kind by organisations of China.
    fn dated(&self, kind: &str) -> impl Iterator<Item = &BTreeMap<String, String>> {
        let of_kind = self.rows.iter().filter(move |row| row["kind"] == kind);
        of_kind.filter(|row| row["precision"] == "day" && !self.abroad.contains(&row["company"]))
    }
}

#[tokio::test]
async fn the_headline_of_the_whole_record_holds_in_its_rows() {
    let app = App::start().await;
    let news = News::of(&app).await;
    let opened: Vec<&str> = news.dated("public-release").map(|row| &*row["date"]).collect();
    let shown: Vec<&str> = news.dated("unveiling").map(|row| &*row["date"]).collect();
    let batch = news
        .dated("approval")
        .filter(|row| row["scope"] == "national" && row["partners"].split(';').count() >= 3);
    let day = batch.map(|row| &*row["date"]).filter(|day| opened.contains(day)).min().unwrap();
    let before = shown.iter().filter(|shown| **shown < day).count();
    let since = opened.iter().filter(|opened| **opened >= day).count();
    assert!(before * 2 > shown.len() && since * 2 > opened.len(), "the rule holds");
    let on = opened.iter().filter(|opened| **opened == day).count();
    for address in ["/", "/zh/"] {
        let said = app.get(address).await.select("figcaption p").remove(0);
        for number in [shown.len(), before, opened.len(), since, on] {
            assert!(said.contains(&number.to_string()), "{address}: {number} in {said}");
        }
    }
    let headline = app.get("/").await.select("#lh").remove(0);
    assert!(headline.starts_with("Most models were shown before"), "{headline}");
}

#[tokio::test]
async fn the_headline_of_a_filter_is_its_name_and_count() {
    let app = App::start().await;
    let n = listed(&app, "/?company=baidu").await;
    let headline = app.get("/?company=baidu").await.select("#lh").remove(0);
    assert!(headline.starts_with(&format!("Baidu: {n} announcements")), "{headline}");
    let address = "/?kind=open-source&listed=no";
    let n = listed(&app, address).await;
    let headline = app.get(address).await.select("#lh").remove(0);
    assert_eq!(headline, format!("Open-source releases by unlisted makers: {n}"));
}

#[tokio::test]
async fn a_heading_begins_large_whatever_it_is_of() {
    let app = App::start().await;
    for query in
        ["kind=open-source", "kind=upgrade&kind=dispute", "listed=yes", "company_kind=startup"]
    {
        let heading = app.get(&format!("/?{query}")).await.select("h1").remove(0);
        assert!(heading.starts_with(char::is_uppercase), "{query}: {heading}");
    }
    for (address, heading) in [
        ("/?company=alibaba&company=baidu", "Alibaba and Baidu"),
        ("/zh/?company=alibaba&company=baidu", "阿里巴巴和百度"),
        ("/?kind=open-source", "Open-source releases"),
        ("/?kind=open-source&listed=no", "Open-source releases by unlisted makers"),
        ("/zh/?kind=open-source&listed=no", "未上市机构的开源发布"),
        ("/?listed=yes", "Announcements by listed companies"),
    ] {
        assert_eq!(app.get(address).await.select("h1"), [heading], "{address}");
    }
}

#[tokio::test]
async fn the_lead_counts_organisations_of_china_and_says_who_came_from_abroad() {
    let app = App::start().await;
    let news = News::of(&app).await;
    let (abroad, home): (Vec<_>, Vec<_>) =
        news.rows.iter().partition(|row| news.abroad.contains(&row["company"]));
    let organisations: BTreeSet<&String> = home.iter().map(|row| &row["company"]).collect();
    let lead = app.get("/").await.select(".lede").remove(0);
    assert!(lead.starts_with("From 10 January to 29 December 2023, "), "{lead}");
    let (n, of) = (home.len(), organisations.len());
    for said in [
        format!("{of} Chinese companies"),
        format!("made {n} announcements"),
        format!("; {} more came from abroad.", abroad.len()),
    ] {
        assert!(lead.contains(&said), "{said}: {lead}");
    }
    assert!(app.get("/zh/").await.select(".lede")[0].starts_with("2023年1月10日至12月29日，"));
}

#[tokio::test]
async fn three_key_figures_are_those_of_the_record_and_a_filter_that_fixes_one_drops_it() {
    let app = App::start().await;
    let page = app.get("/").await;
    let open = listed(&app, "/?kind=open-source").await;
    let unlisted = listed(&app, "/?kind=open-source&listed=no").await;
    let news = News::of(&app).await;
    let first = |kind: &str| {
        let day = news.dated(kind).find(|row| row["models"] == "ernie-bot").unwrap();
        day["date"].parse::<chrono::NaiveDate>().unwrap()
    };
    let wait = (first("public-release") - first("unveiling")).num_days();
    assert_eq!(
        page.select(".figs dd"),
        [format!("{wait} days"), "▼−17.25%".to_owned(), format!("{unlisted} of {open}")]
    );
    let figures = |page: Answer| page.select(".figs dt");
    let of_kind = figures(app.get("/?kind=open-source").await);
    assert!(of_kind.iter().all(|label| !label.contains("open-source releases")), "{of_kind:?}");
    let few = app.get("/?company=kingsoft-office").await;
    assert!(few.select("li.row").len() < 10 && figures(few).is_empty(), "under ten none is shown");
    // The deepest fall among what a filter leaves is one of its own.
    let baidu = figures(app.get("/?company=baidu").await);
    assert!(baidu.iter().any(|label| label.contains("fall on product news: Baidu")), "{baidu:?}");
}

#[tokio::test]
async fn the_findings_are_those_of_the_files_and_lead_to_their_sections() {
    let app = App::start().await;
    let page = app.get("/").await;
    let said = page.select(".five li");
    let of = |start: &str| said.iter().find(|text| text.starts_with(start)).unwrap().clone();
    let news = News::of(&app).await;
    let main: BTreeSet<String> = rows(&app, "/listings.csv")
        .await
        .into_iter()
        .filter(|row| ["yes", "true", "1"].contains(&&*row["primary"]))
        .map(|row| row["symbol"].clone())
        .collect();
    let product =
        ["teaser", "unveiling", "invited-test", "public-release", "upgrade", "open-source"];
    let by: BTreeMap<&str, &str> =
        news.rows.iter().map(|row| (&*row["id"], &*row["company"])).collect();
    let mut closes: Vec<f64> = rows(&app, "/reactions.csv")
        .await
        .into_iter()
        .filter(|row| product.contains(&&*row["kind"]) && main.contains(&row["symbol"]))
        .filter(|row| by[&*row["announcement"]] == row["company"])
        .filter_map(|row| row["close"].parse().ok())
        .collect();
    closes.sort_by(f64::total_cmp);
    let (low, high) = (closes[0], closes[closes.len() - 1]);
    let shares = of("Shares");
    for close in [low, high] {
        assert!(shares.contains(&format!("{:.2}%", close.abs())), "{close}: {shares}");
    }
    let promises = rows(&app, "/promises.csv").await;
    let own = promises.iter().filter(|row| row["by"] == "company");
    let due: Vec<_> =
        own.clone().filter(|row| !row["due"].is_empty() && *row["due"] < *"2024").collect();
    let met = due.iter().filter(|row| ["kept", "early"].contains(&&*row["status"])).count();
    let waiting = own.filter(|row| row["due"].is_empty() && row["delivered"].is_empty()).count();
    let text = of("Promises");
    let some = format!("{met} of {} dates", due.len());
    let all = format!("All {} dates", due.len());
    assert!(text.contains(if met == due.len() { &all } else { &some }), "{text}");
    assert!(text.contains(&format!("{waiting} promises without a date")), "{text}");
    let printed = rows(&app, "/reactions/reported.csv").await;
    let n = |verdict: &str| printed.iter().filter(|row| row["verdict"] == verdict).count();
    let (agree, further, disagree) = (n("agrees"), n("went_further"), n("disagrees"));
    let text = of("Fact check");
    for said in [
        format!("{disagree} of {} printed", agree + further + disagree),
        format!("{agree} agree and {further} moved further"),
    ] {
        assert!(text.contains(&said), "{said}: {text}");
    }
    let ways = page.attributes(".five h3 a", "href");
    let scores = ["/benchmarks/c-eval", "/scores/compared"];
    assert_eq!(ways, ["/reactions", scores[0], scores[1], "/promises", "/reactions/reported"]);
    let headlines = page.select(".five h3");
    for (n, path) in scores.iter().enumerate() {
        let chart = app.get(path).await.select("figcaption h2");
        assert_eq!(chart.first(), headlines.get(n + 1), "{path}");
    }
    for way in ways {
        assert_eq!(app.get(&way).await.status.as_u16(), 200, "{way}");
    }
    assert!(app.get("/?company=baidu").await.select(".five li").is_empty(), "of the whole record");
}
