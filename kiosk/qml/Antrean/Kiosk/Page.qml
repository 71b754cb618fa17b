pragma ComponentBehavior: Bound

import QtQuick
import Antrean.Ui

// One of the window's pages: comes up softly, leaves at once, and takes no touch while it is not the one shown.
Item {
    id: page

    required property bool shown
    readonly property bool wide: width > height
    readonly property real margin: wide ? Theme.m : Theme.l

    anchors.fill: parent
    enabled: shown
    visible: shown
    onShownChanged: shown ? rise.restart() : rise.stop()
    transform: Translate {
        id: offset
    }

    ParallelAnimation {
        id: rise

        NumberAnimation {
            target: page
            property: "opacity"
            from: 0
            to: 1
            duration: Theme.calm
        }

        NumberAnimation {
            target: offset
            property: "y"
            from: Theme.l
            to: 0
            duration: Theme.calm
            easing.type: Easing.OutCubic
        }
    }
}
