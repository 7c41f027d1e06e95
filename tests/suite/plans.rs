//! How SQLite runs the queries of the lists: by an index, whatever the size of the table.

use baimo::record::{Filter, Sort, SortKey, keys};
use baimo::store::announcements::AnnouncementRow;
use baimo::store::companies::ListingRow;
use baimo::store::days::SessionRow;
use baimo::store::list::{self, Listed};
use baimo::store::moves::MoveRow;
use baimo::store::reactions::ReactionRow;
use baimo::store::{Plan, Snapshot, Store};

use crate::app::shipped_database;

async fn snapshot() -> Snapshot {
    let store = Store::open(shipped_database().await).await.unwrap();
    let mut snapshot = store.snapshot().await.unwrap();
    snapshot.note_plans();
    snapshot
}

/// The plans of a list's first page and of the page after it, each with what it is of.
async fn pages<T: Listed>(filter: &Filter, what: &str) -> Vec<(String, Plan)> {
    let mut snapshot = snapshot().await;
    let first = list::page::<T>(&mut snapshot, filter, None, 2).await.unwrap();
    let next = first.next.unwrap_or_else(|| panic!("{what} has one page only"));
    list::page::<T>(&mut snapshot, filter, Some(&next), 2).await.unwrap();
    let plans = snapshot.plans();
    assert_eq!(plans.len(), 2, "{what}: a page is one query");
    let names = ["first page", "page after a key"].map(|page| format!("{what}, {page}"));
    names.into_iter().zip(plans).collect()
}

/// Steps that read a whole table without an index, or sort rows.
fn slow(plan: &Plan) -> Vec<&str> {
    let is_slow = |step: &&str| {
        let scans = step.starts_with("SCAN ") && !step.contains(" INDEX ");
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
async fn the_timeline_is_read_in_its_order_by_an_index() {
    let mut filters = of_days();
    filters.push(("a company", Filter::of(&keys::COMPANY, "baidu")));
    filters.push(("a kind", Filter::of(&keys::KIND_OF_ANNOUNCEMENT, "upgrade")));
    filters.push(("listed companies", Filter::of(&keys::LISTED, true)));
    for (name, filter) in filters {
        assert_quick(pages::<AnnouncementRow>(&filter, &format!("timeline: {name}")).await);
    }
}

#[tokio::test]
async fn a_search_of_the_timeline_reads_hits_in_order_and_sorts_only_the_rows_of_the_page() {
    for descending in [false, true] {
        let filter = Filter::of(&keys::Q, "百度").sorted(Sort { descending, ..NEWEST });
        for (what, plan) in pages::<AnnouncementRow>(&filter, "timeline: two characters").await {
            let steps = &plan.steps;
            let hits = steps.iter().any(|step| step.starts_with("SCAN h VIRTUAL TABLE"));
            assert!(hits, "{what}: {steps:#?}");
            // That of the page's own rows, which are at most a page.
            assert_eq!(slow(&plan), ["USE TEMP B-TREE FOR ORDER BY"], "{what}: {steps:#?}");
        }
    }
}

#[tokio::test]
async fn reactions_and_moves_are_read_in_their_order_by_an_index() {
    for (name, filter) in of_days() {
        assert_quick(pages::<ReactionRow>(&filter, &format!("reactions: {name}")).await);
        assert_quick(pages::<MoveRow>(&filter, &format!("moves: {name}")).await);
    }
    let share = Filter::of(&keys::SYMBOL, "9888.HK");
    assert_quick(pages::<ReactionRow>(&share, "reactions: a share").await);
    assert_quick(pages::<MoveRow>(&share, "moves: a share").await);
    let exchange = Filter::of(&keys::EXCHANGE, "HKEX");
    assert_quick(pages::<MoveRow>(&exchange, "moves: an exchange").await);
}

#[tokio::test]
async fn a_sort_without_an_index_is_seen() {
    let by_move = Filter::default().sorted(Sort { key: SortKey::Close, descending: false });
    for (what, plan) in pages::<ReactionRow>(&by_move, "reactions: by move").await {
        assert_eq!(slow(&plan), ["USE TEMP B-TREE FOR ORDER BY"], "{what}");
    }
}

#[tokio::test]
async fn every_other_list_is_read_in_its_order_by_an_index() {
    let all = Filter::default();
    for plans in
        [pages::<ListingRow>(&all, "listings").await, pages::<SessionRow>(&all, "sessions").await]
    {
        assert_quick(plans);
    }
}
