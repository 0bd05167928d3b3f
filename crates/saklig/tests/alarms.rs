//! Alarms on their way out of the house, with servers that misbehave and nodes
//! that are killed between any two steps: none is lost, and none comes twice
//! where that can be known.
#![expect(clippy::expect_used, clippy::panic, clippy::unwrap_used, reason = "a test says no by falling over")]

#[path = "town/mod.rs"]
#[expect(dead_code, reason = "shared with the scenarios, which use other parts")]
mod town;

use std::sync::{
    Arc,
    atomic::{AtomicU16, Ordering},
};

use jiff::{SignedDuration, Timestamp};
use saklig_desk::{
    Refusal,
    acts::{
        alarm_ways::NewWays,
        change_roster::{NewTurn, NewWhen},
    },
    looks::duty::{Reach, Ways},
};
use saklig_model::{
    alarm::Step,
    authority::Authority,
    person::{Employment, Person, Role},
    roster::Place,
};
use saklig_net::fake::{FakeServer, Reply};
use saklig_store::{
    alarms::{self, Alarm},
    jobs,
    messages::{self, Message, State, Way},
    notices,
};

use self::town::{
    Engine, Town,
    mailbox::{Mailbox, Manner},
};

const KEY: &str = "en nyckel som är tillräckligt lång";
const THREAT: &str =
    "Jag vet var du bor Sofia på handläggningen, i morgon bitti väntar jag med kniven utanför Storgatan 4";

/// Wednesday at 02:14.
fn night() -> Timestamp {
    "2026-12-02T02:14:00+01:00".parse().unwrap()
}

struct Scene {
    town: Town,
    own: Authority,
    ulla: Person,
    johan: Person,
    petra: Person,
    mailbox: Mailbox,
    gateway: FakeServer,
    /// What the gateway answers.
    status: Arc<AtomicU16>,
    post: String,
    channel: saklig_model::channel::Channel,
}

impl Scene {
    /// At night, Johan is on duty and Petra second in line; both are reached by
    /// e-mail, and Johan by the gateway too.
    async fn set(engine: Engine) -> Self {
        let town = Town::build(engine, "2026-12-01T09:00:00+01:00".parse().unwrap()).await;
        let mut browser = town.set_up("Exempelmyndigheten", "se", "sv").await;
        let own = town.authority().await;
        let ulla = saklig_store::people::of(town.desk().store().db(), own.id).await.unwrap().remove(0);
        let johan = town.add_person(&own, "Johan Falk", &[Role::Moderator], Employment::CivilServant).await;
        let petra = town.add_person(&own, "Petra Ek", &[Role::Registrar], Employment::CivilServant).await;
        browser.open("/channels/new?platform=scripted").await;
        let mut form = browser.page.form("/channels/new").unwrap();
        for (field, value) in [
            ("name", "X"),
            ("handle", "konto"),
            ("base_url", "https://scripted.test"),
            ("owner_unit", "Enheten"),
            ("purpose", "Ändamålet"),
            ("credential-password", "x"),
        ] {
            form.fill(field, value);
        }
        browser.send(&form, None).await;
        let channel = saklig_store::channels::of(town.desk().store().db(), own.id).await.unwrap().remove(0).channel;
        let post = town.script.post_as_authority(None, "Vårt inlägg", town.now());
        town.pass(SignedDuration::from_secs(5)).await;

        let mailbox = Mailbox::open().await;
        let status = Arc::new(AtomicU16::new(200));
        let answers = status.clone();
        let gateway = FakeServer::start(move |_| Reply::status(answers.load(Ordering::SeqCst), [])).await.unwrap();
        let ways = Ways {
            house: "https://saklig.example.se".into(),
            mail_host: "127.0.0.1".into(),
            mail_port: mailbox.port.into(),
            mail_from: "jour@myndigheten.example".into(),
            hook: format!("{}/sms", gateway.url()),
            ..Ways::default()
        };
        let new = NewWays { ways, mail_password: String::new(), hook_key: KEY.into() };
        town.desk().set_alarm_ways(&ulla, &new).await.unwrap();
        for (person, mail, phone) in [(&johan, "johan", "+46 70 174 06 05"), (&petra, "petra", "")] {
            let mail = format!("{mail}@myndigheten.example");
            let reach = Reach { mail, phone: phone.into(), digest_hour: None };
            town.desk().choose_reach(person, &reach).await.unwrap();
        }
        for (person, place) in [(&johan, Place::First), (&petra, Place::Second)] {
            let when = NewWhen::Once {
                from: Some("2026-12-01T16:30".parse().unwrap()),
                until: Some("2026-12-02T08:00".parse().unwrap()),
            };
            let turn = NewTurn { person: Some(person.id), place: Some(place), when };
            town.desk().add_turn(&ulla, &turn).await.unwrap();
        }
        town.clock.set(night());
        town.desk().run_due().await.unwrap();
        Self { town, own, ulla, johan, petra, mailbox, gateway, status, post, channel }
    }

