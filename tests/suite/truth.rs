//! What pages say of dates, promises, printed figures and counts is what the record says: held over
//! the whole shipped record.

use std::collections::{BTreeMap, BTreeSet};

use baimo::domain::{
    Confidence, Decimal, DuePrecision, Precision, Promise, PromiseStatus, PromisedBy,
};
use baimo::record::tables::{Quantity, Stage, Weights};
use chrono::Datelike as _;

use crate::app::{App, shipped, typed};

/// The numbers in a text, in their order.
fn numbers(text: &str) -> Vec<usize> {
    let parts = text.split(|c: char| !c.is_ascii_digit()).filter(|part| !part.is_empty());
    parts.map(|part| part.parse().unwrap()).collect()
}

#[tokio::test]
async fn what_is_known_by_month_has_a_day_on_no_page() {
    let (app, record) = (App::start().await, shipped());
    let mut months = 0;
    for announcement in &record.announcements {
        if announcement.day.precision != Precision::Month {
            continue;
        }
        months += 1;
        let first = announcement.day.date;
        let mut addresses = vec![
            format!("/announcements/{}", announcement.id),
            format!("/companies/{}", announcement.company),
        ];
        addresses.extend(announcement.models.iter().map(|model| format!("/models/{model}")));
        for address in addresses {
            let page = app.get(&address).await;
            let rows = page.select("tbody tr, li.day, svg a title, dl.kv dd");
            for row in rows.iter().filter(|row| row.contains(&announcement.title.en)) {
                let full = first.format("%-d %b %Y (%a)").to_string();
                assert!(!row.contains(&full), "{address}: {row}");
            }
        }
    }
    assert!(months > 20, "{months}");
}

#[tokio::test]
async fn the_key_of_the_promises_has_what_is_drawn_and_nothing_else() {
    let app = App::start().await;
    for address in ["/promises", "/zh/promises", "/promises?kind=late", "/promises?kind=unknown"] {
        let page = app.get(address).await;
        for part in ["made", "due", "kept", "over", "mo"] {
            let drawn = page.attributes(&format!("svg[data-picture] .{part}"), "class").len();
            let named = page.attributes(&format!("ul.legend .{part}"), "class").len();
            assert_eq!(named, drawn.min(1), "{address} {part}");
        }
    }
}

#[tokio::test]
async fn a_promise_made_or_due_in_a_month_is_drawn_and_told_by_its_month() {
    let (app, record) = (App::start().await, shipped());
    let page = app.get("/promises?limit=all").await;
    let rows = page.select("#rows tbody tr");
    let dues = page.select("#rows tbody tr > :nth-child(5)");
    let ids = page.attributes("#rows tbody tr", "id");
    let titles = page.select("svg[data-picture] a:has(.made) title");
    assert_eq!(rows.len(), record.promises.len());
    let mut by_month = 0;
    for promise in &record.promises {
        let made = record.announcements.iter().find(|row| row.id == promise.announcement).unwrap();
        let at = ids.iter().position(|id| *id == *promise.id.as_str()).unwrap();
        let row = &rows[at];
        if made.day.precision == Precision::Month {
            by_month += 1;
            let month = made.day.date.format("%B %Y, day not known").to_string();
            assert!(row.contains(&month), "{row}");
            assert!(titles.contains(&format!("Promised {month}")), "{titles:?}");
            assert!(!row.contains(&made.day.date.format("%-d %b %Y").to_string()), "{row}");
        }
        if promise.due_precision == DuePrecision::Month {
            let due = format!("{}-01", promise.due).parse::<chrono::NaiveDate>().unwrap();
            let month = due.format("%B %Y").to_string();
            let is_half = promise.promised.en.contains("half of");
            assert!(dues[at] == month || is_half, "{row}");
        }
    }
    assert!(by_month >= 5, "{by_month}");
    assert_eq!(page.select("svg[data-picture] line.mo").len(), by_month);
    let half = &rows[ids.iter().position(|id| id == "spark-gpt-4").unwrap()];
    assert!(half.contains("first half of 2024") && !half.contains("June"), "{half}");
    let zh = app.get("/zh/promises?q=spark-gpt-4").await;
    assert!(zh.select("#rows tbody tr")[0].contains("2024年上半年"));
}

