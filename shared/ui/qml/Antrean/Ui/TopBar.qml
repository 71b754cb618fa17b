pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts

// The bar that frames a window: where one is, what time it is, and room for the window's own controls.
Weave {
    id: bar

    required property WallClock clock
    property string place: ""
    // Before one knows the place, one does not know its time.
    readonly property bool placed: place !== ""
    readonly property bool narrow: width < 48 * Theme.body
    default property alias controls: row.data

    implicitHeight: row.implicitHeight + 2 * Theme.s

    RowLayout {
        id: row

        anchors.fill: parent
        anchors.leftMargin: Theme.l
        anchors.rightMargin: Theme.l
        spacing: Theme.m

        Label {
            objectName: "place"
            Layout.fillWidth: true
            text: bar.place
            color: Theme.deepInk
            font.bold: true
        }

        Column {
            Label {
                objectName: "clockTime"
                anchors.right: parent.right
                text: bar.placed ? bar.clock.time : ""
                color: Theme.deepInk
                font.bold: true
            }

            Label {
                objectName: "clockDate"
                anchors.right: parent.right
                text: !bar.placed ? "" : bar.narrow ? bar.clock.shortDate : bar.clock.date
                color: Theme.deepInkSoft
                Accessible.name: bar.clock.date
            }
        }
    }
}
