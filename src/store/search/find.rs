//! What a query finds, by kind and grade.

use std::collections::BTreeMap;

use sqlx::FromRow;

use super::Kind;
use super::query::{asked, rowids};
use super::rows::{self, HitRow};
use crate::domain::words::Wanted;
use crate::store::{Result, Snapshot, Sql};

/// Entries of a kind that are counted; beyond it is "more than".
pub const CAP: i64 = 1000;

/// How well a name that only begins with the query fits; 0 and 1 are names that equal it.
const BEGUN: i64 = 2;
/// What an entry is called has the words.
const TITLE: i64 = 3;
/// The words stand anywhere.
const ANYWHERE: i64 = 4;
/// The row is a count.
const COUNT: i64 = 5;

/// An entry that a query finds.
#[derive(Debug, Clone, PartialEq)]
pub struct Hit {
    /// How well it fits: 0 its own name, 1 another name, 2 a name that begins so, 3 its title,
    /// 4 its text or the names of what it is about.
    pub grade: i64,
    /// What is shown of it.
    pub row: HitRow,
}

/// The entries of a kind that a query finds.
#[derive(Debug, Clone, PartialEq)]
pub struct Group {
    /// Their kind.
    pub kind: Kind,
    /// How many there are, at most [`CAP`] and one.
    pub total: i64,
    /// The best of them.
    pub hits: Vec<Hit>,
}

/// What a query finds: kinds with the best name first.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Found {
    /// The kinds of which something was found.
    pub groups: Vec<Group>,
}

/// How many entries of a kind are shown.
const fn shown(kind: Kind) -> usize {
    match kind {
        Kind::Announcement => 10,
        _ => 5,
    }
}

#[derive(FromRow)]
struct Line {
    kind: i64,
    grade: i64,
    n: i64,
}

#[derive(FromRow)]
struct NameLine {
    entry: i64,
    grade: i64,
}

/// Finds what fits a query. Equally good entries stand in the order of their numbers.
pub async fn find(snapshot: &mut Snapshot, wanted: &Wanted) -> Result<Found> {
    let called: Vec<NameLine> = snapshot.all(by_name(&wanted.key)).await?;
    let mut sql = Sql::default();
    by_words(wanted, &mut sql);
    let lines: Vec<Line> = snapshot.all(sql).await?;
    let mut groups = Vec::new();
    for kind in Kind::ALL {
        let lines = || lines.iter().filter(|line| line.kind == *kind as i64);
        let total = lines().find(|line| line.grade == COUNT).map_or(0, |line| line.n);
        if total == 0 {
            continue;
        }
        let mut best: BTreeMap<i64, i64> = BTreeMap::new();
        let called = called.iter().filter(|line| Kind::of(line.entry) == Some(*kind));
        let worded = lines().filter(|line| line.grade != COUNT).map(|line| (line.n, line.grade));
        for (entry, grade) in called.map(|line| (line.entry, line.grade)).chain(worded) {
            let held = best.entry(entry).or_insert(grade);
            *held = grade.min(*held);
        }
        let mut ranked: Vec<(i64, i64)> = best.into_iter().map(|(id, grade)| (grade, id)).collect();
        ranked.sort_unstable();
        ranked.truncate(shown(*kind));
        groups.push((*kind, total, ranked));
    }
    // Names that fit come first; otherwise sorting keeps the order of the kinds.
    groups
        .sort_by_key(|(_, _, ranked)| ranked.first().map_or(TITLE, |(grade, _)| TITLE.min(*grade)));
    let mut found = Found::default();
    for (kind, total, ranked) in groups {
        let hits = rows::hits(snapshot, kind, &ranked).await?;
        found.groups.push(Group { kind, total, hits });
    }
    Ok(found)
}

