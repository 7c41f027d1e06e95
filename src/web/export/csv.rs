//! RFC 4180 lines: UTF-8, CRLF, quotes where needed, numbers bare.

use std::fmt::Display;
use std::io::Write as _;

use super::cells::Cell;
use crate::record::Column;

/// Appends the header line.
pub(super) fn header(columns: &[Column], out: &mut Vec<u8>) {
    for (n, column) in columns.iter().enumerate() {
        separate(n, out);
        text(column.name, out);
    }
    out.extend_from_slice(b"\r\n");
}

/// Appends one row.
pub(super) fn row(cells: &[Cell], out: &mut Vec<u8>) {
    for (n, cell) in cells.iter().enumerate() {
        separate(n, out);
        match cell {
            Cell::Text(value) => defused(value, out),
            Cell::List(values) => defused(&values.join(";"), out),
            Cell::Number(value) => number(*value, out),
            Cell::Count(value) => display(value, out),
            Cell::Day(value) => display(value, out),
            Cell::Flag(value) => display(value, out),
            Cell::Missing => {}
        }
    }
    out.extend_from_slice(b"\r\n");
}

/// One row as it stands in a file.
#[must_use]
pub fn csv_line(cells: &[Cell]) -> Vec<u8> {
    let mut out = Vec::new();
    row(cells, &mut out);
    out
}

fn separate(n: usize, out: &mut Vec<u8>) {
    if n > 0 {
        out.push(b',');
    }
}

fn display(value: &impl Display, out: &mut Vec<u8>) {
    // Writing to a `Vec<u8>` cannot fail.
    let _ = write!(out, "{value}");
}

/// The shortest decimals that read back as the number. Most figures of the record have three at
/// most: their digits are those of a whole number of thousandths, which is quicker to write.
fn number(value: f64, out: &mut Vec<u8>) {
    let scaled = (value * 1000.0).round();
    let is_exact = (scaled / 1000.0).to_bits() == value.to_bits();
    if !is_exact || scaled == 0.0 || scaled.abs() >= 1e12 {
        display(&value, out);
        return;
    }
    #[expect(clippy::cast_possible_truncation, reason = "a whole number below 10^12")]
    let scaled = scaled as i64;
    if scaled < 0 {
        out.push(b'-');
    }
    let thousandths = scaled.unsigned_abs();
    display(&(thousandths / 1000), out);
    let mut rest = thousandths % 1000;
    if rest > 0 {
        out.push(b'.');
    }
    while rest > 0 {
        // One digit.
        out.push(b'0' + u8::try_from(rest / 100).unwrap_or(0));
        rest = rest % 100 * 10;
    }
}

/// A text that a spreadsheet would run as a formula gets a leading apostrophe. The import refuses
/// such texts, so this alters no cell of a checked record; it is for databases that something else
/// wrote into. Numbers are typed and never pass here: -9.0 stays a number.
fn defused(value: &str, out: &mut Vec<u8>) {
    let starts_formula =
        value.starts_with(['=', '+', '-', '@', '\t', '\r', '\n', '\0', '＝', '＋', '－', '＠']);
    if starts_formula { text(&format!("'{value}"), out) } else { text(value, out) }
}

fn text(value: &str, out: &mut Vec<u8>) {
    if value.contains(['"', ',', '\r', '\n']) {
        out.push(b'"');
        out.extend_from_slice(value.replace('"', "\"\"").as_bytes());
        out.push(b'"');
    } else {
        out.extend_from_slice(value.as_bytes());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_that_would_run_is_defused_and_numbers_stay_numbers() {
        let mut out = Vec::new();
        let cells = vec![
            Cell::Text("=1+1".into()),
            Cell::Number(-9.0),
            Cell::Text("a \"b\", c".into()),
            Cell::Missing,
            Cell::List(vec!["-x".into(), "y".into()]),
        ];
        row(&cells, &mut out);
        assert_eq!(String::from_utf8(out).unwrap(), "'=1+1,-9,\"a \"\"b\"\", c\",,'-x;y\r\n");
    }

    #[test]
    fn a_number_has_the_shortest_decimals_that_read_back() {
        let mut values = vec![0.0, -0.0, 0.1 + 0.2, 1e-7, 1e21, 123_456_789.125, f64::MIN];
        values.extend((-20_000..20_000).map(|n| f64::from(n) / 1000.0));
        values.extend((-2_000..2_000).map(|n| f64::from(n) / 7.0));
        for value in values {
            let mut out = Vec::new();
            number(value, &mut out);
            assert_eq!(String::from_utf8(out).unwrap(), value.to_string());
        }
    }
}
