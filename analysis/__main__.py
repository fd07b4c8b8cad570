"""The command line: python -m analysis COMMAND."""

from __future__ import annotations

import argparse
import json
import os
import shutil
import signal
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

from analysis import targets
from analysis.console import check_file, described, output, prepare, say_notes, stop
from analysis.processes import ProcessLostError

if TYPE_CHECKING:
    from analysis.layers import Article
    from analysis.own import Own

DESCRIPTION = """\
Same Story measures how several outlets tell one event, with the evidence for every number.

PATH is a folder of articles (.txt, one an article, with an optional metadata.csv, or else
manifest.csv, that has the columns file, outlet, event, date, title, source, note), one article,
or a .jsonl file with id, text and optionally outlet, event, date, title; - is standard input
with such lines (but for report and evaluate, which read more than once).
"""
EPILOG = """\
examples:
  python -m analysis load seeds                       what is there, what was left out and why
  python -m analysis annotate seeds -o layers.jsonl   every layer of every article, with offsets
  python -m analysis clean my_articles -o clean.jsonl the texts without furniture, and what went
  python -m analysis measure seeds --out tables       every table as CSV
  python -m analysis templates my_articles -o t.toml  repeated lines to review, for --templates
  python -m analysis compare seeds/A.txt seeds/B.txt  two articles side by side
  python -m analysis report --corpus my_articles      the eight notebooks and the site on them
"""


class Parser(argparse.ArgumentParser):
    """A parser whose errors are one clear line."""

    def error(self, message: str) -> NoReturn:
        """Say what is wrong and where help is."""
        stop(f"{self.prog}: {message} (help: {self.prog} --help)")


