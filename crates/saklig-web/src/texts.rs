//! The language files against one another and against what asks for them; and
//! every page in every language.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::Path,
};

use askama::Template;
use saklig_model::{
    action::{ActionKind, ActionState},
    case::CaseState,
    change::Change,
    channel::ServiceMode,
    finding::Suggestion,
    item::ItemKind,
    language::Language,
    person::{Employment, Role},
};

use crate::{
    pages::{
        account::AccountTemplate,
        alarm::AlarmTemplate,
        appearance::AppearanceTemplate,
        blocks::BlocksTemplate,
        case::{CaseTemplate, Kept, Meanwhile},
        channel::ChannelTemplate,
        channels::ChannelsTemplate,
        confirm::ConfirmTemplate,
        connect::ConnectTemplate,
        disconnect::DisconnectTemplate,
        duty::DutyTemplate,
        example::ExampleTemplate,
        figures::FiguresTemplate,
        follow::FollowTemplate,
        handover::HandoverTemplate,
        hours::HoursTemplate,
        inbox::InboxPage,
        journal::JournalTemplate,
        keys::KeysTemplate,
        new_person::NewPersonTemplate,
        notices::NoticesTemplate,
        packs::PacksTemplate,
        people::PeopleTemplate,
        person::{HandedOverTemplate, PersonTemplate},
        print::PrintTemplate,
        problem::ProblemTemplate,
        public::PublicTemplate,
        receipt::ReceiptTemplate,
        roles::RolesTemplate,
        search::SearchTemplate,
        second_factor::{RecoveryCodesTemplate, SecondFactorTemplate},
        set_up::SetUpTemplate,
        settings::{SettingsTemplate, answers::AnswersTemplate, template::OneTemplate, topic::TopicTemplate},
        several::SeveralTemplate,
        sign_in::SignInTemplate,
        sign_in_code::SignInCodeTemplate,
        start::StartTemplate,
        thread::ThreadTemplate,
        tokens::TokensTemplate,
        views::ViewsTemplate,
        ways::WaysTemplate,
        wrong::WrongTemplate,
    },
    say::{SOURCES, Say},
};

/// Texts whose keys are put together at run time: what they begin with.
const FAMILIES: &[&str] = &[
    "example-pretend",
    "finding-",
    "fact-",
    "threat-fact-",
    "threat-aim-",
    "threat-level-",
    "topic-",
    "criticism-about-",
    "party-signal-",
    "advert-sign-",
    "stray-",
    "reason-",
    "event-",
    "refused-",
    "denied-",
    "trouble-",
    "cannot-",
    "hide-",
    "block-bluesky",
    "block-own-page",
    "restrict-here",
    "restrict-by-hand",
    "report-",
    "remove-bluesky",
    "alert-",
    "assessed-",
    "reviewed-",
    "already-",
    "role-",
    "employment-",
    "change-",
    "do-",
    "act-",
    "function-",
    "object-",
    "field-",
    "credential-",
    "language-",
    "said-",
    "mode-",
    "state-",
    "view-",
    "family-",
    "print-act-",
    "print-state-",
    "age-",
    "headline-",
    "empty-",
    "action-",
    "suggest-",
    "presence-",
    "item-",
    "can-",
    "wrong-",
    "heading-",
    "key-",
    "live-",
    "meanwhile-",
    "power-",
    "question-",
    "anew-",
    "standing-",
    "signing-",
    "problem-",
    "unit-",
    "day-",
    "weekday-",
    "measure-",
    "target-",
    "place-",
    "way-",
    "message-",
    "notice-",
];

/// Templates and sources, each with its path.
pub fn sources() -> Vec<(String, String)> {
    fn walk(folder: &Path, into: &mut Vec<(String, String)>) {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                walk(&path, into);
            } else {
                into.push((path.display().to_string(), fs::read_to_string(&path).unwrap()));
            }
        }
    }
    let mut into = Vec::new();
    for folder in ["src", "templates"] {
        walk(&Path::new(env!("CARGO_MANIFEST_DIR")).join(folder), &mut into);
    }
    into
}

