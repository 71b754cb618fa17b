pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts

// The bar that frames a window: where one is, what time it is, and room for the window's own controls.
Weave {
    id: bar

    required property WallClock clock
    property string place: ""
    // Only the controls: place and time are told elsewhere.
    property bool bare: false
    // Before one knows the place, one does not know its time.
    readonly property bool placed: place !== ""
    readonly property bool narrow: width < 48 * Theme.body
    // Upright screens have the controls in a line of their own.
    readonly property bool stacked: width < 30 * Theme.body && (controlRow.children.length > 0)
    default property alias controls: controlRow.data

    implicitHeight: row.implicitHeight + 2 * Theme.s

    GridLayout {
        id: row

        anchors.fill: parent
        anchors.leftMargin: Theme.l
        anchors.rightMargin: Theme.l
        anchors.topMargin: Theme.s
        anchors.bottomMargin: Theme.s
        columns: bar.stacked ? 2 : 3
        columnSpacing: Theme.m
        rowSpacing: Theme.s

        Label {
            objectName: "place"
            Layout.fillWidth: true
            visible: !bar.bare
            text: bar.place
            color: Theme.deepInk
            font.bold: true
        }

        Column {
            visible: !bar.bare

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

        RowLayout {
            id: controlRow

            Layout.columnSpan: bar.stacked ? 2 : 1
            Layout.fillWidth: bar.stacked || bar.bare
            visible: children.length > 0
            spacing: Theme.m
        }
    }
}
