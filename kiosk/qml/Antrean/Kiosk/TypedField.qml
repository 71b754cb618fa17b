pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Antrean.Ui

// Shows what was typed, with a caret after it, or an example of what could be. Who does not see it is told after each letter,
// with what came of it.
Rectangle {
    id: field

    required property string typed
    required property string hint
    property string outcome: ""
    readonly property string told: typed === "" ? hint : [qsTr("Typed: %1").arg(typed), outcome].filter(part => part !== "").join(". ")

    implicitHeight: Math.max(Theme.target, line.implicitHeight + 2 * Theme.s)
    radius: Theme.radius
    color: Theme.card
    border.width: Math.max(2, Theme.hair * 2)
    border.color: Theme.primary
    clip: true
    Accessible.role: typed === "" ? Accessible.StaticText : Accessible.AlertMessage
    Accessible.name: told

    function announce(): void {
        Accessible.announce(told, Accessible.Polite);
    }

    RowLayout {
        anchors.fill: parent
        anchors.leftMargin: Theme.m
        anchors.rightMargin: Theme.m
        spacing: Theme.s

        Icon {
            glyph: "magnifying-glass-bold"
            color: Theme.primary
            size: Theme.lead
        }

        Flickable {
            id: room

            Layout.fillWidth: true
            Layout.fillHeight: true
            clip: true
            interactive: false
            contentWidth: line.implicitWidth + caret.width + Theme.xs
            contentHeight: height
            // The end is what one is typing: it stays to be seen.
            contentX: Math.max(0, contentWidth - width)

            Label {
                id: line

                objectName: "typed"
                y: (room.height - height) / 2
                text: field.typed === "" ? field.hint : field.typed
                soft: field.typed === ""
                font.bold: field.typed !== ""
                wrapMode: Text.NoWrap
                Accessible.ignored: true
            }

            Rectangle {
                id: caret

                x: field.typed === "" ? 0 : line.implicitWidth + Theme.xs / 2
                y: (room.height - height) / 2
                width: Math.max(2, Theme.hair * 2)
                height: Theme.body * 1.1
                color: Theme.primary
            }
        }
    }
}
