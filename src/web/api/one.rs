//! Single rows with what hangs on them.

use std::future::Future;

use axum::response::Response;
use serde_json::{Map, Value, json};

use super::list::{called, name};
use super::openapi::Parameter;
use super::{Operation, ROOT};
use crate::domain::{Corrected, nearest, words};
use crate::record::table::Declared;
use crate::record::tables::{Benchmark, each_row};
use crate::record::{Filter, keys};
use crate::store::announcements::AnnouncementRow;
use crate::store::claims::{self, ClaimRow};
use crate::store::companies::{self, CompanyRow};
use crate::store::held::DeclaredList;
use crate::store::list::{self, split};
use crate::store::models::ModelRow;
use crate::store::people::PersonRow;
use crate::store::promises::{self, PromiseRow};
use crate::store::reactions::{self, ReactionRow};
use crate::store::reported::{self, ReportedRow};
use crate::store::shares::ShareRow;
use crate::store::sources::{self, SourceRow};
use crate::store::{Snapshot, corrections, dataset};
use crate::web::error::Error;
use crate::web::export::{Exported, json as rows_json};
use crate::web::params;
use crate::web::routes::Handler;
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
    let mut snapshot = cx.read().await?;
    let dataset = dataset::current(&mut snapshot).await?.ok_or(Error::Unavailable)?;
    let Some(row) = list::by_keys::<T>(&mut snapshot, &[id]).await?.pop() else {
        return Err(not_found::<T>(&mut snapshot, id).await?);
    };
    let mut related = Related::default();
    row.related(&mut snapshot, &mut related).await?;
    Ok(super::json(
        &dataset,
        &json!({
            "dataset": rows_json::dataset(&dataset),
            "row": rows_json::row(&row),
            "related": related.0,
        }),
    ))
}

