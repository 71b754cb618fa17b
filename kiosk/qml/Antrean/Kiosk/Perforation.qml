pragma ComponentBehavior: Bound

import QtQuick
import Antrean.Ui

// Where a ticket would be torn: a notch at each side and a row of dots between them.
Item {
    id: tear

    readonly property real notch: Theme.m * 1.6
    readonly property real dot: Math.max(2, Theme.hair)

    implicitHeight: notch
    clip: true

    component Notch: Rectangle {
        width: tear.notch
        height: tear.notch
        radius: width / 2
        color: Theme.paper
        border.width: Math.max(1, Theme.hair / 2)
        border.color: Theme.line
    }

    Notch {
        x: -width / 2
    }

    Notch {
        x: tear.width - width / 2
    }

    Row {
        anchors.centerIn: parent
        spacing: tear.dot * 3

        Repeater {
            model: Math.max(0, Math.floor((tear.width - 2 * tear.notch) / (tear.dot * 4)))

            Rectangle {
                width: tear.dot
                height: tear.dot
                radius: tear.dot / 2
                color: Theme.edge
            }
        }
    }
}
