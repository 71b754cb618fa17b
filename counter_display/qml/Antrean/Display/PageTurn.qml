pragma ComponentBehavior: Bound

import QtQuick
import Antrean.Ui

// A new page comes out of the ground; nothing blinks.
NumberAnimation {
    id: turn

    required property Item tiles
    required property int page

    target: tiles
    property: "opacity"
    from: 0.25
    to: 1
    duration: Theme.calm * 2
    easing.type: Easing.OutCubic

    onPageChanged: if (Theme.calm > 0)
        restart()
}
