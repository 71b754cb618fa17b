pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Antrean.Ui

// The servers that announce themselves, and the way to one that does not.
ColumnLayout {
    id: list

    required property SetupViewModel viewModel

    spacing: Theme.m

    ListView {
        id: servers

        objectName: "servers"
        Layout.fillWidth: true
        Layout.fillHeight: true
        model: list.viewModel.servers
        spacing: Theme.s
        clip: true
        boundsBehavior: Flickable.StopAtBounds
        Accessible.role: Accessible.List
        Accessible.name: qsTr("Servers on the network")

        delegate: ChoiceTile {
            required property int index
            required property string uri
            required detail

            objectName: "server-" + index
            width: ListView.view.width
            onClicked: list.viewModel.choose(uri)
        }

        Icon {
            id: searching

            anchors.centerIn: parent
            visible: list.viewModel.empty
            glyph: "magnifying-glass"
            size: Theme.headline * 2.4
            color: Theme.tintInk

            SequentialAnimation on opacity {
                running: searching.visible && Theme.calm > 0
                loops: Animation.Infinite

                NumberAnimation {
                    to: 0.35
                    duration: 900
                }

                NumberAnimation {
                    to: 1
                    duration: 900
                }
            }
        }
    }

    BigButton {
        objectName: "typeAddress"
        text: qsTr("Type the server's address")
        glyph: "keyboard"
        onClicked: list.viewModel.typeAddress()
    }
}
