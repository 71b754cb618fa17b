pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Antrean.Ui

// The services of one agency.
Page {
    id: agency

    required property AgencyViewModel viewModel
    required property KioskViewModel kiosk

    objectName: "agencyPage"
    heading: viewModel.name
    leastHeight: head.implicitHeight + layout.spacing + grid.leastHeight + 2 * margin

    Connections {
        target: agency.kiosk

        function onRestarted() {
            grid.rewind();
        }
    }

    ColumnLayout {
        id: layout

        anchors.fill: parent
        anchors.margins: agency.margin
        spacing: agency.wide ? Theme.s : Theme.m

        PageHead {
            id: head

            Layout.fillWidth: true
            text: agency.viewModel.name
            letters: agency.viewModel.letters
            onDismissed: agency.kiosk.back()
        }

        Notice {
            objectName: "agencyNotice"
            Layout.fillWidth: true
            visible: text !== ""
            kind: Notice.Caution
            text: agency.viewModel.notice
        }

        PagedGrid {
            id: grid

            objectName: "services"
            Layout.fillWidth: true
            Layout.fillHeight: true
            rows: agency.viewModel.services
            names: agency.viewModel.names
            details: agency.viewModel.details
            inset: Theme.body + Theme.m + 3 * Theme.s
            extra: 2 * Theme.s + Theme.hair * 2

            tile: PagedTile {
                required property string code
                required detail

                objectName: "service-" + code
                list: grid
                onClicked: agency.kiosk.showService(code)
            }
        }
    }
}
