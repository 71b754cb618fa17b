pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import Antrean.Ui

// Waits for a visitor and tells what one sees from afar. Any touch and any key begins; the whole page takes the touch, so
// that nothing of the next page is pressed by it.
Page {
    id: attract

    required property AttractViewModel viewModel
    required property HomeViewModel hall
    required property KioskViewModel kiosk
    required property WallClock clock
    required property Comfort comfort

    readonly property bool moves: shown && Theme.calm > 0

    // What is wrong takes the room of what is only pleasant.
    readonly property bool troubled: kiosk.banner !== "" || kiosk.printerNotice !== ""
    readonly property bool manyTongues: viewModel.invitations.length > 2
    readonly property bool cramped: wide ? troubled || manyTongues : troubled && (manyTongues || height < 19 * Theme.target || spare < 0)
    // What upright is left beside everything, at its full size, that tells something. Nothing here may follow `cramped`.
    readonly property real fullTime: date.implicitHeight / Math.max(1, date.lineCount) / Theme.lead * Theme.headline * 2
    readonly property real notices: (banner.text !== "" ? banner.implicitHeight + layout.spacing : 0) + (printer.text !== "" ? printer.implicitHeight + layout.spacing : 0)
    readonly property real told: place.implicitHeight + fullTime + date.implicitHeight + (hall.hours !== "" ? card.implicitHeight + Theme.l + layout.spacing : 0) + notices + invitations.implicitHeight + controls.implicitHeight
    readonly property real spare: height - 2 * margin - told - Theme.m - Theme.s - 8 * layout.spacing

    objectName: "attractPage"
    heading: hall.place
    leastHeight: layout.implicitHeight + 2 * margin
    Keys.onPressed: event => {
        if (event.key !== Qt.Key_Tab && event.key !== Qt.Key_Backtab) {
            event.accepted = true;
            if (!event.isAutoRepeat)
                kiosk.begin();
        }
    }

    T.AbstractButton {
        objectName: "begin"
        anchors.fill: parent
        focusPolicy: Qt.NoFocus
        Accessible.name: attract.viewModel.invitations.join(". ")
        onClicked: attract.kiosk.begin()

        background: Weave {}
    }

    ColumnLayout {
        id: layout

        anchors.fill: parent
        anchors.margins: attract.margin
        spacing: !attract.wide ? Theme.m : attract.troubled && attract.manyTongues ? Theme.xs : Theme.s

        Label {
            id: place

            objectName: "attractPlace"
            Layout.fillWidth: true
            Layout.topMargin: attract.wide ? 0 : Theme.m
            horizontalAlignment: Text.AlignHCenter
            text: attract.hall.place
            color: Theme.deepInk
            font.pixelSize: attract.wide ? Theme.title : Theme.headline
            font.bold: true
            Accessible.role: Accessible.Heading
        }

        Item {
            Layout.fillHeight: true
        }

        Label {
            objectName: "attractTime"
            Layout.fillWidth: true
            horizontalAlignment: Text.AlignHCenter
            text: attract.clock.time
            color: Theme.deepInk
            font.pixelSize: Theme.headline * (attract.cramped ? 1.1 : attract.wide ? 1.8 : 2)
            font.bold: true
        }

        Label {
            id: date

            objectName: "attractDate"
            visible: !attract.cramped
            Layout.fillWidth: true
            horizontalAlignment: Text.AlignHCenter
            text: attract.clock.date
            color: Theme.deepInkSoft
            font.pixelSize: Theme.lead
        }

        Card {
            id: card

            objectName: "attractFacts"
            Layout.alignment: Qt.AlignHCenter
            Layout.topMargin: attract.wide ? 0 : Theme.l
            implicitWidth: Math.min(attract.width - 2 * attract.margin, facts.implicitWidth + 2 * Theme.l)
            implicitHeight: facts.implicitHeight + 2 * Theme.m + Theme.hair * 2
            visible: attract.hall.hours !== ""

            GridLayout {
                id: facts

                x: Theme.l
                y: Theme.m
                width: parent.width - 2 * Theme.l
                columns: attract.wide ? 2 : 1
                columnSpacing: Theme.xl
                rowSpacing: Theme.s

                Fact {
                    objectName: "attractHours"
                    glyph: "clock"
                    text: attract.hall.hours
                    font.bold: true
                }

                Fact {
                    objectName: "attractWaiting"
                    glyph: "users"
                    text: attract.hall.waiting
                }
            }
        }

        Notice {
            id: banner

            objectName: "attractBanner"
            Layout.alignment: Qt.AlignHCenter
            Layout.maximumWidth: attract.width - 2 * attract.margin
            visible: text !== ""
            kind: Notice.Caution
            glyph: "wifi-slash"
            text: attract.kiosk.banner
        }

        Notice {
            id: printer

            objectName: "attractPrinter"
            Layout.alignment: Qt.AlignHCenter
            Layout.maximumWidth: attract.width - 2 * attract.margin
            visible: text !== ""
            kind: Notice.Caution
            glyph: "printer"
            text: attract.kiosk.printerNotice
        }

        Item {
            Layout.fillHeight: true
        }

        Icon {
            id: hand

            Layout.alignment: Qt.AlignHCenter
            visible: !attract.wide && !attract.troubled && !attract.manyTongues && size >= Theme.headline
            glyph: "hand-pointing-bold"
            color: Theme.accent
            size: Math.min(Theme.headline * 2, Math.floor(attract.spare))

            transform: Translate {
                id: nod
            }

            SequentialAnimation {
                running: attract.moves && hand.visible
                loops: Animation.Infinite
                onStopped: nod.y = 0

                PauseAnimation {
                    duration: 2600
                }

                NumberAnimation {
                    target: nod
                    property: "y"
                    to: -Theme.l
                    duration: 500
                    easing.type: Easing.InOutSine
                }

                NumberAnimation {
                    target: nod
                    property: "y"
                    to: 0
                    duration: 700
                    easing.type: Easing.OutBounce
                }
            }
        }

        ColumnLayout {
            id: invitations

            Layout.fillWidth: true
            spacing: layout.spacing

            Repeater {
                model: attract.viewModel.invitations

                Label {
                    required property string modelData
                    required property int index

                    objectName: "invitation-" + index
                    Layout.fillWidth: true
                    horizontalAlignment: Text.AlignHCenter
                    text: modelData
                    color: index === 0 ? Theme.deepInk : Theme.deepInkSoft
                    font.pixelSize: index > 0 ? (attract.manyTongues && attract.cramped ? Theme.lead : Theme.title) : attract.wide ? Theme.headline : Theme.headline * 1.15
                    font.bold: true
                    Accessible.ignored: true
                }
            }
        }

        Item {
            Layout.fillHeight: true
        }

        GridLayout {
            id: controls

            Layout.alignment: Qt.AlignHCenter
            Layout.bottomMargin: attract.cramped ? 0 : Theme.s
            columns: attract.wide ? 2 : 1
            columnSpacing: Theme.s
            rowSpacing: Theme.s

            AccessButton {
                Layout.alignment: Qt.AlignHCenter
                comfort: attract.comfort
            }

            LanguageSwitch {
                Layout.alignment: Qt.AlignHCenter
                codes: attract.kiosk.languages
                current: ""
                onAsked: code => attract.kiosk.begin(code)
            }
        }
    }
}
