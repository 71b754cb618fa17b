pragma ComponentBehavior: Bound

import QtQuick

// The letters that a queue's numbers begin with.
Rectangle {
    id: badge

    property string text: ""
    property real side: Theme.target

    implicitWidth: Math.max(side, letters.implicitWidth + 2 * Theme.xs)
    implicitHeight: side
    radius: Theme.radius
    color: Theme.tint

    Text {
        id: letters

        anchors.centerIn: parent
        text: badge.text
        color: Theme.tintInk
        font.family: Theme.textFamily
        font.bold: true
        font.pixelSize: badge.text.length === 1 ? Theme.title : Theme.body
        textFormat: Text.PlainText
        Accessible.ignored: true
    }
}
