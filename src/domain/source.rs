//! Sources.

use chrono::NaiveDate;

use super::Slug;
use super::choice::choice;

choice! {
    /// The language a source is written in.
    Language {
        /// Chinese.
        Zh = "zh",
        /// English.
        En = "en",
        /// Italian.
        It = "it",
        /// Portuguese.
        Pt = "pt",
        /// Hindi.
        Hi = "hi",
    }
}

choice! {
    /// What a source is.
    SourceKind {
        /// A news report.
        News = "news",
        /// A company's press release.
        PressRelease = "press-release",
        /// A document of a public body.
        OfficialDocument = "official-document",
        /// A filing with an exchange.
        CompanyFiling = "company-filing",
        /// An encyclopedia article.
        Encyclopedia = "encyclopedia",
        /// A code or model repository.
        Repository = "repository",
        /// A scientific paper.
        Paper = "paper",
        /// An analysis or blog post.
        Analysis = "analysis",
    }
}

/// A published text the record rests on.
#[derive(Debug, Clone, PartialEq, serde::Serialize)]
pub struct Source {
    /// Id, unique in its table: addresses and other rows name the row by it.
    pub id: Slug,
    /// Title as printed, or a description in square brackets.
    pub title: String,
    /// Publisher.
    pub publisher: String,
    /// http(s) address, empty if unknown.
    pub url: String,
    /// Day of publication.
    pub published: Option<NaiveDate>,
    /// Language.
    pub language: Language,
    /// Kind.
    pub kind: SourceKind,
}