    /// A threat comes in, and nothing that follows has happened yet.
    async fn threat(&self, author: &str) {
        let comment = self.town.script.comment(author, &self.post, THREAT, self.town.now());
        let seen = saklig_channel::Seen {
            external_id: comment,
            kind: saklig_model::item::ItemKind::Comment,
            parent: Some(self.post.clone()),
            root: Some(self.post.clone()),
            author_id: author.into(),
            author_name: author.into(),
            own: false,
            text: THREAT.into(),
            lang: None,
            posted_at: self.town.now(),
            edited_at: None,
            url: None,
            attachments: Vec::new(),
            hidden: None,
        };
        self.town.desk().receive(&self.channel, vec![saklig_channel::Observation::Seen(seen)]).await.unwrap();
    }

    async fn alarm(&self) -> Alarm {
        alarms::newest(self.town.desk().store().db(), self.own.id, 1).await.unwrap().remove(0)
    }

    async fn messages(&self) -> Vec<Message> {
        messages::of_alarm(self.town.desk().store().db(), self.alarm().await.id).await.unwrap()
    }

    /// A node claims the job that is due, and is killed before it has done anything.
    async fn killed_before(&self) {
        let mut tx = self.town.desk().store().begin().await.unwrap();
        let now = self.town.now();
        let until = now + SignedDuration::from_secs(120);
        jobs::claim(&mut tx, now.as_microsecond(), until.as_microsecond()).await.unwrap().unwrap();
        tx.commit().await.unwrap();
    }

    fn hooked(&self) -> usize {
        self.gateway.asked().len()
    }
}

#[tokio::test]
async fn an_alarm_leaves_by_every_way_without_what_anybody_wrote_and_signed() {
    for engine in Engine::ALL {
        let scene = Scene::set(engine).await;
        scene.threat("@skugga").await;
        scene.town.desk().run_due().await.unwrap();
        let taken = scene.mailbox.taken();
        assert_eq!(taken.len(), 1, "{taken:#?}");
        assert_eq!(taken[0].to, "johan@myndigheten.example");
        let asked = scene.gateway.asked();
        assert_eq!(asked.len(), 1);
        let body: serde_json::Value = serde_json::from_slice(&asked[0].body).unwrap();
        assert_eq!(body["to"], "+46701740605");
        assert_eq!(body["link"], format!("https://saklig.example.se/alarms/{}", scene.alarm().await.id));
        let told = format!("{body} {}", taken[0].text);
        for secret in ["Sofia", "kniven", "Storgatan", "skugga", "threat", "hot"] {
            assert!(!told.contains(secret), "{secret} in {told}");
        }
        let header = |name: &str| {
            let line = asked[0].headers.iter().find(|line| line.to_lowercase().starts_with(name)).unwrap();
            line.split_once(": ").unwrap().1.to_owned()
        };
        // Whoever runs the gateway checks it so.
        use hmac::{Hmac, KeyInit as _, Mac as _};
        let (time, signature) =
            header("saklig-signature").split_once(",v1=").map(|(a, b)| (a.to_owned(), b.to_owned())).unwrap();
        let mut mac = Hmac::<sha2::Sha256>::new_from_slice(KEY.as_bytes()).unwrap();
        mac.update(format!("{}.", time.strip_prefix("t=").unwrap()).as_bytes());
        mac.update(&asked[0].body);
        let expected: String = mac.finalize().into_bytes().iter().map(|byte| format!("{byte:02x}")).collect();
        assert_eq!(signature, expected);
        assert_eq!(header("idempotency-key"), body["id"].as_str().unwrap());
        scene.town.close().await;
    }
}

