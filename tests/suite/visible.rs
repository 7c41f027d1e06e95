//! What is in `data/` can be seen: ten rows of each table, each of their fields on a page.

use std::collections::BTreeMap;

use baimo::domain::{AnnouncementKind, DuePrecision, Lang, Slug, Text, round_half_away};
use baimo::record::Record;
use baimo::web::texts::Texts;
use scraper::Html;

use crate::app::{App, shipped, typed};

/// Rows of each table that are looked for.
const ROWS: usize = 10;

/// Ten rows by a fixed seed: a linear congruential generator over the places.
fn ten<T>(rows: &[T], seed: u64) -> Vec<&T> {
    let mut state = seed;
    let mut picked = std::collections::BTreeSet::new();
    while picked.len() < ROWS.min(rows.len()) {
        state =
            state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        picked.insert(usize::try_from(state >> 33).unwrap() % rows.len());
    }
    picked.into_iter().map(|at| &rows[at]).collect()
}

/// A reader who notes what cannot be found.
struct Reader {
    app: App,
    record: Record,
    pages: BTreeMap<String, String>,
    missing: Vec<String>,
}

impl Reader {
    async fn start() -> Self {
        let record = shipped();
        Self { app: App::start().await, record, pages: BTreeMap::new(), missing: Vec::new() }
    }

    /// A page's text with single blanks, and its addresses, dates and exact figures, which are in
    /// attributes.
    async fn text(&mut self, address: &str) -> &str {
        if !self.pages.contains_key(address) {
            let answer = self.app.get(address).await;
            assert_eq!(answer.status, 200, "{address}");
            let html = Html::parse_document(answer.text());
            let words: Vec<&str> =
                html.root_element().text().flat_map(str::split_whitespace).collect();
            let mut text = words.join(" ");
            let mut parts: Vec<&str> = Vec::new();
            for node in
                html.root_element().descendants().filter_map(|node| node.value().as_element())
            {
                parts.extend(node.attr("href"));
                parts.extend(node.attr("datetime"));
                parts.extend(node.attr("title"));
            }
            text.push('\n');
            text.push_str(&parts.join("\n"));
            self.pages.insert(address.to_owned(), text);
        }
        &self.pages[address]
    }

    /// A value on a page; nothing to see of an empty one.
    async fn sees(&mut self, address: &str, field: &str, value: &str) {
        let value = value.split_whitespace().collect::<Vec<_>>().join(" ");
        // The text of adjacent elements has no blanks between them.
        let squeezed = |text: &str| typed(text).split_whitespace().collect::<String>();
        let found = squeezed(self.text(address).await).contains(&squeezed(&value));
        if !found {
            self.missing.push(format!("{address}: {field} = {value:?}"));
        }
    }

    /// A value in both languages, each on the page of its own.
    async fn sees_both(&mut self, address: &str, field: &str, text: &Text) {
        self.sees(address, field, &text.en).await;
        self.sees(&format!("/zh{address}"), field, &text.zh).await;
    }

    /// A word of a closed list, in both languages.
    async fn sees_word(&mut self, address: &str, list: &str, word: &str) {
        if word.is_empty() {
            return;
        }
        let key = format!("{list}-{}", word.to_lowercase().replace('_', "-"));
        for (prefix, lang) in [("", Lang::En), ("/zh", Lang::Zh)] {
            let text = Texts(lang).get(&key);
            assert_ne!(text, key, "no text");
            self.sees(&format!("{prefix}{address}"), list, &text).await;
        }
    }

    async fn sees_sources(&mut self, address: &str, sources: &[Slug]) {
        for id in sources {
            self.sees(address, "sources", &format!("/sources/{id}")).await;
        }
    }

    fn done(self) {
        assert!(self.missing.is_empty(), "not to be seen:\n{}", self.missing.join("\n"));
    }
}

