//! A list as a workbook: one sheet with the rows, one that says what they are.
//!
//! Dates are dates and numbers are numbers; a text is always written as text, so no cell can run.
//! The file is made in memory: a workbook is a zip archive whose directory comes last.

use axum::body::Body;
use chrono::{Datelike as _, NaiveDate};
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, Workbook, Worksheet, XlsxError};

use super::cells::{Cell, Exported};
use super::whole;
use crate::answers::rows::Dataset;
use crate::domain::Lang;
use crate::record::Column;
use crate::web::cite::{Citation, View};
use crate::web::error::Error;
use crate::web::lists::List;
use crate::web::params::ListParams;
use crate::web::site::Cx;

/// Widest column, in characters.
const WIDEST: usize = 60;

/// The record and the workbook.
pub(super) async fn body<T: Exported + 'static>(
    cx: &Cx,
    params: &ListParams,
) -> Result<(Dataset, Body), Error> {
    let (dataset, rows) = whole::rows::<T>(cx, params).await?;
    let about = about(cx, T::LIST, params, &dataset, rows.len());
    let (name, released) = (T::LIST.name(), dataset.released);
    let body = whole::made(move || workbook(&name, T::COLUMNS, &rows, &about, released)).await?;
    Ok((dataset, body))
}

/// What the second sheet says: names and values.
fn about(
    cx: &Cx,
    list: &List,
    params: &ListParams,
    dataset: &Dataset,
    total: usize,
) -> Vec<(&'static str, String)> {
    let filter: Vec<String> =
        params.filter_pairs().iter().map(|(key, value)| format!("{key}={value}")).collect();
    let title = list.export.trim_start_matches('/');
    let filter = filter.join("; ");
    let path = format!("{}{}", list.path, params.filter_query());
    let site = &cx.site.public_url;
    let view = View { lang: Lang::En, title, filter: &filter, path: &path, site };
    let citation = Citation::new(&view, dataset, &[]).gbt().into_iter().map(|(text, _)| text);
    vec![
        ("title_en", dataset.title_en.clone()),
        ("title_zh", dataset.title_zh.clone()),
        ("list", title.to_owned()),
        ("filter", filter.clone()),
        ("rows", total.to_string()),
        ("version", dataset.version.clone()),
        ("released", dataset.released.to_string()),
        ("licence", dataset.licence.clone()),
        ("page", format!("{site}{path}")),
        ("citation", citation.collect()),
    ]
}

fn workbook(
    name: &str,
    columns: &[Column],
    rows: &[Vec<Cell>],
    about: &[(&'static str, String)],
    released: NaiveDate,
) -> Result<Vec<u8>, XlsxError> {
    let mut book = Workbook::new();
    // The time of writing would make two files of one record differ.
    book.set_properties(&DocProperties::new().set_creation_datetime(&excel_day(released)?));
    let bold = Format::new().set_bold();
    let sheet = book.add_worksheet();
    sheet.set_name(name)?;
    sheet.set_freeze_panes(1, 0)?;
    let mut widths: Vec<usize> = columns.iter().map(|column| column.name.len()).collect();
    for (at, column) in (0..).zip(columns) {
        sheet.write_string_with_format(0, at, column.name, &bold)?;
    }
    let day = Format::new().set_num_format("yyyy-mm-dd");
    for (line, row) in (1..).zip(rows) {
        for ((at, cell), width) in (0..).zip(row).zip(&mut widths) {
            *width = (*width).max(write(sheet, (line, at), cell, &day)?);
        }
    }
    for (at, width) in (0..).zip(widths) {
        let width = u16::try_from(width.min(WIDEST) + 2).unwrap_or(u16::MAX);
        sheet.set_column_width(at, f64::from(width))?;
    }
    let last = (u32::try_from(rows.len()), u16::try_from(columns.len().saturating_sub(1)));
    if let (Ok(line), Ok(column)) = last {
        sheet.autofilter(0, 0, line, column)?;
    }
    let sheet = book.add_worksheet();
    sheet.set_name("about")?;
    for (line, (key, value)) in (0..).zip(about) {
        sheet.write_string_with_format(line, 0, *key, &bold)?;
        sheet.write_string(line, 1, value)?;
    }
    sheet.set_column_width(0, 12)?;
    sheet.set_column_width(1, 100)?;
    book.save_to_buffer()
}

/// Writes a cell; its width in characters.
fn write(
    sheet: &mut Worksheet,
    (line, at): (u32, u16),
    cell: &Cell,
    day_format: &Format,
) -> Result<usize, XlsxError> {
    match cell {
        Cell::Text(text) => {
            sheet.write_string(line, at, text)?;
            Ok(width(text))
        }
        Cell::List(texts) => {
            let text = texts.join(";");
            sheet.write_string(line, at, &text)?;
            Ok(width(&text))
        }
        Cell::Number(number) => {
            sheet.write_number(line, at, *number)?;
            Ok(8)
        }
        Cell::Count(number) => {
            // Counts are far below 2^53, where a float would lose units.
            #[expect(clippy::cast_precision_loss, reason = "a sheet knows only floats")]
            sheet.write_number(line, at, *number as f64)?;
            Ok(6)
        }
        Cell::Day(day) => {
            sheet.write_datetime_with_format(line, at, excel_day(*day)?, day_format)?;
            Ok(10)
        }
        Cell::Flag(flag) => {
            sheet.write_boolean(line, at, *flag)?;
            Ok(5)
        }
        Cell::Missing => Ok(0),
    }
}

/// Characters a text takes, a Han character counting as two.
fn width(text: &str) -> usize {
    text.chars().map(|c| if c.is_ascii() { 1 } else { 2 }).sum()
}

fn excel_day(day: NaiveDate) -> Result<ExcelDateTime, XlsxError> {
    let [month, day_of_month] =
        [day.month(), day.day()].map(|part| u8::try_from(part).unwrap_or(u8::MAX));
    ExcelDateTime::from_ymd(u16::try_from(day.year()).unwrap_or(u16::MAX), month, day_of_month)
}
