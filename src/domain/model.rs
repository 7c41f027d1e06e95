//! Models and products.

use super::choice::choice;
use super::{Slug, Text};

choice! {
    /// What a model is.
    ModelKind {
        /// A service people talk to.
        ChatAssistant = "chat-assistant",
        /// A language model.
        LanguageModel = "language-model",
        /// A model of pictures, sound or several kinds of data.
        MultimodalModel = "multimodal-model",
        /// A model for one field.
        DomainModel = "domain-model",
        /// A family of models under one name.
        ModelFamily = "model-family",
        /// A product built on a model.
        Product = "product",
    }
}

/// A model or product.
#[derive(Debug, Clone, PartialEq, serde::Serialize)]
pub struct Model {
    /// Id, unique in its table: addresses and other rows name the row by it.
    pub slug: Slug,
    /// Whose it is.
    pub company: Slug,
    /// Name.
    pub name: Text,
    /// Toneless pinyin of the Chinese name.
    pub pinyin: String,
    /// Other names.
    pub aliases: Vec<String>,
    /// What it is.
    pub kind: ModelKind,
    /// Ids of the sources that the row rests on.
    pub sources: Vec<Slug>,
}
