//! Counts of lists, asked for once in a version of the record.
//!
//! A count or a facet goes over all that a list has, moves by the million in the database; every page
//! of a list shows some of them, and they are the same on its first page and its last.

use std::any::{Any, type_name};
use std::collections::HashMap;
use std::fmt;
use std::sync::{Arc, Mutex, PoisonError};

use crate::record::{Filter, Sort};
use crate::store::list::Paged;
use crate::store::{Result, Snapshot};

/// Answers kept; most take a few bytes, the publishers of all sources 30 KB.
const KEPT: usize = 256;

type Answer = Arc<dyn Any + Send + Sync>;

/// A question and the filter it is about.
type Question = (&'static str, String);
type Answers = HashMap<Question, Answer>;

/// The order of the rows changes no count.
fn key(question: &'static str, filter: &Filter) -> Question {
    (question, format!("{:?}", filter.clone().sorted(Sort::default())))
}

/// What was counted in the version that was asked about last.
#[derive(Default)]
pub struct Counts(Mutex<(String, Answers)>);

impl Counts {
    /// The rows of a list that a filter leaves.
    pub async fn rows<T: Paged>(
        &self,
        version: &str,
        snapshot: &mut Snapshot,
        filter: &Filter,
    ) -> Result<i64> {
        let key = key(type_name::<T>(), filter);
        if let Some(n) = self.kept(version, &key) {
            return Ok(n);
        }
        let n = T::count(snapshot, filter).await?;
        self.keep(version, key, &n);
        Ok(n)
    }

    /// The answer to a question about a filter: the one kept, or else the one that `ask` gives.
    /// Questions of one name have answers of one type.
    pub fn once<V: Clone + Send + Sync + 'static>(
        &self,
        version: &str,
        question: &'static str,
        filter: &Filter,
        ask: impl FnOnce() -> V,
    ) -> V {
        let key = key(question, filter);
        self.kept(version, &key).unwrap_or_else(|| {
            let answer = ask();
            self.keep(version, key, &answer);
            answer
        })
    }

    fn kept<V: Clone + Send + Sync + 'static>(&self, version: &str, key: &Question) -> Option<V> {
        let found = self.of(version, |answers| answers.get(key).cloned());
        found.and_then(|answer| answer.downcast::<V>().ok()).map(|answer| (*answer).clone())
    }

    fn keep<V: Clone + Send + Sync + 'static>(&self, version: &str, key: Question, answer: &V) {
        let kept: Answer = Arc::new(answer.clone());
        self.of(version, |answers| answers.insert(key, kept));
    }

    /// Looks into the answers kept for a version. Answers of another version are dropped first, and
    /// so are all of them when there are too many.
    fn of<R>(&self, version: &str, look: impl FnOnce(&mut Answers) -> R) -> R {
        let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if kept.0 != version || kept.1.len() >= KEPT {
            *kept = (version.to_owned(), Answers::new());
        }
        look(&mut kept.1)
    }
}

impl fmt::Debug for Counts {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Counts").finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::record::keys;

    #[test]
    fn a_question_is_asked_once_in_a_version_and_for_each_filter() {
        let counts = Counts::default();
        let ask = |version: &str, q: &str, answer: i64| {
            counts.once(version, "rows", &Filter::of(&keys::Q, q), || answer)
        };
        assert_eq!(ask("a", "x", 1), 1);
        assert_eq!(ask("a", "x", 2), 1);
        assert_eq!(ask("a", "y", 3), 3);
        assert_eq!(ask("b", "x", 4), 4);
        assert_eq!(ask("a", "x", 5), 5);
    }
}
