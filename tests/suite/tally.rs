//! The counts of the timeline, held against its rows.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use baimo::answers::facets::FacetCount;
use baimo::answers::listed::{Page, UnknownPosition};
use baimo::answers::rows::{AnnouncementRow, CompanyRow, ModelRow, ReactionRow, TimelineRow};
use baimo::record::{Filter, Form, Key, Sort, keys};
use baimo::store::{Snapshot, Store, list};
use baimo::web::lists::ANNOUNCEMENTS;
use baimo::web::params::{ListParams, Manner};

use crate::app::{shipped_database, tiny_record};
use crate::stores::each_store;

/// Two choices of each key of the timeline, as they stand in an address.
const KEYS: [[&str; 2]; 12] = [
    ["company=baidu", "company=alibaba&company=cac"],
    ["company_kind=startup", "company_kind=regulator&company_kind=other"],
    ["kind=unveiling", "kind=policy&kind=upgrade"],
    ["model=ernie-bot", "model=ernie-bot&model=tongyi-qianwen"],
    ["model_kind=chat-assistant", "model_kind=product&model_kind=language-model"],
    ["listed=yes", "listed=no"],
    ["exchange=HKEX", "exchange=SZSE&exchange=NYSE"],
    ["reaction=yes", "reaction=no"],
    ["confidence=low", "confidence=high&confidence=medium"],
    ["from=2023-04-12", "day=2023-03-16"],
    ["to=2023-04-12", "to=2023-08-31"],
    ["q=百度", "q=!"],
];

fn filter(query: &str) -> Filter {
    ListParams::of_page(&ANNOUNCEMENTS, query, Manner::Page).unwrap().filter
}

/// No key, each value of each key, and each pair of values of two keys.
fn filters() -> Vec<Filter> {
    let mut filters = vec![Filter::default()];
    for (n, choices) in KEYS.iter().enumerate() {
        for one in choices {
            let others = KEYS[n + 1..].iter().flatten();
            filters.extend(others.filter_map(|other| {
                {
                    // The wrong way round, days are refused.
                    ListParams::of_page(&ANNOUNCEMENTS, &format!("{one}&{other}"), Manner::Page)
                        .ok()
                }
                .map(|params| params.filter)
            }));
            filters.push(filter(one));
        }
    }
    filters
}

/// What the database says of the companies and models that rows name.
struct Names {
    exchanges: BTreeMap<String, BTreeSet<String>>,
    model_kinds: BTreeMap<String, &'static str>,
    reacted: BTreeSet<String>,
}

async fn names(s: &mut Snapshot) -> Names {
    let all = Filter::default();
    let words =
        |joined: &str| joined.split(';').filter(|w| !w.is_empty()).map(str::to_owned).collect();
    let companies = list::all::<CompanyRow>(s, &all).await.unwrap();
    let models = list::all::<ModelRow>(s, &all).await.unwrap();
    let reactions = list::all::<ReactionRow>(s, &all).await.unwrap();
    Names {
        exchanges: companies.into_iter().map(|c| (c.slug, words(&c.exchanges))).collect(),
        model_kinds: models.into_iter().map(|m| (m.slug, m.kind.as_str())).collect(),
        reacted: reactions.into_iter().map(|r| r.announcement).collect(),
    }
}

/// Counts of the values that rows have, the commonest first.
async fn counted(
    s: &mut Snapshot,
    filter: &Filter,
    key: &Key,
    values: impl Fn(&AnnouncementRow) -> BTreeSet<String>,
) -> Vec<(String, i64)> {
    let rest = filter.clone().without(key);
    let mut counts: BTreeMap<String, i64> = BTreeMap::new();
    for row in list::all::<AnnouncementRow>(s, &rest).await.unwrap() {
        for value in values(&row) {
            *counts.entry(value).or_default() += 1;
        }
    }
    let mut counts: Vec<_> = counts.into_iter().collect();
    counts.sort_by_key(|(value, n)| (-n, value.clone()));
    counts
}

fn pairs(facet: &[FacetCount]) -> Vec<(String, i64)> {
    facet.iter().map(|count| (count.value.to_string(), count.n)).collect()
}

fn one(value: &str) -> BTreeSet<String> {
    BTreeSet::from([value.to_owned()])
}

fn yes(answer: bool) -> BTreeSet<String> {
    one(if answer { "yes" } else { "no" })
}

