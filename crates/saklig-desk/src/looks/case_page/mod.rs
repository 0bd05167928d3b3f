//! The page of one item: its text, findings, decision, answer, record, history.

mod further;
mod grounds;
mod history;

use std::ops::Range;

use jiff::Timestamp;
use saklig_channel::Can;
use saklig_model::{
    action::{ActionKind, ActionState},
    answering::{KindReason, QuestionKind, proposed_kind},
    case::{Case, CaseState},
    channel::Channel,
    clock::{from_micros, micros},
    figures::Answered,
    finding::{Finding, Suggestion},
    ground::{Ground, GroundKind, GroundRef},
    id::{ActionId, AttachmentId, ItemId, NoteId, PersonId},
    item::{Item, ItemKind},
    person::{Person, Power},
};
use saklig_store::{answers, cases, channels, copies, items, notes, outbox, people, presence, questions};
use saklig_triage::Text;

use super::{Holder, Part, inbox::View, is_about_whole, is_covered, marked_parts, place_in};
use crate::{
    Desk, Refusal,
    acts::bare,
    answering::{Filled, topic_of},
    jobs::recurrence::SPAM,
    reading::{SPECIAL_CATEGORY, is_personal_data},
    seen::Seen,
};

pub use saklig_channel::TextLimit;
pub use saklig_store::answers::Answer;

pub use self::{
    further::{Breach, Further, Offer, ProposalShown},
    grounds::{Assessment, Flag, ObjectionShown, OfGrounds, ReceiptGiven, WantedShown},
    history::Happened,
};

/// Everything that the page of an item shows.
#[derive(Debug, Clone)]
pub struct CasePage {
    /// The item.
    pub item: Item,
    /// Its case, if one was opened.
    pub case: Option<Case>,
    /// Who holds the case.
    pub holder: Option<Holder>,
    /// What the page shows, for the acts that are done from it.
    pub seen: Seen,
    /// Where the text is about the reader: the names of those who may act.
    pub conflict: Option<Vec<String>>,
    /// Colleagues who have the page open, by name.
    pub here: Vec<String>,
    /// The answer that somebody has begun.
    pub draft: Option<DraftShown>,
    /// Whether somebody else is writing it just now.
    pub draft_held: bool,
    /// The newest alarm about it.
    pub alarm: Option<super::duty::Alarm>,
    /// The channel it came through.
    pub channel: Channel,
    /// The platform's two letters.
    pub mark: String,
    /// The author's user name.
    pub author: String,
    /// Its versions, the newest first; the first is the one shown large.
    pub versions: Vec<Version>,
    /// Whether the text is covered until someone chooses to read it (a private
    /// message, a possible threat); the act `uncover` then notes who did.
    pub covered: bool,
    /// The newest version's findings, in the order of their places.
    pub findings: Vec<FindingShown>,
    /// The question that it asks, as the figures count it.
    pub question: Option<QuestionShown>,
    /// What reading suggests.
    pub suggestion: Suggestion,
    /// The post that the thread hangs from: its item, text and time.
    pub root: Option<RootShown>,
    /// How many items the thread has.
    pub thread_size: i64,
    /// The grounds in force today, house rules first.
    pub grounds: Vec<GroundShown>,
    /// Whether the channel can hide the item; if not, why stands in
    /// [`CasePage::hide_note`].
    pub can_hide: bool,
    /// A text key: why not, or what hiding really means there.
    pub hide_note: Option<String>,
    /// Whether the item can be answered here.
    pub can_answer: bool,
    /// A text key: why not.
    pub answer_note: Option<String>,
    /// How long an answer may be, as the platform counts.
    pub answer_limit: TextLimit,
    /// What is added to this person's answers, by the authority's rule.
    pub signature: Option<String>,
    /// Answer templates in the asker's language, those that fit best first.
    pub templates: Vec<Filled>,
    /// The kind of question that it seems to be, and why.
    pub question_kind: (QuestionKind, KindReason),
    /// What the question is about, as the reader calls it.
    pub topic: Option<String>,
    /// How many others have answered it; they never count as the authority.
    pub answered_by_others: i64,
    /// Acts on their way to the platform or done, the newest first.
    pub actions: Vec<ActionShown>,
    /// What has happened, the oldest first.
    pub history: Vec<Happened>,
    /// Internal notes, the oldest first.
    pub notes: Vec<NoteShown>,
    /// What belongs to the text: id, media type, text alternative, whether stored.
    pub attachments: Vec<(AttachmentId, String, Option<String>, bool)>,
    /// The stored copy: when taken and its SHA-256 in hexadecimal.
    pub copy: Option<(Timestamp, String)>,
    /// The rarer acts.
    pub further: Further,
    /// Rules, assessments, reasons given and what was held against them.
    pub of_grounds: OfGrounds,
    /// The address of the item before and after in the same view, and its place.
    pub neighbours: Neighbours,
}

