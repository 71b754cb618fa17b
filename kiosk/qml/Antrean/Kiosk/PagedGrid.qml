pragma ComponentBehavior: Bound

import QtQuick
import Antrean.Ui

// Tiles of one size, as many as fit, in pages. Every tile is high enough for the longest name.
Item {
    id: grid

    required property QtObject rows
    required property list<string> names
    property list<string> details
    required property Component tile
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
    readonly property real cellWidth: (width + gap) / columns
    readonly property real room: height + gap - (view.count > columns * Math.floor((height + gap) / needed) ? pager.implicitHeight + Theme.m : 0)
    readonly property real textWidth: cellWidth - gap - inset
    readonly property real needed: Math.max(Theme.target, Measure.tallest(names, nameFont, textWidth) + Measure.tallest(details, detailFont, textWidth) + extra) + gap
    readonly property int lines: Math.max(1, Math.floor(room / needed))
    readonly property int pages: Math.ceil(view.count / (columns * lines))
    readonly property real cellHeight: Math.min(room / lines, needed * 1.3)
    readonly property real pageHeight: lines * cellHeight
    property int page: 0

    function rewind(): void {
        page = 0;
        view.currentIndex = -1;
        settle();
    }

    // The view moves its own origin when its cells change size.
    function settle(): void {
        slide.stop();
        view.contentY = view.originY + page * pageHeight;
    }

    function turn(page: int): void {
        grid.page = Math.max(0, Math.min(pages - 1, page));
        slide.to = view.originY + grid.page * pageHeight;
        slide.restart();
    }

    onPageHeightChanged: settle()
    onPagesChanged: {
        page = Math.max(0, Math.min(page, pages - 1));
        settle();
    }

    GridView {
        id: view

        objectName: "tiles"
        width: grid.width + grid.gap
        height: grid.pageHeight - grid.gap
        clip: true
        model: grid.rows
        delegate: grid.tile
        cellWidth: grid.cellWidth
        cellHeight: grid.cellHeight
        interactive: grid.pages > 1
        boundsBehavior: Flickable.StopAtBounds
        pressDelay: 0
        cacheBuffer: 0
        keyNavigationEnabled: true
        footer: Item {
            height: grid.pages * grid.pageHeight - Math.ceil(view.count / grid.columns) * grid.cellHeight
        }
        onOriginYChanged: grid.settle()
        onMovementEnded: grid.turn(Math.round((contentY - originY) / grid.pageHeight))

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
