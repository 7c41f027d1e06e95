//! Single rows with what hangs on them.

use axum::response::Response;
use serde_json::{Map, Value, json};

use super::list::{called, name};
use super::openapi::Parameter;
use super::{Operation, ROOT};
use crate::answers::declared::DeclaredList;
use crate::answers::held::Held;
use crate::answers::list::{self, InMemory};
use crate::answers::rows::{
    AnnouncementRow, ClaimRow, CompanyRow, ModelRow, PersonRow, PromiseRow, ReactionRow,
    ReportedRow, ShareRow, SourceRow, split,
};
use crate::answers::{
    claims, companies, corrections, people, promises, reactions, reported, sources,
};
use crate::domain::{Corrected, nearest, words};
use crate::record::table::Declared;
use crate::record::tables::{Benchmark, each_row};
use crate::record::{Filter, keys};
use crate::web::error::Error;
use crate::web::export::{Exported, json as rows_json};
use crate::web::params;
use crate::web::route::Handler;
use crate::web::site::Cx;
use crate::web::texts::Texts;

/// The lists whose rows stand alone too.
pub(super) fn operations(texts: Texts) -> Vec<Operation> {
    let mut operations = vec![
        operation::<AnnouncementRow>(texts),
        operation::<CompanyRow>(texts),
        operation::<ModelRow>(texts),
        operation::<PersonRow>(texts),
        operation::<ClaimRow>(texts),
        operation::<PromiseRow>(texts),
        operation::<ReportedRow>(texts),
        operation::<SourceRow>(texts),
        operation::<ShareRow>(texts),
    ];
    // A row that two fields name has no address of one.
    macro_rules! declared {
        ($row:ty) => {
            if <$row>::KEY.len() == 1 {
                operations.push(operation::<$row>(texts));
            }
        };
    }
    each_row!(declared);
    operations
}

fn operation<T: Single + 'static>(texts: Texts) -> Operation {
    let name = name::<T>();
    Operation {
        path: format!("{ROOT}{}/{{id}}", T::LIST.export),
        id: format!("one-of-{name}"),
        summary: texts.about("api-row", &called::<T>(texts)),
        description: texts.get("api-row-about"),
        tag: "rows",
        parameters: vec![
            Parameter::pattern("id", T::NAMES).in_path().about("What names the row.", "column-id"),
        ],
        answer: format!("{name}-one"),
        handler: Handler::new(one::<T>),
    }
}

async fn one<T: Single + 'static>(cx: Cx) -> Result<Response, Error> {
    params::none(&cx.query)?;
    let id = cx.param("id");
    let held = cx.held().await?;
    let Some(row) = list::by_keys::<T>(&held, &[id]).pop() else {
        return Err(not_found::<T>(&held, id));
    };
    let mut related = Related::default();
    row.related(&held, &mut related);
    Ok(super::json(
        &held.dataset,
        &json!({
            "dataset": rows_json::dataset(&held.dataset),
            "row": rows_json::row(&row),
            "related": related.0,
        }),
    ))
}

fn not_found<T: Single>(held: &Held, id: &str) -> Error {
    let rows: Vec<T> = list::all(held, &Filter::default());
    let ids: Vec<String> = rows.iter().map(Single::id).collect();
    let path = |id: &str| format!("{ROOT}{}/{id}", T::LIST.export);
    let folded = words::key(id);
    if let Some(id) = ids.iter().find(|known| words::key(known) == folded) {
        return Error::Moved(path(id));
    }
    let near = nearest(id, ids.iter().map(String::as_str));
    let near = near.map(|id| (id.to_owned(), path(id)));
    Error::NotFound { near: near.into_iter().collect() }
}

/// Related rows, by the name of their list.
#[derive(Default)]
struct Related(Map<String, Value>);

impl Related {
    fn add<T: Exported>(&mut self, rows: &[T]) {
        self.0.insert(name::<T>(), rows.iter().map(rows_json::row).collect());
    }
}

/// A row that stands alone too.
trait Single: Exported + InMemory {
    /// What the names of its rows look like.
    const NAMES: &'static str = "^[a-z0-9-]{1,80}$";

    /// What names it.
    fn id(&self) -> String;

    /// Adds the rows that it names or that name it.
    fn related(&self, held: &Held, related: &mut Related);
}

/// Adds the rows that a row of a declared table names in its columns.
fn named_by<T: Declared>(row: &T, held: &Held, related: &mut Related) {
    fn named<R: Exported + InMemory, T: Declared>(
        row: &T,
        column: &str,
        held: &Held,
        related: &mut Related,
    ) {
        if T::COLUMNS.iter().any(|known| known.name == column) {
            keyed::<R>(held, related, row.text_of(column).as_deref().as_slice());
        }
    }
    named::<AnnouncementRow, T>(row, "announcement", held, related);
    named::<CompanyRow, T>(row, "company", held, related);
    named::<ModelRow, T>(row, "model", held, related);
    named::<Benchmark, T>(row, "benchmark", held, related);
    let sources = row.cited();
    let sources: Vec<&str> = sources.iter().map(String::as_str).collect();
    keyed::<SourceRow>(held, related, &sources);
}

/// The filter of one company.
fn of_company(slug: &str) -> Filter {
    Filter::of(&keys::COMPANY, slug)
}

