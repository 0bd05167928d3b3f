//! `/inbox/{item}`: one item with its findings, decision, answer, record and
//! history; and the acts that are done from there.

pub mod answering;
pub mod decide;
pub mod draft;
pub mod further;
pub mod group;
pub mod ladder;
pub mod under_way;

use askama::Template;
use axum::{
    Form,
    extract::{Path, Query, State},
    http::StatusCode,
    response::Response,
};
use saklig_desk::{
    Refusal,
    acts::hide_group::MOST_TOGETHER,
    answering::Filled as Reply,
    looks::{
        case_page::{ActionShown, CasePage, FindingShown, GroundShown, Happened},
        inbox::View,
    },
    reading::Hint,
};
use saklig_model::{
    action::{ActionKind, ActionState},
    case::CaseState,
    ground::{GroundKind, GroundRef},
    id::ItemId,
    item::{ItemKind, Presence},
    plain_language::PlainHint,
};
use serde::Deserialize;

use super::{
    Answer, events, id,
    inbox::{Asked, List},
    onward, page,
};
use crate::{
    Web,
    facts::{self, Fact},
    frame::{Frame, Room},
    html::Html,
    refused,
    visitor::Visitor,
};

/// What the forms of the page send.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(default)]
pub struct Filled {
    /// The view the case was opened from.
    pub view: String,
    /// The chosen ground, as `pack/id/version`.
    pub ground: String,
    /// The text of an answer or a note.
    pub text: String,
    /// The kind of question that is answered.
    pub question: String,
    /// The page that the answer rests on.
    pub cites: String,
    /// Sent although it seems to hold personal data.
    pub sure: String,
    /// What the person had before them.
    pub seen: String,
    /// The version of the draft that the answer began from.
    pub draft: String,
    /// Whether the script saves it, which wants no page.
    pub quiet: String,
    /// The reason of a report or a removal, or of a limit or a block, in words.
    pub reason: String,
    /// The last day of a limit or a block, `YYYY-MM-DD`.
    pub until: String,
    /// What the author is told of it.
    pub message: String,
    /// The proposal that is confirmed or declined.
    pub proposal: String,
    /// The colleague that the case is given to.
    pub person: String,
    /// The role that the case is handed up to.
    pub role: String,
    /// What is said to colleagues, or to whoever objected.
    pub note: String,
    /// What an assessment found, or how an objection is settled.
    pub outcome: String,
    /// Who wants the item looked at.
    pub source: String,
    /// The objection that is settled.
    pub objection: String,
}

impl Filled {
    fn asked(&self) -> Asked {
        Asked { view: self.view.clone(), ..Asked::default() }
    }

    fn is_sure(&self) -> bool {
        self.sure == "1"
    }

    fn ground(&self) -> Option<GroundRef> {
        ground(&self.ground)
    }
}

/// A ground as forms carry it: `pack/id/version`.
pub(crate) fn ground(word: &str) -> Option<GroundRef> {
    let mut pieces = word.rsplitn(2, '/');
    let version = pieces.next()?.parse().ok()?;
    let (pack, id) = pieces.next()?.split_once('/')?;
    (!id.is_empty()).then(|| GroundRef { pack: pack.to_owned(), id: id.to_owned(), version })
}