/// Names that equal a key or begin with it, the best of each kind.
fn by_name(key: &str) -> Sql {
    let mut sql = Sql::new(
        "SELECT entry, grade FROM (SELECT t.entry, t.grade, row_number() OVER (PARTITION BY \
         t.kind ORDER BY t.grade, t.entry) AS place FROM (SELECT n.entry, n.entry / ",
    );
    sql.bind(1i64 << 40).push(" AS kind, min(CASE WHEN n.name = ").bind(key);
    sql.push(" THEN n.grade ELSE ").bind(BEGUN).push(" END) AS grade FROM search_name n");
    sql.push(" WHERE n.name >= ").bind(key).push(" AND n.name < ").bind(format!("{key}\u{10ffff}"));
    sql.push(" GROUP BY n.entry) t) r WHERE r.place <= ");
    sql.bind(i64::try_from(shown(Kind::Announcement)).unwrap_or(i64::MAX));
    sql.push(" ORDER BY grade, entry");
    sql
}

/// For each kind: the first entries whose title fits, the first that fit at all, and how many.
fn by_words(wanted: &Wanted, sql: &mut Sql) {
    let (title, anywhere) = (asked(wanted, true), asked(wanted, false));
    for (n, kind) in Kind::ALL.iter().enumerate() {
        let few = i64::try_from(shown(*kind)).unwrap_or(i64::MAX);
        sql.push(if n == 0 { "" } else { " UNION ALL " });
        // Title hits are also found anywhere and are deduplicated below: read 2 and 3 times `few`, so
        // that `few` distinct entries remain.
        for (grade, asked, limit) in [(TITLE, &title, 2 * few), (ANYWHERE, &anywhere, 3 * few)] {
            sql.push("SELECT ").bind(*kind as i64).push(" AS kind, ").bind(grade);
            sql.push(" AS grade, f.rowid AS n FROM (");
            rowids(*kind, asked.clone(), sql);
            sql.push(" ORDER BY h.rowid LIMIT ").bind(limit).push(") f UNION ALL ");
        }
        sql.push("SELECT ").bind(*kind as i64).push(", ").bind(COUNT);
        sql.push(", count(*) FROM (");
        rowids(*kind, anywhere.clone(), sql);
        sql.push(" LIMIT ").bind(CAP + 1).push(") c");
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::Store;
    use crate::store::search::matches;

    #[derive(FromRow)]
    struct Step {
        detail: String,
    }

    async fn steps(fill: impl Fn(&mut Sql)) -> Vec<String> {
        let dir = tempfile::tempdir().unwrap();
        let url = format!("sqlite://{}", dir.path().join("plan.db").display());
        let store = Store::create(&url).await.unwrap();
        let mut sql = Sql::new("EXPLAIN QUERY PLAN ");
        fill(&mut sql);
        let steps: Vec<Step> = store.snapshot().await.unwrap().all(sql).await.unwrap();
        steps.into_iter().map(|step| step.detail).collect()
    }

    #[tokio::test]
    async fn a_search_asks_the_index_and_reads_no_table_through() {
        let steps = steps(|sql| by_words(&Wanted::new("百度 ernie").unwrap(), sql)).await;
        // `M` is the words, `>` and `<` keep to the numbers of a kind.
        let asked = steps.iter().filter(|step| step.ends_with(":M2><"));
        // Title, anywhere and the count of each kind.
        assert_eq!(asked.count(), 3 * Kind::ALL.len(), "{steps:#?}");
        assert!(!steps.iter().any(|step| step.contains("SCAN search_entry")), "{steps:#?}");
    }

    #[tokio::test]
    async fn a_list_under_a_query_asks_the_index() {
        let steps = steps(|sql| {
            sql.push("SELECT a.id FROM announcement a WHERE 1 = 1");
            matches(Kind::Announcement, "a.id", "百度 ernie", sql);
        })
        .await;
        for part in [":M2><", "SEARCH e USING INDEX", "SEARCH a USING COVERING INDEX"] {
            assert!(steps.iter().any(|step| step.contains(part)), "{part}: {steps:#?}");
        }
    }
}
