//! What pages say of dates, promises, printed figures and counts is what the record says: held over
//! the whole shipped record.

use std::collections::{BTreeMap, BTreeSet};

use baimo::domain::{Confidence, DuePrecision, Precision, Promise, PromiseStatus, PromisedBy};

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
            PromiseStatus::Unmet => "not met",
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
