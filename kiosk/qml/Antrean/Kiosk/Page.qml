pragma ComponentBehavior: Bound

import QtQuick
import Antrean.Ui

// One of the window's pages: comes up from a little below, leaves at once, takes no touch while it is not shown. The
// keyboard and the screen reader come with it, and hear its heading.
FocusScope {
    id: page

    required property bool shown
    required property string heading
    readonly property bool wide: width > 1.2 * height && width > 30 * Theme.body
    readonly property real margin: wide || height < 26 * Theme.body ? Theme.m : Theme.l
    // What its content needs. Where there is less, the page is turned like a long sheet.
    property real leastHeight: 0
    readonly property bool overflowing: leastHeight > height + 1
    default property alias content: body.data

    anchors.fill: parent
    enabled: shown
    visible: shown
    Accessible.role: Accessible.Pane
    Accessible.name: heading
    Accessible.focusable: true
    Keys.onTabPressed: nextItemInFocusChain().forceActiveFocus(Qt.TabFocusReason)
    onShownChanged: {
        if (shown) {
            view.contentY = 0;
            rise.restart();
            forceActiveFocus(Qt.OtherFocusReason);
        } else {
            rise.complete();
        }
    }
    transform: Translate {
        id: offset
    }

    function follow(): void {
        const item = Window.activeFocusItem;
        if (!overflowing || item === null)
            return;
        for (let above = item.parent; above !== null; above = above.parent) {
            if (above === body) {
                const top = item.mapToItem(body, 0, 0).y;
                view.contentY = Math.max(0, Math.min(top - Theme.s, Math.max(view.contentY, top + item.height + Theme.s - view.height)));
                return;
            }
        }
    }

    Window.onActiveFocusItemChanged: follow()

    Flickable {
        id: view

        objectName: "pageView"
        anchors.fill: parent
        anchors.bottomMargin: turning.visible ? turning.height + 2 * Theme.xs : 0
        contentHeight: body.height
        interactive: page.overflowing
        clip: page.overflowing
        boundsBehavior: Flickable.StopAtBounds

        Item {
            id: body

            width: view.width
            height: Math.max(view.height, page.leastHeight)
        }
    }

    PageTurning {
        id: turning

        visible: page.overflowing
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.bottom: parent.bottom
        anchors.leftMargin: page.margin
        anchors.rightMargin: page.margin
        anchors.bottomMargin: Theme.xs
        list: view
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
