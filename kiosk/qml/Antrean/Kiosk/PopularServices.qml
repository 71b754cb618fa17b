pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Antrean.Ui

// The services most taken, one tap away; nothing at all where none is known.
Item {
    id: popular

    required property QtObject rows
    required property string heading
    required property string rest
    required property int columns
    required property int lines

    signal asked(string code)

    readonly property bool known: repeater.count > 0

    visible: known
    implicitHeight: known ? body.implicitHeight : 0

    ColumnLayout {
        id: body

        width: parent.width
        spacing: Theme.s

        Label {
            objectName: "popularHeading"
            Layout.fillWidth: true
            text: popular.heading
            font.bold: true
            Accessible.role: Accessible.Heading
        }

        GridLayout {
            Layout.fillWidth: true
            columns: popular.columns
            columnSpacing: Theme.s
            rowSpacing: Theme.s
            uniformCellWidths: true

            Repeater {
                id: repeater

                model: popular.rows

                ChoiceTile {
                    required property int index
                    required property string code
                    required property string notice

                    objectName: "popular-" + code
                    Layout.fillWidth: true
                    Layout.fillHeight: true
                    Layout.preferredWidth: 1
                    visible: index < popular.columns * popular.lines
                    leads: false
                    detail: notice
                    ground: Theme.tint
                    onClicked: popular.asked(code)
                }
            }
        }

        Label {
            objectName: "agenciesHeading"
            Layout.fillWidth: true
            Layout.topMargin: Theme.s
            text: popular.rest
            font.bold: true
            Accessible.role: Accessible.Heading
        }
    }
}
