//! One function a table: which keys a row has and what they become.

use chrono::NaiveTime;
use chrono_tz::Tz;

use super::row::{Row, Table, is_decimal};
use crate::domain::{
    Announcement, BEIJING, Claim, Closure, Company, Correction, Day, Fulfilment, Listing, Model,
    Person, Precision, Promise, ReportedMove, ShortSession, Source, Text, Time,
};

pub(super) fn source(row: &mut Row<'_>) -> Option<Source> {
    row.keys(&["id", "title", "publisher", "url", "published", "language", "kind"], &[]);
    let (id, title) = (row.slug("id"), row.filled("title", 300));
    let publisher = row.filled("publisher", 120);
    if publisher.as_ref().is_some_and(|publisher| publisher.contains(';')) {
        row.problem(
            "publisher",
            "publisher holds a ;".into(),
            "lists are joined by ; in exports: use a comma",
        );
    }
    let url = row.maybe_address("url");
    let (day, language, kind) =
        (row.maybe_date("published"), row.choice("language"), row.choice("kind"));
    Some(Source {
        id: id?,
        title: title?,
        publisher: publisher?,
        url: url?,
        published: day?,
        language: language?,
        kind: kind?,
    })
}

pub(super) fn company(row: &mut Row<'_>) -> Option<Company> {
    row.keys(
        &[
            "slug", "name_en", "name_zh", "short_en", "short_zh", "pinyin", "aliases", "kind",
            "country", "listings", "sources",
        ],
        &["country"],
    );
    let (slug, name) = (row.slug("slug"), row.text("name", 120, 60));
    let short = short_name(row);
    let (pinyin, aliases, kind) =
        (row.string("pinyin"), row.strings("aliases"), row.choice("kind"));
    let country = country(row);
    let listings = row.rows("listings", listing);
    if let Some(listings) = &listings {
        let primary = listings.iter().filter(|listing| listing.primary).count();
        if !listings.is_empty() && primary != 1 {
            row.problem(
                "listings",
                format!("{primary} listings are primary"),
                "mark exactly one listing as primary",
            );
        }
    }
    let sources = row.sources();
    Some(Company {
        slug: slug?,
        name: name?,
        short: short?,
        pinyin: pinyin?,
        aliases: aliases?,
        kind: kind?,
        country: country?,
        listings: listings?,
        sources: sources?,
    })
}

/// The code of a country; a record of the first edition has none.
fn country(row: &mut Row<'_>) -> Option<String> {
    if !row.has("country") {
        return Some(String::new());
    }
    let code = row.string("country")?;
    if code.len() == 2 && code.bytes().all(|byte| byte.is_ascii_uppercase()) {
        return Some(code);
    }
    let message = format!("{code:?} is not the code of a country");
    row.problem("country", message, "two capital letters as in ISO 3166-1: \"CN\", \"HK\", \"US\"");
    None
}

/// A short Chinese name wholly in Latin letters may be half as long again: it is no wider.
fn short_name(row: &mut Row<'_>) -> Option<Text> {
    let latin = row.string("short_zh").is_some_and(|short| short.is_ascii());
    row.text("short", 18, if latin { 12 } else { 8 })
}

fn listing(row: &mut Row<'_>) -> Option<Listing> {
    row.keys(&["symbol", "exchange", "board", "currency", "primary", "benchmark"], &[]);
    let (symbol, exchange, board) =
        (row.symbol("symbol"), row.choice("exchange"), row.choice("board"));
    let (currency, primary, benchmark) =
        (row.choice("currency"), row.flag("primary"), row.symbol("benchmark"));
    Some(Listing {
        symbol: symbol?,
        exchange: exchange?,
        board: board?,
        currency: currency?,
        primary: primary?,
        benchmark: benchmark?,
    })
}

