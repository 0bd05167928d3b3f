"""A list of texts in, the language that lingua sees in each out ("no" for both
written forms of Norwegian, "und" for none)."""

import json
import sys

from lingua import Language, LanguageDetectorBuilder

LANGUAGES = [
    Language.SWEDISH, Language.DANISH, Language.BOKMAL, Language.NYNORSK, Language.FINNISH, Language.ENGLISH,
    Language.ARABIC, Language.PERSIAN, Language.SOMALI, Language.UKRAINIAN, Language.POLISH, Language.TURKISH,
    Language.RUSSIAN,
]  # Tigrinya is not among those that it knows.

detector = LanguageDetectorBuilder.from_languages(*LANGUAGES).build()


def code(text):
    language = detector.detect_language_of(text)
    if language is None:
        return "und"
    code = language.iso_code_639_1.name.lower()
    return "no" if code in ("nb", "nn") else code


if __name__ == "__main__":
    json.dump([code(text) for text in json.load(sys.stdin)], sys.stdout)
