pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Antrean.Ui

// The number as large as its room allows, on a sheet cut like a ticket.
Card {
    id: card

    required property TicketViewModel viewModel
    property bool tight: false
    // The page of large text is turned all the same: there the number need not make room.
    readonly property bool largeText: Theme.body > 0.6 * Theme.target

    signal magnified

    implicitHeight: lines.implicitHeight + 2 * Theme.m + lift

    ColumnLayout {
        id: lines

        anchors.fill: parent
        anchors.margins: Theme.m
        spacing: Theme.s

        Label {
            Layout.fillWidth: true
            horizontalAlignment: Text.AlignHCenter
            Layout.leftMargin: Theme.target
            Layout.rightMargin: Theme.target
            Layout.minimumHeight: Theme.target - Theme.m
            verticalAlignment: Text.AlignVCenter
            text: card.viewModel.own ? qsTr("Your number, from this kiosk") : qsTr("Your queue number")
            font.pixelSize: Theme.lead
            soft: true
        }

        NumberText {
            objectName: "number"
            Layout.fillWidth: true
            Layout.fillHeight: true
            Layout.preferredHeight: (card.largeText ? 2.8 : card.tight ? 1.4 : 2.2) * Theme.headline
            text: card.viewModel.number
            color: Theme.primary
            largest: Theme.number * 1.4

            TapHandler {
                onTapped: card.magnified()
            }
        }

        RowLayout {
            Layout.alignment: Qt.AlignHCenter
            Layout.fillWidth: false
            visible: card.viewModel.priority
            spacing: Theme.s

            Icon {
                glyph: "star-fill"
                color: Theme.primary
            }

            Label {
                objectName: "priorityMark"
                text: qsTr("Priority")
                color: Theme.primary
                font.bold: true
            }
        }

        Perforation {
            Layout.fillWidth: true
            Layout.leftMargin: -Theme.m
            Layout.rightMargin: -Theme.m
        }

        Label {
            objectName: "ticketAgency"
            Layout.fillWidth: true
            horizontalAlignment: Text.AlignHCenter
            text: card.viewModel.agency
            font.bold: true
        }

        Label {
            objectName: "ticketService"
            Layout.fillWidth: true
            horizontalAlignment: Text.AlignHCenter
            text: card.viewModel.service
            soft: true
        }
    }

    // After the number: it is read first.
    BigButton {
        objectName: "magnify"
        anchors.right: parent.right
        anchors.top: parent.top
        anchors.margins: Theme.xs
        width: Theme.target
        height: Theme.target
        leftPadding: 0
        rightPadding: 0
        glyph: "magnifying-glass-plus"
        Accessible.name: qsTr("Magnify the number")
        onClicked: card.magnified()
    }
}