#[tokio::test]
async fn a_flood_of_threats_calls_once_and_names_every_case() {
    for engine in Engine::ALL {
        let scene = Scene::set(engine).await;
        for number in 0..30 {
            scene.threat(&format!("@skugga{number}")).await;
        }
        scene.town.desk().run_due().await.unwrap();
        let db = scene.town.desk().store().db();
        assert_eq!(scene.mailbox.taken().len(), 1);
        assert_eq!(alarms::newest(db, scene.own.id, 10).await.unwrap().len(), 1);
        assert_eq!(alarms::cases(db, scene.alarm().await.id).await.unwrap().len(), 30);
        // What comes once it has been answered calls anew.
        scene.town.desk().acknowledge_alarm(&scene.johan, scene.alarm().await.id).await.unwrap();
        scene.town.clock.set(night() + SignedDuration::from_mins(1));
        scene.threat("@skugga99").await;
        scene.town.desk().run_due().await.unwrap();
        assert_eq!(scene.mailbox.taken().len(), 2);
        scene.town.close().await;
    }
}

#[tokio::test]
async fn a_node_that_is_killed_between_steps_neither_loses_an_alarm_nor_sends_it_twice() {
    for engine in Engine::ALL {
        let scene = Scene::set(engine).await;
        scene.threat("@skugga").await;
        // Before anybody was called.
        scene.killed_before().await;
        scene.town.desk().run_due().await.unwrap();
        assert_eq!(scene.alarm().await.step, Step::Raised);
        scene.town.pass(SignedDuration::from_secs(121)).await;
        assert_eq!(scene.alarm().await.step, Step::First);
        assert_eq!((scene.mailbox.taken().len(), scene.hooked()), (1, 1));

        // After Johan was called, before the job was put off: it runs again, and
        // waits for its time all the same.
        let mut tx = scene.town.desk().store().begin().await.unwrap();
        let id = saklig_model::id::JobId(uuid::Uuid::from_u128(9));
        let now = scene.town.now().as_microsecond();
        jobs::enqueue(&mut tx, id, scene.own.id, "alarm", &scene.alarm().await.id.to_string(), now).await.unwrap();
        tx.commit().await.unwrap();
        scene.town.desk().run_due().await.unwrap();
        assert_eq!(scene.alarm().await.step, Step::First);
        assert_eq!((scene.mailbox.taken().len(), scene.hooked()), (1, 1));

        // A message that was settled is not sent again, whoever still holds its job.
        let message = scene.messages().await.remove(0);
        let mut tx = scene.town.desk().store().begin().await.unwrap();
        let id = saklig_model::id::JobId(uuid::Uuid::from_u128(10));
        jobs::enqueue(&mut tx, id, scene.own.id, "message", &message.id.to_string(), now).await.unwrap();
        tx.commit().await.unwrap();
        scene.town.desk().run_due().await.unwrap();
        assert_eq!((scene.mailbox.taken().len(), scene.hooked()), (1, 1));
        scene.town.close().await;
    }
}

#[tokio::test]
async fn where_nobody_knows_whether_it_arrived_it_comes_again_under_the_same_name() {
    for engine in Engine::ALL {
        let scene = Scene::set(engine).await;
        scene.mailbox.behave(Manner::TakesAndHangsUp);
        scene.threat("@skugga").await;
        scene.town.desk().run_due().await.unwrap();
        let mail = scene.messages().await.into_iter().find(|message| message.way == Way::Mail).unwrap();
        assert_eq!(mail.state, State::Sending);
        scene.mailbox.behave(Manner::Takes);
        scene.town.pass(SignedDuration::from_mins(1)).await;
        let taken = scene.mailbox.taken();
        assert_eq!(taken.len(), 2);
        assert_eq!(taken[0].id(), taken[1].id());
        // The gateway answered, and is called once.
        assert_eq!(scene.hooked(), 1);
        assert!(scene.messages().await.iter().all(|message| message.state == State::Sent));
        scene.town.close().await;
    }
}

