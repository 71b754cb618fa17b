pragma ComponentBehavior: Bound

import QtQuick
import Antrean.Ui

// Pictures and films in a frame. What is up stays until what comes next is ready: there is never a hole.
Rectangle {
    id: pane

    required property MediaShow show
    required property string place

    readonly property real frame: Math.ceil(radius * 0.3)

    Accessible.role: Accessible.Graphic
    Accessible.name: qsTr("Pictures and films")
    radius: Theme.radius
    color: Theme.deep
    border.width: Math.max(1, Theme.hair / 2)
    border.color: Theme.line

    Weave {
        anchors.fill: parent
        anchors.margins: pane.frame
        visible: pane.show.front < 0 && !pane.show.filming

        Label {
            anchors.fill: parent
            anchors.margins: Theme.l
            horizontalAlignment: Text.AlignHCenter
            verticalAlignment: Text.AlignVCenter
            text: pane.place
            color: Theme.deepInkSoft
            font.pixelSize: Theme.headline
            fontSizeMode: Text.Fit
            minimumPixelSize: Theme.body * 0.6
            Accessible.ignored: true
        }
    }

    Item {
        id: room

        anchors.fill: parent
        anchors.margins: pane.frame
        clip: true
        onWidthChanged: pane.show.setRoom(Qt.rect(0, 0, width, height))
        onHeightChanged: pane.show.setRoom(Qt.rect(0, 0, width, height))

        Still {
            objectName: "evenPicture"
            anchors.fill: parent
            show: pane.show
            place: 0
            source: pane.show.evenPicture
            fills: pane.show.evenFills
        }

        Still {
            objectName: "oddPicture"
            anchors.fill: parent
            show: pane.show
            place: 1
            source: pane.show.oddPicture
            fills: pane.show.oddFills
        }

        Loader {
            id: film

            objectName: "film"
            anchors.fill: parent
            visible: pane.show.filming

            Component.onCompleted: open()

            // Qt Multimedia is loaded with the first film and not before.
            function open() {
                if (pane.show.filming && status === Loader.Null)
                    setSource(pane.show.drawn ? "DrawnFilm.qml" : "Film.qml", {
                        "show": pane.show
                    });
            }
        }
    }

    Connections {
        target: pane.show
        function onChanged() {
            film.open();
        }
    }
}
