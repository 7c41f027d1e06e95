//! What columns are called, and which of them a table has.

/// What a column holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Column {
    Date,
    Symbol,
    Open,
    High,
    Low,
    Close,
    /// The close restated for dividends and splits.
    Adjusted,
    /// The reference price: the close before, less what an ex-dividend day takes off.
    Reference,
    Volume,
    /// 0 on a session on which the share was not traded.
    Traded,
    /// 3 for prices as quoted, 1 and 2 for adjusted ones.
    Flag,
}

/// The names of each column; where a table has several of them, the first one counts. Messages call
/// a column by its first name.
const NAMES: [(Column, &[&str]); 11] = [
    (Column::Date, &["date", "trade_date", "timestamp", "日期", "时间", "Trddt"]),
    (
        Column::Symbol,
        &["symbol", "ts_code", "code", "ticker", "代码", "股票代码", "证券代码", "Stkcd"],
    ),
    (Column::Open, &["open", "开盘", "开盘价", "Opnprc"]),
    (Column::High, &["high", "最高", "最高价", "高", "Hiprc"]),
    (Column::Low, &["low", "最低", "最低价", "低", "Loprc"]),
    (Column::Close, &["close", "Close/Last", "Price", "收盘", "收盘价", "Clsprc"]),
    (Column::Adjusted, &["adj_close", "adjusted_close"]),
    (Column::Reference, &["pre_close", "前收盘", "前收盘价"]),
    (Column::Volume, &["volume", "vol", "成交量", "交易量", "总手", "Dnshrtrd"]),
    (Column::Traded, &["tradestatus"]),
    (Column::Flag, &["adjustflag"]),
];

impl Column {
    pub(super) fn name(self) -> &'static str {
        self.names()[0]
    }

    fn names(self) -> &'static [&'static str] {
        NAMES.iter().find(|(column, _)| *column == self).map_or(&[""], |(_, names)| names)
    }

    /// `open (开盘, 开盘价, Opnprc)`.
    pub(super) fn described(self) -> String {
        format!("{} ({})", self.name(), self.names()[1..].join(", "))
    }
}

/// A name without what does not tell it from others: case, blanks, `_`, `-`, a full stop, angle
/// brackets, a unit in brackets.
pub(super) fn folded(name: &str) -> String {
    let name = name.trim().trim_start_matches('<').trim_end_matches('>');
    let unit = name.char_indices().find(|(at, c)| *at > 0 && "(（[【".contains(*c));
    let name = unit.map_or(name, |(at, _)| &name[..at]);
    name.chars()
        .filter(|c| !c.is_whitespace() && !"_-.".contains(*c))
        .collect::<String>()
        .to_lowercase()
}

/// The columns of a table.
pub(super) struct Header {
    /// Their names as they stand, without empty ones at the end.
    pub(super) names: Vec<String>,
    places: [Option<usize>; NAMES.len()],
}

impl Header {
    pub(super) fn of<'a>(names: impl Iterator<Item = &'a str>) -> Self {
        let mut names: Vec<String> = names.map(|name| name.trim().to_owned()).collect();
        while names.last().is_some_and(String::is_empty) {
            names.pop();
        }
        let found: Vec<String> = names.iter().map(|name| folded(name)).collect();
        let place = |known: &[&str]| {
            known.iter().find_map(|known| found.iter().position(|name| *name == folded(known)))
        };
        Self { places: NAMES.map(|(_, known)| place(known)), names }
    }

    /// How many columns are known.
    pub(super) fn known(&self) -> usize {
        self.places.iter().flatten().count()
    }

    pub(super) fn place(&self, column: Column) -> Option<usize> {
        self.places[column as usize]
    }

    pub(super) fn has(&self, column: Column) -> bool {
        self.place(column).is_some()
    }

    /// Takes the first column for the date.
    pub(super) fn first_is_date(&mut self) {
        self.places[Column::Date as usize] = Some(0);
    }

    /// A column whose name stands twice.
    pub(super) fn twice(&self) -> Option<&str> {
        let found: Vec<String> = self.names.iter().map(|name| folded(name)).collect();
        let known = self.places.iter().flatten();
        let mut twice =
            known.filter(|at| found.iter().filter(|name| **name == found[**at]).count() > 1);
        twice.next().map(|at| self.names[*at].as_str())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_column_stands_at_its_own_place_in_the_table() {
        for (at, (column, names)) in NAMES.iter().enumerate() {
            assert_eq!(*column as usize, at);
            assert!(!names.is_empty());
        }
    }

    #[test]
    fn names_are_known_in_any_dress() {
        let names =
            ["<DATE>", "Open\n(CNY)", "最高价（元）", "LOW", "Close/Last", "Adj Close", "Vol.", ""];
        let header = Header::of(names.into_iter());
        assert_eq!(header.known(), 7);
        assert_eq!((header.names.len(), header.place(Column::Adjusted)), (7, Some(5)));
        // A table that has both is not read by its price.
        let header = Header::of(["Price", "Close", "Close*"].into_iter());
        assert_eq!(header.place(Column::Close), Some(1));
    }
}
