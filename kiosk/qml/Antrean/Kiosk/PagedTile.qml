pragma ComponentBehavior: Bound

import QtQuick

// A tile where its list has put it; there only while its page is to be seen.
ChoiceTile {
    required property PagedGrid list
    required property int index
    readonly property var place: list.places[index] ?? null

    visible: place !== null && (list.moving || place.page === list.page)
    x: place?.x ?? 0
    y: (place?.y ?? 0) + (place?.page ?? 0) * list.pageHeight
    width: place?.width ?? 0
    height: place?.height ?? 0
}
