//! The rows that the store must give for a record, computed without it.

use std::collections::BTreeSet;

use baimo::answers::rows::{
    AnnouncementRow, ClaimRow, CompanyRow, ModelRow, PersonRow, PromiseRow, ReactionRow,
    ReportedRow, SourceRow,
};
use baimo::domain::{
    Announcement, AnnouncementKind, Claim, Company, Listing, Model, Move, Person, Precision,
    Promise, ReactionStatus, ReportedMove, Slug, Source, Symbol,
};
use baimo::record::Record;
use baimo::store::moves::MoveRow;
use baimo::study::{
    Announced, Bar, Computed, Estimate, EventStudy, Series, Setup, WindowResult, day_zero, study,
    verdict,
};
use chrono::NaiveDate;

/// Lists are joined by `;`.
fn joined(slugs: &[Slug]) -> String {
    slugs.iter().map(Slug::as_str).collect::<Vec<_>>().join(";")
}

fn text(slug: Option<&Slug>) -> Option<String> {
    slug.map(ToString::to_string)
}

/// A record with the look-ups its rows need.
pub struct Expected<'a>(pub &'a Record);

impl Expected<'_> {
    pub fn company(&self, slug: &Slug) -> &Company {
        self.0.companies.iter().find(|c| c.slug == *slug).unwrap()
    }

    pub fn model(&self, slug: &Slug) -> &Model {
        self.0.models.iter().find(|m| m.slug == *slug).unwrap()
    }

    pub fn announcement(&self, id: &Slug) -> &Announcement {
        self.0.announcements.iter().find(|a| a.id == *id).unwrap()
    }

    fn listing(&self, symbol: &str) -> (&Company, &Listing) {
        let mut all = self.0.companies.iter().flat_map(|c| c.listings.iter().map(move |l| (c, l)));
        all.find(|(_, listing)| listing.symbol.as_str() == symbol).unwrap()
    }

    fn session(&self, symbol: &str, day: NaiveDate) -> Option<&Move> {
        self.0.moves.iter().find(|m| m.symbol.as_str() == symbol && m.day == day)
    }

    /// By date; a row known by month behind the last day of its month.
    pub fn announcements(&self) -> Vec<AnnouncementRow> {
        let mut rows: Vec<_> =
            self.0.announcements.iter().map(|a| self.announcement_row(a)).collect();
        rows.sort_by(|a, b| (&a.sort_day, &a.id).cmp(&(&b.sort_day, &b.id)));
        rows
    }

    fn announcement_row(&self, a: &Announcement) -> AnnouncementRow {
        let company = self.company(&a.company);
        let models = |name: fn(&Model) -> &str| {
            a.models.iter().map(|m| name(self.model(m))).collect::<Vec<_>>().join(";")
        };
        AnnouncementRow {
            id: a.id.to_string(),
            day: a.day.date,
            sort_day: a.day.sort_key(),
            day_precision: a.day.precision,
            day_time: a.time.as_text(),
            zone: a.zone.name().to_owned(),
            confidence: a.confidence,
            company: a.company.to_string(),
            company_en: company.name.en.clone(),
            company_zh: company.name.zh.clone(),
            short_en: company.short.en.clone(),
            short_zh: company.short.zh.clone(),
            company_kind: company.kind,
            country: company.country.clone(),
            listed: !company.listings.is_empty(),
            partners: joined(&a.partners),
            models: joined(&a.models),
            models_en: models(|m| &m.name.en),
            models_zh: models(|m| &m.name.zh),
            kind: a.kind,
            scope: a.scope,
            title_en: a.title.en.clone(),
            title_zh: a.title.zh.clone(),
            summary_en: a.summary.en.clone(),
            summary_zh: a.summary.zh.clone(),
            label_en: a.label.en.clone(),
            label_zh: a.label.zh.clone(),
            note_en: a.note.en.clone(),
            note_zh: a.note.zh.clone(),
            sources: joined(&a.sources),
        }
    }

    pub fn companies(&self) -> Vec<CompanyRow> {
        self.0.companies.iter().map(|c| self.company_row(c)).collect()
    }

    fn company_row(&self, c: &Company) -> CompanyRow {
        let launch = |a: &&Announcement| {
            use AnnouncementKind::{InvitedTest, OpenSource, PublicRelease, Unveiling};
            a.day.precision == Precision::Day
                && matches!(a.kind, Unveiling | InvitedTest | PublicRelease | OpenSource)
        };
        let own = || self.0.announcements.iter().filter(|a| a.company == c.slug);
        let (median_close, median_n) = self.median(c);
        let listings =
            |name: fn(&Listing) -> &str| c.listings.iter().map(name).collect::<Vec<_>>().join(";");
        CompanyRow {
            slug: c.slug.to_string(),
            name_en: c.name.en.clone(),
            name_zh: c.name.zh.clone(),
            short_en: c.short.en.clone(),
            short_zh: c.short.zh.clone(),
            pinyin: c.pinyin.clone(),
            aliases: c.aliases.join(";"),
            kind: c.kind,
            country: c.country.clone(),
            symbols: listings(|l| l.symbol.as_str()),
            exchanges: listings(|l| l.exchange.as_str()),
            announcements: own().count() as i64,
            first_launch: own().filter(launch).map(|a| a.day.date).min(),
            median_close,
            median_n,
            sources: joined(&c.sources),
        }
    }

    /// The median close move on day 0 of the primary listing.
    fn median(&self, company: &Company) -> (Option<f64>, i64) {
        let Some(primary) = company.primary() else { return (None, 0) };
        let mut closes: Vec<f64> = self
            .reactions()
            .iter()
            .filter(|r| r.symbol == primary.symbol.as_str())
            .filter(|r| self.announcement(&r.announcement.parse().unwrap()).company == company.slug)
            .filter_map(|r| r.close)
            .collect();
        closes.sort_by(f64::total_cmp);
        let n = closes.len();
        let median = (n > 0).then(|| f64::midpoint(closes[(n - 1) / 2], closes[n / 2]));
        (median, n as i64)
    }

    pub fn models(&self) -> Vec<ModelRow> {
        let row = |m: &Model| {
            let company = self.company(&m.company);
            let naming = || self.0.announcements.iter().filter(|a| a.models.contains(&m.slug));
            let dated = naming().filter(|a| a.day.precision == Precision::Day);
            ModelRow {
                facts: baimo::answers::rows::ModelFacts::default(),
                slug: m.slug.to_string(),
                company: m.company.to_string(),
                company_en: company.name.en.clone(),
                company_zh: company.name.zh.clone(),
                name_en: m.name.en.clone(),
                name_zh: m.name.zh.clone(),
                pinyin: m.pinyin.clone(),
                aliases: m.aliases.join(";"),
                kind: m.kind,
                announcements: naming().count() as i64,
                first_day: dated.map(|a| a.day.date).min(),
                sources: joined(&m.sources),
            }
        };
        self.0.models.iter().map(row).collect()
    }

    /// Every own listing with a move on day 0, and every share the press printed a move of.
    pub fn reactions(&self) -> Vec<ReactionRow> {
        let mut rows = Vec::new();
        for a in &self.0.announcements {
            let own = self.company(&a.company).listings.iter().map(|l| l.symbol.as_str());
            let printed: BTreeSet<&str> = self
                .0
                .reported_moves
                .iter()
                .filter(|p| p.announcement == a.id)
                .map(|p| p.symbol.as_str())
                .collect();
            let symbols: BTreeSet<&str> = own.chain(printed.iter().copied()).collect();
            for symbol in symbols {
                let row = self.reaction_row(a, symbol);
                rows.extend(row.filter(|r| r.close.is_some() || printed.contains(symbol)));
            }
        }
        let key = |r: &ReactionRow| (r.sort_day.clone(), r.announcement.clone(), r.symbol.clone());
        rows.sort_by_key(key);
        rows
    }

    fn reaction_row(&self, a: &Announcement, symbol: &str) -> Option<ReactionRow> {
        let (company, listing) = self.listing(symbol);
        let calendars = self.0.calendars();
        let market = listing.exchange.market();
        let primary = self.company(&a.company).primary().map(|l| l.exchange.market());
        let day0 = day_zero(Announced::of(a, primary)?, market, &calendars)?;
        let next_day = calendars.of(market).after(day0.day);
        let session = self.session(symbol, day0.day);
        let status = if session.is_some() { ReactionStatus::Ok } else { ReactionStatus::NoPrices };
        let printed = |p: &&ReportedMove| p.announcement == a.id && p.symbol.as_str() == symbol;
        let windows = session.and_then(|_| self.studied(listing, day0.day));
        let windows = windows.map(|study| study.windows).unwrap_or_default();
        let window = |wanted| windows.iter().find(|w| w.window == wanted);
        let (first, both) = (window((0, 0)), window((0, 1)));
        let percent = |w: Option<&WindowResult>, figure: fn(&Estimate) -> f64| {
            w.and_then(|w| w.estimate).map(|e| figure(&e) * 100.0)
        };
        Some(ReactionRow {
            announcement: a.id.to_string(),
            symbol: symbol.to_owned(),
            exchange: listing.exchange,
            board: listing.board.to_string(),
            benchmark: listing.benchmark.to_string(),
            is_primary: listing.primary,
            sort_day: a.day.sort_key(),
            day: Some(day0.day),
            why: Some(day0.why.to_string()),
            next_day,
            status: status.to_string(),
            company: company.slug.to_string(),
            short_en: company.short.en.clone(),
            short_zh: company.short.zh.clone(),
            kind: a.kind,
            title_en: a.title.en.clone(),
            title_zh: a.title.zh.clone(),
            label_en: a.label.en.clone(),
            label_zh: a.label.zh.clone(),
            announced: a.day.date,
            day_time: a.time.as_text(),
            open: session.map(|m| m.open),
            high: session.map(|m| m.high),
            low: session.map(|m| m.low),
            close: session.map(|m| m.close),
            next_close: next_day.and_then(|day| self.session(symbol, day)).map(|m| m.close),
            price_limit: session.map(|m| m.limit.to_string()).unwrap_or_default(),
            basis: session.map(|m| m.basis.to_string()).unwrap_or_default(),
            reported: self.0.reported_moves.iter().filter(printed).count() as i64,
            ar_pct: percent(first, |e| e.car),
            n_est: session
                .and_then(|_| self.studied(listing, day0.day))
                .map_or(0, |study| study.n as i64),
            p_empirical: first.and_then(|w| w.p_empirical),
            car_pct: percent(both, |e| e.car),
            car_low_pct: percent(both, |e| e.ci_low),
            car_high_pct: percent(both, |e| e.ci_high),
            car_p: both.and_then(|w| w.estimate).map(|e| e.p),
            censored: both.is_some_and(|w| w.censored),
            study_status: both.map(|w| w.status.to_string()).unwrap_or_default(),
        })
    }

    fn studied(&self, listing: &Listing, day0: NaiveDate) -> Option<EventStudy> {
        let bars = |symbol: &Symbol| -> Vec<Bar> {
            self.0.moves.iter().filter(|m| m.symbol == *symbol).map(Bar::from).collect()
        };
        let market = listing.exchange.market();
        let sessions = self.0.sessions.iter().filter(|(of, _)| *of == market);
        let sessions = sessions.map(|(_, day)| *day).collect();
        let series = Series::new(sessions, &bars(&listing.symbol), Some(&bars(&listing.benchmark)));
        study(&series, day0, &Setup::default())
    }

    pub fn reported(&self) -> Vec<ReportedRow> {
        self.0.reported_moves.iter().map(|p| self.reported_row(p)).collect()
    }

    fn reported_row(&self, p: &ReportedMove) -> ReportedRow {
        let (company, listing) = self.listing(p.symbol.as_str());
        let announcement = self.announcement(&p.announcement);
        let session = self.session(p.symbol.as_str(), p.day).map(Computed::from);
        let check = verdict(p.measure, p.percent, p.digits, p.bound, session.as_ref());
        ReportedRow {
            id: p.id.to_string(),
            announcement: p.announcement.to_string(),
            announced_by: self.announcement(&p.announcement).company.to_string(),
            title_en: announcement.title.en.clone(),
            title_zh: announcement.title.zh.clone(),
            symbol: p.symbol.to_string(),
            exchange: listing.exchange.to_string(),
            company: company.slug.to_string(),
            short_en: company.short.en.clone(),
            short_zh: company.short.zh.clone(),
            day: p.day,
            measure: p.measure,
            percent: p.percent,
            digits: p.digits.into(),
            bound: p.bound,
            computed: session.map(|session| session.measured(p.measure)),
            verdict: check.verdict,
            reason: check.reason,
            note_en: p.note.en.clone(),
            note_zh: p.note.zh.clone(),
            sources: joined(&p.sources),
        }
    }

    /// The day of a claim's announcement, or that of the latest source that tells it.
    fn day_of(&self, claim: &Claim) -> Option<NaiveDate> {
        let announced = claim.announcement.as_ref().map(|id| self.announcement(id).day.date);
        let sources = self.0.sources.iter().filter(|source| claim.sources.contains(&source.id));
        announced.or_else(|| sources.filter_map(|source| source.published).max())
    }

    pub fn claims(&self) -> Vec<ClaimRow> {
        let row = |c: &Claim| {
            let company = c.company.as_ref().map(|slug| self.company(slug));
            ClaimRow {
                id: c.id.to_string(),
                announcement: text(c.announcement.as_ref()),
                company: text(c.company.as_ref()),
                company_en: company.map(|c| c.name.en.clone()),
                company_zh: company.map(|c| c.name.zh.clone()),
                who_en: c.who.en.clone(),
                who_zh: c.who.zh.clone(),
                metric_en: c.metric.en.clone(),
                metric_zh: c.metric.zh.clone(),
                value: c.value.clone(),
                value_max: c.value_max.clone(),
                unit: c.unit.clone(),
                bound: c.bound,
                statement_en: c.statement.en.clone(),
                statement_zh: c.statement.zh.clone(),
                note_en: c.note.en.clone(),
                note_zh: c.note.zh.clone(),
                sources: joined(&c.sources),
                day: self.day_of(c),
                day_precision: match &c.announcement {
                    Some(id) => self.announcement(id).day.precision,
                    None => Precision::Day,
                },
                in_unit: self.0.claims.iter().filter(|other| other.unit == c.unit).count() as i64,
            }
        };
        self.0.claims.iter().map(row).collect()
    }

    pub fn people(&self) -> Vec<PersonRow> {
        let row = |p: &Person| {
            let company = p.company.as_ref().map(|slug| self.company(slug));
            PersonRow {
                slug: p.slug.to_string(),
                name_en: p.name.en.clone(),
                name_zh: p.name.zh.clone(),
                aliases: p.aliases.join(";"),
                role_en: p.role.en.clone(),
                role_zh: p.role.zh.clone(),
                company: text(p.company.as_ref()),
                company_en: company.map(|c| c.name.en.clone()),
                company_zh: company.map(|c| c.name.zh.clone()),
                sources: joined(&p.sources),
            }
        };
        self.0.people.iter().map(row).collect()
    }

    pub fn promises(&self) -> Vec<PromiseRow> {
        let row = |p: &Promise| {
            let company = self.company(&p.company);
            PromiseRow {
                id: p.id.to_string(),
                announcement: p.announcement.to_string(),
                promised_day: self.announcement(&p.announcement).day.date,
                promised_precision: self.announcement(&p.announcement).day.precision,
                company: p.company.to_string(),
                company_en: company.name.en.clone(),
                company_zh: company.name.zh.clone(),
                model: text(p.model.as_ref()),
                promised_en: p.promised.en.clone(),
                promised_zh: p.promised.zh.clone(),
                due: p.due.clone(),
                due_precision: p.due_precision,
                delivered_by: text(p.delivered_by.as_ref()),
                delivered: p.delivered,
                status: p.status,
                promised_by: p.fulfilment.by,
                borne_out: p.fulfilment.borne_out,
                borne_out_en: p.fulfilment.reason.en.clone(),
                borne_out_zh: p.fulfilment.reason.zh.clone(),
                borne_out_sources: joined(&p.fulfilment.sources),
                note_en: p.note.en.clone(),
                note_zh: p.note.zh.clone(),
                sources: joined(&p.sources),
            }
        };
        self.0.promises.iter().map(row).collect()
    }

    /// How many rows of all tables name a source.
    fn uses(&self, id: &Slug) -> i64 {
        let r = self.0;
        let of_promises = r
            .promises
            .iter()
            .filter(|row| row.sources.contains(id) || row.fulfilment.sources.contains(id));
        let lists = (r.announcements.iter().map(|row| &row.sources))
            .chain(r.reported_moves.iter().map(|row| &row.sources))
            .chain(r.claims.iter().map(|row| &row.sources))
            .chain(r.people.iter().map(|row| &row.sources))
            .chain(r.companies.iter().map(|row| &row.sources))
            .chain(r.models.iter().map(|row| &row.sources))
            .chain(r.closures.iter().map(|row| &row.sources))
            .chain(r.short_sessions.iter().map(|row| &row.sources))
            .chain(r.declared.specs.iter().map(|row| &row.sources))
            .chain(r.declared.licences.iter().map(|row| &row.sources))
            .chain(r.declared.benchmarks.iter().map(|row| &row.sources))
            .chain(r.declared.scores.iter().map(|row| &row.sources))
            .chain(r.declared.disputes.iter().map(|row| &row.sources))
            .chain(r.declared.rounds.iter().map(|row| &row.sources))
            .chain(r.declared.filings.iter().map(|row| &row.sources));
        (lists.filter(|sources| sources.contains(id)).count() + of_promises.count()) as i64
    }

    pub fn sources(&self) -> Vec<SourceRow> {
        let row = |s: &Source| SourceRow {
            id: s.id.to_string(),
            title: s.title.clone(),
            publisher: s.publisher.clone(),
            url: s.url.clone(),
            published: s.published,
            language: s.language,
            kind: s.kind,
            announcements: self.0.announcements.iter().filter(|a| a.sources.contains(&s.id)).count()
                as i64,
            uses: self.uses(&s.id),
        };
        self.0.sources.iter().map(row).collect()
    }

    pub fn moves(&self) -> Vec<MoveRow> {
        let row = |m: &Move| MoveRow {
            symbol: m.symbol.to_string(),
            day: m.day,
            open: m.open,
            high: m.high,
            low: m.low,
            close: m.close,
            basis: m.basis,
            price_limit: m.limit,
        };
        self.0.moves.iter().map(row).collect()
    }
}
