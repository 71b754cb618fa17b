pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Antrean.Ui

// A comfort that is on or off.
Tile {
    id: choice

    required property bool chosen
    required property string glyph

    signal asked(bool on)

    Layout.fillWidth: true
    Layout.fillHeight: true
    Layout.minimumHeight: Theme.target
    Layout.maximumHeight: Theme.target * 1.6
    ground: chosen ? Theme.tint : Theme.card
    topPadding: Theme.xs
    bottomPadding: Theme.xs + Theme.hair * 2
    leftPadding: Theme.m
    rightPadding: Theme.m
    Accessible.role: Accessible.CheckBox
    Accessible.checkable: true
    Accessible.checked: chosen
    onClicked: asked(!chosen)

    contentItem: RowLayout {
        spacing: Theme.m

        Icon {
            glyph: choice.glyph
            size: Theme.title
            color: Theme.primary
        }

        Label {
            Layout.fillWidth: true
            text: choice.text
            font.bold: true
            color: choice.chosen ? Theme.tintInk : Theme.ink
            Accessible.ignored: true
        }

        Icon {
            glyph: choice.chosen ? "check-square-fill" : "square"
            size: Theme.title
            color: Theme.primary
        }
    }
}
