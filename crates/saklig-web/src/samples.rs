//! Invented values that pages are drawn with in tests: the authority, people
//! and comments of the pictures that show what it should look like.

use std::sync::Arc;

use jiff::{Timestamp, civil::Date};
use saklig_desk::reasons::StatementOfReasons;
use saklig_desk::{
    acts::sign_in::{Session, Stage},
    answering::{Filled, InUse},
    looks::{
        After, Holder, Part, Row,
        answering::{AnsweringPage, Setting, TemplateShown},
        blocks::{BlockShown, BlocksPage, LimitShown},
        case_page::{
            ActionShown, Alike, Answer, Assessment, Breach, CasePage, DraftShown, FindingShown, Flag, Further,
            GroundShown, GroupShown, Happened, LeftOut, Neighbours, NoteShown, ObjectionShown, OfGrounds, Offer,
            ProposalShown, QuestionShown, ReceiptGiven, RootShown, StepShown, TextLimit, Version, WantedShown,
        },
        channels::{ChannelShown, Chosen, PlatformShown},
        duty::{Alarm, AlarmCase, AlarmPage, DutyPage, Message, Notice, State, TurnShown, Way, Ways},
        figures::{Decided, Figures, Grain, OfChannel, OfTime, Pace, Parts as Sums},
        hours::HoursPage,
        inbox::{Inbox, Narrow, SavedView, View},
        journal::{EntryShown, JournalPage},
        people::{AccountPage, Entry, PeoplePage, PersonListed, PersonPage, SessionShown, Waiting},
        public::{PublicChannel, PublicPage},
        receipt::{ObjectionRead, ReceiptShown},
        tokens::Tokens,
    },
};
use saklig_model::{
    action::{ActionKind, ActionState},
    alarm::Step,
    answering::{KindReason, OwnTemplate, QuestionKind, Voice},
    authority::Authority,
    case::{Case, CaseState},
    change::Change,
    channel::{Channel, ServiceMode},
    decision::{Assessed, DecisionKind, Reviewed},
    figures::Times,
    finding::Suggestion,
    ground::{Ground, GroundKind, RuleSet},
    holidays::Day,
    id::{AttachmentId, ItemId, PersonId},
    item::{FlaggedBy, Item, ItemKind, Presence},
    ladder::NotYet,
    language::Language,
    pack::{Packs, Source, Texts},
    person::{Employment, Person, Power, Role},
    roster::{Place, Turn, When},
    service_hours::OwnHours,
    target::{Measure, Target},
    token::Token,
};
use uuid::Uuid;

use crate::{
    frame::{Frame, Room},
    pages::inbox::List,
    visitor::Visitor,
};

fn uuid(number: u128) -> Uuid {
    Uuid::from_u128(0x0193_5c2f_0000_7000_8000_0000_0000_0000 | number)
}

fn at(time: &str) -> Timestamp {
    format!("2026-11-22T{time}:00+01:00").parse().unwrap()
}

fn authority() -> Authority {
    Authority {
        unit: "Kommunikation".into(),
        id: uuid(1).into(),
        name: "Björkdala kommun".into(),
        country: "se".into(),
        language: Language::Sv,
        time_zone: "Europe/Stockholm".into(),
        case_numbers: Vec::new(),
        appearance: None,
        example: true,
    }
}

fn person(language: Language) -> Person {
    Person {
        id: uuid(2).into(),
        authority: uuid(1).into(),
        name: "Amina Lind".into(),
        login: "amina".into(),
        roles: vec![Role::ChannelOwner, Role::Administrator],
        employment: Employment::CivilServant,
        language,
        active: true,
        through: None,
    }
}

/// Amina's session.
pub fn session(language: Language) -> Session {
    Session {
        person: person(language),
        authority: authority(),
        id: uuid(3).into(),
        stage: Stage::Whole,
        single_keys: true,
    }
}

/// Amina's account: this session and another.
pub fn account() -> AccountPage {
    let session = |number: u128, begun: &str, is_this: bool| SessionShown {
        id: uuid(number).into(),
        begun_at: at(begun),
        seen_at: at("12:50"),
        is_this,
    };
    AccountPage {
        second_factor: true,
        codes_left: 9,
        sessions: vec![session(3, "08:01", true), session(4, "11:40", false)],
    }
}

/// A roster with a gap, and somebody on it who is gone.
pub fn duty() -> DutyPage {
    let turn = |number: u32, when: When, counts: bool| TurnShown {
        turn: Turn { number, person: uuid(2).into(), place: Place::First, when },
        name: "Johan Falk".into(),
        counts,
        reached: false,
        over: false,
    };
    let weekly = When::Weekly {
        days: vec![Day::Monday, Day::Tuesday],
        from: "16:30".parse().unwrap(),
        until: "08:00".parse().unwrap(),
    };
    let once = When::Once { from: "2026-12-01T16:30".parse().unwrap(), until: "2026-12-02T08:00".parse().unwrap() };
    DutyPage {
        version: 3,
        made: Some(("Amina Lind".into(), at("08:00"))),
        turns: vec![turn(1, weekly, true), turn(2, once, false)],
        now: [vec!["Johan Falk".into()], Vec::new(), Vec::new()],
        serves: true,
        gaps: vec![(at("16:30"), at("23:00"))],
        colleagues: vec![(uuid(2).into(), "Johan Falk".into())],
        ways: Ways {
            house: "https://saklig.example.se".into(),
            mail_host: "smtp.example.se".into(),
            mail_port: 587,
            mail_from: "jour@example.se".into(),
            mail_trouble: Some(("trouble-mail-away".into(), at("08:00"))),
            ..Ways::default()
        },
        alarms: vec![(alarm().alarm, alarm().cases)],
    }
}

