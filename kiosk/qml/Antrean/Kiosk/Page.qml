pragma ComponentBehavior: Bound

import QtQuick
import Antrean.Ui

// One of the window's pages: comes up from a little below, leaves at once, takes no touch while it is not shown.
Item {
    id: page

    required property bool shown
    readonly property bool wide: width > height
    readonly property real margin: wide ? Theme.m : Theme.l

    anchors.fill: parent
    enabled: shown
    visible: shown
    onShownChanged: shown ? rise.restart() : rise.complete()
    transform: Translate {
        id: offset
    }

    NumberAnimation {
        id: rise

        target: offset
        property: "y"
        from: Theme.l
        to: 0
        duration: Theme.calm
        easing.type: Easing.OutCubic
    }
}
