pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Antrean.Ui

// Says that the page goes on below, and takes the visitor there.
RowLayout {
    id: turning

    required property Flickable list
    readonly property real step: list.height * 0.8

    spacing: Theme.m

    BigButton {
        objectName: "pageUp"
        Layout.fillWidth: true
        Layout.preferredWidth: 1
        leftPadding: Theme.s
        rightPadding: Theme.s
        enabled: !turning.list.atYBeginning
        opacity: enabled ? 1 : 0
        glyph: "caret-up-bold"
        text: qsTr("Up")
        onClicked: turning.list.contentY = Math.max(0, turning.list.contentY - turning.step)
    }

    BigButton {
        objectName: "pageDown"
        Layout.fillWidth: true
        Layout.preferredWidth: 1
        leftPadding: Theme.s
        rightPadding: Theme.s
        enabled: !turning.list.atYEnd
        opacity: enabled ? 1 : 0
        rank: BigButton.Primary
        glyph: "caret-down-bold"
        text: qsTr("Down")
        onClicked: turning.list.contentY = Math.min(turning.list.contentHeight - turning.list.height, turning.list.contentY + turning.step)
    }
}