/// The messages of a file (attributes as `key.attribute`), each with its variables.
fn messages(source: &str) -> BTreeMap<String, BTreeSet<String>> {
    let mut found: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    let mut key = String::new();
    for line in source.lines().filter(|line| !line.starts_with('#') && !line.trim().is_empty()) {
        let name = |text: &str| text.split_once(" =").map(|(name, _)| name.trim().to_owned());
        if let Some(attribute) = line.trim_start().strip_prefix('.').filter(|_| line.starts_with(' ')) {
            key = format!("{}.{}", key.split('.').next().unwrap(), name(attribute).unwrap());
        } else if !line.starts_with([' ', '}']) {
            key = name(line).unwrap_or_else(|| panic!("not a message: {line}"));
            assert!(!found.contains_key(&key), "{key} stands twice");
        }
        let variables = found.entry(key.clone()).or_default();
        for piece in line.split('$').skip(1) {
            variables.insert(piece.chars().take_while(|c| c.is_ascii_alphanumeric() || *c == '_').collect());
        }
    }
    found
}

fn all_messages() -> Vec<(Language, BTreeMap<String, BTreeSet<String>>)> {
    SOURCES.into_iter().map(|(language, source)| (language, messages(source))).collect()
}

#[test]
fn every_language_file_reads_without_fault() {
    for (language, source) in SOURCES {
        let faults = fluent_bundle::FluentResource::try_new(source.to_owned()).err().map(|(_, faults)| faults);
        assert!(faults.is_none(), "{language:?}: {faults:?}");
    }
}

#[test]
fn every_language_has_the_same_texts_with_the_same_variables() {
    let all = all_messages();
    let (_, english) = all.iter().find(|(language, _)| *language == Language::En).unwrap();
    assert!(english.len() > 300);
    for (language, texts) in &all {
        for (key, variables) in english {
            assert_eq!(texts.get(key), Some(variables), "{key} in {language:?}");
        }
        for key in texts.keys() {
            assert!(english.contains_key(key), "{key} is left over in {language:?}");
        }
    }
}

/// Keys asked for by name: what follows `say("`, `with("` and so on.
fn asked() -> BTreeSet<String> {
    let mut asked = BTreeSet::new();
    for (path, text) in
        sources().into_iter().filter(|(path, _)| !path.ends_with("texts.rs") && !path.ends_with("samples.rs"))
    {
        let text = text.split("#[cfg(test)]\nmod tests").next().unwrap().to_owned();
        for call in ["say(\"", "with(\"", "with2(\"", "count(\"", "rich(\"", "rich2(\"", "find(\"", "either(\""] {
            for piece in text.split(&format!(".{call}")).skip(1) {
                let key = piece.split('"').next().unwrap();
                assert!(!key.contains(' '), "{path}: {key}");
                asked.insert(key.to_owned());
            }
        }
        // Keys that stand by themselves and are asked for elsewhere.
        for piece in text.split('"') {
            if piece.len() > 3 && piece.bytes().all(|byte| byte.is_ascii_lowercase() || b"-_.".contains(&byte)) {
                asked.insert(format!("?{piece}"));
            }
        }
    }
    asked
}

#[test]
fn every_text_asked_for_exists() {
    let (_, english) = all_messages().pop().unwrap();
    for key in asked().iter().filter(|key| !key.starts_with('?')) {
        assert!(english.contains_key(key), "{key} is asked for and not there");
    }
}

#[test]
fn no_text_is_left_over() {
    let (_, english) = all_messages().pop().unwrap();
    let asked = asked();
    for key in english.keys() {
        let in_family = FAMILIES.iter().any(|family| key.starts_with(family));
        assert!(in_family || asked.contains(key) || asked.contains(&format!("?{key}")), "{key} is asked for nowhere");
    }
}

#[test]
fn links_that_leave_the_site_are_made_in_one_place_which_says_so() {
    for (path, text) in sources().into_iter().filter(|(path, _)| path.ends_with(".html")) {
        assert!(!text.contains("noreferrer"), "{path} makes a link of its own: use elsewhere()");
    }
}

