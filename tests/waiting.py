"""Waiting for what nobody announces. What is announced is waited for where it is heard."""

import asyncio
from collections.abc import Callable

PATIENCE = 60.0
"""Seconds after which something that must happen counts as never happening."""


async def eventually(condition: Callable[[], bool]) -> None:
    """Until the condition has become true. Raises TimeoutError after PATIENCE."""
    async with asyncio.timeout(PATIENCE):
        while not condition():  # noqa: ASYNC110 - see above
            await asyncio.sleep(0.005)
