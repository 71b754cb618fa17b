pragma ComponentBehavior: Bound

import QtQuick
import Antrean.Ui

// The counter's sign, and the time.
Weave {
    id: panel

    required property CounterScreen counter
    required property CounterGeometry geometry
    required property WallClock clock

    readonly property real pad: geometry.pad

    Figure {
        id: kind

        objectName: "kind"
        x: panel.pad
        y: panel.pad
        width: parent.width - 2 * panel.pad
        height: panel.geometry.letterSize * 1.3
        horizontalAlignment: Text.AlignHCenter
        text: panel.counter.kind
        size: panel.geometry.letterSize
        font.bold: false
        color: Theme.deepInkSoft
    }

    Figure {
        objectName: "sign"
        x: panel.pad
        y: kind.y + kind.height
        width: parent.width - 2 * panel.pad
        height: time.y - y
        horizontalAlignment: Text.AlignHCenter
        text: panel.counter.sign
        size: panel.geometry.signSize
        color: Theme.deepInk
    }

    Label {
        id: time

        objectName: "time"
        y: parent.height - height - panel.pad
        width: parent.width
        height: Theme.body * 1.4
        horizontalAlignment: Text.AlignHCenter
        text: panel.clock.time
        color: Theme.deepInkSoft
        wrapMode: Text.NoWrap
    }
}
