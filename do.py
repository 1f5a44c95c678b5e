"""The two commands: `python3 do.py run` opens the program, `python3 do.py test` checks it.

Needs Python 3.11 or newer and nothing else: it makes its own environment in `.venv` from the pinned requirements, and
on Debian and its kin installs the system's libraries when run as root, or prints the exact command.
"""

from __future__ import annotations

import ctypes
import hashlib
import importlib.util
import os
import shutil
import subprocess
import sys
import venv
from pathlib import Path

HERE = Path(__file__).resolve().parent
HOME = HERE / ".venv"
TOOLS = HERE / ".venv-tools"
INSIDE = "Scripts/python.exe" if os.name == "nt" else "bin/python"
PYTHON = HOME / INSIDE
SAID = ("-tr-function-alias", "tr+=worded,tr+=to_word")
USAGE = """python3 do.py run [PROJECT]   open the program; without PROJECT, with the sample project
python3 do.py test            ruff, mypy and the default tests; more words go to pytest
python3 do.py test --slow     those, then the slow ones, with other tools' own code in .venv-tools
python3 do.py bench           floor and program in turn, ratios
python3 do.py bench --write   the same, and docs/performance.md anew
python3 do.py shots           every screen, light and dark, into docs/screenshots
python3 do.py words           the window's sentences into resources/translations, and those compiled"""

# Shared library: Debian package.
OFFSCREEN = {
    "libglib-2.0.so.0": "libglib2.0-0",
    "libGL.so.1": "libgl1",
    "libEGL.so.1": "libegl1",
    "libfontconfig.so.1": "libfontconfig1",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libdbus-1.so.3": "libdbus-1-3",
}
WINDOW = {
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxcb-shape.so.0": "libxcb-shape0",
}


def main() -> None:
    """Do what the first word says."""
    deed, *rest = sys.argv[1:] or ["help"]
    if sys.version_info < (3, 11):
        sys.exit("Sorot needs Python 3.11 or newer.")
    if deed == "run":
        prepare("requirements.txt", OFFSCREEN | WINDOW)
        if not rest:
            rest = [str(make_sample())]
        sys.exit(subprocess.call([PYTHON, HERE / "main.py", *rest]))
    if deed not in ("test", "bench", "shots", "words"):
        sys.exit(USAGE)
    prepare("requirements-dev.txt", OFFSCREEN)
    {"test": test, "bench": bench, "shots": shots, "words": words}[deed](rest)


def prepare(requirements: str, libraries: dict[str, str]) -> None:
    """See to the system's libraries and to the environment; quick where both are there."""
    packages = missing_packages(libraries) if sys.platform == "linux" else []
    if packages:
        install(packages)
    # What the tests need holds what the program needs.
    if not any(is_ready(HOME, name) for name in {requirements, "requirements-dev.txt"}):
        make(HOME, requirements)


def prepare_tools() -> None:
    """See to the environment of the other tools, whose code the slow tests run."""
    if not is_ready(TOOLS, "requirements-tools.txt"):
        make(TOOLS, "requirements-tools.txt", "--no-deps")  # requirements-tools-unused.in says what is left out


def make(home: Path, requirements: str, *options: str) -> None:
    """Make an environment with these requirements."""
    print(f"Making the environment in {home.name} (once; some minutes on a slow line) …", flush=True)
    if not (home / INSIDE).exists():
        venv.create(home, with_pip=True)
    run(
        home / INSIDE,
        "-m",
        "pip",
        "install",
        "--quiet",
        "--disable-pip-version-check",
        "--require-hashes",
        *options,
        "-r",
        HERE / requirements,
    )
    mark(home, requirements).write_text(digest(requirements))


def mark(home: Path, requirements: str) -> Path:
    """Return the file that says for which requirements an environment was made."""
    return home / f"ready-{requirements}"


