//! What the form of an answer shows: the kind of question, templates, what the
//! answer rests on, what could be said more plainly; and whose an answer was.

use saklig_desk::{answering::Filled as Reply, looks::case_page::ActionShown};
use saklig_model::{
    answering::{KindReason, QuestionKind, Voice},
    plain_language::PlainHint,
};

use super::CaseTemplate;

impl CaseTemplate {
    /// Who an answer is from, as its readers are told.
    pub(super) fn voice(&self, action: &ActionShown) -> String {
        let expert = action.answer.as_ref().is_some_and(|answer| answer.voice == Voice::Expert);
        let account = self.t.authority_name();
        if expert { self.t.with("answer-by-expert", "account", account) } else { account }
    }

    /// The page that an answer rests on.
    pub(super) fn cited(action: &ActionShown) -> Option<&str> {
        action.answer.as_ref()?.cites.as_deref()
    }

    /// The kind of question that an answer was given to, where it was not a
    /// general one.
    pub(super) fn told_where_to_turn(action: &ActionShown) -> Option<&'static str> {
        let kind = action.answer.as_ref()?.question;
        (kind != QuestionKind::General).then(|| kind.key())
    }

    /// The kinds of question: key, and whether it is chosen.
    pub(super) fn questions(&self) -> [(&'static str, bool); 3] {
        let chosen = QuestionKind::from_key(&self.kept.question).unwrap_or(self.case.question_kind.0);
        QuestionKind::ALL.map(|kind| (kind.key(), kind == chosen))
    }

    /// Why a kind of question is proposed.
    pub(super) fn question_reason(&self) -> String {
        match &self.case.question_kind.1 {
            KindReason::Nothing => self.t.say("question-because-nothing"),
            KindReason::Finding(kind) => self.t.with("question-because-finding", "kind", self.t.kind(kind)),
            KindReason::Words(words) => self.t.with("question-because-words", "words", words),
            KindReason::Questions(count) => self.t.count("question-because-questions", *count),
        }
    }

    /// The first template that tells where to turn, and the kind of question it
    /// is taken for.
    pub(super) fn referral(&self) -> Option<(&Reply, &'static str)> {
        let kind = match self.case.question_kind.0 {
            QuestionKind::General => QuestionKind::Individual,
            other => other,
        };
        Some((self.case.templates.iter().find(|template| template.refers)?, kind.key()))
    }

    /// What a template is called in the list, with its languages where the
    /// asker's is not among them.
    pub(super) fn template_name(&self, template: &Reply) -> String {
        match template.instead_of.as_slice() {
            [] => template.title.clone(),
            there => self.t.with2("template-instead", "title", &template.title, "languages", self.languages(there)),
        }
    }

    pub(super) fn languages(&self, codes: &[String]) -> String {
        codes.iter().map(|code| self.t.language(code)).collect::<Vec<_>>().join(", ")
    }

    /// The language in which somebody asked, in words.
    pub(super) fn asked_in(&self) -> String {
        let code = self.case.item.lang.as_deref().unwrap_or_else(|| self.t.authority.language.code());
        self.t.language(code)
    }

    /// What could be said more plainly, in words.
    pub(super) fn plainly(&self, hint: &PlainHint) -> String {
        match hint {
            PlainHint::LongSentence { begins, words } => {
                self.t.with2("plain-long", "begins", begins, "words", words.to_string())
            }
            PlainHint::OfficialWord { word, plainer } => self.t.with2("plain-word", "word", word, "plainer", plainer),
        }
    }

    /// How many characters are added to every answer: what it is signed with.
    pub(super) fn signed_length(&self) -> usize {
        self.case.signature.as_ref().map_or(0, |signature| signature.chars().count() + 2)
    }
}
