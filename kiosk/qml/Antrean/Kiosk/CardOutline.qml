pragma ComponentBehavior: Bound

import QtQuick
import Antrean.Ui

// A bank card as large as it is taken for: a bar along its long side and one along its short side.
Rectangle {
    id: outline

    readonly property real bar: Math.max(3, Theme.mm * 1.5)

    objectName: "card"
    color: Theme.card
    border.width: Math.max(1, Theme.hair)
    border.color: Theme.edge
    Accessible.role: Accessible.Graphic
    Accessible.name: qsTr("Drawing of a bank card")

    Rectangle {
        width: outline.width
        height: outline.bar
        color: Theme.primary
    }

    Rectangle {
        width: outline.bar
        height: outline.height
        color: Theme.primary
    }

    Label {
        anchors.centerIn: parent
        text: qsTr("85.6 × 54 mm")
    }
}
