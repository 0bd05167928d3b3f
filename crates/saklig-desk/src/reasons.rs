//! The statement of reasons: why something was restricted, in the fields of the
//! EU's transparency database, and in words for whoever is concerned. Made when
//! it is decided, from the words that hold on that day, and kept as it was.
//!
//! No law asks an authority for these fields; they make what is said the same
//! everywhere, and comparable. They hold no personal data.

use std::collections::BTreeMap;

use jiff::{civil::Date, tz::TimeZone};
use saklig_model::{
    authority::Authority,
    decision::{Decision, DecisionKind},
    ground::{Ground, GroundKind, GroundRef, RuleSet},
    id::{AuthorityId, ReceiptId},
    item::FlaggedBy,
    language::Language,
    pack::{Pack, Texts, fill},
};
use saklig_store::{
    Tx, copies, flags, items,
    journal::Facts,
    receipts::{self, Receipt},
};
use serde::{Deserialize, Serialize};

use crate::{
    Desk, Refusal,
    acts::Scene,
    audit::copy_sha256,
    author_message::{COMPLAINT, complaint},
};

/// What is filled in when it is shown, since it is no part of the decision: the
/// receipt's own address, and that of the rules.
const LATER: [&str; 2] = ["contact", "rules"];

/// A statement of reasons.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct StatementOfReasons {
    /// The fields of the transparency database, by name.
    pub fields: BTreeMap<String, serde_json::Value>,
    /// The language that the fields are written in: the author's, or the authority's.
    pub language: Language,
    /// The ground.
    pub ground: GroundRef,
    /// Which of the two kinds it is.
    pub kind: GroundKind,
    /// What it is called.
    pub title: Texts,
    /// What it covers.
    pub explanation: Texts,
    /// Where it stands.
    pub source: String,
    /// The public address of its text.
    pub url: Option<String>,
    /// The rule set that held in the channel, for a house rule.
    pub rule_set: Option<Texts>,
    /// The channel's name.
    pub channel: String,
    /// What the decision rests on.
    pub facts: Texts,
    /// How to object.
    pub how_to_object: Texts,
    /// What can be sent to the author in private, with what is filled in later.
    pub message: Texts,
    /// The last day, for what is restricted for a time.
    pub until: Option<Date>,
}

impl StatementOfReasons {
    /// The message to the author: with the address of their receipt, and of the rules.
    #[must_use]
    pub fn message(&self, language: Language, receipt: &str, rules: &str) -> String {
        let text = self.message.get(language);
        let value = |name: &str| match name {
            "contact" => Some(receipt),
            "rules" => Some(rules),
            _ => None,
        };
        fill(text, value).unwrap_or_else(|_| text.to_owned())
    }
}

/// What is told with a decision beside its reasons.
#[derive(Debug, Clone, Default)]
pub(crate) struct Told {
    /// The last day, for what is restricted for a time.
    pub until: Option<Date>,
    /// What whoever decided says to the author, with words in braces; the pack's
    /// own words where there is none.
    pub message: Option<String>,
}

impl Desk {
    /// Makes the statement of reasons of a decision and keeps it, with an
    /// address of its own; the facts name it.
    pub(crate) async fn give_reasons(
        &self,
        tx: &mut Tx,
        scene: &Scene,
        decision: &Decision,
        until: Option<Date>,
        facts: Facts,
    ) -> Result<Facts, Refusal> {
        self.give_reasons_with(tx, scene, decision, Told { until, message: None }, facts).await
    }

