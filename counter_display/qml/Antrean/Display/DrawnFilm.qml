pragma ComponentBehavior: Bound

import QtQuick

// A film without graphics hardware.
FilmCanvas {
    required property MediaShow show

    Component.onCompleted: attach(show)
}
