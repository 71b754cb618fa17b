pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Antrean.Ui

// One thing worth knowing, with its icon; gone where there is nothing to say.
RowLayout {
    id: fact

    required property string glyph
    required property string text
    property alias font: label.font

    visible: text !== ""
    spacing: Theme.s

    Icon {
        Layout.alignment: Qt.AlignTop
        glyph: fact.glyph
        color: Theme.primary
        size: Theme.body * 1.24
    }

    Label {
        id: label

        Layout.fillWidth: true
        text: fact.text
    }
}