#[test]
fn whatever_the_model_lists_has_a_text() {
    let mut keys = Vec::new();
    keys.extend(CaseState::ALL.map(|state| format!("state-{}", state.key())));
    keys.extend(ItemKind::ALL.map(|kind| format!("item-{}", kind.key())));
    keys.extend(Role::ALL.map(|role| format!("role-{}", role.key())));
    keys.extend(Suggestion::ALL.map(|suggestion| format!("suggest-{}", suggestion.key())));
    keys.extend(Role::ALL.map(|role| format!("role-{}.why", role.key())));
    for employment in Employment::ALL {
        keys.extend([format!("employment-{}", employment.key()), format!("employment-{}.why", employment.key())]);
    }
    keys.extend(Change::KEYS.map(|change| format!("change-{change}")));
    for act in saklig_desk::acts::ACTS {
        keys.extend(act.power().map(|_| format!("act-{}", act.key())));
        keys.extend(act.events().iter().map(|event| format!("event-{}", event.key())));
    }
    for mode in ServiceMode::ALL {
        keys.extend([format!("mode-{}", mode.key()), format!("mode-{}.why", mode.key())]);
    }
    for view in saklig_desk::looks::inbox::View::ALL {
        keys.extend(["view", "headline", "empty"].map(|part| format!("{part}-{}", view.key())));
    }
    for state in ActionState::ALL.into_iter().filter(|state| !matches!(state, ActionState::Done | ActionState::Undone))
    {
        keys.extend(ActionKind::ALL.map(|kind| format!("action-{}-{}", kind.key(), state.key())));
    }
    for (language, texts) in all_messages() {
        for key in &keys {
            assert!(texts.contains_key(key), "{key} in {language:?}");
        }
    }
}

#[test]
fn texts_hold_no_markup_but_a_little() {
    for (language, source) in SOURCES {
        for piece in source.split('<').skip(1) {
            let tag = piece.split('>').next().unwrap();
            assert!(["strong", "/strong", "bdi", "/bdi"].contains(&tag), "<{tag}> in {language:?}");
        }
    }
}

