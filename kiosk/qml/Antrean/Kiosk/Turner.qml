pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Antrean.Ui

// Two buttons that move a list by as much as it shows.
ColumnLayout {
    id: turner

    required property Flickable list

    signal asked(real to)

    component Turn: BigButton {
        opacity: enabled ? 1 : 0
        leftPadding: 0
        rightPadding: 0
    }

    Turn {
        objectName: "requirementsUp"
        enabled: !turner.list.atYBeginning
        glyph: "caret-up-bold"
        Accessible.name: qsTr("Earlier documents")
        onClicked: turner.asked(Math.max(0, turner.list.contentY - turner.list.height))
    }

    Item {
        Layout.fillHeight: true
    }

    Turn {
        objectName: "requirementsDown"
        enabled: !turner.list.atYEnd
        glyph: "caret-down-bold"
        Accessible.name: qsTr("More documents")
        onClicked: turner.asked(Math.min(turner.list.contentHeight - turner.list.height, turner.list.contentY + turner.list.height))
    }
}
