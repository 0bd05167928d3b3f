//! Swedish organisation number (*organisationsnummer*): a company's, an
//! association's or an authority's, not a person's.
//!
//! `NNNNNN-NNNC` with a Luhn check digit; the first digit tells the group, the
//! third is 2 or more, so that it is nobody's date (lag 1974:174). In twelve
//! digits it begins with 16.

use std::ops::Range;

use crate::announced::{ANNOUNCERS, ORGANISATION, announced, of_another};
use crate::bankgiro::is_near;
use crate::detector::Detector;
use crate::finding::{Finding, certainty};
use crate::lexicon::{Sense, within};
use crate::number::luhn;
use crate::page::Page;
use crate::se_personnummer::is_a_sum_or_address;
use crate::written::{Form, Joint, Written};

/// Finds `se_orgnummer`.
pub struct SeOrgnummer;

/// What has such a number: companies, associations, foundations.
const BODY: Sense = Sense("organisation");
/// How far before a number one counts, and how far after it, in bytes.
const BEFORE: usize = 60;
const AFTER: usize = 32;
/// How far from one that few have.
const CLOSE: usize = 16;

/// Whether a number begins as those that are given out most: the state, the
/// municipalities and the parishes, companies, economic and other associations,
/// foundations.
fn is_known(number: [u8; 10]) -> bool {
    match number[..3] {
        [2, _, 2] | [5, 5, 6 | 9] | [5, 1, 6] | [5 | 7, 0, 2] | [7, 1, _] | [7, 2..=6, 6] | [7, 6, 9] => true,
        [first, ..] => first >= 8,
        [] => false,
    }
}

impl Detector for SeOrgnummer {
    fn kinds(&self) -> &'static [&'static str] {
        &["se_orgnummer"]
    }

    fn reasons(&self) -> &'static [&'static str] {
        &["orgnummer-checksum", "orgnummer-cue"]
    }

    fn senses(&self) -> &'static [Sense] {
        ANNOUNCERS
    }

    fn context(&self) -> &'static [Sense] {
        &[BODY]
    }

    fn claims(&self) -> bool {
        true
    }

    fn digits(&self) -> usize {
        10
    }

    fn detect(&self, page: &Page<'_>, findings: &mut Vec<Finding>) {
        for written in Written::all(page, &[10, 12]) {
            if let Some(place) = vat(page, &written) {
                findings.push(Finding::new("se_orgnummer", place, 0.95, "orgnummer-checksum"));
                continue;
            }
            let Some(number) = of(&written) else {
                if let Some(score) = mistyped(page, &written) {
                    findings.push(Finding::new("se_orgnummer", written.place, score, "orgnummer-cue"));
                }
                continue;
            };
            if written.stands_alone(page) {
                let score = score(page, &written, number);
                findings.push(Finding::new("se_orgnummer", written.place, score, "orgnummer-checksum"));
            }
        }
    }
}

/// Where it stands as it is in a VAT number: `SE556036079301`, `SE 556036-0793-01`; people leave
/// out the end of it.
fn vat(page: &Page<'_>, written: &Written) -> Option<Range<usize>> {
    let whole = written.digits();
    let ten: [u8; 10] = whole.strip_suffix(&[0, 1]).unwrap_or(whole).try_into().ok()?;
    let head = page.plain.get(..written.place.start)?;
    let glued = page.lower.get(..head.len())?.ends_with("se");
    let start = if glued { head.len() - 2 } else { head.strip_suffix([' ', '-'])?.strip_suffix("SE")?.len() };
    let grouped = written.cuts().all(|cut| matches!(cut, 6 | 10)) && ten[2] >= 2 && luhn(&ten);
    let place = start..written.place.end;
    let said = whole.len() == 12 || is_known(ten);
    (grouped && said && page.stands_alone(&place)).then_some(place)
}

/// How certain it is that somebody has mistyped one here, whose check digit is wrong: it is
/// called so, or stands right beside what has such a number.
fn mistyped(page: &Page<'_>, written: &Written) -> Option<f32> {
    let (ten, form) = match written.digits() {
        [1, 6, ten @ ..] if ten.len() == 10 => (ten, written.form(8, &[2])),
        ten => (ten, written.form(6, &[])),
    };
    let ten: [u8; 10] = ten.try_into().ok()?;
    let fits = ten[2] >= 2;
    // Nobody has 111111-1111; people write it as an example.
    if ten.iter().all(|digit| *digit == ten[0]) {
        return None;
    }
    let told = announced(page, &written.place);
    let of_one = told.is_some_and(|told| told.sense == ORGANISATION);
    let near = told.is_some_and(|told| told.direct || told.close);
    let called = match form {
        Form::Dash => of_one && (fits || near),
        Form::Bare | Form::Apart => of_one && near && fits,
        _ => false,
    };
    let beside = || {
        form == Form::Dash
            && fits
            && is_known(ten)
            && !of_another(told)
            && is_beside_body(page, &written.place, CLOSE, CLOSE)
    };
    let score = if called { 0.6 } else { 0.55 };
    ((called || beside()) && written.stands_alone(page)).then_some(score)
}