def digest(requirements: str) -> str:
    """Return what changes with the requirements or with Python."""
    return hashlib.sha256((HERE / requirements).read_bytes() + sys.version.encode()).hexdigest()


def is_ready(home: Path, requirements: str) -> bool:
    """Whether an environment holds these requirements as they are now."""
    made = mark(home, requirements)
    return (home / INSIDE).exists() and made.exists() and made.read_text() == digest(requirements)


def missing_packages(libraries: dict[str, str]) -> list[str]:
    """Return the Debian packages of what is not there."""
    packages = [package for library, package in libraries.items() if not loads(library)]
    if importlib.util.find_spec("ensurepip") is None:
        packages.append(f"python3.{sys.version_info.minor}-venv")
    return packages


def loads(library: str) -> bool:
    """Whether the system has a shared library."""
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def install(packages: list[str]) -> None:
    """Install Debian packages as root, or say how."""
    command = ["apt-get", "install", "-y", "--no-install-recommends", *packages]
    if shutil.which("apt-get") is None:
        sys.exit(f"Please install the system packages that hold these first (Debian's names): {' '.join(packages)}")
    if os.geteuid() != 0:
        sys.exit(f"Some system libraries are missing. Please run this, then try again:\n  sudo {' '.join(command)}")
    run("apt-get", "update", "-q")
    run(*command)


def make_sample() -> Path:
    """Return the sample project, made where it is not there yet."""
    code = "import sys, pathlib; from annotator.app.sample import open_sample; open_sample(pathlib.Path(sys.argv[1]))"
    run(PYTHON, "-c", code, HERE / "build")
    return HERE / "build" / "summit-gifts.sorot"


def test(words: list[str]) -> None:
    """Run the checks, then the tests, and with --slow the slow ones, and the laws on more examples."""
    slow = "--slow" in words
    words = [word for word in words if word != "--slow"]
    tool = PYTHON.parent
    run(tool / "ruff", "check", ".")
    run(tool / "ruff", "format", "--check", ".")
    run(tool / "mypy")
    run(PYTHON, "-m", "pytest", "-n", "2", *words)
    if slow:
        prepare_tools()
        more = ["-m", "slow or hypothesis", "--hypothesis-profile", "thorough", "--timeout", "1500"]
        run(PYTHON, "-m", "pytest", "-n", "2", *more, *words)


def bench(words: list[str]) -> None:
    """Run the benchmarks, one after the other, and with --write make the page of their figures."""
    if "--write" in words:
        only = [f"bench_{word}" for word in words if word != "--write"]
        run(PYTHON, "-m", "tests.benchmarks.table", *(["--only", *only] if only else []))
        return
    for path in sorted((HERE / "tests" / "benchmarks").glob("bench_*.py")):
        if not words or any(word in path.stem for word in words):
            print(f"\n{path.stem}", flush=True)
            run(PYTHON, "-m", f"tests.benchmarks.{path.stem}")


def shots(_: list[str]) -> None:
    """Take the screenshots that README and manual show."""
    run(PYTHON, "-m", "tests.screenshots")


def words(_: list[str]) -> None:
    """Bring each catalogue up to date with the code's sentences, and compile it with Qt's own."""
    sentences = sorted((HERE / "annotator").rglob("*.py"))
    tool = PYTHON.parent
    for ours in sorted((HERE / "resources" / "translations").glob("sorot_*.ts")):
        options = ("-no-obsolete", "-locations", "none", "-sort-messages", *SAID)
        run(tool / "pyside6-lupdate", *sentences, *options, "-ts", ours)
        qts = ours.with_name(ours.name.replace("sorot", "qt"))
        run(tool / "pyside6-lrelease", ours, qts, "-qm", ours.with_suffix(".qm"))


def run(*command: object) -> None:
    """Run a command here, and end with its status where it fails."""
    status = subprocess.call([str(word) for word in command], cwd=HERE)
    if status:
        sys.exit(status)


if __name__ == "__main__":
    main()
