pragma ComponentBehavior: Bound

import QtQuick
import Antrean.Ui

// A picture in one of the two places that take turns. Decoded beside the GUI, no larger than it is shown.
Image {
    id: still

    required property MediaShow show
    required property int place
    required property bool fills

    readonly property bool up: show.front === place

    asynchronous: true
    cache: false
    retainWhileLoading: true
    autoTransform: true
    smooth: true
    sourceSize: Qt.size(width, height)
    fillMode: fills ? Image.PreserveAspectCrop : Image.PreserveAspectFit
    opacity: up ? 1 : 0
    z: up ? 1 : 0
    Accessible.ignored: true

    onStatusChanged: {
        if (status === Image.Ready)
            show.pictureReady(place);
        else if (status === Image.Error)
            show.pictureFailed(place);
    }

    Behavior on opacity {
        NumberAnimation {
            duration: Theme.calm * 2
        }
    }
}
