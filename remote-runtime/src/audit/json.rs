//! An audit as JSON: what is committed, and compared with a later one.

use serde::{Deserialize, Serialize};

use super::Audit;
use super::model::{Event, Remote};

/// The form of the file. One that a later version writes differently has another number.
const FORMAT: u32 = 1;

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    format: u32,
    remotes: Vec<Remote>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    events: Vec<Event>,
}

/// A file is no audit.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum NoAudit {
    /// It is no JSON, or has not the fields of an audit.
    #[error("this is no audit: {0}")]
    Form(#[from] serde_json::Error),
    /// Another version of `remote` wrote it.
    #[error("this audit has the format {0}, and this version of `remote` reads {FORMAT}: renew it")]
    Format(u32),
}

impl Audit {
    /// The audit as JSON, with a line break at its end. [`Audit::from_json`] reads it.
    pub fn json(&self) -> String {
        let file =
            File { format: FORMAT, remotes: self.remotes.clone(), events: self.events.clone() };
        // Texts, numbers that are finite, and lists of them: there is nothing that JSON cannot say.
        let mut json = serde_json::to_string_pretty(&file).unwrap_or_default();
        json.push('\n');
        json
    }

    /// Reads what [`Audit::json`] wrote.
    pub fn from_json(json: &str) -> Result<Self, NoAudit> {
        #[derive(Deserialize)]
        struct Head {
            format: u32,
        }
        // First, so that a file of another version is not called broken.
        let Head { format } = serde_json::from_str(json)?;
        if format != FORMAT {
            return Err(NoAudit::Format(format));
        }
        let file: File = serde_json::from_str(json)?;
        Ok(Self::listing(file.remotes, file.events))
    }
}
