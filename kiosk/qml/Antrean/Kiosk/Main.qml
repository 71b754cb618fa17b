pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Antrean.Ui

// The kiosk's one window: bar, pages, and what lies over them.
Window {
    id: window

    required property KioskViewModel kiosk
    required property AttractViewModel attract
    required property HomeViewModel home
    required property SearchViewModel search
    required property AgencyViewModel agency
    required property ServiceViewModel service
    required property TicketViewModel ticket
    required property SecondsLeft idle
    required property SecondsLeft homeward
    required property WallClock clock
    required property Comfort comfort
    required property MaintenanceViewModel maintenance
    // What lies over the page and has to be answered first.
    readonly property Item dialog: question.visible ? question : huge.visible ? huge : null

    title: qsTr("Queue kiosk")
    color: Theme.paper

    QuietHead {
        width: parent.width
        height: window.comfort.above
        z: 1
        visible: height > 0
        clock: window.clock
        place: window.home.place
    }

    Weave {
        anchors.bottom: parent.bottom
        width: parent.width
        height: window.comfort.below
        z: 1
        visible: height > 0
        Accessible.ignored: true
    }

    ColumnLayout {
        anchors.fill: parent
        anchors.topMargin: window.comfort.above
        anchors.bottomMargin: window.comfort.below
        visible: !attractPage.shown
        spacing: 0

        TopBar {
            id: topBar

            objectName: "topBar"
            Layout.fillWidth: true
            clock: window.clock
            place: window.home.place
            bare: window.comfort.above > 5 * Theme.body

            AccessButton {
                Layout.fillWidth: topBar.stacked || topBar.bare
                comfort: window.comfort
                brief: !Layout.fillWidth && window.width < 40 * Theme.body
            }

            LanguageSwitch {
                codes: window.kiosk.languages
                current: window.kiosk.language
                onAsked: code => window.kiosk.speak(code)
            }
        }

        ConnectionBanner {
            objectName: "banner"
            Layout.fillWidth: true
            text: window.kiosk.banner
        }

        ConnectionBanner {
            objectName: "printerNotice"
            Layout.fillWidth: true
            glyph: "printer"
            text: window.kiosk.printerNotice
        }

        Item {
            Layout.fillWidth: true
            Layout.fillHeight: true

            ConnectingPage {
                shown: window.kiosk.page === "connecting"
            }

            RefusedPage {
                shown: window.kiosk.page === "refused"
            }

            ClosedPage {
                shown: window.kiosk.page === "closed"
                opens: window.home.opens
            }

            HomePage {
                shown: window.kiosk.page === "home"
                viewModel: window.home
                kiosk: window.kiosk
            }

            SearchPage {
                shown: window.kiosk.page === "search"
                viewModel: window.search
                kiosk: window.kiosk
            }

            AgencyPage {
                shown: window.kiosk.page === "agency"
                viewModel: window.agency
                kiosk: window.kiosk
            }

            ServicePage {
                shown: window.kiosk.page === "service"
                viewModel: window.service
                onDismissed: window.kiosk.back()
            }

            TicketPage {
                shown: window.kiosk.page === "ticket"
                viewModel: window.ticket
                homeward: window.homeward
                onDismissed: window.kiosk.startOver()
                onMagnified: huge.shown = true
            }

            PinPage {
                shown: window.kiosk.page === "pin"
                viewModel: window.maintenance
            }

            MaintenancePage {
                shown: window.kiosk.page === "maintenance"
                viewModel: window.maintenance
            }

            ComfortPage {
                shown: window.kiosk.page === "comfort"
                comfort: window.comfort
            }
        }
    }

    AttractPage {
        id: attractPage

        shown: window.kiosk.page === "attract"
        viewModel: window.attract
        hall: window.home
        kiosk: window.kiosk
        clock: window.clock
        comfort: window.comfort
    }

    MagnifiedNumber {
        id: huge

        property bool shown: false

        z: 2
        anchors.fill: parent
        visible: shown && window.kiosk.page === "ticket"
        number: window.ticket.number
        above: window.comfort.above
        below: window.comfort.below
        onDismissed: shown = false

        Connections {
            target: window.kiosk

            function onRestarted() {
                huge.shown = false;
            }
        }
    }

    IdleQuestion {
        id: question

        z: 2
        anchors.fill: parent
        above: window.comfort.above
        below: window.comfort.below
        countdown: window.idle
        onKept: window.kiosk.goOn()
        onDismissed: window.kiosk.startOver()
    }

    // Takes the taps that were meant for the page before.
    MouseArea {
        objectName: "settle"
        z: 3
        anchors.fill: parent
        enabled: window.kiosk.settling
        visible: enabled
        onPressed: window.kiosk.holdOff()
        Accessible.ignored: true
    }
}
