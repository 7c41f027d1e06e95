//! Stages belong to the models that took them, figures to the models they are about: held over the
//! whole shipped record.

use std::collections::{BTreeMap, BTreeSet};

use baimo::domain::{Announcement, AnnouncementKind, Precision, PromisedBy};
use baimo::record::Record;
use baimo::record::tables::{Filing, Role};

use crate::app::{App, shipped};

/// Kinds of announcements that a ladder has marks for.
const LADDER: [AnnouncementKind; 7] = [
    AnnouncementKind::Teaser,
    AnnouncementKind::Unveiling,
    AnnouncementKind::InvitedTest,
    AnnouncementKind::PublicRelease,
    AnnouncementKind::Approval,
    AnnouncementKind::OpenSource,
    AnnouncementKind::Upgrade,
];

/// The stage of a role, as the dictionary tells it.
fn stage(role: Role) -> Option<AnnouncementKind> {
    match role {
        Role::Shown => Some(AnnouncementKind::Unveiling),
        Role::Tested => Some(AnnouncementKind::InvitedTest),
        Role::OpenedToPublic => Some(AnnouncementKind::PublicRelease),
        Role::OpenedWeights => Some(AnnouncementKind::OpenSource),
        Role::Upgraded => Some(AnnouncementKind::Upgrade),
        Role::Approved => Some(AnnouncementKind::Approval),
        Role::Named | Role::BuiltOn | Role::Compared => None,
    }
}

/// What an announcement was for a model.
fn was_for(record: &Record, announcement: &Announcement, model: &str) -> Option<AnnouncementKind> {
    let mut roles = record.declared.model_roles.iter();
    let role = roles.find(|row| row.announcement == announcement.id && row.model.as_str() == model);
    if let Some(row) = role {
        return stage(row.role);
    }
    assert_eq!(announcement.models.len(), 1, "{} needs roles", announcement.id);
    Some(announcement.kind)
}

fn filing<'a>(record: &'a Record, model: &str) -> Option<&'a Filing> {
    let mut filings = record.declared.filings.iter();
    filings.find(|row| row.model.as_ref().is_some_and(|slug| slug.as_str() == model))
}

/// Whether it is a teaser of which all promises are the press's.
fn is_report(record: &Record, announcement: &Announcement) -> bool {
    let promises = record.promises.iter().filter(|row| row.announcement == announcement.id);
    let mut by = promises.map(|row| row.fulfilment.by).peekable();
    announcement.kind == AnnouncementKind::Teaser
        && by.peek().is_some()
        && by.all(|by| by == PromisedBy::Press)
}

/// The models that took a stage in an announcement of their own, with the day.
fn took(record: &Record, kind: AnnouncementKind) -> BTreeMap<String, String> {
    let mut first: BTreeMap<String, String> = BTreeMap::new();
    for announcement in &record.announcements {
        if announcement.day.precision == Precision::Month || is_report(record, announcement) {
            continue;
        }
        for model in &announcement.models {
            if was_for(record, announcement, model.as_str()) == Some(kind) {
                let day = announcement.day.date.to_string();
                first.entry(model.to_string()).or_insert(day);
            }
        }
    }
    first
}

/// The entries of "who was first" at a stage: address of the model, day.
async fn firsts(app: &App, address: &str, kind: &str) -> Vec<(String, String)> {
    let page = app.get(address).await;
    let document = scraper::Html::parse_document(page.text());
    let all = |css: &str| scraper::Selector::parse(css).unwrap();
    let stage = document.select(&all(".firsts > section")).find(|section| {
        section.select(&all("use")).any(|mark| mark.attr("href") == Some(&format!("#k-{kind}")))
    });
    let mut found = Vec::new();
    for place in stage.unwrap().select(&all("li")) {
        let day = place.select(&all("time")).next().unwrap().attr("datetime").unwrap().to_owned();
        for link in place.select(&all("a:has(b)")) {
            found.push((link.attr("href").unwrap().to_owned(), day.clone()));
        }
    }
    found
}

#[tokio::test]
async fn every_stage_of_every_ladder_is_one_that_an_announcement_was_for_that_model() {
    let (app, record) = (App::start().await, shipped());
    let mut marks = 0;
    for model in &record.models {
        let slug = model.slug.as_str();
        let page = app.get(&format!("/models/{slug}")).await;
        let kinds = page.select("section[aria-labelledby=sl] tbody tr td:nth-child(2)");
        let links = page.attributes("section[aria-labelledby=sl] tbody tr td.full a", "href");
        assert_eq!(kinds.len(), links.len());
        let mut shown: Vec<String> = kinds
            .iter()
            .zip(&links)
            .map(|(kind, link)| format!("{} {link}", kind.replace(" (press report)", "")))
            .collect();
        let mut taken = Vec::new();
        for announcement in
            record.announcements.iter().filter(|row| row.models.contains(&model.slug))
        {
            let kind = was_for(&record, announcement, slug).filter(|kind| LADDER.contains(kind));
            let Some(kind) = kind else { continue };
            if kind == AnnouncementKind::Approval && filing(&record, slug).is_some() {
                continue;
            }
            taken.push(format!("{} /announcements/{}", name(kind), announcement.id));
        }
        // A filing is told by an announcement of its day, or stands for itself.
        shown.retain(|mark| {
            filing(&record, slug).is_none() || !mark.starts_with(name(AnnouncementKind::Approval))
        });
        shown.sort();
        taken.sort();
        assert_eq!(shown, taken, "{slug}");
        marks += shown.len();
    }
    assert!(marks > 150, "{marks}");
}