/// Every page, by name.
fn pages(language: Language) -> Vec<(&'static str, String)> {
    let mut veiled = CaseTemplate::sample(language);
    veiled.case.covered = true;
    veiled.case.can_answer = false;
    veiled.t.said = None;
    veiled.case.actions.clear();
    let mut empty = InboxPage::sample(language);
    empty.list.inbox.rows.clear();
    empty.list.inbox.to_decide = 0;
    empty.list.inbox.oldest = None;
    empty.list.inbox.silent.clear();
    let mut kept = CaseTemplate::sample(language);
    kept.kept.why = Some(Say(language).say("refused-answer-personal-data"));
    kept.kept.sure = Some("answer");
    kept.kept.answer = "Hej Lena Ek!".into();
    kept.kept.hinted = Some("answer");
    kept.kept.hints = vec![saklig_desk::reading::Hint {
        kind: "person_name".into(),
        reason: "x".into(),
        words: "Lena Ek".into(),
        facts: r#"{"kinds":["person_name","address"]}"#.into(),
    }];
    kept.case.actions.clear();
    let flood = CaseTemplate::sample_of_a_flood(language);
    let mut conflict = CaseTemplate::sample(language);
    conflict.case.conflict = Some(vec!["Jonas Berg".into()]);
    conflict.t.only_reads = true;
    let mut held = CaseTemplate::sample(language);
    held.case.draft_held = true;
    held.kept = Kept { answer: "Hej Lena Ek!".into(), both: true, ..Kept::default() };
    let mut meanwhile = CaseTemplate::sample(language);
    meanwhile.kept = Kept {
        meanwhile: Some(Meanwhile { changed: true, decided: true, act: "hiding" }),
        both: true,
        ..Kept::default()
    };
    let mut choose = ConnectTemplate::sample(language);
    choose.chosen = None;
    choose.refused = None;
    let mut further = CaseTemplate::without_proposals(language);
    let typed = crate::pages::case::Filled { reason: "Tredje gången.".into(), ..Default::default() };
    further.kept.further = Some(("block", typed));
    further.kept.sure = Some("block");
    let mut blocked = ReceiptTemplate::sample(language);
    blocked.shown.kind = saklig_model::decision::DecisionKind::Block;
    let mut lawyer = CaseTemplate::without_proposals(language);
    lawyer.t.person.roles.push(Role::Lawyer);
    lawyer.case.further.limited = Some(crate::samples::limit(false, false));
    lawyer.case.of_grounds.wanted = Some(crate::samples::wanted());
    let mut own = CaseTemplate::without_proposals(language);
    own.case.item.own = true;
    own.case.further.remove.can = true;
    own.case.further.blocked = crate::samples::blocks().blocks.into_iter().next();
    own.case.further.limited = Some(crate::samples::limit(true, false));
    own.case.further.escalated = Some((Role::Registrar, "Jonas Berg".into(), "2026-11-22T11:54:00Z".parse().unwrap()));
    let mut away = ChannelTemplate::sample(language);
    away.shown.connected = false;
    away.shown.channel.acting = false;
    away.shown.channel.trouble = Some("trouble-signed-out".into());
    away.refused = Some(Say(language).say("refused-other-account"));
    let mut signed_out = ChannelTemplate::sample(language);
    signed_out.shown.channel.trouble = Some("trouble-signed-out".into());
    let mut followed = ChannelTemplate::sample(language);
    (followed.shown.following, followed.shown.catching_up, followed.shown.channel.acting) = (true, true, false);
    vec![
        ("case-further", further.render().unwrap()),
        ("case-lawyer", lawyer.render().unwrap()),
        ("receipt", ReceiptTemplate::sample(language).render().unwrap()),
        ("receipt-of-a-block", blocked.render().unwrap()),
        ("case-own", own.render().unwrap()),
        ("channel-away", away.render().unwrap()),
        ("blocks", BlocksTemplate::sample(language).render().unwrap()),
        ("inbox", InboxPage::sample(language).render().unwrap()),
        ("inbox-empty", empty.render().unwrap()),
        ("case", CaseTemplate::sample(language).render().unwrap()),
        ("case-covered", veiled.render().unwrap()),
        ("case-draft-held", held.render().unwrap()),
        ("case-meanwhile", meanwhile.render().unwrap()),
        ("case-refused", kept.render().unwrap()),
        ("thread", ThreadTemplate::sample(language).render().unwrap()),
        ("search", SearchTemplate::sample(language).render().unwrap()),
        ("journal", JournalTemplate::sample(language).render().unwrap()),
        ("channels", ChannelsTemplate::sample(language).render().unwrap()),
        ("channel", ChannelTemplate::sample(language).render().unwrap()),
        ("channel-signed-out", signed_out.render().unwrap()),
        ("channel-followed", followed.render().unwrap()),
        ("figures", FiguresTemplate::sample(language).render().unwrap()),
        ("hours", HoursTemplate::sample(language).render().unwrap()),
        ("follow", FollowTemplate::sample(language).render().unwrap()),
        ("confirm", ConfirmTemplate::sample(language).render().unwrap()),
        ("connect", ConnectTemplate::sample(language).render().unwrap()),
        ("connect-choose", choose.render().unwrap()),
        ("disconnect", DisconnectTemplate::sample(language).render().unwrap()),
        ("example", ExampleTemplate::sample(language).render().unwrap()),
        ("keys", KeysTemplate::sample(language).render().unwrap()),
        ("public", PublicTemplate::sample(language).render().unwrap()),
        ("duty", DutyTemplate::sample(language).render().unwrap()),
        ("duty-ways", WaysTemplate::sample(language).render().unwrap()),
        ("alarm", AlarmTemplate::sample(language).render().unwrap()),
        ("notices", NoticesTemplate::sample(language).render().unwrap()),
        ("account", AccountTemplate::sample(language).render().unwrap()),
        ("people", PeopleTemplate::sample(language).render().unwrap()),
        ("person", PersonTemplate::sample(language).render().unwrap()),
        ("person-new", NewPersonTemplate::sample(language).render().unwrap()),
        ("handed-over", HandedOverTemplate::sample(language).render().unwrap()),
        ("settings", SettingsTemplate::sample(language).render().unwrap()),
        ("settings-answers", AnswersTemplate::sample(language).render().unwrap()),
        ("settings-template", OneTemplate::sample(language).render().unwrap()),
        ("settings-topic", TopicTemplate::sample(language).render().unwrap()),
        ("roles", RolesTemplate::sample(language).render().unwrap()),
        ("appearance", AppearanceTemplate::sample(language).render().unwrap()),
        ("packs", PacksTemplate::sample(language).render().unwrap()),
        ("second-factor", SecondFactorTemplate::sample(language).render().unwrap()),
        ("recovery-codes", RecoveryCodesTemplate::sample(language).render().unwrap()),
        ("sign-in-code", SignInCodeTemplate::sample(language).render().unwrap()),
        ("start", StartTemplate::sample(language).render().unwrap()),
        ("sign-in", SignInTemplate::sample(language).render().unwrap()),
        ("set-up", SetUpTemplate::sample(language).render().unwrap()),
        ("tokens", TokensTemplate::sample(language).render().unwrap()),
        ("handover", HandoverTemplate::sample(language).render().unwrap()),
        ("print", PrintTemplate::sample(language).render().unwrap()),
        ("several", SeveralTemplate::sample(language).render().unwrap()),
        ("views", ViewsTemplate::sample(language).render().unwrap()),
        ("conflict", conflict.render().unwrap()),
        ("flood", flood.render().unwrap()),
        ("problem", ProblemTemplate::sample(language).render().unwrap()),
        ("wrong", WrongTemplate::sample(language).render().unwrap()),
    ]
}

