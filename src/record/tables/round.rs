//! Money that went into makers of models and chips.

use crate::domain::{
    Bound, Choice as _, Corrected, Currency, Decimal, Period, PeriodPrecision, Slug, Text, choice,
};
use crate::record::table::{NOTE, Rule, Texts, table};
use crate::record::{Column, ColumnKind};

choice! {
    /// What kind of round it was.
    Stage {
        /// The first money from outside.
        Angel = "angel",
        /// Round A.
        A = "A",
        /// Round A, second part.
        A1 = "A1",
        /// From a partner in business.
        Strategic = "strategic",
        /// The company was bought.
        Acquisition = "acquisition",
        /// Shares were sold to the public.
        Ipo = "IPO",
    }
}

choice! {
    /// Who says so.
    RoundStatus {
        /// A party to it, or an official notice.
        Announced = "announced",
        /// Others.
        Reported = "reported",
    }
}

/// A sum of money as its sources say it.
#[derive(Debug, Clone, PartialEq)]
pub struct Sum {
    /// How much.
    pub amount: Decimal,
    /// In what.
    pub currency: Currency,
    /// How it bounds the true sum.
    pub bound: Bound,
}

table! {
    /// A funding round, a purchase or a sale of shares.
    Round: Round in "rounds.toml", by "id", on "/money", as "/rounds";
    /// Id: company, month, stage.
    one id: Slug = Rule::Id;
    /// Who took the money, or was bought.
    one company: Slug = Rule::Of(Corrected::Company), says "round_company";
    /// The announcement that tells of it.
    one announcement: Option<Slug> = Rule::MaybeOf(Corrected::Announcement), says "round_announcement";
    /// The day of the announcement or of the first report.
    one day: Period = Rule::Period(&[PeriodPrecision::Day, PeriodPrecision::Month]), says "round_day";
    /// What kind of round it was, where a source names it.
    one stage: Option<Stage> = Rule::MaybeWord(Stage::words);
    /// How much was paid, where that is known.
    one amount: Option<Decimal> = Rule::MaybeDecimal;
    /// The currency of the amount.
    one currency: Option<Currency> = Rule::MaybeWord(Currency::words), says "round_currency";
    /// How the amount bounds the true one.
    one bound: Option<Bound> = Rule::MaybeWord(Bound::words);
    /// What the whole company was said to be worth.
    one valuation: Option<Decimal> = Rule::MaybeDecimal;
    /// The currency of the valuation.
    one valuation_currency: Option<Currency> = Rule::MaybeWord(Currency::words);
    /// How the valuation bounds the true one.
    one valuation_bound: Option<Bound> = Rule::MaybeWord(Bound::words);
    /// Who paid, the leader first.
    both investors: Texts = Rule::Lists;
    /// Who says so.
    one status: RoundStatus = Rule::Word(RoundStatus::words), says "round_status";
    /// What the sum means, where sources differ.
    both note: Text = NOTE;
    /// Ids of the sources that the row rests on.
    one sources: Vec<Slug> = Rule::Sources;
    => computed {
        /// The name of the company in English.
        company_en: String = Column::new("company_en", ColumnKind::Text);
        /// The name of the company in Chinese.
        company_zh: String = Column::new("company_zh", ColumnKind::Text);
    }
}

impl Round {
    /// What was paid.
    #[must_use]
    pub fn paid(&self) -> Option<Sum> {
        sum(self.amount.as_ref(), self.currency, self.bound)
    }

    /// What the whole company was said to be worth.
    #[must_use]
    pub fn worth(&self) -> Option<Sum> {
        sum(self.valuation.as_ref(), self.valuation_currency, self.valuation_bound)
    }
}

fn sum(amount: Option<&Decimal>, currency: Option<Currency>, bound: Option<Bound>) -> Option<Sum> {
    Some(Sum { amount: amount?.clone(), currency: currency?, bound: bound? })
}
