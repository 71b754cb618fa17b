pragma ComponentBehavior: Bound

import QtQuick
import Antrean.Ui

// All messages once, one after the other, each with the diamond that parts it from the next.
Row {
    id: messages

    required property RunningTicker ticker

    Repeater {
        model: messages.ticker.rows

        Row {
            id: one

            required property string text
            required property bool second

            height: messages.height

            Label {
                objectName: "runningMessage"
                // Whole pixels: the end of a lap looks as its beginning does.
                width: Math.ceil(implicitWidth)
                height: parent.height
                verticalAlignment: Text.AlignVCenter
                text: one.text
                color: one.second ? Theme.deepInkSoft : Theme.deepInk
                font.pixelSize: Math.max(1, messages.ticker.size)
                wrapMode: Text.NoWrap
                Accessible.ignored: true
            }

            Item {
                width: Math.round(messages.ticker.size * 1.6)
                height: parent.height

                Rectangle {
                    anchors.centerIn: parent
                    width: messages.ticker.size * 0.22
                    height: width
                    rotation: 45
                    color: Theme.accent
                    antialiasing: true
                }
            }
        }
    }
}
