//! How SQLite runs the queries of session moves: by an index, whatever the size of the table.

use baimo::record::{Filter, Sort, SortKey, keys};
use baimo::store::moves::MoveRow;
use baimo::store::{Plan, Snapshot, Store, list};

use crate::app::shipped_database;

async fn snapshot() -> Snapshot {
    let store = Store::open(shipped_database().await).await.unwrap();
    let mut snapshot = store.snapshot().await.unwrap();
    snapshot.note_plans();
    snapshot
}

/// The plans of a list's first page and of the page after it, each with what it is of.
async fn pages(filter: &Filter, what: &str) -> Vec<(String, Plan)> {
    let mut snapshot = snapshot().await;
    let first = list::page::<MoveRow>(&mut snapshot, filter, None, 2).await.unwrap();
    let next = first.next.unwrap_or_else(|| panic!("{what} has one page only"));
    list::page::<MoveRow>(&mut snapshot, filter, Some(&next), 2).await.unwrap();
    let plans = snapshot.plans();
    assert_eq!(plans.len(), 2, "{what}: a page is one query");
    let names = ["first page", "page after a key"].map(|page| format!("{what}, {page}"));
    names.into_iter().zip(plans).collect()
}

/// Steps that read a whole table without an index, or sort rows; the listings (`l`) are few.
fn slow(plan: &Plan) -> Vec<&str> {
    let is_slow = |step: &&str| {
        let scans = step.starts_with("SCAN ") && !step.contains(" INDEX ") && *step != "SCAN l";
        let sorts = step.starts_with("USE TEMP B-TREE FOR") && !step.contains("string_agg");
        scans || sorts
    };
    plan.steps.iter().map(String::as_str).filter(is_slow).collect()
}

fn assert_quick(plans: Vec<(String, Plan)>) {
    for (what, plan) in plans {
        assert_eq!(slow(&plan), Vec::<&str>::new(), "{what}\n{}\n{:#?}", plan.sql, plan.steps);
    }
}

const NEWEST: Sort = Sort { key: SortKey::Date, descending: true };

/// Filters that every list of days has, with their names.
fn of_days() -> Vec<(&'static str, Filter)> {
    let day = |text: &str| text.parse::<chrono::NaiveDate>().unwrap();
    let from = Filter::of(&keys::FROM, day("2023-04-01"));
    vec![
        ("all", Filter::default()),
        ("newest first", Filter::default().sorted(NEWEST)),
        ("from a day", from.clone()),
        ("to a day", Filter::of(&keys::TO, day("2023-04-20"))),
        ("a span", from.with(&keys::TO, day("2023-05-20"))),
        ("a day", Filter::of(&keys::DAY, day("2023-04-10"))),
    ]
}

#[tokio::test]
async fn moves_are_read_in_their_order_by_an_index() {
    for (name, filter) in of_days() {
        assert_quick(pages(&filter, &format!("moves: {name}")).await);
    }
    let share = Filter::of(&keys::SYMBOL, "9888.HK");
    assert_quick(pages(&share, "moves: a share").await);
    let exchange = Filter::of(&keys::EXCHANGE, "HKEX");
    let plans = pages(&exchange, "moves: an exchange").await;
    for (what, plan) in &plans {
        let is_range = plan.steps.iter().any(|step| step.starts_with("SEARCH m "));
        assert!(is_range, "{what}: not between its shares\n{:#?}", plan.steps);
    }
    assert_quick(plans);
}