pub(super) fn model(row: &mut Row<'_>) -> Option<Model> {
    row.keys(
        &["slug", "company", "name_en", "name_zh", "pinyin", "aliases", "kind", "sources"],
        &[],
    );
    let (slug, company) = (row.slug("slug"), row.reference("company", Table::Company));
    let name = row.text("name", 120, 60);
    if name.as_ref().is_some_and(|name| name.en.contains(';') || name.zh.contains(';')) {
        row.problem(
            "name_en",
            "the name holds a ;".into(),
            "lists are joined by ; in exports: use a comma",
        );
    }
    let (pinyin, aliases, kind) =
        (row.string("pinyin"), row.strings("aliases"), row.choice("kind"));
    let sources = row.sources();
    Some(Model {
        slug: slug?,
        company: company?,
        name: name?,
        pinyin: pinyin?,
        aliases: aliases?,
        kind: kind?,
        sources: sources?,
    })
}

const ANNOUNCEMENT: &[&str] = &[
    "id",
    "date",
    "time",
    "zone",
    "precision",
    "confidence",
    "company",
    "partners",
    "models",
    "kind",
    "scope",
    "title_en",
    "title_zh",
    "summary_en",
    "summary_zh",
    "label_en",
    "label_zh",
    "note_en",
    "note_zh",
    "sources",
];

pub(super) fn announcement(row: &mut Row<'_>) -> Option<Announcement> {
    row.keys(ANNOUNCEMENT, &["zone"]);
    let (id, date, precision) =
        (row.slug("id"), row.date("date"), row.choice::<Precision>("precision"));
    if let (Some(date), Some(Precision::Month)) = (date, precision)
        && chrono::Datelike::day(&date) != 1
    {
        row.problem(
            "date",
            format!("{date} is not the first of a month"),
            "a month is written as its first day",
        );
    }
    let time = row.string("time").and_then(|text| {
        let time = Time::from_text(&text);
        if time.is_none() {
            row.problem(
                "time",
                format!("time cannot be {text:?}"),
                "write \"14:00\", \"after-close\" or \"\"",
            );
        }
        time
    });
    let zone = zone(row);
    let confidence = row.choice("confidence");
    let company = row.reference("company", Table::Company);
    let (partners, models) =
        (row.references("partners", Table::Company), row.references("models", Table::Model));
    let (kind, scope) = (row.choice("kind"), row.choice("scope"));
    let (title, summary) = (row.text("title", 90, 40), row.text("summary", 800, 400));
    let (label, note) = (row.text("label", 20, 9), row.note("note"));
    let sources = row.sources();
    Some(Announcement {
        id: id?,
        day: Day { date: date?, precision: precision? },
        time: time?,
        zone: zone?,
        confidence: confidence?,
        company: company?,
        partners: partners?,
        models: models?,
        kind: kind?,
        scope: scope?,
        title: title?,
        summary: summary?,
        label: label?,
        note: note?,
        sources: sources?,
    })
}

fn zone(row: &mut Row<'_>) -> Option<Tz> {
    // The one key that may be absent.
    if !row.has("zone") {
        return Some(BEIJING);
    }
    let name = row.string("zone")?;
    if let Ok(zone) = name.parse() {
        Some(zone)
    } else {
        row.problem(
            "zone",
            format!("{name:?} is not a time zone"),
            "write an IANA name: \"America/New_York\"",
        );
        None
    }
}

pub(super) fn reported_move(row: &mut Row<'_>) -> Option<ReportedMove> {
    row.keys(
        &[
            "id",
            "announcement",
            "symbol",
            "day",
            "measure",
            "percent",
            "digits",
            "bound",
            "note_en",
            "note_zh",
            "sources",
        ],
        &[],
    );
    let (id, announcement) = (row.slug("id"), row.reference("announcement", Table::Announcement));
    let (symbol, day, measure) = (row.symbol("symbol"), row.date("day"), row.choice("measure"));
    let (percent, digits) =
        (row.number("percent", -100.0..=1000.0), row.number("digits", 0.0..=3.0));
    let (bound, note, sources) = (row.choice("bound"), row.note("note"), row.sources());
    let digits = digits.and_then(|digits| {
        let whole =
            [0u8, 1, 2, 3].into_iter().find(|n| (f64::from(*n) - digits).abs() < f64::EPSILON);
        if whole.is_none() {
            row.problem("digits", format!("digits is {digits}"), "0, 1, 2 or 3");
        }
        whole
    });
    Some(ReportedMove {
        id: id?,
        announcement: announcement?,
        symbol: symbol?,
        day: day?,
        measure: measure?,
        percent: percent?,
        digits: digits?,
        bound: bound?,
        note: note?,
        sources: sources?,
    })
}

