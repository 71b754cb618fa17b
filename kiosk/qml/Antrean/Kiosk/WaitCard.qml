pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Antrean.Ui

// Where to wait, for how long, and the number for a phone.
Card {
    id: card

    required property TicketViewModel viewModel
    property bool large: false

    implicitHeight: body.implicitHeight + 2 * Theme.m + Theme.hair * 2

    GridLayout {
        id: body

        x: Theme.m
        y: Theme.m
        width: parent.width - 2 * Theme.m
        height: Math.max(implicitHeight, card.height - card.lift - 2 * Theme.m)
        columns: width < 15 * Theme.body ? 1 : 2
        columnSpacing: Theme.m
        rowSpacing: Theme.m

        ColumnLayout {
            Layout.fillWidth: true
            spacing: Theme.s

            Fact {
                objectName: "where"
                glyph: "map-pin"
                font.bold: true
                text: card.viewModel.zone === "" ? "" : qsTr("Wait in %1").arg(card.viewModel.zone)
            }

            Fact {
                objectName: "counters"
                glyph: "storefront"
                font.bold: true
                text: card.viewModel.counters
            }

            Fact {
                objectName: "ahead"
                glyph: "users"
                text: card.viewModel.ahead
            }

            Fact {
                objectName: "ticketWait"
                glyph: "clock"
                text: card.viewModel.wait === "" ? "" : qsTr("Waiting time: %1").arg(card.viewModel.wait)
            }
        }

        QrCode {
            id: code

            objectName: "code"
            Layout.alignment: Qt.AlignCenter
            implicitWidth: (card.large && card.viewModel.paperKind === "failed" ? 13 : 10) * Theme.m
            implicitHeight: code.implicitWidth
            text: card.viewModel.code
            Accessible.role: Accessible.Graphic
            Accessible.name: qsTr("QR code of your number")
        }
    }
}
