pragma ComponentBehavior: Bound

import QtQuick
import Antrean.Ui

// Texts in so many lines of one size; what has no room comes page by page, never smaller, never cut off.
Item {
    id: turning

    required property var texts
    property int lines: 1
    property real size: Theme.body
    property real step: Math.round(size * 1.16)
    property bool bold: false
    property color ink: Theme.ink
    property int alignment: Text.AlignLeft
    readonly property int most: longest(pages)
    property int interval: 1200 + 90 * most
    readonly property var pages: Measure.pages(texts, shown.font, width, lines)
    property int page: 0

    implicitHeight: lines * step
    onPagesChanged: page = 0

    function longest(pages: list<string>): int {
        return pages.reduce((most, page) => Math.max(most, page.length), 0);
    }

    Text {
        id: shown

        objectName: turning.objectName === "" ? "" : turning.objectName + "Text"
        width: parent.width
        height: parent.height
        horizontalAlignment: turning.alignment
        verticalAlignment: Text.AlignVCenter
        text: turning.pages[turning.page] ?? ""
        color: turning.ink
        font.family: Theme.textFamily
        font.bold: turning.bold
        font.pixelSize: Math.max(1, turning.size)
        lineHeightMode: Text.FixedHeight
        lineHeight: turning.step
        textFormat: Text.PlainText
        Accessible.role: Accessible.StaticText
        Accessible.name: turning.texts.join(", ")
        Accessible.ignored: text === ""
    }

    Timer {
        interval: turning.interval
        running: turning.visible && turning.pages.length > 1
        repeat: true
        onTriggered: {
            turning.page = (turning.page + 1) % turning.pages.length;
            if (Theme.calm > 0)
                rise.restart();
        }
    }

    NumberAnimation {
        id: rise

        target: shown
        property: "y"
        from: turning.size * 0.12
        to: 0
        duration: Theme.calm
        easing.type: Easing.OutCubic
    }
}
