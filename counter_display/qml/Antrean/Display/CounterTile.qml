pragma ComponentBehavior: Bound

import QtQuick
import Antrean.Ui

Rectangle {
    id: tile

    required property string label
    required property string kind
    required property string sign
    required property string mood
    required property string number
    required property real size

    readonly property bool calling: mood === "calling"
    readonly property bool quiet: mood === "closed" || mood === "paused"
    readonly property var words: ({
            "calling": qsTr("Called"),
            "serving": qsTr("Being served"),
            "free": qsTr("Ready"),
            "paused": qsTr("On a break"),
            "closed": qsTr("Closed")
        })
    readonly property var glyphs: ({
            "calling": "bell-ringing",
            "serving": "",
            "free": "check-circle",
            "paused": "pause-circle",
            "closed": "prohibit"
        })
    readonly property color ink: quiet ? Theme.inkSoft : Theme.ink

    Accessible.role: Accessible.ListItem
    Accessible.name: label + ": " + (number === "" ? "" : visitor.spoken + ", ") + (words[mood] ?? "")
    radius: Theme.radius
    color: quiet ? "transparent" : Theme.card
    border.width: calling ? Theme.hair * 2 : Math.max(1, Theme.hair / 2)
    border.color: calling ? Theme.accent : Theme.line

    Rectangle {
        id: box

        width: Math.min(tile.width * 0.5, Math.max(tile.size * 1.35, sign.implicitWidth + other.extent + tile.size * 0.25))
        height: parent.height
        radius: Theme.radius
        color: tile.calling ? Theme.accent : tile.quiet ? "transparent" : Theme.tint

        Label {
            id: other

            readonly property real extent: tile.kind === "" ? 0 : width + tile.size * 0.1

            x: tile.size * 0.1
            anchors.verticalCenter: parent.verticalCenter
            text: tile.kind
            color: sign.color
            font.pixelSize: tile.size / 2
            wrapMode: Text.NoWrap
            Accessible.ignored: true
        }

        Figure {
            id: sign

            objectName: "tileSign"
            anchors.fill: parent
            anchors.leftMargin: tile.size * 0.1 + other.extent
            anchors.rightMargin: tile.size * 0.1
            horizontalAlignment: Text.AlignHCenter
            text: tile.sign
            size: tile.size
            color: tile.calling ? Theme.accentInk : tile.quiet ? Theme.inkSoft : Theme.tintInk
            Accessible.ignored: true
        }
    }

    Figure {
        id: visitor

        objectName: "tileNumber"
        visible: tile.number !== ""
        anchors.left: box.right
        anchors.right: bell.visible ? bell.left : parent.right
        anchors.leftMargin: Theme.s
        anchors.rightMargin: Theme.xs
        height: parent.height
        text: tile.number
        size: tile.size
        color: tile.ink
        Accessible.ignored: true
    }

    Icon {
        id: bell

        visible: tile.calling && visitor.implicitWidth + tile.size * 0.75 <= tile.width - box.width
        anchors.right: parent.right
        anchors.rightMargin: Theme.xs
        anchors.verticalCenter: parent.verticalCenter
        glyph: "bell-ringing"
        size: tile.size * 0.46
        color: tile.ink
    }

    Row {
        visible: tile.number === ""
        anchors.left: box.right
        anchors.leftMargin: Theme.s
        anchors.verticalCenter: parent.verticalCenter
        spacing: Theme.xs

        Icon {
            anchors.verticalCenter: parent.verticalCenter
            glyph: tile.number === "" ? tile.glyphs[tile.mood] : ""
            size: tile.size * 0.72
            color: tile.ink
        }

        Label {
            objectName: "tileMood"
            anchors.verticalCenter: parent.verticalCenter
            text: tile.number === "" ? tile.words[tile.mood] ?? "" : ""
            color: tile.ink
            font.pixelSize: tile.size
            wrapMode: Text.NoWrap
            Accessible.ignored: true
        }
    }
}
