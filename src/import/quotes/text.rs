//! The bytes of a price file as text, whichever encoding and line ends they have.

use std::path::Path;
use std::sync::Arc;

use encoding_rs::{GB18030, UTF_16BE, UTF_16LE};

use crate::import::files::{self, ReadError};
use crate::import::problem::{File, Place, Problem};

/// What files that are no tables begin with.
const OTHERS: [(&[u8], &str); 7] = [
    (b"PK\x03\x04", "a ZIP container, such as an Excel workbook (.xlsx)"),
    (b"PK\x05\x06", "an empty ZIP container"),
    (b"\xd0\xcf\x11\xe0", "an old Excel workbook (.xls)"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"%PDF", "a PDF document"),
    (b"PAR1", "a Parquet file"),
    (b"SQLite format 3", "an SQLite database"),
];

const TABLE: &str = "give a table of prices as text: save or export it as CSV";

/// Reads a file as lines that end with a line feed, as many as an editor counts.
pub(super) fn read(path: &Path) -> Result<Arc<File>, Problem> {
    let name = path.display().to_string();
    let refused =
        |message: String, help: &str| Place::start_of(&File::new(&name, "")).problem(message, help);
    let bytes = files::named(path).map_err(|error| match error {
        ReadError::Missing(_) => {
            refused(format!("there is no such file: {name}"), "give the path of a file that exists")
        }
        ReadError::Folder(_) => {
            refused(error.to_string(), "give its files one by one: --prices FILE")
        }
        _ => refused(error.to_string(), "give a regular file with daily prices"),
    })?;
    if let Some((_, what)) = OTHERS.iter().find(|(start, _)| bytes.starts_with(start)) {
        return Err(refused(format!("{name} is {what}, not a CSV file"), TABLE));
    }
    let text =
        decoded(&bytes).map_err(|what| refused(format!("{name} {what}"), "save it as UTF-8"))?;
    let start = text.trim_start();
    let other = is_markup(start).then_some("a web page (HTML) or XML");
    if let Some(what) = other.or_else(|| is_json(start).then_some("JSON")) {
        return Err(refused(format!("{name} is {what}, not a CSV file"), TABLE));
    }
    Ok(File::new(name, text.replace("\r\n", "\n").replace('\r', "\n")))
}

/// A tag that is no name of a column in angle brackets.
fn is_markup(start: &str) -> bool {
    let line = start.lines().next().unwrap_or_default();
    line.starts_with('<') && ![">,", ">;", ">\t"].iter().any(|end| line.contains(end))
}

/// An object or a list; a title may stand in brackets.
fn is_json(start: &str) -> bool {
    let inside = |open| start.strip_prefix(open).map(str::trim_start);
    inside('{').is_some() || inside('[').is_some_and(|rest| rest.starts_with(['{', '[', '"', ']']))
}

/// UTF-8, UTF-16 with or without its mark, or GBK.
fn decoded(bytes: &[u8]) -> Result<String, &'static str> {
    let utf_16 = match bytes {
        [0xff, 0xfe, ..] => Some(UTF_16LE),
        [0xfe, 0xff, ..] => Some(UTF_16BE),
        _ => {
            // Digits, commas and letters of UTF-16 have a zero byte, behind or before.
            let head = &bytes[..bytes.len().min(400)];
            let zeros = |odd| head.iter().skip(odd).step_by(2).filter(|byte| **byte == 0).count();
            let (even, odd) = (zeros(0), zeros(1));
            let wide = even + odd > head.len() / 8;
            wide.then_some(if even > odd { UTF_16BE } else { UTF_16LE })
        }
    };
    if let Some(encoding) = utf_16 {
        let (text, _, broken) = encoding.decode(bytes);
        return if broken { Err("is broken UTF-16") } else { Ok(text.into_owned()) };
    }
    match std::str::from_utf8(bytes) {
        Ok(text) => Ok(text.trim_start_matches('\u{feff}').to_owned()),
        Err(error) if error.error_len().is_none() => Err("breaks off in the middle of a character"),
        Err(_) => {
            let (text, _, broken) = GB18030.decode(bytes);
            if broken { Err("is neither UTF-8, UTF-16 nor GBK") } else { Ok(text.into_owned()) }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_encoding_is_told_by_its_bytes() {
        let text = "日期,open\n2023-04-10,1.5\n";
        let wide = |of: fn(u16) -> [u8; 2]| text.encode_utf16().flat_map(of).collect::<Vec<_>>();
        let (gbk, _, _) = GB18030.encode(text);
        for bytes in [
            text.as_bytes(),
            format!("\u{feff}{text}").as_bytes(),
            &wide(u16::to_le_bytes),
            &wide(u16::to_be_bytes),
            &[&[0xff, 0xfe][..], &wide(u16::to_le_bytes)].concat(),
            &[&[0xfe, 0xff][..], &wide(u16::to_be_bytes)].concat(),
            &gbk,
        ] {
            assert_eq!(decoded(bytes).as_deref(), Ok(text), "{bytes:?}");
        }
        assert!(decoded(b"a,\xff\xff\xff\xff,b\n").is_err());
        assert!(decoded(&"日期".as_bytes()[..5]).unwrap_err().contains("breaks off"));
    }
}