/// What was not done, and what was written for it: nothing of it is lost.
#[derive(Debug, Clone, Default)]
pub struct Kept {
    /// Why not, in words.
    pub why: Option<String>,
    /// Whether doing it all the same is offered, and for what: `answer`, `note`.
    pub sure: Option<&'static str>,
    /// What was found in what was written, for the form that [`Kept::hinted`] names.
    pub hints: Vec<Hint>,
    /// Which form the hints are about: `answer`, `note` or one of the rarer acts.
    pub hinted: Option<&'static str>,
    /// The chosen ground.
    pub ground: Option<String>,
    /// The unsent answer.
    pub answer: String,
    /// The chosen kind of question.
    pub question: String,
    /// The page that the unsent answer rests on.
    pub cites: String,
    /// What could be said more plainly in it.
    pub plain: Vec<PlainHint>,
    /// The template that was put in, where the asker's language has none.
    pub instead: Option<Reply>,
    /// The unsaved note.
    pub note: String,
    /// Somebody was before, or the text has changed.
    pub meanwhile: Option<Meanwhile>,
    /// Whether a colleague's draft is shown beside what was written.
    pub both: bool,
    /// What was ticked and chosen for a decision over a group.
    pub group: Option<std::collections::BTreeMap<String, String>>,
    /// Which of the rarer acts it was, and what was filled in for it.
    pub further: Option<(&'static str, Filled)>,
}

impl Kept {
    /// What was filled in for one of the rarer acts, if it was that one.
    fn filled(&self, act: &str) -> Option<&Filled> {
        self.further.as_ref().filter(|(other, _)| *other == act).map(|(_, filled)| filled)
    }
}

/// What happened while somebody was about to act.
#[derive(Debug, Clone, Copy)]
pub struct Meanwhile {
    /// Whether the text is another now.
    pub changed: bool,
    /// Whether something was decided.
    pub decided: bool,
    /// What they were about to do, by the end of the text's key.
    pub act: &'static str,
}

/// The page.
#[derive(Template)]
#[template(path = "case.html")]
pub struct CaseTemplate {
    /// The frame.
    pub t: Frame,
    /// The list beside it.
    pub list: List,
    /// What the desk knows.
    pub case: CasePage,
    /// Whether a covered text is uncovered.
    pub show: bool,
    /// What was not done.
    pub kept: Kept,
    /// What addresses of the house begin with, where that is known.
    pub origin: String,
}

impl CaseTemplate {
    fn view(&self) -> &'static str {
        self.list.inbox.view.key()
    }

    fn base(&self) -> String {
        format!("/inbox/{}", self.case.item.id)
    }

    fn heading(&self) -> Html {
        if self.case.item.own {
            return Html(self.t.say(format!("heading-own-{}", self.own_kind())));
        }
        let key = match self.case.item.kind {
            ItemKind::Post => "heading-post",
            ItemKind::Comment => "heading-comment",
            ItemKind::Mention => "heading-mention",
            ItemKind::Message => "heading-message",
            ItemKind::Tip => "heading-tip",
        };
        self.t.rich(key, "author", &self.case.author)
    }

