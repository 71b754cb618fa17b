"""What every test finds set up: Qt without a screen, Hypothesis profiles."""

import gc
import os
from collections.abc import Generator

import pytest
from hypothesis import HealthCheck, Phase, settings

# Before anything loads Qt. A developer who wants to watch sets QT_QPA_PLATFORM himself.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("QT_QUICK_BACKEND", "software")

# How long an example takes depends on what else the machine does: no deadline is part of any rule.
# The same tree gets the same verdict everywhere; `make explore` looks for cases that nobody has tried yet.
settings.register_profile(
    "same",
    deadline=None,
    derandomize=True,
    database=None,
    print_blob=True,
    # Explaining a failure traces every line before Python 3.12: minutes, for a word or two.
    phases=set(Phase) - {Phase.explain},
)
settings.register_profile("explore", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "same"))


# Python's collector runs whenever, and on whichever thread, one object too many has been made. Qt's objects do not
# survive that: it takes them down in the middle of another test, beside threads that are just starting. Here it runs
# between two tests and at no other time: over what the last one has made, and after a file over all that was made since
# the first.
def pytest_collection_finish(session: pytest.Session) -> None:
    if not session.config.option.collectonly:
        gc.collect()
        gc.freeze()
        gc.disable()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item: pytest.Item, nextitem: pytest.Item | None) -> Generator[None, object, object]:
    finished = yield
    gc.collect(2 if nextitem is None or nextitem.path != item.path else 1)
    return finished
