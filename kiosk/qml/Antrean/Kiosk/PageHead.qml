pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Antrean.Ui

// The way back, and where one is.
RowLayout {
    id: head

    property string text: ""
    property string letters: ""

    signal dismissed

    spacing: Theme.m

    BigButton {
        objectName: "back"
        glyph: "caret-left-bold"
        text: qsTr("Back")
        leftPadding: Theme.s
        rightPadding: Theme.m
        onClicked: head.dismissed()
    }

    Label {
        objectName: "title"
        Layout.fillWidth: true
        text: head.text
        font.pixelSize: measured.width > width ? Theme.body : Theme.lead
        font.bold: true
        Accessible.role: Accessible.Heading
    }

    TextMetrics {
        id: measured

        text: head.text
        font.family: Theme.textFamily
        font.pixelSize: Theme.lead
        font.bold: true
    }

    Badge {
        visible: head.letters !== "" && head.width > 36 * Theme.body
        text: head.letters
    }
}
