//! What goes into either database comes out of it, filtered and paged the same.

use std::collections::BTreeSet;
use std::fmt::Debug;

use baimo::answers::announcements::{self, Among};
use baimo::answers::held::Held;
use baimo::answers::list::InMemory;
use baimo::answers::reactions::{self, Extremes};
use baimo::answers::rows::{
    AnnouncementRow, ClaimRow, CompanyRow, ModelFacts, ModelRow, PersonRow, PromiseRow,
    ReactionRow, ReportedRow, SourceRow, split,
};
use baimo::answers::{days, sources};
use baimo::domain::words::{Phrase, Wanted, words};
use baimo::domain::{
    AnnouncementKind, CompanyKind, Confidence, Exchange, Language, Measure, ModelKind, Precision,
    PromiseStatus, ReturnVerdict, Slug, SourceKind, Verdict,
};
use baimo::import::Checked;
use baimo::record::{Filter, Form, Key, Sort, SortKey, keys};
use baimo::store::list::Paged;
use baimo::store::moves::MoveRow;
use baimo::store::{Snapshot, Store, list};
use chrono::{Datelike as _, NaiveDate};

use crate::app::{shipped, tiny_record};
use crate::command::baimo;
use crate::expected::Expected;
use crate::stores::{each_store, in_a_schema, postgres, same_on_each_store};

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn slug(text: &str) -> Slug {
    text.parse().unwrap()
}

/// Runs an expression for each type of list, as `$T`.
macro_rules! for_each_list {
    ($T:ident => $body:expr) => {{
        for_each_list!(@ $T, $body,
            AnnouncementRow, CompanyRow, ModelRow, ReactionRow, ReportedRow,
            ClaimRow, PromiseRow, PersonRow, SourceRow, MoveRow);
    }};
    (@ $T:ident, $body:expr, $($row:ty),+) => {{
        $({ type $T = $row; $body; })+
    }};
}

async fn everything<T: Paged>(snapshot: &mut Snapshot) -> Vec<T> {
    list::all(snapshot, &Filter::default()).await.unwrap()
}

/// The same in a snapshot of its own: PostgreSQL ends one that idles while a test works.
async fn held<T: Paged>(store: &Store) -> Vec<T> {
    everything(&mut store.snapshot().await.unwrap()).await
}

async fn by_key<T: Paged>(store: &Store) -> Vec<T> {
    let mut rows = held::<T>(store).await;
    rows.sort_by_key(T::position);
    rows
}

#[tokio::test]
async fn every_row_of_a_record_comes_out_of_the_database_as_it_went_in() {
    for record in [tiny_record(), shipped()] {
        let expected = Expected(&record);
        same_on_each_store(&record, async |store| {
            assert_eq!(held::<AnnouncementRow>(store).await, expected.announcements());
            // Lists in memory stand in orders of their own; here each stands by its key.
            assert_eq!(by_key::<CompanyRow>(store).await, expected.companies());
            // What the declared tables say of a model is computed.
            let mut models = by_key::<ModelRow>(store).await;
            for row in &mut models {
                row.facts = ModelFacts::default();
            }
            assert_eq!(models, expected.models());
            assert_eq!(held::<ReactionRow>(store).await, expected.reactions());
            assert_eq!(held::<ReportedRow>(store).await, expected.reported());
            assert_eq!(by_key::<ClaimRow>(store).await, expected.claims());
            assert_eq!(by_key::<PersonRow>(store).await, expected.people());
            assert_eq!(by_key::<PromiseRow>(store).await, expected.promises());
            assert_eq!(by_key::<SourceRow>(store).await, expected.sources());
            assert_eq!(held::<MoveRow>(store).await, expected.moves());
            // Equal is not enough: -0.0 equals 0.0 and is printed otherwise.
            let mut printed = Vec::new();
            for_each_list!(T => printed.push(format!("{:?}", held::<T>(store).await)));
            printed
        })
        .await;
    }
}

