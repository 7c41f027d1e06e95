//! Names near a query that finds nothing.

use std::collections::BTreeMap;

use sqlx::FromRow;

use super::Kind;
use super::rows::{self, HitRow};
use crate::domain::pinyin;
use crate::domain::words::Wanted;
use crate::store::{Result, Snapshot, Sql};

/// Names suggested.
const FEW: usize = 4;

#[derive(FromRow)]
struct NameLine {
    entry: i64,
    name: String,
}

/// The companies, models and people one of whose names is near a query: a few letters off, or
/// Chinese that sounds the same. The nearest first.
pub async fn near(snapshot: &mut Snapshot, wanted: &Wanted) -> Result<Vec<(Kind, HitRow)>> {
    let lines = "SELECT entry, name FROM search_name ORDER BY entry, name";
    let lines: Vec<NameLine> = snapshot.all(Sql::new(lines)).await?;
    // Of a Chinese query also its sound.
    let mut keys: Vec<String> =
        pinyin::spellings(&wanted.key, "").iter().map(|s| s.concat()).collect();
    keys.push(wanted.key.clone());
    let mut nearest: BTreeMap<i64, usize> = BTreeMap::new();
    for line in &lines {
        let best = keys.iter().filter_map(|key| distance(key, &line.name)).min();
        if let Some(best) = best {
            let held = nearest.entry(line.entry).or_insert(best);
            *held = best.min(*held);
        }
    }
    let mut ranked: Vec<(usize, i64)> = nearest.into_iter().map(|(id, d)| (d, id)).collect();
    ranked.sort_unstable();
    ranked.truncate(FEW);
    let mut suggested = Vec::new();
    for (_, entry) in ranked {
        let Some(kind) = Kind::of(entry) else { continue };
        let hits = rows::hits(snapshot, kind, &[(0, entry)]).await?;
        suggested.extend(hits.into_iter().map(|hit| (kind, hit.row)));
    }
    Ok(suggested)
}

/// How many letters differ, if few enough do for a slip of the hand: one in three.
fn distance(key: &str, name: &str) -> Option<usize> {
    let length = key.chars().count().max(name.chars().count());
    let most = length / 3;
    // The difference in length alone may be too much.
    let apart = key.chars().count().abs_diff(name.chars().count());
    if most == 0 || apart > most {
        return None;
    }
    Some(strsim::damerau_levenshtein(key, name)).filter(|distance| *distance <= most)
}

#[cfg(test)]
mod tests {
    use super::distance;

    #[test]
    fn one_letter_in_three_may_differ() {
        assert_eq!(distance("baidoo", "baidu"), Some(2));
        assert_eq!(distance("erinebot", "erniebot"), Some(1));
        assert_eq!(distance("文新一言", "文心一言"), Some(1));
        assert_eq!(distance("xyz", "abc"), None);
        assert_eq!(distance("a", "b"), None);
    }
}
