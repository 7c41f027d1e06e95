//! Sources: the list, the page of each, and the way to it from all that rests on it.

use std::collections::BTreeMap;

use axum::http::StatusCode;

use baimo::domain::{PromiseStatus, PromisedBy, Slug};
use baimo::record::Record;
use baimo::web::urls::escape;

use crate::app::{App, shipped};

/// A source of all kinds of rows but the calendars'.
const FEATURE: &str = "/sources/pedaily-2023-04-ranciyuan";

#[tokio::test]
async fn a_source_says_how_much_rests_on_it_and_shows_every_row() {
    let app = App::start().await;
    let page = app.get(FEATURE).await;
    let text = page.select(".lede").remove(0);
    assert!(text.starts_with("126 rows of the record rest on this source: 27 announcements, "));
    assert!(text.contains("7 printed share moves, 28 claims, 6 promises, 18 people"), "{text}");
    let said = page.attributes("li.row .what > a", "href");
    for (what, rows) in
        [("/announcements/", 27), ("/reactions/", 7), ("/claims", 28), ("/promises", 6)]
    {
        assert_eq!(said.iter().filter(|url| url.starts_with(what)).count(), rows, "{what}");
    }
    for (section, rows) in [("pp", 18), ("co", 22), ("mo", 17)] {
        let found = page.attributes(&format!("section[aria-labelledby={section}] li"), "class");
        let items = page.select(&format!("section[aria-labelledby={section}] li"));
        assert_eq!(items.len(), rows, "{section} {found:?}");
    }
    let chinese = app.get(&format!("/zh{FEATURE}")).await;
    let text = chinese.select(".lede").remove(0);
    assert!(text.contains("有126条依据此来源：27条动态、媒体所载涨跌幅7处"), "{text}");
}

/// The ids of a table's rows that name a source, and of those that name no other.
fn resting<T>(
    rows: &[T],
    sources: impl Fn(&T) -> Vec<String>,
    of: &[String],
) -> (Vec<usize>, usize) {
    let names = |row: &T| sources(row).iter().any(|source| of.contains(source));
    let found: Vec<usize> = (0..rows.len()).filter(|at| names(&rows[*at])).collect();
    let is_alone = |at: &&usize| sources(&rows[**at]).iter().all(|source| of.contains(source));
    let alone = found.iter().filter(is_alone).count();
    (found, alone)
}

fn ids(sources: &[Slug]) -> Vec<String> {
    sources.iter().map(ToString::to_string).collect()
}

/// Whether the headline of a source is of its promises, of which it must then count those of companies
/// that were kept by their day.
async fn tells_of_promises(app: &App, record: &Record, source: &str) -> bool {
    let names = |ids: &[Slug]| ids.iter().any(|id| id.as_str() == source);
    let told = record.promises.iter().filter(|row| {
        names(&row.sources) || row.fulfilment.sources.iter().any(|id| id.as_str() == source)
    });
    let own = told.filter(|row| row.fulfilment.by == PromisedBy::Company);
    let known: Vec<PromiseStatus> =
        own.map(|row| row.status).filter(|status| *status != PromiseStatus::Unknown).collect();
    if known.len() < 3 {
        return false;
    }
    let in_time = [PromiseStatus::Kept, PromiseStatus::Early];
    let kept = known.iter().filter(|status| in_time.contains(status)).count();
    let n = known.len();
    let begin = if kept == n {
        format!("All {n} promises of makers")
    } else {
        format!("{kept} of the {n} promises of makers")
    };
    let headline = app.get(&format!("/sources/{source}")).await.select("#rp").remove(0);
    assert!(headline.starts_with(&begin), "{source}: {headline}, not {begin}");
    true
}

