//! How SQLite means to run each query, for whoever asks whether an index serves it.

use sqlx::FromRow;

use super::{Result, Snapshot, Sql, Tx};

/// A query and the steps in which SQLite runs it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Plan {
    /// The text of the query.
    pub sql: String,
    /// Its steps, as `EXPLAIN QUERY PLAN` words them: `SEARCH a USING INDEX ..`, `SCAN a`,
    /// `USE TEMP B-TREE FOR ORDER BY`.
    pub steps: Vec<String>,
}

#[derive(FromRow)]
struct Step {
    detail: String,
}

impl Snapshot {
    /// From now on notes the plan of every query that is run; PostgreSQL's are not noted.
    pub fn note_plans(&mut self) {
        self.plans = Some(Vec::new());
    }

    /// The plans noted since [`Snapshot::note_plans`] or the last call.
    pub fn plans(&mut self) -> Vec<Plan> {
        self.plans.as_mut().map(std::mem::take).unwrap_or_default()
    }

    pub(super) async fn explain(&mut self, query: &Sql) -> Result<()> {
        if matches!(self.tx, Tx::Sqlite(_)) {
            let steps: Vec<Step> = self.run(query.explained()).await?;
            let steps = steps.into_iter().map(|step| step.detail).collect();
            let plan = Plan { sql: query.text().to_owned(), steps };
            self.plans.get_or_insert_default().push(plan);
        }
        Ok(())
    }
}
