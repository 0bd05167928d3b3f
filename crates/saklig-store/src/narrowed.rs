//! Lists of cases, and of everything, that are narrowed. What few items match is
//! looked for among those few, by an index of their own; what many match is soon
//! found along the list itself.

use saklig_model::{
    case::CaseState,
    id::{AuthorityId, ChannelId, PersonId},
};
use sqlx::FromRow;

use crate::{
    On, Result, Statement,
    cases::{After, Listed, ListedRow, listed},
    items::list,
};

/// What a case and its item are looked through for; `$5` to `$11` of a statement.
macro_rules! filtered {
    () => {
        " AND (i.channel = $5 OR $5 IS NULL) AND (i.lang = $6 OR $6 = '' OR ($6 = '-' AND i.lang IS NULL)) AND ($7 = '' OR EXISTS (SELECT 1 FROM finding f WHERE f.revision = i.revision AND $7 LIKE '%,' || f.kind || ',%')) AND ((c.holder = $8 AND c.held_until > $9) OR $8 IS NULL) AND (c.holder IS NULL OR c.held_until IS NULL OR c.held_until <= $9 OR NOT $10) AND i.received_at + 0 <= $11"
    };
}

/// Items as lists show them, of those that `keys` finds: only they are looked up
/// in every table.
macro_rules! found {
    ($place:literal, $keys:expr, $order:literal) => {
        concat!(
            "SELECT ",
            $place,
            " AS place, ",
            listed!(),
            " FROM (",
            $keys,
            ") found CROSS JOIN item i ",
            joined!(),
            " WHERE i.id = found.item ORDER BY ",
            $order
        )
    };
}

/// A page of the cases in one of three states that a filter lets through; `few`
/// is where they are looked for, `more` what an index finds them by.
macro_rules! filtered_cases {
    ($few:expr, $more:literal) => {
        found!(
            "c.number",
            concat!("SELECT c.item FROM ", $few, " c JOIN item i ON i.id = c.item WHERE c.authority = $1 AND (c.rank, c.received_at, c.number) > ($2, $3, $4)", filtered!(), $more, " AND (c.suggestion = 'secure' OR NOT $16) ORDER BY c.rank, c.received_at, c.number LIMIT $15"),
            "c.rank, c.received_at, c.number"
        )
    };
}

/// The same of everything, the newest first.
macro_rules! filtered_items {
    ($few:expr, $more:literal) => {
        found!(
            "i.serial",
            concat!("SELECT i.id AS item FROM ", $few, " item i LEFT JOIN case_file c ON c.item = i.id WHERE i.authority = $1 AND (i.posted_at, i.serial) < ($2, $3)", filtered!(), $more, " AND (c.state = $12 OR $12 = '') ORDER BY i.posted_at DESC, i.serial DESC LIMIT $4"),
            "i.posted_at DESC, i.serial DESC"
        )
    };
}

// Where few are looked for: among items that one part of a filter names.
macro_rules! of_channel {
    () => {
        "(SELECT id AS item FROM item WHERE authority = $1 AND channel = $5) few CROSS JOIN"
    };
}
macro_rules! of_language {
    () => {
        "(SELECT id AS item FROM item WHERE authority = $1 AND lang = $6) few CROSS JOIN"
    };
}
macro_rules! of_received {
    () => {
        "(SELECT id AS item FROM item WHERE authority = $1 AND received_at <= $11) few CROSS JOIN"
    };
}
macro_rules! of_holder {
    () => {
        "(SELECT item FROM case_file WHERE holder = $8 AND held_until > $9) few CROSS JOIN"
    };
}
macro_rules! of_kinds_sqlite { () => { "(SELECT DISTINCT v.item FROM finding k JOIN item_revision v ON v.id = k.revision WHERE k.authority = $1 AND k.kind IN (SELECT value FROM json_each('[\"' || replace(trim($7, ','), ',', '\",\"') || '\"]'))) few CROSS JOIN" }; }
macro_rules! of_kinds_postgres { () => { "(SELECT DISTINCT v.item FROM finding k JOIN item_revision v ON v.id = k.revision WHERE k.authority = $1 AND k.kind = ANY(string_to_array(trim(both ',' from $7), ','))) few CROSS JOIN" }; }

