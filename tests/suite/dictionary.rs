//! `data/README.md` names every key, every word and every column there is.

use std::collections::BTreeSet;

use baimo::domain::{
    AnnouncementKind, Basis, Board, Bound, ClosureKind, CompanyKind, Confidence, Corrected,
    Currency, DuePrecision, Exchange, Language, LimitState, Market, Measure, ModelKind, Precision,
    PromiseStatus, ReactionStatus, Scope, SourceKind, Verdict, WhyDay,
};
use baimo::study::Reason;

use crate::app::App;

const DICTIONARY: &str = include_str!("../../data/README.md");
const DATA: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/data");

/// The words that the dictionary prints as code, those in one list apart.
fn named() -> BTreeSet<&'static str> {
    DICTIONARY.split('`').skip(1).step_by(2).collect()
}

fn assert_named<T: AsRef<str>>(what: &str, words: impl IntoIterator<Item = T>) {
    let named = named();
    for word in words {
        let word = word.as_ref();
        assert!(word.is_empty() || named.contains(word), "{what}: {word} is not in data/README.md");
    }
}

/// The keys of a table and of the tables in it.
fn keys(value: &toml::Value, found: &mut BTreeSet<String>) {
    match value {
        toml::Value::Table(table) => {
            for (key, value) in table {
                found.insert(key.clone());
                keys(value, found);
            }
        }
        toml::Value::Array(items) => items.iter().for_each(|item| keys(item, found)),
        _ => {}
    }
}

#[test]
fn the_dictionary_names_every_key_of_the_record() {
    let mut files: Vec<_> = std::fs::read_dir(DATA).unwrap().map(|e| e.unwrap().path()).collect();
    files.extend(
        std::fs::read_dir(format!("{DATA}/announcements")).unwrap().map(|e| e.unwrap().path()),
    );
    let mut read = 0;
    for file in files.iter().filter(|path| path.extension().is_some_and(|e| e == "toml")) {
        let text = std::fs::read_to_string(file).unwrap();
        let table: toml::Table = text.parse().unwrap();
        let mut found = BTreeSet::new();
        for (name, rows) in &table {
            match rows {
                toml::Value::Array(_) => {
                    let head = format!("[[{name}]]");
                    assert!(DICTIONARY.contains(&head), "{head} is not in data/README.md");
                    keys(rows, &mut found);
                }
                _ => {
                    found.insert(name.clone());
                }
            }
        }
        assert_named(&file.display().to_string(), found);
        read += 1;
    }
    assert!(read >= 19, "{read} files");
}

#[test]
fn the_dictionary_names_every_word_of_the_closed_lists() {
    macro_rules! lists {
        ($($list:ident)+) => {
            $(assert_named(stringify!($list), $list::ALL.iter().map(|word| word.as_str()));)+
        };
    }
    lists!(AnnouncementKind Basis Board Bound ClosureKind CompanyKind Confidence Corrected Currency
        DuePrecision Exchange Language LimitState Market Measure ModelKind Precision
        PromiseStatus ReactionStatus Reason Scope SourceKind Verdict WhyDay);
}

#[tokio::test]
async fn the_dictionary_names_every_list_and_column_of_the_exports() {
    let app = App::start().await;
    for list in [
        "/announcements",
        "/companies",
        "/models",
        "/reactions",
        "/reactions/reported",
        "/scores/compared",
        "/shares",
        "/moves",
        "/claims",
        "/promises",
        "/people",
        "/sources",
        "/listings",
        "/sessions",
        "/closures",
        "/short-sessions",
        "/corrections",
    ] {
        let export = app.get(&format!("{list}.csv")).await;
        assert!(export.status.is_success(), "{list}");
        assert_named("exports", [list]);
        assert_named(list, &export.csv()[0]);
    }
}
