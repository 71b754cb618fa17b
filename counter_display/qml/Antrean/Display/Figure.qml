pragma ComponentBehavior: Bound

import QtQuick
import Antrean.Ui

// A number or sign on one line, in one size; only one that is longer than all expected gets smaller.
Text {
    required property real size

    color: Theme.ink
    font.family: Theme.textFamily
    font.bold: true
    font.pixelSize: Math.max(1, size)
    fontSizeMode: Text.HorizontalFit
    minimumPixelSize: Theme.body
    verticalAlignment: Text.AlignVCenter
    textFormat: Text.PlainText
    Accessible.role: Accessible.StaticText
    Accessible.name: text.split("").join(" ")
}
