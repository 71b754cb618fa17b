pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Antrean.Ui

// A search field that is a button: what it leads to has the keys.
Tile {
    id: field

    required property string hint

    text: hint
    implicitHeight: Math.max(Theme.target * 1.25, implicitContentHeight + topPadding + bottomPadding)
    leftPadding: Theme.m
    rightPadding: Theme.m
    topPadding: Theme.s
    bottomPadding: Theme.s + Theme.hair * 2

    contentItem: RowLayout {
        spacing: Theme.m

        Icon {
            glyph: "magnifying-glass-bold"
            color: Theme.primary
            size: Theme.title
        }

        Label {
            Layout.fillWidth: true
            text: field.hint
            soft: true
            Accessible.ignored: true
        }
    }
}