statements! {
    // One state, so that its index has them in order; the other two say the same.
    FILTERED = Statement::same(filtered_cases!("case_file", " AND c.state = $12 AND $13 = $14"));
    FILTERED_OF_CHANNEL = Statement::same(filtered_cases!("case_file", " AND c.channel = $5 AND c.state = $12 AND $13 = $14"));
    FILTERED_SECURITY = Statement::same(filtered_cases!("(SELECT item FROM case_file WHERE authority = $1 AND suggestion = 'secure' AND state IN ($12, $13, $14)) few CROSS JOIN case_file", " AND c.item = few.item"));
    SECURITY = Statement::same(found!("c.number", "SELECT c.item FROM case_file c WHERE c.authority = $1 AND c.suggestion = 'secure' AND c.state IN ('to_decide', 'to_answer') AND (c.rank, c.received_at, c.number) > ($2, $3, $4) ORDER BY c.rank, c.received_at, c.number LIMIT $5", "c.rank, c.received_at, c.number"));
    FILTERED_WAITING = Statement::same(filtered_cases!("(SELECT item FROM action WHERE authority = $1 AND state IN ('waiting', 'sending', 'unknown') AND kind <> 'unblock' UNION SELECT w.item FROM escalation e JOIN case_file w ON w.id = e.case_file WHERE e.authority = $1) few CROSS JOIN case_file", " AND c.item = few.item AND c.state IN ($12, $13, $14)"));
    FILTERED_HELD = Statement::same(filtered_cases!(concat!(of_holder!(), " case_file"), " AND c.item = few.item AND c.state IN ($12, $13, $14)"));
    FILTERED_AMONG_CHANNEL = Statement::same(filtered_cases!(concat!(of_channel!(), " case_file"), " AND c.item = few.item AND c.state IN ($12, $13, $14)"));
    FILTERED_AMONG_LANGUAGE = Statement::same(filtered_cases!(concat!(of_language!(), " case_file"), " AND c.item = few.item AND c.state IN ($12, $13, $14)"));
    FILTERED_AMONG_RECEIVED = Statement::same(filtered_cases!(concat!(of_received!(), " case_file"), " AND c.item = few.item AND c.state IN ($12, $13, $14)"));
    FILTERED_AMONG_KINDS = Statement::differing(
        filtered_cases!(concat!(of_kinds_sqlite!(), " case_file"), " AND c.item = few.item AND c.state IN ($12, $13, $14)"),
        filtered_cases!(concat!(of_kinds_postgres!(), " case_file"), " AND c.item = few.item AND c.state IN ($12, $13, $14)"),
    );
    NEWEST_FILTERED = Statement::same(filtered_items!("", ""));
    NEWEST_OF_CHANNEL_FILTERED = Statement::same(filtered_items!("", " AND i.channel = $5"));
    NEWEST_OF_LANGUAGE = Statement::same(filtered_items!("", " AND i.lang = $6"));
    NEWEST_WITHOUT_LANGUAGE = Statement::same(filtered_items!("", " AND i.lang IS NULL"));
    NEWEST_HELD = Statement::same(filtered_items!(of_holder!(), " AND i.id = few.item"));
    NEWEST_OF_STATE = Statement::same(filtered_items!("(SELECT item FROM case_file WHERE authority = $1 AND state = $12) few CROSS JOIN", " AND i.id = few.item"));
    NEWEST_AMONG_CHANNEL = Statement::same(filtered_items!(of_channel!(), " AND i.id = few.item"));
    NEWEST_AMONG_LANGUAGE = Statement::same(filtered_items!(of_language!(), " AND i.id = few.item"));
    NEWEST_AMONG_RECEIVED = Statement::same(filtered_items!(of_received!(), " AND i.id = few.item"));
    NEWEST_AMONG_KINDS = Statement::differing(
        filtered_items!(of_kinds_sqlite!(), " AND i.id = few.item"),
        filtered_items!(of_kinds_postgres!(), " AND i.id = few.item"),
    );
    FEW_OF_CHANNEL = Statement::same("SELECT COUNT(*) AS count FROM (SELECT 1 AS one FROM item WHERE authority = $1 AND channel = $2 LIMIT $3) AS few");
    FEW_OF_LANGUAGE = Statement::same("SELECT COUNT(*) AS count FROM (SELECT 1 AS one FROM item WHERE authority = $1 AND lang = $2 LIMIT $3) AS few");
    FEW_RECEIVED = Statement::same("SELECT COUNT(*) AS count FROM (SELECT 1 AS one FROM item WHERE authority = $1 AND received_at <= $2 LIMIT $3) AS few");
    FEW_OF_STATE = Statement::same("SELECT COUNT(*) AS count FROM (SELECT 1 AS one FROM case_file WHERE authority = $1 AND state = $2 LIMIT $3) AS few");
    FEW_OF_KINDS = Statement::differing(
        "SELECT COUNT(*) AS count FROM (SELECT 1 AS one FROM finding WHERE authority = $1 AND kind IN (SELECT value FROM json_each($2)) LIMIT $3) AS few",
        "SELECT COUNT(*) AS count FROM (SELECT 1 AS one FROM finding WHERE authority = $1 AND kind IN (SELECT jsonb_array_elements_text($2::jsonb)) LIMIT $3) AS few",
    );
    LATE = Statement::same(concat!("SELECT i.serial AS place, ", listed!(), " FROM question q JOIN item i ON i.id = q.item ", joined!(), " WHERE q.authority = $1 AND q.answered_at IS NULL AND NOT q.closed AND q.due_at < $2", filtered!(), " AND (c.state = $4 OR $4 = '') ORDER BY q.due_at, q.item LIMIT $3"));
}

