pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Antrean.Ui

// The window of the first run: no visitor has business here yet.
Window {
    id: window

    required property SetupViewModel setup

    title: qsTr("Setting up the kiosk")
    color: Theme.paper

    ColumnLayout {
        anchors.fill: parent
        spacing: 0

        Weave {
            Layout.fillWidth: true
            implicitHeight: bar.implicitHeight + 2 * Theme.s

            RowLayout {
                id: bar

                anchors.fill: parent
                anchors.leftMargin: Theme.l
                anchors.rightMargin: Theme.l
                spacing: Theme.m

                Label {
                    objectName: "place"
                    Layout.fillWidth: true
                    text: window.title
                    color: Theme.deepInk
                    font.bold: true
                }

                LanguageSwitch {
                    codes: ["id", "en"]
                    current: window.setup.language
                    onAsked: code => window.setup.speak(code)
                }
            }
        }

        Item {
            Layout.fillWidth: true
            Layout.fillHeight: true

            SetupPage {
                shown: true
                viewModel: window.setup
            }
        }
    }
}
