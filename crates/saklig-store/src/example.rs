//! The example data: made to look as if it had come in over two weeks, and
//! removed with everything that belongs to it, its log included. Nothing here
//! is ever done to another authority.

use saklig_model::id::AuthorityId;

use crate::{Result, Statement, Tx};

mod received {
    use crate::Statement;
    statements! {
        ITEMS = Statement::same("UPDATE item SET received_at = posted_at WHERE authority = $1");
        CASES = Statement::same("UPDATE case_file SET received_at = (SELECT i.posted_at FROM item i WHERE i.id = case_file.item), opened_at = (SELECT i.posted_at FROM item i WHERE i.id = case_file.item) WHERE authority = $1");
    }
}

pub(crate) use received::STATEMENTS as BACKDATING;

statements! {
    WORDS = Statement::differing(
        "DELETE FROM item_word WHERE rowid IN (SELECT serial FROM item_revision WHERE authority = $1)",
        "DELETE FROM item_word WHERE serial IN (SELECT serial FROM item_revision WHERE authority = $1)",
    );
    SESSIONS = Statement::same("DELETE FROM session WHERE authority = $1");
    ERRANDS = Statement::same("DELETE FROM errand WHERE authority = $1");
    TOKENS = Statement::same("DELETE FROM token WHERE authority = $1");
    NOTICES = Statement::same("DELETE FROM notice WHERE authority = $1");
    MESSAGES = Statement::same("DELETE FROM message WHERE authority = $1");
    ALARM_CASES = Statement::same("DELETE FROM alarm_case WHERE authority = $1");
    ALARMS = Statement::same("DELETE FROM alarm WHERE authority = $1");
    ALARM_WAYS = Statement::same("DELETE FROM alarm_ways WHERE authority = $1");
    REACHES = Statement::same("DELETE FROM reach WHERE authority = $1");
    ROSTERS = Statement::same("DELETE FROM roster_version WHERE authority = $1");
    JOBS = Statement::same("DELETE FROM job WHERE authority = $1");
    RECEIPTS = Statement::same("DELETE FROM journal_receipt WHERE authority = $1");
    TILES = Statement::same("DELETE FROM journal_tile WHERE authority = $1");
    ENTRIES = Statement::same("DELETE FROM journal_entry WHERE authority = $1");
    LOG = Statement::same("DELETE FROM journal_log WHERE authority = $1");
    DRAFTS = Statement::same("DELETE FROM draft WHERE authority = $1");
    PRESENCE = Statement::same("DELETE FROM presence WHERE authority = $1");
    OBJECTIONS = Statement::same("DELETE FROM objection WHERE authority = $1");
    REASONS = Statement::same("DELETE FROM receipt WHERE authority = $1");
    FLAGS = Statement::same("DELETE FROM flag WHERE authority = $1");
    ASSESSMENTS = Statement::same("DELETE FROM assessment WHERE authority = $1");
    CHANNEL_RULES = Statement::same("DELETE FROM channel_rules WHERE authority = $1");
    NOTES = Statement::same("DELETE FROM note WHERE authority = $1");
    BLOCKS = Statement::same("DELETE FROM block WHERE authority = $1");
    ESCALATIONS = Statement::same("DELETE FROM escalation WHERE authority = $1");
    CHANNELS_SEEN = Statement::same("DELETE FROM channel_seen WHERE authority = $1");
    PROPOSALS = Statement::same("DELETE FROM proposal WHERE authority = $1");
    QUESTIONS = Statement::same("DELETE FROM question WHERE authority = $1");
    TARGETS = Statement::same("DELETE FROM answer_target WHERE authority = $1");
    HOURS = Statement::same("DELETE FROM service_hours WHERE authority = $1");
    ATTACHMENTS = Statement::same("DELETE FROM attachment WHERE authority = $1");
    COPIES = Statement::same("DELETE FROM stored_copy WHERE authority = $1");
    ANSWERS = Statement::same("DELETE FROM answer WHERE authority = $1");
    SETTINGS = Statement::same("DELETE FROM setting WHERE authority = $1");
    ACTIONS = Statement::same("DELETE FROM action WHERE authority = $1");
    DECISIONS = Statement::same("DELETE FROM decision WHERE authority = $1");
    CASES = Statement::same("DELETE FROM case_file WHERE authority = $1");
    FINDINGS = Statement::same("DELETE FROM finding WHERE authority = $1");
    REVISIONS = Statement::same("DELETE FROM item_revision WHERE authority = $1");
    ITEMS = Statement::same("DELETE FROM item WHERE authority = $1");
    AUTHORS = Statement::same("DELETE FROM author WHERE authority = $1");
    CHANNELS = Statement::same("DELETE FROM channel WHERE authority = $1");
    SECRETS = Statement::same("DELETE FROM secret WHERE authority = $1");
    RECOVERY_CODES = Statement::same("DELETE FROM recovery_code WHERE authority = $1");
    SECOND_FACTORS = Statement::same("DELETE FROM second_factor WHERE authority = $1");
    ADDRESSES = Statement::same("DELETE FROM one_time_address WHERE authority = $1");
    SAVED_VIEWS = Statement::same("DELETE FROM saved_view WHERE authority = $1");
    SPELLINGS = Statement::same("DELETE FROM spelling WHERE authority = $1");
    PEOPLE = Statement::same("DELETE FROM person WHERE authority = $1");
    COUNTER = Statement::same("DELETE FROM counter WHERE authority = $1");
    AUTHORITY = Statement::same("DELETE FROM authority WHERE id = $1 AND example");
}

/// Removes the authority, if it is the example.
///
/// # Errors
/// The database's.
pub async fn remove(tx: &mut Tx, authority: AuthorityId) -> Result<()> {
    for statement in STATEMENTS {
        tx.sql(statement).bind(authority.0).run(tx).await?;
    }
    Ok(())
}

/// Lets items and cases of the example count as received when they were
/// written, so that waiting times look as they would.
///
/// # Errors
/// The database's.
pub async fn received_when_posted(tx: &mut Tx, authority: AuthorityId) -> Result<()> {
    for statement in BACKDATING {
        tx.sql(statement).bind(authority.0).run(tx).await?;
    }
    Ok(())
}