#[tokio::test]
async fn the_head_of_the_record_and_its_calendars_come_out_as_they_went_in() {
    let record = shipped();
    each_store(&record, async |store| {
        let mut s = store.snapshot().await.unwrap();
        let memory = s.held().await.unwrap();
        let held = &memory.dataset;
        assert_eq!(held.version, Checked::from(record.clone()).version().unwrap());
        assert_eq!((held.origin.as_str(), held.released), ("import", record.meta.released));
        assert_eq!(
            (&held.title_en, &held.title_zh),
            (&record.meta.title.en, &record.meta.title.zh)
        );
        assert_eq!(held.licence, record.meta.licence);
        assert_eq!(held.announcements, record.announcements.len() as i64);
        assert_eq!(held.sources, record.sources.len() as i64);
        let acting: BTreeSet<&Slug> = record.announcements.iter().map(|a| &a.company).collect();
        assert_eq!(held.organisations, acting.len() as i64);

        let (calendars, ours) = (&memory.calendars, record.calendars());
        for (market, day) in &record.sessions {
            assert!(calendars.of(*market).is_session(*day));
            let closes = calendars.of(*market).closes(*market, *day);
            assert_eq!(closes, ours.of(*market).closes(*market, *day));
            assert_eq!(calendars.of(*market).after(*day), ours.of(*market).after(*day));
        }
        let closures = &memory.closures;
        let found: Vec<_> =
            closures.iter().map(|c| (c.market, c.day, c.kind, &c.reason_zh)).collect();
        let wanted: Vec<_> =
            record.closures.iter().map(|c| (c.market, c.day, c.kind, &c.reason.zh)).collect();
        assert_eq!(found, wanted);
        let short = &memory.short_sessions;
        assert_eq!(short.len(), record.short_sessions.len());
        assert!(short.iter().any(|s| s.opens == "13:00" || s.closes == "13:00"), "{short:?}");
    })
    .await;
}

#[tokio::test]
async fn a_count_is_the_number_of_rows() {
    same_on_each_store(&tiny_record(), async |store| {
        let mut counts = Vec::new();
        let mut s = store.snapshot().await.unwrap();
        for_each_list!(T => {
            let rows = everything::<T>(&mut s).await.len() as i64;
            let count = list::count::<T>(&mut s, &Filter::default()).await.unwrap();
            assert_eq!(count, rows);
            assert!(count > 0, "an empty list proves nothing");
            counts.push(count);
        });
        counts
    })
    .await;
}

fn every_sort() -> Vec<Sort> {
    let keys = SortKey::ALL.iter();
    keys.flat_map(|key| [false, true].map(|descending| Sort { key: *key, descending })).collect()
}

/// The rows of all pages of a size, one after the other.
async fn paged<T: Paged>(s: &mut Snapshot, filter: &Filter, size: u32) -> Vec<T> {
    let (mut rows, mut after) = (Vec::new(), None);
    loop {
        let page = list::page::<T>(s, filter, after.as_deref(), size).await.unwrap();
        assert!(page.rows.len() <= size as usize);
        rows.extend(page.rows);
        match page.next {
            Some(next) => {
                assert_ne!(after.as_ref(), Some(&next), "the cursor stands still");
                after = Some(next);
            }
            None => return rows,
        }
    }
}

#[tokio::test]
async fn pages_of_any_size_add_up_to_the_whole_list_in_every_order() {
    // The tiny record by ones and twos, the shipped one, whose ties and gaps are many, by sevens.
    for (record, sizes) in [(tiny_record(), [1, 2, 7].as_slice()), (shipped(), &[7])] {
        same_on_each_store(&record, async |store| {
            let mut s = store.snapshot().await.unwrap();
            let mut lists = Vec::new();
            for sort in every_sort() {
                // Of the moves, the shares of one company, so that a page costs what it should.
                let filter = Filter::default().sorted(sort);
                let baidu = filter.clone().with(&keys::COMPANY, "baidu");
                for_each_list!(T => {
                    let moves = std::any::type_name::<T>() == std::any::type_name::<MoveRow>();
                    let filter = if moves { &baidu } else { &filter };
                    let whole = list::page::<T>(&mut s, filter, None, 10_000).await.unwrap();
                    assert_eq!(whole.next, None);
                    for size in sizes {
                        let pages = paged::<T>(&mut s, filter, *size).await;
                        assert_eq!(pages, whole.rows, "{} by {size}, {}", std::any::type_name::<T>(), sort.word());
                    }
                    lists.push(format!("{:?}", whole.rows));
                });
            }
            lists
        })
        .await;
    }
}

