//! Off topic: a comment that has nothing to do with the post it stands under,
//! nor with what the channel is for (S1-23).
//!
//! Careful, since what is kept by mistake harms less than what is taken away:
//! only where the post or the purpose is known, only for a text that is clearly
//! about one of a few other subjects (sport, games, recipes, jokes, chain
//! letters, private talk, buying and selling, shows), and never for one that
//! asks, thanks, criticises, speaks of what authorities do, or shares a word or
//! a part of one with the post. It leads to a look at most.

use crate::detector::Detector;
use crate::finding::Finding;
use crate::lexicon::{Hit, Sense};
use crate::page::Page;
use crate::plain;
use crate::text::TextKind;

/// Finds `off_topic`. Its fact `subject` names what the text is about instead:
/// `sport`, `game`, `food`, `joke`, `chain`, `private`, `trade`, `show`; its
/// fact `against` what it was compared with: `post`, `purpose` or both.
pub struct OffTopic;

/// The ground that it may lead to.
const GROUND: &str = "no-relevance";

/// Chain letters, where one sign is enough.
const CHAIN: Sense = Sense("stray.chain");

const SUBJECTS: [Sense; 8] = [
    CHAIN,
    Sense("stray.sport"),
    Sense("stray.game"),
    Sense("stray.food"),
    Sense("stray.joke"),
    Sense("stray.private"),
    Sense("stray.trade"),
    Sense("stray.show"),
];

/// What authorities do, and what they are asked about.
const OFFICE: Sense = Sense("stray.office");
/// Words by which no two texts are related.
const COMMON: Sense = Sense("stray.common");
/// Names of authorities, and speaking to one.
const AUTHORITY: Sense = Sense("criticism.authority");

static SENSES: [Sense; 10] = {
    let [a, b, c, d, e, f, g, h] = SUBJECTS;
    [a, b, c, d, e, f, g, h, OFFICE, COMMON]
};

/// Letters that two words share at their beginning, or one with a part of the
/// other, so that they are related.
const STEM: usize = 5;

/// The most words of either text that are compared.
const WORDS: usize = 400;

impl Detector for OffTopic {
    fn kinds(&self) -> &'static [&'static str] {
        &["off_topic"]
    }

    fn reasons(&self) -> &'static [&'static str] {
        &["other-subject", "chain-letter"]
    }

    fn senses(&self) -> &'static [Sense] {
        &SENSES
    }

    fn needs(&self) -> &'static [Sense] {
        &SUBJECTS
    }

    fn detect(&self, page: &Page<'_>, findings: &mut Vec<Finding>) {
        if page.text.kind != TextKind::Comment {
            return;
        }
        let Some((subject, signs)) = subject(page) else { return };
        let context = page.text.context.map(str::trim).filter(|context| !context.is_empty());
        let purpose: Vec<&str> = match page.text.purpose.filter(|purpose| !purpose.trim().is_empty()) {
            Some(purpose) => vec![purpose],
            None => page.profile.purpose.iter().map(String::as_str).collect(),
        };
        if context.is_none() && purpose.is_empty() {
            return;
        }
        if signs < if subject == CHAIN { 1 } else { 2 } || is_at_home(page, findings) {
            return;
        }
        if purpose.iter().copied().chain(context).any(|given| is_related(page, &plain::lower(given), subject)) {
            return;
        }
        let (score, reason) = if subject == CHAIN { (0.8, "chain-letter") } else { (0.7, "other-subject") };
        let mut against = Vec::new();
        against.extend(context.map(|_| "post"));
        against.extend((!purpose.is_empty()).then_some("purpose"));
        let finding = Finding::new("off_topic", 0..page.plain.len(), score, reason)
            .with_ground(GROUND)
            .with_fact("subject", subject.0.strip_prefix("stray.").unwrap_or_default())
            .with_fact("against", against);
        findings.push(finding);
    }
}

/// The other subject that most words speak of, and how many different ones do.
fn subject(page: &Page<'_>) -> Option<(Sense, usize)> {
    let mut signs: Vec<(Sense, &str)> = Vec::new();
    let mut until = 0;
    for hit in page.hits.iter().filter(|hit| SUBJECTS.contains(&hit.sense)) {
        let word = page.lower.get(hit.start..hit.end).unwrap_or_default();
        // Two entries of the list that overlap in the text are one sign.
        if (hit.start >= until || hit.sense == CHAIN) && signs.len() < 32 && !signs.contains(&(hit.sense, word)) {
            signs.push((hit.sense, word));
            until = hit.end;
        }
    }
    let count = |sense: Sense| signs.iter().filter(|(of, _)| *of == sense).count();
    SUBJECTS
        .into_iter()
        .map(|sense| (sense, count(sense)))
        .filter(|(_, count)| *count > 0)
        .max_by_key(|(sense, count)| if *sense == CHAIN { 100 + count } else { *count })
}

/// Whether the text asks, criticises, threatens or brings a matter of its own:
/// then it is at home at an authority whatever the post is about.
pub(crate) fn is_addressed(findings: &[Finding]) -> bool {
    findings.iter().any(|finding| {
        matches!(
            finding.kind,
            "question" | "protected_criticism" | "advertising" | "threat" | "veiled_threat" | "case_number"
        )
    })
}

/// Whether it does, or speaks of what authorities do.
fn is_at_home(page: &Page<'_>, findings: &[Finding]) -> bool {
    is_addressed(findings) || page.hits.iter().any(|hit| matches!(hit.sense, OFFICE | AUTHORITY))
}

