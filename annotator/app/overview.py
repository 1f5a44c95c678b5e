"""The figures of a whole project."""

from __future__ import annotations

from collections import Counter

from annotator.domain.annotator import persons
from annotator.storage.reader import Reader


def stats(reader: Reader) -> dict[str, object]:
    """Return documents, spans, spans by label's name and by annotator's name, as `stats` prints them."""
    codebook = reader.codebook()
    labels: Counter[str] = Counter({label.name: 0 for label in codebook.usable()})
    for label_id, count in reader.label_counts().items():
        label = codebook.get(label_id)
        labels[label.name if label else label_id] += count
    people = {person.id: person.name for person in reader.annotators()}
    lead = persons(reader.annotators())
    annotators: Counter[str] = Counter()
    for layer, count in reader.layers().items():
        person = lead.get(layer.annotator_id, layer.annotator_id)
        annotators[people.get(person, person)] += count
    return {
        "documents": reader.document_count(),
        "spans": sum(labels.values()),
        "labels": dict(labels),
        "annotators": dict(annotators),
    }