#[tokio::test]
async fn reactions_sorted_by_a_move_have_the_rows_without_one_last_both_ways() {
    let mut record = shipped();
    // No session behind day 0 for the last announcements of the record's last symbol.
    record.moves.retain(|m| m.symbol.as_str() != "BIDU" || m.day <= day("2023-06-30"));
    each_store(&record, async |store| {
        let mut s = store.snapshot().await.unwrap();
        for (key, of) in [
            (SortKey::Close, (|r: &ReactionRow| r.close) as fn(&ReactionRow) -> Option<f64>),
            (SortKey::NextClose, |r| r.next_close),
            (SortKey::Car, |r| r.car_pct),
        ] {
            for descending in [false, true] {
                let filter = Filter::default().sorted(Sort { key, descending });
                let rows: Vec<ReactionRow> = list::all(&mut s, &filter).await.unwrap();
                let known = rows.iter().take_while(|row| of(row).is_some()).count();
                assert!(rows[known..].iter().all(|row| of(row).is_none()));
                assert!(known > 50 && known < rows.len(), "{known} of {}", rows.len());
                let sign = if descending { -1.0 } else { 1.0 };
                assert!(rows[..known].is_sorted_by(|a, b| {
                    let (x, y) = (sign * of(a).unwrap(), sign * of(b).unwrap());
                    let tie = (&a.announcement, &a.symbol) < (&b.announcement, &b.symbol);
                    x < y || (x <= y && tie)
                }));
                assert!(
                    rows[known..].is_sorted_by_key(|r| (r.announcement.clone(), r.symbol.clone()))
                );
            }
        }
    })
    .await;
}

/// The list under a filter must be the whole list without the rows that don't fit.
async fn narrowed<T: Paged + Debug + PartialEq>(
    s: &mut Snapshot,
    filter: &Filter,
    keep: impl Fn(&T) -> bool,
) -> usize {
    let mut wanted = everything::<T>(s).await;
    wanted.retain(keep);
    let found: Vec<T> = list::all(s, filter).await.unwrap();
    assert_eq!(found, wanted, "{filter:?}");
    assert_eq!(list::count::<T>(s, filter).await.unwrap(), wanted.len() as i64, "{filter:?}");
    wanted.len()
}

/// Whether an announcement of the record passes a filter, told from the record alone.
fn passes(
    expected: &Expected<'_>,
    with_reaction: &BTreeSet<String>,
    filter: &Filter,
    id: &str,
) -> bool {
    let row = expected.announcement(&slug(id));
    let company = expected.company(&row.company);
    let (first, last) = row.day.span();
    let any = |key: &Key, mut values: Vec<&str>| {
        values.retain(|value| filter.has(key, value));
        filter.values(key).is_empty() || !values.is_empty()
    };
    let kind = |model: &Slug| expected.model(model).kind.as_str();
    any(&keys::COMPANY, vec![row.company.as_str()])
        && any(&keys::KIND_OF_ANNOUNCEMENT, vec![row.kind.as_str()])
        && any(&keys::MODEL, row.models.iter().map(Slug::as_str).collect())
        && any(&keys::MODEL_KIND, row.models.iter().map(kind).collect())
        && filter.flag(&keys::LISTED).is_none_or(|listed| listed != company.listings.is_empty())
        && any(&keys::EXCHANGE, company.listings.iter().map(|l| l.exchange.as_str()).collect())
        && filter
            .flag(&keys::REACTION)
            .is_none_or(|reaction| reaction == with_reaction.contains(id))
        && any(&keys::CONFIDENCE, vec![row.confidence.as_str()])
        && filter.day(&keys::FROM).is_none_or(|from| last >= from)
        && filter.day(&keys::TO).is_none_or(|to| first <= to)
        && filter.day(&keys::DAY).is_none_or(|d| row.day.precision == Precision::Day && d == first)
        && filter.text(&keys::Q).is_none_or(|q| occurs(q, &searched(expected, id)))
}

/// What a search of announcements looks through: its own words and the names of who and what.
fn searched(expected: &Expected<'_>, id: &str) -> Vec<String> {
    let a = expected.announcement(&slug(id));
    let mut texts = vec![id.to_owned()];
    texts.extend([&a.title, &a.summary, &a.label].map(|text| text.en.clone()));
    texts.extend([&a.title, &a.summary, &a.label].map(|text| text.zh.clone()));
    let mut named = |pinyin: &str, names: Vec<&str>| {
        texts.extend([pinyin.to_owned(), pinyin.replace(' ', "")]);
        texts.extend(names.into_iter().map(str::to_owned));
    };
    for slug in std::iter::once(&a.company).chain(&a.partners) {
        let c = expected.company(slug);
        named(&c.pinyin, vec![slug.as_str(), &c.name.en, &c.name.zh, &c.short.en, &c.short.zh]);
        named("", c.aliases.iter().map(String::as_str).collect());
        named("", c.listings.iter().map(|l| l.symbol.as_str()).collect());
    }
    for slug in &a.models {
        let m = expected.model(slug);
        named(&m.pinyin, vec![slug.as_str(), &m.name.en, &m.name.zh]);
        named("", m.aliases.iter().map(String::as_str).collect());
    }
    texts
}

