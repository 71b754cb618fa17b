pragma ComponentBehavior: Bound

import QtQuick
import Antrean.Ui

// Always in reach: what makes the kiosk easier to use.
BigButton {
    required property Comfort comfort
    property bool brief: false

    objectName: "access"
    rank: BigButton.OnDeep
    glyph: "wheelchair"
    leftPadding: Theme.s
    rightPadding: Theme.s
    text: brief ? "" : qsTr("Access help")
    Accessible.name: qsTr("Access help")
    onClicked: comfort.opened ? comfort.close() : comfort.open()
}
