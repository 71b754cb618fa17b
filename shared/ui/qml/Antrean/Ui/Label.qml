pragma ComponentBehavior: Bound

import QtQuick

// Text in the house's font: wrapped at words, never cut off.
Text {
    property bool soft: false

    color: soft ? Theme.inkSoft : Theme.ink
    font.family: Theme.textFamily
    font.pixelSize: Theme.body
    textFormat: Text.PlainText
    wrapMode: Text.Wrap
    Accessible.role: Accessible.StaticText
    Accessible.name: text
    Accessible.ignored: text === ""
}