/// Whether every phrase of a query stands in one of some texts.
fn occurs(query: &str, texts: &[String]) -> bool {
    let folded: Vec<Vec<String>> =
        texts.iter().map(|text| words(text).into_iter().map(|word| word.text).collect()).collect();
    let has = |phrase: &Phrase| {
        let n = phrase.words.len();
        folded.iter().any(|text| {
            text.windows(n).any(|part| {
                let last = &part[n - 1];
                let closes = *last == phrase.words[n - 1]
                    || phrase.is_open && last.starts_with(&phrase.words[n - 1]);
                part[..n - 1] == phrase.words[..n - 1] && closes
            })
        })
    };
    Wanted::new(query).is_some_and(|wanted| {
        wanted.phrases.iter().all(has) || wanted.unspaced.as_ref().is_some_and(has)
    })
}

/// Filters on every key of announcements, alone and mixed.
fn filters() -> Vec<Filter> {
    let none = Filter::default;
    let mut filters = vec![none()];
    let queries = [
        "文心",
        "ERNIE bot",
        "wenxinyiyan",
        "9888.hk",
        "%",
        "6.25%",
        "_",
        "\\",
        "'",
        "ｂａｉｄｕ",
        "百度 声明",
    ];
    let spans = [
        (Some("2023-03-16"), Some("2023-04-10")),
        (Some("2023-04-30"), Some("2023-04-30")),
        (Some("2023-05-01"), None),
        (None, Some("2023-04-01")),
        (Some("2023-04-10"), Some("2023-03-10")),
    ];
    let kind = &keys::KIND_OF_ANNOUNCEMENT;
    filters.extend(AnnouncementKind::ALL.iter().map(|word| Filter::of(kind, word.as_str())));
    filters.push(none().with_only(kind, ["policy", "approval"]));
    filters.push(Filter::of(kind, "nothing"));
    filters.push(none().with_only(&keys::COMPANY, ["baidu", "cac"]));
    filters.extend(["baidu", "nobody"].map(|slug| Filter::of(&keys::COMPANY, slug)));
    filters.extend(
        ["ernie-bot", "tiangong-3-5", "no-model"].map(|slug| Filter::of(&keys::MODEL, slug)),
    );
    filters.extend(ModelKind::ALL.iter().map(|k| Filter::of(&keys::MODEL_KIND, k.as_str())));
    filters.extend([true, false].map(|listed| Filter::of(&keys::LISTED, listed)));
    filters.extend([true, false].map(|reaction| Filter::of(&keys::REACTION, reaction)));
    filters.extend(Exchange::ALL.iter().map(|e| Filter::of(&keys::EXCHANGE, e.as_str())));
    filters.push(none().with_only(&keys::EXCHANGE, ["HKEX", "SZSE"]));
    filters.extend(Confidence::ALL.iter().map(|c| Filter::of(&keys::CONFIDENCE, c.as_str())));
    filters.extend(spans.map(|(from, to)| {
        none().with_only(&keys::FROM, from.map(day)).with_only(&keys::TO, to.map(day))
    }));
    filters.extend(["2023-04-10", "2023-04-01"].map(|d| Filter::of(&keys::DAY, day(d))));
    filters.extend(queries.map(|q| Filter::of(&keys::Q, q)));
    filters
}

/// Two filters at once: the values of both; of a key that has one value, those of the first.
fn both(a: &Filter, b: &Filter) -> Filter {
    let adds = |key: &Key| key.many && !matches!(key.form, Form::YesNo) || a.values(key).is_empty();
    let added = b.pairs().filter(|(key, _)| adds(key));
    added.fold(a.clone(), |both, (key, value)| both.with(key, value.clone()))
}