#[tokio::test]
async fn an_announcement_of_several_models_stands_on_each_page_as_what_it_was_for_it() {
    let (app, record) = (App::start().await, shipped());
    let mut pairs = 0;
    for row in &record.declared.model_roles {
        let link = format!("/announcements/{}", row.announcement);
        let page = app.get(&format!("/models/{}", row.model)).await;
        let links = page.attributes("section[aria-labelledby=rt] .what > a", "href");
        let at = links.iter().position(|address| *address == link).unwrap();
        let kind = page
            .select("section[aria-labelledby=rt] .row > .kind, .row:not(:has(.kind)) > .who")
            .swap_remove(at);
        match stage(row.role).filter(|stage| LADDER.contains(stage)) {
            Some(stage) => assert_eq!(kind, name(stage), "{} {}", row.announcement, row.model),
            None if row.role == Role::BuiltOn => assert_eq!(kind, "Integration"),
            None => assert_eq!(kind, row.role.as_str(), "{} {}", row.announcement, row.model),
        }
        let models = app.get(&link).await.select("dl.kv dd").join(" ");
        assert!(models.contains('('), "{models}");
        pairs += 1;
    }
    assert_eq!(pairs, 43);
}

/// The name of a kind on English pages.
fn name(kind: AnnouncementKind) -> &'static str {
    match kind {
        AnnouncementKind::Teaser => "Teaser",
        AnnouncementKind::Unveiling => "Unveiling",
        AnnouncementKind::InvitedTest => "Invited test",
        AnnouncementKind::PublicRelease => "Public release",
        AnnouncementKind::Approval => "Approval",
        AnnouncementKind::OpenSource => "Open source",
        AnnouncementKind::Upgrade => "Upgrade",
        other => panic!("{other} has no mark"),
    }
}

#[tokio::test]
async fn every_filed_service_has_its_approval_on_the_day_of_its_filing() {
    let (app, record) = (App::start().await, shipped());
    for filing in &record.declared.filings {
        let company = app.get(&format!("/companies/{}", filing.company)).await;
        let filed = company.select("section[aria-labelledby=ff] tbody tr").join(" ");
        assert!(filed.contains(&filing.service.en), "{}: {filed}", filing.id);
        let Some(model) = &filing.model else { continue };
        let page = app.get(&format!("/models/{model}")).await;
        let rows = page.select("section[aria-labelledby=sl] tbody tr");
        let approvals: Vec<&String> = rows.iter().filter(|row| row.contains("Approval")).collect();
        let day = filing.day.exact().map(|day| day.format("%-d %b %Y").to_string());
        let day = day.unwrap_or_else(|| filing.day.first().format("%B %Y").to_string());
        assert_eq!(approvals.len(), 1, "{}: {rows:?}", filing.id);
        assert!(approvals[0].contains(&day), "{}: {approvals:?} lacks {day}", filing.id);
    }
}

#[tokio::test]
async fn a_partner_of_an_approval_is_approved_in_every_comparison() {
    let (app, record) = (App::start().await, shipped());
    let mut seen = BTreeSet::new();
    for approval in &record.announcements {
        if approval.kind != AnnouncementKind::Approval {
            continue;
        }
        for partner in &approval.partners {
            let other = if partner.as_str() == "baidu" { "sensetime" } else { "baidu" };
            let page = app.get(&format!("/compare?company={partner}&company={other}")).await;
            let links = page.attributes("table.race tbody th a", "href");
            // Companies without prices are not compared; those that are have their approval.
            let Some(row) = links.iter().position(|link| *link == format!("/companies/{partner}"))
            else {
                continue;
            };
            let heads = page.select("table.race thead th");
            let at = heads.iter().position(|head| head == "Approval").unwrap();
            let cells = page.select(&format!("table.race tbody tr > *:nth-child({})", at + 1));
            assert!(!cells[row].contains("not in the record"), "{partner}: {cells:?}");
            seen.insert(partner.as_str());
        }
    }
    assert!(seen.contains("baidu") && seen.contains("sensetime"), "{seen:?}");
}

#[tokio::test]
async fn the_approved_of_the_first_day_are_all_named_and_nobody_else() {
    let (app, record) = (App::start().await, shipped());
    let filings = &record.declared.filings;
    let first = filings.iter().filter_map(|row| row.day.exact()).min().unwrap();
    let on_first = filings.iter().filter(|row| row.day.exact() == Some(first));
    let mut wanted: Vec<String> = on_first
        .map(|row| match &row.model {
            Some(model) => format!("/models/{model}"),
            // A service without a model of its own leads to where its approval is told.
            None => "/announcements/shanghai-ai-lab-first-batch".to_owned(),
        })
        .collect();
    let mut named: Vec<String> = Vec::new();
    for (link, day) in firsts(&app, "/models", "approval").await {
        assert_eq!(day, first.to_string(), "{link}");
        named.push(link);
    }
    wanted.sort();
    named.sort();
    assert_eq!(named, wanted);
    assert!(named.len() >= 8, "{named:?}");
}