/// An alarm in a gap that nobody has answered.
pub fn alarm() -> AlarmPage {
    let id = uuid(90).into();
    let message = Message {
        id: uuid(91).into(),
        authority: uuid(1).into(),
        person: uuid(2).into(),
        way: Way::Mail,
        kind: "gap".into(),
        alarm: Some(id),
        step: Step::Everyone,
        made_at: at("02:14"),
        state: State::Failed,
        attempts: 12,
        settled_at: Some(at("03:40")),
        trouble: Some("trouble-mail-away".into()),
    };
    AlarmPage {
        alarm: Alarm {
            id,
            authority: uuid(1).into(),
            raised_at: at("02:14"),
            step: Step::Last,
            gap: true,
            next_at: at("02:24"),
            acknowledged: None,
        },
        cases: vec![AlarmCase {
            case: uuid(92).into(),
            number: 17,
            item: uuid(93).into(),
            level: 4,
            joined_at: at("02:14"),
        }],
        by: None,
        messages: vec![("Johan Falk".into(), message)],
        told: vec!["Johan Falk".into()],
    }
}

/// A notice of each kind.
pub fn notices() -> Vec<Notice> {
    let kinds = ["assigned", "handed_up", "objection", "alarm", "gap", "threat"];
    let notice = |(number, kind): (u128, &str)| Notice {
        id: uuid(100 + number).into(),
        kind: kind.into(),
        item: Some(uuid(93).into()),
        number: Some(17),
        alarm: None,
        made_at: at("02:14"),
        read: false,
    };
    (0..).zip(kinds).map(notice).collect()
}

/// Amina, as the list of people has her.
fn listed(language: Language) -> PersonListed {
    let mut person = person(language);
    person.roles = vec![Role::Moderator];
    PersonListed { person, has_begun: true, second_factor: true, seen_on: Some("2026-11-21".into()), waiting: 1 }
}

/// The list of people: one, and one who is proposed.
pub fn people() -> PeoplePage {
    let mut proposed = listed(Language::Sv);
    proposed.person.name = "Eva Holm".into();
    PeoplePage { people: vec![listed(Language::Sv)], proposed: vec![proposed], only_administrator: true }
}

/// Amina's page, as somebody sees it who may confirm.
pub fn person_page(language: Language) -> PersonPage {
    let shown = listed(language);
    let change = Change::GiveRole { role: Role::Registrar };
    let waiting = Waiting {
        id: uuid(5).into(),
        before: shown.person.clone(),
        after: change.applied(&shown.person),
        change,
        by: "Jonas Berg".into(),
        at: at("09:10"),
        lapses_at: at("09:11"),
        is_own: false,
        is_about_reader: false,
    };
    let entry = Entry { index: Some(4), at: at("08:00"), event: "person_added".into(), by: Some("Jonas Berg".into()) };
    PersonPage {
        shown,
        is_proposed: false,
        waiting: vec![waiting],
        spellings: vec!["Mina Lind".into()],
        sessions: account().sessions,
        history: vec![entry],
        last_administrator: true,
        only_administrator: false,
    }
}

/// What is settled about answers: a template of the authority's own, a route.
pub fn answering() -> AnsweringPage {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../packs");
    let own = ["pack", "grounds", "holidays", "service_hours", "replies", "notices", "moderation", "alarms"];
    let files = ["eu/pack.toml".to_owned(), "eu/answering.toml".to_owned()];
    let files = files.into_iter().chain(own.map(|name| format!("se/{name}.toml")));
    let packs = Packs::parse(files.map(|path| (path.clone(), std::fs::read(folder.join(path)).unwrap()))).unwrap();
    let (pack, packs) = (packs.country("se").unwrap().clone(), Arc::new(packs));
    let mut in_use = InUse::of(packs, pack, authority());
    in_use.routes.insert("phone".into(), "0470-174 06 35".into());
    let rules = in_use.rules().unwrap().clone();
    let template = OwnTemplate {
        title: "Bygglov".into(),
        refers: true,
        topic: "building_permit".into(),
        texts: [("sv".to_owned(), "Hej! {route}".to_owned())].into(),
    };
    let preview = Filled {
        id: "bygglov".into(),
        title: template.title.clone(),
        refers: true,
        topic: template.topic.clone(),
        text: "Hej! Telefon: 0470-174 06 35".into(),
        lang: "sv".into(),
        instead_of: Vec::new(),
    };
    let setting = Setting {
        id: uuid(81),
        kind: "template".into(),
        name: "bygglov".into(),
        version: 1,
        body: None,
        valid_from: "2026-11-22".parse().unwrap(),
        person: uuid(2).into(),
        person_name: "Amina Lind".into(),
        set_at: at("09:10"),
    };
    let mut page = AnsweringPage {
        in_use,
        today: "2026-11-22".parse().unwrap(),
        templates: Vec::new(),
        topics: rules.topic,
        routes: rules.route,
        words: vec![("route", "Hur man når oss om just detta.".into())],
        people: vec![person(Language::Sv)],
        settings: vec![setting],
    };
    let versions = page.versions("template", "bygglov");
    page.templates =
        vec![TemplateShown { id: "bygglov".into(), template, own: true, versions, preview: vec![preview] }];
    page
}