#[tokio::test]
async fn every_filter_of_announcements_gives_what_the_record_says() {
    for record in [tiny_record(), shipped()] {
        let expected = Expected(&record);
        let reacting: BTreeSet<String> =
            expected.reactions().into_iter().map(|r| r.announcement).collect();
        let single = filters();
        // Every pair would be thousands; a fixed stride meets every filter several times.
        let pairs = (0..single.len() * 3).map(|n| {
            both(&single[n % single.len()], &single[(n * 7 + n / single.len() + 3) % single.len()])
        });
        let all: Vec<Filter> = single.iter().cloned().chain(pairs).collect();
        let hits = same_on_each_store(&record, async |store| {
            let mut s = store.snapshot().await.unwrap();
            let mut hits = Vec::new();
            for filter in &all {
                let keep = |row: &AnnouncementRow| passes(&expected, &reacting, filter, &row.id);
                hits.push(narrowed(&mut s, filter, keep).await);
            }
            hits
        })
        .await;
        let some = hits.iter().filter(|n| **n > 0).count();
        assert!(
            some > single.len() / 2 && hits.contains(&0),
            "{some} of {} find something",
            hits.len()
        );
    }
}

#[tokio::test]
async fn every_filter_of_the_sources_gives_what_the_record_says() {
    let record = shipped();
    same_on_each_store(&record, async |store| {
        let mut s = store.snapshot().await.unwrap();
        let mut hits = vec![];
        for kind in SourceKind::ALL {
            let filter = Filter::of(&keys::KIND_OF_SOURCE, kind.as_str());
            hits.push(narrowed::<SourceRow>(&mut s, &filter, |r| r.kind == *kind).await);
        }
        for language in Language::ALL {
            let filter = Filter::of(&keys::LANGUAGE, language.as_str());
            hits.push(narrowed::<SourceRow>(&mut s, &filter, |r| r.language == *language).await);
        }
        let filter = Filter::of(&keys::PUBLISHER, "GitHub");
        hits.push(narrowed::<SourceRow>(&mut s, &filter, |r| r.publisher == "GitHub").await);
        assert!(hits.iter().all(|n| *n > 0), "{hits:?}");
        hits
    })
    .await;
}

