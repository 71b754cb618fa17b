pragma ComponentBehavior: Bound

import QtQuick
import Antrean.Ui

// Where one is and what time it is; and when that is so, that what is shown is not current.
Weave {
    id: header

    required property Status status
    required property WallClock clock
    required property bool tall

    readonly property bool known: status.place !== ""
    readonly property bool marked: status.lost && known
    readonly property string lost: QT_TRANSLATE_NOOP("Display", "Connection lost. This is how it was at %1.")
    readonly property real line: tall ? height / 2 : height

    readonly property real room: (tall ? width : dateText.x) - 2 * Theme.l

    TextMetrics {
        id: measured

        text: place.text
        font.family: Theme.textFamily
        font.bold: true
        font.pixelSize: Theme.body
    }

    Label {
        id: place

        objectName: "place"
        visible: !header.marked
        x: Theme.l
        width: header.room
        height: header.line
        verticalAlignment: Text.AlignVCenter
        text: header.status.zones === "" ? header.status.place : header.status.place + " · " + header.status.zones
        color: Theme.deepInk
        font.bold: true
        font.pixelSize: Theme.title
        fontSizeMode: Text.Fit
        minimumPixelSize: Theme.body * 0.8
        wrapMode: measured.width > header.room ? Text.Wrap : Text.NoWrap
        maximumLineCount: 2
        lineHeight: 0.9
    }

    Rectangle {
        visible: header.marked
        x: Theme.m
        y: Theme.xs
        width: header.room + Theme.l
        height: header.line - 3 * Theme.xs
        radius: Theme.radius
        color: Theme.caution

        Icon {
            id: unplugged

            x: Theme.m
            anchors.verticalCenter: parent.verticalCenter
            glyph: "wifi-slash"
            size: Theme.headline
            color: Theme.cautionInk
        }

        Column {
            anchors.left: unplugged.right
            anchors.right: parent.right
            anchors.margins: Theme.s
            anchors.verticalCenter: parent.verticalCenter

            Label {
                objectName: "lost"
                width: parent.width
                text: qsTranslate("Display", header.lost).arg(header.status.lostAt)
                color: Theme.cautionInk
                font.bold: true
                fontSizeMode: Text.HorizontalFit
                minimumPixelSize: Theme.body * 0.7
                wrapMode: Text.NoWrap
            }

            Label {
                visible: header.status.bilingual && !header.tall
                width: parent.width
                text: header.lost.arg(header.status.lostAtSecond)
                color: Theme.cautionInk
                font.pixelSize: Theme.body * 0.8
                fontSizeMode: Text.HorizontalFit
                minimumPixelSize: Theme.body * 0.6
                wrapMode: Text.NoWrap
            }
        }
    }

    Label {
        id: dateText

        objectName: "date"
        x: header.tall ? Theme.l : timeText.x - Theme.l - width
        y: header.height - header.line
        height: header.line
        verticalAlignment: Text.AlignVCenter
        visible: header.known
        text: header.clock.date
        color: Theme.deepInkSoft
        font.pixelSize: Theme.lead
        wrapMode: Text.NoWrap
    }

    Label {
        id: timeText

        objectName: "time"
        anchors.right: zoneText.left
        anchors.rightMargin: Theme.xs
        y: header.height - header.line
        height: header.line
        verticalAlignment: Text.AlignVCenter
        visible: header.known
        text: header.clock.time.split(" ")[0]
        color: Theme.deepInk
        font.bold: true
        font.pixelSize: Theme.headline
        wrapMode: Text.NoWrap
    }

    Label {
        id: zoneText

        anchors.right: parent.right
        anchors.rightMargin: Theme.l
        anchors.baseline: timeText.baseline
        visible: header.known
        text: header.clock.time.split(" ")[1] ?? ""
        color: Theme.deepInkSoft
        font.pixelSize: Theme.lead
        wrapMode: Text.NoWrap
    }
}