/// Whether what has such a number is spoken of, at most so many bytes before it or after.
fn is_beside_body(page: &Page<'_>, place: &Range<usize>, before: usize, after: usize) -> bool {
    let around = place.start.saturating_sub(before)..place.end + after;
    within(page.context(), around).any(|hit| hit.sense == BODY)
}

fn of(written: &Written) -> Option<[u8; 10]> {
    let long = written.digits().len() == 12;
    let number = written.last::<10>()?;
    let example = number.iter().all(|digit| *digit == number[0]);
    let grouped = !example && number[2] >= 2;
    (grouped && luhn(&number) && (!long || written.digits().starts_with(&[1, 6]))).then_some(number)
}

/// How certain it is that these digits are meant as the number; below a half if
/// that is for others to say.
fn score(page: &Page<'_>, written: &Written, number: [u8; 10]) -> f32 {
    let long = written.digits().len() == 12;
    let form = if long { written.form(8, &[2]) } else { written.form(6, &[]) };
    let told = announced(page, &written.place);
    // "Org.nr or personal number: …"
    let either = || is_near(page, ORGANISATION, &written.place);
    let own = told.is_some_and(|told| told.sense == ORGANISATION || (told.is_generic() && either()));
    let other = of_another(told) && !own;
    let direct = told.is_some_and(|told| told.direct);
    let numbered = told.is_some_and(|told| told.numbered);
    let (near, away) = (page.leans_to("se"), page.leans_away_from("se"));
    let known = is_known(number);
    let body = || {
        let (before, after) = if known { (BEFORE, AFTER) } else { (CLOSE, CLOSE) };
        is_beside_body(page, &written.place, before, after)
    };
    let here = near || (known && page.sounds(&["se"]));
    // No group of organisations begins so.
    let nobody = matches!(number[0], 0 | 4);
    let enough = match form {
        _ if own => true,
        _ if nobody => false,
        // "Faktura till 556036-0793": what is merely spoken of has no number.
        // No number of a person has such a third digit, in any of the countries.
        Form::Dash => !other || !direct || (known && (near || !numbered)),
        Form::Bare => {
            let likely = (!away && (long || (known && here))) || body();
            (!other || (long && !numbered)) && likely && !is_a_sum_or_address(page, &written.place)
        }
        Form::Apart => !other && ((known && here) || body()),
        Form::Scattered if written.joint(6) == Joint::Dash && !long => {
            // "55 60 36-07 93"
            let in_pairs = || written.cuts().eq([2, 4, 6, 8]) && known && here;
            !other && !written.is_listed() && (in_pairs() || body())
        }
        _ => false,
    };
    if !enough {
        return 0.3;
    }
    let base = if form == Form::Dash { 0.82 } else { 0.75 };
    let evidence = [(own, 0.15), (near, 0.03), (known, 0.03), (away, -0.1), (other, -0.15)];
    certainty(base + evidence.into_iter().filter(|(is, _)| *is).map(|(_, weight)| weight).sum::<f32>())
}

#[cfg(test)]
mod tests {
    use crate::Suggest;
    use crate::triage::tests::{found, only, read};

    #[test]
    fn written_in_every_way() {
        for number in ["556036-0793", "5560360793", "16556036-0793", "165560360793", "556036 0793"] {
            for text in [
                format!("Bolagets organisationsnummer är {number}."),
                format!("org.nr {number}"),
                format!("Org.nr: {number}, Exempel AB"),
                format!("Exempel AB ({number}) är vårt organisationsnummer {number}"),
            ] {
                assert_eq!(found(&text).last(), Some(&("se_orgnummer", number)), "{text}");
            }
        }
        assert_eq!(found("Exempel AB, 556036-0793"), [("se_orgnummer", "556036-0793")]);
        assert_eq!(only("se_orgnummer", "Jag har anmält bolaget, det är 5560360793"), ["5560360793"]);
    }

    #[test]
    fn a_country_before_it() {
        for text in ["Org.nr: SE556036-0793", "VAT SE5560360793", "SE 556036-0793"] {
            assert_eq!(only("se_orgnummer", text), [&text[text.find("SE").unwrap()..]], "{text}");
        }
        assert_eq!(only("se_orgnummer", "SE556036-0794, SE1234567897, PSE5560360793"), [""; 0]);
    }