/// Whether the text shares a word, a stem or a part of a compound with what was
/// given, or that is about the same other subject.
fn is_related(page: &Page<'_>, given: &str, subject: Sense) -> bool {
    let mut hits: Vec<Hit> = Vec::new();
    page.lexicon.find(given, &mut hits);
    if hits.iter().any(|hit| hit.sense == subject) {
        return true;
    }
    let own: Vec<&str> = words(page.lower, page.hits).collect();
    words(given, &hits).any(|word| own.iter().any(|own| are_akin(own, word)))
}

/// Words of the text that are akin to one of what was given, and all that could be.
pub(crate) fn shared(page: &Page<'_>, given: &str) -> (usize, usize) {
    let mut hits: Vec<Hit> = Vec::new();
    page.lexicon.find(given, &mut hits);
    let theirs: Vec<&str> = words(given, &hits).collect();
    let (mut shared, mut all) = (0, 0);
    for own in words(page.lower, page.hits) {
        all += 1;
        shared += usize::from(theirs.iter().any(|word| are_akin(own, word)));
    }
    (shared, all)
}

/// Words of five letters and more that tell something.
fn words<'a>(text: &'a str, hits: &'a [Hit]) -> impl Iterator<Item = &'a str> {
    let place = |word: &str| word.as_ptr() as usize - text.as_ptr() as usize;
    let common = move |word: &&str| {
        let start = place(word);
        hits.iter().any(|hit| hit.sense == COMMON && hit.start == start)
    };
    text.split(|c: char| !c.is_alphanumeric())
        .filter(|word| word.len() >= STEM)
        .filter(move |word| !common(word))
        .take(WORDS)
}

fn are_akin(one: &str, other: &str) -> bool {
    let shared = one.bytes().zip(other.bytes()).take_while(|(a, b)| a == b).count();
    if shared > STEM || shared >= STEM && one.len().min(other.len()) <= STEM + 2 {
        return true;
    }
    let (short, long) = if one.len() <= other.len() { (one, other) } else { (other, one) };
    // A part of a compound, at its beginning or its end, with an ending of two letters at most.
    let stem = |cut: usize| {
        short.len().checked_sub(cut).filter(|length| *length >= STEM).and_then(|length| short.get(..length))
    };
    (0..=2).filter_map(stem).any(|stem| long.starts_with(stem) || long.contains(stem) && stem.len() > STEM)
}

#[cfg(test)]
mod tests {
    use crate::triage::tests::read_as;
    use crate::{Profile, Suggest, Text};

    const POST: &str = "Vi har öppnat ett nytt servicekontor i Exempelby. Där kan du få hjälp med dina ansökningar.";

    fn stray(text: &str, post: &str) -> Option<String> {
        let reading = read_as(&Profile::default(), &Text { context: Some(post), ..Text::comment(text) });
        let finding = reading.findings.iter().find(|finding| finding.kind == "off_topic")?;
        assert_eq!((finding.start, finding.end, finding.ground), (0, text.len(), Some("no-relevance")));
        assert_eq!(reading.suggest, Suggest::Look, "{text}");
        finding.facts["subject"].as_str().map(str::to_owned)
    }

    #[test]
    fn clearly_about_something_else() {
        for (text, subject) in [
            ("Vilken fotbollsmatch i går, målvakten räddade två straffsparkar!", "sport"),
            ("Säljer min soffa, fint skick, kan hämtas i Storköping", "trade"),
            ("Rör ihop vetemjöl, smör och jäst och grädda i ugnen", "food"),
            ("Skicka detta vidare till tio av dina vänner, annars händer något", "chain"),
            ("Nya banan i Minecraft är grym, kör på Xbox i kväll", "game"),
            ("Sikke en kamp! Målmanden reddede et straffespark, og vi vandt med 2-1", "sport"),
            ("Hej Kajsa, ska vi ta en fika? Mamma hälsar", "private"),
        ] {
            let found = stray(text, POST);
            // A question is left alone, whatever it is about.
            if !text.contains('?') {
                assert_eq!(found.as_deref(), Some(subject), "{text}");
            }
        }
    }

    #[test]
    fn kept_in_doubt() {
        for text in [
            "Tack, äntligen!",
            "Ni är usla, lägg ner!",
            "Vädret är fint i dag",
            "Varför räddade målvakten inte straffsparken?",
            "Fotboll är kul",
            "Min ansökan om fotbollsplan och målvakt har legat i ett år",
            "Hoppas kontoret serverar kanelbullar med smör",
            "Det är som ett datorspel, Minecraft kanske, att fylla i blanketten",
            "Jag köper inte det där",
            "Håller med föregående talare",
        ] {
            assert_eq!(stray(text, POST), None, "{text}");
        }
        let sport = "Nu inviger vi idrottsplatsen med en fotbollsmatch mot grannorten";
        assert_eq!(stray("Vilken match, målvakten räddade två straffsparkar!", sport), None);
    }

    #[test]
    fn only_where_it_can_be_compared() {
        let text = Text::comment("Säljer min soffa, fint skick, kan hämtas i Storköping");
        let kinds = |profile: &Profile| -> Vec<_> {
            read_as(profile, &text).findings.iter().map(|finding| finding.kind).collect()
        };
        assert_eq!(kinds(&Profile::default()), [""; 0]);
        let about = |purpose: &str| Profile { purpose: vec![purpose.into()], ..Profile::default() };
        assert_eq!(kinds(&about("Frågor och svar om migration och asyl")), ["off_topic"]);
        assert_eq!(kinds(&about("Säljes, köpes och bortskänkes i bygden")), [""; 0]);
    }
}
