pragma ComponentBehavior: Bound

import QtQuick
import Antrean.Ui

// The next calls, marked with a bell, and the last ones.
Card {
    id: list

    required property CallWall calls
    required property Geometry geometry
    required property bool bilingual

    readonly property real pad: Theme.body * 0.5

    Accessible.role: Accessible.List
    Accessible.name: qsTranslate("Display", heading.source)

    Heading {
        id: heading

        x: list.pad
        width: parent.width - 2 * list.pad
        bilingual: list.bilingual
        room: width - (remark.visible ? remark.width + Theme.m : 0)
        source: list.calls.missed ? QT_TRANSLATE_NOOP("Display", "Called meanwhile") : QT_TRANSLATE_NOOP("Display", "Calls")
    }

    Label {
        id: remark

        anchors.right: heading.right
        anchors.verticalCenter: heading.verticalCenter
        visible: rows.count > 0 && (!list.calls.missed || list.calls.more > 0)
        text: list.calls.more > 0 ? qsTr("%1 more").arg(list.calls.more) : list.calls.heading
        font.bold: list.calls.more > 0
        wrapMode: Text.NoWrap
        soft: list.calls.more === 0
    }

    Bilingual {
        objectName: "noOtherCalls"
        visible: rows.count === 0
        anchors.centerIn: rows
        bilingual: list.bilingual
        stacked: true
        bold: false
        ink: Theme.inkSoft
        room: rows.width - list.pad
        source: QT_TRANSLATE_NOOP("Display", "Other calls appear here")
    }

    ListView {
        id: rows

        objectName: "callRows"
        anchors.top: heading.bottom
        x: list.pad / 2
        width: parent.width - list.pad
        height: list.geometry.listRows * rowHeight
        interactive: false
        model: list.calls.calls

        readonly property real rowHeight: Math.floor((parent.height - heading.height - list.pad / 2) / list.geometry.listRows)

        delegate: CallEntry {
            width: rows.width
            height: rows.rowHeight
            size: list.geometry.letterSize
        }

        displaced: Transition {
            NumberAnimation {
                property: "y"
                duration: Theme.calm
                easing.type: Easing.OutCubic
            }
        }

        move: Transition {
            NumberAnimation {
                property: "y"
                duration: Theme.calm
                easing.type: Easing.OutCubic
            }
        }
    }
}