    fn own_kind(&self) -> &'static str {
        if self.case.item.kind == ItemKind::Post { "post" } else { "answer" }
    }

    /// The title names no one.
    fn title(&self) -> String {
        match &self.case.case {
            Some(case) => self.t.with("case-number", "number", case.number.to_string()),
            None => self.t.say(format!("item-{}", self.case.item.kind.key())),
        }
    }

    /// The state of the case: text key, colour.
    fn state(&self) -> (&'static str, &'static str) {
        match self.case.case.as_ref().map(|case| case.state) {
            Some(CaseState::ToDecide) => ("state-to_decide", "amber"),
            Some(CaseState::ToAnswer) => ("state-to_answer", "spruce"),
            Some(CaseState::Closed) => ("state-closed", "plain"),
            None => ("state-none", "plain"),
        }
    }

    fn is_closed(&self) -> bool {
        self.case.case.as_ref().is_some_and(|case| case.state == CaseState::Closed)
    }

    fn is_veiled(&self) -> bool {
        self.case.covered && !self.show
    }

    /// Why the reader only reads here, and who may act.
    fn conflict(&self) -> Option<String> {
        let others = self.case.conflict.clone()?;
        Some(refused::told(self.t.texts(), &Refusal::Conflict { others }))
    }

    fn is_hidden(&self) -> bool {
        self.case.item.presence == Presence::Hidden
    }

    /// Whether the authority itself has removed it.
    fn is_removed(&self) -> bool {
        self.case.item.presence == Presence::Removed
    }

    fn is_mine(&self) -> bool {
        self.case.holder.as_ref().is_some_and(|holder| holder.person == self.t.person.id)
    }

    /// Whether there is anything left to decide here.
    fn can_decide(&self) -> bool {
        let case = &self.case;
        !case.item.own && !case.is_gone() && case.channel.mode.handles_comments() && self.t.may("Moderate")
    }

    fn grounds(&self, kind: &str) -> Vec<&GroundShown> {
        let kind = if kind == "crime" { GroundKind::ObviousCrime } else { GroundKind::HouseRule };
        self.case.grounds.iter().filter(|shown| shown.ground.kind == kind).collect()
    }

    fn is_chosen(&self, shown: &GroundShown) -> bool {
        match &self.kept.ground {
            Some(kept) => *kept == self.t.ground(&shown.reference),
            None => self
                .case
                .grounds
                .iter()
                .find(|other| other.suggested)
                .is_some_and(|first| first.reference == shown.reference),
        }
    }

    fn is_suggested(&self) -> bool {
        self.case.grounds.iter().any(|shown| shown.suggested)
    }

    fn ground_name(&self, shown: &GroundShown) -> String {
        let title = shown.ground.title.get(self.t.texts().0);
        match shown.ground.number {
            Some(number) => self.t.with2("ground-numbered", "number", number.to_string(), "title", title),
            None => title.to_owned(),
        }
    }

    fn ground_words(&self, shown: &GroundShown) -> String {
        shown.ground.explanation.get(self.t.texts().0).to_owned()
    }

    fn ground_source(&self, shown: &GroundShown) -> String {
        let source = &shown.ground.source;
        let place = source.reference.as_ref().map_or_else(String::new, |place| format!(", {place}"));
        let date = crate::figures::civil_day(self.t.texts(), source.date);
        format!("{}: {}{place} ({date})", source.issuer, source.title)
    }

    fn ground_title(&self, reference: &GroundRef) -> String {
        match self.case.grounds.iter().find(|shown| shown.reference == *reference) {
            Some(shown) => self.ground_name(shown),
            None => self.t.ground(reference),
        }
    }

    /// What an act on its way says: text key, colour of the note, and the text
    /// key of its countdown.
    fn action(action: &ActionShown) -> (String, &'static str, String) {
        let tone = match action.state {
            ActionState::Waiting | ActionState::Sending => "sky",
            ActionState::Unknown => "amber",
            ActionState::Failed | ActionState::NotPermitted => "alarm",
            ActionState::Done | ActionState::Undone => "plain",
        };
        let key = format!("action-{}-{}", action.kind.key(), action.state.key());
        (key.clone(), tone, format!("{key}-count"))
    }

    /// Acts that still concern someone; what is done or undone stands in the history.
    fn pending(&self) -> Vec<&ActionShown> {
        self.case
            .actions
            .iter()
            .filter(|action| !matches!(action.state, ActionState::Done | ActionState::Undone))
            .collect()
    }

    /// Whether what was just done is told by the note of a waiting act; what
    /// does not wait, such as leaving a comment visible, is told by itself.
    fn is_told_below(&self) -> bool {
        let waits = [
            "said-hiding",
            "said-unhiding",
            "said-answered",
            "said-block-confirmed",
            "said-unblocking",
            "said-reporting",
            "said-removing",
        ];
        let said = self.t.said.as_deref();
        waits.into_iter().any(|key| said == Some(self.t.say(key).as_str()))
            && self.case.actions.iter().any(Self::is_waiting)
    }

    fn answers(&self) -> Vec<&ActionShown> {
        let done = |action: &&ActionShown| action.state == ActionState::Done && action.text.is_some();
        self.case.actions.iter().filter(done).collect()
    }

    fn is_waiting(action: &ActionShown) -> bool {
        action.state == ActionState::Waiting
    }

    fn is_unknown(action: &ActionShown) -> bool {
        action.state == ActionState::Unknown
    }

    /// The channel's name, with the account's own name there.
    fn channel_title(&self) -> String {
        let (name, handle) = (&self.case.channel.name, &self.case.channel.handle);
        if handle.is_empty() || handle == name { name.clone() } else { format!("{name} ({handle})") }
    }

    /// Who else works on the case, in words.
    fn others_here(&self) -> String {
        let writer = self.case.draft.as_ref().filter(|_| self.case.draft_held).map(|draft| draft.name.as_str());
        events::others(self.t.texts(), &self.case.here, writer)
    }

    fn draft_version(&self) -> i64 {
        self.case.draft.as_ref().map_or(0, |draft| draft.version)
    }

    fn is_changed_meanwhile(&self) -> bool {
        self.kept.meanwhile.is_some_and(|meanwhile| meanwhile.changed)
    }

    /// What a person did here last that settles something.
    fn decided_before(&self) -> Option<&Happened> {
        let aside = ["claimed", "released", "noted", "case_opened", "copy_stored"];
        self.case.history.iter().rfind(|entry| entry.person.is_some() && !aside.contains(&entry.event.as_str()))
    }

    fn who_was_before(&self) -> Html {
        match self.decided_before().and_then(|entry| entry.person.as_ref()) {
            Some(name) if *name == self.t.person.name => Html(self.t.say("meanwhile-decided-self")),
            Some(name) => self.t.rich("meanwhile-decided", "name", name),
            None => Html(self.t.say("meanwhile-decided-other")),
        }
    }

    /// The form and the address that do what was not done after all, where the
    /// page still offers it.
    fn go_on(&self) -> Option<(&'static str, &'static str)> {
        let under_way = |kinds: &[ActionKind]| {
            let waits = |state| matches!(state, ActionState::Waiting | ActionState::Sending | ActionState::Unknown);
            self.case.actions.iter().any(|action| kinds.contains(&action.kind) && waits(action.state))
        };
        let moving = under_way(&[ActionKind::Hide, ActionKind::Unhide]);
        let decides = self.can_decide() && !moving;
        let act = self.kept.meanwhile?.act;
        let answers = self.case.can_answer && self.t.may("Answer") && !self.case.draft_held;
        let (still, form, end) = match act {
            "hiding" => (decides && self.case.can_hide && !self.is_hidden(), "decide", "hide"),
            "left" => (decides && !self.is_hidden(), "decide", "leave"),
            "unhiding" => (decides && self.is_hidden(), "decide", "unhide"),
            "answered" => (answers && !under_way(&[ActionKind::Answer]), "answering", "answer"),
            "noted" => (self.t.may("Note"), "noting", "note"),
            _ => return None,
        };
        still.then_some((form, end))
    }

    /// What is known beside a finding. What it quotes is not shown beside a
    /// covered text.
    fn known(&self, finding: &FindingShown) -> Vec<Fact> {
        let lang = self.case.item.lang.as_deref();
        facts::of(self.t.texts(), &finding.kind, &finding.facts, lang, !self.is_veiled())
    }

    /// What is known beside a hint in what somebody here wrote.
    fn hinted(&self, hint: &Hint) -> Vec<Fact> {
        let mut known = facts::of(self.t.texts(), &hint.kind, &hint.facts, None, true);
        known.retain(|fact| !fact.values.is_empty());
        known
    }

    fn has_hints(&self, form: &str) -> bool {
        self.kept.hinted == Some(form) && !self.kept.hints.is_empty()
    }

    /// Whether the answer that is shown was read, and nothing was found.
    fn is_looked_over(&self) -> bool {
        self.kept.hinted == Some("answer") && self.kept.hints.is_empty() && !self.kept.answer.is_empty()
    }

    fn hash_start(hash: &str) -> String {
        hash.chars().take(12).collect()
    }
}

