pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Antrean.Ui

// What a service asks for, how it stands, and the button for the number.
Page {
    id: service

    required property ServiceViewModel viewModel

    signal dismissed

    readonly property bool full: viewModel.notice !== "" || viewModel.closing !== ""
    readonly property bool short: height < 35 * Theme.body || full || viewModel.cost !== ""

    objectName: "servicePage"
    heading: viewModel.name
    leastHeight: layout.implicitHeight + 2 * margin

    ColumnLayout {
        id: layout

        anchors.fill: parent
        anchors.margins: service.margin
        spacing: service.wide ? Theme.s : Theme.m

        PageHead {
            Layout.fillWidth: true
            text: service.viewModel.agency
            letters: service.viewModel.letters
            onDismissed: service.dismissed()
        }

        GridLayout {
            Layout.fillWidth: true
            Layout.fillHeight: true
            columns: service.wide ? 2 : 1
            columnSpacing: Theme.l
            rowSpacing: Theme.m

            ColumnLayout {
                Layout.fillWidth: true
                Layout.fillHeight: true
                Layout.preferredWidth: 1
                spacing: Theme.m

                Label {
                    objectName: "serviceName"
                    Layout.fillWidth: true
                    text: service.viewModel.name
                    font.pixelSize: service.wide || service.short ? Theme.title : Theme.headline
                    font.bold: true
                    Accessible.role: Accessible.Heading
                }

                Fact {
                    objectName: "cost"
                    Layout.fillWidth: true
                    glyph: "money"
                    text: service.viewModel.cost
                    font.bold: true
                }

                Requirements {
                    Layout.fillWidth: true
                    Layout.fillHeight: true
                    items: service.viewModel.requirements
                }
            }

            OrderPanel {
                tight: service.wide && service.full || (service.wide || layout.width < 26 * Theme.body) && service.height < 19 * Theme.body
                short: service.short
                Layout.fillWidth: true
                Layout.fillHeight: service.wide
                Layout.preferredWidth: 1
                viewModel: service.viewModel
            }
        }
    }
}
