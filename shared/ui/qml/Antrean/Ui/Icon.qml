pragma ComponentBehavior: Bound

import QtQuick

// A picture that goes with a word; screen readers pass over it.
Text {
    required property string glyph
    property real size: Theme.body * 1.2

    text: glyph === "" ? "" : Theme.glyph(glyph)
    color: Theme.ink
    font.family: Theme.iconFamily
    font.pixelSize: size
    width: size
    height: size
    horizontalAlignment: Text.AlignHCenter
    verticalAlignment: Text.AlignVCenter
    Accessible.ignored: true
}
