pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Antrean.Ui

// The number, where to wait with it, and what becomes of the paper.
Page {
    id: page

    required property TicketViewModel viewModel
    required property SecondsLeft homeward

    signal dismissed
    signal magnified

    objectName: "ticketPage"
    heading: qsTr("Your queue number: %1").arg(viewModel.number.split("").join(" "))

    // A small panel across, whose targets take much of its height.
    readonly property bool tight: wide && height < 11 * Theme.target
    // Without paper the QR code is large, and what became of the paper is a long story: it stands below the number.
    readonly property bool below: tight || wide && viewModel.paperKind === "failed"

    leastHeight: layout.implicitHeight + 2 * margin

    GridLayout {
        id: layout

        anchors.fill: parent
        anchors.margins: page.margin
        columns: page.wide ? 2 : 1
        columnSpacing: Theme.l
        rowSpacing: page.tight ? Theme.s : Theme.m

        NumberCard {
            Layout.rowSpan: page.wide && !page.below ? 3 : 1
            Layout.fillWidth: true
            Layout.fillHeight: !page.overflowing
            Layout.alignment: Qt.AlignTop
            Layout.preferredWidth: 1
            tight: page.tight
            viewModel: page.viewModel
            onMagnified: page.magnified()
        }

        WaitCard {
            Layout.row: page.wide ? 0 : 1
            Layout.column: page.wide ? 1 : 0
            Layout.fillWidth: true
            Layout.fillHeight: page.wide
            Layout.preferredWidth: 1
            large: !page.wide
            viewModel: page.viewModel
        }

        Notice {
            objectName: "paper"
            Layout.row: page.wide ? 1 : 2
            Layout.column: page.wide && !page.below ? 1 : 0
            Layout.fillWidth: true
            Layout.fillHeight: page.below
            Layout.preferredWidth: 1
            kind: page.viewModel.paperKind === "printed" ? Notice.Good : page.viewModel.paperKind === "failed" ? Notice.Caution : Notice.Plain
            glyph: page.viewModel.paperKind === "failed" ? "camera" : "printer"
            text: page.viewModel.paper
        }

        RowLayout {
            Layout.row: page.below ? 1 : page.wide ? 2 : 3
            Layout.column: page.wide ? 1 : 0
            Layout.fillWidth: true
            Layout.preferredWidth: 1
            spacing: Theme.m

            Countdown {
                objectName: "homeward"
                // Shapes are not clipped where they are drawn without a graphics chip.
                visible: page.homeward.running && !page.overflowing
                seconds: page.homeward.left
                of: page.homeward.of
                ink: Theme.primary
                implicitWidth: Theme.target * 1.3
            }

            BigButton {
                objectName: "finish"
                Layout.fillWidth: true
                Layout.fillHeight: page.below
                Layout.preferredHeight: Theme.target * 1.3
                rank: BigButton.Primary
                textSize: Theme.lead
                text: qsTr("Done")
                enabled: page.viewModel.paperKind !== "printing"
                onClicked: page.dismissed()
            }
        }
    }
}