async fn rendered(
    web: &Web,
    visitor: &Visitor,
    item: ItemId,
    asked: &Asked,
    kept: Kept,
    show: bool,
    status: StatusCode,
) -> Result<Response, Refusal> {
    let case = web.desk.case_page(&visitor.person, item, asked.view()).await?;
    let list = List::look(web, visitor, asked, Some(item)).await?;
    let mut t = Frame::new(web, visitor, Room::Inbox);
    t.to_decide = Some(list.inbox.to_decide);
    t.here = format!("/inbox/{item}");
    t.only_reads = case.conflict.is_some();
    t.live = Some(format!("/events?since={}&item={item}&seen={}", list.inbox.newest_case, case.seen));
    let origin = visitor.house.clone();
    let mut kept = kept;
    if kept.answer.is_empty() && !case.draft_held {
        let template = case.templates.iter().find(|template| template.id == asked.template);
        kept.instead = template.filter(|template| !template.instead_of.is_empty()).cloned();
        let begun = case.draft.as_ref().map(|draft| draft.text.as_str());
        let texts: Vec<&str> = begun.into_iter().chain(template.map(|template| template.text.as_str())).collect();
        kept.answer = texts.join("\n\n");
    }
    // Seen before it is sent, not only when it is refused.
    if kept.hinted.is_none() && !kept.answer.is_empty() && case.can_answer && !case.draft_held {
        kept.hints = web.desk.look_over(&visitor.person, &kept.answer).await.unwrap_or_default();
        kept.hinted = Some("answer");
    }
    if kept.question.is_empty() {
        kept.question.clone_from(&asked.question);
    }
    if !kept.answer.is_empty() && case.can_answer && !case.draft_held {
        let plain = web.desk.read_plainly(&visitor.person, &kept.answer, case.item.lang.as_deref()).await;
        kept.plain = plain.unwrap_or_default();
    }
    Ok(page(status, &CaseTemplate { t, list, case, show, kept, origin }))
}

