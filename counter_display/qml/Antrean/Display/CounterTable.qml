pragma ComponentBehavior: Bound

import QtQuick
import Antrean.Ui

// Every counter with whom it has before it.
Item {
    id: table

    required property PagedTable table
    required property Geometry geometry
    required property bool bilingual

    readonly property real gap: Math.round(Theme.body * 0.25)
    readonly property real tileWidth: (width + gap) / geometry.counterColumns - gap
    readonly property real tileHeight: Math.floor((height - heading.height + gap) / geometry.counterRows - gap)

    Accessible.role: Accessible.List
    Accessible.name: qsTranslate("Display", heading.source)

    Heading {
        id: heading

        width: parent.width
        bilingual: table.bilingual
        source: QT_TRANSLATE_NOOP("Display", "Counters")
        page: table.table.page
        pages: table.table.pages
    }

    Grid {
        id: grid

        anchors.top: heading.bottom
        columns: table.geometry.counterColumns
        spacing: table.gap

        Repeater {
            model: table.table.rows

            CounterTile {
                width: table.tileWidth
                height: table.tileHeight
                size: table.geometry.letterSize
            }
        }
    }

    PageTurn {
        tiles: grid
        page: table.table.page
    }
}