#[tokio::test]
async fn a_report_says_how_figures_and_promises_came_out_and_what_nobody_else_tells() {
    let app = App::start().await;
    let record = shipped();
    let verdicts = app.get("/reactions/reported.csv").await.csv();
    let column = verdicts[0].iter().position(|head| head == "verdict").unwrap();
    let verdict =
        |id: &str| verdicts.iter().find(|row| row[0] == id).map(|row| row[column].clone()).unwrap();
    let (mut with_headline, mut promises) = (0, 0);
    for source in record.sources.iter().map(|source| source.id.to_string()) {
        let of = [source.clone()];
        let (printed, _) = resting(&record.reported_moves, |row| ids(&row.sources), &of);
        if printed.len() < 3 {
            promises += usize::from(tells_of_promises(&app, &record, &source).await);
            continue;
        }
        with_headline += 1;
        let agree = printed
            .iter()
            .filter(|at| verdict(record.reported_moves[**at].id.as_str()) == "agrees")
            .count();
        let page = app.get(&format!("/sources/{source}")).await;
        let n = printed.len();
        let of_all = match agree {
            0 => format!("None of the {n}"),
            _ if agree == n => format!("All {n}"),
            _ => format!("{agree} of the {n}"),
        };
        let expected = format!("{of_all} share moves it printed agree with the exchange record");
        assert_eq!(page.select("#rp"), [expected], "{source}");
        let (announcements, alone) = resting(&record.announcements, |row| ids(&row.sources), &of);
        let told = page.select("[aria-labelledby=rp] p").join(" ");
        if alone > 0 {
            assert!(told.contains(&format!("alone rest {alone} announcement")), "{source}: {told}");
        } else {
            assert!(!told.contains(" announcements"), "{source}: {told}");
        }
        assert!(announcements.len() >= alone);
    }
    assert!(with_headline > 2 && promises > 1, "{with_headline}, {promises}");
}

#[tokio::test]
async fn the_feature_of_april_is_told_in_the_order_of_its_days_with_what_came_of_it() {
    let app = App::start().await;
    for (prefix, headline, verdict, kept) in [
        (
            "",
            "share moves it printed agree with the exchange record",
            "in the exchange record",
            ": on time, ",
        ),
        ("/zh", "与交易所行情一致", "交易所行情为", "：按时，"),
    ] {
        let page = app.get(&format!("{prefix}{FEATURE}")).await;
        assert!(page.select("#rp")[0].contains(headline), "{:?}", page.select("#rp"));
        let days: Vec<String> = page.attributes("section.month li.day > time", "datetime");
        let mut sorted = days.clone();
        sorted.sort();
        assert_eq!(days, sorted);
        assert_eq!(days.first().map(String::as_str), Some("2023-02-07"));
        let came = page.select("li.row .chips li").join(" ");
        for text in [verdict, kept] {
            assert!(came.contains(text), "{text}: {came}");
        }
        // What stands in one source alone says so at the place where others count theirs.
        let alone = if prefix.is_empty() { "this source alone" } else { "单一来源" };
        let rests = page.select("li.row .src");
        assert!(rests.iter().filter(|text| text.starts_with(alone)).count() > 20, "{rests:?}");
    }
}

#[tokio::test]
async fn a_publisher_has_a_report_over_all_its_sources() {
    let app = App::start().await;
    let record = shipped();
    let publisher = "South China Morning Post";
    let of: Vec<String> = record
        .sources
        .iter()
        .filter(|source| source.publisher == publisher)
        .map(|source| source.id.to_string())
        .collect();
    let (announcements, alone) = resting(&record.announcements, |row| ids(&row.sources), &of);
    let page = app.get("/sources?publisher=South+China+Morning+Post").await;
    let told = page.select("[aria-labelledby=rp] p").join(" ");
    let begin = format!("On its {} sources rest {} announcements", of.len(), announcements.len());
    assert!(told.starts_with(&begin), "{told}");
    assert!(told.contains(&format!("On this publisher alone rest {alone} announcement")), "{told}");
    let linked = page.attributes("[aria-labelledby=rp] li a", "href");
    assert_eq!(linked.len(), alone.min(8));
    assert_eq!(app.get("/sources").await.select("#rp"), [""; 0], "of all there is no report");
    let two = app.get("/sources?publisher=GitHub&publisher=TechNode").await;
    assert_eq!(two.select("#rp"), [""; 0], "nor of two");
}

