pragma ComponentBehavior: Bound

import QtQuick
import QtMultimedia

// A film, coloured and scaled by the graphics hardware.
VideoOutput {
    id: output

    required property MediaShow show

    fillMode: show.filmFills ? VideoOutput.PreserveAspectCrop : VideoOutput.PreserveAspectFit
    Component.onCompleted: feed.attach(show, videoSink)

    FilmFeed {
        id: feed
    }
}
