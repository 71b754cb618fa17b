pragma ComponentBehavior: Bound

import QtQuick
import Antrean.Ui

// Whom a counter has before it, or why nobody; the agency; who comes next.
Rectangle {
    id: now

    required property CounterScreen counter
    required property CounterGeometry geometry
    required property Status status

    readonly property bool calling: counter.mood === "calling"
    readonly property bool numbered: counter.number !== ""
    readonly property real pad: geometry.pad
    readonly property real letter: geometry.letterSize
    readonly property real step: Math.round(letter * 1.16)
    readonly property color ink: calling ? Theme.accentInk : Theme.ink
    readonly property color softInk: calling ? Theme.accentInk : Theme.inkSoft
    readonly property var wording: ({
            "calling": QT_TRANSLATE_NOOP("Display", "Your turn"),
            "serving": QT_TRANSLATE_NOOP("Display", "Being served"),
            "free": QT_TRANSLATE_NOOP("Display", "Ready"),
            "paused": QT_TRANSLATE_NOOP("Display", "On a break"),
            "closed": QT_TRANSLATE_NOOP("Display", "Closed")
        })
    readonly property var glyphs: ({
            "calling": "bell-ringing",
            "serving": "user",
            "free": "check-circle",
            "paused": "pause-circle",
            "closed": "prohibit"
        })
    // What the next numbers leave when there are none.
    readonly property real spare: counter.next.length > 0 ? 0 : now.geometry.next.height * 0.7
    readonly property string words: wording[counter.mood] ?? ""
    readonly property string lost: QT_TRANSLATE_NOOP("Display", "Connection lost. This is how it was at %1.")

    readonly property string back: QT_TRANSLATE_NOOP("Display", "Back at")

    color: calling ? Theme.accent : Theme.card

    // While it is being called the frame breathes; the words stand still.
    Rectangle {
        id: frame

        anchors.fill: parent
        visible: now.calling
        color: "transparent"
        border.width: Math.max(2, now.pad * 0.4)
        border.color: Theme.accentInk

        SequentialAnimation on opacity {
            running: now.calling && Theme.calm > 0
            loops: Animation.Infinite

            NumberAnimation {
                from: 1
                to: 0
                duration: 1100
                easing.type: Easing.InOutSine
            }

            NumberAnimation {
                from: 0
                to: 1
                duration: 1100
                easing.type: Easing.InOutSine
            }
        }
    }

    Item {
        id: mood

        x: now.pad
        y: now.pad
        width: parent.width - 2 * now.pad
        height: now.geometry.mood.height
        visible: !now.status.lost && now.numbered

        Icon {
            id: sign

            anchors.verticalCenter: parent.verticalCenter
            glyph: now.glyphs[now.counter.mood] ?? ""
            size: Theme.headline * 1.2
            color: now.ink
        }

        Bilingual {
            objectName: "mood"
            anchors.left: sign.right
            anchors.leftMargin: Theme.body * 0.5
            anchors.verticalCenter: parent.verticalCenter
            bilingual: now.status.bilingual
            stacked: true
            size: Theme.title
            room: parent.width - x
            ink: now.ink
            softInk: now.softInk
            source: now.words
        }
    }

    Rectangle {
        x: now.pad
        y: now.pad
        width: parent.width - 2 * now.pad
        height: now.geometry.mood.height
        visible: now.status.lost
        radius: Theme.radius
        color: Theme.caution

        Icon {
            id: unplugged

            x: now.pad
            anchors.verticalCenter: parent.verticalCenter
            glyph: "wifi-slash"
            size: now.letter * 0.9
            color: Theme.cautionInk
        }

        Turning {
            objectName: "lost"
            anchors.left: unplugged.right
            anchors.leftMargin: now.pad
            anchors.right: parent.right
            anchors.rightMargin: now.pad
            height: parent.height
            lines: Math.max(1, Math.floor(height / step))
            bold: true
            ink: Theme.cautionInk
            texts: !now.status.lost ? [] : now.status.bilingual ? [qsTranslate("Display", now.lost).arg(now.status.lostAt), now.lost.arg(now.status.lostAtSecond)] : [qsTranslate("Display", now.lost).arg(now.status.lostAt)]
        }
    }

    Figure {
        objectName: "number"
        visible: now.numbered
        x: now.pad
        y: now.geometry.number.y - now.y
        width: parent.width - 2 * now.pad
        height: now.geometry.number.height + now.spare
        horizontalAlignment: Text.AlignHCenter
        text: now.counter.number
        size: now.geometry.callSize
        color: now.ink
    }

    Item {
        id: idle

        visible: !now.numbered
        y: now.status.lost ? now.geometry.number.y - now.y : 0
        width: parent.width
        height: agency.y - y

        Column {
            anchors.centerIn: parent

            Icon {
                anchors.horizontalCenter: parent.horizontalCenter
                visible: idle.height > now.letter * (now.counter.until === "" ? 4.6 : 6.4)
                glyph: now.numbered ? "" : now.glyphs[now.counter.mood] ?? ""
                size: now.letter * 2
                color: now.counter.mood === "free" ? Theme.primary : Theme.inkSoft
            }

            Figure {
                objectName: "idleWord"
                anchors.horizontalCenter: parent.horizontalCenter
                width: idle.width - 2 * now.pad
                horizontalAlignment: Text.AlignHCenter
                text: now.numbered || now.words === "" ? "" : qsTranslate("Display", now.words)
                size: Math.min(now.letter * 2.2, now.geometry.callSize)
            }

            Label {
                anchors.horizontalCenter: parent.horizontalCenter
                visible: now.status.bilingual
                text: now.numbered ? "" : now.words
                soft: true
                wrapMode: Text.NoWrap
            }

            Row {
                anchors.horizontalCenter: parent.horizontalCenter
                visible: now.counter.until !== ""
                topPadding: now.letter * 0.3
                spacing: now.letter * 0.4

                Bilingual {
                    anchors.verticalCenter: parent.verticalCenter
                    bilingual: now.status.bilingual
                    stacked: true
                    bold: false
                    softInk: now.softInk
                    source: now.counter.until === "" ? "" : now.back
                }

                Figure {
                    objectName: "until"
                    anchors.verticalCenter: parent.verticalCenter
                    text: now.counter.until
                    size: now.letter
                }
            }
        }
    }

    Turning {
        id: agency

        readonly property bool whole: Measure.pages(now.counter.agencies, font.font, width, lines).length <= now.counter.agencies.length

        objectName: "agency"
        x: now.pad
        y: now.geometry.agency.y - now.y + now.spare
        width: parent.width - 2 * x
        height: now.geometry.agency.height
        lines: now.geometry.lines
        size: now.letter
        step: now.step
        alignment: Text.AlignHCenter
        ink: now.ink
        texts: whole ? now.counter.agencies : now.counter.shortNames

        Text {
            id: font

            visible: false
            font.family: Theme.textFamily
            font.pixelSize: Math.max(1, now.letter)
        }
    }

    Rectangle {
        visible: now.geometry.next.height > 0
        y: now.geometry.next.y - now.y
        width: parent.width
        height: now.geometry.next.height
        color: now.counter.next.length > 0 ? Theme.tint : "transparent"

        Label {
            id: heading

            visible: now.counter.next.length > 0

            x: now.pad
            height: parent.height
            verticalAlignment: Text.AlignVCenter
            text: qsTr("Next")
            color: Theme.tintInk
            wrapMode: Text.NoWrap
        }

        Row {
            id: numbers

            x: heading.x + heading.width + now.letter * 0.4
            height: parent.height
            spacing: now.letter * 0.4

            Repeater {
                model: now.counter.next

                Figure {
                    required property string modelData
                    required property int index

                    objectName: "nextNumber"
                    visible: numbers.x + (index + 1) * (implicitWidth + numbers.spacing) <= now.width
                    height: numbers.height
                    text: modelData
                    size: now.letter
                    font.bold: index === 0
                    color: Theme.tintInk
                }
            }
        }
    }
}
