//! What is asked for, as each database wants it written.

use super::Kind;
use crate::domain::words::{Phrase, Wanted};
use crate::store::sql::{Arg, Sql};

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
        // A query without a word finds nothing, least of all everything.
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
