//! `/announcements/{id}`: one announcement, its sources, and what rests on it.

mod dated;
pub(super) mod people;
mod shares;
mod surroundings;
mod ways;

use crate::answers::rows::split;
use askama::Template;
use axum::response::Response;

use self::people::Named;
use self::shares::{PartnerShare, Share, Silent};
use self::surroundings::Surroundings;
use super::cited::Citation;
use super::claims::Stated;
use super::corrected::{self, Correction};
use super::promises;
use super::reaction::headline::{self, Figure};
use crate::answers::announcements::{self, Among};
use crate::answers::held::Held;
use crate::answers::rows::{AnnouncementRow, PromiseRow, ReactionRow};
use crate::answers::{claims, companies, reactions, reported, sources};
use crate::domain::{CompanyKind, Corrected, Scope, nearest_few};
use crate::store::Snapshot;
use crate::web::error::Error;
use crate::web::render::{self, Frame, Nav};
use crate::web::site::Cx;

/// Ids offered where one is not found.
const NEAR: usize = 3;

#[derive(Template)]
#[template(path = "announcement_page.html")]
struct AnnouncementPage {
    frame: Frame,
    row: AnnouncementRow,
    when: String,
    why_date: String,
    scope: String,
    partners: Vec<Link>,
    models: Vec<Link>,
    /// Name and address of its day or month.
    day: (String, String),
    ways: Vec<(String, String)>,
    note_heading: String,
    shares: Vec<Share>,
    lead: Option<Lead>,
    silent: Vec<Silent>,
    /// Where the company has no share: those of its partners, or why there are none.
    partner_shares: Vec<PartnerShare>,
    no_listing: String,
    surroundings: Surroundings,
    claims: Vec<Stated>,
    promises: Vec<PromiseView>,
    people: Vec<Named>,
    sources: Vec<Citation>,
    corrections: Vec<Correction>,
    neighbours: (Option<Link>, Option<Link>),
    of_company: (Option<Link>, Option<Link>),
}

/// The share that leads: the first with prices. A link to the page shows the chart of its reaction.
#[derive(Debug)]
struct Lead {
    /// Whose share it is, where it is not the company's own.
    of: String,
    label: String,
    url: String,
    closes: Vec<Figure>,
}

#[derive(Debug)]
struct Link {
    label: String,
    url: String,
    /// What the announcement did for it, where it is one of several models.
    role: String,
}

#[derive(Debug)]
struct PromiseView {
    made_here: bool,
    row: PromiseRow,
    story: String,
    content: String,
}

/// The page.
///
/// # Errors
/// [`Error::NotFound`] with the nearest ids; or if the database fails.
pub async fn page(cx: Cx) -> Result<Response, Error> {
    let id = cx.param("id");
    cx.canonical(id, &id.to_lowercase())?;
    let mut snapshot = cx.read().await?;
    let held = snapshot.held().await?;
    let Some(row) = held.announcement(id).cloned() else {
        return Err(not_found(&cx, &held, id));
    };
    let mut frame = cx.frame(&held, Nav::Timeline);
    frame.note_parameters(&cx)?;
    let title = frame.pick(&row.title_en, &row.title_zh).to_owned();
    frame.describe(title, frame.pick(&row.summary_en, &row.summary_zh).to_owned());
    let page = read(frame, &mut snapshot, row).await?;
    render::page(&page.frame, &page)
}

fn not_found(cx: &Cx, held: &Held, id: &str) -> Error {
    let ids = announcements::ids(held);
    let near = nearest_few(id, ids.iter().map(String::as_str), NEAR);
    let near = near.into_iter().map(|id| (id.to_owned(), cx.urls().announcement(id)));
    Error::NotFound { near: near.collect() }
}

