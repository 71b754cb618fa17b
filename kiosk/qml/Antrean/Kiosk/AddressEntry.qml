pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Antrean.Ui

// An address, typed on the screen or on a keyboard that somebody has plugged in.
ColumnLayout {
    id: entry

    required property SetupViewModel viewModel
    readonly property real gap: Theme.mm * 2
    readonly property int columns: width >= 10 * (Theme.target + gap) ? 10 : Math.max(5, Math.floor((width + gap) / (Theme.target + gap)))

    spacing: Theme.m
    onVisibleChanged: {
        if (visible)
            field.forceActiveFocus();
    }

    Rectangle {
        Layout.fillWidth: true
        Layout.maximumWidth: keys.width
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
            font.pixelSize: Theme.title
            font.bold: true
            maximumLength: 100
            clip: true
            inputMethodHints: Qt.ImhNoAutoUppercase | Qt.ImhNoPredictiveText | Qt.ImhUrlCharactersOnly
            onTextEdited: entry.viewModel.setTyped(text)
            onAccepted: entry.viewModel.connectTyped()
            Accessible.role: Accessible.EditableText
            Accessible.name: qsTr("Address of the server")
        }
    }

    Grid {
        id: keys

        columns: entry.columns
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
                onClicked: entry.viewModel.press(modelData)
            }
        }
    }

    RowLayout {
        spacing: Theme.s

        BigButton {
            objectName: "connect"
            rank: BigButton.Primary
            text: qsTr("Connect")
            onClicked: entry.viewModel.connectTyped()
        }

        BigButton {
            objectName: "rub"
            glyph: "backspace"
            text: qsTr("Delete")
            focusPolicy: Qt.NoFocus
            onClicked: entry.viewModel.rub()
        }
    }

    Item {
        Layout.fillHeight: true
    }
}