#[tokio::test]
async fn the_picture_of_the_promises_ends_with_the_last_month_that_one_of_them_needs() {
    let (app, record) = (App::start().await, shipped());
    let page = app.get("/promises?limit=all").await;
    let delivered = |row: &Promise| row.delivered.map(|day| day.to_string()).unwrap_or_default();
    let needed = record.promises.iter().flat_map(|row| [row.due.clone(), delivered(row)]);
    let last = needed.max().unwrap();
    let (year, month) = (last[..4].parse::<usize>().unwrap(), last[5..7].parse::<usize>().unwrap());
    let heads = page.select("svg[data-picture] > text.w-only").len();
    assert_eq!(heads, (year - 2023) * 12 + month, "{last}");
}

/// Whether a promise had a date that came within the year.
fn has_come(promise: &Promise) -> bool {
    promise.due_precision != DuePrecision::None && promise.due.starts_with("2023")
}

#[tokio::test]
async fn promises_say_who_made_them_whether_on_time_and_whether_borne_out() {
    let (app, record) = (App::start().await, shipped());
    let page = app.get("/promises?limit=all").await;
    let heads = page.select("#rows thead th");
    let column = |name: &str| heads.iter().position(|head| head == name).unwrap() + 1;
    let cells = |name: &str| page.select(&format!("#rows tbody tr > :nth-child({})", column(name)));
    let (by, time, borne) = (cells("Promised by"), cells("On time?"), cells("Borne out?"));
    let ids = page.attributes("#rows tbody tr", "id");
    for promise in &record.promises {
        let at = ids.iter().position(|id| *id == *promise.id.as_str()).unwrap();
        let who = match promise.fulfilment.by {
            PromisedBy::Company => "the company",
            PromisedBy::Press => "the press",
            PromisedBy::Regulator => "a public body",
        };
        assert_eq!(by[at], who, "{}", promise.id);
        assert!(
            typed(&borne[at]).contains(&typed(&promise.fulfilment.reason.en)),
            "{}",
            promise.id
        );
        let is_dated = promise.due_precision != DuePrecision::None;
        let says = match promise.status {
            PromiseStatus::Kept if is_dated => "on time",
            PromiseStatus::Early => "early",
            PromiseStatus::Late => "late",
            PromiseStatus::Unmet if is_dated => "not met",
            _ => "",
        };
        assert!(time[at].contains(says), "{}: {}", promise.id, time[at]);
    }
    let own = || record.promises.iter().filter(|row| row.fulfilment.by == PromisedBy::Company);
    let dated = own().filter(|row| has_come(row)).count();
    let is_met = |row: &&Promise| {
        has_come(row) && matches!(row.status, PromiseStatus::Kept | PromiseStatus::Early)
    };
    let met = own().filter(is_met);
    let mut said = [met.count(), dated];
    assert!(said[0] < said[1]);
    assert_eq!(numbers(&page.select("#sp")[0]), said);
    said.reverse();
    assert_eq!(numbers(&app.get("/zh/promises").await.select("#sp")[0]), said);
    assert!(page.select("figure .read")[0].contains(&own().count().to_string()));
}

