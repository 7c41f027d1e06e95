//! Reading and writing: a [`Snapshot`] sees one version of the record, a [`Write`] makes another.

use std::sync::Arc;
use std::time::Duration;

use sqlx::postgres::PgRow;
use sqlx::sqlite::SqliteRow;
use sqlx::{AssertSqlSafe, FromRow, Postgres, Sqlite, Transaction};

use super::shared::Shared;
use super::sql::{self, Record};
use super::{Plan, Result, Sql, postgres};
use crate::answers::held::Held;

/// A read transaction.
#[derive(Debug)]
pub struct Snapshot {
    pub(super) tx: Tx,
    pub(super) plans: Option<Vec<Plan>>,
    /// How long PostgreSQL may take over a query; an import has all the time it needs.
    pub(super) patience: Duration,
    pub(super) shared: Arc<Shared>,
    /// The record of its version, once it was asked for.
    pub(super) held: Option<Arc<Held>>,
}

#[derive(Debug)]
pub(super) enum Tx {
    Sqlite(Transaction<'static, Sqlite>),
    Postgres(Transaction<'static, Postgres>),
}

/// Rows of either database.
enum Rows {
    Sqlite(Vec<SqliteRow>),
    Postgres(Vec<PgRow>),
}

impl Snapshot {
    pub(super) fn new(tx: Tx) -> Self {
        Self { tx, plans: None, patience: Duration::MAX, shared: Arc::default(), held: None }
    }

    /// Every row of a query.
    pub async fn all<T: Record>(&mut self, query: Sql) -> Result<Vec<T>> {
        if self.plans.is_some() {
            self.explain(&query).await?;
        }
        self.run(query).await
    }

    pub(super) async fn run<T: Record>(&mut self, query: Sql) -> Result<Vec<T>> {
        Ok(match self.rows(query).await? {
            Rows::Sqlite(rows) => rows.iter().map(T::from_row).collect::<Result<_, _>>()?,
            Rows::Postgres(rows) => rows.iter().map(T::from_row).collect::<Result<_, _>>()?,
        })
    }

    /// The rows as the database gives them: asking is compiled once, and not for each type of row.
    async fn rows(&mut self, query: Sql) -> Result<Rows> {
        let (text, args) = query.into_parts();
        Ok(match &mut self.tx {
            Tx::Sqlite(tx) => {
                let text = AssertSqlSafe(sql::unnumbered(&text));
                let query = sqlx::query_with(text, sql::sqlite(args)?);
                Rows::Sqlite(query.fetch_all(&mut **tx).await?)
            }
            Tx::Postgres(tx) => {
                let query = sqlx::query_with(AssertSqlSafe(text), sql::postgres(args)?);
                let rows = postgres::answered(self.patience, query.fetch_all(&mut **tx));
                Rows::Postgres(rows.await?)
            }
        })
    }

    /// The first row of a query.
    pub async fn first<T: Record>(&mut self, query: Sql) -> Result<Option<T>> {
        Ok(self.all(query).await?.into_iter().next())
    }

    /// The single number a query gives as `n`.
    pub async fn number(&mut self, query: Sql) -> Result<i64> {
        #[derive(FromRow)]
        struct Number {
            n: i64,
        }
        Ok(self.first::<Number>(query).await?.map_or(0, |row| row.n))
    }

    /// From now on notes the plan of every query that is run; PostgreSQL's are not noted.
    pub fn note_plans(&mut self) {
        self.plans = Some(Vec::new());
    }

    /// The plans noted since [`Snapshot::note_plans`] or the last call.
    pub fn plans(&mut self) -> Vec<Plan> {
        self.plans.as_mut().map(std::mem::take).unwrap_or_default()
    }

    async fn explain(&mut self, query: &Sql) -> Result<()> {
        if matches!(self.tx, Tx::Sqlite(_)) {
            let steps: Vec<Step> = self.run(query.explained()).await?;
            let steps = steps.into_iter().map(|step| step.detail).collect();
            let plan = Plan { sql: query.text().to_owned(), steps };
            self.plans.get_or_insert_default().push(plan);
        }
        Ok(())
    }
}

/// A step of a plan.
#[derive(FromRow)]
struct Step {
    detail: String,
}

/// The write transaction; dropped without [`Write::commit`], it leaves no trace.
#[derive(Debug)]
pub struct Write(pub(super) Snapshot);

impl Write {
    /// Runs a statement.
    ///
    /// # Errors
    /// If the database refuses it.
    pub async fn run(&mut self, statement: Sql) -> Result<()> {
        let (text, args) = statement.into_parts();
        match &mut self.0.tx {
            Tx::Sqlite(tx) => {
                let text = AssertSqlSafe(sql::unnumbered(&text));
                sqlx::query_with(text, sql::sqlite(args)?).execute(&mut **tx).await?;
            }
            Tx::Postgres(tx) => {
                let text = AssertSqlSafe(text);
                sqlx::query_with(text, sql::postgres(args)?).execute(&mut **tx).await?;
            }
        }
        Ok(())
    }

    /// The first row of a query.
    pub async fn first<T: Record>(&mut self, query: Sql) -> Result<Option<T>> {
        self.0.first(query).await
    }

    /// The transaction as one to read through.
    pub fn snapshot(&mut self) -> &mut Snapshot {
        &mut self.0
    }

    /// Makes everything written visible at once.
    ///
    /// # Errors
    /// If the database cannot commit; then nothing was written.
    pub async fn commit(self) -> Result<()> {
        match self.0.tx {
            Tx::Sqlite(tx) => tx.commit().await?,
            Tx::Postgres(tx) => tx.commit().await?,
        }
        Ok(())
    }
}
