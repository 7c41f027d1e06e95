//! The table of addresses. A new address is one row of [`each_address!`].

use super::{Kind, Query};

/// Calls a macro with every row of the table: `address => handler`.
///
/// A macro and not a list of values, because pages draw the menu from the table and the table names
/// the pages: here a row is read without its handler, and [`routes`](mod@crate::web::routes) reads it
/// with it. Addresses of lists as files and of the API are no rows here: they are made for each
/// list, from its declaration.
///
/// The order of the rows is that of the menu, of the foot of a page and of the sitemap: a section of
/// the menu leads to the first of its rows, and has a second row of entries where it has several.
/// Pages stand under `/zh` too, their pictures for shared links under `/preview` and their charts
/// under `/embed`; files and pictures under `/zh` lead to the one form they have.
macro_rules! each_address {
    ($use:ident) => {
        $use! {
            page("/").menu(Section::Timeline, Nav::Timeline, "nav-timeline")
                => pages::timeline::page,

            page("/companies").menu(Section::Companies, Nav::Companies, "nav-companies")
                => pages::companies::page,

            page("/models").menu(Section::Models, Nav::Models, "nav-all-models")
                => pages::plain::page::<ModelRow>,
            page("/benchmarks").menu(Section::Models, Nav::Benchmarks, "nav-benchmarks")
                => pages::plain::page::<tables::Benchmark>,
            page("/scores").menu(Section::Models, Nav::Scores, "nav-scores")
                => pages::plain::page::<tables::Score>,
            page("/scores/compared").menu(Section::Models, Nav::Compared, "nav-compared")
                => pages::plain::page::<ScorePair>,
            page("/models/compare").menu(Section::Models, Nav::SideBySide, "nav-compare")
                => pages::side_by_side::page,
            page("/licences").menu(Section::Models, Nav::Licences, "nav-licences")
                => pages::plain::page::<tables::Licence>,
            page("/filings").menu(Section::Models, Nav::Filings, "nav-filings")
                => pages::plain::page::<tables::Filing>,

            page("/reactions").menu(Section::Market, Nav::Reactions, "nav-reactions")
                => pages::reactions::page,
            page("/shares").menu(Section::Market, Nav::Shares, "nav-shares") => pages::shares::page,
            page("/reactions/reported").menu(Section::Market, Nav::FactCheck, "nav-fact-check")
                => pages::reported::page,
            page("/compare").menu(Section::Market, Nav::Compare, "nav-compare")
                => pages::compare::page,

            page("/promises").menu(Section::Said, Nav::Promises, "nav-promises")
                => pages::plain::page::<PromiseRow>,
            page("/claims").menu(Section::Said, Nav::Claims, "nav-claims")
                => pages::plain::page::<ClaimRow>,
            page("/money").menu(Section::Said, Nav::Money, "nav-money")
                => pages::plain::page::<tables::Round>,
            page("/people").menu(Section::Said, Nav::People, "nav-people")
                => pages::plain::page::<PersonRow>,

            page("/data").menu(Section::Data, Nav::Data, "nav-files").foot("nav-data")
                => pages::data::page,
            page("/dates").menu(Section::Data, Nav::Dates, "nav-dates") => pages::dates::year,
            page("/sources").menu(Section::Data, Nav::Sources, "nav-sources").foot("nav-sources")
                => pages::sources::page,
            page("/corrections").menu(Section::Data, Nav::Corrections, "nav-corrections")
                => pages::corrections::page,
            page("/method").menu(Section::Data, Nav::Method, "nav-method").foot("nav-method")
                => pages::method::page,
            page("/api/docs").menu(Section::Data, Nav::Api, "nav-api") => api::manual,
            page("/about").menu(Section::Data, Nav::About, "nav-about").foot("nav-about")
                => pages::about::page,

            page("/announcements/{id}") => pages::announcement::page,
            page("/companies/{slug}") => pages::company::page,
            page("/models/{slug}") => pages::model::page,
            page("/people/{slug}") => pages::person::page,
            page("/benchmarks/{slug}") => pages::benchmark::page,
            page("/shares/{symbol}") => pages::share::page,
            page("/sources/{id}") => pages::source::page,
            page("/dates/{day}") => pages::dates::one,
            page("/reactions/{announcement}/{symbol}") => pages::reaction::page,
            page("/search") => pages::search::page,
            page("/problems/{name}") => pages::problem::page,

            file("/baimo.zip") => export::bundle::bundle,
            file("/baimo.sqlite") => export::database::database,
            file("/eventstudy/{file}") => export::study_inputs::file,
            data("/announcements.atom") => export::feed::announcements,
            data("/announcements.ics") => export::calendar::announcements,
            data("/corrections.atom") => export::feed::corrections,
            data("/companies/{slug}.atom") => export::feed::of_company,
            data("/oembed").only(&["url", "maxwidth", "maxheight", "format"])
                => |cx| picture::oembed(cx, page_at),
            picture("/timeline.svg") => pages::timeline::download,
            picture("/embed/{*rest}").english() => pages::elsewhere::nothing,
            preview("/preview/{*rest}") => pages::elsewhere::nothing,

            data("/opensearch.xml").only(&[]) => pages::search::description,
            data("/manifest.webmanifest").only(&[]).english() => pages::machines::manifest,
            text("/robots.txt") => pages::machines::robots,
            text("/sitemap.xml") => export::sitemap::sitemap,
            text("/.well-known/security.txt") => pages::machines::security,
            asset("/favicon.ico") => pages::machines::favicon,
            asset("/static/{name}") => assets::serve,
            probe("/healthz") => pages::health::alive,
            probe("/readyz") => pages::health::ready,

            data("/api/v1/openapi.json").english() => api::document,
            data("/api/{*rest}").english() => pages::elsewhere::nothing,
            manual("/api/swagger") => pages::elsewhere::with_slash,
            manual("/api/swagger/") => api::swagger_ui,
            manual("/api/swagger/{*file}") => api::swagger_ui,

            page("/zh").english() => pages::elsewhere::with_slash,
            page("/announcements").unseen() => pages::elsewhere::timeline,
        }
    };
}
pub(in crate::web) use each_address;