#[tokio::test]
async fn a_figure_whose_source_tells_of_two_sessions_says_what_the_other_would_have_given() {
    let (app, record) = (App::start().await, shipped());
    let page = app.get("/reactions/reported?limit=all").await;
    let ids = page.attributes("table.printed tbody tr", "id");
    let whys = page.select("table.printed td.why");
    let mut two = 0;
    for row in &record.reported_moves {
        let others: BTreeSet<_> = record
            .reported_moves
            .iter()
            .filter(|other| other.announcement == row.announcement && other.symbol == row.symbol)
            .filter(|other| other.day != row.day)
            .filter(|other| other.sources.iter().any(|source| row.sources.contains(source)))
            .map(|other| other.day)
            .collect();
        let why = &whys[ids.iter().position(|id| *id == format!("p-{}", row.id)).unwrap()];
        assert_eq!(why.matches("The source also tells of").count(), others.len(), "{}", row.id);
        for day in &others {
            assert!(why.contains(&day.format("also tells of %-d %b,").to_string()), "{why}");
        }
        two += usize::from(!others.is_empty());
    }
    assert!(two >= 10, "{two}");
    let id = "p-kunlun-announced-300418-0410-close-pedaily";
    let why = &whys[ids.iter().position(|row| row == id).unwrap()];
    assert!(why.contains("11 Apr") && why.contains("+9.50%") && why.contains("not fit"), "{why}");
    assert!(!page.text().contains("the session it names"));
}

#[tokio::test]
async fn the_lead_of_a_day_and_its_chart_count_limits_of_the_same_shares() {
    let (app, record) = (App::start().await, shipped());
    let days: BTreeSet<_> = record
        .moves
        .iter()
        .filter(|row| ["up", "down"].contains(&row.limit.as_str()))
        .map(|row| row.day)
        .filter(|day| day.to_string().starts_with("2023"))
        .collect();
    assert!(days.len() > 5, "{days:?}");
    for day in days {
        for language in ["", "/zh"] {
            let page = app.get(&format!("{language}/dates/{day}")).await;
            let (lead, chart) = (page.select(".lede").remove(0), page.select("#mo").remove(0));
            // Both name how many shares of how many; the lead says more before and behind.
            let counted = numbers(&chart);
            assert_eq!(counted.len(), 2, "{chart}");
            let said = numbers(&lead);
            assert!(said.windows(2).any(|pair| pair == counted), "{day}: {lead} / {chart}");
        }
    }
}

#[tokio::test]
async fn coverage_counts_each_announcement_in_one_column_and_adds_up() {
    let (app, record) = (App::start().await, shipped());
    let mut months: BTreeMap<String, [usize; 5]> = BTreeMap::new();
    for announcement in &record.announcements {
        let month = announcement.day.date.format("%B %Y").to_string();
        let at = match (announcement.day.precision, announcement.confidence) {
            (Precision::Month, _) => 4,
            (_, Confidence::High) => 1,
            (_, Confidence::Medium) => 2,
            (_, Confidence::Low) => 3,
        };
        for name in [month, "Whole year".to_owned()] {
            let counts = months.entry(name).or_default();
            counts[0] += 1;
            counts[at] += 1;
        }
    }
    let page = app.get("/about").await;
    let names = page.select("section[aria-labelledby=coverage] table th[scope=row]");
    let cells = page.select("section[aria-labelledby=coverage] table td");
    assert_eq!(names.len(), months.len());
    for (name, row) in names.iter().zip(cells.chunks(5)) {
        let row: Vec<usize> = row.iter().map(|cell| cell.parse().unwrap()).collect();
        assert_eq!(row, months[name], "{name}");
        assert_eq!(row[0], row[1..].iter().sum::<usize>(), "{name}");
    }
}

#[tokio::test]
async fn organisations_abroad_are_shown_and_counted_apart() {
    let (app, record) = (App::start().await, shipped());
    let is_abroad = |slug: &str| {
        let company = record.companies.iter().find(|row| row.slug.as_str() == slug).unwrap();
        !["", "CN", "HK", "MO"].contains(&company.country.as_str())
    };
    let from_abroad = record.announcements.iter().filter(|row| is_abroad(row.company.as_str()));
    assert_eq!(from_abroad.count(), 5);
    let made: BTreeSet<&str> =
        record.announcements.iter().map(|row| row.company.as_str()).collect();
    let made = made.into_iter().filter(|slug| !is_abroad(slug)).count();
    let abroad = record.companies.iter().filter(|row| is_abroad(row.slug.as_str())).count();
    let all = record.companies.len();
    for address in ["/companies", "/zh/companies"] {
        let lead = app.get(address).await.select(".lede").remove(0);
        assert!(numbers(&lead).ends_with(&[made, all - abroad - made, abroad]), "{lead}");
    }
    let march = app.get("/dates/2023-03").await.select(".lede").remove(0);
    assert!(march.contains("2 of these organisations are from abroad"), "{march}");
}