/// A question, as the figures count it.
#[derive(Debug, Clone)]
pub struct QuestionShown {
    /// When its answer is due, where the channel promises anything.
    pub due: Option<Timestamp>,
    /// The authority's answer, if there is one.
    pub answered: Option<Answered>,
    /// Whether its case was closed without an answer.
    pub closed: bool,
    /// Years until it is due of which the pack knows no holidays.
    pub unknown_years: Vec<i16>,
}

/// An answer that somebody has begun.
#[derive(Debug, Clone)]
pub struct DraftShown {
    /// Who wrote it last.
    pub name: String,
    /// What it says.
    pub text: String,
    /// Its version, which a save names.
    pub version: i64,
    /// When it was saved.
    pub saved_at: Timestamp,
}

/// One version of the text.
#[derive(Debug, Clone)]
pub struct Version {
    /// 1 for the first.
    pub number: i64,
    /// The text with its findings marked; `None` when it has been erased.
    pub text: Option<Vec<Part>>,
    /// When it was first seen.
    pub seen_at: Timestamp,
}

/// A finding, as the page shows it.
#[derive(Debug, Clone)]
pub struct FindingShown {
    /// Its number on the page, from 1.
    pub number: usize,
    /// Its kind.
    pub kind: String,
    /// The text key of its reason.
    pub reason: String,
    /// From 0 to 1.
    pub score: f64,
    /// Where it stands, in bytes of the newest text; `None` when it concerns the
    /// text as a whole, or the text is gone.
    pub place: Option<Range<usize>>,
    /// The beginning of the words it stands in.
    pub words: Option<String>,
    /// The ground it may lead to: its title.
    pub ground: Option<GroundRef>,
    /// What else is known, as a JSON object.
    pub facts: String,
}

impl FindingShown {
    /// Whether the text may belong in a case at the authority.
    #[must_use]
    pub fn proposes_transfer(&self) -> bool {
        serde_json::from_str::<serde_json::Value>(&self.facts).is_ok_and(|facts| facts["transfer"] == true)
    }
}

/// The post above.
#[derive(Debug, Clone)]
pub struct RootShown {
    /// The item.
    pub item: ItemId,
    /// Whether the authority wrote it.
    pub own: bool,
    /// The beginning of its text; `None` where it is covered, or erased.
    pub text: Option<String>,
    /// Its language.
    pub lang: Option<String>,
    /// When it was written.
    pub posted_at: Timestamp,
}

/// A ground to choose.
#[derive(Debug, Clone)]
pub struct GroundShown {
    /// The reference that the form sends back, as `pack/id/version`.
    pub reference: GroundRef,
    /// The ground.
    pub ground: Ground,
    /// Whether the findings suggest it.
    pub suggested: bool,
}

