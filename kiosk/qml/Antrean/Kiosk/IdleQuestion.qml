pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Antrean.Ui

// Asks whether anybody is still there. Any touch is an answer. The keyboard comes here, and goes back to where it was.
FocusScope {
    id: question

    required property SecondsLeft countdown
    property Item before: null
    // What of the screen is out of reach.
    property real above: 0
    property real below: 0

    signal kept
    signal dismissed

    objectName: "idleQuestion"
    visible: countdown.running
    Accessible.role: Accessible.Dialog
    Accessible.name: words.text
    onVisibleChanged: {
        if (visible) {
            before = Window.activeFocusItem;
            stay.forceActiveFocus(Qt.OtherFocusReason);
        } else {
            before?.forceActiveFocus(Qt.OtherFocusReason);
            before = null;
        }
    }

    Rectangle {
        anchors.fill: parent
        color: Qt.alpha(Theme.deep, 0.82)
    }

    MouseArea {
        anchors.fill: parent
        Accessible.ignored: true
    }

    Card {
        anchors.horizontalCenter: parent.horizontalCenter
        y: question.above + Math.max(0, (parent.height - question.above - question.below - height) / 2)
        width: Math.min(parent.width - 2 * Theme.l, 22 * Theme.body)
        height: body.implicitHeight + 2 * Theme.m + Theme.hair * 2

        ColumnLayout {
            id: body

            anchors.centerIn: parent
            width: parent.width - 2 * Theme.l
            spacing: Theme.l

            Countdown {
                objectName: "idleSeconds"
                Layout.alignment: Qt.AlignHCenter
                implicitWidth: Theme.headline * (question.height - question.above - question.below < 24 * Theme.body ? 2 : 3)
                seconds: question.countdown.left
                of: question.countdown.of
                ink: Theme.primary
            }

            Label {
                id: words

                objectName: "idleText"
                Layout.fillWidth: true
                horizontalAlignment: Text.AlignHCenter
                text: qsTr("Do you need more time?")
                font.pixelSize: Theme.headline
                font.bold: true
            }

            BigButton {
                id: stay

                objectName: "stay"
                Layout.fillWidth: true
                Layout.preferredHeight: Theme.target * 1.3
                rank: BigButton.Primary
                textSize: Theme.lead
                text: qsTr("Yes, continue")
                onClicked: question.kept()
            }

            BigButton {
                objectName: "restart"
                Layout.fillWidth: true
                text: qsTr("No, start over")
                onClicked: question.dismissed()
            }
        }
    }
}
