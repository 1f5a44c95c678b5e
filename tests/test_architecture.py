"""The house's rules, read from the code's own imports (ARCHITECTURE.md)."""

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

HOUSE = Path(__file__).resolve().parents[1]
ANNOTATOR = HOUSE / "annotator"
MAY_IMPORT = {
    "domain": {"domain"},
    "storage": {"domain", "storage"},
    "formats": {"domain", "formats"},
    "app": {"domain", "storage", "formats", "app"},
    "ui": {"domain", "storage", "formats", "app", "ui"},
    "commands": {"domain", "storage", "formats", "app", "commands"},
    "cli": {"commands"},
    "__main__": {"cli"},
}
# What `ui` and `commands` may name from below `app`: the shapes that app's own answers are made of, and no deeds.
SHAPES = {
    "annotator.storage.lists",
    "annotator.storage.reader",
    "annotator.storage.check",
    "annotator.storage.backup",
    "annotator.storage.fresh",
    "annotator.formats.record",
    "annotator.formats.registry",
    "annotator.formats.table",
}
# Where every sentence for the person goes through `worded`, so that the window says it in its language.
WORDED = {"domain", "storage", "formats", "app"}
MODULE_LINES, FUNCTION_LINES, CLASS_LINES = 400, 50, 300
MODULES = sorted(ANNOTATOR.rglob("*.py"))
KNOWN = {".".join(path.relative_to(HOUSE).with_suffix("").parts) for path in MODULES}


@cache
def tree_of(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def room_of(path: Path) -> str:
    return path.relative_to(ANNOTATOR).with_suffix("").parts[0]


def imports_of(path: Path) -> Iterator[tuple[int, str]]:
    for node in ast.walk(tree_of(path)):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, name.name) for name in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}:{node.lineno} imports relatively"
            module = node.module or ""
            yield node.lineno, module
            yield from ((node.lineno, f"{module}.{name.name}") for name in node.names)


def modules_named(path: Path) -> Iterator[tuple[int, str]]:
    yield from ((line, name) for line, name in imports_of(path) if name in KNOWN or not name.startswith("annotator"))


@pytest.mark.parametrize("path", MODULES, ids=lambda p: str(p.relative_to(HOUSE)))
def test_that_a_module_imports_only_from_the_rooms_below_it(path: Path) -> None:
    room = room_of(path)
    if room == "__init__":
        return
    assert room in MAY_IMPORT, f"annotator/{room} is a room that nobody declared"
    for line, name in modules_named(path):
        if name.startswith("annotator."):
            other = name.split(".")[1]
            assert other in MAY_IMPORT[room], f"{path}:{line} {room} may not import {name}"
            if room in ("ui", "commands") and other in ("storage", "formats"):
                assert name in SHAPES, f"{path}:{line} {room} reaches {name} past annotator.app"


# Reads the databases of other programs, never ours: `storage` and `formats` know nothing of each other.
FOREIGN_SQL = ANNOTATOR / "formats" / "foreign_sqlite.py"


@pytest.mark.parametrize("path", MODULES, ids=lambda p: str(p.relative_to(HOUSE)))
def test_that_qt_is_only_in_the_window_and_sql_only_in_the_store(path: Path) -> None:
    room = room_of(path)
    names = {name.split(".")[0] for _, name in imports_of(path)}
    assert room == "ui" or not names & {"PySide6", "qtawesome"}, f"{path} brings Qt into {room}"
    if room != "storage" and path != FOREIGN_SQL:
        assert not names & {"sqlite3", "sqlite_utils"}, f"{path} brings SQLite into {room}"
        texts = [n.value for n in ast.walk(tree_of(path)) if isinstance(n, ast.Constant)]
        spoken = [t for t in texts if isinstance(t, str) and re.match(r"\s*(SELECT|INSERT|UPDATE|DELETE|PRAGMA) ", t)]
        assert not spoken, f"{path} speaks SQL: {spoken[0]}"