/// An act on its way.
#[derive(Debug, Clone)]
pub struct ActionShown {
    /// Its identity.
    pub id: ActionId,
    /// What.
    pub kind: ActionKind,
    /// Where it stands.
    pub state: ActionState,
    /// Until when it can be undone.
    pub not_before: Timestamp,
    /// Whether it can be undone now.
    pub can_undo: bool,
    /// The text of an answer.
    pub text: Option<String>,
    /// What the answer was: to which kind of question, in whose voice.
    pub answer: Option<Answer>,
    /// Who decided.
    pub person: String,
    /// When it was decided.
    pub decided_at: Timestamp,
    /// When the platform confirmed it.
    pub done_at: Option<Timestamp>,
    /// The text key of what went wrong, if anything did.
    pub trouble: Option<String>,
}

/// An internal note.
#[derive(Debug, Clone)]
pub struct NoteShown {
    /// Its identity.
    pub id: NoteId,
    /// Who wrote it.
    pub person: String,
    /// When.
    pub at: Timestamp,
    /// What.
    pub text: String,
}

/// The items around this one in the view it was opened from.
#[derive(Debug, Clone, Default)]
pub struct Neighbours {
    /// Before.
    pub previous: Option<ItemId>,
    /// After.
    pub next: Option<ItemId>,
    /// Its place, from 1, and how many there are.
    pub place: Option<(i64, i64)>,
}

/// How the item stands, for headings.
impl CasePage {
    /// Whether the item is gone at its source while the record stays.
    #[must_use]
    pub fn is_gone(&self) -> bool {
        self.item.presence.is_gone()
    }
}