#[tokio::test]
async fn every_filter_of_the_other_lists_gives_what_the_record_says() {
    let record = shipped();
    same_on_each_store(&record, async |store| {
        let mut s = store.snapshot().await.unwrap();
        let mut hits = vec![];
        let of_companies = Filter::default().with_only(&keys::COMPANY, ["baidu", "kunlun-tech"]);
        let is_one = |company: &str| ["baidu", "kunlun-tech"].contains(&company);
        let maybe_one = |company: &Option<String>| company.as_deref().is_some_and(is_one);
        let acts = |id: &str| is_one(Expected(&record).announcement(&slug(id)).company.as_str());
        hits.push(narrowed::<CompanyRow>(&mut s, &of_companies, |r| is_one(&r.slug)).await);
        hits.push(narrowed::<ModelRow>(&mut s, &of_companies, |r| is_one(&r.company)).await);
        hits.push(narrowed::<ClaimRow>(&mut s, &of_companies, |r| maybe_one(&r.company)).await);
        hits.push(narrowed::<PersonRow>(&mut s, &of_companies, |r| maybe_one(&r.company)).await);
        hits.push(narrowed::<PromiseRow>(&mut s, &of_companies, |r| is_one(&r.company)).await);
        let own = |r: &ReactionRow| is_one(&r.company) || acts(&r.announcement);
        hits.push(narrowed::<ReactionRow>(&mut s, &of_companies, own).await);
        let own = |r: &ReportedRow| is_one(&r.company) || acts(&r.announcement);
        hits.push(narrowed::<ReportedRow>(&mut s, &of_companies, own).await);
        let shares = ["9888.HK", "BIDU", "300418.SZ"];
        let own = |r: &MoveRow| shares.contains(&r.symbol.as_str());
        hits.push(narrowed::<MoveRow>(&mut s, &of_companies, own).await);

        for kind in CompanyKind::ALL {
            let filter = Filter::of(&keys::KIND_OF_COMPANY, kind.as_str());
            hits.push(narrowed::<CompanyRow>(&mut s, &filter, |r| r.kind == *kind).await);
        }
        for status in PromiseStatus::ALL {
            let filter = Filter::of(&keys::KIND_OF_OUTCOME, status.as_str());
            narrowed::<PromiseRow>(&mut s, &filter, |r| r.status == *status).await;
        }
        for verdict in Verdict::ALL {
            let filter = Filter::of(&keys::VERDICT, verdict.as_str());
            narrowed::<ReportedRow>(&mut s, &filter, |r| r.verdict == *verdict).await;
        }
        for measure in Measure::ALL {
            let filter = Filter::of(&keys::MEASURE, measure.as_str());
            narrowed::<ReportedRow>(&mut s, &filter, |r| r.measure == *measure).await;
        }
        for confidence in Confidence::ALL {
            let filter = Filter::of(&keys::CONFIDENCE, confidence.as_str());
            let sure = |id: &str| Expected(&record).announcement(&slug(id)).confidence;
            let keep = |r: &ReactionRow| sure(&r.announcement) == *confidence;
            hits.push(narrowed(&mut s, &filter, keep).await);
        }
        for exchange in Exchange::ALL {
            let filter = Filter::of(&keys::EXCHANGE, exchange.as_str());
            let word = exchange.as_str();
            let keep = |r: &CompanyRow| split(&r.exchanges).contains(&word);
            hits.push(narrowed(&mut s, &filter, keep).await);
            narrowed::<ReactionRow>(&mut s, &filter, |r| r.exchange.as_str() == word).await;
            narrowed::<ReportedRow>(&mut s, &filter, |r| r.exchange == word).await;
            let listed: BTreeSet<&str> = record
                .companies
                .iter()
                .flat_map(|c| &c.listings)
                .filter(|l| l.exchange == *exchange)
                .map(|l| l.symbol.as_str())
                .collect();
            narrowed::<MoveRow>(&mut s, &filter, |r| listed.contains(r.symbol.as_str())).await;
        }
        for listed in [true, false] {
            let filter = Filter::of(&keys::LISTED, listed);
            hits.push(
                narrowed(&mut s, &filter, |r: &CompanyRow| r.symbols.is_empty() != listed).await,
            );
        }
        let symbols = ["9888.HK", "^HSI"];
        let filter = Filter::default().with_only(&keys::SYMBOL, symbols);
        hits.push(
            narrowed(&mut s, &filter, |r: &ReactionRow| symbols.contains(&r.symbol.as_str())).await,
        );
        hits.push(
            narrowed(&mut s, &filter, |r: &ReportedRow| symbols.contains(&r.symbol.as_str())).await,
        );
        hits.push(
            narrowed(&mut s, &filter, |r: &MoveRow| symbols.contains(&r.symbol.as_str())).await,
        );

        let (from, to) = (day("2023-03-16"), day("2023-04-11"));
        let span = Filter::of(&keys::FROM, from).with(&keys::TO, to);
        let within = |d: NaiveDate| from <= d && d <= to;
        hits.push(narrowed(&mut s, &span, |r: &ReactionRow| r.day.is_some_and(within)).await);
        hits.push(narrowed(&mut s, &span, |r: &ReportedRow| within(r.day)).await);
        hits.push(narrowed(&mut s, &span, |r: &MoveRow| within(r.day)).await);
        hits.push(narrowed(&mut s, &span, |r: &SourceRow| r.published.is_some_and(within)).await);
        let one = Filter::of(&keys::DAY, from);
        hits.push(narrowed(&mut s, &one, |r: &MoveRow| r.day == from).await);

        let ernie = Filter::of(&keys::MODEL, "ernie-bot");
        hits.push(narrowed(&mut s, &ernie, |r: &ModelRow| r.slug == "ernie-bot").await);
        let ernie = Filter::of(&keys::Q, "Ｅrnie");
        let named = |r: &ModelRow| {
            let words = [&r.slug, &r.name_en, &r.name_zh, &r.aliases, &r.pinyin];
            occurs("ernie", &words.map(String::clone))
        };
        hits.push(narrowed(&mut s, &ernie, named).await);
        let empty = hits.iter().filter(|n| **n == 0).count();
        assert!(empty <= 2, "{hits:?}");
        hits
    })
    .await;
}

