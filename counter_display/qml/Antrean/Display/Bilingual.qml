pragma ComponentBehavior: Bound

import QtQuick
import Antrean.Ui

// A text of the sources (QT_TRANSLATE_NOOP("Display", …)) in the display's first language, and after it, quieter, as
// it stands there: in English.
Item {
    id: words

    property string source: ""
    property bool bilingual: true
    property real size: Theme.body
    property color ink: Theme.ink
    property color softInk: Theme.inkSoft
    property bool bold: true
    property bool stacked: false
    property real room: Infinity

    readonly property real asked: Math.max(firstAsked.width, bilingual && stacked ? secondAsked.width : 0)
    readonly property real least: Math.max(firstAsked.width * Theme.body / size, bilingual && stacked ? secondAsked.width : 0)
    readonly property string first: source === "" ? "" : qsTranslate("Display", source)

    implicitWidth: line.implicitWidth
    implicitHeight: line.implicitHeight

    TextMetrics {
        id: firstAsked

        text: words.first
        font.family: Theme.textFamily
        font.bold: words.bold
        font.pixelSize: words.size
    }

    TextMetrics {
        id: secondAsked

        text: words.source
        font.family: Theme.textFamily
        font.pixelSize: Theme.body
    }

    Grid {
        id: line

        columns: words.stacked ? 1 : 2
        columnSpacing: words.size * 0.4
        verticalItemAlignment: Grid.AlignVCenter

        Label {
            id: main

            text: words.first
            color: words.ink
            font.bold: words.bold
            font.pixelSize: Math.max(Theme.body, words.size * Math.min(1, words.room / firstAsked.width))
            wrapMode: Text.NoWrap
        }

        Label {
            visible: words.bilingual && (words.stacked || main.width + secondAsked.width + words.size * 0.4 <= words.room)
            text: words.source
            color: words.softInk
            font.pixelSize: Theme.body
            wrapMode: Text.NoWrap
        }
    }
}
