pragma ComponentBehavior: Bound

import QtQuick

// A sheet that lies on the paper, with a firm lower edge instead of a shadow.
Item {
    id: card

    property color ground: Theme.card
    property color rim: Theme.line
    property real lift: Theme.hair * 2
    property real corner: Theme.radius
    default property alias content: sheet.data

    Rectangle {
        anchors.fill: parent
        anchors.topMargin: card.corner
        radius: card.corner
        color: card.rim
    }

    Rectangle {
        id: sheet

        anchors.fill: parent
        anchors.bottomMargin: card.lift
        radius: card.corner
        color: card.ground
        border.width: Math.max(1, Theme.hair / 2)
        border.color: card.rim
    }
}