/// Draws every page in every language. With `SAKLIG_PREVIEW=<folder>` it also
/// writes them there, to be looked at.
#[test]
fn every_page_in_every_language_is_whole() {
    let preview = std::env::var_os("SAKLIG_PREVIEW");
    let (_, english) = all_messages().pop().unwrap();
    for language in Language::ALL {
        for (name, html) in pages(language) {
            if let Some(folder) = &preview {
                let folder = Path::new(folder);
                fs::create_dir_all(folder).unwrap();
                fs::write(folder.join(format!("{name}-{}.html", language.code())), &html).unwrap();
            }
            let at = format!("{name} in {}", language.code());
            let mut ids = BTreeSet::new();
            for id in html.split(" id=\"").skip(1).map(|piece| piece.split('"').next().unwrap()) {
                assert!(ids.insert(id), "{at}: id {id} twice");
            }
            for label in ["aria-labelledby=\"", "aria-describedby=\"", " for=\""] {
                for id in html.split(label).skip(1).map(|piece| piece.split('"').next().unwrap()) {
                    assert!(ids.contains(id), "{at}: no element {id}");
                }
            }
            for text in html.split('>').filter_map(|piece| piece.split('<').next()) {
                assert!(!english.contains_key(text.trim()) || text.trim() == "min", "{at}: untranslated {text}");
                assert!(!text.contains('$'), "{at}: {text}");
            }
            for closed in ["style=\"", "onclick", "javascript:", "http://"] {
                assert!(!html.contains(closed), "{at}: {closed}");
            }
            assert!(!html.contains("<script>"), "{at}: someone’s markup");
            assert!(html.matches("<h1").count() == 1, "{at}: one first heading");
        }
    }
    if let Some(folder) = &preview {
        for (name, asset) in [
            ("style.css", &crate::assets::STYLE),
            ("saklig.js", &crate::assets::SCRIPT),
            ("icons.svg", &crate::assets::ICONS),
            ("mark.svg", &crate::assets::MARK),
        ] {
            fs::write(Path::new(folder).join(name), asset.content()).unwrap();
        }
    }
}

#[test]
fn the_example_says_so_on_every_page() {
    for (name, html) in pages(Language::Sv) {
        assert_eq!(html.contains("class=\"example\""), name != "set-up", "{name}");
    }
}

#[test]
fn the_public_page_reads_as_it_did() {
    let still = |html: String| html.replace(&crate::assets::STYLE.address(), "/style.css");
    insta::assert_snapshot!("public-sv", still(PublicTemplate::sample(Language::Sv).render().unwrap()));
    insta::assert_snapshot!("sign-in-da", still(SignInTemplate::sample(Language::Da).render().unwrap()));
}