#[tokio::test]
async fn sources_and_companies_are_seen_whole() {
    let mut reader = Reader::start().await;
    let record = reader.record.clone();
    for row in ten(&record.sources, 1) {
        let page = format!("/sources/{}", row.id);
        reader.sees(&page, "id", row.id.as_str()).await;
        reader.sees(&page, "title", &row.title).await;
        reader.sees(&page, "publisher", &row.publisher).await;
        reader.sees(&page, "url", &row.url).await;
        if let Some(day) = row.published {
            reader.sees(&page, "published", &day.to_string()).await;
        }
        reader.sees_word(&page, "language", row.language.as_str()).await;
        reader.sees_word(&page, "source-kind", row.kind.as_str()).await;
    }
    for row in ten(&record.companies, 2) {
        let page = format!("/companies/{}", row.slug);
        reader.sees_both(&page, "name", &row.name).await;
        reader.sees_both(&page, "short", &row.short).await;
        reader.sees(&page, "pinyin", &row.pinyin).await;
        reader.sees_word(&page, "company-kind", row.kind.as_str()).await;
        for alias in &row.aliases {
            reader.sees(&page, "alias", alias).await;
        }
        reader.sees_sources(&page, &row.sources).await;
    }
    let listed: Vec<_> = record.companies.iter().filter(|row| !row.listings.is_empty()).collect();
    for row in ten(&listed, 3) {
        let page = format!("/companies/{}", row.slug);
        for listing in &row.listings {
            reader.sees(&page, "symbol", listing.symbol.as_str()).await;
            reader.sees_word(&page, "exchange", listing.exchange.as_str()).await;
            reader.sees_word(&page, "company-board", listing.board.as_str()).await;
            reader.sees(&page, "currency", listing.currency.as_str()).await;
            let index = listing.benchmark.as_str().trim_start_matches('^').replace('.', "-");
            reader.sees_word(&page, "index", &index.to_lowercase()).await;
        }
        let primary = Texts(Lang::En).get("company-primary");
        reader.sees(&page, "primary", &primary).await;
    }
    reader.done();
}

#[tokio::test]
async fn models_and_people_are_seen_whole() {
    let mut reader = Reader::start().await;
    let record = reader.record.clone();
    for row in ten(&record.models, 4) {
        let page = format!("/models/{}", row.slug);
        reader.sees_both(&page, "name", &row.name).await;
        reader.sees(&page, "company", &format!("/companies/{}", row.company)).await;
        reader.sees(&page, "pinyin", &row.pinyin).await;
        reader.sees_word(&page, "model-kind", row.kind.as_str()).await;
        for alias in &row.aliases {
            reader.sees(&page, "alias", alias).await;
        }
        reader.sees_sources(&page, &row.sources).await;
    }
    for row in ten(&record.people, 5) {
        let page = "/people?limit=all";
        reader.sees_both(page, "name", &row.name).await;
        reader.sees_both(page, "role", &row.role).await;
        for alias in &row.aliases {
            reader.sees(page, "alias", alias).await;
        }
        if let Some(company) = &row.company {
            reader.sees(page, "company", &format!("/companies/{company}")).await;
        }
        reader.sees_sources(page, &row.sources).await;
    }
    reader.done();
}

#[tokio::test]
async fn announcements_are_seen_whole() {
    let mut reader = Reader::start().await;
    let record = reader.record.clone();
    for row in ten(&record.announcements, 6) {
        let page = format!("/announcements/{}", row.id);
        reader.sees_both(&page, "title", &row.title).await;
        reader.sees_both(&page, "summary", &row.summary).await;
        reader.sees_both(&page, "label", &row.label).await;
        reader.sees_both(&page, "note", &row.note).await;
        reader.sees(&page, "company", &format!("/companies/{}", row.company)).await;
        for partner in &row.partners {
            reader.sees(&page, "partner", &format!("/companies/{partner}")).await;
        }
        for model in &row.models {
            reader.sees(&page, "model", &format!("/models/{model}")).await;
        }
        reader.sees_word(&page, "kind", row.kind.as_str()).await;
        reader.sees_word(&page, "confidence", row.confidence.as_str()).await;
        reader.sees_word(&page, "scope", row.scope.as_str()).await;
        reader.sees_sources(&page, &row.sources).await;
        let json = reader.app.get(&format!("/api/v1{page}")).await;
        let json: serde_json::Value = serde_json::from_slice(&json.body).unwrap();
        let (date, time) = (json["row"]["date"].as_str().unwrap(), json["row"]["time"].as_str());
        let date = if json["row"]["precision"] == "month" { &date[..7] } else { date };
        reader.sees(&page, "date", date).await;
        reader.sees(&page, "time", time.filter(|time| time.contains(':')).unwrap_or("")).await;
    }
    assert!(AnnouncementKind::ALL.len() >= 14);
    reader.done();
}