impl Desk {
    /// The page of one item.
    ///
    /// # Errors
    /// [`Refusal::NotFound`] also when it belongs to another authority.
    pub async fn case_page(&self, who: &Person, item: ItemId, view: View) -> Result<CasePage, Refusal> {
        who.may(Power::Read)?;
        let db = self.store().db();
        let kept = items::one(db, item).await?.filter(|kept| kept.item.authority == who.authority);
        let kept = kept.ok_or(Refusal::NotFound)?;
        let channel = channels::one(db, kept.item.channel).await?.ok_or(Refusal::NotFound)?;
        let authority = self.authority(who.authority).await?;
        let people = people::of(db, who.authority).await?;
        let case = cases::of(db, item).await?;
        let revisions = items::revisions(db, item).await?;
        let findings = items::findings(db, revisions.iter().map(|version| version.revision.id)).await?;
        let mut newest: Vec<Finding> =
            findings.iter().filter(|finding| finding.revision == kept.revision).cloned().collect();
        let text = revisions.first().and_then(|version| version.revision.text.as_deref()).unwrap_or_default();
        let open = case.as_ref().is_some_and(|case| case.state != CaseState::Closed);
        if open && newest.iter().any(|finding| finding.kind == SPECIAL_CATEGORY && is_about_whole(finding, text)) {
            // The words were forgotten when the case closed; it is open again.
            newest = self.with_words(&kept.item, text, newest).await?;
        }
        newest.sort_by_key(|finding| (finding.start, finding.end));
        let question = match questions::of(db, item).await? {
            Some(question) => {
                let due = question.due_at.map(from_micros);
                let hours = self.clocks(who.authority).await?.hours;
                let unknown = |due| hours.years_without_holidays(from_micros(question.asked_at), due);
                Some(QuestionShown {
                    due,
                    answered: question.answered,
                    closed: question.closed,
                    unknown_years: due.map(unknown).unwrap_or_default(),
                })
            }
            None => None,
        };
        let suggestion = revisions.first().map(|version| version.suggestion).unwrap_or_default();
        let covered = is_covered(kept.item.kind, &newest);
        let can = self.can_do(&kept.item, &channel).await;
        let root_id = kept.item.root.clone().unwrap_or_else(|| kept.item.external_id.clone());
        let history = self.history(&kept.item, &revisions, &people).await?;
        let today = self.today(&authority);
        let pack = self.pack(&authority)?;
        // What comes again and again is spam, whatever it is about.
        let recurs = newest.iter().any(|finding| finding.kind == SPAM);
        let speaks = |finding: &&Finding| !(recurs && finding.kind == "off_topic");
        let rules = self.rules_of(db, &channel.channel, &authority, &pack).await?;
        let mut grounds: Vec<GroundShown> = pack
            .grounds_on(today)
            .filter(|ground| rules.as_ref().is_none_or(|rules| rules.holds(ground)))
            .filter(|ground| !(ground.not_for_messages && kept.item.kind == ItemKind::Message))
            .map(|ground| GroundShown {
                reference: ground.reference(pack.code()),
                suggested: newest.iter().filter(speaks).any(|finding| {
                    finding.ground.as_deref() == Some(ground.id.as_str()) || ground.findings.contains(&finding.kind)
                }),
                ground: ground.clone(),
            })
            .collect();
        grounds.sort_by_key(|shown| (shown.ground.kind == GroundKind::ObviousCrime, shown.ground.number));
        let in_use = self.answering(&authority).await?;
        let asker = kept.item.lang.as_deref().unwrap_or(authority.language.code());
        let topic = topic_of(&newest);
        let mut answered = answers::of(db, item).await?;
        let question_kind = proposed_kind(text, &newest, is_personal_data, in_use.rules());
        let actions = outbox::of(db, item).await?;
        let now = self.now();
        let at_item = presence::at(db, item, micros(now)).await?;
        // A block that ends on its day is not put off by anyone.
        let mut ending = Vec::new();
        for action in actions.iter().filter(|action| action.state == ActionState::Waiting) {
            if self.ends_by_itself(db, action).await? {
                ending.push(action.id);
            }
        }
        let further = self.further(who, &authority, &kept, &channel, case.as_ref(), &people).await?;
        let of_grounds = self.of_grounds(who, &kept, rules, &people).await?;
        self.seen_by_people(&channel.channel).await?;
        Ok(CasePage {
            conflict: self.conflict(db, who, &kept).await?,
            further,
            of_grounds,
            seen: Seen::of(kept.revision, case.as_ref()),
            here: at_item.here.into_iter().filter(|(person, _)| *person != who.id).map(|(_, name)| name).collect(),
            alarm: self.alarm_about(item).await?,
            draft_held: at_item.draft.as_ref().is_some_and(|draft| draft.held_by_other(who.id, now)),
            draft: at_item.draft.map(|draft| DraftShown {
                name: draft.name,
                text: draft.text,
                version: draft.version,
                saved_at: draft.saved_at,
            }),
            holder: case.as_ref().and_then(|case| case.holder_at(now)).and_then(|holder| {
                let person = people.iter().find(|person| person.id == holder)?;
                Some(Holder { person: holder, name: person.name.clone(), initials: person.initials() })
            }),
            mark: self.mark(&channel.channel.platform, &channel.channel.name),
            author: kept.author.clone(),
            versions: revisions
                .iter()
                .map(|version| Version {
                    number: version.revision.number,
                    text: version.revision.text.as_ref().map(|text| {
                        let own: Vec<Finding> = if version.revision.id == kept.revision {
                            newest.clone()
                        } else {
                            findings.iter().filter(|finding| finding.revision == version.revision.id).cloned().collect()
                        };
                        marked_parts(text, &own)
                    }),
                    seen_at: version.revision.seen_at,
                })
                .collect(),
            covered,
            findings: (1..)
                .zip(newest)
                .map(|(number, finding)| FindingShown {
                    number,
                    place: place_in(text, &finding).filter(|_| !is_about_whole(&finding, text)),
                    words: place_in(text, &finding)
                        .filter(|_| !is_about_whole(&finding, text))
                        .and_then(|place| text.get(place))
                        .map(quoted),
                    ground: finding.ground.as_ref().and_then(|id| {
                        let ground = grounds.iter().find(|shown| shown.ground.id == *id)?;
                        Some(ground.reference.clone())
                    }),
                    kind: finding.kind,
                    reason: finding.reason,
                    score: finding.score,
                    facts: finding.facts,
                })
                .collect(),
            question,
            suggestion,
            root: self.root(&kept.item, &root_id).await?,
            thread_size: items::thread_size(db, kept.item.channel, &root_id).await?,
            grounds,
            can_hide: can.hide.is_ok(),
            hide_note: match can.hide {
                Ok(note) => note,
                Err(why) => Some(why),
            },
            can_answer: can.answer.is_ok(),
            answer_note: match can.answer {
                Ok(note) => note,
                Err(why) => Some(why),
            },
            answer_limit: can.limit,
            signature: in_use.signature(who, asker),
            templates: in_use.filled(who.language, asker, topic.as_deref()),
            question_kind,
            topic: topic.as_deref().and_then(|topic| in_use.topic_name(topic, who.language)).map(str::to_owned),
            answered_by_others: if kept.item.own { 0 } else { answers::by_others(db, &kept.item).await? },
            actions: actions
                .into_iter()
                .map(|action| ActionShown {
                    id: action.id,
                    kind: action.kind,
                    state: action.state,
                    not_before: action.not_before,
                    can_undo: action.state == ActionState::Waiting
                        && action.not_before > now
                        && !ending.contains(&action.id),
                    answer: answered.remove(&action.id),
                    text: action.text,
                    person: name_of(&people, action.person).unwrap_or_default(),
                    decided_at: action.decided_at,
                    done_at: action.done_at,
                    trouble: action.trouble,
                })
                .collect(),
            history,
            notes: notes::of(db, item)
                .await?
                .into_iter()
                .filter_map(|note| Some(NoteShown { id: note.id, person: note.name, at: note.at, text: note.text? }))
                .collect(),
            attachments: copies::attachments(db, item)
                .await?
                .into_iter()
                .map(|attachment| (attachment.id, attachment.mime, attachment.alt, attachment.sha256.is_some()))
                .collect(),
            copy: copies::newest(db, item).await?.map(|copy| (copy.taken_at, copy.sha256)),
            neighbours: self.neighbours(who, item, view, case.as_ref()).await?,
            channel: channel.channel,
            item: kept.item,
            case,
        })
    }

