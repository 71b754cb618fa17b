pragma ComponentBehavior: Bound

import QtQuick
import Antrean.Ui

// One of the window's pages: comes up softly, and takes no touch while it is not the one shown.
Item {
    id: page

    required property bool shown
    readonly property bool wide: width > height
    readonly property real margin: wide ? Theme.m : Theme.l

    anchors.fill: parent
    enabled: shown
    visible: opacity > 0
    opacity: shown ? 1 : 0
    transform: Translate {
        y: page.shown ? 0 : Theme.l

        Behavior on y {
            enabled: page.shown

            NumberAnimation {
                duration: Theme.calm
                easing.type: Easing.OutCubic
            }
        }
    }

    Behavior on opacity {
        enabled: page.shown

        NumberAnimation {
            duration: Theme.calm
        }
    }
}
