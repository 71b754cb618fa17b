pragma ComponentBehavior: Bound

import QtQuick
import Antrean.Ui

// A number or sign on one line, in one size; only one that is longer than all expected gets smaller. Screen readers
// spell a ticket's number and read any other.
Text {
    required property real size
    readonly property string spoken: text.includes("-") ? text.split("").join(" ") : text

    color: Theme.ink
    font.family: Theme.textFamily
    font.bold: true
    font.pixelSize: Math.max(1, size)
    fontSizeMode: Text.HorizontalFit
    minimumPixelSize: Theme.body
    verticalAlignment: Text.AlignVCenter
    textFormat: Text.PlainText
    Accessible.role: Accessible.StaticText
    Accessible.name: spoken
    Accessible.ignored: text === ""
}
