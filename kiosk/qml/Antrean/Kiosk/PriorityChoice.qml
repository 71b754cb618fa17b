pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Antrean.Ui

// Asks for priority without asking why.
Tile {
    id: choice

    required property bool chosen

    signal asked(bool priority)

    objectName: "priority"
    text: title.text + ". " + explanation.text
    ground: chosen ? Theme.tint : Theme.card
    padding: Theme.s
    bottomPadding: padding + Theme.hair * 2
    leftPadding: Theme.m
    rightPadding: Theme.m
    Accessible.role: Accessible.CheckBox
    Accessible.checkable: true
    Accessible.checked: chosen
    onClicked: asked(!chosen)

    contentItem: RowLayout {
        spacing: Theme.m

        Icon {
            glyph: choice.chosen ? "check-square-fill" : "square"
            size: Theme.title * 1.2
            color: Theme.primary
        }

        ColumnLayout {
            Layout.fillWidth: true
            spacing: 0

            Label {
                id: title

                Layout.fillWidth: true
                text: qsTr("I need priority")
                font.bold: true
                Accessible.ignored: true
            }

            Label {
                id: explanation

                Layout.fillWidth: true
                text: qsTr("Elderly, with a disability, pregnant, nursing or with a small child. No proof needed.")
                soft: true
                Accessible.ignored: true
            }
        }
    }
}
