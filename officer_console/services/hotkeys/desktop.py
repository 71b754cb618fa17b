"""Which kind of hot-keys this desktop has."""

import ctypes
from collections.abc import Mapping

from PySide6.QtGui import QGuiApplication

from officer_console.services.hotkeys.port import HotKeys
from officer_console.services.hotkeys.windows import WindowsHotKeys
from officer_console.services.hotkeys.x11 import X11HotKeys
from officer_console.services.hotkeys.xcb import XcbConnection, XcbMissing


def open_hot_keys(environment: Mapping[str, str]) -> HotKeys:
    """This desktop's, or one that says why it has none. After the application is made."""
    platform = QGuiApplication.platformName()
    if platform == "windows":
        return WindowsHotKeys(getattr(ctypes, "windll").user32)  # noqa: B009 - there only under Windows
    # An X11 program on a Wayland desktop sees its keys only while an X11 program is in front.
    if platform.startswith("wayland") or environment.get("WAYLAND_DISPLAY"):
        return HotKeys("wayland")
    if platform != "xcb":
        return HotKeys("no_desktop")
    try:
        return X11HotKeys(XcbConnection())
    except XcbMissing:
        return HotKeys("library_missing")
