"""Make the project's .venv from requirements.lock, or do nothing when it is already right.

    python3 tools/make_venv.py [--lab]

The virtual environment lives in .venvs/<stamp>, where the stamp is a hash of the lock, of
pyproject's build and dependency tables, of the Python version and of this folder's path; `.venv`
is a link that is moved only when a new environment is complete.  So file times do not matter, a
set-up that fails leaves the working .venv as it was, and two set-ups at once wait for each other.
Only the standard library is used, in a syntax that older Pythons read, so that they get one
clear line.
"""

import contextlib
import fcntl
import hashlib
import os
import re
import shutil
import subprocess
import sys

MINIMUM = (3, 11)
ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
HOME = os.path.join(ROOT, ".venvs")
LINK = os.path.join(ROOT, ".venv")


def fail(message):
    """Print one line and stop with exit code 2."""
    sys.stderr.write(message + "\n")
    raise SystemExit(2)


def dependency_tables(pyproject):
    """Return the parts of pyproject.toml that decide what is installed, as text.

    Read by pattern because the standard library of Python 3.10 and older has no TOML reader.
    """
    wanted = re.compile(r"\[(build-system|project|project\.optional-dependencies|tool\.setuptools)")
    blocks = re.split(r"(?m)^(?=\[)", pyproject)
    return "".join(block for block in blocks if wanted.match(block))


def stamp_for(locks):
    """Hash of everything that the environment depends on."""
    digest = hashlib.sha256()
    for name in locks:
        with open(os.path.join(ROOT, name), "rb") as file:
            digest.update(file.read())
    with open(os.path.join(ROOT, "pyproject.toml"), encoding="utf-8") as file:
        digest.update(dependency_tables(file.read()).encode("utf-8"))
    digest.update(repr((sys.version_info[:3], ROOT, os.path.realpath(sys.executable))).encode())
    return digest.hexdigest()[:16]


def is_current(stamp):
    """Tell whether .venv already is the complete environment of this stamp."""
    folder = os.path.join(HOME, stamp)
    return os.path.exists(os.path.join(folder, "complete")) and os.path.realpath(
        LINK
    ) == os.path.realpath(folder)


def build(stamp, locks):
    """Install the locks and the project into .venvs/<stamp>; `complete` is written last."""
    folder = os.path.join(HOME, stamp)
    shutil.rmtree(folder, ignore_errors=True)
    python = os.path.join(folder, "bin", "python")
    env = dict(os.environ, PIP_DISABLE_PIP_VERSION_CHECK="1", PIP_NO_INPUT="1")
    env.pop("PYTHONPATH", None)
    # pip would compile to bytecode on one core; compileall does it on all of them.
    pip = [python, "-m", "pip", "install", "--quiet", "--no-compile"]
    requirements = [word for name in locks for word in ("-r", name)]
    steps = [
        [sys.executable, "-m", "venv", folder],
        [*pip, "--require-hashes", *requirements],
        [*pip, "--no-deps", "--no-build-isolation", "-e", "."],
        [python, "-m", "compileall", "-q", "-j", "0", os.path.join(folder, "lib"), "analysis"],
    ]
    for step in steps:
        if subprocess.call(step, cwd=ROOT, env=env) != 0 and "compileall" not in step:
            shutil.rmtree(folder, ignore_errors=True)
            fail(
                "Set-up stopped at: %s\nThe .venv that was there is unchanged. A package index is "
                "needed for the first set-up only; check the connection and run it again."
                % " ".join(step)
            )
    with open(os.path.join(folder, "complete"), "w") as file:
        file.write("\n".join(locks) + "\n")


def point_link(stamp):
    """Move the .venv link in one step, and drop environments that nothing points to."""
    if os.path.isdir(LINK) and not os.path.islink(LINK):
        os.rename(LINK, os.path.join(HOME, "replaced-%d" % os.getpid()))
    fresh = os.path.join(HOME, "link-%d" % os.getpid())
    with contextlib.suppress(FileNotFoundError):
        os.unlink(fresh)
    os.symlink(os.path.join(".venvs", stamp), fresh)
    os.replace(fresh, LINK)
    for name in os.listdir(HOME):
        if name not in (stamp, "lock"):
            shutil.rmtree(os.path.join(HOME, name), ignore_errors=True)


def main(arguments):
    """Set up, or do nothing."""
    if sys.version_info < MINIMUM:
        fail(
            "Same Story needs Python %d.%d or newer; %s is %d.%d. "
            "Name a newer one: make report PYTHON=python3.11"
            % (*MINIMUM, sys.executable, sys.version_info[0], sys.version_info[1])
        )
    locks = ["requirements.lock"] + (["requirements-lab.lock"] if "--lab" in arguments else [])
    current = [stamp_for(locks)]
    if len(locks) == 1:  # an environment with JupyterLab serves reports and tests as well
        current.append(stamp_for([*locks, "requirements-lab.lock"]))
    if any(is_current(stamp) for stamp in current):
        return
    os.makedirs(HOME, exist_ok=True)
    with open(os.path.join(HOME, "lock"), "w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if any(is_current(stamp) for stamp in current):
            return
        stamp = current[0]
        if not os.path.exists(os.path.join(HOME, stamp, "complete")):
            print("Setting up .venv from %s (once; about a minute)" % " and ".join(locks))
            sys.stdout.flush()
            build(stamp, locks)
        point_link(stamp)


if __name__ == "__main__":
    main(sys.argv[1:])
