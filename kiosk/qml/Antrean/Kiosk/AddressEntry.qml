pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Antrean.Ui

// An address, typed on the screen or on a keyboard that somebody has plugged in.
ColumnLayout {
    id: entry

    required property SetupViewModel viewModel
    // Screen readers pass over signs in silence.
    readonly property var signs: ({
            ".": qsTr("Dot"),
            ":": qsTr("Colon"),
            "-": qsTr("Hyphen"),
            "/": qsTr("Slash")
        })
    readonly property real gap: Theme.mm * 2
    readonly property int room: Math.floor((width + gap) / (Theme.target + gap))

    spacing: Theme.m
    onVisibleChanged: {
        if (visible)
            field.forceActiveFocus();
    }

    RowLayout {
        Layout.fillWidth: true
        spacing: Theme.s

        Rectangle {
            Layout.fillWidth: true
            implicitHeight: Math.max(Theme.target, field.implicitHeight + 2 * Theme.s)
            radius: Theme.radius
            color: Theme.card
            border.width: Math.max(2, Theme.hair)
            border.color: field.activeFocus ? Theme.primary : Theme.edge

            TextInput {
                id: field

                objectName: "address"
                anchors.fill: parent
                anchors.leftMargin: Theme.m
                anchors.rightMargin: Theme.m
                verticalAlignment: TextInput.AlignVCenter
                text: entry.viewModel.typed
                color: Theme.ink
                font.family: Theme.textFamily
                font.pixelSize: Theme.lead
                font.bold: true
                maximumLength: 100
                clip: true
                inputMethodHints: Qt.ImhNoAutoUppercase | Qt.ImhNoPredictiveText | Qt.ImhUrlCharactersOnly
                // Also what a screen reader fills in.
                onTextChanged: entry.viewModel.setTyped(text)
                onAccepted: entry.viewModel.connectTyped()
                Accessible.role: Accessible.EditableText
                Accessible.name: qsTr("Address of the server")
            }
        }

        BigButton {
            objectName: "rub"
            glyph: "backspace"
            leftPadding: Theme.s
            rightPadding: Theme.s
            focusPolicy: Qt.NoFocus
            Accessible.name: qsTr("Delete the last letter")
            onClicked: entry.viewModel.rub()
        }

        BigButton {
            objectName: "connect"
            rank: BigButton.Primary
            text: qsTr("Connect")
            onClicked: entry.viewModel.connectTyped()
        }
    }

    Grid {
        columns: entry.room >= 14 ? 14 : Math.min(10, entry.room)
        spacing: entry.gap

        Repeater {
            model: "1234567890.:-/abcdefghijklmnopqrstuvwxyz".split("")

            BigButton {
                required property string modelData

                objectName: "key-" + modelData
                width: Theme.target
                leftPadding: 0
                rightPadding: 0
                text: modelData
                textSize: Theme.lead
                focusPolicy: Qt.NoFocus
                Accessible.name: entry.signs[modelData] ?? modelData
                onClicked: entry.viewModel.press(modelData)
            }
        }
    }

    Item {
        Layout.fillWidth: true
        Layout.fillHeight: true
    }
}
