//! Counts of lists, asked for once in a version of the record.
//!
//! A count or a facet goes over all that a list has, moves by the million in the database; every page
//! of a list shows some of them, and they are the same on its first page and its last.

use std::any::{Any, type_name};
use std::collections::HashMap;
use std::fmt;
use std::sync::{Arc, Mutex, PoisonError};

use super::list::{self, Listed};
use super::{Result, Snapshot};
use crate::record::{Filter, Sort};

/// Answers kept; most take a few bytes, the publishers of all sources 30 KB.
const KEPT: usize = 256;

type Answer = Arc<dyn Any + Send + Sync>;

/// By question and filter.
type Answers = HashMap<(&'static str, String), Answer>;

/// What was counted in the version that was asked about last.
#[derive(Default)]
pub struct Counts(Mutex<(String, Answers)>);

impl Counts {
    /// The rows of a list that a filter leaves.
    pub async fn rows<T: Listed>(
        &self,
        version: &str,
        snapshot: &mut Snapshot,
        filter: &Filter,
    ) -> Result<i64> {
        self.once(version, type_name::<T>(), filter, list::count::<T>(snapshot, filter)).await
    }

    /// The answer to a question about a filter: the one kept, or else the one that `ask` gives from
    /// a snapshot of the version. Questions of one name have answers of one type.
    ///
    /// # Errors
    /// Those of `ask`.
    pub async fn once<V: Clone + Send + Sync + 'static>(
        &self,
        version: &str,
        question: &'static str,
        filter: &Filter,
        ask: impl Future<Output = Result<V>>,
    ) -> Result<V> {
        // The order of the rows changes no count.
        let filter = format!("{:?}", filter.clone().sorted(Sort::default()));
        let key = (question, filter);
        let found = self.of(version, |answers| answers.get(&key).cloned());
        if let Some(answer) = found.and_then(|answer| answer.downcast::<V>().ok()) {
            return Ok((*answer).clone());
        }
        let answer = ask.await?;
        let kept: Answer = Arc::new(answer.clone());
        self.of(version, |answers| answers.insert(key, kept));
        Ok(answer)
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
    use crate::store::Error;

    async fn ask(counts: &Counts, version: &str, q: &str, answer: i64) -> i64 {
        let filter = Filter::of(&keys::Q, q);
        counts.once(version, "rows", &filter, async { Ok(answer) }).await.unwrap()
    }

    #[tokio::test]
    async fn a_question_is_asked_once_in_a_version_and_for_each_filter() {
        let counts = Counts::default();
        assert_eq!(ask(&counts, "a", "x", 1).await, 1);
        assert_eq!(ask(&counts, "a", "x", 2).await, 1);
        assert_eq!(ask(&counts, "a", "y", 3).await, 3);
        assert_eq!(ask(&counts, "b", "x", 4).await, 4);
        assert_eq!(ask(&counts, "a", "x", 5).await, 5);
    }

    #[tokio::test]
    async fn an_error_is_no_answer() {
        let (counts, every) = (Counts::default(), Filter::default());
        let failed = counts
            .once("a", "rows", &every, async { Err::<i64, _>(Error::Cursor("x".to_owned())) });
        assert!(failed.await.is_err());
        let answer = counts.once("a", "rows", &every, async { Ok(7_i64) });
        assert_eq!(answer.await.unwrap(), 7);
    }
}