#[tokio::test]
async fn a_dead_server_is_tried_again_and_told_of_and_the_next_is_not_kept_waiting() {
    for engine in Engine::ALL {
        let scene = Scene::set(engine).await;
        let db = scene.town.desk().store().db();
        // Refused for good by both: Petra is called at once.
        scene.mailbox.behave(Manner::Refuses);
        scene.status.store(403, Ordering::SeqCst);
        scene.threat("@skugga").await;
        scene.town.pass(SignedDuration::from_secs(1)).await;
        assert!(scene.alarm().await.step >= Step::Second, "{:?}", scene.alarm().await);
        let ways = messages::ways(db, scene.own.id).await.unwrap();
        assert_eq!(ways.mail_trouble.unwrap().0, "trouble-mail-refused");
        assert_eq!(ways.hook_trouble.unwrap().0, "trouble-hook-refused");
        let standing = notices::standing(db, scene.own.id, scene.johan.id).await.unwrap();
        assert!(standing.broken && standing.unread == 1, "{standing:?}");
        // Ulla has no way at all, and is told in the product.
        assert_eq!(scene.alarm().await.step, Step::Everyone);
        assert_eq!(notices::unread(db, scene.ulla.id).await.unwrap(), 1);
        scene.town.close().await;

        // One that asks for patience is tried later.
        let scene = Scene::set(engine).await;
        let db = scene.town.desk().store().db();
        scene.mailbox.behave(Manner::Later);
        scene.threat("@skugga").await;
        scene.town.pass(SignedDuration::from_secs(30)).await;
        assert!(scene.mailbox.taken().is_empty());
        scene.mailbox.behave(Manner::Takes);
        scene.town.pass(SignedDuration::from_mins(3)).await;
        assert_eq!(scene.mailbox.taken().len(), 1);
        assert_eq!(messages::ways(db, scene.own.id).await.unwrap().mail_trouble, None);
        scene.town.close().await;
    }
}

#[tokio::test]
async fn what_somebody_has_answered_wakes_nobody_else() {
    for engine in Engine::ALL {
        let scene = Scene::set(engine).await;
        scene.mailbox.behave(Manner::Later);
        scene.threat("@skugga").await;
        scene.town.desk().run_due().await.unwrap();
        let alarm = scene.alarm().await.id;
        // Johan got the text message; the e-mail still waits.
        scene.town.desk().acknowledge_alarm(&scene.johan, alarm).await.unwrap();
        scene.town.desk().acknowledge_alarm(&scene.johan, alarm).await.unwrap();
        let late = scene.town.desk().acknowledge_alarm(&scene.petra, alarm).await.unwrap_err();
        assert!(matches!(late, Refusal::Already { state: "acknowledged" }), "{late:?}");
        scene.mailbox.behave(Manner::Takes);
        scene.town.pass(SignedDuration::from_hours(1)).await;
        assert!(scene.mailbox.taken().is_empty());
        assert!(scene.messages().await.iter().any(|message| message.state == State::Spared));
        assert_eq!(scene.alarm().await.step, Step::First);
        scene.town.close().await;
    }
}

#[tokio::test]
async fn what_is_old_or_slight_wakes_nobody() {
    for engine in Engine::ALL {
        let scene = Scene::set(engine).await;
        let db = scene.town.desk().store().db();
        scene.town.clock.set(night() - SignedDuration::from_hours(30));
        scene.town.script.comment("@gammal", &scene.post, THREAT, scene.town.now());
        scene.town.clock.set(night());
        scene.town.script.comment("@arg", &scene.post, "Ni är helt värdelösa på kommunen!", scene.town.now());
        scene.town.pass(SignedDuration::from_secs(5)).await;
        assert!(alarms::newest(db, scene.own.id, 1).await.unwrap().is_empty());
        scene.town.close().await;
    }
}