    /// The findings of a text, those of a special category of personal data with
    /// their words, as reading it now tells.
    async fn with_words(&self, item: &Item, text: &str, findings: Vec<Finding>) -> Result<Vec<Finding>, Refusal> {
        let reader = self.reader(item.authority).await?;
        let reading = reader.read(&Text { lang: item.lang.as_deref(), ..Text::comment(text) });
        let mut again = reading.findings.into_iter().filter(|finding| finding.kind == SPECIAL_CATEGORY);
        let mut shown = Vec::new();
        for finding in findings {
            if finding.kind != SPECIAL_CATEGORY {
                shown.push(finding);
                continue;
            }
            shown.push(match again.next() {
                Some(found) => Finding {
                    start: i64::try_from(found.start).unwrap_or(i64::MAX),
                    end: i64::try_from(found.end).unwrap_or(i64::MAX),
                    reason: found.reason.to_owned(),
                    facts: serde_json::Value::from(found.facts).to_string(),
                    ..finding
                },
                None => finding,
            });
        }
        Ok(shown)
    }

    /// What can be done at the platform: a note where it can, or why not.
    async fn can_do(&self, item: &Item, kept: &channels::Kept) -> CanDo {
        let none = TextLimit { graphemes: 0, bytes: 0, link: None };
        let no = |why: &str| CanDo { hide: Err(why.to_owned()), answer: Err(why.to_owned()), limit: none };
        let Some(platform) = self.at_hand().get(&kept.channel.platform) else { return no("cannot-manual") };
        let checks = [
            (item.own, "refused-own-item"),
            (!kept.channel.mode.handles_comments(), "refused-listen-only"),
            (!kept.connected, "cannot-disconnected"),
            (kept.following, "cannot-no-credentials"),
            (!kept.channel.acting, "refused-read-only"),
            (item.presence.is_gone(), "refused-item-gone"),
        ];
        if let Some((_, why)) = checks.into_iter().find(|(holds, _)| *holds) {
            return no(why);
        }
        let can = platform.capabilities(&bare(&kept.channel)).await;
        let said = |can: Can| match can {
            Can::Yes => Ok(None),
            Can::Limited(note) => Ok(Some(note.to_owned())),
            Can::No(why) => Err(why.to_owned()),
        };
        CanDo { hide: said(can.hide), answer: said(can.answer), limit: can.text }
    }