async fn read(
    mut frame: Frame,
    s: &mut Snapshot,
    row: AnnouncementRow,
) -> Result<AnnouncementPage, Error> {
    let held = s.held().await?;
    let id = row.id.as_str();
    let found = reactions::of_announcements(&held, &[id]);
    let printed = reported::of_announcement(&held, id);
    let listings = companies::listings(&held, &row.company);
    let partner_shares = if listings.is_empty() && found.is_empty() {
        shares::of_partners(s, &frame, &row).await?
    } else {
        Vec::new()
    };
    let no_listing = match row.company_kind {
        _ if !partner_shares.is_empty() => frame.t.get("announcement-partner-shares"),
        CompanyKind::Regulator => frame.t.get("announcement-public-body"),
        _ => frame.t.get("announcement-no-listing"),
    };
    let claims = claims::of_announcements(&held, &[id]);
    let cited = sources::of_announcements(&held, &[id]);
    frame.cited_sources.clone_from(&cited);
    let figures: Vec<&str> = printed.iter().map(|figure| figure.id.as_str()).collect();
    let printed_in = sources::of_reported(&held, &figures);
    let lead = found.iter().find(|reaction| reaction.close.is_some());
    let lead = lead.map(|reaction| Lead::new(&frame, &row.company, reaction));
    Ok(AnnouncementPage {
        day: ways::when(&frame, &row),
        ways: ways::ways(&frame, &held, &row, lead.is_some()),
        note_heading: shares::note_heading(&frame, &printed),
        lead,
        when: frame.known_day(&row.day, &row.day_precision),
        why_date: dated::why(&frame, &row),
        scope: scope(&frame, row.scope),
        partners: partners(&held, &frame, &row.partners),
        models: models(&frame, &held, &row),
        surroundings: Surroundings::read(&held, &frame, &row, &listings, &found),
        shares: found
            .iter()
            .map(|reaction| Share::new(&frame, &row, reaction, &printed, &printed_in))
            .collect(),
        silent: shares::silent(&frame, &row, listings, &found),
        partner_shares,
        no_listing,
        people: people::named(&held, &frame, &row, &claims),
        claims: Stated::all(&frame, &held, claims),
        promises: promises(&held, &frame, id),
        sources: Citation::all(&frame, &cited),
        corrections: corrected::of_row(&held, &frame, Corrected::Announcement, id),
        neighbours: neighbours(&frame, &held, &row, Among::All),
        of_company: neighbours(&frame, &held, &row, Among::Company),
        row,
        frame,
    })
}

impl Lead {
    fn new(frame: &Frame, company: &str, row: &ReactionRow) -> Self {
        let name = frame.pick(&row.short_en, &row.short_zh);
        let values = [("company", name.into()), ("symbol", row.symbol.as_str().into())];
        Self {
            of: if row.company == company {
                String::new()
            } else {
                format!("{name} {}", row.symbol)
            },
            label: frame.t.with("reaction-near", &values),
            url: frame.urls.reaction(&row.announcement, &row.symbol),
            closes: headline::closes(frame, row),
        }
    }
}

/// How far a rule or an approval reaches; nothing for all else.
fn scope(frame: &Frame, scope: Scope) -> String {
    match scope {
        Scope::None => String::new(),
        scope => frame.word("scope", scope.as_str()),
    }
}

/// The announcements before and after one, as links.
fn neighbours(
    frame: &Frame,
    held: &Held,
    row: &AnnouncementRow,
    among: Among,
) -> (Option<Link>, Option<Link>) {
    let link = |row: &AnnouncementRow| Link {
        label: frame.pick(&row.title_en, &row.title_zh).to_owned(),
        url: frame.urls.announcement(&row.id),
        role: String::new(),
    };
    let (before, after) = announcements::neighbours(held, row, among);
    (before.map(link), after.map(link))
}

fn partners(held: &Held, frame: &Frame, joined: &str) -> Vec<Link> {
    let mut links = Vec::new();
    for slug in split(joined) {
        if let Some(company) = held.companies.get(slug) {
            links.push(Link {
                label: frame.pick(&company.name_en, &company.name_zh).to_owned(),
                url: frame.urls.company(slug),
                role: String::new(),
            });
        }
    }
    links
}

/// The models that an announcement names, or else the filings on record of which it tells.
fn models(frame: &Frame, held: &Held, row: &AnnouncementRow) -> Vec<Link> {
    if row.models.is_empty() {
        let link = |slug: &str| Link {
            label: frame.model_name(slug).to_owned(),
            url: frame.urls.model(slug),
            role: String::new(),
        };
        return held.filed_models(&row.id).map(link).collect();
    }
    let names = split(frame.pick(&row.models_en, &row.models_zh));
    split(&row.models)
        .into_iter()
        .zip(names)
        .map(|(slug, name)| {
            let role = held.role(&row.id, slug);
            let role = role.map(|role| frame.word("role", role.as_str()));
            let role = role.map(|role| frame.t.about("model-role", &role));
            Link {
                label: name.to_owned(),
                url: frame.urls.model(slug),
                role: role.unwrap_or_default(),
            }
        })
        .collect()
}

fn promises(held: &Held, frame: &Frame, id: &str) -> Vec<PromiseView> {
    let rows = crate::answers::promises::of_announcement(held, id);
    let view = |row: PromiseRow| PromiseView {
        made_here: row.announcement == id,
        story: promises::story(frame, &row),
        content: promises::content(frame, &row).to_owned(),
        row,
    };
    rows.into_iter().map(view).collect()
}