fn keyed<T: Exported + InMemory>(held: &Held, related: &mut Related, keys: &[&str]) {
    related.add(&list::by_keys::<T>(held, keys));
}

fn filtered<T: Exported + InMemory>(held: &Held, related: &mut Related, filter: &Filter) {
    related.add(&list::all::<T>(held, filter));
}

impl Single for AnnouncementRow {
    fn id(&self) -> String {
        self.id.clone()
    }

    fn related(&self, held: &Held, related: &mut Related) {
        let mut companies = vec![self.company.as_str()];
        companies.extend(split(&self.partners));
        keyed::<CompanyRow>(held, related, &companies);
        keyed::<ModelRow>(held, related, &split(&self.models));
        related.add::<ReactionRow>(&reactions::of_announcements(held, &[&self.id]));
        related.add(&reported::of_announcement(held, &self.id));
        related.add(&claims::of_announcements(held, &[&self.id]));
        related.add(&promises::of_announcement(held, &self.id));
        keyed::<SourceRow>(held, related, &split(&self.sources));
        related.add(&corrections::of_row(held, Corrected::Announcement, &self.id));
    }
}

impl Single for CompanyRow {
    fn id(&self) -> String {
        self.slug.clone()
    }

    fn related(&self, held: &Held, related: &mut Related) {
        let filter = of_company(&self.slug);
        related.add(&companies::listings(held, &self.slug));
        filtered::<AnnouncementRow>(held, related, &filter);
        filtered::<ModelRow>(held, related, &filter);
        filtered::<ReactionRow>(held, related, &filter);
        filtered::<ClaimRow>(held, related, &filter);
        filtered::<PromiseRow>(held, related, &filter);
        filtered::<PersonRow>(held, related, &filter);
        keyed::<SourceRow>(held, related, &split(&self.sources));
    }
}

impl Single for ModelRow {
    fn id(&self) -> String {
        self.slug.clone()
    }

    fn related(&self, held: &Held, related: &mut Related) {
        keyed::<CompanyRow>(held, related, &[&self.company]);
        let filter = Filter::of(&keys::MODEL, self.slug.as_str());
        filtered::<AnnouncementRow>(held, related, &filter);
        keyed::<SourceRow>(held, related, &split(&self.sources));
    }
}

impl Single for PersonRow {
    fn id(&self) -> String {
        self.slug.clone()
    }

    fn related(&self, held: &Held, related: &mut Related) {
        keyed::<CompanyRow>(held, related, self.company.as_deref().as_slice());
        related.add(&people::naming(held, self));
        related.add(&people::stated_by(held, self).cloned().collect::<Vec<ClaimRow>>());
        keyed::<SourceRow>(held, related, &split(&self.sources));
    }
}

impl Single for ClaimRow {
    fn id(&self) -> String {
        self.id.clone()
    }

    fn related(&self, held: &Held, related: &mut Related) {
        keyed::<AnnouncementRow>(held, related, self.announcement.as_deref().as_slice());
        keyed::<CompanyRow>(held, related, self.company.as_deref().as_slice());
        keyed::<SourceRow>(held, related, &split(&self.sources));
    }
}

impl Single for PromiseRow {
    fn id(&self) -> String {
        self.id.clone()
    }

    fn related(&self, held: &Held, related: &mut Related) {
        let mut announcements = vec![self.announcement.as_str()];
        announcements.extend(self.delivered_by.as_deref());
        keyed::<AnnouncementRow>(held, related, &announcements);
        keyed::<CompanyRow>(held, related, &[&self.company]);
        keyed::<ModelRow>(held, related, self.model.as_deref().as_slice());
        keyed::<SourceRow>(held, related, &split(&self.sources));
    }
}

impl Single for ReportedRow {
    fn id(&self) -> String {
        self.id.clone()
    }

    fn related(&self, held: &Held, related: &mut Related) {
        keyed::<AnnouncementRow>(held, related, &[&self.announcement]);
        let reaction = reactions::by_key(held, &self.announcement, &self.symbol);
        related.add::<ReactionRow>(reaction.as_slice());
        keyed::<SourceRow>(held, related, &split(&self.sources));
    }
}

/// Rows of declared tables: what their columns name is related to them.
impl<T: DeclaredList> Single for T {
    fn id(&self) -> String {
        Declared::key(self)
    }

    fn related(&self, held: &Held, related: &mut Related) {
        named_by(self, held, related);
    }
}

impl Single for ShareRow {
    const NAMES: &'static str = "^[A-Z0-9.]{1,12}$";

    fn id(&self) -> String {
        self.symbol.clone()
    }

    fn related(&self, held: &Held, related: &mut Related) {
        keyed::<CompanyRow>(held, related, &[&self.company]);
        filtered::<ReactionRow>(held, related, &Filter::of(&keys::SYMBOL, &*self.symbol));
        related.add(&corrections::of_moves(held, &self.symbol));
    }
}

impl Single for SourceRow {
    fn id(&self) -> String {
        self.id.clone()
    }

    fn related(&self, held: &Held, related: &mut Related) {
        macro_rules! resting {
            ($($row:ty),+) => {
                $(related.add::<$row>(&sources::resting(held, &[&self.id]));)+
            };
        }
        resting!(
            AnnouncementRow,
            ReportedRow,
            ClaimRow,
            PromiseRow,
            PersonRow,
            CompanyRow,
            ModelRow
        );
    }
}
