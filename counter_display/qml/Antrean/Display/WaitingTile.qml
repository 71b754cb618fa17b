pragma ComponentBehavior: Bound

import QtQuick
import Antrean.Ui

// An agency with how many wait for it and, where the site wants it, whose turn comes next.
Rectangle {
    id: tile

    required property string short
    required property string name
    required property string prefixes
    required property int waiting
    required property var next
    required property bool foretells
    required property bool inTurn
    required property int side
    required property real size

    readonly property real pad: Theme.body * 0.4
    readonly property real line: foretells && !inTurn ? height / 2 : height
    readonly property bool turned: inTurn && side === 1 && next.length > 0

    Accessible.role: Accessible.ListItem
    Accessible.name: qsTr("%1: %2 waiting").arg(name).arg(waiting)
    radius: Theme.radius
    color: Theme.card
    border.width: Math.max(1, Theme.hair / 2)
    border.color: Theme.line

    Turning {
        objectName: "waitingName"
        visible: !tile.turned
        x: tile.pad
        width: count.x - x - Theme.xs
        height: tile.line
        size: tile.size
        texts: [tile.short]
    }

    Figure {
        id: count

        objectName: "waitingCount"
        visible: !tile.turned
        anchors.right: parent.right
        anchors.rightMargin: tile.pad
        width: Math.max(tile.size * 1.15, implicitWidth)
        height: tile.line
        horizontalAlignment: Text.AlignRight
        text: tile.waiting
        size: tile.size
        Accessible.ignored: true
    }

    Rectangle {
        visible: tile.foretells && (!tile.inTurn || tile.turned)
        anchors.bottom: parent.bottom
        width: parent.width
        height: tile.line
        radius: Theme.radius
        color: Theme.tint

        Rectangle {
            visible: !tile.inTurn
            width: parent.width
            height: parent.radius
            color: parent.color
        }

        Icon {
            id: arrow

            x: tile.pad
            anchors.verticalCenter: parent.verticalCenter
            glyph: "queue"
            size: tile.size * 0.6
            color: Theme.tintInk
        }

        Row {
            id: numbers

            anchors.left: arrow.right
            anchors.leftMargin: tile.size * 0.2
            height: parent.height
            spacing: tile.size * 0.35

            Repeater {
                model: tile.foretells ? tile.next : []

                Figure {
                    required property string modelData
                    required property int index

                    objectName: "nextNumber"
                    visible: index === 0 || (index + 1) * (implicitWidth + tile.size * 0.35) <= tile.width - tile.size - 2 * tile.pad
                    height: numbers.height
                    text: modelData
                    size: tile.size
                    font.bold: index === 0
                    color: Theme.tintInk
                }
            }
        }
    }
}
