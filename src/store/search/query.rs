//! What is asked for, as each database wants it written.

use super::Kind;
use crate::domain::words::{Phrase, Wanted};
use crate::record::Sort;
use crate::store::sql::{Arg, Sql};
use crate::store::{Result, Snapshot};

/// The two spellings of a query; `title` looks only at what entries are called.
pub(super) fn asked(wanted: &Wanted, title: bool) -> Arg {
    Arg::Search { sqlite: fts5(wanted, title), postgres: tsquery(wanted, title) }
}

/// `{title} : (("ernie" AND "bo" *) OR "erniebo" *)`. Words are letters and digits, so quotes keep
/// each of them from being an operator.
fn fts5(wanted: &Wanted, title: bool) -> String {
    let phrase = |phrase: &Phrase| {
        format!("\"{}\"{}", phrase.words.join(" "), if phrase.is_open { " *" } else { "" })
    };
    let query = either(wanted, " AND ", " OR ", phrase);
    if title { format!("{{title}} : ({query})") } else { query }
}

/// `(('ernie':A & 'bo':*A) | 'erniebo':*A)`.
fn tsquery(wanted: &Wanted, title: bool) -> String {
    let phrase = |phrase: &Phrase| {
        let last = phrase.words.len() - 1;
        let word = |(n, word): (usize, &String)| {
            let open = if n == last && phrase.is_open { "*" } else { "" };
            format!("'{word}':{open}{}", if title { "A" } else { "" })
        };
        let words: Vec<String> = phrase.words.iter().enumerate().map(word).collect();
        format!("({})", words.join(" <-> "))
    };
    either(wanted, " & ", " | ", phrase)
}

fn either(wanted: &Wanted, and: &str, or: &str, phrase: impl Fn(&Phrase) -> String) -> String {
    let all: Vec<String> = wanted.phrases.iter().map(&phrase).collect();
    let all = format!("({})", all.join(and));
    wanted.unspaced.as_ref().map_or(all.clone(), |joined| format!("({all}{or}{})", phrase(joined)))
}

/// Appends the condition that a column names an entry of a kind that a query finds.
pub(in crate::store) fn matches(kind: Kind, column: &'static str, query: &str, sql: &mut Sql) {
    let Some(wanted) = Wanted::new(query) else {
        // Without this a query that holds no word would add no condition and find every row.
        sql.push(" AND 1 = 0");
        return;
    };
    sql.push(" AND ").push(column).push(" IN (SELECT e.name FROM search_entry e WHERE e.id IN (");
    rowids(kind, asked(&wanted, false), sql);
    sql.push("))");
}

/// Appends the query for the numbers of the entries of a kind that fit.
pub(super) fn rowids(kind: Kind, asked: Arg, sql: &mut Sql) {
    sql.push("SELECT h.rowid FROM search_index(").bind(asked).push(") h WHERE h.rowid BETWEEN ");
    sql.bind(kind.first()).push(" AND ").bind(kind.last());
}

/// The numbers of the first entries that have the words asked for, each counted from the first of
/// its kind. They come as one text: rows would cost twenty times as much.
pub(in crate::store) async fn first_hits(
    snapshot: &mut Snapshot,
    kind: Kind,
    wanted: &Wanted,
    most: i64,
) -> Result<Vec<u32>> {
    #[derive(sqlx::FromRow)]
    struct Numbers {
        numbers: Option<String>,
    }
    let mut sql =
        Sql::new("SELECT string_agg(CAST(k.n AS TEXT), ' ' ORDER BY k.n) AS numbers FROM (");
    sql.push("SELECT h.rowid - ").bind(kind.first()).push(" AS n FROM search_index(");
    sql.bind(asked(wanted, false)).push(") h WHERE h.rowid BETWEEN ").bind(kind.first());
    sql.push(" AND ").bind(kind.last()).push(" ORDER BY h.rowid LIMIT ").bind(most).push(") k");
    let numbers = snapshot.first::<Numbers>(sql).await?.and_then(|row| row.numbers);
    let numbers = numbers.unwrap_or_default();
    Ok(numbers.split(' ').filter_map(|number| number.parse().ok()).collect())
}

/// The hits of a query one by one, in the order in which entries are numbered: for lists that have
/// the same order.
pub(in crate::store) struct Hits<'a> {
    pub(in crate::store) kind: Kind,
    pub(in crate::store) query: &'a str,
    /// The name of the entry behind which to go on.
    pub(in crate::store) after: Option<&'a str>,
    pub(in crate::store) sort: Sort,
}

impl Hits<'_> {
    /// Opens ` AND key IN (select ..` over hits and their rows, for more conditions on the rows.
    /// A query without a word finds nothing; then nothing is open, and this gives false.
    pub(in crate::store) fn open(
        &self,
        select: &'static str,
        table: &'static str,
        key: &'static str,
        sql: &mut Sql,
    ) -> bool {
        let Some(wanted) = Wanted::new(self.query) else {
            sql.push(" AND 1 = 0");
            return false;
        };
        sql.push(" AND ").push(key).push(" IN (").push(select).push(" FROM search_index(");
        // In this order and no other: SQLite does not turn a CROSS JOIN round.
        sql.bind(asked(&wanted, false)).push(") h CROSS JOIN search_entry e CROSS JOIN ");
        sql.push(table).push(" WHERE e.id = h.rowid AND ").push(key).push(" = e.name");
        let (first, last) = (self.kind.first(), self.kind.last());
        if self.sort.descending {
            sql.push(" AND h.rowid >= ").bind(first).push(" AND h.rowid < ");
            self.bound(last + 1, sql);
        } else {
            sql.push(" AND h.rowid <= ").bind(last).push(" AND h.rowid > ");
            self.bound(first - 1, sql);
        }
        true
    }

    /// The number of the entry to go on behind; the end of the kind without one, or where the
    /// record no longer has it.
    fn bound(&self, end: i64, sql: &mut Sql) {
        let Some(name) = self.after else {
            sql.bind(end);
            return;
        };
        sql.push("COALESCE((SELECT p.id FROM search_entry p WHERE p.name = ").bind(name);
        sql.push(" AND p.id BETWEEN ").bind(self.kind.first()).push(" AND ");
        sql.bind(self.kind.last()).push("), ").bind(end).push(")");
    }

    /// Closes what [`Hits::open`] opened, after so many rows.
    pub(in crate::store) fn close(&self, rows: i64, sql: &mut Sql) {
        sql.push(" ORDER BY h.rowid").push(if self.sort.descending { " DESC" } else { "" });
        sql.push(" LIMIT ").bind(rows).push(")");
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_query_is_written_in_quotes_for_both_databases() {
        let wanted = Wanted::new("百度 ERNIE-Bo OR").unwrap();
        let Arg::Search { sqlite, postgres } = asked(&wanted, true) else { panic!() };
        let either = r#"(("百 度" AND "ernie bo" AND "or" *) OR "百 度 ernieboor" *)"#;
        assert_eq!(sqlite, format!("{{title}} : ({either})"));
        assert_eq!(
            postgres,
            "((('百':A <-> '度':A) & ('ernie':A <-> 'bo':A) & ('or':*A)) \
             | ('百':A <-> '度':A <-> 'ernieboor':*A))"
        );
    }
}
