pragma ComponentBehavior: Bound

import QtQuick

// Slides out while the connection is not what it should be; takes no room otherwise.
Item {
    id: banner

    property string text: ""

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
        glyph: "wifi-slash"
        text: banner.text
    }
}