async fn check(s: &mut Snapshot, names: &Names, filter: &Filter) {
    let held = s.held().await.unwrap();
    let found = held.find(filter);
    let rows = list::all::<AnnouncementRow>(s, filter).await.unwrap();
    assert_eq!(found.total(), rows.len(), "{filter:?}");
    let count = list::count::<AnnouncementRow>(s, filter).await.unwrap();
    assert_eq!(usize::try_from(count).unwrap(), rows.len(), "{filter:?}");
    let facets = &found.facets;
    let exchanges = |row: &AnnouncementRow| names.exchanges[&row.company].clone();
    let model_kinds = |row: &AnnouncementRow| -> BTreeSet<String> {
        row.models
            .split(';')
            .filter_map(|m| names.model_kinds.get(m))
            .map(ToString::to_string)
            .collect()
    };
    let reacted = |row: &AnnouncementRow| yes(names.reacted.contains(&row.id));
    for (key, values) in [
        (
            &keys::COMPANY,
            &(|row: &AnnouncementRow| one(&row.company))
                as &dyn Fn(&AnnouncementRow) -> BTreeSet<String>,
        ),
        (&keys::KIND_OF_ANNOUNCEMENT, &|row| one(row.kind.as_str())),
        (&keys::CONFIDENCE, &|row| one(row.confidence.as_str())),
        (&keys::MODEL_KIND, &model_kinds),
        (&keys::EXCHANGE, &exchanges),
        (&keys::LISTED, &|row| yes(row.listed)),
        (&keys::REACTION, &reacted),
    ] {
        let mut of = counted(s, filter, key, values).await;
        if matches!(key.form, Form::YesNo) {
            of.sort_by(|a, b| b.0.cmp(&a.0));
        }
        assert_eq!(pairs(facets.of(key)), of, "{key:?} of {filter:?}");
    }
    let months: usize = found.shape.months.values().sum();
    let of_kinds = found.shape.company_kinds.values();
    let of_companies: usize = of_kinds.flat_map(|months| months.values()).sum();
    let kinds: usize = found.shape.kinds.values().sum();
    assert_eq!([months, of_companies, kinds], [rows.len(); 3], "{filter:?}");
    let acting: BTreeSet<&str> = rows.iter().map(|row| row.company.as_str()).collect();
    assert_eq!(found.shape.companies, acting.len(), "{filter:?}");
    for (place, months) in &found.shape.busiest {
        let of =
            rows.iter().filter(|row| *row.company == *held.tally.company(*place).unwrap().slug);
        assert_eq!(months.values().sum::<usize>(), of.count(), "{filter:?}");
    }
    let abroad: Vec<&str> =
        rows.iter().filter(|row| row.is_abroad()).map(|row| row.company.as_str()).collect();
    let distinct = abroad.iter().collect::<BTreeSet<_>>().len();
    assert_eq!(found.shape.abroad, (distinct, abroad.len()), "{filter:?}");
    assert_eq!(found.shape.last, rows.iter().map(|row| row.day).max(), "{filter:?}");
}

#[tokio::test]
async fn counts_from_memory_are_those_of_the_rows_whatever_the_filter() {
    let store = Store::open(shipped_database().await).await.unwrap();
    let mut s = store.snapshot().await.unwrap();
    let names = names(&mut s).await;
    // Every seventh: the pairs of twelve keys are many, and seven meets all of them in turn.
    for filter in filters().iter().step_by(7) {
        check(&mut s, &names, filter).await;
    }
}

#[tokio::test]
async fn both_databases_give_the_same_tally() {
    let found = each_store(&tiny_record(), async |store| {
        let mut s = store.snapshot().await.unwrap();
        let names = names(&mut s).await;
        let held = s.held().await.unwrap();
        let mut all = Vec::new();
        for filter in &filters() {
            check(&mut s, &names, filter).await;
            all.push((*held.find(filter)).clone());
        }
        all
    })
    .await;
    assert!(found.iter().all(|other| *other == found[0]));
}

/// The ids of all pages, one after the other.
fn leafed(page: impl Fn(Option<&str>) -> Page<Arc<TimelineRow>>) -> Vec<String> {
    let (mut ids, mut after) = (Vec::new(), None);
    loop {
        let page = page(after.as_deref());
        assert_eq!(page.start, Some(ids.len()));
        ids.extend(page.rows.iter().map(|shown| shown.row.id.clone()));
        after = page.next;
        if after.is_none() {
            return ids;
        }
    }
}

#[tokio::test]
async fn pages_of_three_are_the_whole_in_both_orders() {
    let store = Store::open(shipped_database().await).await.unwrap();
    let mut s = store.snapshot().await.unwrap();
    let held = s.held().await.unwrap();
    let mut rows = 0;
    for narrowed in filters().iter().step_by(5) {
        let mut whole: Vec<String> =
            held.marks(narrowed).iter().map(|shown| shown.row.id.clone()).collect();
        for descending in [false, true] {
            let filter = narrowed.clone().sorted(Sort { descending, ..Sort::default() });
            let leafed = leafed(|after| held.timeline(&filter, after, 3).unwrap());
            assert_eq!(leafed, whole, "{filter:?}");
            rows += leafed.len();
            whole.reverse();
        }
    }
    assert!(rows > 500, "{rows} rows compared");
    let wrong = held.timeline(&Filter::default(), Some("yesterday.x"), 3);
    assert!(matches!(wrong, Err(UnknownPosition(_))), "{wrong:?}");
}

#[tokio::test]
async fn an_announcement_stands_with_its_reactions_the_primary_listing_first() {
    let store = Store::open(shipped_database().await).await.unwrap();
    let mut s = store.snapshot().await.unwrap();
    let held = s.held().await.unwrap();
    let listed = list::all::<ReactionRow>(&mut s, &Filter::default()).await.unwrap();
    assert_eq!(held.reactions().count(), listed.len());
    for shown in &held.announcements {
        let own = listed.iter().filter(|row| row.announcement == shown.row.id);
        let mut own: Vec<&ReactionRow> = own.collect();
        own.sort_by_key(|row| (!row.is_primary, &row.symbol));
        assert_eq!(shown.reactions.iter().collect::<Vec<_>>(), own);
    }
}