pub(super) fn claim(row: &mut Row<'_>) -> Option<Claim> {
    row.keys(
        &[
            "id",
            "announcement",
            "company",
            "who_en",
            "who_zh",
            "metric_en",
            "metric_zh",
            "value",
            "value_max",
            "unit",
            "bound",
            "statement_en",
            "statement_zh",
            "note_en",
            "note_zh",
            "sources",
        ],
        &[],
    );
    let (id, announcement) =
        (row.slug("id"), row.maybe_reference("announcement", Table::Announcement));
    let company = row.maybe_reference("company", Table::Company);
    let (who, metric) = (row.text("who", 160, 80), row.text("metric", 160, 80));
    let (value, value_max) = (row.filled("value", 40), row.string("value_max"));
    for (key, figure) in [("value", &value), ("value_max", &value_max)] {
        let decimal = |text: &String| text.is_empty() || is_decimal(text);
        // A float holds 15 digits: files give the figure as a number.
        let digits = |text: &String| text.bytes().filter(u8::is_ascii_digit).count();
        if figure.as_ref().is_some_and(|text| decimal(text) && digits(text) > 15) {
            let help = "round it, as far as its source allows";
            row.problem(key, format!("{key} has more than 15 digits"), help);
        } else if !figure.as_ref().is_none_or(decimal) {
            row.problem(
                key,
                format!("{key} is not a decimal number"),
                "full digits without separators: \"260000000000\"",
            );
        }
    }
    let (unit, bound) = (row.filled("unit", 40), row.choice("bound"));
    let (statement, note, sources) =
        (row.text("statement", 600, 300), row.note("note"), row.sources());
    Some(Claim {
        id: id?,
        announcement: announcement?,
        company: company?,
        who: who?,
        metric: metric?,
        value: value?,
        value_max: value_max?,
        unit: unit?,
        bound: bound?,
        statement: statement?,
        note: note?,
        sources: sources?,
    })
}

pub(super) fn person(row: &mut Row<'_>) -> Option<Person> {
    row.keys(
        &["slug", "name_en", "name_zh", "aliases", "role_en", "role_zh", "company", "sources"],
        &[],
    );
    let (slug, name, aliases) =
        (row.slug("slug"), row.text("name", 80, 40), row.strings("aliases"));
    let (role, company) =
        (row.text("role", 200, 100), row.maybe_reference("company", Table::Company));
    let sources = row.sources();
    Some(Person {
        slug: slug?,
        name: name?,
        aliases: aliases?,
        role: role?,
        company: company?,
        sources: sources?,
    })
}

pub(super) fn promise(row: &mut Row<'_>) -> Option<Promise> {
    row.keys(
        &[
            "id",
            "announcement",
            "company",
            "model",
            "promised_en",
            "promised_zh",
            "due",
            "due_precision",
            "delivered_by",
            "delivered",
            "status",
            "by",
            "borne_out",
            "borne_out_en",
            "borne_out_zh",
            "borne_out_sources",
            "note_en",
            "note_zh",
            "sources",
        ],
        FULFILMENT,
    );
    let (id, announcement) = (row.slug("id"), row.reference("announcement", Table::Announcement));
    let company = row.reference("company", Table::Company);
    let model = row.maybe_reference("model", Table::Model);
    let (promised, due) = (row.text("promised", 200, 100), row.string("due"));
    let (due_precision, status) = (row.choice("due_precision"), row.choice("status"));
    let delivered_by = row.maybe_reference("delivered_by", Table::Announcement);
    let (delivered, note, sources) = (row.maybe_date("delivered"), row.note("note"), row.sources());
    let fulfilment = fulfilment(row);
    Some(Promise {
        id: id?,
        announcement: announcement?,
        company: company?,
        model: model?,
        promised: promised?,
        due: due?,
        due_precision: due_precision?,
        delivered_by: delivered_by?,
        delivered: delivered?,
        status: status?,
        fulfilment: fulfilment?,
        note: note?,
        sources: sources?,
    })
}