/// `GET /inbox/{item}`
pub(crate) async fn show(
    State(web): State<Web>,
    visitor: Visitor,
    Path(item): Path<String>,
    Query(asked): Query<Asked>,
) -> Answer {
    Ok(rendered(&web, &visitor, id(&item)?, &asked, Kept::default(), false, StatusCode::OK).await?)
}

/// `POST /inbox/{item}/uncover`: the answer is the page itself, with the text.
/// Whoever leaves it and comes back finds the text covered again.
pub(crate) async fn uncover(
    State(web): State<Web>,
    visitor: Visitor,
    Path(item): Path<String>,
    Form(filled): Form<Filled>,
) -> Answer {
    let item = id(&item)?;
    web.desk.uncover(&visitor.person, item).await?;
    Ok(rendered(&web, &visitor, item, &filled.asked(), Kept::default(), true, StatusCode::OK).await?)
}

/// Back to the case with what was done; or the page again with what was not,
/// and with everything that was written for it.
async fn after(
    web: &Web,
    visitor: &Visitor,
    item: ItemId,
    filled: Filled,
    said: &'static str,
    done: Result<(), Refusal>,
) -> Answer {
    let Err(refusal) = done else {
        let view = View::from_key(&filled.view).unwrap_or_default().key();
        return Ok(onward(&format!("/inbox/{item}?view={view}"), said));
    };
    if matches!(refusal, Refusal::NotFound | Refusal::Internal(_)) {
        return Err(refusal.into());
    }
    let meanwhile = match refusal {
        Refusal::Meanwhile { changed, decided } => Some(Meanwhile { changed, decided, act: said }),
        _ => None,
    };
    let about_draft = matches!(said, "answered" | "draft-saved" | "draft-taken");
    let further = further::ACTS.into_iter().find(|(_, key)| *key == said).map(|(act, _)| act);
    let sure = match refusal {
        Refusal::AnswerPersonalData { .. } | Refusal::AnswerPartyPolitical { .. } => Some("answer"),
        Refusal::NotePersonalData { .. } => Some(further.unwrap_or("note")),
        _ => None,
    };
    let kept = Kept {
        why: meanwhile.is_none().then(|| refused::told(crate::say::Say(visitor.person.language), &refusal)),
        both: about_draft,
        meanwhile,
        sure,
        // What stops an answer is shown, and no second press goes past it.
        hinted: if matches!(refusal, Refusal::AboutIndividual { .. }) { Some("answer") } else { sure },
        hints: match &refusal {
            Refusal::AnswerPersonalData { found }
            | Refusal::AnswerPartyPolitical { found }
            | Refusal::AboutIndividual { found }
            | Refusal::NotePersonalData { found } => found.clone(),
            _ => Vec::new(),
        },
        ground: (said == "hiding" && !filled.ground.is_empty()).then(|| filled.ground.clone()),
        answer: if about_draft { filled.text.clone() } else { String::new() },
        question: if about_draft { filled.question.clone() } else { String::new() },
        cites: if about_draft { filled.cites.clone() } else { String::new() },
        note: if said == "noted" { filled.text.clone() } else { String::new() },
        further: further.map(|act| (act, filled.clone())),
        ..Kept::default()
    };
    Ok(rendered(web, visitor, item, &filled.asked(), kept, false, refused::status(&refusal)).await?)
}

