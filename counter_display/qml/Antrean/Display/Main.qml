pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Window
import Antrean.Ui

Window {
    id: main

    required property Lobby lobby
    required property Status status
    required property Geometry geometry
    required property WallClock clock
    required property RunningTicker ticker
    required property Shift shift
    required property bool kiosk
    property MediaShow media: null

    readonly property bool described: lobby.face !== "connecting" && lobby.face !== "faulty"

    // A closed hall has nothing to tell of its counters.
    readonly property bool tabled: described && (lobby.face !== "closed" || geometry.media.width > 0)

    visible: true
    visibility: kiosk ? Window.FullScreen : Window.Windowed
    title: status.place === "" ? "Antrean" : status.place
    color: Theme.paper

    // The whole picture goes about its place, against burn-in.
    Binding {
        main.contentItem.x: main.shift.x
        main.contentItem.y: main.shift.y
    }

    Rectangle {
        x: -main.shift.reach
        y: x
        width: main.width - 2 * x
        height: main.geometry.header.height / 2
        color: Theme.deep
    }

    Header {
        objectName: "header"
        x: main.geometry.header.x
        y: main.geometry.header.y
        width: main.geometry.header.width
        height: main.geometry.header.height
        status: main.status
        clock: main.clock
        geometry: main.geometry
    }

    Stage {
        objectName: "stage"
        visible: main.lobby.face === "calls"
        x: main.geometry.stage.x
        y: main.geometry.stage.y
        width: main.geometry.stage.width
        height: main.geometry.stage.height
        calls: main.lobby.calls
        geometry: main.geometry
        bilingual: main.status.bilingual
    }

    CallList {
        objectName: "calls"
        visible: main.lobby.face === "calls"
        x: main.geometry.calls.x
        y: main.geometry.calls.y
        width: main.geometry.calls.width
        height: main.geometry.calls.height
        calls: main.lobby.calls
        geometry: main.geometry
        bilingual: main.status.bilingual
    }

    Face {
        objectName: "face"
        visible: main.lobby.face !== "calls"
        readonly property rect place: main.lobby.face === "closed" ? main.geometry.whole : main.described ? main.geometry.wide : Qt.rect(0, main.geometry.header.height, main.width, main.height - main.geometry.header.height)
        x: place.x
        y: place.y
        width: place.width
        height: place.height
        filling: !main.described
        face: main.lobby.face
        status: main.status
    }

    CounterTable {
        objectName: "counters"
        visible: main.tabled
        x: main.geometry.counters.x
        y: main.geometry.counters.y
        width: main.geometry.counters.width
        height: main.geometry.counters.height
        table: main.lobby.counters
        geometry: main.geometry
        bilingual: main.status.bilingual
    }

    WaitingTable {
        objectName: "waiting"
        visible: main.tabled
        x: main.geometry.waiting.x
        y: main.geometry.waiting.y
        width: main.geometry.waiting.width
        height: main.geometry.waiting.height
        table: main.lobby.waiting
        geometry: main.geometry
        bilingual: main.status.bilingual
        foretells: main.status.foretells
    }

    Loader {
        objectName: "mediaPlace"
        readonly property rect place: main.lobby.face === "calls" ? main.geometry.media : main.geometry.mediaAlone
        active: main.media !== null
        visible: main.described && place.width > 0
        x: place.x
        y: place.y
        width: place.width
        height: place.height
        sourceComponent: MediaPane {
            show: main.media
            place: main.status.place
        }
    }

    RunningText {
        objectName: "runningText"
        visible: main.described && height > 0 && !main.lobby.announcements.up
        x: main.geometry.runningText.x
        y: main.geometry.runningText.y
        width: main.geometry.runningText.width
        height: main.geometry.runningText.height
        ticker: main.ticker
        aside: main.lobby.announcements.up
    }

    AnnouncementBanner {
        objectName: "banner"
        visible: main.described && main.lobby.announcements.up
        x: main.geometry.banner.x
        y: main.geometry.banner.y
        width: main.geometry.banner.width
        height: main.geometry.banner.height
        announcements: main.lobby.announcements
        geometry: main.geometry
        bilingual: main.status.bilingual
    }

    HoverHandler {
        enabled: main.kiosk
        cursorShape: Qt.BlankCursor
    }
}
