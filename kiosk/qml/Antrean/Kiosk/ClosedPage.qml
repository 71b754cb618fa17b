pragma ComponentBehavior: Bound

import QtQuick

MessagePage {
    property string opens: ""

    objectName: "closedPage"
    glyph: "moon-stars"
    heading: qsTr("We are closed now")
    body: opens === "" ? qsTr("Please come back on the next working day.") : qsTr("We open %1.").arg(opens)
}
