pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Antrean.Ui

// The number alone, as large as the screen: for whoever sees little, and for those behind. Any touch ends it.
FocusScope {
    id: magnified

    required property string number
    // What of the screen is out of reach.
    property real above: 0
    property real below: 0
    property Item before: null

    signal dismissed

    objectName: "magnifiedNumber"
    Accessible.role: Accessible.Dialog
    Accessible.name: qsTr("Your queue number: %1").arg(number.split("").join(" "))
    onVisibleChanged: {
        if (visible) {
            before = Window.activeFocusItem;
            close.forceActiveFocus(Qt.OtherFocusReason);
        } else {
            before?.forceActiveFocus(Qt.OtherFocusReason);
            before = null;
        }
    }

    Rectangle {
        anchors.fill: parent
        color: Theme.card
    }

    MouseArea {
        anchors.fill: parent
        Accessible.ignored: true
        onClicked: magnified.dismissed()
    }

    ColumnLayout {
        anchors.fill: parent
        anchors.margins: Theme.m
        anchors.topMargin: magnified.above + Theme.m
        anchors.bottomMargin: magnified.below + Theme.m

        NumberText {
            objectName: "hugeNumber"
            Layout.fillWidth: true
            Layout.fillHeight: true
            // Upright the letter goes above: its digits are larger then.
            text: width < height ? magnified.number.replace("-", "-\n") : magnified.number
            color: Theme.primary
            largest: magnified.height
            lineHeight: 0.8
            Accessible.name: magnified.number.split("").join(" ")
            Accessible.description: magnified.number
        }

        BigButton {
            id: close

            objectName: "magnifyEnd"
            Layout.alignment: Qt.AlignHCenter
            rank: BigButton.Primary
            glyph: "x-bold"
            text: qsTr("Close")
            onClicked: magnified.dismissed()
        }
    }
}
