pragma ComponentBehavior: Bound

import QtQuick
import Antrean.Ui

// The call: a number on a sheet that points to its counter; below them whose number it is and where to go. Bright and
// with a bell while it is being made.
Item {
    id: stage

    required property CallWall calls
    required property Geometry geometry
    required property bool bilingual

    readonly property bool down: geometry.stacked
    readonly property real pad: Theme.body * 0.5
    readonly property real size: geometry.callSize
    readonly property real letter: geometry.letterSize
    readonly property real step: Math.round(letter * 1.16)
    readonly property real signExtent: geometry.signExtent
    readonly property real point: geometry.point
    readonly property real sheetExtent: height - geometry.lines * step - 1.6 * pad
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
        height: stage.down ? stage.sheetExtent - stage.signExtent : stage.sheetExtent
        point: stage.point
        corner: Theme.radius
        ground: stage.calls.fresh ? Theme.accent : Theme.card
    }

    Item {
        id: saying

        readonly property real room: sheet.width - 2 * stage.pad - (stage.down ? 0 : stage.point * 0.7)
        readonly property real icon: Theme.headline * 1.1 + Theme.s
        readonly property bool pictured: room >= words.asked + icon

        x: stage.pad
        y: stage.pad * 0.35
        height: stage.geometry.wordsHeight

        Icon {
            visible: saying.pictured
            anchors.verticalCenter: parent.verticalCenter
            glyph: stage.calls.fresh ? "bell-ringing" : "clock-counter-clockwise"
            size: Theme.headline * 1.1
            color: stage.ink
        }

        Bilingual {
            id: words

            objectName: "stageWords"
            visible: !turned.visible
            x: saying.pictured ? saying.icon : 0
            anchors.verticalCenter: parent.verticalCenter
            bilingual: stage.bilingual
            stacked: true
            size: Theme.lead
            room: saying.room
            ink: stage.ink
            softInk: stage.softInk
            source: !stage.calls.fresh ? QT_TRANSLATE_NOOP("Display", "Last call") : stage.calls.recall ? QT_TRANSLATE_NOOP("Display", "Called again") : QT_TRANSLATE_NOOP("Display", "Please go to the counter")
        }

        Turning {
            id: turned

            visible: words.least > saying.room
            width: saying.room
            height: parent.height
            lines: 2
            bold: true
            ink: stage.ink
            texts: stage.bilingual ? [words.first, words.source] : [words.first]
        }
    }

    Figure {
        id: number

        objectName: "number"
        x: stage.pad
        y: stage.pad * 0.6 + stage.geometry.wordsHeight
        width: sheet.width - stage.pad - (stage.down ? stage.pad : stage.point * 0.5)
        height: sheet.height - (stage.down ? stage.point : stage.pad * 0.8) - y
        horizontalAlignment: stage.down ? Text.AlignHCenter : Text.AlignLeft
        text: stage.calls.number
        size: stage.size
        color: stage.ink
        transformOrigin: stage.down ? Item.Center : Item.Left
    }

    TextMetrics {
        id: kindAsked

        text: stage.calls.kind
        font: kind.font
    }

    TextMetrics {
        id: signAsked

        text: stage.calls.sign
        font: sign.font
    }

    Figure {
        id: kind

        objectName: "kind"
        x: stage.down ? sign.x - width - stage.size * 0.2 : sheet.width + stage.pad * 0.7
        y: stage.down ? sign.y : stage.pad * 0.35
        width: stage.down ? Math.min(kindAsked.advanceWidth + 1, parent.width * 0.5) : stage.signExtent - stage.pad * 1.4
        height: stage.down ? sign.height : stage.geometry.wordsHeight
        horizontalAlignment: stage.down ? Text.AlignRight : Text.AlignHCenter
        text: stage.calls.kind
        size: stage.down ? Math.max(stage.letter, stage.size * 0.5) : stage.letter
        font.bold: false
        color: Theme.deepInkSoft
    }

    Figure {
        id: sign

        readonly property real kindRoom: kind.text === "" ? 0 : kind.width + stage.size * 0.2

        objectName: "sign"
        x: stage.down ? (parent.width - width + kindRoom) / 2 : sheet.width + stage.size * 0.06
        y: stage.down ? sheet.height : number.y
        width: stage.down ? Math.min(signAsked.advanceWidth + 1, parent.width - kindRoom - 2 * stage.pad) : stage.signExtent - stage.size * 0.12
        height: stage.down ? stage.signExtent : number.height
        horizontalAlignment: Text.AlignHCenter
        text: stage.calls.sign
        size: stage.size
        color: Theme.deepInk
    }

    Rectangle {
        x: stage.pad
        y: stage.sheetExtent
        width: parent.width - 2 * stage.pad
        height: Theme.hair
        visible: stage.down || stage.calls.zone !== ""
        color: Theme.deepInkSoft
        opacity: 0.4
    }

    Turning {
        id: agency

        readonly property var names: [stage.calls.agency, stage.calls.agencyShort]

        objectName: "agency"
        x: stage.pad * 1.4
        y: stage.sheetExtent + stage.pad * 0.8
        width: parent.width - 2 * x
        lines: stage.geometry.lines - (zone.visible ? 1 : 0)
        size: stage.letter
        step: stage.step
        ink: Theme.deepInk
        texts: {
            if (stage.calls.agency === "")
                return [];
            const fits = text => Measure.pages([text], font.font, width, lines).length <= 1;
            const name = fits(names[0]) ? names[0] : names[1];
            if (stage.calls.zone === "" || zone.visible)
                return [name];
            const whole = names.map(each => `${each} · ${stage.calls.zone}`).find(fits);
            return whole !== undefined ? [whole] : [stage.calls.zone, name];
        }

        Text {
            id: font

            visible: false
            font.family: Theme.textFamily
            font.pixelSize: Math.max(1, stage.letter)
        }
    }

    Row {
        id: zone

        visible: stage.calls.zone !== "" && stage.geometry.lines > 1
        x: stage.pad * 1.4
        y: stage.sheetExtent + stage.pad * 0.8 + (stage.geometry.lines - 1) * stage.step
        height: stage.step
        spacing: stage.letter * 0.2

        Icon {
            anchors.verticalCenter: parent.verticalCenter
            glyph: "map-pin"
            size: stage.letter * 0.9
            color: Theme.accent
        }

        Turning {
            objectName: "zone"
            width: agency.width - stage.letter * 1.1
            height: parent.height
            size: stage.letter
            step: stage.step
            ink: Theme.deepInk
            bold: true
            texts: stage.calls.zone === "" ? [] : [stage.calls.zone]
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
