//! The table of addresses. A new address is one row of [`each_address!`].

use super::{Kind, Query};

/// Calls a macro with every row of the table: `address => handler`.
///
/// A macro and not a list of values, because pages draw the menu from the table and the table names
/// the pages: here a row is read without its handler, and [`routes`](mod@crate::web::routes) reads it
/// with it. Addresses of lists as files and of the API are no rows here: they are made for each
/// list, from its declaration.
///
/// The order of the rows is that of the menu, of the foot of a page and of the sitemap. Pages stand
/// under `/zh` too, and their pictures for shared links under `/preview`; files and pictures under
/// `/zh` lead to the one form they have.
macro_rules! each_address {
    ($use:ident) => {
        $use! {
            page("/").menu(Nav::Timeline, "nav-timeline") => pages::timeline::page,
            page("/companies").menu(Nav::Companies, "nav-companies") => pages::companies::page,
            page("/models").menu(Nav::Models, "nav-models") => pages::plain::page::<ModelRow>,
            page("/dates").menu(Nav::Dates, "nav-dates") => pages::dates::year,
            page("/reactions").menu(Nav::Reactions, "nav-reactions") => pages::reactions::page,
            page("/reactions/reported").menu(Nav::FactCheck, "nav-fact-check")
                => pages::reported::page,
            page("/compare").menu(Nav::Compare, "nav-compare") => pages::compare::page,
            page("/promises").menu(Nav::Promises, "nav-promises")
                => pages::plain::page::<PromiseRow>,
            page("/claims").menu(Nav::Claims, "nav-claims").foot()
                => pages::plain::page::<ClaimRow>,
            page("/people").menu(Nav::People, "nav-people").foot()
                => pages::plain::page::<PersonRow>,
            page("/sources").menu(Nav::Sources, "nav-sources").foot() => pages::sources::page,
            page("/method").named("nav-method").foot() => pages::method::page,
            page("/data").named("nav-data").foot() => pages::data::page,
            page("/about").named("nav-about").foot() => pages::about::page,

            page("/announcements/{id}") => pages::announcement::page,
            page("/companies/{slug}") => pages::company::page,
            page("/models/{slug}") => pages::model::page,
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
                => pages::oembed::answer,
            picture("/timeline.svg") => pages::embed::download,
            picture("/embed/{*rest}").english() => pages::elsewhere::nothing,
            preview("/preview/{*rest}") => pages::elsewhere::nothing,
            picture("/embed/timeline.svg") => pages::embed::timeline,
            picture("/embed/reactions/{announcement}/{symbol}.svg") => pages::embed::reaction,

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
            manual("/api/docs") => pages::elsewhere::with_slash,
            manual("/api/docs/") => api::manual,
            manual("/api/docs/{*file}") => api::manual,

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
    /// Its entry in the main menu.
    pub nav: Option<Nav>,
    /// The key of its name in menu and foot.
    pub label: &'static str,
    /// Whether the foot of every page leads to it.
    pub is_in_foot: bool,
    /// Whether it stands under `/zh` too.
    pub is_in_chinese: bool,
    /// Whether a link to it shows a picture, which stands under `/preview`.
    pub has_preview: bool,
}

/// The entry of the main menu that a page belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[expect(missing_docs, reason = "named as in the menu")]
pub enum Nav {
    Timeline,
    Companies,
    Models,
    Dates,
    Reactions,
    FactCheck,
    Compare,
    Promises,
    Claims,
    People,
    Sources,
    None,
}

impl Address {
    const fn of(kind: Kind, path: &'static str) -> Self {
        let is_in_chinese = matches!(kind, Kind::Page | Kind::Data | Kind::File | Kind::Picture);
        Self {
            path,
            kind,
            query: kind.query(),
            nav: None,
            label: "",
            is_in_foot: false,
            is_in_chinese,
            has_preview: matches!(kind, Kind::Page),
        }
    }

    const fn menu(self, nav: Nav, label: &'static str) -> Self {
        Self { nav: Some(nav), label, ..self }
    }

    const fn named(self, label: &'static str) -> Self {
        Self { label, ..self }
    }

    const fn foot(self) -> Self {
        Self { is_in_foot: true, ..self }
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
        Self { has_preview: false, ..self }
    }

    /// Whether the sitemap names it: pages that are there whatever the record.
    #[must_use]
    pub const fn is_in_sitemap(&self) -> bool {
        self.nav.is_some() || self.is_in_foot
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