/// The frame of a page.
pub fn frame(language: Language, room: Room, path: &str) -> Frame {
    let session = session(language);
    Frame::at(&Visitor::new(session, path, Some("said=hiding")), room, at("12:54"))
}

fn plain(text: &str) -> Vec<Part> {
    vec![Part::Plain(text.into())]
}

/// The rows of the picture.
pub fn rows() -> Vec<Row> {
    let row = |number: u128,
               channel: (&str, &str),
               author: &str,
               since: &str,
               lang: &str,
               text: Vec<Part>,
               kinds: &[&str]| Row {
        item: uuid(number).into(),
        number: i64::try_from(number).ok(),
        state: Some(CaseState::ToDecide),
        channel: uuid(11).into(),
        channel_name: channel.1.into(),
        mark: channel.0.into(),
        kind: ItemKind::Comment,
        author: author.into(),
        own: false,
        text,
        covered: false,
        lang: Some(lang.into()),
        kinds: kinds.iter().map(ToString::to_string).collect(),
        level: kinds.contains(&"threat").then_some(3),
        alike: kinds.contains(&"spam").then_some(6),
        posted_at: at(since),
        received_at: at(since),
        due: (number == 1042).then(|| at("11:42")),
        presence: Presence::Visible,
        holder: None,
        seen: "5a6b1f22.0".parse().unwrap(),
    };
    let (fb, bs, ma) = (("Fb", "Facebook"), ("Bs", "Bluesky"), ("Ma", "Mastodon"));
    let covered = |length: usize, kind: &str| Part::Covered { length, kind: kind.into() };
    let mut rows = vec![
        row(1051, fb, "R. Svensson 77", "12:42", "sv", Vec::new(), &["threat"]),
        row(
            1042,
            fb,
            "Pia Lundmark",
            "09:42",
            "sv",
            vec![
                Part::Plain("Varför svarar ni aldrig? Min granne ".into()),
                covered(7, "person_name"),
                Part::Plain(" på ".into()),
                covered(14, "address"),
                Part::Plain(" har väntat i sju veckor på hemtjänst …".into()),
            ],
            &["special_category", "phone", "person_name", "address"],
        ),
        row(
            1039,
            bs,
            "kent.åberg",
            "11:49",
            "sv",
            plain("Sämsta beslutet på tio år. Ni borde skämmas hela bunten!"),
            &["protected_criticism"],
        ),
        row(
            1044,
            bs,
            "elins.hus",
            "12:06",
            "sv",
            plain("Hej! När öppnar simhallen efter renoveringen? Det står inget på webben."),
            &["question"],
        ),
        row(
            1046,
            ma,
            "extra\u{200b}kassa",
            "12:23",
            "sv",
            plain("Tjäna 5 000 kr om dagen hemifrån. Länk i profilen."),
            &["advertising", "spam"],
        ),
        row(
            1047,
            bs,
            "mette.k",
            "12:32",
            "da",
            plain("Hvor søger man om byggetilladelse, når man bor i Danmark?"),
            &["question"],
        ),
        row(
            1049,
            ma,
            "priya_nair",
            "12:37",
            "en",
            plain("Is the consultation document available in English? <script>alert(1)</script>"),
            &["question"],
        ),
        row(1050, fb, "sami", "12:39", "ar", plain("متى تفتح المكتبة؟"), &[]),
    ];
    rows[0].covered = true;
    rows[0].holder = Some(Holder { person: uuid(4).into(), name: "Erik Hall".into(), initials: "EH".into() });
    rows[3].holder = Some(Holder { person: uuid(3).into(), name: "Jonas Berg".into(), initials: "JB".into() });
    rows[4].presence = Presence::Hidden;
    rows[7].presence = Presence::Gone;
    rows[7].kind = ItemKind::Message;
    rows
}

/// The list pane.
pub fn list(open: Option<ItemId>) -> List {
    List {
        inbox: Inbox {
            view: View::ToDecide,
            to_decide: 14,
            mine: 3,
            second: 1,
            escalated: 2,
            to_answer: 22,
            waiting: 4,
            security: 1,
            holders: vec![(uuid(7).into(), "Jonas Berg".into())],
            saved: vec![SavedView {
                id: uuid(8).into(),
                name: "Danska frågor".into(),
                query: "view=to_answer&lang=da".into(),
            }],
            late: 2,
            all: 48_213,
            newest_case: 1051,
            oldest: Some(at("09:42")),
            rows: rows(),
            next: Some(After("2026-x".into())),
            channels: vec![(uuid(11).into(), "Facebook".into()), (uuid(12).into(), "Bluesky".into())],
            newest: Some(at("12:51")),
            packs_wrong: true,
            alerts: vec!["confirmation-wanted", "objection-made"],
            silent: vec![("Mastodon".into(), "trouble-unreachable".into(), Some(at("11:40")))],
        },
        channel: None,
        narrow: Narrow::default(),
        query: "view=to_decide".into(),
        open,
        later: false,
    }
}

