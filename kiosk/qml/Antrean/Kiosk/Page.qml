pragma ComponentBehavior: Bound

import QtQuick
import Antrean.Ui

// One of the window's pages: comes up from a little below, leaves at once, takes no touch while it is not shown. The
// keyboard and the screen reader come with it, and hear its heading.
FocusScope {
    id: page

    required property bool shown
    required property string heading
    readonly property bool wide: width > height
    readonly property real margin: wide ? Theme.m : Theme.l

    anchors.fill: parent
    enabled: shown
    visible: shown
    Accessible.role: Accessible.Pane
    Accessible.name: heading
    Accessible.focusable: true
    Keys.onTabPressed: nextItemInFocusChain().forceActiveFocus(Qt.TabFocusReason)
    onShownChanged: {
        if (shown) {
            rise.restart();
            forceActiveFocus(Qt.OtherFocusReason);
        } else {
            rise.complete();
        }
    }
    transform: Translate {
        id: offset
    }

    NumberAnimation {
        id: rise

        target: offset
        property: "y"
        from: Theme.l
        to: 0
        duration: Theme.calm
        easing.type: Easing.OutCubic
    }
}