/// The pages of the reactions on record.
async fn reaction_pages(app: &App) -> Vec<String> {
    let rows = app.get("/reactions.csv").await.csv();
    let at = |name: &str| rows[0].iter().position(|head| head == name).unwrap();
    let (announcement, symbol) = (at("announcement"), at("symbol"));
    let page = |row: &Vec<String>| format!("/reactions/{}/{}", row[announcement], row[symbol]);
    rows[1..].iter().map(page).collect()
}

/// A day without its weekday, as sentences say it.
fn long(day: chrono::NaiveDate) -> String {
    day.format("%-d %B %Y").to_string()
}

/// The cells of a column of the page of a list, by the ids of the rows.
fn column(page: &crate::app::Answer, head: &str) -> BTreeMap<String, String> {
    let heads = page.select("#rows thead th");
    let at = heads.iter().position(|name| name == head).unwrap() + 1;
    let cells = page.select(&format!("#rows tbody tr[id] > :nth-child({at})"));
    let ids = page.attributes("#rows tbody tr[id]", "id");
    assert_eq!(ids.len(), cells.len(), "{head}");
    ids.into_iter().zip(cells).collect()
}

#[tokio::test]
async fn a_size_older_than_its_model_takes_neither_its_openness_nor_its_name() {
    let (app, record) = (App::start().await, shipped());
    let mut older = 0;
    for spec in record.declared.specs.iter().filter(|row| row.quantity == Quantity::Parameters) {
        let named = record.announcements.iter().filter(|row| row.models.contains(&spec.model));
        let first = named.map(|row| row.day.date).min();
        if spec.version.is_empty() || first.is_none_or(|first| spec.day.last() >= first) {
            continue;
        }
        older += 1;
        let own =
            record.declared.licences.iter().find(|row| {
                (&row.model, row.version.as_str()) == (&spec.model, spec.version.as_str())
            });
        let weights = own.map(|row| row.weights);
        for (address, open, none) in [
            ("/models", "open weights", "no licence on record"),
            ("/zh/models", "权重公开", "未收录许可"),
        ] {
            let titles = app.get(address).await.select("svg[data-picture] a title");
            let title = titles.iter().find(|title| title.starts_with(&spec.version));
            let title = title.unwrap_or_else(|| panic!("{address}: {}", spec.version));
            assert_eq!(title.contains(open), weights == Some(Weights::Open), "{title}");
            assert_eq!(title.contains(none), weights.is_none(), "{title}");
        }
    }
    assert_eq!(older, 3, "Wu Dao 2.0, HunYuan-NLP 1T and the base of ChatGLM-130B");
}

#[tokio::test]
async fn days_early_and_late_are_counted_from_the_last_day_that_a_promise_names() {
    let (app, record) = (App::start().await, shipped());
    let told = column(&app.get("/promises?limit=all").await, "On time?");
    let mut counted = 0;
    for promise in &record.promises {
        let Some(delivered) = promise.delivered else { continue };
        let last: chrono::NaiveDate = match promise.due_precision {
            DuePrecision::None => continue,
            DuePrecision::Day => promise.due.parse().unwrap(),
            DuePrecision::Month => {
                let first: chrono::NaiveDate = format!("{}-01", promise.due).parse().unwrap();
                first + chrono::Months::new(1) - chrono::Days::new(1)
            }
        };
        let days = (delivered - last).num_days();
        let is_in_month = promise.due == delivered.format("%Y-%m").to_string();
        let says = match days {
            _ if is_in_month => "on time".to_owned(),
            0 => "on time".to_owned(),
            1 => "1 day late".to_owned(),
            -1 => "1 day early".to_owned(),
            days if days > 0 => format!("{days} days late"),
            days => format!("{} days early", -days),
        };
        assert_eq!(told[promise.id.as_str()], says, "{}", promise.id);
        counted += 1;
    }
    assert!(counted > 20, "{counted}");
}