fn ground(id: &str, kind: GroundKind, number: Option<u32>, title: [&str; 3]) -> GroundShown {
    let texts = |[sv, da, en]: [&str; 3]| Texts { sv: sv.into(), da: da.into(), en: en.into() };
    let ground = Ground {
        confirm_when: Vec::new(),
        guidance: None,
        see_also: Vec::new(),
        id: id.into(),
        version: 1,
        kind,
        number,
        category: None,
        title: texts(title),
        explanation: texts(["Sådant som rör en enskild.", "Det, der angår en enkelt.", "What concerns an individual."]),
        valid_from: "2024-01-01".parse().unwrap(),
        valid_to: None,
        findings: Vec::new(),
        not_for_messages: true,
        to_be_checked: number.is_none(),
        needs_confirmation_by: None,
        source: Source {
            issuer: "EU".into(),
            title: "GDPR".into(),
            reference: Some("art. 9.1".into()),
            date: "2016-04-27".parse().unwrap(),
            url: None,
        },
    };
    GroundShown { reference: ground.reference("se"), suggested: number == Some(3), ground }
}

/// The case of the picture, with a hide on its way and one whose outcome is unknown.
pub fn case() -> CasePage {
    let marked = |text: &str, number: usize, kind: &str| Part::Marked {
        text: text.into(),
        number,
        kind: kind.into(),
        ends: vec![(number, kind.into())],
    };
    let finding = |number: usize, kind: &str, score: f64, start: usize, words: &str| FindingShown {
        number,
        place: Some(start..start + words.len()),
        words: Some(words.into()),
        kind: kind.into(),
        reason: "phone-national".into(),
        score,
        ground: (number > 1).then(|| ground("personal-data", GroundKind::HouseRule, Some(3), ["", "", ""]).reference),
        facts: match kind {
            "protected_criticism" => r#"{"about":"authority","words":["Skäms"]}"#,
            "phone" => r#"{"kinds":{"phone":0.99,"se_orgnummer":0.3}}"#,
            _ => "{}",
        }
        .into(),
    };
    let action = |number: u128, kind: ActionKind, state: ActionState| ActionShown {
        id: uuid(number).into(),
        kind,
        state,
        not_before: at("12:55"),
        can_undo: state == ActionState::Waiting,
        text: (kind == ActionKind::Answer).then(|| "Hej! Ring växeln, så hjälper vi till.".into()),
        answer: (kind == ActionKind::Answer).then(|| Answer {
            question: QuestionKind::Individual,
            voice: Voice::Expert,
            cites: Some("https://bjorkdala.example/kontakt".into()),
        }),
        person: "Jonas Berg".into(),
        decided_at: at("12:54"),
        done_at: None,
        trouble: None,
    };
    let template = |id: &str, title: &str, text: &str, instead_of: &[&str]| Filled {
        id: id.into(),
        title: title.into(),
        refers: true,
        topic: String::new(),
        text: text.into(),
        lang: "sv".into(),
        instead_of: instead_of.iter().map(ToString::to_string).collect(),
    };
    let happened = |time: &str, event: &str, who: Option<&str>, index: Option<i64>| Happened {
        at: at(time),
        event: event.into(),
        person: who.map(str::to_owned),
        index,
        ground: (event == "hidden")
            .then(|| ground("personal-data", GroundKind::HouseRule, Some(3), ["", "", ""]).reference),
    };
    let item: ItemId = uuid(1042).into();
    CasePage {
        group: None,
        item: Item {
            id: item,
            authority: uuid(1).into(),
            channel: uuid(11).into(),
            external_id: "x".into(),
            kind: ItemKind::Comment,
            parent: None,
            root: None,
            author: uuid(21).into(),
            own: false,
            lang: Some("sv".into()),
            posted_at: at("09:41"),
            received_at: at("09:42"),
            url: Some("https://social.example/p/1".into()),
            presence: Presence::Visible,
            presence_at: at("09:42"),
            case: Some(uuid(31).into()),
        },
        case: Some(Case {
            id: uuid(31).into(),
            authority: uuid(1).into(),
            number: 1042,
            item,
            state: CaseState::ToDecide,
            suggestion: Suggestion::HideForReview,
            holder: Some(uuid(3).into()),
            held_until: Some(at("13:40")),
            turn: 0,
            opened_at: at("09:42"),
            closed_at: None,
        }),
        conflict: None,
        seen: "5a6b1f22.0".parse().unwrap(),
        here: vec!["Jonas Berg".into(), "Erik Hall".into()],
        draft: Some(DraftShown {
            name: "Jonas Berg".into(),
            text: "Hej! Ring växeln".into(),
            version: 2,
            saved_at: at("12:40"),
        }),
        alarm: Some(alarm().alarm),
        draft_held: false,
        holder: Some(Holder { person: PersonId(uuid(2)), name: "Amina Lind".into(), initials: "AL".into() }),
        channel: channel("Bluesky", "bluesky", "bjorkdala.example"),
        mark: "Bs".into(),
        author: "Pia Lundmark".into(),
        versions: vec![
            Version {
                number: 2,
                text: Some(vec![
                    marked("Varför svarar ni aldrig?", 1, "protected_criticism"),
                    Part::Plain(" Min granne ".into()),
                    marked(
                        "Lena Ek på Slåttervägen 4 har väntat i sju veckor på hemtjänst efter sin stroke",
                        2,
                        "special_category",
                    ),
                    Part::Plain(". Ring henne själva på ".into()),
                    marked("070-174 06 15", 3, "phone"),
                    Part::Plain(" om ni inte tror mig. Skäms!".into()),
                ]),
                seen_at: at("09:50"),
            },
            Version { number: 1, text: Some(plain("Varför svarar ni aldrig?")), seen_at: at("09:42") },
        ],
        covered: false,
        findings: vec![
            finding(1, "protected_criticism", 0.9, 0, "Varför svarar ni aldrig?"),
            finding(2, "special_category", 0.97, 37, "Lena Ek på Slåttervägen 4 har väntat i sju veckor …"),
            finding(3, "phone", 0.99, 143, "070-174 06 15"),
        ],
        question: Some(QuestionShown {
            due: Some(at("11:42")),
            answered: None,
            closed: false,
            unknown_years: Vec::new(),
        }),
        suggestion: Suggestion::HideForReview,
        root: Some(RootShown {
            item: uuid(41).into(),
            own: true,
            text: Some(
                "Från den 1 december samlar vi alla frågor om hemtjänst på ett nummer. Du kan ringa vardagar 8–16."
                    .into(),
            ),
            lang: Some("sv".into()),
            posted_at: "2026-11-21T10:00:00Z".parse().unwrap(),
        }),
        thread_size: 18,
        grounds: vec![
            ground(
                "personal-data",
                GroundKind::HouseRule,
                Some(3),
                ["Andras personuppgifter", "Andres personoplysninger", "Other people’s personal data"],
            ),
            ground("advertising", GroundKind::HouseRule, Some(5), ["Reklam", "Reklame", "Advertising"]),
            ground("unlawful-threat", GroundKind::ObviousCrime, None, ["Olaga hot", "Trusler", "Unlawful threat"]),
        ],
        can_hide: true,
        hide_note: Some("hide-bluesky-advisory".into()),
        can_answer: true,
        answer_note: None,
        answer_limit: TextLimit { graphemes: 300, bytes: 3_000, link: None },
        signature: Some("Kommunikation".into()),
        templates: vec![
            template("personal-data", "Personuppgifter", "Hej! Kritik mot oss är välkommen här.", &[]),
            template("later", "Vi återkommer", "Hej! Vi tar reda på det.", &["da", "en"]),
        ],
        question_kind: (QuestionKind::Individual, KindReason::Finding("case_number".into())),
        topic: Some("handläggningstid".into()),
        answered_by_others: 2,
        actions: vec![
            action(51, ActionKind::Hide, ActionState::Waiting),
            action(52, ActionKind::Answer, ActionState::Unknown),
            action(53, ActionKind::Answer, ActionState::Done),
        ],
        history: vec![
            happened("09:42", "items_received", None, Some(10_412)),
            happened("09:42", "case_opened", None, Some(10_413)),
            happened("12:40", "claimed", Some("Amina Lind"), Some(10_498)),
            happened("12:54", "copy_stored", None, Some(10_501)),
            happened("12:54", "hidden", Some("Jonas Berg"), None),
        ],
        notes: vec![NoteShown {
            id: uuid(61).into(),
            person: "Jonas Berg".into(),
            at: at("12:41"),
            text: "Ringde hemtjänsten. De kontaktar familjen i dag.".into(),
        }],
        attachments: vec![
            (AttachmentId(uuid(71)), "image/jpeg".into(), Some("En skylt".into()), true),
            (AttachmentId(uuid(72)), "video/mp4".into(), None, false),
        ],
        copy: Some((at("12:54"), "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08".into())),
        further: further(),
        of_grounds: of_grounds(),
        neighbours: Neighbours {
            previous: Some(uuid(1051).into()),
            next: Some(uuid(1039).into()),
            place: Some((2, 14)),
        },
    }
}

