pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Shapes

// A sheet that ends in a point: from the number towards its counter, to the right or down.
Shape {
    id: arrow

    property color ground: "white"
    property bool down: false
    property real point: 0
    property real corner: 0

    readonly property real long: down ? height : width
    readonly property real broad: down ? width : height

    preferredRendererType: Shape.CurveRenderer
    antialiasing: true

    // Drawn pointing right; turned about the diagonal it points down.
    transform: Matrix4x4 {
        matrix: arrow.down ? Qt.matrix4x4(0, 1, 0, 0, 1, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1) : Qt.matrix4x4()
    }

    ShapePath {
        fillColor: arrow.ground
        strokeColor: "transparent"
        strokeWidth: 0
        startX: arrow.corner
        startY: 0

        PathLine {
            x: arrow.long - arrow.point
            y: 0
        }

        PathLine {
            x: arrow.long
            y: arrow.broad / 2
        }

        PathLine {
            x: arrow.long - arrow.point
            y: arrow.broad
        }

        PathLine {
            x: arrow.corner
            y: arrow.broad
        }

        PathArc {
            x: 0
            y: arrow.broad - arrow.corner
            radiusX: arrow.corner
            radiusY: arrow.corner
        }

        PathLine {
            x: 0
            y: arrow.corner
        }

        PathArc {
            x: arrow.corner
            y: 0
            radiusX: arrow.corner
            radiusY: arrow.corner
        }
    }
}