#[tokio::test]
async fn only_models_that_took_a_stage_are_ranked_at_it_and_none_from_abroad() {
    let (app, record) = (App::start().await, shipped());
    let abroad: BTreeSet<&str> = record
        .companies
        .iter()
        .filter(|row| !["", "CN", "HK", "MO"].contains(&row.country.as_str()))
        .map(|row| row.slug.as_str())
        .collect();
    let is_foreign = |slug: &str| {
        let model = record.models.iter().find(|model| model.slug.as_str() == slug).unwrap();
        abroad.contains(model.company.as_str())
    };
    assert!(is_foreign("gpt-4"));
    for kind in LADDER.into_iter().filter(|kind| *kind != AnnouncementKind::Approval) {
        let mut took = took(&record, kind);
        took.retain(|slug, _| !is_foreign(slug));
        let named = firsts(&app, "/models", kind.as_str()).await;
        assert!(named.len() >= 3, "{kind}");
        let last = &named.last().unwrap().1;
        for (link, day) in &named {
            let slug = link.strip_prefix("/models/").unwrap();
            assert_eq!(took.get(slug), Some(day), "{kind} {slug}");
        }
        // All who were there before the last day named, or on it, are named.
        let due = took.iter().filter(|(_, day)| *day <= last);
        let named: BTreeSet<&str> =
            named.iter().map(|(link, _)| link.strip_prefix("/models/").unwrap()).collect();
        for (slug, day) in due {
            assert!(named.contains(slug.as_str()), "{kind} {slug} {day}");
        }
    }
}

#[tokio::test]
async fn a_report_of_the_press_is_not_the_first_word_of_its_company() {
    let app = App::start().await;
    for (language, words, days) in [("", "press report", "205"), ("/zh", "媒体报道", "205")] {
        let page = app.get(&format!("{language}/models/ernie-bot")).await;
        assert!(page.select("#sl")[0].contains(days), "{:?}", page.select("#sl"));
        let rows = page.select("section[aria-labelledby=sl] tbody tr");
        assert!(rows[0].contains(words) && !rows[1].contains(words), "{rows:?}");
        let first = firsts(&app, &format!("{language}/models"), "teaser").await;
        assert!(first.iter().all(|(_, day)| day != "2023-01-30"), "{first:?}");
    }
    let page = app.get("/compare?company=baidu&company=kunlun-tech").await;
    let teasers = page.select("table.race tbody tr td:nth-child(2)");
    assert!(teasers[0].starts_with("7 Feb"), "{teasers:?}");
}

#[tokio::test]
async fn models_side_by_side_have_their_own_stages_alone() {
    let app = App::start().await;
    let page = app.get("/models/compare?model=chatglm-130b&model=chatglm-6b&model=ernie-bot").await;
    let rows = page.select("tbody tr");
    let row = |stage: &str| rows.iter().find(|row| row.starts_with(stage)).unwrap();
    assert_eq!(row("Open source").matches("14 Mar 2023").count(), 1, "{rows:?}");
    assert_eq!(row("Invited test").matches("14 Mar 2023").count(), 1, "{rows:?}");
    assert!(row("Approval").contains("31 Aug 2023"), "{rows:?}");
    assert!(row("Teaser").contains("7 Feb 2023"), "{rows:?}");
}

#[tokio::test]
async fn figures_of_one_model_do_not_stand_on_the_page_of_another() {
    let (app, record) = (App::start().await, shipped());
    let page = app.get("/models/chatglm-130b").await;
    assert!(page.select("section[aria-labelledby=cl]").is_empty());
    assert_eq!(page.select("section[aria-labelledby=co] li").len(), 2);
    let page = app.get("/models/chatglm-6b").await;
    assert!(page.select("section[aria-labelledby=cl]")[0].contains("Parameters"));
    // Of announcements with several models: a figure is one model's own, or nobody's.
    for announcement in record.announcements.iter().filter(|row| row.models.len() > 1) {
        let claims: BTreeSet<String> = record
            .claims
            .iter()
            .filter(|claim| claim.announcement.as_ref() == Some(&announcement.id))
            .map(|claim| format!("/claims?q={0}#{0}", claim.id))
            .collect();
        let mut owners: BTreeMap<String, usize> = BTreeMap::new();
        for model in &announcement.models {
            let page = app.get(&format!("/models/{model}")).await;
            let own = page.attributes("section[aria-labelledby=cl] li > a", "href");
            let other = page.attributes("section[aria-labelledby=co] li > a", "href");
            for claim in &claims {
                assert!(own.contains(claim) != other.contains(claim), "{claim} on {model}");
                *owners.entry(claim.clone()).or_default() += usize::from(own.contains(claim));
            }
        }
        assert!(owners.values().all(|n| *n <= 1), "{owners:?}");
    }
}