/// What is rarer: a proposal that waits, a case that was handed up.
/// Three that are nearly identical, and one that is left out.
#[must_use]
pub fn group() -> GroupShown {
    let rows = rows();
    let alike = |row: &Row, differs: bool| Alike {
        item: row.item,
        number: row.number,
        author: row.author.clone(),
        channel_name: row.channel_name.clone(),
        text: row.text.clone(),
        lang: row.lang.clone(),
        posted_at: row.posted_at,
        seen: row.seen.clone(),
        differs,
    };
    let why = Arc::new(saklig_desk::Refusal::Held { by: "Jonas Berg".into() });
    GroupShown {
        together: vec![alike(&rows[0], false), alike(&rows[1], true), alike(&rows[2], false)],
        left_out: vec![LeftOut { item: rows[3].item, number: rows[3].number, why }],
        ..GroupShown::default()
    }
}

fn further() -> Further {
    let reference = |id: &str| ground(id, GroundKind::HouseRule, None, ["", "", ""]).reference;
    let offer = |note: Option<&str>| Offer { can: true, note: note.map(str::to_owned) };
    let breach = |number: i64, time: &str| Breach {
        item: uuid(number.unsigned_abs().into()).into(),
        number,
        at: at(time),
        written_at: at("08:00"),
        ground: Some(reference("advertising")),
    };
    let step = |note: &str, not_yet: Option<NotYet>| StepShown {
        offer: offer(Some(note)),
        not_yet,
        days: ("2026-11-22".parse().unwrap(), "2026-12-22".parse().unwrap(), "2027-02-20".parse().unwrap()),
        message: "Björkdala: {complaint}".into(),
    };
    Further {
        block: offer(Some("block-bluesky")),
        block_grounds: vec![reference("advertising"), reference("unlawful-threat")],
        window: 60,
        breaches: vec![breach(1042, "12:54"), breach(1035, "10:10"), breach(1031, "08:30")],
        restrict: step("restrict-here", None),
        block_step: step("block-bluesky", Some(NotYet::LesserStepFirst)),
        report: offer(None),
        report_reasons: vec!["spam", "rude"],
        remove: Offer::default(),
        removal_reasons: vec![("mistake".into(), "Något blev fel".into())],
        colleagues: vec![(PersonId(uuid(3)), "Jonas Berg".into())],
        functions: vec![Role::ChannelOwner, Role::Registrar],
        escalated: None,
        changed: None,
        proposals: vec![ProposalShown {
            id: uuid(81).into(),
            by: "Jonas Berg".into(),
            own: false,
            at: at("12:50"),
            ground: reference("advertising"),
            until: "2026-12-22".parse().unwrap(),
            reasons: Some("Samma reklam för tredje gången.".into()),
            message: Some("Björkdala: {complaint}".into()),
        }],
        blocked: None,
        limited: None,
    }
}

