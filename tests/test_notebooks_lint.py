"""The committed notebooks: executed, short, safe, with every number computed."""

import ast
import base64
import json
import re
from pathlib import Path

import pytest

from analysis import notebooks
from analysis.readme import QUESTIONS
from analysis.site.outputs import described

ROOT = Path(__file__).parents[1]
PATHS = sorted((ROOT / "notebooks").glob("*.ipynb"))
MOST_LINES = 15
MOST_BYTES = 1_500_000
RAW_DISPLAYS = {
    "HTML", "Markdown", "Javascript", "SVG", "Image", "IFrame", "Latex", "publish_display_data",
    "to_html", "to_markdown", "to_latex", "Styler", "open", "eval", "exec", "print",
}  # fmt: skip
LABELS = re.compile(r"SHA-256|half [01]|(?:19|20)\d\d\)")  # names and years of papers, not findings
DIGITS = re.compile(r"\d[\d,.]*\d|\d")


@pytest.fixture(params=PATHS, ids=lambda path: path.stem)
def path(request):
    return request.param


@pytest.fixture
def notebook(path):
    return json.loads(path.read_text("utf-8"))


def cells(notebook, kind):
    return [cell for cell in notebook["cells"] if cell["cell_type"] == kind]


def code(cell):
    return ast.parse("".join(cell["source"]))


def shows_always(cell):
    """Tell whether a cell calls display outside any condition, such as that of many events."""
    return any(
        isinstance(line, ast.Expr) and ast.unparse(line).startswith("display.")
        for line in code(cell).body
    )


def test_all_notebooks_are_here_and_small():
    assert [path.stem for path in PATHS] == list(QUESTIONS)
    assert sum(path.stat().st_size for path in PATHS) < MOST_BYTES


def test_a_notebook_is_committed_normalised_and_with_the_ids_of_its_sources(path, notebook):
    assert notebooks.to_text(notebooks.normalised(notebook)) == path.read_text("utf-8")
    assert [cell["id"] for cell in notebook["cells"]] == notebooks.cell_ids(notebook["cells"])


def test_a_notebook_is_committed_executed_without_warning_or_error(path, notebook):
    assert notebooks.problems(notebook, path.name) == []
    for cell in cells(notebook, "code"):
        assert {output["output_type"] for output in cell["outputs"]} <= {"display_data"}
        if shows_always(cell):
            assert cell["outputs"]


def test_a_notebook_opens_with_its_question(notebook):
    first = notebook["cells"][0]
    assert first["cell_type"] == "markdown"
    assert first["source"][0].startswith("# ")
    assert "".join(first["source"]).rstrip().endswith("?")


def test_cells_are_short(notebook):
    long = [cell["id"] for cell in cells(notebook, "code") if len(cell["source"]) > MOST_LINES]
    assert long == []


def test_data_reach_the_page_through_display_alone(notebook):
    for cell in cells(notebook, "code"):
        for node in ast.walk(code(cell)):
            assert getattr(node, "id", None) not in RAW_DISPLAYS, ast.unparse(node)
            assert getattr(node, "attr", None) not in {*RAW_DISPLAYS, "style"}, ast.unparse(node)
            if isinstance(node, ast.Import | ast.ImportFrom):
                assert "IPython" not in ast.unparse(node)
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
                assert node.func.id != "display"
        last = code(cell).body[-1] if code(cell).body else None
        if isinstance(last, ast.Expr):  # a bare value would be shown by pandas, not by us
            assert isinstance(last.value, ast.Call)
            assert ast.unparse(last.value.func).startswith("display.")


def test_no_cell_types_markup(notebook):
    for cell in notebook["cells"]:
        assert not re.search(r"<[a-zA-Z/!]", "".join(cell["source"]))
    for cell in cells(notebook, "markdown"):
        assert "](" not in "".join(cell["source"]).replace("](http", "")


def test_prose_types_no_figure(notebook):
    for cell in cells(notebook, "markdown"):
        assert not DIGITS.search(LABELS.sub("", "".join(cell["source"])))


def test_code_types_no_finding(notebook):
    """Strings in code may name a number of rows or a year, never a value with a decimal point."""
    for cell in cells(notebook, "code"):
        for node in ast.walk(code(cell)):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                assert not re.search(r"\d\.\d|\d ?%(?! interval)", node.value), node.value


def test_every_figure_tells_the_values_of_its_finding(notebook):
    for cell in cells(notebook, "code"):
        for output in cell["outputs"]:
            if "image/png" not in output["data"]:
                continue
            assert base64.b64decode("".join(output["data"]["image/png"])).startswith(b"\x89PNG")
            alt = output["metadata"]["image/png"]["alt"]
            sentence, values, told = alt.partition(" Values (")
            assert sentence.endswith(".") and values
            assert DIGITS.search(told)


def test_names_of_figures_and_tables_are_used_once():
    names = [
        output["metadata"]["same_story"]["name"]
        for path in PATHS
        for output in described(json.loads(path.read_text("utf-8")))
    ]
    assert names
    assert len(names) == len(set(names))


@pytest.mark.parametrize(
    "source",
    [
        "from IPython.display import HTML",
        "display.HTML(text)",
        "frame.style",
        "frame.to_html()",
        "display(frame)",
        "frame",
        "print(frame)",
    ],
)
def test_the_lint_itself_finds_raw_displays(source):
    notebook = {"cells": [{"cell_type": "code", "source": [source]}]}
    with pytest.raises(AssertionError):
        test_data_reach_the_page_through_display_alone(notebook)
