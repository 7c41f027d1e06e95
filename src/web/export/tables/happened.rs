//! What happened and who did it: announcements, organisations, models, people.

use crate::answers::rows::{AnnouncementRow, CompanyRow, ModelRow, PersonRow};
use crate::domain::{
    AnnouncementKind, Choice as _, CompanyKind, Confidence, ModelKind, Precision, Scope,
};
use crate::record::Column;
use crate::record::ColumnKind::{Count, Day, Flag, List, Number, Percent, Text, Word};
use crate::record::tables::{Commercial, Weights};
use crate::web::export::{Cell, Exported};
use crate::web::lists;

impl Exported for AnnouncementRow {
    const LIST: &'static lists::List = &lists::ANNOUNCEMENTS;
    const COLUMNS: &'static [Column] = &[
        Column::new("id", Text),
        Column::new("date", Day),
        Column::new("precision", Word(Precision::words)),
        Column::new("company", Text).meaning("acting_company"),
        Column::new("company_en", Text),
        Column::new("company_zh", Text),
        Column::new("models", List),
        Column::new("kind", Word(AnnouncementKind::words)).meaning("announcement_kind"),
        Column::new("title_en", Text),
        Column::new("title_zh", Text),
        Column::new("time", Text),
        Column::new("zone", Text),
        Column::new("confidence", Word(Confidence::words)),
        Column::new("partners", List),
        Column::new("scope", Word(Scope::words)),
        Column::new("summary_en", Text),
        Column::new("summary_zh", Text),
        Column::new("label_en", Text),
        Column::new("label_zh", Text),
        Column::new("note_en", Text),
        Column::new("note_zh", Text),
        Column::new("listed", Flag),
        Column::new("sources", List),
    ];

    fn cells(&self) -> Vec<Cell> {
        vec![
            Cell::from(&self.id),
            self.day.into(),
            self.day_precision.as_str().into(),
            (&self.company).into(),
            (&self.company_en).into(),
            (&self.company_zh).into(),
            Cell::list(&self.models),
            self.kind.as_str().into(),
            (&self.title_en).into(),
            (&self.title_zh).into(),
            (&self.day_time).into(),
            (&self.zone).into(),
            self.confidence.as_str().into(),
            Cell::list(&self.partners),
            self.scope.as_str().into(),
            (&self.summary_en).into(),
            (&self.summary_zh).into(),
            (&self.label_en).into(),
            (&self.label_zh).into(),
            (&self.note_en).into(),
            (&self.note_zh).into(),
            self.listed.into(),
            Cell::list(&self.sources),
        ]
    }
}

impl Exported for CompanyRow {
    const LIST: &'static lists::List = &lists::COMPANIES;
    const COLUMNS: &'static [Column] = &[
        Column::new("slug", Text),
        Column::new("name_en", Text),
        Column::new("name_zh", Text),
        Column::new("short_en", Text),
        Column::new("short_zh", Text),
        Column::new("pinyin", Text),
        Column::new("aliases", List),
        Column::new("kind", Word(CompanyKind::words)).meaning("company_kind"),
        Column::new("symbols", List),
        Column::new("exchanges", List),
        Column::new("announcements", Count).meaning("announcements_made"),
        Column::new("first_launch", Day),
        Column::new("median_close_pct", Percent),
        Column::new("median_n", Count),
        Column::new("sources", List),
        Column::new("country", Text),
    ];

    fn cells(&self) -> Vec<Cell> {
        vec![
            Cell::from(&self.slug),
            (&self.name_en).into(),
            (&self.name_zh).into(),
            (&self.short_en).into(),
            (&self.short_zh).into(),
            (&self.pinyin).into(),
            Cell::list(&self.aliases),
            self.kind.as_str().into(),
            Cell::list(&self.symbols),
            Cell::list(&self.exchanges),
            self.announcements.into(),
            self.first_launch.into(),
            self.median_close.into(),
            self.median_n.into(),
            Cell::list(&self.sources),
            (&self.country).into(),
        ]
    }
}

impl Exported for ModelRow {
    const LIST: &'static lists::List = &lists::MODELS;
    const COLUMNS: &'static [Column] = &[
        Column::new("slug", Text),
        Column::new("company", Text).meaning("model_company"),
        Column::new("company_en", Text),
        Column::new("company_zh", Text),
        Column::new("name_en", Text),
        Column::new("name_zh", Text),
        Column::new("pinyin", Text),
        Column::new("aliases", List),
        Column::new("kind", Word(ModelKind::words)).meaning("model_kind"),
        Column::new("announcements", Count).meaning("announcements_naming"),
        Column::new("first_day", Day),
        Column::new("sources", List),
        Column::new("weights", Word(Weights::words)).meaning("model_weights"),
        Column::new("commercial", Word(Commercial::words)).meaning("model_commercial"),
        Column::new("parameters", Number).meaning("model_parameters"),
        Column::new("parameters_max", Number).meaning("model_parameters_max"),
        Column::new("context_tokens", Number).meaning("model_context_tokens"),
    ];

    fn cells(&self) -> Vec<Cell> {
        let sizes = self.facts.parameters;
        vec![
            Cell::from(&self.slug),
            (&self.company).into(),
            (&self.company_en).into(),
            (&self.company_zh).into(),
            (&self.name_en).into(),
            (&self.name_zh).into(),
            (&self.pinyin).into(),
            Cell::list(&self.aliases),
            self.kind.as_str().into(),
            self.announcements.into(),
            self.first_day.into(),
            Cell::list(&self.sources),
            self.facts.weights.map_or(Cell::Missing, |word| word.as_str().into()),
            self.facts.commercial.map_or(Cell::Missing, |word| word.as_str().into()),
            sizes.map(|sizes| sizes.least).into(),
            sizes.filter(|sizes| sizes.most > sizes.least).map(|sizes| sizes.most).into(),
            self.facts.context_tokens.map(|context| context.most).into(),
        ]
    }
}

impl Exported for PersonRow {
    const LIST: &'static lists::List = &lists::PEOPLE;
    const COLUMNS: &'static [Column] = &[
        Column::new("slug", Text),
        Column::new("name_en", Text),
        Column::new("name_zh", Text),
        Column::new("aliases", List),
        Column::new("role_en", Text),
        Column::new("role_zh", Text),
        Column::new("company", Text).meaning("person_company"),
        Column::new("company_en", Text),
        Column::new("company_zh", Text),
        Column::new("sources", List),
    ];

    fn cells(&self) -> Vec<Cell> {
        vec![
            Cell::from(&self.slug),
            (&self.name_en).into(),
            (&self.name_zh).into(),
            Cell::list(&self.aliases),
            (&self.role_en).into(),
            (&self.role_zh).into(),
            (&self.company).into(),
            (&self.company_en).into(),
            (&self.company_zh).into(),
            Cell::list(&self.sources),
        ]
    }
}
