//! Services that passed their filing under the interim measures.

use crate::domain::{Choice as _, Corrected, Period, PeriodPrecision, Slug, Text, choice};
use crate::record::table::{Rule, table};
use crate::record::{Column, ColumnKind};

choice! {
    /// The batch as the press counted them.
    Batch {
        /// 31 August 2023.
        First = "1",
        /// November 2023.
        Second = "2",
    }
}

table! {
    /// A public service that was filed in 2023, as later public lists name it.
    Filing: Filing in "filings.toml", by "id", on "/filings", as "/filings";
    /// Id: company, service.
    one id: Slug = Rule::Id;
    /// The company.
    one company: Slug = Rule::Of(Corrected::Company), says "filing_company";
    /// The legal person that filed; empty if no source names it.
    both applicant: Text = Rule::MaybeBoth(120, 60);
    /// The model that stands for the service, if one does.
    one model: Option<Slug> = Rule::MaybeOf(Corrected::Model), says "filing_model";
    /// The name of the service on the list.
    both service: Text = Rule::Both(120, 60);
    /// The province-level unit of the filing, in English.
    one province: String = Rule::Maybe(40);
    /// The day of filing by the list.
    one day: Period = Rule::Period(&[PeriodPrecision::Day, PeriodPrecision::Month]), says "filing_day";
    /// The batch as the press counted them.
    one batch: Option<Batch> = Rule::MaybeWord(Batch::words);
    /// Ids of the sources that the row rests on.
    one sources: Vec<Slug> = Rule::Sources;
    => computed {
        /// The name of the company in English.
        company_en: String = Column::new("company_en", ColumnKind::Text);
        /// The name of the company in Chinese.
        company_zh: String = Column::new("company_zh", ColumnKind::Text);
        /// The announcement that first showed the model, or let people try it by invitation.
        shown_by: String = Column::new("shown_by", ColumnKind::Text);
        /// Days from that announcement to the filing, where both days are known.
        days: Option<i64> = Column::new("days", ColumnKind::Count).meaning("filing_days");
    }
}