#[tokio::test]
async fn promises_without_a_date_of_which_nothing_came_say_the_same_and_none_is_bold() {
    let (app, record) = (App::start().await, shipped());
    let page = app.get("/promises?limit=all").await;
    let told = column(&page, "On time?");
    let open = record
        .promises
        .iter()
        .filter(|row| row.due_precision == DuePrecision::None && row.delivered.is_none());
    let ids: Vec<&str> = open.map(|row| row.id.as_str()).collect();
    assert!(ids.len() > 5, "{ids:?}");
    for id in ids {
        assert_eq!(told[id], "no date set, not delivered in the record", "{id}");
    }
    let bold = page.select("svg[data-picture] g > text.b");
    assert!(bold.iter().all(|text| !text.contains("no date set")), "{bold:?}");
    let (headline, read) = (page.select("#sp").remove(0), page.select("figure .read").remove(0));
    assert!(headline.contains("that makers set themselves"), "{headline}");
    assert!(read.starts_with("The longest delay of a date that a maker set itself was"), "{read}");
    assert!(read.contains("was 33 days (HuatuoGPT"), "{read}");
    let zh = app.get("/zh/promises").await;
    assert!(zh.select("#sp")[0].contains("厂商与机构"), "{:?}", zh.select("#sp"));
    assert!(zh.select("figure .read")[0].starts_with("自定期限中逾期最久的是"));
}

#[tokio::test]
async fn terms_that_replaced_others_are_compared_and_their_models_named() {
    let app = App::start().await;
    let page = app.get("/licences").await;
    let read = page.select("figure .read").remove(0);
    assert!(
        read.ends_with("terms of ChatGLM-6B were loosened and those of Ziya-LLaMA-13B tightened."),
        "{read}"
    );
    let use_of = column(&app.get("/licences?q=Ziya").await, "Commercial use");
    assert!(use_of["ziya-llama-13b-v1-later"].contains("tightened"), "{use_of:?}");
    let zh = app.get("/zh/licences").await.select("figure .read").remove(0);
    assert!(zh.contains("放宽，") && zh.ends_with("收紧。"), "{zh}");
    let uses = column(&app.get("/models?limit=all").await, "Commercial use");
    assert_eq!(uses["ziya-llama-13b"], "No");
}

#[tokio::test]
async fn money_is_counted_as_what_it_was_and_names_all_largest_sums_of_a_currency() {
    let (app, record) = (App::start().await, shipped());
    let rounds = &record.declared.rounds;
    let of = |stage| rounds.iter().filter(|row| row.stage == Some(stage)).count();
    let (bought, sold) = (of(Stage::Acquisition), of(Stage::Ipo));
    let companies: BTreeSet<_> = rounds.iter().map(|row| &row.company).collect();
    let sums = rounds.iter().filter(|row| row.amount.is_some()).count();
    let rest = rounds.len() - bought - sold;
    for (address, counts, read) in [
        ("/money", [rest, bought, sold, companies.len(), sums], "Largest in each currency: "),
        ("/zh/money", [companies.len(), rest, bought, sold, sums], "各币种最大一笔："),
    ] {
        let page = app.get(address).await;
        assert_eq!(numbers(&page.select("#bm")[0]), counts, "{address}");
        let reading = page.select("figure .read").remove(0);
        assert!(reading.starts_with(read), "{reading}");
        for row in rounds {
            let Some(amount) = row.amount.as_ref().map(Decimal::number) else { continue };
            let same = rounds.iter().filter(|other| other.currency == row.currency);
            let most = same.filter_map(|other| other.amount.as_ref()).map(Decimal::number);
            let company = record.companies.iter().find(|known| known.slug == row.company).unwrap();
            let name = if address == "/money" { &company.name.en } else { &company.name.zh };
            if amount >= most.fold(0.0, f64::max) {
                assert!(reading.contains(name.as_str()), "{name}: {reading}");
            }
        }
    }
}

