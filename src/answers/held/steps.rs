//! The stages that models took, each with the day it was taken and where that is told.
//!
//! An announcement of several models is for each of them what `model_roles.csv` says; where there is
//! one model, the kind says it. An approval has the day of its filing, where the public lists name
//! the service.

use crate::answers::held::Held;
use crate::answers::rows::{AnnouncementRow, Step, Told, split};
use crate::domain::{AnnouncementKind, Day, PeriodPrecision, Precision, Text};
use crate::record::tables::{Filing, ModelRole, Role};

/// How near an announcement is to a filing that it does not tell of.
const ELSEWHERE: u8 = 3;

/// A step that an announcement tells of.
fn step_of(held: &Held, announced: &AnnouncementRow, stage: AnnouncementKind) -> Step {
    Step {
        model: None,
        company: announced.company.clone(),
        day: announced.day,
        day_precision: announced.day_precision,
        stage,
        is_report: held.is_report(announced),
        told: Told::Announcement(announced.id.clone()),
        title: Text { en: announced.title_en.clone(), zh: announced.title_zh.clone() },
        service: None,
    }
}

impl Held {
    /// Every step, in order of its day; one known by month stands at the end of its month.
    pub(super) fn steps_taken(&self) -> Vec<Step> {
        let mut steps: Vec<Step> =
            self.announcements().flat_map(|announced| self.steps_of(announced)).collect();
        steps.extend(self.tables.filings.iter().map(|filing| self.step_of_filing(filing)));
        steps.sort_by_cached_key(|step| {
            let day = Day { date: step.day, precision: step.day_precision };
            (day.sort_key(), step.told.id().to_owned(), step.model.clone())
        });
        steps
    }

    /// What an announcement of several models did for one of them.
    #[must_use]
    pub fn role(&self, announcement: &str, model: &str) -> Option<Role> {
        let mut rows = self.tables.model_roles.iter();
        let is_of = |row: &&ModelRole| {
            row.announcement.as_str() == announcement && row.model.as_str() == model
        };
        rows.find(is_of).map(|row| row.role)
    }

    /// The stage that an announcement was for a model that it names.
    fn stage(&self, announced: &AnnouncementRow, model: &str) -> Option<AnnouncementKind> {
        let role = self.role(&announced.id, model);
        role.map_or(Some(announced.kind), Role::stage)
    }

    /// The steps that an announcement was for its models; one of approval also for its partners.
    fn steps_of(&self, announced: &AnnouncementRow) -> Vec<Step> {
        let is_filed = |slug: &str| {
            self.tables
                .filings
                .iter()
                .any(|row| row.model.as_ref().is_some_and(|m| m.as_str() == slug))
        };
        let of_model = |slug: &str| {
            let stage = self.stage(announced, slug)?;
            if stage == AnnouncementKind::Approval && is_filed(slug) {
                return None;
            }
            let company = self.models.get(slug)?.company.clone();
            Some(Step { model: Some(slug.to_owned()), company, ..step_of(self, announced, stage) })
        };
        let mut steps: Vec<Step> =
            split(&announced.models).into_iter().filter_map(of_model).collect();
        if announced.kind == AnnouncementKind::Approval {
            let own = Some(announced.company.as_str()).filter(|_| announced.models.is_empty());
            let cleared = own.into_iter().chain(split(&announced.partners));
            steps.extend(cleared.filter(|company| self.filed_by(company).next().is_none()).map(
                |company| Step {
                    company: company.to_owned(),
                    ..step_of(self, announced, announced.kind)
                },
            ));
        }
        steps
    }

    /// The models of the filings that an announcement tells of.
    pub fn filed_models<'a>(&'a self, announcement: &'a str) -> impl Iterator<Item = &'a str> {
        let is_told = move |step: &&Step| {
            step.service.is_some()
                && matches!(&step.told, Told::Announcement(id) if id == announcement)
        };
        self.steps.iter().filter(is_told).filter_map(|step| step.model.as_deref())
    }

    /// The services of a company that were filed.
    pub fn filed_by<'a>(&'a self, company: &'a str) -> impl Iterator<Item = &'a Filing> {
        self.tables.filings.iter().filter(move |row| row.company.as_str() == company)
    }

    /// The approval that a filing was, told by the announcement of its day that is nearest to it: of
    /// its model, of its company, of an authority that names the company.
    fn step_of_filing(&self, filing: &Filing) -> Step {
        let model = filing.model.as_ref().map(|model| model.as_str().to_owned());
        let company = filing.company.as_str();
        let nearness = |announced: &&AnnouncementRow| {
            let names_model = model.as_ref().is_some_and(|model| {
                announced.names(model)
                    && self.stage(announced, model) == Some(AnnouncementKind::Approval)
            });
            if names_model {
                0
            } else if announced.company == company {
                1
            } else if split(&announced.partners).contains(&company) {
                2
            } else {
                ELSEWHERE
            }
        };
        let of_its_day = self.announcements().filter(|announced| {
            announced.kind == AnnouncementKind::Approval
                && announced.known_day().is_some()
                && announced.known_day() == filing.day.exact()
        });
        let telling =
            of_its_day.min_by_key(nearness).filter(|announced| nearness(announced) < ELSEWHERE);
        let step = telling.map_or_else(
            || Step {
                model: None,
                company: String::new(),
                day: filing.day.first(),
                day_precision: match filing.day.precision() {
                    PeriodPrecision::Day => Precision::Day,
                    _ => Precision::Month,
                },
                stage: AnnouncementKind::Approval,
                is_report: false,
                told: Told::Filing(filing.id.as_str().to_owned()),
                title: filing.service.clone(),
                service: None,
            },
            |announced| step_of(self, announced, AnnouncementKind::Approval),
        );
        let service = Some(filing.service.clone());
        Step { company: company.to_owned(), model, service, ..step }
    }
}