#[tokio::test]
async fn reactions_are_narrowed_by_the_weekday_of_day_0_and_by_what_their_interval_says_of_zero() {
    let record = shipped();
    same_on_each_store(&record, async |store| {
        let mut s = store.snapshot().await.unwrap();
        let mut hits = vec![];
        for weekday in 1..=7 {
            let filter = Filter::of(&keys::WEEKDAY, weekday.to_string().as_str());
            let is_on = |day: NaiveDate| day.weekday().number_from_monday() == weekday;
            narrowed::<ReactionRow>(&mut s, &filter, |r| r.day.is_some_and(is_on)).await;
        }
        for verdict in ReturnVerdict::ALL {
            let filter = Filter::of(&keys::VERDICT_OF_RETURN, verdict.as_str());
            let ends = |r: &ReactionRow| r.car_low_pct.zip(r.car_high_pct);
            let is_clear = *verdict == ReturnVerdict::Clear;
            let keep =
                |r: &ReactionRow| ends(r).is_some_and(|(low, high)| (low * high > 0.0) == is_clear);
            hits.push(narrowed(&mut s, &filter, keep).await);
        }
        assert!(hits.iter().all(|n| *n > 0), "{hits:?}");
        hits
    })
    .await;
}

#[tokio::test]
async fn a_row_known_by_month_is_in_every_range_that_meets_the_month_and_on_no_day() {
    let record = tiny_record();
    let wenku = "baidu-wenku-ernie"; // April 2023
    same_on_each_store(&record, async |store| {
        let mut s = store.snapshot().await.unwrap();
        for (from, to, found) in [
            (Some("2023-04-30"), None, true),
            (Some("2023-05-01"), None, false),
            (None, Some("2023-04-01"), true),
            (None, Some("2023-03-31"), false),
            (Some("2023-04-12"), Some("2023-04-13"), true),
            (Some("2023-03-01"), Some("2023-12-31"), true),
        ] {
            let filter = Filter::default()
                .with_only(&keys::FROM, from.map(day))
                .with_only(&keys::TO, to.map(day));
            let rows: Vec<AnnouncementRow> = list::all(&mut s, &filter).await.unwrap();
            assert_eq!(rows.iter().any(|r| r.id == wenku), found, "{from:?} to {to:?}");
        }
        let first = Filter::of(&keys::DAY, day("2023-04-01"));
        assert_eq!(list::count::<AnnouncementRow>(&mut s, &first).await.unwrap(), 0);
        // In the order it stands behind the last day of its month.
        let all = everything::<AnnouncementRow>(&mut s).await;
        assert_eq!(all.last().unwrap().id, wenku);
    })
    .await;
}

#[tokio::test]
async fn wildcards_quotes_and_nul_in_a_search_are_no_words() {
    let record = tiny_record();
    let expected = Expected(&record);
    same_on_each_store(&record, async |store| {
        let mut s = store.snapshot().await.unwrap();
        let mut found = Vec::new();
        for q in
            ["%", "_", "6_25", "6%25", "b%u", "\\", "\\%", "'", "' OR 1 = 1 --", "\u{0}", "*", "\""]
        {
            let filter = Filter::of(&keys::Q, q);
            let keep = |row: &AnnouncementRow| occurs(q, &searched(&expected, &row.id));
            found.push((q, narrowed(&mut s, &filter, keep).await));
        }
        assert_eq!(found[0], ("%", 0), "a sign is no word");
        assert_eq!(found[3], ("6%25", 1), "one announcement speaks of 6.25%");
        found
    })
    .await;
}

#[tokio::test]
async fn text_is_ordered_by_its_bytes_whatever_the_database_speaks() {
    let mut record = tiny_record();
    // Where languages and bytes differ: a hyphen against a letter and a digit.
    for (source, id) in record.sources.iter_mut().zip(["a-b", "a1", "ab", "ab-c", "abc"]) {
        let old = std::mem::replace(&mut source.id, slug(id));
        let rename = |sources: &mut Vec<Slug>| {
            sources.iter_mut().filter(|s| **s == old).for_each(|s| *s = slug(id));
        };
        record.announcements.iter_mut().for_each(|row| rename(&mut row.sources));
        record.companies.iter_mut().for_each(|row| rename(&mut row.sources));
        record.models.iter_mut().for_each(|row| rename(&mut row.sources));
        record.reported_moves.iter_mut().for_each(|row| rename(&mut row.sources));
        record.claims.iter_mut().for_each(|row| rename(&mut row.sources));
        record.people.iter_mut().for_each(|row| rename(&mut row.sources));
        record.promises.iter_mut().for_each(|row| rename(&mut row.sources));
        record.closures.iter_mut().for_each(|row| rename(&mut row.sources));
    }
    same_on_each_store(&record, async |store| {
        let mut s = store.snapshot().await.unwrap();
        let held = s.held().await.unwrap();
        let ids: Vec<&String> = held.sources.keys().collect();
        assert_eq!(ids[..5], ["a-b", "a1", "ab", "ab-c", "abc"]);
        let mut symbols: Vec<String> =
            everything::<MoveRow>(&mut s).await.into_iter().map(|r| r.symbol).collect();
        symbols.dedup();
        assert_eq!(symbols.last().unwrap(), "^HSI", "behind BIDU by bytes");
        assert!(symbols.is_sorted(), "{symbols:?}");
    })
    .await;
}