#[tokio::test]
async fn an_approval_shows_the_models_of_the_filings_that_it_tells_of_and_never_that_none_is_named()
{
    let (app, record) = (App::start().await, shipped());
    let mut shown = 0;
    for row in record.announcements.iter().filter(|row| row.models.is_empty()) {
        let page = app.get(&format!("/announcements/{}", row.id)).await;
        let models = page.attributes("dl.kv dd a[href^='/models/']", "href");
        let has_head = page.select("dl.kv dt").iter().any(|head| head == "Models");
        assert_eq!(has_head, !models.is_empty(), "{}", row.id);
        for model in &models {
            let is_filed = record.declared.filings.iter().any(|filing| {
                let is_model = filing.model.as_ref().is_some_and(|m| model.ends_with(m.as_str()));
                is_model && filing.day.exact() == Some(row.day.date)
            });
            assert!(is_filed, "{}: {model}", row.id);
        }
        shown += models.len();
    }
    assert!(shown >= 3, "{shown}");
    let cac = app.get("/announcements/cac-first-batch-approved").await;
    assert!(!cac.attributes("dl.kv dd a[href^='/models/']", "href").is_empty());
}

#[tokio::test]
async fn what_a_score_does_not_say_is_called_not_stated_and_unranked() {
    let (app, record) = (App::start().await, shipped());
    let page = app.get("/scores?limit=all").await;
    let (settings, ranks) = (column(&page, "Setting"), column(&page, "Rank as printed"));
    for row in &record.declared.scores {
        let Some(setting) = settings.get(row.id.as_str()) else { continue };
        assert_eq!(setting == "setting not stated", row.setting.is_empty(), "{}", row.id);
        assert_eq!(ranks[row.id.as_str()] == "unranked", row.rank.is_none(), "{}", row.id);
    }
    for (address, never, one) in [
        ("/scores/compared?limit=all", "not printed", "; the other not stated"),
        ("/zh/scores/compared?limit=all", "未公布", "；对方未注明"),
    ] {
        let rows = app.get(address).await.select("#rows tbody tr");
        assert!(rows.iter().all(|row| !row.contains(never)), "{address}");
        assert!(rows.iter().any(|row| row.contains(one)), "{address}");
    }
}

#[tokio::test]
async fn a_person_without_one_company_has_no_sentence_of_claims() {
    let (app, record) = (App::start().await, shipped());
    for (address, head) in [("/people?limit=all", "Company"), ("/zh/people?limit=all", "公司")] {
        let companies = column(&app.get(address).await, head);
        for person in record.people.iter().filter(|person| person.company.is_none()) {
            assert_eq!(companies[person.slug.as_str()], "—", "{address} {}", person.slug);
        }
    }
}

#[tokio::test]
async fn a_claim_made_with_no_announcement_has_the_day_of_the_latest_source_that_tells_it() {
    let (app, record) = (App::start().await, shipped());
    let days = column(&app.get("/claims?limit=all").await, "Date");
    let zh = column(&app.get("/zh/claims?limit=all").await, "日期");
    for claim in record.claims.iter().filter(|claim| claim.announcement.is_none()) {
        let told = record.sources.iter().filter(|source| claim.sources.contains(&source.id));
        let day = &days[claim.id.as_str()];
        let last = told.filter_map(|source| source.published).max();
        let says =
            last.map_or("date not known".to_owned(), |day| format!("as told on {}", long(day)));
        assert_eq!(*day, says, "{}", claim.id);
        assert_eq!(zh[claim.id.as_str()] == "日期不详", last.is_none(), "{}", claim.id);
    }
    assert_eq!(days["ernie-parameters"], "as told on 13 February 2023");
}

