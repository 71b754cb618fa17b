pragma ComponentBehavior: Bound

import QtQuick
import Antrean.Ui

// A new page rises into its place, at full strength from its first frame; nothing blinks or fades.
NumberAnimation {
    id: turn

    required property Item tiles
    required property int page

    target: tiles
    property: "anchors.topMargin"
    from: Theme.body * 0.12
    to: 0
    duration: Theme.calm * 2
    easing.type: Easing.OutCubic

    onPageChanged: if (Theme.calm > 0)
        restart()
}
