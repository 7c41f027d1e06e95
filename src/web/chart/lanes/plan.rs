//! Which lanes the timeline has, and what stands in them. The lanes of wide screens and the months
//! of narrow ones share the plan, so both show the same rows in the same order.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use crate::answers::rows::AnnouncementRow;
use crate::domain::{CompanyKind, Precision, Scope};
use crate::web::render::{Frame, word_key};

/// Announcements from which a company has a lane of its own, at least.
const LEAST: usize = 3;
/// Most lanes of companies; where there would be more, a lane of its own takes more announcements.
const MOST_LANES: usize = 20;
/// So few companies never share a lane.
const FEW: usize = 3;
/// Most acts of the state whose day is drawn through all lanes.
const MOST_RULES: usize = 5;

/// The groups in order, each with the kinds of companies in it.
const GROUPS: [&[CompanyKind]; 5] = [
    &[CompanyKind::BigTech],
    &[CompanyKind::AiCompany],
    &[CompanyKind::Startup],
    &[CompanyKind::ResearchInstitute],
    &[CompanyKind::Other, CompanyKind::Investor],
];

/// The marks of a lane.
pub(in crate::web) type Marks<'a> = Vec<&'a AnnouncementRow>;

/// The lanes of a set of announcements.
#[derive(Debug)]
pub(in crate::web) struct Plan<'a> {
    /// What the Chinese state did: the band on top.
    pub(in crate::web) state: Marks<'a>,
    /// Everybody else.
    pub(in crate::web) groups: Vec<Group<'a>>,
    /// Announcements from which a company has a lane of its own.
    pub(in crate::web) least: usize,
}

/// The lanes of some kinds of companies.
#[derive(Debug)]
pub(in crate::web) struct Group<'a> {
    /// The kinds; the first gives the name.
    pub(in crate::web) kinds: &'static [CompanyKind],
    /// The lanes, never none.
    pub(in crate::web) lanes: Vec<Lane<'a>>,
}

/// A lane, whose marks are never none.
#[derive(Debug)]
pub(in crate::web) struct Lane<'a> {
    /// Whose it is.
    pub(in crate::web) whose: Whose,
    /// What stands in it.
    pub(in crate::web) marks: Marks<'a>,
}

/// Whose a lane is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::web) enum Whose {
    /// The Chinese state's.
    State,
    /// One company's.
    One,
    /// That of the companies of a kind that have none of their own.
    Rest(CompanyKind),
    /// That of organisations outside China.
    Abroad,
}

impl<'a> Plan<'a> {
    /// The plan of a set of announcements.
    pub(in crate::web) fn new(marks: &[&'a AnnouncementRow]) -> Self {
        let (state, rest): (Marks<'_>, Marks<'_>) =
            marks.iter().copied().partition(|mark| mark.is_of_state());
        let (abroad, home): (Marks<'_>, Marks<'_>) =
            rest.into_iter().partition(|mark| mark.is_abroad());
        let mut companies: BTreeMap<&str, Marks<'_>> = BTreeMap::new();
        for mark in home {
            companies.entry(mark.company.as_str()).or_default().push(mark);
        }
        let least = least(&companies);
        let mut groups: Vec<Group<'_>> = GROUPS
            .iter()
            .map(|kinds| Group { kinds, lanes: lanes(kinds, &companies, least) })
            .collect();
        if let Some(last) = groups.last_mut().filter(|_| !abroad.is_empty()) {
            last.lanes.push(Lane { whose: Whose::Abroad, marks: abroad });
        }
        groups.retain(|group| !group.lanes.is_empty());
        Self { state, groups, least }
    }

    /// How many lanes there are below the band of the state.
    pub(in crate::web) fn len(&self) -> usize {
        self.groups.iter().map(|group| group.lanes.len()).sum()
    }

    /// Whether some companies share a lane.
    pub(in crate::web) fn is_shared(&self) -> bool {
        let mut lanes = self.groups.iter().flat_map(|group| &group.lanes);
        lanes.any(|lane| matches!(lane.whose, Whose::Rest(_)))
    }

    /// The dated national acts with most sources, by day: their days are drawn through all lanes.
    pub(in crate::web) fn rules(&self) -> Marks<'a> {
        let is_ruled = |mark: &&&AnnouncementRow| {
            mark.scope == Scope::National && mark.day_precision == Precision::Day
        };
        let mut acts: Marks<'_> = self.state.iter().filter(is_ruled).copied().collect();
        let sources = |mark: &AnnouncementRow| mark.sources.split(';').count();
        acts.sort_by_key(|mark| (Reverse(sources(mark)), mark.day, &mark.id));
        acts.truncate(MOST_RULES);
        acts.sort_by_key(|mark| (mark.day, &mark.id));
        acts
    }
}

