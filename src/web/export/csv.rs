//! RFC 4180 lines: UTF-8, CRLF, quotes where needed, numbers bare.

use super::cells::Cell;
use super::column::Column;

/// Appends the header line.
pub(super) fn header(columns: &[Column], out: &mut Vec<u8>) {
    write(columns.iter().map(|column| column.name.to_owned()), out);
}

/// Appends one row.
pub(super) fn row(cells: Vec<Cell>, out: &mut Vec<u8>) {
    write(cells.into_iter().map(field), out);
}

/// One row as it stands in a file.
#[must_use]
pub fn csv_line(cells: Vec<Cell>) -> Vec<u8> {
    let mut out = Vec::new();
    row(cells, &mut out);
    out
}

fn field(cell: Cell) -> String {
    match cell {
        Cell::Text(text) => defused(text),
        Cell::List(texts) => defused(texts.join(";")),
        Cell::Number(number) => number.to_string(),
        Cell::Count(number) => number.to_string(),
        Cell::Day(day) => day.to_string(),
        Cell::Flag(flag) => flag.to_string(),
        Cell::Missing => String::new(),
    }
}

/// A text that a spreadsheet would run as a formula gets a leading apostrophe. The import refuses
/// such texts, so this alters no cell of a checked record; it is for databases that something else
/// wrote into. Numbers are typed and never pass here: -9.0 stays a number.
fn defused(text: String) -> String {
    let starts_formula =
        text.starts_with(['=', '+', '-', '@', '\t', '\r', '\n', '\0', '＝', '＋', '－', '＠']);
    if starts_formula { format!("'{text}") } else { text }
}

fn write(fields: impl Iterator<Item = String>, out: &mut Vec<u8>) {
    for (n, field) in fields.enumerate() {
        if n > 0 {
            out.push(b',');
        }
        if field.contains(['"', ',', '\r', '\n']) {
            out.push(b'"');
            out.extend_from_slice(field.replace('"', "\"\"").as_bytes());
            out.push(b'"');
        } else {
            out.extend_from_slice(field.as_bytes());
        }
    }
    out.extend_from_slice(b"\r\n");
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
        row(cells, &mut out);
        assert_eq!(String::from_utf8(out).unwrap(), "'=1+1,-9,\"a \"\"b\"\", c\",,'-x;y\r\n");
    }
}
