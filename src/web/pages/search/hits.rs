//! What was found, as it stands on the page.

use crate::answers::held::Held;
use crate::answers::rows::{AnnouncementRow, ReactionRow, split};
use crate::answers::search::{Group, Hit, HitRow, Kind};
use crate::answers::{companies, list};
use crate::domain::words::Wanted;
use crate::domain::{Lang, Language};
use crate::record::{Filter, keys};
use crate::web::lists::{
    ANNOUNCEMENTS, CLAIMS, COMPANIES, List, MODELS, PEOPLE, PROMISES, REACTIONS, SOURCES,
};
use crate::web::mark::{Marked, excerpt, has_marks, mark, mark_name};
use crate::web::pages::cited::{name_lang, title_lang, titled};
use crate::web::params::ListParams;
use crate::web::render::Frame;

/// The hits of one kind.
#[derive(Debug)]
pub(super) struct HitGroup {
    /// The kind, as a word.
    pub(super) kind: &'static str,
    /// Its name and how many hits there are.
    pub(super) heading: String,
    /// The best of them.
    pub(super) hits: Vec<HitView>,
    /// The list with all of them, and what to call it.
    pub(super) all: Option<(String, String)>,
}

impl HitGroup {
    /// Whether the name of a hit, and not only its text, is what was asked for.
    pub(super) fn is_named(&self) -> bool {
        self.hits.iter().any(|hit| has_marks(&hit.title))
    }
}

/// One hit.
#[derive(Debug)]
pub(super) struct HitView {
    pub(super) url: String,
    pub(super) title: Marked,
    /// The language of the title if it is not the page's.
    pub(super) title_lang: &'static str,
    /// The name in the other language; of a title only where the match is in it.
    pub(super) other: Marked,
    /// Aliases and tickers that match.
    pub(super) also: Vec<About>,
    /// Whose it is, when, of what kind.
    pub(super) about: Vec<About>,
    pub(super) text: Marked,
    /// The language of the text if it is not the page's.
    pub(super) text_lang: &'static str,
}

/// A part of a line.
#[derive(Debug)]
pub(super) struct About {
    pub(super) text: Marked,
    pub(super) lang: &'static str,
    /// Where it leads; empty where nowhere.
    pub(super) url: String,
}

impl About {
    /// A text in which nothing was looked for, and where it leads.
    pub(super) fn link(text: &str, url: String) -> Self {
        Self { text: mark(text, &nothing()), lang: "", url }
    }
}

/// The list that has a kind's entries, with the text that leads there.
const fn list_of(kind: Kind) -> (&'static List, &'static str) {
    match kind {
        Kind::Company => (&COMPANIES, "search-all-company"),
        Kind::Model => (&MODELS, "search-all-model"),
        Kind::Person => (&PEOPLE, "search-all-person"),
        Kind::Announcement => (&ANNOUNCEMENTS, "search-all-announcement"),
        Kind::Claim => (&CLAIMS, "search-all-claim"),
        Kind::Promise => (&PROMISES, "search-all-promise"),
        Kind::Source => (&SOURCES, "search-all-source"),
    }
}

/// A group as it is shown.
pub(super) fn group(
    frame: &Frame,
    held: &Held,
    wanted: &Wanted,
    query: &str,
    group: &Group,
) -> HitGroup {
    let number = group.total.to_string();
    let (list, text) = list_of(group.kind);
    let is_cut = group.total > group.hits.len();
    let all = (is_cut || group.kind == Kind::Announcement).then(|| {
        let params = ListParams::of(Filter::of(&keys::Q, query));
        let url = frame.urls.at(&format!("{}{}", list.path, params.query()));
        (url, frame.t.about(text, &number))
    });
    HitGroup {
        kind: group.kind.as_str(),
        heading: frame.t.with(
            "search-heading",
            &[
                ("kind", frame.word("search-kind", group.kind.as_str()).into()),
                ("n", number.into()),
            ],
        ),
        hits: group.hits.iter().map(|hit| view(frame, held, wanted, group.kind, hit)).collect(),
        all,
    }
}

/// The page of an entry.
pub(super) fn url(frame: &Frame, kind: Kind, name: &str) -> String {
    match kind {
        Kind::Company => frame.urls.company(name),
        Kind::Model => frame.urls.model(name),
        Kind::Person => frame.urls.person(name),
        Kind::Announcement => frame.urls.announcement(name),
        Kind::Claim => frame.urls.claim(name),
        Kind::Promise => frame.urls.promise(name),
        Kind::Source => frame.urls.source(name),
    }
}

