pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Antrean.Ui

// Asks the staff for their PIN. Digits can be typed on a keyboard, too.
Page {
    id: pinPage

    required property MaintenanceViewModel viewModel

    objectName: "pinPage"
    heading: qsTr("Staff only")
    leastHeight: layout.implicitHeight + 2 * margin
    Keys.onPressed: event => {
        if (/^[0-9]$/.test(event.text)) {
            viewModel.type(event.text);
        } else if (event.key === Qt.Key_Backspace) {
            viewModel.erase();
        } else {
            return;
        }
        event.accepted = true;
    }

    component Digit: BigButton {
        required property string digit

        objectName: "pin" + digit
        Layout.fillWidth: true
        Layout.fillHeight: true
        Layout.maximumHeight: Theme.target * 1.5
        text: digit
        textSize: Theme.title
        enabled: !pinPage.viewModel.paused
        onClicked: pinPage.viewModel.type(digit)
    }

    GridLayout {
        id: layout

        anchors.fill: parent
        anchors.margins: pinPage.margin
        columns: pinPage.wide ? 2 : 1
        columnSpacing: Theme.l
        rowSpacing: Theme.m

        ColumnLayout {
            Layout.fillWidth: true
            Layout.preferredWidth: 1
            Layout.alignment: Qt.AlignTop
            spacing: Theme.m

            PageHead {
                Layout.fillWidth: true
                text: pinPage.heading
                onDismissed: pinPage.viewModel.leave()
            }

            Label {
                objectName: "pinDots"
                Layout.fillWidth: true
                horizontalAlignment: Text.AlignHCenter
                text: pinPage.viewModel.typed === 0 ? qsTr("Please enter the PIN") : "\u25cf ".repeat(pinPage.viewModel.typed).trim()
                font.pixelSize: Theme.title
                Accessible.name: pinPage.viewModel.typed === 0 ? text : qsTr("%n digit(s)", "", pinPage.viewModel.typed)
            }

            Notice {
                objectName: "pinNotice"
                Layout.fillWidth: true
                visible: text !== ""
                kind: Notice.Caution
                text: pinPage.viewModel.told
            }
        }

        GridLayout {
            Layout.fillWidth: true
            Layout.fillHeight: true
            Layout.preferredWidth: 1
            Layout.maximumHeight: Theme.target * 6.6
            Layout.alignment: Qt.AlignTop
            columns: 3
            uniformCellWidths: true
            columnSpacing: Theme.s
            rowSpacing: Theme.s

            Repeater {
                model: ["1", "2", "3", "4", "5", "6", "7", "8", "9"]

                Digit {
                    required property string modelData

                    digit: modelData
                }
            }

            BigButton {
                objectName: "pinErase"
                Layout.fillWidth: true
                Layout.fillHeight: true
                Layout.maximumHeight: Theme.target * 1.5
                leftPadding: Theme.xs
                rightPadding: Theme.xs
                glyph: "backspace"
                Accessible.name: qsTr("Erase a digit")
                onClicked: pinPage.viewModel.erase()
            }

            Digit {
                digit: "0"
            }

            BigButton {
                objectName: "pinEnter"
                Layout.fillWidth: true
                Layout.fillHeight: true
                Layout.maximumHeight: Theme.target * 1.5
                leftPadding: Theme.xs
                rightPadding: Theme.xs
                rank: BigButton.Primary
                glyph: "check-bold"
                Accessible.name: qsTr("Open")
                enabled: pinPage.viewModel.canEnter
                onClicked: pinPage.viewModel.enterPin()
            }
        }
    }
}
