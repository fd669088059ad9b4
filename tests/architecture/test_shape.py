"""What holds the house together, stated by absence: one small test for each thing that must not come in."""

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "pmo_audit"
SOURCES = sorted(PACKAGE.rglob("*.py"))

LONGEST_FILE = 400

# The rooms that may touch the world: files, clock, environment. Every other room is given what it needs.
OUTER_ROOMS = {"__main__", "api", "caching", "cli", "packs", "resources", "settings", "sources"}

READS_FILES = {"io.open", "os.open", "open"}
READS_ENVIRONMENT = {"os.environ", "os.environb", "os.getenv"}
READS_CLOCK = {
    *("datetime.now", "datetime.today", "datetime.utcnow", "date.today"),
    *("time.time", "time.monotonic", "time.perf_counter", "time.process_time"),
    *("time.time_ns", "time.monotonic_ns", "time.perf_counter_ns", "time.process_time_ns"),
    *("time.localtime", "time.gmtime"),
}
OUTSIDE_WORLD = READS_FILES | READS_ENVIRONMENT | READS_CLOCK

FILE_METHODS = {"open", "read_bytes", "read_text", "write_bytes", "write_text"}

MUTABLE_DISPLAYS = (ast.List, ast.Dict, ast.Set, ast.ListComp, ast.DictComp, ast.SetComp)
MUTABLE_CALLS = {"Counter", "OrderedDict", "defaultdict", "deque", "dict", "list", "set", "bytearray"}

# ----------------------------------------------------------------------------------------------- reading code


def place(path: Path, node: ast.AST) -> str:
    """Say where something stands, as `file:line`."""
    return f"{path.relative_to(ROOT)}:{getattr(node, 'lineno', 1)}"


def room(path: Path) -> str:
    """Name the top-level module of the package that a file belongs to."""
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


def dotted(node: ast.AST) -> str:
    """Write `a.b.c` for such an expression, and nothing for any other."""
    match node:
        case ast.Name(id=name):
            return name
        case ast.Attribute(value=inner, attr=name) if dotted(inner):
            return f"{dotted(inner)}.{name}"
    return ""


def is_named(node: ast.AST, names: set[str]) -> bool:
    """Tell whether an expression is one of these names; those with a dot may have any prefix before them."""
    written = dotted(node)
    return written in names or any("." in name and written.endswith(f".{name}") for name in names)


def outside_world(tree: ast.Module) -> Iterator[ast.AST]:
    """Find what opens a file, reads the clock or reads the environment."""
    for node in ast.walk(tree):
        match node:
            case ast.Attribute() | ast.Name() if is_named(node, OUTSIDE_WORLD):
                yield node
            case ast.Call(func=ast.Attribute(attr=method)) if method in FILE_METHODS:
                yield node
            case ast.ImportFrom(module=module, names=names) if any(
                f"{module}.{alias.name}" in OUTSIDE_WORLD for alias in names
            ):
                yield node


def statements(body: list[ast.stmt]) -> Iterator[ast.stmt]:
    """Go through a module's own statements, into its branches but not into its functions and classes."""
    for statement in body:
        yield statement
        match statement:
            case ast.If() | ast.For() | ast.While() | ast.Try() | ast.With():
                for field in ("body", "orelse", "finalbody"):
                    yield from statements(getattr(statement, field, []))


def is_mutable(value: ast.expr | None) -> bool:
    """Tell whether an expression makes a list, dict, set or the like."""
    match value:
        case ast.Call(func=function):
            return dotted(function).split(".")[-1] in MUTABLE_CALLS
        case _:
            return isinstance(value, MUTABLE_DISPLAYS)


def mutable_names(tree: ast.Module) -> Iterator[ast.stmt]:
    """Find module-level names bound to something that can be changed in place.

    `Final[Mapping[...]]` passes: the type checker then refuses both another binding and a change in place.
    So does `__all__`, a list by custom.
    """
    for statement in statements(tree.body):
        match statement:
            case ast.Assign(targets=[ast.Name(id="__all__")]):
                continue
            case ast.AnnAssign(annotation=annotation) if re.match(
                r"(\w+\.)*Final\[(\w+\.)*Mapping\b", ast.unparse(annotation)
            ):
                continue
            case ast.Assign(value=value) | ast.AnnAssign(value=value) if is_mutable(value):
                yield statement


def undocumented(body: list[ast.stmt]) -> Iterator[ast.stmt]:
    """Find public functions, classes and methods that say nothing of what they mean."""
    for statement in statements(body):
        match statement:
            case ast.FunctionDef(name=name) | ast.AsyncFunctionDef(name=name) | ast.ClassDef(name=name):
                if name.startswith("_") or documented_elsewhere(statement):
                    continue
                if ast.get_docstring(statement) is None:
                    yield statement
                if isinstance(statement, ast.ClassDef):
                    yield from undocumented(statement.body)


def documented_elsewhere(definition: ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef) -> bool:
    """Tell whether the docstring belongs on another definition of the same name."""
    return any(
        dotted(decorator).split(".")[-1] in {"overload", "override", "setter"}
        for decorator in definition.decorator_list
    )


