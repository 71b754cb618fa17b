pragma ComponentBehavior: Bound

import QtQuick

// A ticket number as large as its box allows. A screen reader spells it, and is told how it is written.
Text {
    property real largest: Theme.number

    color: Theme.ink
    font.family: Theme.textFamily
    font.bold: true
    font.pixelSize: Math.max(1, largest)
    fontSizeMode: Text.Fit
    minimumPixelSize: Theme.body
    horizontalAlignment: Text.AlignHCenter
    verticalAlignment: Text.AlignVCenter
    textFormat: Text.PlainText
    Accessible.role: Accessible.StaticText
    Accessible.name: text.replace(/\s/g, "").split("").join(" ")
    Accessible.description: text
    Accessible.ignored: text === ""
}
