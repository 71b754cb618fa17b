pragma ComponentBehavior: Bound

import QtQuick
import Antrean.Ui

Item {
    id: entry

    required property string number
    required property string label
    required property string kind
    required property string sign
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
        width: parent.width - x - box.width - (other.visible ? other.width + entry.size * 0.15 : 0) - entry.size * 0.66
        height: parent.height
        text: entry.number
        size: entry.size
        Accessible.ignored: true
    }

    Rectangle {
        visible: entry.coming
        anchors.centerIn: mark
        width: entry.size * 0.54
        height: width
        radius: width / 2
        color: Theme.accent
    }

    Icon {
        id: mark

        anchors.right: other.visible ? other.left : box.left
        anchors.rightMargin: entry.size * 0.13
        anchors.verticalCenter: parent.verticalCenter
        glyph: entry.coming ? "bell-ringing" : "caret-right-bold"
        size: entry.size * 0.42
        color: entry.coming ? Theme.accentInk : Theme.inkSoft
    }

    Label {
        id: other

        visible: entry.kind !== ""
        anchors.right: box.left
        anchors.rightMargin: entry.size * 0.15
        anchors.verticalCenter: parent.verticalCenter
        text: entry.kind
        font.pixelSize: entry.size / 2
        wrapMode: Text.NoWrap
        Accessible.ignored: true
    }

    Figure {
        id: box

        objectName: "listSign"
        anchors.right: parent.right
        anchors.rightMargin: entry.size * 0.15
        width: Math.min(parent.width * 0.45, Math.max(entry.kind === "" ? entry.size * 1.15 : 0, implicitWidth))
        height: parent.height
        horizontalAlignment: Text.AlignRight
        text: entry.sign
        size: entry.size
        Accessible.ignored: true
    }
}
