pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts

// Says that there is more, and takes the visitor there.
RowLayout {
    id: pager

    required property int page
    required property int pages

    readonly property bool brief: width < 20 * Theme.body

    signal asked(int page)

    function turn(to: int): void {
        asked(to);
        place.Accessible.announce(place.Accessible.name, Accessible.Polite);
    }

    visible: pages > 1
    spacing: Theme.m

    BigButton {
        objectName: "pagerBack"
        enabled: pager.page > 0
        opacity: enabled ? 1 : 0
        glyph: "caret-up-bold"
        // The way back is known already: its word goes first.
        text: pager.width < 21 * Theme.body ? "" : qsTr("Previous")
        Accessible.name: qsTr("Previous page")
        onClicked: pager.turn(pager.page - 1)
    }

    Label {
        id: place

        Layout.fillWidth: true
        horizontalAlignment: Text.AlignHCenter
        text: qsTr("%1 of %2", "page").arg(pager.page + 1).arg(pager.pages)
        Accessible.name: qsTr("Page %1 of %2").arg(pager.page + 1).arg(pager.pages)
    }

    BigButton {
        objectName: "pagerForward"
        enabled: pager.page < pager.pages - 1
        opacity: enabled ? 1 : 0
        rank: BigButton.Primary
        glyph: "caret-down-bold"
        glyphLast: true
        text: pager.brief ? "" : qsTr("More")
        Accessible.name: qsTr("Next page")
        onClicked: pager.turn(pager.page + 1)
    }
}