#[derive(FromRow)]
struct Count {
    count: i64,
}

/// Whose cases a list shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum HeldBy {
    /// Anybody's, and nobody's.
    #[default]
    Anyone,
    /// Those that nobody holds.
    Nobody,
    /// This person's.
    Person(PersonId),
}

/// What a list is narrowed to.
#[derive(Debug, Clone, Default)]
pub struct Filter {
    /// One channel.
    pub channel: Option<ChannelId>,
    /// One language, by its code; `-` for an unknown one.
    pub lang: Option<String>,
    /// Findings of one of these kinds; empty for whatever was found.
    pub kinds: &'static [&'static str],
    /// Who holds the case.
    pub held_by: HeldBy,
    /// Where the case stands; `None` for every open one, and for whatever waits.
    pub state: Option<CaseState>,
    /// Received at this moment or before, in microseconds.
    pub until: Option<i64>,
    /// What may be a threat only.
    pub security: bool,
    /// What waits for the platform, or for a function it was handed up to, only.
    pub waiting: bool,
}

impl Filter {
    /// Binds `$5` to `$11`.
    fn bound(&self, query: crate::db::Query, now: i64) -> crate::db::Query {
        let kinds = if self.kinds.is_empty() { String::new() } else { format!(",{},", self.kinds.join(",")) };
        let person = match self.held_by {
            HeldBy::Person(person) => Some(person.0),
            HeldBy::Anyone | HeldBy::Nobody => None,
        };
        query
            .bind(self.channel.map(|channel| channel.0))
            .bind(self.lang.clone().unwrap_or_default())
            .bind(kinds)
            .bind(person)
            .bind(now)
            .bind(self.held_by == HeldBy::Nobody)
            .bind(self.until.unwrap_or(i64::MAX))
    }
}

/// A page of the cases that a filter lets through at `now` (microseconds): the
/// most urgent first, then the longest waiting.
///
/// # Errors
/// The database's.
pub async fn filtered(
    db: &crate::Db,
    authority: AuthorityId,
    filter: &Filter,
    now: i64,
    after: After,
    most: i64,
) -> Result<Vec<Listed>> {
    let states = match filter.state {
        Some(state) => [state; 3],
        // What is on its way to the platform is decided already.
        None if filter.waiting => CaseState::ALL,
        None => [CaseState::ToDecide, CaseState::ToAnswer, CaseState::ToAnswer],
    };
    let statement = match (filter.held_by, fewest(db, authority, filter).await?) {
        _ if filter.waiting => &FILTERED_WAITING,
        (HeldBy::Person(_), _) => &FILTERED_HELD,
        _ if filter.security => &FILTERED_SECURITY,
        (_, Some(Few::Channel)) => &FILTERED_AMONG_CHANNEL,
        (_, Some(Few::Language)) => &FILTERED_AMONG_LANGUAGE,
        (_, Some(Few::Received)) => &FILTERED_AMONG_RECEIVED,
        (_, Some(Few::Kinds)) => &FILTERED_AMONG_KINDS,
        _ if filter.channel.is_some() => &FILTERED_OF_CHANNEL,
        _ => &FILTERED,
    };
    filtered_by(db, statement, authority, filter, now, after, most, states).await
}

