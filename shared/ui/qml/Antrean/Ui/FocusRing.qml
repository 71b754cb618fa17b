pragma ComponentBehavior: Bound

import QtQuick

// Shows where the keyboard is: two rings just inside the edge, so that one is seen on any ground and none is cut off.
Rectangle {
    property bool shown: false
    property real corner: Theme.radius

    anchors.fill: parent
    visible: shown
    color: "transparent"
    radius: corner
    border.width: Math.max(4, Theme.hair * 3)
    border.color: Theme.accent

    Rectangle {
        anchors.fill: parent
        anchors.margins: parent.border.width
        color: "transparent"
        radius: parent.corner
        border.width: Math.max(3, Theme.hair * 1.5)
        border.color: Theme.deep
    }
}
