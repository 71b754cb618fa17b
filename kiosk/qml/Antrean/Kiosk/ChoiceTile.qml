pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Antrean.Ui

// A name to choose, with the letters of its numbers before it.
Tile {
    id: tile

    required property string name
    property string letters: ""
    property string detail: ""
    property bool leads: true

    text: detail === "" ? name : name + ". " + detail
    leftPadding: Theme.s
    rightPadding: Theme.s
    topPadding: Theme.s
    bottomPadding: Theme.s + Theme.hair * 2

    contentItem: RowLayout {
        spacing: Theme.m

        Badge {
            Layout.preferredWidth: Theme.target
            visible: tile.letters !== ""
            side: Theme.body * 1.4
            text: tile.letters
        }

        ColumnLayout {
            Layout.fillWidth: true
            Layout.leftMargin: tile.letters === "" ? Theme.s : 0
            spacing: 0

            Label {
                Layout.fillWidth: true
                text: tile.name
                font.bold: true
                Accessible.ignored: true
            }

            Label {
                Layout.fillWidth: true
                visible: text !== ""
                text: tile.detail
                soft: true
                Accessible.ignored: true
            }
        }

        Icon {
            visible: tile.leads
            glyph: "caret-right-bold"
            color: Theme.primary
            size: Theme.body
        }
    }
}
