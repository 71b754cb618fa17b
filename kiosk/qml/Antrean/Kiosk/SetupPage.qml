pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Antrean.Ui

// Which server, then the code by which an administrator lets the kiosk in.
Page {
    id: page

    required property SetupViewModel viewModel
    // It goes on by itself: who does not see has to hear it.
    readonly property string told: viewModel.code === "" ? heading : heading + ": " + viewModel.code.replace(" ", "").split("").join(" ")

    objectName: "setupPage"
    heading: viewModel.heading
    onToldChanged: Accessible.announce(told, Accessible.Polite)

    ColumnLayout {
        anchors.fill: parent
        anchors.margins: page.margin
        spacing: Theme.m

        Label {
            objectName: "headline"
            Layout.fillWidth: true
            text: page.heading
            font.pixelSize: page.wide ? Theme.title : Theme.headline
            font.bold: true
            Accessible.role: Accessible.Heading
        }

        Label {
            objectName: "body"
            Layout.fillWidth: true
            visible: text !== ""
            text: page.viewModel.body
            font.pixelSize: Theme.lead
        }

        Notice {
            objectName: "trouble"
            Layout.fillWidth: true
            visible: text !== ""
            kind: Notice.Caution
            text: page.viewModel.trouble
        }

        ServerList {
            Layout.fillWidth: true
            Layout.fillHeight: true
            visible: page.viewModel.shown === "looking"
            viewModel: page.viewModel
        }

        AddressEntry {
            Layout.fillWidth: true
            Layout.fillHeight: true
            visible: page.viewModel.shown === "typing"
            viewModel: page.viewModel
        }

        PairingCode {
            Layout.fillWidth: true
            Layout.fillHeight: true
            visible: page.viewModel.shown === "code"
            viewModel: page.viewModel
        }

        Item {
            Layout.fillWidth: true
            Layout.fillHeight: true
            visible: page.viewModel.shown === "message"

            Rectangle {
                anchors.centerIn: parent
                width: Theme.headline * 3.4
                height: width
                radius: width / 2
                color: Theme.tint

                Icon {
                    anchors.centerIn: parent
                    glyph: page.viewModel.glyph
                    size: Theme.headline * 1.8
                    color: Theme.tintInk
                }
            }
        }

        Label {
            objectName: "server"
            Layout.fillWidth: true
            visible: page.viewModel.server !== ""
            text: qsTr("Server: %1").arg(page.viewModel.server)
            soft: true
        }

        Flow {
            Layout.fillWidth: true
            visible: page.viewModel.canGoBack || page.viewModel.canAskAnew || page.viewModel.canLeave
            spacing: Theme.s

            BigButton {
                objectName: "askAnew"
                visible: page.viewModel.canAskAnew
                rank: BigButton.Primary
                text: qsTr("Ask for another code")
                onClicked: page.viewModel.askAnew()
            }

            BigButton {
                objectName: "back"
                visible: page.viewModel.canGoBack
                glyph: "caret-left-bold"
                text: page.viewModel.shown === "typing" ? qsTr("Back") : qsTr("Another server")
                onClicked: page.viewModel.back()
            }

            BigButton {
                objectName: "leave"
                visible: page.viewModel.canLeave
                text: qsTr("Leave as it was")
                onClicked: page.viewModel.leave()
            }
        }
    }
}