#[tokio::test]
async fn a_chinese_figure_is_counted_in_chinese_words() {
    let app = App::start().await;
    let figures = column(&app.get("/zh/claims?limit=all").await, "数字");
    for (id, figure) in &figures {
        let lower = figure.split(|c: char| !c.is_ascii_lowercase()).map(str::len).max();
        assert!(lower < Some(3), "{id}: {figure}");
    }
    assert!(figures.values().any(|figure| figure == "第2位"));
}

#[tokio::test]
async fn a_mark_stands_on_its_day_and_in_mid_month_where_that_is_all_that_is_known() {
    let (app, record) = (App::start().await, shipped());
    let page = app.get("/filings").await;
    let urls = page.attributes("svg[data-picture] a", "href");
    let xs = page.attributes("svg[data-picture] a use", "x");
    let ys = page.attributes("svg[data-picture] a use", "y");
    assert_eq!(urls.len(), record.declared.filings.len());
    let at = |day: chrono::NaiveDate| f64::from(day.ordinal0()) / 365.0 * 98.0 + 1.0;
    for filing in &record.declared.filings {
        let n = urls.iter().position(|url| *url == format!("#{}", filing.id)).unwrap();
        let x: f64 = xs[n].trim_end_matches('%').parse().unwrap();
        let middle = f64::midpoint(at(filing.day.first()), at(filing.day.last()) + 98.0 / 365.0);
        let expected = filing.day.exact().map_or(middle, at);
        assert!((x - expected).abs() < 0.1, "{}: {x} {expected}", filing.id);
    }
    let places: BTreeSet<_> = xs.iter().zip(&ys).collect();
    assert_eq!(places.len(), xs.len(), "two marks in one place");
}

#[tokio::test]
async fn organisations_are_called_what_all_of_them_are() {
    let app = App::start().await;
    let unlisted = app.get("/?listed=no").await;
    assert!(unlisted.select("title")[0].contains("by unlisted makers"));
    assert!(!unlisted.text().contains("unlisted companies"));
    for address in reaction_pages(&app).await {
        let page = app.get(&address).await;
        assert!(!page.text().contains("as on all."), "{address}");
        if page.text().contains("National rules, which bear on everyone.") {
            return;
        }
    }
    panic!("no page of a reaction names national rules");
}

#[tokio::test]
async fn figures_of_claims_are_said_on_every_page_as_people_say_them() {
    let app = App::start().await;
    let page = app.get("/corrections").await;
    let rows = page.select("#rows li").join(" ");
    assert!(rows.contains("6 billion") && rows.contains("about 6 billion"), "{rows}");
    assert!(!rows.contains(",000,000"), "{rows}");
    assert!(app.get("/zh/corrections").await.select("blockquote small [lang=en]").len() > 4);
    let feature = app.get("/sources/pedaily-2023-04-ranciyuan").await;
    assert!(!feature.select("section.said").join(" ").contains(",000,000"));
    let zh = app.get("/zh/sources/pedaily-2023-04-ranciyuan").await;
    assert!(!zh.select("section.said").join(" ").contains(",000,000"));
}

#[tokio::test]
async fn leads_name_days_without_weekdays_and_medians_as_such() {
    let app = App::start().await;
    let lede = async |address: &str| app.get(address).await.select(".lede").remove(0);
    let model = lede("/models/ernie-bot").await;
    assert!(model.contains("announcements name it, from ") && !model.contains('('), "{model}");
    let zh = lede("/zh/models/ernie-bot").await;
    assert!(zh.contains("条动态提及。") && !zh.contains("（周"), "{zh}");
    let company = lede("/companies/baidu").await;
    assert!(company.contains("the first launch was on 16 March 2023."), "{company}");
    let filings = app.get("/filings").await.select("figure .read").remove(0);
    assert!(filings.ends_with("nine services waited 25 to 200 days, the median 158."), "{filings}");
    let zh = app.get("/zh/filings").await.select("figure .read").remove(0);
    assert!(zh.ends_with("9项服务等待25至200天，中位数158天。"), "{zh}");
    let april = lede("/dates/2023-04").await;
    assert!(april.contains("The busiest day was 11 April (six)."), "{april}");
    assert!(april.ends_with(" more are dated only to the month."), "{april}");
}

