pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Antrean.Ui

// What the staff look at and do at the kiosk: a menu, and its sections of facts and buttons.
Page {
    id: maintenance

    required property MaintenanceViewModel viewModel
    readonly property bool listing: viewModel.section === "log"

    objectName: "maintenancePage"
    heading: viewModel.title
    leastHeight: layout.implicitHeight + 2 * margin

    ColumnLayout {
        id: layout

        anchors.fill: parent
        anchors.margins: maintenance.margin
        spacing: Theme.m

        PageHead {
            Layout.fillWidth: true
            text: maintenance.viewModel.title
            onDismissed: maintenance.viewModel.back()
        }

        Notice {
            objectName: "maintenanceNotice"
            Layout.fillWidth: true
            visible: text !== ""
            kind: maintenance.viewModel.toldGood ? Notice.Good : Notice.Caution
            text: maintenance.viewModel.told
        }

        Card {
            Layout.fillWidth: true
            visible: maintenance.viewModel.facts.length > 0
            implicitHeight: facts.implicitHeight + 2 * Theme.m + lift

            ColumnLayout {
                id: facts

                x: Theme.m
                y: Theme.m
                width: parent.width - 2 * Theme.m
                spacing: maintenance.listing ? Theme.s : Theme.xs

                Repeater {
                    model: maintenance.viewModel.facts

                    Label {
                        required property string modelData

                        Layout.fillWidth: true
                        wrapMode: maintenance.listing ? Text.WrapAnywhere : Text.Wrap
                        text: modelData
                    }
                }
            }
        }

        CardOutline {
            Layout.alignment: Qt.AlignHCenter
            visible: maintenance.viewModel.section === "screen"
            implicitWidth: maintenance.viewModel.cardLong
            implicitHeight: maintenance.viewModel.cardShort
        }

        GridLayout {
            Layout.fillWidth: true
            columns: maintenance.width > 26 * Theme.body ? maintenance.viewModel.section === "screen" ? 3 : 2 : 1
            uniformCellWidths: true
            columnSpacing: Theme.s
            rowSpacing: Theme.s

            Repeater {
                model: maintenance.viewModel.codes

                BigButton {
                    required property string modelData
                    required property int index

                    objectName: "do-" + modelData
                    Layout.fillWidth: true
                    autoRepeat: modelData === "shrink" || modelData === "stretch"
                    glyph: maintenance.viewModel.glyphs[index] ?? ""
                    text: maintenance.viewModel.labels[index] ?? ""
                    onClicked: maintenance.viewModel.act(modelData)
                }
            }
        }

        Item {
            Layout.fillHeight: true
        }
    }
}
