pragma ComponentBehavior: Bound

import QtQuick
import Antrean.Ui

// Letters and digits for big fingers, as large as the room allows.
Item {
    id: keyboard

    readonly property var lines: ["1234567890", "qwertyuiop", "asdfghjkl", "zxcvbnm"]
    readonly property real gap: Theme.xs
    readonly property real keyWidth: (width + gap) / 10 - gap
    readonly property real keyHeight: (height + gap) / 5 - gap
    readonly property real least: 5 * Theme.target + 4 * gap

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

    Column {
        spacing: keyboard.gap
        anchors.horizontalCenter: parent.horizontalCenter

        Repeater {
            model: keyboard.lines

            Row {
                id: line

                required property string modelData
                required property int index

                spacing: keyboard.gap
                anchors.horizontalCenter: line.index < 3 ? parent?.horizontalCenter : undefined

                Repeater {
                    model: line.modelData.split("")

                    Key {
                        required property string modelData

                        objectName: "key-" + modelData
                        text: modelData.toUpperCase()
                        textSize: Theme.title
                        onClicked: keyboard.typed(modelData)
                    }
                }

                Wide {
                    objectName: "key-delete"
                    visible: line.index === 3
                    keys: 3
                    glyph: "backspace-bold"
                    textSize: Theme.lead
                    text: qsTr("Delete")
                    Accessible.name: qsTr("Delete the last letter")
                    onClicked: keyboard.rubbed()
                }
            }
        }

        Row {
            spacing: keyboard.gap

            Wide {
                objectName: "key-space"
                keys: 7
                text: qsTr("Space")
                onClicked: keyboard.typed(" ")
            }

            Wide {
                objectName: "key-clear"
                keys: 3
                text: qsTr("Clear")
                Accessible.name: qsTr("Clear everything typed")
                onClicked: keyboard.cleared()
            }
        }
    }
}