def build_parser() -> Parser:
    """Describe the commands."""
    parser = Parser(
        prog="python -m analysis",
        description=DESCRIPTION,
        epilog=EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    commands = parser.add_subparsers(dest="command", metavar="COMMAND", required=True)

    load = commands.add_parser("load", help="read the articles and say what was left out and why")
    load.add_argument("path", metavar="PATH")
    load.add_argument("--json", action="store_true", help="one JSON object instead of lines")

    annotate = commands.add_parser("annotate", help="every layer of every article as JSON lines")
    add_reading(annotate)
    add_own(annotate)

    clean = commands.add_parser(
        "clean", help="every article without its page furniture as JSON lines, with what was cut"
    )
    add_reading(clean)
    add_own(clean, frames=False)

    templates = commands.add_parser(
        "templates", help="the lines each outlet repeats, as a TOML file to review and edit"
    )
    templates.add_argument("path", metavar="PATH")
    templates.add_argument("-o", "--output", metavar="FILE", help="write here, not to the screen")

    measure = commands.add_parser("measure", help="every table of the corpus as CSV")
    measure.add_argument("path", metavar="PATH")
    measure.add_argument("--out", metavar="DIR", required=True)
    add_own(measure)
    add_jobs(measure)

    compare = commands.add_parser("compare", help="two articles on one event side by side")
    compare.add_argument("a", metavar="A", help="an article")
    compare.add_argument("b", metavar="B", help="another one")
    compare.add_argument("--width", type=int, metavar="N", help="characters a line")

    evaluate = commands.add_parser("evaluate", help="precision and recall of a layer against gold")
    evaluate.add_argument(
        "layer",
        metavar="LAYER",
        help="boilerplate, quotes, sentences, quantities, events, or pairs of articles on one event: "
        "quote_pairs, quantity_pairs, sentence_pairs (the articles in a .jsonl file beside GOLD)",
    )
    evaluate.add_argument("gold", metavar="GOLD")
    evaluate.add_argument("--json", action="store_true", help="the same as one JSON object")
    evaluate.add_argument(
        "--where",
        metavar="FIELD=VALUE",
        action="append",
        default=[],
        help="score only such records of the gold, as lang=en; may be given again",
    )
    add_mode(evaluate)

    report = commands.add_parser("report", help="tables, findings, notebooks and the site")
    report.add_argument("--corpus", metavar="PATH", help="your own articles (default: the seeds)")
    report.add_argument("--out", metavar="DIR", help="where your own report goes")
    add_own(report)
    add_jobs(report)
    report.add_argument(
        "--event",
        metavar="NAME",
        action="append",
        default=[],
        help="an event that gets a page of the reader, its articles side by side; may be given again "
        "(default: the first dozen); the notebooks draw the first of them (default: the one that most outlets tell)",
    )
    return parser


def add_reading(parser: argparse.ArgumentParser) -> None:
    """Add what is read, where the lines go, and how much is cut."""
    parser.add_argument("path", metavar="PATH")
    parser.add_argument("-o", "--output", metavar="FILE", help="write here, not to the screen")
    add_mode(parser)
    add_jobs(parser)


def add_jobs(parser: argparse.ArgumentParser) -> None:
    """Add the option of several processes."""
    parser.add_argument(
        "--jobs",
        type=number_of_jobs,
        default=1,
        metavar="N",
        help="processes that read the articles, such as one a core (default: 1); the results are the same",
    )


def number_of_jobs(given: str) -> int:
    """Read a number of processes."""
    if not given.isdecimal() or int(given) < 1:
        raise argparse.ArgumentTypeError(f"{given!r} is no whole number from 1 on")
    return int(given)


def add_mode(parser: argparse.ArgumentParser) -> None:
    """Add the option of cleaning."""
    parser.add_argument(
        "--mode",
        choices=("safe", "balanced", "flag"),
        default="balanced",
        help="how much suspected furniture is cut (default: balanced)",
    )


def add_own(parser: argparse.ArgumentParser, *, frames: bool = True) -> None:
    """Add the options that name a researcher's own files."""
    parser.add_argument(
        "--patterns", metavar="FILE", help="own patterns of page furniture, a TOML file"
    )
    parser.add_argument(
        "--templates", metavar="FILE", help="repeated lines as `templates` wrote them, reviewed"
    )
    if frames:
        parser.add_argument(
            "--frames", metavar="FILE", help="own frames beside the bundled ones, a TOML file"
        )


def own_of(options: argparse.Namespace) -> Own:
    """Read the files that `add_own` names."""
    from analysis import boilerplate, framing
    from analysis.own import Own, OwnFileError

    try:
        return Own.read(options.patterns, options.templates, getattr(options, "frames", None))
    except (
        OwnFileError,
        boilerplate.PatternError,
        boilerplate.TemplateError,
        framing.LexiconError,
    ) as error:
        stop(str(error))


def command_load(options: argparse.Namespace) -> int:
    """Print what was loaded and what was not."""
    from analysis import corpus
    from analysis.corpus.files import describe_path

    loaded = corpus.load(options.path)
    if options.json:
        print(json.dumps(corpus.as_json(loaded)))
        return 2 if loaded.fatal else 0
    if loaded.fatal:
        stop(loaded.fatal)
    for article in loaded.articles:
        print(f"loaded   {describe_path(article.path)}  ({len(article.text):,} characters)")
    say_notes(loaded.report, sys.stdout, "{:8} {}: {}")
    return 0


def command_annotate(options: argparse.Namespace) -> int:
    """Write every layer of every article, one JSON object a line."""
    from analysis import pipeline

    def records(articles: list[Article], own: Own) -> Iterator[dict[str, Any]]:
        read = pipeline.annotate_all(articles, options.mode, own, options.jobs)
        return map(pipeline.as_json, read)

    return write_lines(options, records)


def command_clean(options: argparse.Namespace) -> int:
    """Write every article without its page furniture, one JSON object a line."""
    from analysis import cleaned

    def records(articles: list[Article], own: Own) -> Iterator[dict[str, Any]]:
        return cleaned.clean_all(articles, options.mode, own, options.jobs)

    return write_lines(options, records)


def write_lines(
    options: argparse.Namespace,
    records: Callable[[list[Article], Own], Iterator[dict[str, Any]]],
) -> int:
    """Read the articles, say what was left out, and write what `records` makes of them."""
    from analysis import corpus

    check_file(options.output)
    own = own_of(options)
    loaded = corpus.load(options.path)
    if loaded.fatal:
        stop(loaded.fatal)
    misfits = own.misfits({article.outlet for article in loaded.articles})
    say_notes((*loaded.report, *misfits), sys.stderr)
    with output(options.output) as file:
        for record in records(loaded.articles, own):
            file.write(json.dumps(record) + "\n")
    return 0


def command_templates(options: argparse.Namespace) -> int:
    """Write the lines each outlet repeats, learned over the corpus."""
    from analysis import corpus, pipeline

    check_file(options.output)
    loaded = corpus.load(options.path)
    if loaded.fatal:
        stop(loaded.fatal)
    say_notes(loaded.report, sys.stderr)
    with output(options.output) as file:
        file.write(pipeline.learn_templates(loaded.articles).as_toml())
    return 0


def command_measure(options: argparse.Namespace) -> int:
    """Write every table of the corpus."""
    from analysis import corpus, tables

    folder = Path(options.out)
    if reason := targets.why_no_folder(folder) or tables.why_not_over(folder):
        stop(reason)
    own = own_of(options)
    loaded = corpus.load(options.path)
    if loaded.fatal:
        stop(loaded.fatal)
    print(f"{corpus.summary(loaded)} (load_report.csv)", file=sys.stderr)
    made = tables.in_pieces(loaded, own, options.jobs)
    for name in tables.write(tables.with_codebook(made), folder):
        print(folder / name)
    return 0


def command_compare(options: argparse.Namespace) -> int:
    """Print two articles side by side."""
    from analysis import corpus, pipeline
    from analysis.corpus.inspection import inspect
    from analysis.side_by_side import side_by_side

    articles = []
    for path in (options.a, options.b):
        loaded = corpus.load(path)
        if loaded.fatal or not loaded.articles:
            stop(loaded.fatal or f"compare: {path} holds no article that could be read")
        if len(loaded.articles) > 1:
            stop(f"compare: {path} holds {len(loaded.articles)} articles; name one article")
        articles += loaded.articles
        oddities = inspect(loaded.articles[0].text, loaded.articles[0].language)
        notes = (corpus.LoadNote(path, "notice", reason) for reason in oddities)
        say_notes(notes, sys.stderr)
    a, b = pipeline.annotate_all(articles)
    print(side_by_side(a, b, options.width or shutil.get_terminal_size((100, 24)).columns))
    return 0


def command_evaluate(options: argparse.Namespace) -> int:
    """Print how good a layer is against a gold file."""
    from analysis import evaluation

    try:
        keep = evaluation.where(options.where)
        result = evaluation.evaluate(
            options.layer, Path(options.gold), keep=keep, mode=options.mode
        )
    except evaluation.EvaluationError as error:
        stop(str(error))
    print(json.dumps(evaluation.as_json(result)) if options.json else evaluation.format(result))
    return 0


def command_report(options: argparse.Namespace) -> int:
    """Make the report."""
    from analysis import report

    try:
        report.make(options.corpus, options.out, own_of(options), options.event, options.jobs)
    except report.ReportError as error:
        stop(str(error))
    return 0


def refuse_empty(options: argparse.Namespace) -> None:
    """Stop at an empty value, as of a variable that is not set: it would stand for the default."""
    for name, value in vars(options).items():
        if value == "":
            stop(f"{options.command}: {name} is given and empty")


def main(arguments: list[str] | None = None) -> int:
    """Run one command; exit code 2 with one line for anything asked wrongly."""
    prepare()
    options = build_parser().parse_args(arguments)
    refuse_empty(options)
    commands = {
        "load": command_load,
        "annotate": command_annotate,
        "clean": command_clean,
        "templates": command_templates,
        "measure": command_measure,
        "compare": command_compare,
        "evaluate": command_evaluate,
        "report": command_report,
    }
    try:
        return commands[options.command](options)
    except BrokenPipeError:  # `python -m analysis … | head` is no error
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except ModuleNotFoundError as error:
        stop(
            f"{options.command}: {error.name} is not installed for {sys.executable};"
            " use .venv/bin/python, which `make report` sets up"
        )
    except ProcessLostError as error:
        stop(f"{options.command}: {error}")
    except OSError as error:  # such as a full disk
        target = getattr(options, "out", None) or getattr(options, "output", None) or ""
        stop(f"{options.command}: {described(error, target)}")
    except KeyboardInterrupt:
        sys.stderr.write(f"{options.command}: interrupted; nothing unfinished was left behind\n")
        return 128 + signal.SIGINT


if __name__ == "__main__":
    sys.exit(main())