#[tokio::test]
async fn both_databases_give_the_same_answers_to_the_queries_of_pages() {
    let record = shipped();
    let ids: Vec<String> = record.announcements.iter().map(|a| a.id.to_string()).collect();
    let text = same_on_each_store(&record, async |store| {
        let mut s = store.snapshot().await.unwrap();
        let mut text = Vec::new();
        for filter in [Filter::default(), Filter::of(&keys::COMPANY, "baidu")] {
            let held = s.held().await.unwrap();
            text.push(format!("{:?}", held.find(&filter)));
            text.push(format!("{:?}", held.marks(&filter)));
        }
        let held = s.held().await.unwrap();
        for id in &ids {
            let row = held.announcement(id).unwrap();
            for among in [Among::All, Among::Company] {
                let beside = announcements::neighbours(&held, row, among);
                text.push(format!("{beside:?}"));
            }
        }
        let many: Vec<&str> = ids.iter().map(String::as_str).collect();
        text.push(format!("{:?}", reactions::of_announcements(&held, &many)));
        let rows = held.announcements.iter().map(|shown| &**shown);
        text.push(format!("{:?}", Extremes::of(rows)));
        text.push(format!("{:?}", days::with_announcements(&held)));
        text.extend(source_queries(&held, &many));
        text
    })
    .await;
    assert_eq!(text.len(), 2 * ids.len() + 7 + 6 + 3 * record.sources.len());
}

/// What the pages of sources read, in words.
fn source_queries(held: &Held, announcements: &[&str]) -> Vec<String> {
    let github = Filter::of(&keys::PUBLISHER, "GitHub").with(&keys::LANGUAGE, "zh");
    let mut text = Vec::new();
    for filter in [Filter::default(), github] {
        text.push(format!("{:?}", <SourceRow as InMemory>::facets(held, &filter)));
        text.push(format!("{:?}", sources::most_used(held, &filter, 5)));
    }
    text.push(format!("{:?}", sources::of_announcements(held, announcements)));
    text.push(format!("{:?}", sources::of_day(held, day("2023-04-10"))));
    for (id, row) in &held.sources {
        text.push(format!("{:?}", sources::neighbours(held, row)));
        let printed: Vec<ReportedRow> = sources::resting(held, &[id]);
        let people: Vec<PersonRow> = sources::resting(held, &[id]);
        text.push(format!("{printed:?} {people:?}"));
        let shut: Vec<baimo::answers::rows::ClosureRow> = sources::resting(held, &[id]);
        let short: Vec<baimo::answers::rows::ShortSessionRow> = sources::resting(held, &[id]);
        text.push(format!("{shut:?} {short:?}"));
    }
    text
}

#[tokio::test]
async fn serve_never_writes_to_postgresql_and_names_the_command_that_does() {
    let Some(url) = postgres() else { return };
    in_a_schema(&url, async |url| {
        let serve = || baimo(["serve", "--listen", "127.0.0.1:0", "--database-url", url]).output();
        let refused = serve().unwrap();
        let said = String::from_utf8(refused.stderr).unwrap();
        assert_eq!(refused.status.code(), Some(2), "{said}");
        assert!(said.contains("baimo import"), "{said}");
        let import = baimo(["import", "--database-url", url]).output().unwrap();
        assert_eq!(import.status.code(), Some(0));
        assert!(Store::open(url).await.is_ok());
    })
    .await;
}

#[tokio::test]
async fn a_second_import_on_postgresql_is_turned_away_while_other_schemas_go_on() {
    let Some(url) = postgres() else { return };
    in_a_schema(&url, async |url| {
        let store = Store::create(url).await.unwrap();
        let write = store.write().await.unwrap();
        let import = || baimo(["import", "--database-url", url]).output().unwrap();
        let refused = import();
        let said = String::from_utf8(refused.stderr).unwrap();
        assert_eq!(refused.status.code(), Some(4), "{said}");
        assert!(said.contains("another import is running"), "{said}");
        drop(write);
        store.close().await;
        assert_eq!(import().status.code(), Some(0));
    })
    .await;
}