    #[test]
    fn grouped_beside_its_firm() {
        assert_eq!(only("se_orgnummer", "Vi anmälde dem, 55 60 36-07 93, till er i mars"), ["55 60 36-07 93"]);
        for number in ["556 036-0793", "55 60 36-0793"] {
            assert_eq!(only("se_orgnummer", &format!("Exempel AB ({number}) har inte betalat")), [number]);
        }
        assert_eq!(only("se_orgnummer", "Jag ringde 556 036-0793"), [""; 0]);
    }

    #[test]
    fn a_customer_is_an_organisation() {
        for text in ["kund 556036-0793 hos er", "avtalsnr 4412 med 556036-0793"] {
            assert_eq!(only("se_orgnummer", text), ["556036-0793"], "{text}");
        }
    }

    #[test]
    fn a_row_under_one_name() {
        for name in ["Org-numret", "org.numret", "organisationsnumret", "Org numret"] {
            let text = format!("{name} 967958-8641 är fel, ska vara 209805-2554");
            assert_eq!(only("se_orgnummer", &text), ["967958-8641", "209805-2554"], "{text}");
        }
    }

    #[test]
    fn as_a_vat_number() {
        for number in ["SE556036079301", "SE 5560360793 01", "SE-556036-0793-01", "SE556036-079301"] {
            assert_eq!(only("se_orgnummer", &format!("VAT: {number}.")), [number]);
        }
    }

    #[test]
    fn next_to_what_has_such_a_number() {
        for text in [
            "firman har 5560360793",
            "Exempel AB 5560360793",
            "My company 5560360793",
            "enskild firma 556036 0793",
            "kunden 165560360793",
            "orgnr#5560360793",
            "orgr 5560360793",
            "Koncernen (5560360793 m.fl.) slipper skatt",
            "Föreningsnumret är 5560360793",
            "organistaionsnummer 5560360793",
        ] {
            assert_eq!(only("se_orgnummer", text).len(), 1, "{text}");
        }
        for text in ["faktura 5560360793 från Exempel AB", "bolaget har order 5560360793", "firman har 4540360795"] {
            assert_eq!(only("se_orgnummer", text), [""; 0], "{text}");
        }
    }

    #[test]
    fn every_group() {
        for number in ["857209-0606", "802005-1952", "802405-7539", "212000-0142", "769000-0018"] {
            let luhn = crate::number::luhn(&crate::number::digits::<10>(&[number]).unwrap());
            assert_eq!(only("se_orgnummer", &format!("ring {number} nu")).len(), usize::from(luhn), "{number}");
            assert_eq!(only("se_orgnummer", &format!("org nr {number}")).len(), 1, "{number}");
        }
    }

    #[test]
    fn mistyped_it_is_told_by_its_name() {
        let score = |text: &str| read(text).findings.iter().find(|f| f.kind == "se_orgnummer").map(|f| f.score);
        assert_eq!(score("Föreningens org.nr är 556036-0794"), Some(0.6));
        assert_eq!(score("orgnr 5560360794"), Some(0.6));
        assert!(score("org.nr 412345-6786 har ingen grupp").is_some());
        for text in [
            "Föreningens org.nr är 556036 0794",
            "orgnr 16556036-0794",
            "organisationsnumret i registret är fel, det är 556036-0794",
            "Orgnr är 850002-8207 men det har ni redan",
        ] {
            assert_eq!(score(text), Some(0.6), "{text}");
        }
        assert_eq!(score("Exempel AB, 556036-0794, bygger utan lov"), Some(0.55));
        assert_eq!(score("Exempel AB har order 556036-0794"), None);
        assert_eq!(score("orgnr finns inte, 556036 1111"), None);
        assert_eq!(score("Vårt orgnr vet ni, order 556036-0794"), None);
    }

    #[test]
    fn it_is_nobodys() {
        let reading = read("Exempel AB, org.nr 556036-0793, skickar fel fakturor");
        assert_eq!((reading.findings[0].ground, reading.suggest), (None, Suggest::Leave));
    }

    #[test]
    fn other_ten_digits_are_not() {
        for text in [
            "556036-0794",
            "OCR 5560360793",
            "Fakturanummer 5560360793",
            "ordernr 556036-0793",
            "456036-0798",
            "5560360793",
            "556036-07931",
            "ring 0560360793",
            "Konto 5560 36 0793",
        ] {
            assert_eq!(only("se_orgnummer", text), [""; 0], "{text}");
        }
    }
}