#[tokio::test]
async fn a_promise_is_told_in_a_sentence_with_who_foretold_it_in_front() {
    let (app, record) = (App::start().await, shipped());
    for promise in &record.promises {
        let page = app.get(&format!("/announcements/{}", promise.announcement)).await;
        let rows = page.select("li").join(" ");
        let front = match promise.fulfilment.by {
            PromisedBy::Company => "Promised ",
            PromisedBy::Press => "Expected by the press: ",
            PromisedBy::Regulator => "Announced by a public body: ",
        };
        assert!(rows.contains(front), "{}: {front}", promise.id);
        assert!(!rows.contains("not promised by the company"), "{}", promise.id);
    }
    let made = record.promises.iter().find(|row| row.id.as_str() == "baidu-ernie-bot-march");
    let made = made.unwrap();
    let told = "Promised 7 Feb, due in March, delivered 16 Mar: on time, in part.";
    for address in [format!("/announcements/{}", made.announcement), "/companies/baidu".to_owned()]
    {
        assert!(app.get(&address).await.select("li").join(" ").contains(told), "{address}");
    }
    let source = app.get(&format!("/sources/{}", made.sources[0])).await;
    assert!(source.select("section.said").join(" ").contains(told));
    let zh = app.get("/zh/companies/baidu").await.select("li").join(" ");
    assert!(zh.contains("2月7日承诺，期限3月，3月16日兑现：按时，部分交付。"), "{zh}");
}

#[tokio::test]
async fn a_refused_word_is_named_and_orders_are_offered_by_the_names_of_their_columns() {
    let app = App::start().await;
    for (address, lede, order) in [
        ("/companies?sort=x", "No such order: “x”.", "Announcements, most first"),
        ("/zh/companies?sort=x", "没有“x”这种排序。", "动态，由多到少"),
    ] {
        let page = app.get(address).await;
        assert_eq!(page.status, 400);
        assert_eq!(page.select(".lede"), [lede]);
        let at = page.select("main li a").iter().position(|text| text == order);
        let url = &page.attributes("main li a", "href")[at.unwrap()];
        assert!(url.ends_with("/companies?sort=-announcements"), "{url}");
    }
    let page = app.get("/?kind=foo").await;
    assert_eq!(page.select(".lede"), ["Kind: there is no “foo”."]);
    for (address, says) in [
        ("/zh/?kind=foo", "类型中没有“foo”。"),
        ("/zh/?listed=maybe", "上市情况中没有“maybe”。"),
        ("/zh/?from=foo", "“foo”不是日期。"),
        ("/?from=foo", "“foo” is not a day."),
        ("/zh/?limit=7", "“limit”不能是“7”。"),
    ] {
        assert_eq!(app.get(address).await.select(".lede"), [says], "{address}");
    }
    let study = "/zh/reactions/baidu-ernie-bot-unveiled/9888.HK?model=x";
    assert_eq!(app.get(study).await.select("main .plain a")[0], "市场模型");
}

#[tokio::test]
async fn the_weeks_around_an_event_are_told_as_gained_or_lost() {
    let app = App::start().await;
    let list = app.get("/reactions").await;
    assert!(list.text().contains("other news: within three sessions"));
    let mut told = 0;
    for address in reaction_pages(&app).await.iter().step_by(40) {
        let headlines = app.get(address).await.select("h2, h3").into_iter();
        for headline in headlines.filter(|text| text.starts_with("Over ")) {
            let verb = ["gained ", "lost ", "ended "].iter().any(|verb| headline.contains(verb));
            assert!(verb && !headline.contains(['+', '−']), "{headline}");
            told += 1;
        }
        let zh = app.get(&format!("/zh{address}")).await;
        assert!(!zh.select("h2, h3").iter().any(|text| text.contains("该股累计−")), "{address}");
    }
    assert!(told > 0);
}