#[expect(clippy::too_many_arguments, reason = "what is bound to the statement")]
async fn filtered_by(
    db: &crate::Db,
    statement: &'static Statement,
    authority: AuthorityId,
    filter: &Filter,
    now: i64,
    after: After,
    most: i64,
    states: [CaseState; 3],
) -> Result<Vec<Listed>> {
    let query = db.sql(statement).bind(authority.0).bind(after.rank).bind(after.received_at).bind(after.number);
    let [one, other, third] = states.map(|state| state.key().to_owned());
    let query = filter.bound(query, now).bind(one).bind(other).bind(third).bind(most).bind(filter.security);
    query.all::<ListedRow>(db).await?.into_iter().map(listed).collect()
}

/// A page of the open cases that may be about a threat, the most urgent first.
///
/// # Errors
/// The database's.
pub async fn security(db: &crate::Db, authority: AuthorityId, after: After, most: i64) -> Result<Vec<Listed>> {
    let query = db.sql(&SECURITY).bind(authority.0).bind(after.rank).bind(after.received_at).bind(after.number);
    query.bind(most).all::<ListedRow>(db).await?.into_iter().map(listed).collect()
}

/// How many items are few: so many are looked through and put in order at once.
const FEW: i64 = 2_000;

/// The part of a filter that few items match.
#[derive(Clone, Copy)]
enum Few {
    Channel,
    Language,
    Received,
    Kinds,
    State,
}

/// The part that the fewest items match, if those are few: what is rare is then
/// looked for among them and not among a million.
async fn fewest(db: &crate::Db, authority: AuthorityId, filter: &Filter) -> Result<Option<Few>> {
    let mut counts = Vec::new();
    let of = |statement| db.sql(statement).bind(authority.0);
    if let Some(channel) = filter.channel {
        counts.push((of(&FEW_OF_CHANNEL).bind(channel.0), Few::Channel));
    }
    if let Some(lang) = filter.lang.as_deref().filter(|lang| !["", "-"].contains(lang)) {
        counts.push((of(&FEW_OF_LANGUAGE).bind(lang.to_owned()), Few::Language));
    }
    if let Some(until) = filter.until {
        counts.push((of(&FEW_RECEIVED).bind(until), Few::Received));
    }
    if let Some(state) = filter.state {
        counts.push((of(&FEW_OF_STATE).bind(state.key().to_owned()), Few::State));
    }
    if !filter.kinds.is_empty() {
        counts.push((of(&FEW_OF_KINDS).bind(list(filter.kinds.iter().copied())), Few::Kinds));
    }
    let mut fewest = (FEW + 1, None);
    for (query, part) in counts {
        let count = query.bind(FEW + 1).one::<Count>(db).await?.count;
        if count < fewest.0 {
            fewest = (count, Some(part));
        }
    }
    Ok(fewest.1)
}

/// A page of everything mirrored that a filter lets through at `now`
/// (microseconds), the newest first, as [`newest`](crate::cases::newest).
///
/// # Errors
/// The database's.
pub async fn newest_filtered(
    db: &crate::Db,
    authority: AuthorityId,
    filter: &Filter,
    now: i64,
    before: (i64, i64),
    most: i64,
) -> Result<Vec<(i64, Listed)>> {
    let statement = match (filter.held_by, fewest(db, authority, filter).await?) {
        (HeldBy::Person(_), _) => &NEWEST_HELD,
        (_, Some(Few::Channel)) => &NEWEST_AMONG_CHANNEL,
        (_, Some(Few::Language)) => &NEWEST_AMONG_LANGUAGE,
        (_, Some(Few::Received)) => &NEWEST_AMONG_RECEIVED,
        (_, Some(Few::Kinds)) => &NEWEST_AMONG_KINDS,
        (_, Some(Few::State)) => &NEWEST_OF_STATE,
        (_, None) => match filter.lang.as_deref() {
            Some("-") => &NEWEST_WITHOUT_LANGUAGE,
            Some(lang) if !lang.is_empty() => &NEWEST_OF_LANGUAGE,
            _ if filter.channel.is_some() => &NEWEST_OF_CHANNEL_FILTERED,
            _ => &NEWEST_FILTERED,
        },
    };
    newest_by(db, statement, authority, filter, now, before, most).await
}

async fn newest_by(
    db: &crate::Db,
    statement: &'static Statement,
    authority: AuthorityId,
    filter: &Filter,
    now: i64,
    before: (i64, i64),
    most: i64,
) -> Result<Vec<(i64, Listed)>> {
    let query = db.sql(statement).bind(authority.0).bind(before.0).bind(before.1).bind(most);
    let state = filter.state.map_or("", CaseState::key).to_owned();
    let rows = filter.bound(query, now).bind(state).all::<ListedRow>(db).await?;
    rows.into_iter().map(|row| Ok((row.place, listed(row)?))).collect()
}

