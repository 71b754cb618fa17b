pragma ComponentBehavior: Bound

import QtQuick
import Antrean.Ui

// Which of a table's pages is up; nothing where there is only one.
Item {
    id: dots

    required property int page
    required property int pages

    property color up: Theme.accent
    property color rest: Theme.edge
    property real room: Infinity

    readonly property bool counted: pages > 8 || row.width > room

    visible: pages > 1
    implicitWidth: counted ? numbers.implicitWidth : row.implicitWidth
    implicitHeight: counted ? numbers.implicitHeight : row.implicitHeight

    Label {
        id: numbers

        visible: dots.counted
        text: (dots.page + 1) + " / " + dots.pages
        wrapMode: Text.NoWrap
        soft: true
    }

    Row {
        id: row

        visible: !dots.counted
        spacing: Theme.xs

        Repeater {
            model: Math.min(dots.pages, 8)

            Rectangle {
                required property int index
                readonly property bool here: index === dots.page

                width: here ? Theme.body * 0.7 : height
                height: Theme.body * 0.24
                radius: height / 2
                color: here ? dots.up : dots.rest
            }
        }
    }
}
