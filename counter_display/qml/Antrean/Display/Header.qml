pragma ComponentBehavior: Bound

import QtQuick
import Antrean.Ui

// Where one is and what time it is; and when that is so, that what is shown is not current, or not spoken.
Weave {
    id: header

    required property Status status
    required property WallClock clock
    required property Geometry geometry

    readonly property bool tall: geometry.portrait
    readonly property bool known: status.place !== ""
    readonly property bool marked: status.lost && known
    readonly property string lost: QT_TRANSLATE_NOOP("Display", "Connection lost. This is how it was at %1.")
    readonly property real side: Theme.body * 0.9
    readonly property real foot: Math.max(3, Theme.mm * 1.2)
    readonly property real lower: tall ? Theme.body * 1.8 : 0
    readonly property real upper: height - foot - lower
    readonly property real room: (tall ? width - side : (dateText.visible ? dateText.x : timeText.x) - Theme.body * 0.7) - side

    TextMetrics {
        id: asked

        text: header.status.headings[0]
        font.family: Theme.textFamily
        font.bold: true
        font.pixelSize: Theme.body
    }

    Turning {
        id: place

        objectName: "place"
        visible: !header.marked
        x: header.side
        width: header.room
        height: header.upper
        size: asked.advanceWidth * 1.4 < header.room ? Theme.title : Theme.body
        bold: true
        ink: Theme.deepInk
        texts: asked.advanceWidth < header.room ? [header.status.headings[0]] : header.status.headings.slice(1)
    }

    Rectangle {
        visible: header.marked
        x: Theme.body * 0.4
        y: Theme.body * 0.15
        width: header.room + header.side - x
        height: header.upper - 2 * y
        radius: Theme.radius
        color: Theme.caution

        Icon {
            id: unplugged

            x: Theme.s
            anchors.verticalCenter: parent.verticalCenter
            glyph: "wifi-slash"
            size: Theme.body * 1.3
            color: Theme.cautionInk
        }

        Turning {
            objectName: "lost"
            anchors.left: unplugged.right
            anchors.leftMargin: Theme.s
            anchors.right: parent.right
            anchors.rightMargin: Theme.s
            height: parent.height
            lines: Math.max(1, Math.floor(height / step))
            ink: Theme.cautionInk
            bold: true
            texts: !header.marked ? [] : header.status.bilingual ? [qsTranslate("Display", header.lost).arg(header.status.lostAt), header.lost.arg(header.status.lostAtSecond)] : [qsTranslate("Display", header.lost).arg(header.status.lostAt)]
        }
    }

    // And for the staff, in its turn, that nothing can be heard.
    Turning {
        id: dateText

        objectName: "date"
        x: header.tall ? header.side : timeText.x - Theme.body * 0.8 - width
        y: header.tall ? header.upper : 0
        width: header.tall ? timeText.x - header.side - Theme.s : Math.ceil(Math.max(dateAsked.advanceWidth, header.status.mute ? muteAsked.advanceWidth : 0)) + 2
        height: header.tall ? header.lower : header.upper
        visible: header.known && (header.tall || !header.marked)
        alignment: header.tall ? Text.AlignLeft : Text.AlignRight
        ink: Theme.deepInkSoft
        texts: header.status.mute ? [muteAsked.text, dateAsked.text] : [dateAsked.text]
    }

    TextMetrics {
        id: dateAsked

        text: header.geometry.shortDate ? header.clock.shortDate : header.clock.date
        font.family: Theme.textFamily
        font.pixelSize: Theme.body
    }

    TextMetrics {
        id: muteAsked

        text: qsTr("No sound")
        font: dateAsked.font
    }

    Label {
        id: timeText

        objectName: "time"
        x: parent.width - header.side - zoneText.width - Theme.xs - width
        y: header.tall ? header.upper : 0
        height: header.tall ? header.lower : header.upper
        verticalAlignment: Text.AlignVCenter
        visible: header.known
        text: header.clock.time.split(/\s/)[0]
        color: Theme.deepInk
        font.bold: true
        font.pixelSize: Theme.title
        wrapMode: Text.NoWrap
    }

    Label {
        id: zoneText

        x: parent.width - header.side - width
        anchors.baseline: timeText.baseline
        visible: header.known
        text: header.clock.time.split(/\s/)[1] ?? ""
        color: Theme.deepInkSoft
        wrapMode: Text.NoWrap
    }
}
