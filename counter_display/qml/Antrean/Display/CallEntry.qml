pragma ComponentBehavior: Bound

import QtQuick
import Antrean.Ui

Item {
    id: entry

    required property string number
    required property string label
    required property bool coming
    required property int index
    required property real size

    Accessible.role: Accessible.ListItem
    Accessible.name: figure.spoken + ": " + label

    Rectangle {
        anchors.fill: parent
        anchors.topMargin: Theme.hair
        anchors.bottomMargin: Theme.hair
        visible: entry.coming
        radius: Theme.radius
        color: "transparent"
        border.width: Theme.hair * 2
        border.color: Theme.accent
    }

    Rectangle {
        visible: !entry.coming && entry.index > 0
        width: parent.width
        height: Theme.hair
        color: Theme.line
    }

    Figure {
        id: figure

        objectName: "listNumber"
        x: entry.size * 0.15
        width: parent.width - x - box.width - entry.size * 0.9
        height: parent.height
        text: entry.number
        size: entry.size
        Accessible.ignored: true
    }

    Rectangle {
        visible: entry.coming
        anchors.centerIn: mark
        width: entry.size * 0.62
        height: width
        radius: width / 2
        color: Theme.accent
    }

    Icon {
        id: mark

        anchors.right: box.left
        anchors.rightMargin: entry.size * 0.26
        anchors.verticalCenter: parent.verticalCenter
        glyph: entry.coming ? "bell-ringing" : "caret-right-bold"
        size: entry.size * 0.36
        color: entry.coming ? Theme.accentInk : Theme.inkSoft
    }

    Figure {
        id: box

        objectName: "listSign"
        anchors.right: parent.right
        anchors.rightMargin: entry.size * 0.15
        width: Math.min(parent.width * 0.4, Math.max(entry.size * 1.15, implicitWidth))
        height: parent.height
        horizontalAlignment: Text.AlignRight
        text: entry.label
        size: entry.size
        Accessible.ignored: true
    }
}