fn view(frame: &Frame, held: &Held, wanted: &Wanted, kind: Kind, hit: &Hit) -> HitView {
    let row = &hit.row;
    let title = frame.pick(&row.title.en, &row.title.zh);
    // A description of ours stands without its brackets.
    let title = if kind == Kind::Source { titled(title).0 } else { title.to_owned() };
    let title = mark_name(&title, wanted);
    let other = mark_name(frame.pick(&row.title.zh, &row.title.en), wanted);
    let has_name = matches!(kind, Kind::Company | Kind::Model | Kind::Person);
    let shows_other =
        row.title.en != row.title.zh && (has_name || (has_marks(&other) && !has_marks(&title)));
    let (text, text_lang) = text(frame, wanted, row);
    HitView {
        url: url(frame, kind, &row.name),
        title_lang: if kind == Kind::Source { source_lang(frame, row) } else { "" },
        title,
        other: if shows_other { other } else { Vec::new() },
        also: split(&row.also)
            .into_iter()
            .map(|name| About {
                text: mark_name(name, wanted),
                lang: foreign(frame, name),
                url: String::new(),
            })
            .filter(|name| has_marks(&name.text))
            .collect(),
        about: about(frame, held, wanted, kind, row),
        text,
        text_lang,
    }
}

/// The language of a source's title, if it is not the page's.
fn source_lang(frame: &Frame, row: &HitRow) -> &'static str {
    let lang = row.word.parse::<Language>().map_or("", |lang| title_lang(&row.title.en, lang));
    if lang == frame.lang.tag() { "" } else { lang }
}

/// The text around the match, in the page's language if the match is in it, else in the other.
fn text(frame: &Frame, wanted: &Wanted, row: &HitRow) -> (Marked, &'static str) {
    let here = excerpt(frame.pick(&row.text.en, &row.text.zh), wanted);
    if has_marks(&here) {
        return (here, "");
    }
    let other = excerpt(frame.pick(&row.text.zh, &row.text.en), wanted);
    if has_marks(&other) { (other, frame.lang.other().tag()) } else { (here, "") }
}

fn about(frame: &Frame, held: &Held, wanted: &Wanted, kind: Kind, row: &HitRow) -> Vec<About> {
    let plain = |text: String| About::link(&text, String::new());
    let mut about = Vec::new();
    if let Some((day, precision)) = &row.day {
        about.push(plain(frame.known_day(day, precision)));
    }
    let company = frame.pick(&row.company.en, &row.company.zh);
    if !company.is_empty() {
        let lang = foreign(frame, company);
        about.push(About { text: mark_name(company, wanted), lang, url: String::new() });
    }
    let family = match kind {
        Kind::Company => "company-kind",
        Kind::Model => "model-kind",
        Kind::Announcement => "kind",
        Kind::Promise => "promise",
        Kind::Source => "language",
        Kind::Person | Kind::Claim => "",
    };
    if !family.is_empty() {
        about.push(plain(frame.word(family, row.word)));
    }
    if kind == Kind::Company {
        about.extend(ways(frame, held, &row.name));
    }
    about
}

/// Where a company leads to beside its page: its announcements, the year of its main share, and the
/// reactions of its shares.
fn ways(frame: &Frame, held: &Held, company: &str) -> Vec<About> {
    let of = Filter::of(&keys::COMPANY, company);
    let counts = [
        (&ANNOUNCEMENTS, "month-count", list::count::<AnnouncementRow>(held, &of)),
        (&REACTIONS, "search-reactions", list::count::<ReactionRow>(held, &of)),
    ];
    let query = ListParams::of(of).query();
    let lists = counts.into_iter().filter(|(.., n)| *n > 0).map(|(list, text, n)| {
        let url = frame.urls.at(&format!("{}{query}", list.path));
        About::link(&frame.t.count(text, n), url)
    });
    let share = companies::listings(held, company).into_iter().find(|listing| listing.has_moves);
    let year = share.map(|listing| {
        let text = frame.t.about("search-year", &listing.symbol);
        About::link(&text, frame.urls.share(&listing.symbol))
    });
    year.into_iter().chain(lists).collect()
}

/// The language of a name, where it has to be said: Chinese on an English page.
fn foreign(frame: &Frame, name: &str) -> &'static str {
    if frame.lang == Lang::En { name_lang(name) } else { "" }
}

/// A query that marks nothing.
const fn nothing() -> Wanted {
    Wanted { phrases: Vec::new(), unspaced: None, key: String::new() }
}
