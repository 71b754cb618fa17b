pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Antrean.Ui

// A page that says one thing.
Page {
    id: message

    required property string glyph
    property string body: ""

    leastHeight: layout.implicitHeight + 2 * margin

    ColumnLayout {
        id: layout

        anchors.centerIn: parent
        width: Math.min(parent.width - 2 * message.margin, 24 * Theme.headline)
        spacing: Theme.l

        Rectangle {
            Layout.alignment: Qt.AlignHCenter
            implicitWidth: Theme.headline * 3.4
            implicitHeight: implicitWidth
            radius: width / 2
            color: Theme.tint

            Icon {
                anchors.centerIn: parent
                glyph: message.glyph
                size: Theme.headline * 1.8
                color: Theme.tintInk
            }
        }

        Label {
            objectName: "headline"
            Layout.fillWidth: true
            horizontalAlignment: Text.AlignHCenter
            text: message.heading
            font.pixelSize: Theme.headline
            font.bold: true
            Accessible.role: Accessible.Heading
        }

        Label {
            objectName: "body"
            Layout.fillWidth: true
            visible: text !== ""
            horizontalAlignment: Text.AlignHCenter
            text: message.body
            font.pixelSize: Theme.title
            soft: true
        }
    }
}