/// The questions that a filter lets through and whose answer was due before `now`
/// (microseconds), the longest overdue first.
///
/// # Errors
/// The database's.
pub async fn late(
    on: impl Into<On<'_>>,
    authority: AuthorityId,
    filter: &Filter,
    now: i64,
    most: i64,
) -> Result<Vec<Listed>> {
    let on = on.into();
    let state = filter.state.map_or("", CaseState::key).to_owned();
    let query = on.sql(&LATE).bind(authority.0).bind(now).bind(most).bind(state);
    filter.bound(query, now).all::<ListedRow>(on).await?.into_iter().map(listed).collect()
}

#[cfg(test)]
mod tests {
    use sqlx::Executor as _;

    use super::*;
    use crate::{Db, Store, Where};

    /// Three hundred items: in three languages or none and two channels, some
    /// with findings, some with a case.
    const FILLED: &[&str] = &[
        "INSERT INTO authority (id, name, unit, country, language, time_zone, case_numbers, example, created_at) VALUES (zeroblob(16), '', '', 'se', 'sv', 'Europe/Stockholm', '', FALSE, 0)",
        "INSERT INTO channel (id, authority, platform, name, handle, external_id, base_url, owner_unit, purpose, mode, acting, connected, created_at) VALUES (zeroblob(16), zeroblob(16), '', 'a', '', '', '', '', '', '', FALSE, FALSE, 0), (CAST('0123456789abcdef' AS BLOB), zeroblob(16), '', 'b', '', '', '', '', '', '', FALSE, FALSE, 0)",
        "INSERT INTO author (id, authority, channel, external_id, name) VALUES (zeroblob(16), zeroblob(16), zeroblob(16), '', '')",
        "WITH RECURSIVE n (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM n WHERE n < 300) INSERT INTO item (id, authority, channel, external_id, kind, author, own, lang, posted_at, received_at, presence, presence_at, revision) SELECT CAST(printf('item%012d', n) AS BLOB), zeroblob(16), CASE WHEN n % 7 = 0 THEN CAST('0123456789abcdef' AS BLOB) ELSE zeroblob(16) END, n, 'comment', zeroblob(16), FALSE, CASE n % 5 WHEN 0 THEN 'fi' WHEN 1 THEN 'da' WHEN 2 THEN NULL ELSE 'sv' END, n * 37 % 101, n, 'visible', 0, CAST(printf('text%012d', n) AS BLOB) FROM n",
        "INSERT INTO item_revision (id, authority, item, number, text, seen_at, suggestion, entry) SELECT revision, authority, id, 1, 'text', 0, 'leave', zeroblob(16) FROM item",
        "INSERT INTO finding (revision, position, authority, kind, begins, ends, score_permille, reason, facts) SELECT revision, 0, authority, CASE serial % 3 WHEN 0 THEN 'spam' ELSE 'question' END, 0, 1, 0, '', '{}' FROM item WHERE serial % 4 < 3",
        "INSERT INTO case_file (id, authority, number, item, channel, state, suggestion, rank, received_at, opened_at, holder, held_until) SELECT id, authority, serial, id, channel, CASE serial % 3 WHEN 0 THEN 'closed' WHEN 1 THEN 'to_answer' ELSE 'to_decide' END, CASE serial % 6 WHEN 4 THEN 'secure' ELSE 'decide' END, -(serial % 4), received_at, 0, CASE serial % 8 WHEN 0 THEN zeroblob(16) END, CASE serial % 16 WHEN 0 THEN 100 ELSE 1 END FROM item WHERE serial % 2 = 0",
    ];

    async fn filled() -> (tempfile::TempDir, Store) {
        let folder = tempfile::tempdir().unwrap();
        let store = Store::open(&Where::Folder(folder.path().to_owned()), 1).await.unwrap();
        if let Db::Sqlite { write, .. } = store.db() {
            for statement in FILLED {
                write.execute(*statement).await.unwrap();
            }
        }
        (folder, store)
    }

