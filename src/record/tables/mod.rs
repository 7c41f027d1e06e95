//! The declared tables, a file each. `data/README.md` is their dictionary.

mod benchmark;
mod dispute;
mod filing;
mod licence;
mod model_role;
mod round;
mod score;
mod spec;

pub use benchmark::{Benchmark, QuestionLanguage, Scale};
pub use dispute::Dispute;
pub use filing::{Batch, Filing};
pub use licence::{Commercial, Licence, Weights};
pub use model_role::{ModelRole, Role};
pub use round::{Round, RoundStatus, Stage, Sum};
pub use score::{MeasuredBy, Score, ScoreVerdict};
pub use spec::{Quantity, Spec, SpecStatus};

/// Calls a macro with every declared table: the field of [`Tables`] and the type of its rows. Tables
/// stand behind those that their rows mention.
macro_rules! each_table {
    ($($each:ident)::+ $(; $($first:tt)*)?) => {
        $($each)::+! {
            $($($first)*)?
            specs: Spec,
            licences: Licence,
            benchmarks: Benchmark,
            scores: Score,
            disputes: Dispute,
            rounds: Round,
            filings: Filing,
            model_roles: ModelRole,
        }
    };
}
pub(crate) use each_table;

/// Calls a macro with the type of the rows of every declared table, one after the other.
macro_rules! each_row {
    ($each:ident) => {
        crate::record::tables::each_table!(crate::record::tables::row_by_row; $each:)
    };
}
pub(crate) use each_row;

/// What [`each_row!`] does with the tables.
macro_rules! row_by_row {
    ($each:ident: $($table:ident: $row:ident,)+) => {
        $($each!(crate::record::tables::$row);)+
    };
}
pub(crate) use row_by_row;

macro_rules! tables {
    ($($table:ident: $row:ident,)+) => {
        /// The rows of every declared table.
        #[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
        #[expect(missing_docs, reason = "named as the types of their rows")]
        pub struct Tables {
            $(#[serde(skip_serializing_if = "Vec::is_empty")] pub $table: Vec<$row>,)+
        }

        impl Tables {
            /// How many rows there are in all.
            #[must_use]
            pub fn rows(&self) -> usize {
                0 $(+ self.$table.len())+
            }
        }
    };
}
each_table!(tables);