fn rule_set() -> RuleSet {
    let texts = |[sv, da, en]: [&str; 3]| Texts { sv: sv.into(), da: da.into(), en: en.into() };
    RuleSet {
        id: "comment-rules".into(),
        version: 1,
        title: texts(["Alla åtta ordningsregler", "Alle otte regler for debat", "All eight house rules"]),
        explanation: texts(["För sidor där alla kan kommentera.", "Til sider med debat.", "For pages with comments."]),
        valid_from: "2024-01-01".parse().unwrap(),
        valid_to: None,
        grounds: vec!["personal-data".into()],
        source: ground("x", GroundKind::HouseRule, None, ["", "", ""]).ground.source,
    }
}

/// A hidden comment's statement of reasons.
fn statement() -> StatementOfReasons {
    let shown =
        ground("personal-data", GroundKind::HouseRule, Some(3), ["Personuppgifter", "Persondata", "Personal data"]);
    let texts = |text: &str| Texts { sv: text.into(), da: text.into(), en: text.into() };
    let fields = [
        ("automated_decision", serde_json::json!("AUTOMATED_DECISION_NOT_AUTOMATED")),
        ("automated_detection", serde_json::json!("Yes")),
        ("content_date", serde_json::json!("2026-11-22")),
        ("territorial_scope", serde_json::json!(["SE"])),
    ];
    StatementOfReasons {
        fields: fields.map(|(name, value)| (name.to_owned(), value)).into(),
        language: Language::Sv,
        ground: shown.reference,
        kind: GroundKind::HouseRule,
        title: shown.ground.title,
        explanation: shown.ground.explanation,
        source: "Björkdala kommun: Ordningsregler".into(),
        url: Some("https://bjorkdala.example/regler".into()),
        rule_set: Some(rule_set().title),
        channel: "Bluesky".into(),
        facts: texts("2026-11-22, Bluesky."),
        how_to_object: texts("2026-11-22"),
        message: texts("Björkdala: {contact} {rules}"),
        until: None,
    }
}

/// The receipt of a hidden comment, objected to once and settled.
pub fn receipt() -> ReceiptShown {
    ReceiptShown {
        authority: authority(),
        statement: statement(),
        kind: DecisionKind::Hide,
        at: at("12:54"),
        taken_back_at: Some(at("13:10")),
        objections: vec![ObjectionRead {
            at: at("13:00"),
            settled: Some((Reviewed::Changed, "Numret gick till växeln.".into(), at("13:10"))),
        }],
        may_object: true,
    }
}

/// A lawyer's word awaited, an assessment, a flag, a receipt and objections.
fn of_grounds() -> OfGrounds {
    let reference = ground("offensive", GroundKind::HouseRule, Some(5), ["", "", ""]).reference;
    let objection = |number: u128, is_own: bool, settled: bool| ObjectionShown {
        id: uuid(number).into(),
        text: Some("Jag skrev ingenting fel.".into()),
        contact: Some("rut@post.example".into()),
        at: at("13:00"),
        is_own,
        settled: settled.then(|| (Reviewed::Upheld, "Regeln gäller alla.".into(), "Jonas Berg".into(), at("13:10"))),
    };
    OfGrounds {
        rules: Some(rule_set()),
        wanted: None,
        has_lawyer: true,
        assessments: vec![Assessment {
            item: uuid(1042).into(),
            revision: uuid(7).into(),
            person: uuid(3).into(),
            name: "Jonas Berg".into(),
            ground: reference,
            outcome: Assessed::NotObvious,
            note: uuid(8).into(),
            reasons: Some("Oförskämt, men inte uppenbart.".into()),
            at: at("12:30"),
        }],
        flags: vec![Flag {
            source: FlaggedBy::Colleague,
            person: uuid(3).into(),
            name: "Jonas Berg".into(),
            note: None,
            text: Some("Den här är stötande".into()),
            at: at("12:20"),
        }],
        receipts: vec![ReceiptGiven {
            code: "k0d".into(),
            kind: DecisionKind::Hide,
            at: at("12:54"),
            taken_back_at: None,
            statement: statement(),
        }],
        objections: vec![objection(91, false, false), objection(92, true, false), objection(93, false, true)],
    }
}

/// What waits for a lawyer's word.
pub fn wanted() -> WantedShown {
    let shown = ground("offensive", GroundKind::HouseRule, Some(5), ["", "", ""]);
    WantedShown { id: uuid(94).into(), by: "Jonas Berg".into(), at: at("12:40"), ground: shown.reference, kept: 14 }
}

