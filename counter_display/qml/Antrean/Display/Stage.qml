pragma ComponentBehavior: Bound

import QtQuick
import Antrean.Ui

// The call: a number on a sheet that points to its counter. Bright and with a bell while it is being made.
Item {
    id: stage

    required property CallWall calls
    required property Geometry geometry
    required property bool bilingual

    readonly property bool down: geometry.stacked
    readonly property real pad: Theme.body * 0.9
    readonly property real size: geometry.callSize
    readonly property real signExtent: geometry.signExtent
    readonly property real point: geometry.point
    readonly property color ink: calls.fresh ? Theme.accentInk : Theme.ink
    readonly property color softInk: calls.fresh ? Theme.accentInk : Theme.inkSoft

    Rectangle {
        anchors.fill: parent
        radius: Theme.radius
        color: Theme.deep
        border.width: Theme.hair
        border.color: stage.calls.fresh ? Theme.accent : Theme.line
    }

    Arrow {
        id: sheet

        down: stage.down
        width: stage.down ? parent.width : parent.width - stage.signExtent
        height: stage.down ? parent.height - stage.signExtent : parent.height
        point: stage.point
        corner: Theme.radius
        ground: stage.calls.fresh ? Theme.accent : Theme.card
    }

    Row {
        x: stage.pad
        y: stage.pad * 0.8
        spacing: Theme.s

        Icon {
            anchors.verticalCenter: parent.verticalCenter
            glyph: stage.calls.fresh ? "bell-ringing" : "clock-counter-clockwise"
            size: Theme.headline
            color: stage.ink
        }

        Bilingual {
            id: words

            objectName: "stageWords"
            bilingual: stage.bilingual
            stacked: true
            size: Theme.title
            room: sheet.width - 2 * stage.pad - Theme.headline - Theme.s - (stage.down ? 0 : stage.point * 0.6)
            ink: stage.ink
            softInk: stage.softInk
            source: !stage.calls.fresh ? QT_TRANSLATE_NOOP("Display", "Last call") : stage.calls.recall ? QT_TRANSLATE_NOOP("Display", "Called again") : QT_TRANSLATE_NOOP("Display", "Please go to the counter")
        }
    }

    Figure {
        id: number

        objectName: "number"
        x: stage.pad
        y: stage.pad * 0.8 + words.height
        width: sheet.width - stage.pad - (stage.down ? stage.pad : stage.point * 0.5)
        height: agency.y - y
        text: stage.calls.number
        size: stage.size
        color: stage.ink
        transformOrigin: Item.Left
    }

    Label {
        id: agency

        objectName: "agency"
        x: stage.pad
        y: sheet.height - height - stage.pad * 0.8 - (stage.down ? stage.point : 0)
        width: sheet.width - 2 * stage.pad - (stage.down ? 0 : stage.point)
        height: Theme.body * 3
        verticalAlignment: Text.AlignBottom
        text: stage.calls.agency
        color: stage.ink
        font.pixelSize: Theme.lead
        maximumLineCount: 3
        fontSizeMode: Text.Fit
        minimumPixelSize: Theme.body * 0.75
    }

    Item {
        id: counter

        x: stage.down ? 0 : sheet.width
        y: stage.down ? sheet.height : 0
        width: stage.down ? parent.width : stage.signExtent
        height: stage.down ? stage.signExtent : parent.height

        Label {
            objectName: "kind"
            anchors.horizontalCenter: parent.horizontalCenter
            y: sign.y + sign.height / 2 - stage.size * 0.5 - height
            text: stage.calls.kind
            color: Theme.deepInkSoft
            font.pixelSize: Theme.title
        }

        Figure {
            id: sign

            objectName: "sign"
            x: stage.size * 0.1
            y: stage.down ? parent.height - height - stage.pad * 0.5 : number.y + (number.height - height) / 2
            width: parent.width - 2 * x
            height: size
            horizontalAlignment: Text.AlignHCenter
            text: stage.calls.sign
            size: stage.size
            color: Theme.deepInk
        }
    }

    // The number is there in full from its first frame; it only settles into its place.
    NumberAnimation {
        id: arrival

        target: number
        property: "scale"
        from: 1.05
        to: 1
        duration: Theme.calm * 1.5
        easing.type: Easing.OutCubic
    }

    Connections {
        target: stage.calls
        function onStaged() {
            if (Theme.calm > 0)
                arrival.restart();
        }
    }
}