async fn not_found<T: Single>(snapshot: &mut Snapshot, id: &str) -> Result<Error, Error> {
    let rows: Vec<T> = list::all(snapshot, &Filter::default()).await?;
    let ids: Vec<String> = rows.iter().map(Single::id).collect();
    let path = |id: &str| format!("{ROOT}{}/{id}", T::LIST.export);
    let folded = words::key(id);
    if let Some(id) = ids.iter().find(|known| words::key(known) == folded) {
        return Ok(Error::Moved(path(id)));
    }
    let near = nearest(id, ids.iter().map(String::as_str));
    let near = near.map(|id| (id.to_owned(), path(id)));
    Ok(Error::NotFound { near: near.into_iter().collect() })
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
trait Single: Exported {
    /// What the names of its rows look like.
    const NAMES: &'static str = "^[a-z0-9-]{1,80}$";

    /// What names it.
    fn id(&self) -> String;

    /// Adds the rows that it names or that name it.
    fn related(
        &self,
        s: &mut Snapshot,
        related: &mut Related,
    ) -> impl Future<Output = Result<(), Error>> + Send;
}

/// Adds the rows that a row of a declared table names in its columns.
async fn named_by<T: Declared>(
    row: &T,
    s: &mut Snapshot,
    related: &mut Related,
) -> Result<(), Error> {
    async fn named<R: Exported, T: Declared>(
        row: &T,
        column: &str,
        s: &mut Snapshot,
        related: &mut Related,
    ) -> Result<(), Error> {
        if T::COLUMNS.iter().any(|known| known.name == column) {
            keyed::<R>(s, related, row.text_of(column).as_deref().as_slice()).await?;
        }
        Ok(())
    }
    named::<AnnouncementRow, T>(row, "announcement", s, related).await?;
    named::<CompanyRow, T>(row, "company", s, related).await?;
    named::<ModelRow, T>(row, "model", s, related).await?;
    named::<Benchmark, T>(row, "benchmark", s, related).await?;
    let sources = row.cited();
    let sources: Vec<&str> = sources.iter().map(String::as_str).collect();
    keyed::<SourceRow>(s, related, &sources).await
}

/// The filter of one company.
fn of_company(slug: &str) -> Filter {
    Filter::of(&keys::COMPANY, slug)
}

async fn keyed<T: Exported>(
    s: &mut Snapshot,
    related: &mut Related,
    keys: &[&str],
) -> Result<(), Error> {
    related.add(&list::by_keys::<T>(s, keys).await?);
    Ok(())
}

async fn filtered<T: Exported>(
    s: &mut Snapshot,
    related: &mut Related,
    filter: &Filter,
) -> Result<(), Error> {
    related.add(&list::all::<T>(s, filter).await?);
    Ok(())
}

impl Single for AnnouncementRow {
    fn id(&self) -> String {
        self.id.clone()
    }

    async fn related(&self, s: &mut Snapshot, related: &mut Related) -> Result<(), Error> {
        let mut companies = vec![self.company.as_str()];
        companies.extend(split(&self.partners));
        keyed::<CompanyRow>(s, related, &companies).await?;
        keyed::<ModelRow>(s, related, &split(&self.models)).await?;
        related.add::<ReactionRow>(&reactions::of_announcements(s, &[&self.id]).await?);
        related.add(&reported::of_announcement(s, &self.id).await?);
        related.add(&claims::of_announcements(s, &[&self.id]).await?);
        related.add(&promises::of_announcement(s, &self.id).await?);
        keyed::<SourceRow>(s, related, &split(&self.sources)).await?;
        related.add(&corrections::of_row(s, Corrected::Announcement, &self.id).await?);
        Ok(())
    }
}

impl Single for CompanyRow {
    fn id(&self) -> String {
        self.slug.clone()
    }

    async fn related(&self, s: &mut Snapshot, related: &mut Related) -> Result<(), Error> {
        let filter = of_company(&self.slug);
        related.add(&companies::listings(s, &self.slug).await?);
        filtered::<AnnouncementRow>(s, related, &filter).await?;
        filtered::<ModelRow>(s, related, &filter).await?;
        filtered::<ReactionRow>(s, related, &filter).await?;
        filtered::<ClaimRow>(s, related, &filter).await?;
        filtered::<PromiseRow>(s, related, &filter).await?;
        filtered::<PersonRow>(s, related, &filter).await?;
        keyed::<SourceRow>(s, related, &split(&self.sources)).await
    }
}

impl Single for ModelRow {
    fn id(&self) -> String {
        self.slug.clone()
    }

    async fn related(&self, s: &mut Snapshot, related: &mut Related) -> Result<(), Error> {
        keyed::<CompanyRow>(s, related, &[&self.company]).await?;
        let filter = Filter::of(&keys::MODEL, self.slug.as_str());
        filtered::<AnnouncementRow>(s, related, &filter).await?;
        keyed::<SourceRow>(s, related, &split(&self.sources)).await
    }
}

impl Single for PersonRow {
    fn id(&self) -> String {
        self.slug.clone()
    }

    async fn related(&self, s: &mut Snapshot, related: &mut Related) -> Result<(), Error> {
        keyed::<CompanyRow>(s, related, self.company.as_deref().as_slice()).await?;
        keyed::<SourceRow>(s, related, &split(&self.sources)).await
    }
}

impl Single for ClaimRow {
    fn id(&self) -> String {
        self.id.clone()
    }

    async fn related(&self, s: &mut Snapshot, related: &mut Related) -> Result<(), Error> {
        keyed::<AnnouncementRow>(s, related, self.announcement.as_deref().as_slice()).await?;
        keyed::<CompanyRow>(s, related, self.company.as_deref().as_slice()).await?;
        keyed::<SourceRow>(s, related, &split(&self.sources)).await
    }
}

impl Single for PromiseRow {
    fn id(&self) -> String {
        self.id.clone()
    }

    async fn related(&self, s: &mut Snapshot, related: &mut Related) -> Result<(), Error> {
        let mut announcements = vec![self.announcement.as_str()];
        announcements.extend(self.delivered_by.as_deref());
        keyed::<AnnouncementRow>(s, related, &announcements).await?;
        keyed::<CompanyRow>(s, related, &[&self.company]).await?;
        keyed::<ModelRow>(s, related, self.model.as_deref().as_slice()).await?;
        keyed::<SourceRow>(s, related, &split(&self.sources)).await
    }
}

impl Single for ReportedRow {
    fn id(&self) -> String {
        self.id.clone()
    }

    async fn related(&self, s: &mut Snapshot, related: &mut Related) -> Result<(), Error> {
        keyed::<AnnouncementRow>(s, related, &[&self.announcement]).await?;
        let reaction = reactions::by_key(s, &self.announcement, &self.symbol).await?;
        related.add::<ReactionRow>(reaction.as_slice());
        keyed::<SourceRow>(s, related, &split(&self.sources)).await
    }
}

/// Rows of declared tables: what their columns name is related to them.
impl<T: DeclaredList> Single for T {
    fn id(&self) -> String {
        Declared::key(self)
    }

    async fn related(&self, s: &mut Snapshot, related: &mut Related) -> Result<(), Error> {
        named_by(self, s, related).await
    }
}

impl Single for ShareRow {
    const NAMES: &'static str = "^[A-Z0-9.]{1,12}$";

    fn id(&self) -> String {
        self.symbol.clone()
    }

    async fn related(&self, s: &mut Snapshot, related: &mut Related) -> Result<(), Error> {
        keyed::<CompanyRow>(s, related, &[&self.company]).await?;
        filtered::<ReactionRow>(s, related, &Filter::of(&keys::SYMBOL, &*self.symbol)).await?;
        related.add(&corrections::of_moves(s, &self.symbol).await?);
        Ok(())
    }
}

impl Single for SourceRow {
    fn id(&self) -> String {
        self.id.clone()
    }

    async fn related(&self, s: &mut Snapshot, related: &mut Related) -> Result<(), Error> {
        macro_rules! resting {
            ($($row:ty),+) => {
                $(related.add::<$row>(&sources::resting(s, &[&self.id]).await?);)+
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
        Ok(())
    }
}
