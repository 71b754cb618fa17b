pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Window
import Antrean.Ui

// The small screen over one counter: its sign, whom it has, what it does.
Window {
    id: main

    required property CounterScreen counter
    required property Status status
    required property CounterGeometry geometry
    required property WallClock clock
    required property Shift shift
    required property bool kiosk

    readonly property bool known: counter.face === "calls"

    visible: true
    visibility: kiosk ? Window.FullScreen : Window.Windowed
    title: counter.sign === "" ? "Antrean" : counter.kind + " " + counter.sign
    color: Theme.deep

    // The whole picture goes about its place, against burn-in; what it leaves bare has the panel's colour.
    Binding {
        main.contentItem.x: main.shift.x
        main.contentItem.y: main.shift.y
    }

    CounterPanel {
        objectName: "panel"
        visible: main.known
        x: main.geometry.panel.x
        y: main.geometry.panel.y
        width: main.geometry.panel.width
        height: main.geometry.panel.height
        counter: main.counter
        geometry: main.geometry
        clock: main.clock
    }

    CounterNow {
        objectName: "now"
        visible: main.known
        x: main.geometry.mood.x
        y: main.geometry.portrait ? main.geometry.panel.height : 0
        width: main.geometry.mood.width
        height: parent.height - y
        counter: main.counter
        geometry: main.geometry
        status: main.status
    }

    Face {
        objectName: "face"
        visible: !main.known
        anchors.fill: parent
        filling: true
        face: main.counter.face
        status: main.status
    }

    HoverHandler {
        enabled: main.kiosk
        cursorShape: Qt.BlankCursor
    }
}
