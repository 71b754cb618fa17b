"""The kiosk: a visitor finds a service and leaves with a number.

app          the one place where things are wired
config       kiosk.toml
services/    the hall as a visitor sees it, outlooks, the desk that issues tickets, idle visitors
printing/    the paper and the printer
models/      lists for QML
viewmodels/  one for each screen: inputs → derive → properties
qml/         layout, binding and motion
i18n/        texts
"""