#[tokio::test]
async fn a_source_of_the_calendars_shows_the_days_it_stands_for() {
    let app = App::start().await;
    let page = app.get("/sources/exchange-calendars-4-13-2").await;
    let text = page.select(".lede").remove(0);
    assert!(text.contains("43 days on which an exchange was closed and 2 shortened sessions"));
    let days = page.attributes("main section li time a", "href");
    assert_eq!(days.len(), 45);
    assert!(days.contains(&"/dates/2023-04-10".to_owned()), "{days:?}");
}

#[tokio::test]
async fn a_source_shows_its_title_as_printed_and_leads_out_or_says_that_it_cannot() {
    let app = App::start().await;
    let page = app.get("/sources/1ai-2023-11-jia-yangqing").await;
    assert_eq!(page.select("h1"), ["贾扬清吐槽:国产大模型套壳Llama 假装自研"]);
    assert_eq!(page.attributes("h1", "lang"), ["zh-Hans"]);
    let out = page.attributes("a[href='https://www.1ai.net/newsflashes/1262.html']", "rel");
    assert!(out[0].contains("noreferrer"), "{out:?}");
    let unknown = app.get(FEATURE).await;
    assert!(!unknown.select("h1")[0].contains(['[', ']']));
    assert!(unknown.select(".kv dd").contains(&"not known".to_owned()));
    assert_eq!(
        unknown.select(".kick.other"),
        ["Our description; the title as printed is not known."]
    );
}

#[tokio::test]
async fn the_sources_of_a_publisher_form_a_chain_by_date() {
    let app = App::start().await;
    let list = app.get("/sources.csv?publisher=South+China+Morning+Post").await.csv();
    let mut ids: Vec<(String, String)> = list[1..]
        .iter()
        .map(|row| {
            let day = if row[4].is_empty() { "9999".to_owned() } else { row[4].clone() };
            (day, row[0].clone())
        })
        .collect();
    ids.sort();
    assert_eq!(ids.len(), 16);
    for pair in ids.windows(2) {
        let [(_, one), (_, next)] = pair else { continue };
        let page = app.get(&format!("/zh/sources/{one}")).await;
        assert_eq!(page.attributes("a[rel=next]", "href"), [format!("/zh/sources/{next}")]);
        let page = app.get(&format!("/sources/{next}")).await;
        assert_eq!(page.attributes("a[rel=prev]", "href"), [format!("/sources/{one}")]);
    }
}

#[tokio::test]
async fn an_unknown_source_offers_the_nearest_and_another_spelling_moves() {
    let app = App::start().await;
    let page = app.get("/zh/sources/pedaily-2023-04-ranciyua").await;
    assert_eq!(page.status, StatusCode::NOT_FOUND);
    let near = page.attributes("main section a", "href");
    assert_eq!(near[0], format!("/zh{FEATURE}"));
    let moved = app.get("/sources/PEdaily-2023-04-ranciyuan").await;
    assert_eq!(moved.status, StatusCode::PERMANENT_REDIRECT);
    assert_eq!(moved.header("location"), FEATURE);
}

