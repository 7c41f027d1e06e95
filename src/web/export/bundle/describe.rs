//! What stands in the bundle beside the tables.

use std::fmt::Write as _;

use serde_json::{Value, json};

use crate::answers::rows::Dataset;
use crate::domain::Lang;
use crate::web::export::sheets::Sheet;
use crate::web::export::{Column, ColumnKind, column_about};
use crate::web::render::word_key;
use crate::web::texts::Texts;
use crate::web::urls::Urls;

/// Where the licence of the record is to be read.
const LICENCE: &str = "https://creativecommons.org/licenses/by/4.0/";

/// The README in one language: what it is, the tables, the conventions, each column.
pub(super) fn readme(lang: Lang, dataset: &Dataset, sheets: &[Sheet], site: &str) -> String {
    let t = Texts(lang);
    let title = if lang == Lang::En { &dataset.title_en } else { &dataset.title_zh };
    let mut text = format!("# {title}\n\n{}\n\n", t.get("about-lede"));
    let facts = [
        (t.get("data-version"), dataset.short_version().to_owned()),
        (t.get("data-hash"), dataset.version.clone()),
        (t.get("data-released"), dataset.released.to_string()),
        (t.get("data-licence"), format!("{} {LICENCE}", dataset.licence)),
        (t.get("bundle-site"), format!("{site}{}", Urls(lang).at("/data"))),
    ];
    for (name, value) in facts {
        let _ = writeln!(text, "- {name}{}{value}", t.get("colon"));
    }
    let _ = write!(text, "\n{}\n\n{}\n", t.get("data-conventions-1"), t.get("bundle-files"));
    for sheet in sheets {
        let name = t.get(&word_key("data-list", &sheet.name));
        let _ = write!(text, "\n## {}.csv\n\n{name}{}", sheet.name, t.get("colon"));
        let _ = write!(text, "{}\n\n", t.count("rows-count", sheet.rows.len()));
        for column in sheet.columns {
            let kind = t.get(&word_key("column-type", column.kind.name()));
            let _ = writeln!(text, "- `{}` ({kind}) {}", column.name, column_about(column, t));
        }
    }
    text
}

/// <https://citation-file-format.github.io>
pub(super) fn citation(dataset: &Dataset, site: &str) -> String {
    format!(
        "cff-version: 1.2.0\nmessage: Please cite the version used.\ntype: dataset\n\
         title: {}\nauthors:\n  - name: Baimo 百模\nversion: {}\ndate-released: {}\n\
         license: {}\nurl: {}\n",
        Value::from(dataset.title_en.as_str()),
        dataset.short_version(),
        dataset.released,
        dataset.licence,
        Value::from(site),
    )
}

/// <https://specs.frictionlessdata.io/tabular-data-package/>
pub(super) fn datapackage(dataset: &Dataset, sheets: &[Sheet], site: &str) -> String {
    let resource = |sheet: &Sheet| {
        json!({
            "name": sheet.name,
            "path": format!("{}.csv", sheet.name),
            "profile": "tabular-data-resource",
            "format": "csv",
            "mediatype": "text/csv",
            "encoding": "utf-8",
            "schema": {
                "fields": sheet.columns.iter().map(field).collect::<Vec<_>>(),
                "missingValues": [""],
            },
        })
    };
    pretty(&json!({
        "name": "baimo",
        "profile": "tabular-data-package",
        "title": dataset.title_en,
        "description": Texts(Lang::En).get("about-lede"),
        "homepage": site,
        "version": dataset.short_version(),
        "created": format!("{}T00:00:00+08:00", dataset.released),
        "licenses": [{ "name": dataset.licence, "path": LICENCE }],
        "resources": sheets.iter().map(resource).collect::<Vec<_>>(),
    }))
}

fn field(column: &Column) -> Value {
    let kind = match column.kind {
        ColumnKind::Text | ColumnKind::Word(_) | ColumnKind::List => "string",
        ColumnKind::Day => "date",
        ColumnKind::Percent | ColumnKind::Number => "number",
        ColumnKind::Count => "integer",
        ColumnKind::Flag => "boolean",
    };
    let mut field = json!({
        "name": column.name,
        "type": kind,
        "description": column_about(column, Texts(Lang::En)),
    });
    if let ColumnKind::Word(words) = column.kind {
        let words: Vec<&str> = words().into_iter().filter(|word| !word.is_empty()).collect();
        field["constraints"] = json!({ "enum": words });
    }
    field
}

/// <https://www.w3.org/TR/tabular-metadata/>
pub(super) fn csvw(dataset: &Dataset, sheets: &[Sheet], site: &str) -> String {
    let column = |column: &Column| {
        let datatype = match column.kind {
            ColumnKind::Text | ColumnKind::Word(_) | ColumnKind::List => "string",
            ColumnKind::Day => "date",
            ColumnKind::Percent | ColumnKind::Number => "double",
            ColumnKind::Count => "integer",
            ColumnKind::Flag => "boolean",
        };
        let texts = [Lang::En, Lang::Zh].map(|lang| column_about(column, Texts(lang)));
        let mut described = json!({
            "name": column.name,
            "titles": column.name,
            "datatype": datatype,
            "dc:description": [
                { "@value": texts[0], "@language": "en" },
                { "@value": texts[1], "@language": "zh-Hans" },
            ],
        });
        if matches!(column.kind, ColumnKind::List) {
            described["separator"] = json!(";");
        }
        described
    };
    let table = |sheet: &Sheet| {
        json!({
            "url": format!("{}.csv", sheet.name),
            "tableSchema": { "columns": sheet.columns.iter().map(column).collect::<Vec<_>>() },
        })
    };
    pretty(&json!({
        "@context": "http://www.w3.org/ns/csvw",
        "dc:title": dataset.title_en,
        "dc:license": { "@id": LICENCE },
        "dc:source": { "@id": site },
        "tables": sheets.iter().map(table).collect::<Vec<_>>(),
    }))
}

fn pretty(value: &Value) -> String {
    format!("{value:#}\n")
}