    /// The post that the thread hangs from, unless it is the item itself.
    async fn root(&self, item: &Item, root: &str) -> Result<Option<RootShown>, Refusal> {
        if root == item.external_id {
            return Ok(None);
        }
        let Some(kept) = items::by_external_id(self.store().db(), item.channel, root).await? else {
            return Ok(None);
        };
        let findings = items::findings(self.store().db(), std::iter::once(kept.revision)).await?;
        let text = items::revisions(self.store().db(), kept.item.id).await?.into_iter().next();
        let text = text.and_then(|version| version.revision.text).filter(|_| !is_covered(kept.item.kind, &findings));
        Ok(Some(RootShown {
            item: kept.item.id,
            own: kept.item.own,
            text: text.map(|text| text.chars().take(280).collect()),
            lang: kept.item.lang,
            posted_at: kept.item.posted_at,
        }))
    }

    async fn neighbours(
        &self,
        who: &Person,
        item: ItemId,
        view: View,
        case: Option<&Case>,
    ) -> Result<Neighbours, Refusal> {
        let Some(case) = case else { return Ok(Neighbours::default()) };
        let same =
            matches!((view, case.state), (View::ToDecide, CaseState::ToDecide) | (View::ToAnswer, CaseState::ToAnswer));
        if !same {
            return Ok(Neighbours::default());
        }
        let db = self.store().db();
        let (previous, next, place) = cases::beside(db, item).await?;
        let all = cases::count(db, who.authority, case.state).await?;
        Ok(Neighbours { previous, next, place: Some((place, all)) })
    }

    /// An attachment: its media type and bytes.
    ///
    /// # Errors
    /// [`Refusal::NotFound`] when it is not stored, or belongs to another
    /// authority.
    pub async fn attachment(&self, who: &Person, id: AttachmentId) -> Result<(String, Vec<u8>), Refusal> {
        who.may(Power::Read)?;
        let db = self.store().db();
        let (authority, item, mime, bytes) = copies::bytes(db, id).await?.ok_or(Refusal::NotFound)?;
        if authority != who.authority {
            return Err(Refusal::NotFound);
        }
        let kept = items::one(db, item).await?.ok_or(Refusal::NotFound)?;
        let findings = items::findings(db, std::iter::once(kept.revision)).await?;
        if is_covered(kept.item.kind, &findings) {
            who.may(Power::Uncover)?;
        }
        Ok((mime, bytes))
    }
}

/// The beginning of words that a finding stands in, on one line.
fn quoted(words: &str) -> String {
    const MOST: usize = 90;
    let line = words.split_whitespace().collect::<Vec<_>>().join(" ");
    match line.char_indices().nth(MOST) {
        Some((cut, _)) => format!("{}…", line.get(..cut).unwrap_or_default().trim_end()),
        None => line,
    }
}

/// What can be done at the platform.
struct CanDo {
    hide: Result<Option<String>, String>,
    answer: Result<Option<String>, String>,
    limit: TextLimit,
}

pub(crate) fn name_of(people: &[Person], id: PersonId) -> Option<String> {
    people.iter().find(|person| person.id == id).map(|person| person.name.clone())
}