#[tokio::test]
async fn the_list_names_the_most_used_sources_and_filters_by_language_and_publisher() {
    let app = App::start().await;
    let page = app.get("/sources").await;
    // The three publishers that are cited most, by the file; of one publisher its three sources.
    let csv = app.get("/sources.csv").await.csv();
    let column = |name: &str| csv[0].iter().position(|head| head == name).unwrap();
    let (uses, publisher) = (column("uses"), column("publisher"));
    let n = |row: &Vec<String>| -row[uses].parse::<i64>().unwrap();
    let mut cited: BTreeMap<&str, i64> = BTreeMap::new();
    for row in &csv[1..] {
        *cited.entry(&row[publisher]).or_default() += n(row);
    }
    let mut cited: Vec<(i64, &str)> = cited.into_iter().map(|(name, n)| (n, name)).collect();
    cited.sort_unstable();
    let address = |name: &str| format!("/sources?publisher={}", escape(name));
    let expected: Vec<String> = cited[..3].iter().map(|(_, name)| address(name)).collect();
    assert_eq!(page.attributes(".lede a", "href"), expected);
    let lede = page.select(".lede").remove(0).replace(',', "");
    assert!(lede.contains(&format!("({} times)", -cited[0].0)), "{lede}");
    let mut own: Vec<(i64, &str)> = csv[1..]
        .iter()
        .filter(|row| row[publisher] == cited[0].1)
        .map(|row| (n(row), &*row[0]))
        .collect();
    own.sort_unstable();
    let expected: Vec<String> = own[..3].iter().map(|(_, id)| format!("/sources/{id}")).collect();
    assert_eq!(app.get(&address(cited[0].1)).await.attributes(".lede a", "href"), expected);
    let italian = app.get("/sources?language=it").await;
    let file = app.get("/sources.csv?language=it").await.csv();
    assert!(file.len() > 1);
    assert_eq!(italian.attributes("tbody tr", "id").len(), file.len() - 1);
    let languages = italian.attributes("tbody th a[href^='/sources/']", "lang");
    assert_eq!(languages, vec!["it"; file.len() - 1]);
    let github = app.get("/zh/sources?publisher=GitHub&limit=all").await;
    let file = app.get("/sources.csv?publisher=GitHub").await.csv();
    assert_eq!(github.attributes("tbody tr", "id").len(), file.len() - 1);
    assert_eq!(app.get("/sources?language=fr").await.status, StatusCode::BAD_REQUEST);
}

#[tokio::test]
async fn the_list_the_page_and_the_export_of_a_source_count_alike() {
    let app = App::start().await;
    let csv = app.get("/sources.csv").await.csv();
    let column = csv[0].iter().position(|head| head == "uses").unwrap();
    let mut shown = Vec::new();
    let mut next = Some("/sources?limit=all".to_owned());
    while let Some(address) = next {
        let list = app.get(&address).await;
        shown.extend(list.select("tbody td:last-child"));
        next = list.attributes("a[rel=next]", "href").pop();
    }
    assert_eq!(shown.len(), csv.len() - 1);
    for (row, shown) in csv[1..].iter().zip(shown) {
        assert_eq!(row[column], shown, "{}", row[0]);
    }
    for row in csv[1..].iter().step_by(15) {
        let page = app.get(&format!("/sources/{}", row[0])).await;
        let sentence = page.select(".lede").remove(0);
        let sentence = sentence.replace("One row", "1 row").replace("No row", "0 row");
        assert!(sentence.starts_with(&format!("{} row", row[column])), "{}: {sentence}", row[0]);
    }
}

#[tokio::test]
async fn wherever_sources_are_cited_they_lead_to_their_page_and_out() {
    let app = App::start().await;
    for address in [
        "/announcements/baidu-ernie-bot-unveiled",
        "/reactions/baidu-ernie-bot-unveiled/9888.HK",
        "/reactions/reported",
        "/dates/2023-04-10",
        "/companies/baidu",
    ] {
        for language in ["", "/zh"] {
            let page = app.get(&format!("{language}{address}")).await;
            let own = page.attributes(&format!("main a[href^='{language}/sources/']"), "href");
            assert!(own.len() >= 5, "{language}{address}: {own:?}");
            let out = page.attributes("main a[href^=http]", "rel");
            assert!(!out.is_empty() && out.iter().all(|rel| rel.contains("noreferrer")));
            for source in own.iter().take(3) {
                assert_eq!(app.get(source).await.status, StatusCode::OK, "{source}");
            }
        }
    }
}
