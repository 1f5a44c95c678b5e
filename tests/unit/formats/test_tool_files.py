"""Small files that other tools' own code wrote (tests/data/README.md); `test_other_tools` runs that code itself."""

from pathlib import Path

from laws import READ, taken

from annotator.formats import refi_codes, registry

DATA = Path(__file__).parents[2] / "data"


def _read(name):
    path = DATA / name
    (found,) = taken(registry.for_reading(path).read(path, READ))
    return found, [(found.text[span.start : span.end], span.label) for span in found.spans]


def _links(found):
    return sorted((link.label, link.source, link.target) for link in found.relations)


def test_that_a_task_of_label_studios_objects_is_read_with_the_relations_that_stand_in_a_list_of_their_own():
    found, said = _read("label-studio-objects.json")
    assert said == [("Ratu Selmi", "Person"), ("dua ekor kuda", "Gift"), ("Raja Doruna", "Person")]
    assert _links(found) == [("given by", 1, 0), ("given to", 1, 2)]
    assert [(label.label, label.value) for label in found.labels] == [("genre", "News")]


def test_that_tags_of_label_studios_converter_are_read():
    _, said = _read("label-studio.conll")
    assert said == [("Ratu Selmi", "Person"), ("dua ekor kuda", "Gift"), ("Raja Doruna.", "Person")]


def test_that_a_table_of_label_studios_converter_is_read():
    found, said = _read("label-studio.csv")
    assert said == [("Ratu Selmi", "Person"), ("dua ekor kuda", "Gift, large"), ("Raja Doruna", "Person")]
    assert (found.title, found.reader) == ("Ratu, raja", "label-studio")


def test_that_a_codebook_of_taguettes_is_read():
    _, found = refi_codes.read(DATA / "taguette.qdc")
    assert [label.name for label in found] == ["gift", "gift.horse", "say “ah”"]


def test_that_lines_of_brats_with_an_event_and_a_span_in_two_pieces_are_read():
    found, said = _read("brat.txt")
    assert [label for _, label in said] == ["Person", "Give", "Gift", "Person"]
    assert [span.fragments for span in found.spans] == [None, None, None, [(29, 33), (34, 40)]]
    assert [(span.note, span.attributes) for span in found.spans] == [(f"no {n}", {"Sure": True}) for n in range(1, 5)]
    assert _links(found) == [("Giver", 1, 0), ("What", 1, 2), ("knows", 0, 3)]
