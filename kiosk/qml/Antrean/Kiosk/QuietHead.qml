pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Antrean.Ui

// Fills what is above low reach: where one is and what time it is, for the eyes alone.
Weave {
    id: head

    required property WallClock clock
    required property string place

    ColumnLayout {
        anchors.centerIn: parent
        width: parent.width - 2 * Theme.l
        spacing: Theme.xs
        visible: head.height > 5 * Theme.body

        Label {
            objectName: "quietPlace"
            Layout.fillWidth: true
            horizontalAlignment: Text.AlignHCenter
            text: head.place
            font.bold: true
            color: Theme.deepInk
        }

        Label {
            objectName: "quietTime"
            Layout.fillWidth: true
            visible: head.height > 6 * Theme.body
            horizontalAlignment: Text.AlignHCenter
            text: head.place === "" ? "" : head.clock.time
            color: Theme.deepInkSoft
        }
    }
}
