//! How a table of the record is declared: `table!` and what it makes.
//!
//! A declaration names the file, the fields and, for each field, the rule that its values keep.
//! Everything else follows from it: `import` reads and checks rows by the rules, `store` writes and
//! reads them by the columns, files, the API and the data page show the columns. A row is a plain
//! struct for whoever asks something of it, and a list of [`Datum`] for whoever moves it.

pub use super::datum::{Datum, FieldValue, Texts};

use super::column::{Column, ColumnKind};
use crate::domain::{Corrected, PeriodPrecision};

/// A type whose values are the rows of a declared table.
pub trait Declared: Clone + Send + Sync + Sized + serde::Serialize + 'static {
    /// Which table it is; the word is what people call a row, what TOML files write between `[[` and
    /// `]]`, and the name of the table in the database.
    const TABLE: Corrected;
    /// The file in `data/` that holds its rows.
    const FILE: &'static str;
    /// The names of the fields that name a row. Rows are sorted by them.
    const KEY: &'static [&'static str];
    /// The path of the page that lists its rows; `/data` where none does.
    const PAGE: &'static str;
    /// The path of its files, without suffix.
    const FILES: &'static str;
    /// The fields, in the order of the file.
    const FIELDS: &'static [Field];
    /// The columns of the fields, and behind them those that are computed.
    const COLUMNS: &'static [Column];

    /// The values of the fields, one for each column of the file.
    fn data(&self) -> Vec<Datum>;

    /// The values of all columns.
    fn data_with_computed(&self) -> Vec<Datum>;

    /// The row of such values; nothing if a value is none of its field.
    fn from_data(data: Vec<Datum>) -> Option<Self>;

    /// What names the row: its id, or the fields of its key with `/` between them.
    fn key(&self) -> String {
        let data = self.data();
        let named = |key: &&str| {
            let at = Self::columns_of_file().position(|column| column.name == *key)?;
            Some(data.get(at)?.text().to_owned())
        };
        Self::KEY.iter().filter_map(named).collect::<Vec<_>>().join("/")
    }

    /// The text in a column; nothing if the table has no such column, or the row nothing there.
    fn text_of(&self, column: &str) -> Option<String> {
        let at = Self::COLUMNS.iter().position(|known| known.name == column)?;
        match self.data_with_computed().into_iter().nth(at) {
            Some(Datum::Text(text)) if !text.is_empty() => Some(text),
            _ => None,
        }
    }

    /// The columns that stand in the file.
    #[must_use]
    fn columns_of_file() -> impl Iterator<Item = &'static Column> {
        Self::FIELDS.iter().flat_map(|field| field.columns)
    }

    /// The ids of the sources that the row rests on.
    fn cited(&self) -> Vec<String> {
        let at = Self::columns_of_file().position(|column| column.name == "sources");
        match at.and_then(|at| self.data().into_iter().nth(at)) {
            Some(Datum::List(sources)) => sources,
            _ => Vec::new(),
        }
    }
}

/// A field of a table.
#[derive(Debug)]
pub struct Field {
    /// Its columns: one, or one for each language.
    pub columns: &'static [Column],
    /// What its values look like.
    pub rule: Rule,
}

