pragma ComponentBehavior: Bound

import QtQuick
import Antrean.Ui

Rectangle {
    id: tile

    required property string short
    required property string name
    required property string prefixes
    required property int waiting
    required property real size

    Accessible.role: Accessible.ListItem
    Accessible.name: qsTr("%1: %2 waiting").arg(name).arg(waiting)
    radius: Theme.radius
    color: Theme.card
    border.width: Math.max(1, Theme.hair / 2)
    border.color: Theme.line

    Label {
        objectName: "waitingName"
        x: Theme.m
        width: count.x - x - Theme.s
        height: parent.height
        verticalAlignment: Text.AlignVCenter
        text: tile.short
        fontSizeMode: Text.Fit
        minimumPixelSize: Theme.body * 0.6
        maximumLineCount: 3
        Accessible.ignored: true
    }

    Figure {
        id: count

        objectName: "waitingCount"
        anchors.right: parent.right
        anchors.rightMargin: Theme.m
        width: Math.max(tile.size * 1.3, implicitWidth)
        height: parent.height
        horizontalAlignment: Text.AlignRight
        text: tile.waiting
        size: tile.size
        Accessible.ignored: true
    }
}