#[cfg(test)]
mod tests {
    use saklig_model::language::Language;

    use super::*;
    use crate::samples;

    impl CaseTemplate {
        /// The page of the pictures.
        pub(crate) fn sample(language: Language) -> Self {
            let case = samples::case();
            let list = samples::list(Some(case.item.id));
            let mut t = samples::frame(language, Room::Inbox, "/inbox/x");
            t.to_decide = Some(list.inbox.to_decide);
            Self { t, list, case, show: false, kept: Kept::default(), origin: "https://saklig.example".into() }
        }

        /// The same, where the item is one of a flood.
        pub(crate) fn sample_of_a_flood(language: Language) -> Self {
            let mut sample = Self::sample(language);
            sample.case.group = Some(samples::group());
            sample
        }

        /// The same, where nothing waits for a second person.
        pub(crate) fn without_proposals(language: Language) -> Self {
            let mut sample = Self::sample(language);
            sample.case.further.proposals.clear();
            sample
        }
    }

    #[test]
    fn a_ground_comes_back_as_it_was_sent() {
        let filled = |ground: &str| Filled { ground: ground.into(), ..Filled::default() };
        let expected = GroundRef { pack: "se".into(), id: "personal-data".into(), version: 2 };
        assert_eq!(filled("se/personal-data/2").ground(), Some(expected));
        for bad in ["", "se", "se/2", "se//2", "se/personal-data/x"] {
            assert_eq!(filled(bad).ground(), None, "{bad}");
        }
    }

    #[test]
    fn the_button_names_the_account() {
        let html = CaseTemplate::sample(Language::En).render().unwrap();
        assert!(html.contains("Answer as Björkdala kommun"));
        assert!(html.contains("Confirm: block from Bluesky (bjorkdala.example)"));
        let html = CaseTemplate::without_proposals(Language::En).render().unwrap();
        for button in ["Propose a block from Bluesky (bjorkdala.example)", "Report from Bluesky (bjorkdala.example)"] {
            assert!(html.contains(button), "{button}");
        }
    }

    #[test]
    fn leaving_it_weighs_as_much_as_hiding() {
        let html = CaseTemplate::sample(Language::En).render().unwrap();
        let class = |words: &str| {
            let at = html.find(words).unwrap();
            let button = html[..at].rfind("<button").unwrap();
            let class = html[button..].find("class=\"").unwrap() + button + 7;
            html[class..].split('"').next().unwrap().to_owned()
        };
        assert_eq!(class("Hide comment"), class("No ground: leave it visible"));
    }

    #[test]
    fn the_rarer_acts_stand_under_one_disclosure_that_is_closed() {
        let html = CaseTemplate::sample(Language::En).render().unwrap();
        let (before, within) = html.split_once("<details class=\"further\">").unwrap();
        let within = within.split("</details><!-- further -->").next().unwrap();
        for path in ["/report\"", "/assign\"", "/escalate\""] {
            assert!(within.contains(path) && !before.contains(path), "{path}");
        }
        // One proposal at a time.
        assert!(!html.contains("/block\""));
        // What waits for a second person stands above everything.
        assert!(before.find("/approve\"").unwrap() < before.find("class=\"comment\"").unwrap());
    }

    #[test]
    fn whoever_proposed_is_told_that_a_colleague_approves() {
        let mut sample = CaseTemplate::sample(Language::En);
        sample.case.further.proposals[0].own = true;
        let html = sample.render().unwrap();
        let button = html.split("/approve\"").nth(1).unwrap().split("</form>").next().unwrap();
        assert!(button.contains("aria-disabled=\"true\"") && html.contains("Take it back"));
    }

