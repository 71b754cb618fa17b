pragma ComponentBehavior: Bound

import QtQuick
import Antrean.Ui

// What stands in the calls' place while there are none.
Item {
    id: panel

    required property string face
    required property Status status
    required property bool filling

    readonly property bool broad: width > height
    readonly property bool small: height < Theme.body * 17 && width < Theme.body * 32 || width < Theme.body * 17
    readonly property real factor: small ? 0.74 : (broad ? height : width) > Theme.body * 14 ? 1.25 : 1

    readonly property var wording: ({
            "connecting": {
                glyph: "wifi-high",
                title: QT_TRANSLATE_NOOP("Display", "Connecting …"),
                detail: QT_TRANSLATE_NOOP("Display", "Calls appear here as soon as the server answers.")
            },
            "faulty": {
                glyph: "warning-octagon",
                title: QT_TRANSLATE_NOOP("Display", "This display is not set up"),
                detail: QT_TRANSLATE_NOOP("Display", "For the IT staff: %1")
            },
            "quiet": {
                glyph: "hand-waving",
                title: QT_TRANSLATE_NOOP("Display", "Welcome"),
                detail: QT_TRANSLATE_NOOP("Display", "Your number will be called here.")
            },
            "closed": {
                glyph: "moon",
                title: QT_TRANSLATE_NOOP("Display", "Closed"),
                detail: ""
            },
            "closed until": {
                glyph: "moon",
                title: QT_TRANSLATE_NOOP("Display", "Closed"),
                detail: QT_TRANSLATE_NOOP("Display", "Opens %1")
            },
            "opening": {
                glyph: "clock",
                title: QT_TRANSLATE_NOOP("Display", "Counters open shortly"),
                detail: QT_TRANSLATE_NOOP("Display", "Your number will be called here.")
            }
        })
    readonly property string situation: face !== "closed" ? face : status.opensSoon ? "opening" : status.opensAt !== "" ? "closed until" : "closed"
    readonly property var words: wording[situation] ?? wording["quiet"]

    Card {
        anchors.fill: parent
        visible: !panel.filling
    }

    Grid {
        anchors.centerIn: parent
        columns: panel.broad && !panel.small ? 2 : 1
        columnSpacing: Theme.body * 0.8
        rowSpacing: Theme.body * 0.5
        verticalItemAlignment: Grid.AlignVCenter
        horizontalItemAlignment: panel.broad ? Grid.AlignLeft : Grid.AlignHCenter

        Icon {
            id: picture

            visible: !panel.small
            glyph: panel.words.glyph
            size: Theme.headline * 2.6 * panel.factor
            color: Theme.primary
        }

        Column {
            id: texts

            readonly property int alignment: panel.broad && !panel.small ? Text.AlignLeft : Text.AlignHCenter

            width: panel.broad && !panel.small ? Math.min(panel.width - picture.width - Theme.body * 3, Theme.headline * 16) : panel.width - Theme.body * 1.2

            Label {
                objectName: "faceTitle"
                width: parent.width
                horizontalAlignment: texts.alignment
                text: qsTranslate("Display", panel.words.title)
                font.bold: true
                font.pixelSize: Theme.headline * panel.factor
            }

            Label {
                visible: panel.status.bilingual
                width: parent.width
                horizontalAlignment: texts.alignment
                text: panel.words.title
                font.pixelSize: Math.max(Theme.body, Theme.lead * panel.factor)
                soft: true
            }

            Item {
                visible: detail.visible
                width: 1
                height: Theme.body * 0.5
            }

            Label {
                id: detail

                objectName: "faceDetail"
                visible: text !== ""
                width: parent.width
                horizontalAlignment: texts.alignment
                text: panel.words.detail === "" ? "" : panel.fill(qsTranslate("Display", panel.words.detail), panel.status.opensAt)
                font.pixelSize: Math.max(Theme.body, Theme.lead * panel.factor)
            }

            Label {
                visible: panel.status.bilingual && panel.words.detail !== "" && !panel.small
                width: parent.width
                horizontalAlignment: texts.alignment
                text: panel.fill(panel.words.detail, panel.status.opensAtSecond)
                soft: true
            }
        }
    }

    function fill(text: string, opens: string): string {
        return text.includes("%1") ? text.arg(face === "faulty" ? status.fault : opens) : text;
    }
}
