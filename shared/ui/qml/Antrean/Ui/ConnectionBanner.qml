pragma ComponentBehavior: Bound

import QtQuick

// Slides out while something, by default the connection, is not what it should be; takes no room otherwise.
Item {
    id: banner

    property string text: ""
    property string glyph: "wifi-slash"

    implicitHeight: text === "" ? 0 : notice.implicitHeight
    visible: implicitHeight > 0
    clip: true

    Behavior on implicitHeight {
        NumberAnimation {
            duration: Theme.calm
            easing.type: Easing.OutCubic
        }
    }

    Notice {
        id: notice

        width: banner.width
        anchors.bottom: banner.bottom
        radius: 0
        kind: Notice.Caution
        glyph: banner.glyph
        text: banner.text
    }
}
