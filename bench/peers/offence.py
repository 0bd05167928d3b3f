"""Cross-validation of scikit-learn's logistic regression, on the folds it is
given and on features like ours: character n-grams within words and words.

In: {"texts": [...], "labels": [...], "folds": [[fold of each text], ...]}, one
list of folds a repetition. Out: the macro-F1 of each repetition and fold."""

import json
import sys

import numpy
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import f1_score
from sklearn.pipeline import make_pipeline, make_union


def model():
    features = make_union(
        TfidfVectorizer(analyzer="char_wb", ngram_range=(2, 5), min_df=3, sublinear_tf=True),
        TfidfVectorizer(analyzer="word", ngram_range=(1, 2), min_df=3, sublinear_tf=True),
    )
    return make_pipeline(features, LogisticRegression(C=1.0, class_weight="balanced", max_iter=1000))


def main():
    given = json.load(sys.stdin)
    texts, labels = numpy.array(given["texts"], dtype=object), numpy.array(given["labels"])
    scores = []
    for folds in given["folds"]:
        folds, row = numpy.array(folds), []
        for fold in range(folds.max() + 1):
            trained = model().fit(texts[folds != fold], labels[folds != fold])
            said = trained.predict(texts[folds == fold])
            row.append(f1_score(labels[folds == fold], said, average="macro"))
        scores.append(row)
    json.dump(scores, sys.stdout)


if __name__ == "__main__":
    main()
