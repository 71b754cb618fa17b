pragma ComponentBehavior: Bound

import QtQuick
import Antrean.Ui

// Letters and digits for big fingers, as large as the room allows.
Item {
    id: keyboard

    // Where there is little height: three lines of letters, with the other keys at their ends.
    property bool low: false
    readonly property var lines: (low ? [] : ["1234567890"]).concat(["qwertyuiop", "asdfghjkl", "zxcvbnm"])
    readonly property int rows: low ? 3 : 5
    // Large text needs no wider gaps: the keys need the room.
    readonly property real gap: Math.min(Theme.xs, 2 * Theme.mm)
    readonly property real keyWidth: (width + gap) / 10 - gap
    // No key is a tower: fingers aim at squares.
    readonly property real keyHeight: Math.min((height + gap) / rows - gap, Math.max(Theme.target, 1.3 * keyWidth))
    // Large text leaves no room for words beside their signs.
    readonly property bool brief: low || 3 * keyWidth < 5.2 * Theme.body
    readonly property real least: rows * (Theme.target + gap) - gap

    signal typed(string letters)
    signal rubbed
    signal cleared

    implicitWidth: 10 * Theme.target + 9 * gap
    implicitHeight: least

    component Key: BigButton {
        leftPadding: 0
        rightPadding: 0
        topPadding: 0
        bottomPadding: 0
        width: keyboard.keyWidth
        height: keyboard.keyHeight
    }

    component Wide: Key {
        property real keys: 1

        width: keys * (keyboard.keyWidth + keyboard.gap) - keyboard.gap
    }

    component DeleteKey: Wide {
        objectName: "key-delete"
        glyph: "backspace-bold"
        textSize: Theme.lead
        text: keyboard.brief ? "" : qsTr("Delete")
        Accessible.name: qsTr("Delete the last letter")
        onClicked: keyboard.rubbed()
    }

    component SpaceKey: Wide {
        objectName: "key-space"
        text: qsTr("Space")
        onClicked: keyboard.typed(" ")
    }

    component ClearKey: Wide {
        objectName: "key-clear"
        glyph: keyboard.brief ? "x-circle-bold" : ""
        text: keyboard.brief ? "" : qsTr("Clear")
        Accessible.name: qsTr("Clear everything typed")
        onClicked: keyboard.cleared()
    }

    Column {
        spacing: keyboard.gap
        anchors.horizontalCenter: parent.horizontalCenter

        Repeater {
            model: keyboard.lines

            Row {
                id: line

                required property string modelData
                readonly property bool last: modelData.startsWith("z")

                spacing: keyboard.gap
                anchors.horizontalCenter: keyboard.low || line.last ? undefined : parent?.horizontalCenter

                Repeater {
                    model: line.modelData.split("")

                    Key {
                        required property string modelData

                        objectName: "key-" + modelData
                        text: modelData.toUpperCase()
                        textSize: Math.max(Theme.body, Math.min(Theme.title, keyboard.keyHeight * 0.77))
                        onClicked: keyboard.typed(modelData)
                    }
                }

                SpaceKey {
                    visible: keyboard.low && line.last
                    keys: 2
                }

                DeleteKey {
                    visible: keyboard.low ? line.modelData.startsWith("a") : line.last
                    keys: keyboard.low ? 1 : 3
                }

                ClearKey {
                    visible: keyboard.low && line.last
                }
            }
        }

        Row {
            visible: !keyboard.low
            spacing: keyboard.gap

            SpaceKey {
                keys: 7
            }

            ClearKey {
                keys: 3
            }
        }
    }
}