macro_rules! without_handlers {
    ($($address:expr => $handler:expr,)*) => { &[$($address),*] };
}

/// The rows of the table.
pub static ADDRESSES: &[Address] = each_address!(without_handlers);

/// An address of the site.
#[derive(Debug, Clone, Copy)]
pub struct Address {
    /// Its path, as [`matchit`] reads it.
    pub path: &'static str,
    /// What it gives.
    pub kind: Kind,
    /// What its answer depends on beside the path.
    pub query: Query,
    /// Where it stands in the menu: in which section, as which entry.
    pub place: Option<(Section, Nav)>,
    /// The key of its name in the menu.
    pub label: &'static str,
    /// The key of its name in the foot of every page, where that leads to it.
    pub foot: Option<&'static str>,
    /// Whether it stands under `/zh` too.
    pub is_in_chinese: bool,
    /// Whether it has pictures: what a link to it shows under `/preview`, its chart under `/embed`.
    pub has_pictures: bool,
}

/// A section of the menu: an entry of its first row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[expect(missing_docs, reason = "named as in the menu")]
pub enum Section {
    Timeline,
    Companies,
    Models,
    Market,
    /// Claims and promises.
    Said,
    Data,
}

impl Section {
    /// Every section, in the order of the menu.
    pub const ALL: [Self; 6] =
        [Self::Timeline, Self::Companies, Self::Models, Self::Market, Self::Said, Self::Data];

    /// The key of its name.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::Timeline => "nav-timeline",
            Self::Companies => "nav-companies",
            Self::Models => "nav-models",
            Self::Market => "nav-market",
            Self::Said => "nav-said",
            Self::Data => "nav-data",
        }
    }
}

/// The entry of the menu that a page belongs to: an entry of the second row, where there is one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[expect(missing_docs, reason = "named as in the menu")]
pub enum Nav {
    Benchmarks,
    Scores,
    Compared,
    SideBySide,
    Licences,
    Filings,
    Money,
    Timeline,
    Companies,
    Models,
    Reactions,
    Shares,
    FactCheck,
    Compare,
    Promises,
    Claims,
    People,
    Data,
    Dates,
    Sources,
    Corrections,
    Method,
    Api,
    About,
    /// Search, and what is told when something is not there.
    None,
}

impl Address {
    const fn of(kind: Kind, path: &'static str) -> Self {
        let is_in_chinese = matches!(kind, Kind::Page | Kind::Data | Kind::File | Kind::Picture);
        Self {
            path,
            kind,
            query: kind.query(),
            place: None,
            label: "",
            foot: None,
            is_in_chinese,
            has_pictures: matches!(kind, Kind::Page),
        }
    }

    const fn menu(self, section: Section, nav: Nav, label: &'static str) -> Self {
        Self { place: Some((section, nav)), label, ..self }
    }

    const fn foot(self, label: &'static str) -> Self {
        Self { foot: Some(label), ..self }
    }

    /// The answer depends on these keys of the query string alone.
    const fn only(self, keys: &'static [&'static str]) -> Self {
        Self { query: Query::Only(keys), ..self }
    }

    /// It does not stand under `/zh`.
    const fn english(self) -> Self {
        Self { is_in_chinese: false, ..self }.unseen()
    }

    /// There is nothing to see, so nothing to show where a link to it is shared.
    const fn unseen(self) -> Self {
        Self { has_pictures: false, ..self }
    }

    /// Whether the sitemap names it: pages that are there whatever the record.
    #[must_use]
    pub const fn is_in_sitemap(&self) -> bool {
        self.place.is_some() && matches!(self.kind, Kind::Page)
    }
}

const fn page(path: &'static str) -> Address {
    Address::of(Kind::Page, path)
}

const fn file(path: &'static str) -> Address {
    Address::of(Kind::File, path)
}

const fn data(path: &'static str) -> Address {
    Address::of(Kind::Data, path)
}

const fn picture(path: &'static str) -> Address {
    Address::of(Kind::Picture, path)
}

const fn preview(path: &'static str) -> Address {
    Address::of(Kind::Preview, path)
}

const fn text(path: &'static str) -> Address {
    Address::of(Kind::Text, path)
}

const fn asset(path: &'static str) -> Address {
    Address::of(Kind::Asset, path)
}

const fn manual(path: &'static str) -> Address {
    Address::of(Kind::Manual, path)
}

const fn probe(path: &'static str) -> Address {
    Address::of(Kind::Probe, path)
}
