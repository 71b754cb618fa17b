pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Templates as T

// A card that is one large button. Its content comes from the caller.
T.Button {
    id: tile

    property color ground: Theme.card

    implicitWidth: implicitContentWidth + leftPadding + rightPadding
    implicitHeight: Math.max(Theme.target, implicitContentHeight + topPadding + bottomPadding)
    padding: Theme.m
    bottomPadding: Theme.m + Theme.hair * 2
    focusPolicy: Qt.TabFocus

    Accessible.name: text
    Keys.onReturnPressed: event => press(event)
    Keys.onEnterPressed: event => press(event)

    function press(event: KeyEvent): void {
        if (!event.isAutoRepeat)
            click();
    }

    background: Card {
        ground: tile.down ? Theme.tint : tile.ground
        rim: tile.down ? Theme.primary : Theme.edge
        lift: tile.down ? 0 : Theme.hair * 2

        FocusRing {
            shown: tile.visualFocus
        }
    }
}