/// What the values of a field look like. `import` holds each value to it.
#[derive(Debug, Clone, Copy)]
pub enum Rule {
    /// The name of the row itself.
    Id,
    /// The name of a row of another table.
    Of(Corrected),
    /// The name of a row of another table, or nothing.
    MaybeOf(Corrected),
    /// Text of at most so many characters.
    Filled(usize),
    /// Text of at most so many characters, or nothing.
    Maybe(usize),
    /// Text in English and Chinese, of at most so many characters each.
    Both(usize, usize),
    /// Text in English and Chinese, of at most so many characters each, or nothing in either.
    MaybeBoth(usize, usize),
    /// Lists of texts in English and Chinese, of the same length.
    Lists,
    /// A word of a closed list.
    Word(fn() -> Vec<&'static str>),
    /// A word of a closed list, or nothing.
    MaybeWord(fn() -> Vec<&'static str>),
    /// A decimal number.
    Decimal,
    /// A decimal number, or nothing.
    MaybeDecimal,
    /// A whole number above zero, or nothing.
    MaybeWhole,
    /// A date known to one of these precisions.
    Period(&'static [PeriodPrecision]),
    /// A day.
    Day,
    /// True or false.
    Flag,
    /// An http(s) address, or nothing.
    MaybeAddress,
    /// Source ids, at least one.
    Sources,
}

/// The rule of every field for notes.
pub const NOTE: Rule = Rule::MaybeBoth(2_000, 2_000);

impl Rule {
    /// What the columns of a field with this rule hold.
    #[must_use]
    pub const fn kind(self) -> ColumnKind {
        match self {
            Self::Word(words) | Self::MaybeWord(words) => ColumnKind::Word(words),
            Self::Decimal | Self::MaybeDecimal => ColumnKind::Number,
            Self::MaybeWhole => ColumnKind::Count,
            Self::Day => ColumnKind::Day,
            Self::Flag => ColumnKind::Flag,
            Self::Sources | Self::Lists => ColumnKind::List,
            _ => ColumnKind::Text,
        }
    }
}

/// How many columns groups of columns have.
pub(super) const fn width(groups: &[&[Column]]) -> usize {
    let (mut n, mut at) = (0, 0);
    while at < groups.len() {
        n += groups[at].len();
        at += 1;
    }
    n
}

/// The columns of groups, one behind the other.
pub(super) const fn flat<const N: usize>(groups: &[&[Column]]) -> [Column; N] {
    let mut columns = [Column::new("", ColumnKind::Text); N];
    let (mut n, mut group) = (0, 0);
    while group < groups.len() {
        let mut at = 0;
        while at < groups[group].len() {
            columns[n] = groups[group][at];
            n += 1;
            at += 1;
        }
        group += 1;
    }
    columns
}

/// Declares a table. A line is `one field: Type = rule;`, or `both field: Type = rule;` for a field
/// with a column in each language; `says name` tells under which name the texts explain the column
/// where its own name means something else elsewhere. What stands under `computed` is no field of the
/// file: it is filled when the record is loaded, and shown behind the fields.
macro_rules! table {
    (
        $(#[$doc:meta])*
        $row:ident: $table:ident in $file:literal, by $($key:literal),+, on $page:literal, as $files:literal;
        $(
            $(#[$field_doc:meta])*
            $columns:ident $field:ident: $kind:ty = $rule:expr $(, says $says:literal)?;
        )+
        $(=> computed {
            $($(#[$computed_doc:meta])* $computed:ident: $computed_kind:ty = $column:expr;)+
        })?
    ) => {
        $(#[$doc])*
        #[derive(Debug, Clone, PartialEq, serde::Serialize)]
        pub struct $row {
            $($(#[$field_doc])* pub $field: $kind,)+
            $($($(#[$computed_doc])* #[serde(skip)] pub $computed: $computed_kind,)+)?
        }

        impl $crate::record::table::Declared for $row {
            const TABLE: $crate::domain::Corrected = $crate::domain::Corrected::$table;
            const FILE: &'static str = $file;
            const KEY: &'static [&'static str] = &[$($key),+];
            const PAGE: &'static str = $page;
            const FILES: &'static str = $files;
            const FIELDS: &'static [$crate::record::table::Field] = &[$(
                $crate::record::table::Field {
                    columns: $crate::record::table::columns!($columns, $field, $rule $(, $says)?),
                    rule: $rule,
                }
            ),+];
            const COLUMNS: &'static [$crate::record::Column] = {
                const GROUPS: &[&[$crate::record::Column]] = &[
                    $($crate::record::table::columns!($columns, $field, $rule $(, $says)?),)+
                    &[$($($column),+)?],
                ];
                &$crate::record::table::flat::<{ $crate::record::table::width(GROUPS) }>(GROUPS)
            };

            fn data(&self) -> Vec<$crate::record::table::Datum> {
                let mut data = Vec::new();
                $($crate::record::table::FieldValue::put(&self.$field, &mut data);)+
                data
            }

            fn data_with_computed(&self) -> Vec<$crate::record::table::Datum> {
                #[allow(unused_mut, reason = "not every table computes columns")]
                let mut data = self.data();
                $($($crate::record::table::FieldValue::put(&self.$computed, &mut data);)+)?
                data
            }

            fn from_data(data: Vec<$crate::record::table::Datum>) -> Option<Self> {
                let mut data = data.into_iter();
                Some(Self {
                    $($field: $crate::record::table::FieldValue::take(&mut data)?,)+
                    $($($computed: Default::default(),)+)?
                })
            }
        }
    };
}
pub(super) use table;

/// The columns of a field.
macro_rules! columns {
    (one, $field:ident, $rule:expr) => {
        &[$crate::record::Column::new(stringify!($field), $rule.kind())]
    };
    (one, $field:ident, $rule:expr, $says:literal) => {
        &[$crate::record::Column::new(stringify!($field), $rule.kind()).meaning($says)]
    };
    (both, $field:ident, $rule:expr) => {
        &[
            $crate::record::Column::new(concat!(stringify!($field), "_en"), $rule.kind()),
            $crate::record::Column::new(concat!(stringify!($field), "_zh"), $rule.kind()),
        ]
    };
    (both, $field:ident, $rule:expr, $says:literal) => {
        &[
            $crate::record::Column::new(concat!(stringify!($field), "_en"), $rule.kind())
                .meaning(concat!($says, "_en")),
            $crate::record::Column::new(concat!(stringify!($field), "_zh"), $rule.kind())
                .meaning(concat!($says, "_zh")),
        ]
    };
}
pub(super) use columns;
