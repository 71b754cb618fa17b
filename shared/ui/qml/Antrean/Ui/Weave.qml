pragma ComponentBehavior: Bound

import QtQuick

// The kawung of Javanese batik, faint, on a deep ground.
Rectangle {
    color: Theme.deep

    Image {
        anchors.fill: parent
        source: "kawung.svg"
        sourceSize: Qt.size(Theme.mm * 13, Theme.mm * 13)
        fillMode: Image.Tile
        opacity: 0.09
        Accessible.ignored: true
    }

    Rectangle {
        width: parent.width
        height: Math.max(3, Theme.mm * 1.2)
        anchors.bottom: parent.bottom
        color: Theme.accent
    }
}