@pytest.mark.parametrize("path", MODULES, ids=lambda p: str(p.relative_to(HOUSE)))
def test_that_nothing_has_grown_a_second_thing(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert len(text.splitlines()) <= MODULE_LINES, f"{path} has more than {MODULE_LINES} lines"
    for node in ast.walk(tree_of(path)):
        length = (getattr(node, "end_lineno", 0) or 0) - getattr(node, "lineno", 0) + 1
        if isinstance(node, ast.FunctionDef):
            assert length <= FUNCTION_LINES, f"{path}:{node.lineno} {node.name} has {length} lines"
        elif isinstance(node, ast.ClassDef):
            assert length <= CLASS_LINES, f"{path}:{node.lineno} {node.name} has {length} lines"


def bare_sentences(tree: ast.AST) -> Iterator[int]:
    """Yield the lines where an error, a refusal or `calm` is given words not `worded`; a file's name is as it is."""
    errors = {n.name for n in tree_of(ANNOTATOR / "domain" / "errors.py").body if isinstance(n, ast.ClassDef)}
    for node in ast.walk(tree):
        name = ast.unparse(node.func).rpartition(".")[2] if isinstance(node, ast.Call) else ""
        if isinstance(node, ast.Call) and name in {*errors, "Refusal", "calm"}:
            said = [*node.args[name in ("BadInput", "Refusal") :], *(k.value for k in node.keywords if k.arg != "file")]
            yield from (node.lineno for each in said if holds_words(each))


def holds_words(said: ast.AST) -> bool:
    """Whether an expression's own text has letters beside “names”; what it calls or looks up is another's."""
    if isinstance(said, ast.Constant):
        return isinstance(said.value, str) and re.search("[A-Za-z]{2}", re.sub("“.*?”", "", said.value)) is not None
    if isinstance(said, ast.JoinedStr | ast.BinOp | ast.BoolOp | ast.IfExp | ast.Starred):
        inner = [said.body, said.orelse] if isinstance(said, ast.IfExp) else [*ast.iter_child_nodes(said)]
        return any(map(holds_words, inner))
    return False


def test_that_a_person_is_told_nothing_in_english_alone() -> None:
    for path in (path for path in MODULES if room_of(path) in WORDED):
        assert [*bare_sentences(tree_of(path))] == [], f"{path} says something without `worded`"


@pytest.mark.parametrize(
    ("code", "is_bare"),
    [
        ('raise AnnotatorError("it is damaged")', True),
        ('raise AnnotatorError(f"“{name}” is damaged")', True),
        ('raise errors.StorageFailure("it is" + worded("damaged"))', True),
        ('raise BadInput(name, worded("it is damaged"), f"line {number}")', True),
        ('with calm("The file could not be read"): pass', True),
        ('yield Refusal(name, "", "it is damaged" if broken else worded("it is empty"))', True),
        ('yield Refusal(name, "", reason="it is damaged")', True),
        ('yield Refusal(f"file {name}", "", worded("it is damaged"))', False),
        ('raise kinds.get(0, AnnotatorError)(f"{what}: {worded(reason)}")', False),
        ('raise BadInput(name, worded(DAMAGED), values["title"])', False),
        ('raise BadInput(name, worded(TOO_LATE), "“span”")', False),
        ('raise ValueError("it is a bug")', False),
    ],
)
def test_that_bare_sentences_are_found(code: str, is_bare: bool) -> None:
    assert bool([*bare_sentences(ast.parse(code))]) is is_bare


def test_that_package_files_hold_no_code() -> None:
    for path in ANNOTATOR.rglob("__init__.py"):
        assert not path.read_text(encoding="utf-8").strip(), f"{path} holds code"


def test_that_architecture_md_has_a_line_for_each_module() -> None:
    page = (HOUSE / "ARCHITECTURE.md").read_text(encoding="utf-8")
    named = set(re.findall(r"`(annotator/[\w/]+\.py)`", page))
    there = {str(p.relative_to(HOUSE)) for p in MODULES if p.name != "__init__.py"}
    assert named == there, f"missing {sorted(there - named)}, gone {sorted(named - there)}"


def test_that_nothing_names_a_path_of_one_machine() -> None:
    for path in [*MODULES, *(HOUSE / "tests").rglob("*.py"), *HOUSE.glob("*.md"), *(HOUSE / "docs").rglob("*.md")]:
        found = re.search(r"(?<![\w.])/(?:wor[k]|roo[t]|hom[e])/\w", path.read_text(encoding="utf-8"))
        assert found is None, f"{path} names {found}"
