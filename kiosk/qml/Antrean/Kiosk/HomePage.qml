pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Antrean.Ui

// The way to every service: by searching, by the most taken, by its agency.
Page {
    id: home

    required property HomeViewModel viewModel
    required property KioskViewModel kiosk

    objectName: "homePage"
    heading: headline.text
    leastHeight: upper.implicitHeight + layout.spacing + grid.leastHeight + 2 * margin

    Connections {
        target: home.kiosk

        function onRestarted() {
            grid.rewind();
        }
    }

    ColumnLayout {
        id: layout

        anchors.fill: parent
        anchors.margins: home.margin
        spacing: home.wide ? Theme.s : Theme.m

        GridLayout {
            id: upper

            Layout.fillWidth: true
            columns: home.wide ? 2 : 1
            columnSpacing: Theme.l
            rowSpacing: Theme.m

            ColumnLayout {
                Layout.fillWidth: !home.wide
                spacing: 0

                Label {
                    id: headline

                    objectName: "headline"
                    Layout.fillWidth: true
                    text: qsTr("Which agency are you visiting?")
                    font.pixelSize: home.wide ? Theme.lead : Theme.headline
                    font.bold: true
                    Accessible.role: Accessible.Heading
                }

                Label {
                    objectName: "waiting"
                    Layout.fillWidth: true
                    text: home.viewModel.waiting
                    visible: text !== ""
                    soft: true
                }
            }

            SearchField {
                objectName: "openSearch"
                Layout.fillWidth: true
                hint: qsTr("Search for a service: ID card, birth certificate, driving licence…")
                onClicked: home.kiosk.openSearch()
            }
        }

        PagedGrid {
            id: grid

            objectName: "agencies"
            Layout.fillWidth: true
            Layout.fillHeight: true
            rows: home.viewModel.agencies
            names: home.viewModel.names
            inset: Theme.target + Theme.body + 2 * Theme.m + 2 * Theme.s
            details: home.viewModel.details
            extra: 2 * Theme.s + Theme.hair * 2
            lead: PopularServices {
                rows: home.viewModel.popular
                heading: qsTr("Most taken")
                rest: qsTr("All agencies")
                columns: home.wide ? 3 : 2
                lines: home.wide ? 1 : 2
                onAsked: code => home.kiosk.showService(code)
            }

            tile: PagedTile {
                required property string code
                required letters
                required detail

                objectName: "agency-" + code
                list: grid
                onClicked: home.kiosk.showAgency(code)
            }
        }
    }
}