    #[test]
    fn what_was_typed_for_a_rarer_act_is_kept() {
        let mut sample = CaseTemplate::without_proposals(Language::En);
        let filled = Filled { reason: "Third <time>".into(), until: "2026-12-01".into(), ..Filled::default() };
        sample.kept = Kept { sure: Some("block"), further: Some(("block", filled)), ..Kept::default() };
        let html = sample.render().unwrap();
        let within = html.split("<details class=\"further\" open>").nth(1).unwrap();
        assert!(within.contains("2026-12-01") && within.contains("Third &#60;time&#62;"));
        assert!(within.contains("Save it all the same"));
    }

    #[test]
    fn the_title_names_no_one() {
        for language in Language::ALL {
            let html = CaseTemplate::sample(language).render().unwrap();
            let title = html.split("<title>").nth(1).unwrap().split("</title>").next().unwrap();
            assert!(title.contains("1042") && !title.contains("Lundmark"), "{title}");
        }
    }

    #[test]
    fn a_covered_text_is_not_in_the_page() {
        let mut sample = CaseTemplate::sample(Language::En);
        sample.case.covered = true;
        assert!(!sample.render().unwrap().contains("070-174"));
        sample.show = true;
        assert!(sample.render().unwrap().contains("070-174"));
    }

    #[test]
    fn unsent_text_survives_a_refusal() {
        let mut sample = CaseTemplate::sample(Language::En);
        sample.kept =
            Kept { why: Some("No.".into()), sure: Some("answer"), answer: "Dear <Pia>".into(), ..Kept::default() };
        let html = sample.render().unwrap();
        assert!(html.contains("Dear &#60;Pia&#62;") || html.contains("Dear &lt;Pia&gt;"));
        assert!(html.contains("role=\"alert\"") && html.contains("name=\"sure\""));
    }

    #[test]
    fn every_form_carries_what_was_seen() {
        let mut sample = CaseTemplate::sample(Language::En);
        sample.case.draft_held = true;
        let forms = |html: String| -> Vec<String> {
            let pieces = html.split("<form").skip(1).map(|piece| piece.split("</form>").next().unwrap().to_owned());
            pieces.filter(|form| form.contains("action=\"/inbox/") && form.contains("method=\"post\"")).collect()
        };
        let mut all = forms(sample.render().unwrap());
        sample.case.draft_held = false;
        sample.case.holder = None;
        all.extend(forms(sample.render().unwrap()));
        assert!(all.len() > 5);
        for form in all {
            assert!(form.contains("name=\"seen\" value=\"5a6b1f22.0\""), "{form}");
        }
    }

    #[test]
    fn whoever_was_before_is_named_and_going_on_is_offered_where_it_is_possible() {
        let mut sample = CaseTemplate::sample(Language::En);
        let meanwhile = Meanwhile { changed: false, decided: true, act: "answered" };
        sample.kept = Kept { meanwhile: Some(meanwhile), answer: "Dear Pia".into(), ..Kept::default() };
        sample.case.actions.clear();
        assert!(sample.render().unwrap().contains("form=\"answering\""));
        sample.case.draft_held = true;
        assert!(sample.go_on().is_none());
        sample.kept.meanwhile = Some(Meanwhile { changed: true, decided: false, act: "left" });
        let html = sample.render().unwrap();
        assert!(html.contains("href=\"#newest\"") && html.contains("<details class=\"version\" open>"));
        assert!(!html.contains("all the same"));
    }

    #[test]
    fn who_may_not_act_is_offered_nothing() {
        let mut sample = CaseTemplate::sample(Language::En);
        sample.t.person.roles = vec![saklig_model::person::Role::Reviewer];
        assert!(sample.t.person.may(saklig_model::person::Power::Moderate).is_err());
        let html = sample.render().unwrap();
        let further = ["/restrict\"", "/block\"", "/approve\"", "/report\"", "/assign\"", "/escalate\"", "/unblock\""];
        for path in ["/hide\"", "/leave\"", "/answer\"", "/note\"", "/claim\"", "/close\""].into_iter().chain(further) {
            assert!(!html.contains(path), "{path}");
        }
    }
}