const FULFILMENT: &[&str] =
    &["by", "borne_out", "borne_out_en", "borne_out_zh", "borne_out_sources"];

/// Who promised and what came of it; a row has all of these keys, or none in a record of the first
/// edition.
fn fulfilment(row: &mut Row<'_>) -> Option<Fulfilment> {
    if !FULFILMENT.iter().any(|key| row.has(key)) {
        return Some(Fulfilment::default());
    }
    for key in FULFILMENT {
        if !row.has(key) {
            row.problem(key, format!("{key} is missing"), "a row has all five keys or none");
        }
    }
    let (by, borne_out, reason) =
        (row.choice("by"), row.choice("borne_out"), row.text("borne_out", 400, 200));
    let sources = row.references("borne_out_sources", Table::Source);
    if sources.as_ref().is_some_and(Vec::is_empty) {
        let message = "borne_out_sources is empty".to_owned();
        row.problem("borne_out_sources", message, "name at least one source id");
    }
    Some(Fulfilment { by: by?, borne_out: borne_out?, reason: reason?, sources: sources? })
}

pub(super) fn closure(row: &mut Row<'_>) -> Option<Closure> {
    row.keys(&["exchange", "date", "kind", "reason_en", "reason_zh", "sources"], &[]);
    let (market, day, kind) = (row.choice("exchange"), row.date("date"), row.choice("kind"));
    let (reason, sources) = (row.text("reason", 160, 80), row.sources());
    Some(Closure { market: market?, day: day?, kind: kind?, reason: reason?, sources: sources? })
}

pub(super) fn early_close(row: &mut Row<'_>) -> Option<ShortSession> {
    short_session(row, "closes")
}

pub(super) fn late_open(row: &mut Row<'_>) -> Option<ShortSession> {
    short_session(row, "opens")
}

fn short_session(row: &mut Row<'_>, key: &str) -> Option<ShortSession> {
    row.keys(&["exchange", "date", key, "reason_en", "reason_zh", "sources"], &[]);
    let (market, day) = (row.choice("exchange"), row.date("date"));
    let time = row.string(key).and_then(|text| {
        if let Some(Time::At(time)) = Time::from_text(&text) {
            Some(time)
        } else {
            row.problem(key, format!("{key} cannot be {text:?}"), "write a local time: \"13:00\"");
            None::<NaiveTime>
        }
    });
    let (reason, sources) = (row.text("reason", 160, 80), row.sources());
    let time = time?;
    let (opens, closes) = if key == "opens" { (Some(time), None) } else { (None, Some(time)) };
    Some(ShortSession {
        market: market?,
        day: day?,
        opens,
        closes,
        reason: reason?,
        sources: sources?,
    })
}

pub(super) fn correction(row: &mut Row<'_>) -> Option<Correction> {
    row.keys(
        &["date", "table", "id", "field", "was", "now", "reason_en", "reason_zh", "sources"],
        &[],
    );
    let (day, table) = (row.date("date"), row.choice("table"));
    let (id, field) = (row.filled("id", 80), row.filled("field", 40));
    let (was, now) = (row.text_or_negative("was"), row.text_or_negative("now"));
    if was.is_some() && was == now {
        row.problem("now", "now is what it was".into(), "a correction changes something");
    }
    let (reason, sources) = (row.text("reason", 400, 200), row.sources());
    Some(Correction {
        day: day?,
        table: table?,
        row: id?,
        field: field?,
        was: was?,
        now: now?,
        reason: reason?,
        sources: sources?,
    })
}
