pragma ComponentBehavior: Bound

import QtQuick
import Antrean.Ui

// How many wait for each agency whose line is not empty.
Item {
    id: table

    required property PagedTable table
    required property Geometry geometry
    required property bool bilingual

    readonly property real gap: Math.round(Theme.body * 0.3)
    readonly property bool above: geometry.portrait
    readonly property real startX: above ? 0 : Theme.body * 6.5
    readonly property real startY: above ? title.height : 0
    readonly property real tileWidth: (width - startX + gap) / geometry.waitingColumns - gap
    readonly property real tileHeight: (height - startY + gap) / geometry.waitingRows - gap

    Accessible.role: Accessible.List
    Accessible.name: qsTranslate("Display", title.source)

    Heading {
        id: title

        visible: table.above
        width: parent.width
        bilingual: table.bilingual
        source: QT_TRANSLATE_NOOP("Display", "Waiting")
        page: table.table.page
        pages: table.table.pages
    }

    Column {
        id: heading

        visible: !table.above
        anchors.verticalCenter: parent.verticalCenter

        Label {
            text: qsTranslate("Display", title.source)
            font.bold: true
        }

        Row {
            spacing: Theme.s

            Label {
                id: second

                visible: table.bilingual
                text: title.source
                font.pixelSize: Theme.body * 0.8
                soft: true
            }

            PageDots {
                objectName: "waitingPages"
                anchors.verticalCenter: parent.verticalCenter
                room: table.startX - (second.visible ? second.width + parent.spacing : 0) - Theme.s
                page: table.table.page
                pages: table.table.pages
            }
        }
    }

    Label {
        objectName: "nobodyWaits"
        visible: rows.count === 0
        x: table.startX
        y: table.startY
        height: table.height - table.startY
        verticalAlignment: Text.AlignVCenter
        text: qsTr("Nobody is waiting.")
        soft: true
    }

    Grid {
        id: grid

        x: table.startX
        y: table.startY
        columns: table.geometry.waitingColumns
        spacing: table.gap

        Repeater {
            id: rows

            model: table.table.rows

            WaitingTile {
                width: table.tileWidth
                height: table.tileHeight
                size: table.geometry.tableSize
            }
        }
    }

    PageTurn {
        tiles: grid
        page: table.table.page
    }
}
