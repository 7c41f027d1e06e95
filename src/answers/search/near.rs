//! Names near a query that finds nothing.

use std::cmp::Reverse;

use super::Kind;
use super::findable::{Findable, HitRow};
use crate::answers::held::Held;
use crate::answers::rows::{CompanyRow, ModelRow, PersonRow};
use crate::domain::pinyin;
use crate::domain::words::Wanted;

/// Names suggested.
const FEW: usize = 4;

/// The companies, models and people one of whose names is near a query: a few letters off, or
/// Chinese that sounds the same. The nearest first.
#[must_use]
pub fn near(held: &Held, wanted: &Wanted) -> Vec<(Kind, HitRow)> {
    // Of a Chinese query also its sound.
    let mut keys: Vec<String> =
        pinyin::spellings(&wanted.key, "").iter().map(|s| s.concat()).collect();
    keys.push(wanted.key.clone());
    let mut nearest = of::<CompanyRow>(held, &keys);
    nearest.extend(of::<ModelRow>(held, &keys));
    nearest.extend(of::<PersonRow>(held, &keys));
    nearest.sort_by_key(|(distance, ..)| *distance);
    nearest.into_iter().take(FEW).map(|(_, kind, row)| (kind, row)).collect()
}

/// The rows of a kind that are near one of some keys, those with most announcements first.
fn of<T: Findable>(held: &Held, keys: &[String]) -> Vec<(usize, Kind, HitRow)> {
    let nearest = |row: &T| {
        let names = row.names(held)?.keys.keys();
        let pairs = names.flat_map(|name| keys.iter().map(move |key| (key, name)));
        pairs.filter_map(|(key, name)| distance(key, name)).min()
    };
    let mut rows = T::rows(held);
    rows.sort_by_key(|row| Reverse(row.weight()));
    rows.into_iter().filter_map(|row| Some((nearest(row)?, T::KIND, row.hit(held)))).collect()
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
