"""How many texts a second of processor time a peer reads.

In: {"peer": its name, "texts": [...], "training": [[label, text], ...]}. Out:
{"version", "texts", "seconds", "memory_mb"}; building and loading are not timed."""

import importlib.metadata
import json
import resource
import sys
import time


def presidio(given):
    """Pattern recognizers for the same kinds as ours, on an engine without a
    language model: none for the Nordic languages is published as a package."""
    import spacy
    import tldextract
    from presidio_analyzer import AnalyzerEngine, Pattern, PatternRecognizer, RecognizerRegistry
    from presidio_analyzer import predefined_recognizers as known
    from presidio_analyzer.nlp_engine import SpacyNlpEngine

    # Its list of domains is the one that it carries; nothing is fetched.
    tldextract.extract = tldextract.TLDExtract(suffix_list_urls=())

    class Blank(SpacyNlpEngine):
        def __init__(self):
            super().__init__(models=[{"lang_code": "sv", "model_name": "blank"}])
            self.nlp = {"sv": spacy.blank("sv")}

        def load(self):
            pass

        def is_loaded(self):
            return True

    registry = RecognizerRegistry(supported_languages=["sv"])
    for recognizer in (
        known.SePersonnummerRecognizer(supported_language="sv"),
        known.SeOrganisationsnummerRecognizer(supported_language="sv"),
        known.FiPersonalIdentityCodeRecognizer(supported_language="sv"),
        known.EmailRecognizer(supported_language="sv"),
        known.IbanRecognizer(supported_language="sv"),
        known.PhoneRecognizer(supported_language="sv", supported_regions=("SE", "DK", "NO", "FI")),
    ):
        registry.add_recognizer(recognizer)
    own = {
        "CPR": r"\b[0-3]\d[01]\d{3}[- ]?\d{4}\b",
        "FNR": r"\b[0-7]\d[0-9]\d{3}[- ]?\d{5}\b",
        "BANKGIRO": r"\b\d{3,4}-\d{4}\b",
        "PLUSGIRO": r"\b\d{1,3}(?: ?\d\d){1,3}-\d\b",
        "PLATE": r"\b[A-Z]{3} ?\d\d[A-Z0-9]\b|\b[A-Z]{2} ?\d{2} ?\d{3}\b",
        "CASE": r"\b\d\d-\d{6}\b",
        "ADDRESS": r"\b[A-ZÅÄÖÆØ]\w+(?:gatan|vägen|gade|vej|gata|veien|katu|tie) \d+\b",
    }
    for name, pattern in own.items():
        registry.add_recognizer(PatternRecognizer(
            supported_entity=name, supported_language="sv", patterns=[Pattern(name, pattern, 0.5)]))
    engine = AnalyzerEngine(registry=registry, nlp_engine=Blank(), supported_languages=["sv"])
    return "presidio-analyzer", lambda text: engine.analyze(text, language="sv"), None


def datasketch(given):
    """MinHash of 32 permutations over four-letter shingles, looked up and stored."""
    from datasketch import MinHash, MinHashLSH

    index = MinHashLSH(threshold=0.5, num_perm=32)
    count = 0

    def read(text):
        nonlocal count
        lower = "".join(c for c in text.lower() if c.isalnum())
        sketch = MinHash(num_perm=32)
        sketch.update_batch([lower[at:at + 4].encode() for at in range(max(1, len(lower) - 3))])
        index.query(sketch)
        index.insert(count, sketch)
        count += 1

    return "datasketch", read, None


def lingua(given):
    import lingua_languages

    return "lingua-language-detector", lingua_languages.code, None


def sklearn(given):
    """One linear model, asked by the thousand, which is what suits it."""
    from offence import model

    labels, texts = zip(*given["training"])
    trained = model().fit(texts, labels)
    return "scikit-learn", None, lambda texts: [trained.predict(texts[at:at + 1000]) for at in range(0, len(texts), 1000)]


def main():
    given = json.load(sys.stdin)
    package, read, read_all = globals()[given["peer"]](given)
    read_all = read_all or (lambda texts: [read(text) for text in texts])
    read_all(given["texts"][:50])
    begun = time.process_time()
    read_all(given["texts"])
    seconds = time.process_time() - begun
    json.dump({
        "version": f"{package} {importlib.metadata.version(package)}",
        "texts": len(given["texts"]),
        "seconds": seconds,
        "memory_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000,
    }, sys.stdout)


if __name__ == "__main__":
    main()