#[tokio::test]
async fn printed_moves_claims_and_promises_are_seen_whole() {
    let mut reader = Reader::start().await;
    let record = reader.record.clone();
    for row in ten(&record.reported_moves, 7) {
        let page = "/reactions/reported?limit=all";
        reader.sees(page, "symbol", row.symbol.as_str()).await;
        reader.sees(page, "day", &row.day.to_string()).await;
        reader.sees_word(page, "measure", row.measure.as_str()).await;
        let digits = round_half_away(row.percent, usize::from(row.digits));
        reader.sees(page, "percent", &format!("{}%", digits.digits)).await;
        reader.sees_both(page, "note", &row.note).await;
        reader.sees_sources(page, &row.sources).await;
    }
    for row in ten(&record.claims, 8) {
        let page = "/claims?limit=all";
        reader.sees_both(page, "who", &row.who).await;
        reader.sees_both(page, "metric", &row.metric).await;
        reader.sees_both(page, "statement", &row.statement).await;
        let digits: String = row.value.chars().filter(char::is_ascii_digit).collect();
        let text = reader.text(page).await.replace(',', "");
        assert!(text.contains(&digits) || text.contains(&row.value), "{}", row.value);
        reader.sees_both(page, "note", &row.note).await;
        for (kind, id) in [("announcements", &row.announcement), ("companies", &row.company)] {
            if let Some(id) = id {
                reader.sees(page, kind, &format!("/{kind}/{id}")).await;
            }
        }
        reader.sees_sources(page, &row.sources).await;
    }
    for row in ten(&record.promises, 9) {
        let page = "/promises?limit=all";
        reader.sees_both(page, "promised", &row.promised).await;
        reader.sees(page, "company", &format!("/companies/{}", row.company)).await;
        reader.sees(page, "announcement", &format!("/announcements/{}", row.announcement)).await;
        if let Some(model) = &row.model {
            reader.sees(page, "model", &format!("/models/{model}")).await;
        }
        if let Some(id) = &row.delivered_by {
            reader.sees(page, "delivered by", &format!("/announcements/{id}")).await;
        }
        reader.sees_word(page, "promise", row.status.as_str()).await;
        reader.sees_both(page, "note", &row.note).await;
        if row.due_precision == DuePrecision::None {
            reader.sees(page, "due", &Texts(Lang::En).get("no-due-date")).await;
        }
        reader.sees_sources(page, &row.sources).await;
    }
    reader.done();
}

#[tokio::test]
async fn closures_moves_and_the_record_itself_are_seen_whole() {
    let mut reader = Reader::start().await;
    let record = reader.record.clone();
    for row in ten(&record.closures, 10) {
        let page = format!("/dates/{}", row.day);
        reader.sees_both(&page, "reason", &row.reason).await;
        reader.sees_word(&page, "market", row.market.as_str()).await;
        reader.sees_word(&page, "closure", row.kind.as_str()).await;
        reader.sees_sources(&page, &row.sources).await;
    }
    for row in &record.short_sessions {
        let page = format!("/dates/{}", row.day);
        reader.sees_both(&page, "reason", &row.reason).await;
        for time in [row.opens, row.closes].into_iter().flatten() {
            reader.sees(&page, "time", &time.format("%H:%M").to_string()).await;
        }
        reader.sees_sources(&page, &row.sources).await;
    }
    let in_2023: Vec<_> =
        record.moves.iter().filter(|row| row.day.to_string().starts_with("2023")).collect();
    for row in ten(&in_2023, 11) {
        let page = format!("/dates/{}", row.day);
        for (field, percent) in
            [("open", row.open), ("high", row.high), ("low", row.low), ("close", row.close)]
        {
            let digits = round_half_away(percent, 2).digits;
            reader.sees(&page, field, &format!("{digits}%")).await;
        }
        reader.sees_word(&page, "basis", row.basis.as_str()).await;
        reader.sees_word(&page, "limit", row.limit.as_str()).await;
    }
    reader.sees_both("/data", "title", &record.meta.title).await;
    reader.sees("/data", "released", &record.meta.released.to_string()).await;
    reader.sees("/data", "licence", &record.meta.licence).await;
    reader.done();
}

#[tokio::test]
async fn every_neighbour_of_an_announcement_is_one_click_away_and_leads_back() {
    let mut reader = Reader::start().await;
    let record = reader.record.clone();
    for row in ten(&record.announcements, 12) {
        let page = format!("/announcements/{}", row.id);
        let json = reader.app.get(&format!("/api/v1{page}")).await;
        let json: serde_json::Value = serde_json::from_slice(&json.body).unwrap();
        let date = json["row"]["date"].as_str().unwrap();
        let mut neighbours = vec![format!("/companies/{}", row.company)];
        neighbours.push(if json["row"]["precision"] == "month" {
            format!("/dates/{}", &date[..7])
        } else {
            format!("/dates/{date}")
        });
        neighbours.extend(row.sources.iter().map(|id| format!("/sources/{id}")));
        neighbours.extend(row.models.iter().map(|slug| format!("/models/{slug}")));
        for reaction in json["related"]["reactions"].as_array().unwrap() {
            let symbol = reaction["symbol"].as_str().unwrap().replace('^', "%5E");
            neighbours.push(format!("/reactions/{}/{symbol}", row.id));
        }
        for neighbour in neighbours {
            reader.sees(&page, "link", &neighbour).await;
            reader.sees(&neighbour, "link back", &page).await;
        }
    }
    reader.done();
}
