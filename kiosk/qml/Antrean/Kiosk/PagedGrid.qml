pragma ComponentBehavior: Bound

import QtQuick
import Antrean.Ui

// Tiles in columns, as many lines as fit on each page; every tile is as high as its own name needs. Something else may
// lead the first page.
Item {
    id: grid

    required property QtObject rows
    required property list<string> names
    property list<string> details
    required property Component tile
    property Component lead: null
    property real leastWidth: Theme.body * 14
    property real inset: 0
    property real extra: 0
    readonly property font nameFont: Qt.font({
        family: Theme.textFamily,
        pixelSize: Theme.body,
        bold: true
    })
    readonly property font detailFont: Qt.font({
        family: Theme.textFamily,
        pixelSize: Theme.body
    })

    readonly property real gap: Theme.s
    readonly property int columns: Math.max(1, Math.floor((width + gap) / (leastWidth + gap)))
    readonly property real textWidth: (width + gap) / columns - gap - inset
    readonly property var nameHeights: Measure.heights(names, nameFont, textWidth)
    readonly property var detailHeights: Measure.heights(details, detailFont, textWidth)
    readonly property var needed: nameHeights.map((height, tile) => Math.max(Theme.target * 1.2, height + (detailHeights[tile] ?? 0) + extra))
    // Less than this, and there would be a page without a tile.
    readonly property real leastHeight: Math.max(0, ...needed) + turning
    readonly property real turning: pager.implicitHeight + Theme.m
    readonly property var places: Tiling.arrange(needed, columns, {
        width,
        height,
        turning,
        gap,
        spare: Theme.body,
        lead: led ? head.implicitHeight + Theme.m : 0
    })
    // What leads must leave room for a line of tiles: they are the way to everything.
    readonly property bool led: head.implicitHeight > 0 && head.implicitHeight + Theme.m + Math.max(...needed.slice(0, columns)) + turning <= height
    readonly property int pages: places.length === 0 ? 0 : places[places.length - 1].page + 1
    readonly property real pageHeight: height + gap - (pages > 1 ? turning : 0)
    readonly property bool moving: view.moving || slide.running
    property int page: 0

    function rewind(): void {
        page = 0;
        settle();
    }

    function settle(): void {
        slide.stop();
        view.contentY = page * pageHeight;
    }

    function turn(page: int): void {
        grid.page = Math.max(0, Math.min(pages - 1, page));
        slide.to = grid.page * pageHeight;
        slide.restart();
    }

    onPageHeightChanged: settle()
    onPagesChanged: {
        page = Math.max(0, Math.min(page, pages - 1));
        settle();
    }

    Flickable {
        id: view

        objectName: "tiles"
        width: grid.width
        height: grid.pageHeight - grid.gap
        contentHeight: grid.pages * grid.pageHeight - grid.gap
        clip: true
        interactive: grid.pages > 1
        boundsBehavior: Flickable.StopAtBounds
        pressDelay: 0
        // Either may come first, and an end that is too near pulls the page back.
        onHeightChanged: grid.settle()
        onContentHeightChanged: grid.settle()
        onMovementEnded: grid.turn(Math.round(contentY / grid.pageHeight))

        Loader {
            id: head

            width: view.width
            visible: grid.led && (grid.page === 0 || grid.moving)
            sourceComponent: grid.lead
        }

        Repeater {
            model: grid.rows
            delegate: grid.tile
        }

        Connections {
            target: grid.rows

            function onModelReset() {
                grid.rewind();
            }
        }

        NumberAnimation on contentY {
            id: slide

            running: false
            duration: Theme.calm
            easing.type: Easing.OutCubic
        }
    }

    Pager {
        id: pager

        width: grid.width
        anchors.bottom: grid.bottom
        page: grid.page
        pages: grid.pages
        onAsked: page => grid.turn(page)
    }
}
