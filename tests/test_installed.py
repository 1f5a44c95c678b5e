"""What `pip install` leaves: the program without its tree, with everything that it reads."""

import os
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

HOUSE = Path(__file__).resolve().parents[1]


def test_that_every_package_is_installed() -> None:
    named = tomllib.loads((HOUSE / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["setuptools"]["packages"]
    found = [".".join(file.parent.relative_to(HOUSE).parts) for file in HOUSE.glob("annotator/**/__init__.py")]
    assert named == [*sorted(found), "sorot.docs", "sorot.resources"]


@pytest.mark.slow
def test_that_an_installed_program_has_all_its_files(tmp_path: Path) -> None:
    for name in ("annotator", "docs", "resources"):
        shutil.copytree(HOUSE / name, tmp_path / "tree" / name, ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("README.md", "pyproject.toml", "requirements.in"):
        shutil.copy(HOUSE / name, tmp_path / "tree")
    apart = tmp_path / "apart"
    install = [sys.executable, "-m", "pip", "install", "--quiet", "--no-deps", "--no-build-isolation"]
    subprocess.run([*install, "--target", apart, tmp_path / "tree"], check=True, capture_output=True)
    shutil.rmtree(tmp_path / "tree")

    shipped = {file.relative_to(HOUSE) for file in (HOUSE / "resources").rglob("*") if file.is_file()}
    assert {file for file in shipped if not (apart / "sorot" / file).exists()} == set()
    assert (apart / "sorot" / "docs" / "manual.md").exists()

    def say(*words: str | Path) -> None:
        surroundings = os.environ | {"PYTHONPATH": str(apart), "SOROT_CONFIG": str(tmp_path / "config")}
        subprocess.run([sys.executable, *words], check=True, cwd=tmp_path, env=surroundings)

    say(apart / "bin" / "sorot", "new", "p.sorot", "--codebook", "gifts")
    say("-c", "from pathlib import Path; from annotator.app.sample import open_sample; open_sample(Path.cwd())")
    say("-c", "from annotator.ui import fonts, icons, theme, application as a; assert a.TRANSLATIONS.is_dir()")