    /// Every way to narrow a list, and what narrows it.
    fn filters() -> Vec<Filter> {
        let other = ChannelId(uuid::Uuid::from_bytes(*b"0123456789abcdef"));
        let mut filters = Vec::new();
        for channel in [None, Some(other)] {
            for lang in [None, Some("fi"), Some("-"), Some("ti")] {
                for kinds in [&[][..], &["spam"], &["question", "threat"]] {
                    for until in [None, Some(120)] {
                        for held_by in [HeldBy::Anyone, HeldBy::Nobody, HeldBy::Person(PersonId(uuid::Uuid::nil()))] {
                            let lang = lang.map(str::to_owned);
                            filters.push(Filter { channel, lang, kinds, until, held_by, ..Filter::default() });
                        }
                    }
                }
            }
        }
        filters
    }

    #[tokio::test]
    async fn whatever_is_few_the_same_rows_are_found() {
        let (_folder, store) = filled().await;
        let (db, authority) = (store.db(), AuthorityId(uuid::Uuid::nil()));
        let (mut found, mut all) = (0, 0);
        for filter in filters() {
            for state in [None, Some(CaseState::ToDecide), Some(CaseState::Closed)] {
                let filter = Filter { state, ..filter.clone() };
                let mut ways = vec![&NEWEST_FILTERED];
                ways.extend(
                    filter.channel.map(|_| [&NEWEST_AMONG_CHANNEL, &NEWEST_OF_CHANNEL_FILTERED]).into_iter().flatten(),
                );
                match filter.lang.as_deref() {
                    Some("-") => ways.push(&NEWEST_WITHOUT_LANGUAGE),
                    Some(_) => ways.extend([&NEWEST_AMONG_LANGUAGE, &NEWEST_OF_LANGUAGE]),
                    None => {}
                }
                ways.extend(filter.until.map(|_| &NEWEST_AMONG_RECEIVED));
                ways.extend(filter.state.map(|_| &NEWEST_OF_STATE));
                ways.extend((!filter.kinds.is_empty()).then_some(&NEWEST_AMONG_KINDS));
                ways.extend(matches!(filter.held_by, HeldBy::Person(_)).then_some(&NEWEST_HELD));
                let mut rows = Vec::new();
                for way in ways {
                    rows.push(places(newest_by(db, way, authority, &filter, 50, (90, 0), 20).await.unwrap()));
                }
                assert!(rows.iter().all(|way| *way == rows[0]), "{filter:?}: {rows:?}");
                (found, all) = (found + rows[0].len(), all + 1);

                let Some(state) = state else { continue };
                let mut ways = vec![&FILTERED];
                ways.extend(
                    filter.channel.map(|_| [&FILTERED_AMONG_CHANNEL, &FILTERED_OF_CHANNEL]).into_iter().flatten(),
                );
                ways.extend(filter.lang.as_ref().filter(|lang| *lang != "-").map(|_| &FILTERED_AMONG_LANGUAGE));
                ways.extend(filter.until.map(|_| &FILTERED_AMONG_RECEIVED));
                ways.extend((!filter.kinds.is_empty()).then_some(&FILTERED_AMONG_KINDS));
                ways.extend(matches!(filter.held_by, HeldBy::Person(_)).then_some(&FILTERED_HELD));
                let after = After { rank: -2, received_at: 30, number: 0 };
                let mut rows = Vec::new();
                for way in ways {
                    let cases = filtered_by(db, way, authority, &filter, 50, after, 20, [state; 3]).await.unwrap();
                    rows.push(cases.iter().map(|row| row.item).collect::<Vec<_>>());
                }
                assert!(rows.iter().all(|way| *way == rows[0]), "{filter:?}: {rows:?}");
                found += rows[0].len();
            }
        }
        assert!(found > all, "filters that let nothing through show nothing: {found} rows of {all}");
    }

    fn places(rows: Vec<(i64, Listed)>) -> Vec<i64> {
        rows.into_iter().map(|(place, _)| place).collect()
    }

    #[tokio::test]
    async fn possible_threats_are_the_same_with_and_without_a_filter() {
        let (_folder, store) = filled().await;
        let (db, authority) = (store.db(), AuthorityId(uuid::Uuid::nil()));
        let plain = security(db, authority, After::START, 30).await.unwrap();
        let filter = Filter { security: true, ..Filter::default() };
        let filtered = filtered(db, authority, &filter, 50, After::START, 30).await.unwrap();
        let items = |rows: Vec<Listed>| rows.into_iter().map(|row| row.item).collect::<Vec<_>>();
        assert!(!plain.is_empty());
        assert_eq!(items(plain), items(filtered));
    }
}
