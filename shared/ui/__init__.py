"""What every window of the house shares: one visual language, its fonts, common components, and translations.

palette      the colours, light and dark, and how to measure their contrast
scale        from millimetres and viewing distance to pixels
fonts        Atkinson Hyperlegible and the icons, loaded from their packages
theme        the QML singleton `Theme`: the palette and the scale as bindable properties
widgets      the same tokens as a QPalette and a style sheet, for the officers' console
measure      how tall texts become at a width, before they are shown
qr           a QR code as a Qt Quick item
translation  the language of a program, changed while it runs
quick        opens a Qt Quick window: engine, imports, theme, translations
collector    Python's cyclic garbage, taken down on the GUI thread
immortals    a fault of PySide6 6.12 on Python 3.11, held off
link         the Qt adapter of `shared.link`
qml/         the QML module `Antrean.Ui`
build        writes the generated files: QML type information, translations
"""

from shared.ui.immortals import hold

hold()
