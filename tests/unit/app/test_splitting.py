"""Sides that are kept, near-copies that stay together, and leaks that are said."""

import random
import time
from contextlib import closing

import pytest

from annotator.app.edits import PutRows
from annotator.app.project import Project
from annotator.app.splitting import SplitOptions, keep, plan, told
from annotator.domain.document import Document, Split
from annotator.domain.errors import AnnotatorError, Cancelled
from annotator.domain.identity import document_id, new_id, sha256

NOTICE = "\nIKLAN\n"


def story(seed: int) -> str:
    return " ".join(random.Random(seed).choices([f"kata{n}" for n in range(900)], k=150)) + NOTICE


@pytest.fixture
def project(tmp_path):
    made = Project.create(tmp_path / "p.sorot", "Ana")
    texts = [story(n) for n in range(20)] + [story(n).replace("kata1", "lain1") + " Akhir." for n in range(4)]
    for place, text in enumerate(texts):
        digest = sha256(text)
        source = "Harian Lembah" if place % 2 else "Suara Teluk"
        made.do(
            PutRows(
                (Document(id=document_id(digest), text=text, sha256=digest, source=source, position=float(place)),),
                "import",
            )
        )
    yield made
    made.close()


def ids(project):
    return [d.id for d in sorted(project.reader.all(Document), key=lambda d: d.position)]


def decide(project, every, options, tell=lambda *_: None):
    return keep(project, plan(project.reader, every, options, [project.layer], tell))


def test_that_near_copies_are_on_one_side_and_sides_are_kept(project):
    every = ids(project)
    sides = decide(project, every, SplitOptions("60/20/20", 3))
    assert len(sides.copies) == 4
    assert sides.leaks == []
    assert all(sides.parts[pair.one] == sides.parts[pair.other] for pair in sides.copies)
    assert decide(project, every, SplitOptions("20/40/40", 8)).parts == sides.parts


def test_that_a_copy_that_came_later_joins_its_story(project):
    every = ids(project)
    first = decide(project, every[:20], SplitOptions("60/20/20", 3))
    assert first.copies == []
    then = decide(project, every, SplitOptions("60/20/20", 3))
    assert then.leaks == []
    assert then.parts.items() >= first.parts.items()


def test_that_of_two_sides_of_one_article_the_first_holds_in_whatever_order_they_came(project, tmp_path):
    every = ids(project)
    first = tuple(Split(id=new_id(), document_id=article, part="train") for article in every)
    time.sleep(0.002)  # So that the second ids are the later ones.
    second = tuple(Split(id=new_id(), document_id=article, part="test") for article in every)
    with closing(Project.create(tmp_path / "other.sorot", "Budi")) as other:
        other.do(PutRows(tuple(project.reader.all(Document)), "import"))
        for one, rows in ((project, (first, second)), (other, (second, first))):
            for given in rows:
                one.do(PutRows(given, "split articles"))
            assert set(plan(one.reader, every, SplitOptions("0/0/100", 3), []).parts.values()) == {"train"}
            assert set(one.reader.sides().values()) == {"train"}


def test_that_a_leak_of_before_is_said_and_not_mended(project):
    every = ids(project)
    rows = (
        Split(id=new_id(), document_id=every[0], part="train"),
        Split(id=new_id(), document_id=every[20], part="test"),
    )
    project.do(PutRows(rows, "split articles"))
    sides = decide(project, every, SplitOptions("60/20/20", 3))
    assert [{pair.one, pair.other} for pair in sides.leaks] == [{every[0], every[20]}]
    counted, leak, *others = told(project.reader, sides)
    assert counted.endswith("Near-copies: 3 pairs on one side, 1 on two.")
    assert (every[0] in leak, every[20] in leak, "(train)" in leak, "(test)" in leak) == (True,) * 4
    assert len(others) == 3


def test_that_a_column_keeps_its_articles_together(project):
    every = ids(project)
    sides = decide(project, every, SplitOptions("50/50", 1, "source"))
    assert len({sides.parts[i] for i in every[:20:2]}) == 1
    assert len({sides.parts[i] for i in every[1:20:2]}) == 1


def test_that_it_can_be_cancelled_and_a_wrong_split_is_said(project):
    def stop(*_):
        raise Cancelled("Stopped.")

    with pytest.raises(Cancelled):
        decide(project, ids(project), SplitOptions("80/20", 1), stop)
    assert project.reader.all(Split) == []
    with pytest.raises(AnnotatorError, match="80/10/10"):
        decide(project, ids(project), SplitOptions("most", 1))


def test_that_a_column_that_nobody_filled_is_said(project):
    with pytest.raises(AnnotatorError, match="anything in “rubrik”"):
        decide(project, ids(project), SplitOptions("80/20", 1, "rubrik"))


def test_that_a_plan_changes_nothing_until_it_is_kept(project):
    every = ids(project)
    sides = plan(project.reader, every, SplitOptions("80/20"), [project.layer])
    assert len(sides.made) == len(every)
    assert project.reader.all(Split) == []
    assert keep(project, sides).made == ()
    assert {row.document_id: row.part for row in project.reader.all(Split)} == sides.parts
    assert plan(project.reader, every, SplitOptions("20/80"), [project.layer]).made == ()