def parse(path: Path) -> ast.Module:
    """Parse one source file."""
    return ast.parse(path.read_text(encoding="utf-8"), filename=str(path))


def files_of_the_project() -> list[Path]:
    """List what is in the tree: what git would take or, without a git checkout, all but hidden folders."""
    if (ROOT / ".git").exists():
        command = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
        listing = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout
        found = [ROOT / name for name in listing.split("\0") if name]
    else:
        found = [
            path
            for path in ROOT.rglob("*")
            if not any(part.startswith(".") for part in path.relative_to(ROOT).parts[:-1])
        ]
    return sorted(path for path in found if path.is_file())


# -------------------------------------------------------------------------------------------------- the tests


def test_no_file_is_too_long() -> None:
    """A file that outgrows the limit becomes a folder; its import path stays."""
    lengths = {path: len(path.read_text(encoding="utf-8").splitlines()) for path in SOURCES}
    assert not {str(path.relative_to(ROOT)): n for path, n in lengths.items() if n > LONGEST_FILE}


def test_each_floor_imports_only_what_lies_beneath() -> None:
    """The contracts in pyproject.toml are kept: floors, circles, one door per library."""
    lint = Path(sys.executable).with_name("lint-imports")
    done = subprocess.run([lint, "--no-cache", "--no-logo"], cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr


def test_the_architecture_names_only_what_exists() -> None:
    """Every `pmo_audit/...` path in ARCHITECTURE.md leads somewhere; `_shipped` only once installed."""
    text = (ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8")
    named = set(re.findall(r"`(pmo_audit/[\w./*-]*)`", text))
    assert not [name for name in sorted(named) if "_shipped" not in name and not any(ROOT.glob(name.rstrip("/")))]


def test_the_lower_floors_touch_nothing_outside() -> None:
    """No file, clock or environment beneath the doors; packaged files come through `resources`."""
    lower = [path for path in SOURCES if room(path) not in OUTER_ROOMS]
    assert not [place(path, node) for path in lower for node in outside_world(parse(path))]


def test_no_module_keeps_mutable_state() -> None:
    """A module-level table is a tuple, a frozenset, a MappingProxyType or a `Final[Mapping[...]]`."""
    assert not [place(path, node) for path in SOURCES for node in mutable_names(parse(path))]


@pytest.mark.parametrize("module", ["pmo_audit", "pmo_audit.api"])
def test_import_is_light(module: str) -> None:
    """Libraries that are slow to load are imported where they are used, not with the package."""
    question = f"import sys, {module}; print(*sorted({{'jinja2', 'networkx', 'rich'}} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", question], cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    assert done.stdout.split() == []


def test_no_file_names_a_registry_or_a_private_path() -> None:
    """The tree works on any machine, wherever packages come from and wherever it is checked out."""
    # Put together here, so that this file passes its own test.
    hosts = ["py" + "pi.org", "python" + "hosted.org", "registry.npm" + "js", "deb." + "debian.org"]
    paths = [rf"(?<![\w.~$)}}]){'/' + name}/" for name in ("work", "root")]
    needle = re.compile("|".join([*map(re.escape, hosts), *paths]).encode())
    assert not [str(path.relative_to(ROOT)) for path in files_of_the_project() if needle.search(path.read_bytes())]


def test_everything_public_is_documented() -> None:
    """Each public module, class, function and method says what it means."""
    trees = {path: parse(path) for path in SOURCES}
    assert not [str(path.relative_to(ROOT)) for path, tree in trees.items() if ast.get_docstring(tree) is None]
    assert not [place(path, node) for path, tree in trees.items() for node in undocumented(tree.body)]


# ------------------------------------------------------------------------------------ the readers read aright


@pytest.mark.parametrize(
    ("code", "count"),
    [
        ("open('x')", 1),
        ("path.read_text()", 1),
        ("import datetime as dt\ndt.datetime.now()", 1),
        ("date.today()", 1),
        ("os.environ['x']", 1),
        ("from time import monotonic", 1),
        ("context.today", 0),
        ("today()", 0),
        ("gate.open", 0),
    ],
)
def test_the_outside_world_is_recognised(code: str, count: int) -> None:
    """The scan sees what it is there to see, and lets like-named things pass."""
    assert len(list(outside_world(ast.parse(code)))) == count


@pytest.mark.parametrize(
    ("code", "count"),
    [
        ("A = []", 1),
        ("A: dict[str, int] = {}", 1),
        ("if x:\n    A = {n for n in y}", 1),
        ("A = defaultdict(list)", 1),
        ("A = MappingProxyType({1: 2})", 0),
        ("A = (1, [2])", 0),
        ("A: Final[Mapping[str, int]] = {}", 0),
        ("A: Final[dict[str, int]] = {}", 1),
        ("__all__ = ['a']", 0),
        ("def f():\n    a = []", 0),
    ],
)
def test_mutable_state_is_recognised(code: str, count: int) -> None:
    """The scan sees what it is there to see, and lets frozen tables pass."""
    assert len(list(mutable_names(ast.parse(code)))) == count
