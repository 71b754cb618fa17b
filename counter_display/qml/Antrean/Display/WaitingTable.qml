pragma ComponentBehavior: Bound

import QtQuick
import Antrean.Ui

// How many wait for each agency whose line is not empty.
Item {
    id: table

    required property PagedTable table
    required property Geometry geometry
    required property bool bilingual
    required property bool foretells

    readonly property real gap: Math.round(Theme.body * 0.25)
    readonly property real tileWidth: (width + gap) / geometry.waitingColumns - gap
    readonly property real tileHeight: Math.floor((height - title.height + gap) / geometry.waitingRows - gap)

    Accessible.role: Accessible.List
    Accessible.name: qsTranslate("Display", title.source)

    Heading {
        id: title

        objectName: "waitingTitle"
        width: parent.width
        bilingual: table.bilingual
        source: table.foretells ? QT_TRANSLATE_NOOP("Display", "Waiting · next") : QT_TRANSLATE_NOOP("Display", "Waiting")
        page: table.table.page
        pages: table.table.pages
    }

    Label {
        objectName: "nobodyWaits"
        visible: rows.count === 0
        y: title.height
        width: table.width
        height: table.tileHeight
        verticalAlignment: Text.AlignVCenter
        text: qsTr("Nobody is waiting.")
        soft: true
    }

    Grid {
        id: grid

        anchors.top: title.bottom
        columns: table.geometry.waitingColumns
        spacing: table.gap

        Repeater {
            id: rows

            model: table.table.rows

            WaitingTile {
                width: table.tileWidth
                height: table.tileHeight
                size: table.geometry.letterSize
                foretells: table.foretells
                inTurn: table.geometry.inTurn
                side: table.table.side
            }
        }
    }

    PageTurn {
        tiles: grid
        page: table.table.page
    }
}
