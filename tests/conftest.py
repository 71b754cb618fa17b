"""What every test finds set up: Qt without a screen, Hypothesis profiles."""

import os

from hypothesis import HealthCheck, Verbosity, settings

# Before anything loads Qt. A developer who wants to watch sets QT_QPA_PLATFORM himself.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("QT_QUICK_BACKEND", "software")

# How long an example takes depends on what else the machine does: no deadline is part of any rule.
settings.register_profile("default", deadline=None)
settings.register_profile("ci", deadline=None, derandomize=True, database=None, print_blob=True)
settings.register_profile("deep", deadline=None, max_examples=2_000, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("debug", deadline=None, max_examples=10, verbosity=Verbosity.verbose)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "ci" if os.environ.get("CI") else "default"))
