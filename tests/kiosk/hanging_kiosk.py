"""A kiosk whose window hangs when it gets SIGUSR1, while a thread beside it goes on."""

import signal
import sys
import threading
import time

from kiosk.app import main

MUCH_LATER = 0.5
"""Many signs of life later, at the pace that the test asks for."""


def hang(*_: object) -> None:
    threading.Thread(target=tell_later, daemon=True).start()
    print("hung", flush=True)
    threading.Event().wait()


def tell_later() -> None:
    time.sleep(MUCH_LATER)
    print("much later", flush=True)


signal.signal(signal.SIGUSR1, hang)
sys.exit(main(sys.argv[1:]))