/// A limit: in force and to be set by hand, over and to be taken off, or lifted.
pub fn limit(in_force: bool, lifted: bool) -> LimitShown {
    LimitShown {
        author: "extrakassa.example".into(),
        item: uuid(1046).into(),
        ground: Some(ground("advertising", GroundKind::HouseRule, Some(5), ["", "", ""]).reference),
        reasons: Some("Samma reklam för andra gången.".into()),
        person: "Amina Lind".into(),
        since: at("09:00"),
        until: "2026-11-29".parse().unwrap(),
        in_force,
        lifted_at: lifted.then(|| at("12:00")),
        waits_for_hand: !lifted,
    }
}

/// The blocks of a channel: one in force, one whose time is over, one ended.
pub fn blocks() -> BlocksPage {
    let advertising = ground("advertising", GroundKind::HouseRule, Some(5), ["Reklam", "Reklame", "Advertising"]);
    let block = |author: &str, overdue: bool, ended: bool| BlockShown {
        author: author.into(),
        item: uuid(1046).into(),
        ground: Some(advertising.reference.clone()),
        reasons: Some("Samma reklam för tredje gången.".into()),
        proposed_by: "Jonas Berg".into(),
        confirmed_by: "Amina Lind".into(),
        since: Some(at("09:00")),
        until: "2026-12-22".parse().unwrap(),
        ended_at: ended.then(|| at("12:00")),
        overdue,
    };
    BlocksPage {
        shown: channels().remove(0),
        blocks: vec![
            block("extra\u{200b}kassa", false, false),
            block("klockor.example", true, false),
            block("rabatt<b>", false, true),
        ],
        limits: vec![limit(true, false), limit(false, false), limit(false, true)],
        grounds: vec![(advertising.reference.clone(), advertising.ground.clone())],
    }
}

fn channel(name: &str, platform: &str, handle: &str) -> Channel {
    Channel {
        id: uuid(11).into(),
        authority: uuid(1).into(),
        platform: platform.into(),
        name: name.into(),
        handle: handle.into(),
        external_id: "x".into(),
        base_url: "https://social.example".into(),
        owner_unit: "Kommunikation".into(),
        purpose: "Nyheter om kommunens verksamhet och svar på frågor.".into(),
        mode: ServiceMode::PublishAndAnswer,
        acting: true,
        heard_at: Some(at("12:53")),
        trouble: None,
    }
}

/// One that acts, one that is silent, one by hand.
pub fn channels() -> Vec<ChannelShown> {
    let shown = |channel: Channel, name: &str, mark: &str| ChannelShown {
        connected: true,
        following: false,
        catching_up: false,
        can_connect: true,
        channel,
        platform_name: name.into(),
        page: Some("https://social.example/@bjorkdala".into()),
        mark: mark.into(),
        items: 12_430,
        reach: Some((at("08:00"), at("12:51"))),
        seen_at: Some(at("12:40")),
        next_look: Some(at("12:55")),
        blocks: 2,
        rules: Some(rule_set()),
        rules_chosen: vec![(
            Chosen {
                rule_set: "comment-rules".into(),
                from: "2026-11-01".parse().unwrap(),
                person: uuid(3).into(),
                name: "Jonas Berg".into(),
                at: at("08:00"),
            },
            "Alla åtta ordningsregler".into(),
        )],
        rule_sets: vec![rule_set()],
        today: "2026-11-22".parse().unwrap(),
        credentials: &["app_password"],
        capabilities: vec![
            ("read", true, None),
            ("answer", true, None),
            ("hide", true, Some("hide-bluesky-advisory")),
            ("unhide", false, Some("cannot-platform")),
            ("restrict", true, Some("restrict-here")),
            ("block", true, Some("block-bluesky")),
        ],
    };
    let mut silent = shown(channel("Mastodon", "mastodon", "@kommun@social.example"), "Mastodon", "Ma");
    silent.channel.trouble = Some("trouble-unreachable".into());
    silent.channel.acting = false;
    let mut by_hand = shown(channel("Insändare", "manual", ""), "", "··");
    by_hand.channel.heard_at = None;
    by_hand.channel.mode = ServiceMode::ListenOnly;
    let mut waiting = shown(channel("Jobba hos oss", "mastodon", "@jobb@social.example"), "Mastodon", "Ma");
    (waiting.following, waiting.connected, waiting.channel.acting) = (true, false, false);
    vec![shown(channel("Bluesky", "bluesky", "bjorkdala.example"), "Bluesky", "Bs"), silent, by_hand, waiting]
}

/// Platforms to connect.
pub fn platforms() -> Vec<PlatformShown> {
    vec![
        PlatformShown { key: "bluesky", name: "Bluesky", credentials: &["app_password"] },
        PlatformShown { key: "mastodon", name: "Mastodon", credentials: &["access_token"] },
    ]
}

/// The public page's content.
pub fn public() -> PublicPage {
    let line = |name: &str, platform: &str, handle: &str, mode: ServiceMode| PublicChannel {
        name: name.to_owned(),
        platform: platform.to_owned(),
        handle: handle.to_owned(),
        page: Some(format!("https://{}", handle.trim_start_matches('@'))),
        owner_unit: "Kommunikationsenheten".to_owned(),
        purpose: "Nyheter om kommunens verksamhet.".to_owned(),
        mode,
    };
    PublicPage {
        authority: Some(authority()),
        channels: vec![
            line("Björkdala på Bluesky", "Bluesky", "bjorkdala.example", ServiceMode::PublishAndAnswer),
            line("Jobba hos oss", "Mastodon", "@jobb@social.example", ServiceMode::EmployerInformation),
        ],
    }
}