/// The smallest number of announcements that leaves few enough lanes.
fn least(companies: &BTreeMap<&str, Marks<'_>>) -> usize {
    if companies.len() <= FEW {
        return 1;
    }
    let own = |least: usize| companies.values().filter(|marks| marks.len() >= least).count();
    let most = companies.values().map(Vec::len).max().unwrap_or(0);
    (LEAST..=most).find(|least| own(*least) <= MOST_LANES).unwrap_or(most + 1).max(LEAST)
}

/// The lanes of some kinds: companies by count and name, then the one that the others share.
fn lanes<'a>(
    kinds: &[CompanyKind],
    companies: &BTreeMap<&str, Marks<'a>>,
    least: usize,
) -> Vec<Lane<'a>> {
    let of_kind = companies.values().filter(|marks| kinds.contains(&marks[0].company_kind));
    let (mut own, rest): (Vec<_>, Vec<_>) = of_kind.partition(|marks| marks.len() >= least);
    own.sort_by_key(|marks| (Reverse(marks.len()), &marks[0].company_en));
    let mut lanes: Vec<Lane<'_>> =
        own.into_iter().map(|marks| Lane { whose: Whose::One, marks: marks.clone() }).collect();
    let rest: Marks<'_> = rest.into_iter().flatten().copied().collect();
    if !rest.is_empty() {
        lanes.push(Lane { whose: Whose::Rest(kinds[0]), marks: rest });
    }
    lanes
}

impl Lane<'_> {
    /// Its name.
    pub(in crate::web) fn name(&self, frame: &Frame) -> String {
        match self.whose {
            Whose::State => frame.t.get("lanes-state"),
            Whose::One => company_name(frame, self.marks[0]).to_owned(),
            Whose::Rest(kind) => frame.t.get(&word_key("company-kind-more", kind.as_str())),
            Whose::Abroad => frame.t.get("lanes-abroad"),
        }
    }

    /// The slugs of its companies.
    pub(in crate::web) fn companies(&self) -> BTreeSet<&str> {
        self.marks.iter().map(|mark| mark.company.as_str()).collect()
    }

    /// The class of its name.
    pub(in crate::web) fn class(&self) -> &'static str {
        match self.whose {
            Whose::State => "a b",
            Whose::One => "",
            Whose::Rest(_) | Whose::Abroad => "q",
        }
    }
}

impl Group<'_> {
    /// Its name.
    pub(in crate::web) fn name(&self, frame: &Frame) -> String {
        frame.t.get(&word_key("company-kind-plural", self.kinds[0].as_str()))
    }
}

/// The short name of the company that acts.
pub(in crate::web) fn company_name<'a>(frame: &Frame, mark: &'a AnnouncementRow) -> &'a str {
    frame.pick(&mark.short_en, &mark.short_zh)
}

/// Whether a mark is in the colour of the Chinese state.
pub(in crate::web) fn is_in_colour(mark: &AnnouncementRow) -> bool {
    mark.is_of_state() || (mark.kind.is_state() && !mark.is_abroad())
}