    /// The same, with a message to the author of whoever decides.
    pub(crate) async fn give_reasons_with(
        &self,
        tx: &mut Tx,
        scene: &Scene,
        decision: &Decision,
        told: Told,
        facts: Facts,
    ) -> Result<Facts, Refusal> {
        let authority = self.authority(scene.channel.authority).await?;
        let pack = self.pack(&authority)?;
        let reference = decision.ground.as_ref().ok_or(Refusal::NoGround)?;
        let ground = pack.ground(&reference.id, reference.version).ok_or(Refusal::NoGround)?;
        let rules = self.rules_of(&mut *tx, &scene.channel, &authority, &pack).await?;
        let item = &scene.item.item;
        let found = items::findings(&mut *tx, std::iter::once(scene.item.revision)).await?;
        let pointed = |finding: &saklig_model::finding::Finding| {
            finding.ground.as_deref() == Some(ground.id.as_str()) || ground.findings.contains(&finding.kind)
        };
        let reported = flags::of(&mut *tx, item.id).await?.iter().any(|flag| flag.source == FlaggedBy::Visitors);
        let pictures = copies::attachments(&mut *tx, item.id).await?;
        let id = ReceiptId(self.chance().opaque_id());
        let known = Known {
            id,
            authority: &authority,
            pack: &pack,
            scene,
            decision,
            ground,
            rules: rules.as_ref(),
            told,
            detected: found.iter().any(pointed),
            reported,
            media: pictures.iter().map(|one| one.mime.clone()).collect(),
        };
        let statement = serde_json::to_string(&known.statement()).map_err(Refusal::internal)?;
        let receipt = Receipt {
            id,
            authority: AuthorityId(authority.id.0),
            item: item.id,
            decision: decision.id,
            code: self.token(),
            sha256: copy_sha256(&statement),
            statement,
            at: scene.now,
        };
        receipts::add(tx, &receipt).await?;
        // What whoever decides says with it, by the kind of ground.
        let tests = match ground.kind {
            GroundKind::ObviousCrime => "obvious",
            GroundKind::HouseRule => "necessary least_intrusive no_viewpoint",
        };
        Ok(facts.and("tests", tests).and("receipt", receipt.id.0).and("statement_sha256", receipt.sha256.as_str()))
    }
}

/// What a statement is made from.
struct Known<'a> {
    id: ReceiptId,
    authority: &'a Authority,
    pack: &'a Pack,
    scene: &'a Scene,
    decision: &'a Decision,
    ground: &'a Ground,
    rules: Option<&'a RuleSet>,
    told: Told,
    /// Whether reading pointed at the ground.
    detected: bool,
    /// Whether visitors had reported it.
    reported: bool,
    media: Vec<String>,
}

