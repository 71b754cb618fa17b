pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Antrean.Ui

// Six digits to be read from across a room, and what to do with them.
GridLayout {
    id: pairing

    required property SetupViewModel viewModel
    readonly property bool wide: width > 2 * height

    columns: wide ? 2 : 1
    columnSpacing: Theme.l
    rowSpacing: Theme.m

    Card {
        Layout.fillWidth: true
        Layout.fillHeight: true
        Layout.preferredWidth: 1
        Layout.minimumHeight: Theme.headline * 3
        Layout.maximumHeight: Theme.number * 2

        ColumnLayout {
            anchors.fill: parent
            anchors.margins: Theme.m
            spacing: 0

            NumberText {
                objectName: "code"
                Layout.fillWidth: true
                Layout.fillHeight: true
                text: pairing.viewModel.code
                color: Theme.primary
            }

            Label {
                objectName: "expiry"
                Layout.fillWidth: true
                horizontalAlignment: Text.AlignHCenter
                text: pairing.viewModel.expiry
                soft: true
            }
        }
    }

    ColumnLayout {
        Layout.fillWidth: true
        Layout.fillHeight: true
        Layout.preferredWidth: 1
        spacing: Theme.m

        Label {
            Layout.fillWidth: true
            text: qsTr("On the server, they run:")
        }

        Rectangle {
            Layout.fillWidth: true
            implicitHeight: command.implicitHeight + 2 * Theme.s
            radius: Theme.radius
            color: Theme.deep

            Label {
                id: command

                objectName: "command"
                anchors.left: parent.left
                anchors.right: parent.right
                anchors.verticalCenter: parent.verticalCenter
                anchors.margins: Theme.m
                text: pairing.viewModel.command
                color: Theme.deepInk
            }
        }

        Label {
            Layout.fillWidth: true
            text: qsTr("Then the kiosk goes on by itself.")
            soft: true
        }

        Item {
            Layout.fillHeight: true
        }
    }
}
