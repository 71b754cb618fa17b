pragma ComponentBehavior: Bound

import QtQuick

MessagePage {
    objectName: "connectingPage"
    glyph: "clock-clockwise"
    heading: qsTr("One moment please")
    body: qsTr("The kiosk is getting ready. If this takes long, please ask our staff.")
}