impl Known<'_> {
    fn statement(&self) -> StatementOfReasons {
        let reader = self.scene.item.item.lang.as_deref().and_then(Language::from_code);
        let language = reader.unwrap_or(self.authority.language);
        let source = &self.ground.source;
        let place = source.reference.as_ref().map_or_else(String::new, |place| format!(", {place}"));
        let source_words = format!("{}: {}{place}", source.issuer, source.title);
        let notice = match (self.decision.kind, self.ground.kind) {
            (DecisionKind::Block, _) => "blocked",
            (DecisionKind::Restrict, _) => "limited",
            (_, GroundKind::ObviousCrime) => "obvious-crime",
            (_, GroundKind::HouseRule) => "hidden",
        };
        let facts = self.words("facts");
        StatementOfReasons {
            fields: self.fields(language, &source_words, facts.get(language)),
            language,
            ground: self.ground.reference(self.pack.code()),
            kind: self.ground.kind,
            title: self.ground.title.clone(),
            explanation: self.ground.explanation.clone(),
            source: source_words,
            url: source.url.clone(),
            rule_set: self.rules.filter(|_| self.ground.kind == GroundKind::HouseRule).map(|set| set.title.clone()),
            channel: self.scene.channel.name.clone(),
            facts,
            how_to_object: self.words("how-to-object"),
            message: match &self.told.message {
                Some(text) => self.filled(|_| text.clone()),
                None => self.words(notice),
            },
            until: self.told.until,
        }
    }

    /// A notice of the pack, filled in with what the decision says.
    fn words(&self, notice: &str) -> Texts {
        let notice = self.pack.notice(notice);
        self.filled(|language| notice.map_or_else(String::new, |notice| notice.text.get(language).to_owned()))
    }

    /// A text, filled in with what the decision says.
    fn filled(&self, text: impl Fn(Language) -> String) -> Texts {
        let complaint = complaint(self.pack);
        let filled = |language: Language| {
            let date = self.written_on().to_string();
            let until = self.told.until.map_or_else(String::new, |until| until.to_string());
            let later = LATER.map(|name| (name, format!("{{{name}}}")));
            let value = |name: &str| match name {
                "authority" => Some(self.authority.name.as_str()),
                "channel" => Some(self.scene.channel.name.as_str()),
                "date" => Some(date.as_str()),
                "until" => Some(until.as_str()),
                "ground" => Some(self.ground.title.get(language)),
                COMPLAINT => Some(complaint.get(language)),
                "explanation" => Some(self.ground.explanation.get(language)),
                _ => later.iter().find(|(later, _)| *later == name).map(|(_, open)| open.as_str()),
            };
            fill(&text(language), value).unwrap_or_default()
        };
        Texts { sv: filled(Language::Sv), da: filled(Language::Da), en: filled(Language::En) }
    }

    fn written_on(&self) -> Date {
        let zone = TimeZone::get(&self.authority.time_zone).unwrap_or(TimeZone::UTC);
        self.scene.item.item.posted_at.to_zoned(zone).date()
    }

    fn fields(&self, language: Language, source: &str, facts: &str) -> BTreeMap<String, serde_json::Value> {
        let zone = TimeZone::get(&self.authority.time_zone).unwrap_or(TimeZone::UTC);
        let mut fields = BTreeMap::new();
        let mut say = |name: &str, value: serde_json::Value| {
            fields.insert(name.to_owned(), value);
        };
        match self.decision.kind {
            DecisionKind::Block => {
                say("decision_account", "DECISION_ACCOUNT_SUSPENDED".into());
                if let Some(until) = self.told.until {
                    say("end_date_account_restriction", until.to_string().into());
                }
            }
            DecisionKind::Restrict => {
                say("decision_visibility", serde_json::json!(["DECISION_VISIBILITY_OTHER"]));
                let words = self.words("limit-means");
                say("decision_visibility_other", words.get(language).into());
                if let Some(until) = self.told.until {
                    say("end_date_visibility_restriction", until.to_string().into());
                }
            }
            _ => say("decision_visibility", serde_json::json!(["DECISION_VISIBILITY_CONTENT_DISABLED"])),
        }
        say("decision_facts", facts.into());
        let title = self.ground.title.get(language);
        let explanation = self.ground.explanation.get(language);
        match self.ground.kind {
            GroundKind::ObviousCrime => {
                say("decision_ground", "DECISION_GROUND_ILLEGAL_CONTENT".into());
                say("illegal_content_legal_ground", format!("{title}. {source}").into());
                say("illegal_content_explanation", explanation.into());
            }
            GroundKind::HouseRule => {
                say("decision_ground", "DECISION_GROUND_INCOMPATIBLE_CONTENT".into());
                say("incompatible_content_ground", format!("{title}. {source}").into());
                say("incompatible_content_explanation", explanation.into());
                say("incompatible_content_illegal", "No".into());
            }
        }
        if let Some(url) = &self.ground.source.url {
            say("decision_ground_reference_url", url.as_str().into());
        }
        let mut kinds = vec!["CONTENT_TYPE_TEXT"];
        for (beginning, kind) in
            [("image/", "CONTENT_TYPE_IMAGE"), ("video/", "CONTENT_TYPE_VIDEO"), ("audio/", "CONTENT_TYPE_AUDIO")]
        {
            if self.media.iter().any(|mime| mime.starts_with(beginning)) {
                kinds.push(kind);
            }
        }
        say("content_type", serde_json::json!(kinds));
        let category = self.ground.category.as_deref().unwrap_or("STATEMENT_CATEGORY_OTHER_VIOLATION_TC");
        say("category", category.into());
        say("territorial_scope", serde_json::json!([self.authority.country.to_uppercase()]));
        if let Some(lang) = self.scene.item.item.lang.as_deref().and_then(|lang| lang.split('-').next()) {
            say("content_language", lang.to_uppercase().into());
        }
        say("content_date", self.written_on().to_string().into());
        say("application_date", self.decision.at.to_zoned(zone).date().to_string().into());
        say("source_type", if self.reported { "SOURCE_TYPE_OTHER_NOTIFICATION" } else { "SOURCE_VOLUNTARY" }.into());
        say("automated_detection", if self.detected { "Yes" } else { "No" }.into());
        // a person decides, always.
        say("automated_decision", "AUTOMATED_DECISION_NOT_AUTOMATED".into());
        say("puid", self.id.to_string().into());
        fields
    }
}
