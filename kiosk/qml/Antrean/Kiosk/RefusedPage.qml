pragma ComponentBehavior: Bound

import QtQuick

MessagePage {
    objectName: "refusedPage"
    glyph: "warning-octagon"
    heading: qsTr("This kiosk is not in service")
    body: qsTr("Please use another kiosk or ask our staff.")
}
