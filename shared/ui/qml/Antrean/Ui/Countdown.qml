pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Shapes

// Seconds left, as a number inside a ring that empties.
Item {
    id: countdown

    required property int seconds
    required property int of
    property color ink: Theme.ink
    readonly property real stroke: Math.max(3, width / 14)

    implicitWidth: Theme.target
    implicitHeight: implicitWidth

    component Arc: ShapePath {
        id: arc

        property real part: 1
        property color tone: Theme.line

        strokeColor: tone
        strokeWidth: countdown.stroke
        fillColor: "transparent"
        capStyle: ShapePath.RoundCap

        PathAngleArc {
            centerX: countdown.width / 2
            centerY: countdown.height / 2
            radiusX: (countdown.width - countdown.stroke) / 2
            radiusY: radiusX
            startAngle: -90
            sweepAngle: 360 * arc.part
        }
    }

    Shape {
        anchors.fill: parent

        Arc {}

        Arc {
            tone: countdown.ink
            part: countdown.of > 0 ? countdown.seconds / countdown.of : 0
        }
    }

    Text {
        anchors.centerIn: parent
        text: countdown.seconds
        color: countdown.ink
        font.family: Theme.textFamily
        font.bold: true
        font.pixelSize: Math.max(Theme.body, countdown.width * 0.36)
        textFormat: Text.PlainText
        Accessible.ignored: true
    }
}