/// A token of one's own, and one of a colleague's.
pub fn tokens() -> Tokens {
    let token = |number: u128, name: &str, scope: &[Power], used: Option<Timestamp>| Token {
        id: uuid(number).into(),
        authority: uuid(1).into(),
        person: uuid(2).into(),
        name: name.into(),
        scope: scope.to_vec(),
        made_at: at("08:00"),
        expires_at: "2027-02-20T08:00:00+01:00".parse().unwrap(),
        used_at: used,
        ended_at: None,
    };
    Tokens {
        own: vec![token(90, "Väggskärmen", &[Power::Read], Some(at("01:00")))],
        others: vec![("Jonas Berg".into(), token(91, "Svarsförslag", &[Power::Read, Power::Answer], None))],
    }
}

/// A week with a few questions.
pub fn figures() -> Figures {
    let day = |day: &str| -> Date { day.parse().unwrap() };
    let pace = |answered, rate| Pace {
        answered,
        rate: Some(rate),
        service: Some(Times { median: 55, ninetieth: 190 }),
        clock: Some(Times { median: 95, ninetieth: 3920 }),
    };
    let channel = |number: u128, name: &str, answers: bool, asked: Option<i64>| OfChannel {
        channel: uuid(number).into(),
        name: name.into(),
        answers,
        asked,
        pace: asked.map(|asked| pace(asked - 4, 900)),
    };
    let parts = |named: &[(&str, i64)], rest| Sums {
        named: named.iter().map(|(key, count)| ((*key).to_owned(), *count)).collect(),
        rest,
    };
    let time = |begins: &str, counts| OfTime { begins: day(begins), counts };
    Figures {
        from: day("2026-11-16"),
        to: day("2026-11-20"),
        channel: None,
        asked: Some(118),
        open: 20,
        closed: 2,
        pace: pace(96, 814),
        channels: vec![
            channel(11, "Facebook", true, Some(64)),
            channel(12, "Bluesky", true, None),
            channel(13, "X", false, Some(0)),
        ],
        topics: parts(&[("processing_time", 41), ("parking", 22), ("", 17)], 38),
        languages: parts(&[("sv", 96), ("en", 12)], 10),
        grain: Grain::Day,
        times: vec![
            time("2026-11-16", Some((31, 28))),
            time("2026-11-17", Some((40, 33))),
            time("2026-11-18", None),
            time("2026-11-19", None),
            time("2026-11-20", Some((22, 17))),
        ],
        decided: Decided {
            restricted: 31,
            grounds: parts(&[("Personuppgifter", 14), ("Reklam", 9)], 8),
            reversed: 2,
            kept: 77,
            hidden: 29,
            assessed_kept: 6,
        },
        unknown_years: vec![1989],
    }
}

/// Hours of the authority's own, and one version that comes.
pub fn hours() -> HoursPage {
    let open = |text: &str| std::array::from_fn(|day| if day < 5 { text.to_owned() } else { String::new() });
    let own = |text: &str, days: &str| OwnHours::read(&open(text), days).unwrap();
    HoursPage {
        today: "2026-11-22".parse().unwrap(),
        zone: "Europe/Stockholm".into(),
        now: own("08:00–16:30", "2026-12-23 08:00–12:00"),
        template: false,
        stated: vec![
            ("2027-01-01".parse().unwrap(), own("09:00–12:00, 13:00–16:00", "")),
            ("2026-11-01".parse().unwrap(), own("08:00–16:30", "2026-12-23 08:00–12:00")),
        ],
        holidays: vec![
            ("2026-12-24".parse().unwrap(), "Julafton".into(), None),
            ("2026-12-31".parse().unwrap(), "Nyårsafton".into(), Some("12:00".into())),
        ],
        unknown_years: vec![2027],
    }
}

/// What a channel promises now, and what it will.
pub fn targets() -> (Date, Vec<Target>) {
    let target = |from: &str, minutes, measure| Target { valid_from: from.parse().unwrap(), minutes, measure };
    let targets =
        vec![target("2027-01-01", None, Measure::Service), target("2026-11-01", Some(1440), Measure::Service)];
    ("2026-11-22".parse().unwrap(), targets)
}

/// A few entries, one still waiting for its seal.
pub fn journal() -> JournalPage {
    let entry = |index: Option<i64>, event: &str, function: &str, kind: &str| EntryShown {
        index,
        at: at("12:54"),
        event: event.into(),
        function: function.into(),
        object_kind: kind.into(),
        object: uuid(1042).to_string(),
        commitment: "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08".into(),
        rule: (event == "hidden").then(|| ("se/personal-data".to_owned(), 1)),
    };
    JournalPage {
        origin: "log/6f1c2a".into(),
        key: "log/6f1c2a+5e2f+AZkq0n2Qm8Wc".into(),
        checkpoint: Some("log/6f1c2a\n10502\nq1w2e3=\n\n— log/6f1c2a abc=\n".into()),
        size: 10_502,
        waiting: 1,
        entries: vec![
            entry(None, "hidden", "moderator", "item"),
            entry(Some(10_501), "copy_stored", "system", "item"),
            entry(Some(10_498), "claimed", "moderator", "case"),
            entry(Some(0), "something_new", "new_duty", "new_thing"),
        ],
        next: Some(After("0".into())),
    }
}
