pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T

// A button for fingers: at least Theme.target on each side, whatever its text.
T.Button {
    id: button

    enum Rank {
        Primary,
        Quiet,
        OnDeep
    }

    property int rank: BigButton.Quiet
    property string glyph: ""
    property bool glyphLast: false
    property real textSize: Theme.body

    readonly property color ink: rank === BigButton.Primary && enabled ? Theme.primaryInk : rank === BigButton.OnDeep ? Theme.deepInk : Theme.primary
    readonly property color ground: {
        if (rank === BigButton.Primary)
            return !enabled ? Theme.tint : down ? Theme.primaryPressed : Theme.primary;
        if (rank === BigButton.OnDeep)
            return down ? Theme.primary : Theme.deep;
        return down ? Theme.tint : Theme.card;
    }

    implicitWidth: Math.max(Theme.target, implicitContentWidth + leftPadding + rightPadding)
    implicitHeight: Math.max(Theme.target, implicitContentHeight + topPadding + bottomPadding)
    leftPadding: Theme.l
    rightPadding: Theme.l
    topPadding: Theme.s
    bottomPadding: Theme.s
    focusPolicy: Qt.TabFocus
    font.family: Theme.textFamily
    font.pixelSize: textSize
    font.bold: true

    Accessible.name: text
    Keys.onReturnPressed: event => press(event)
    Keys.onEnterPressed: event => press(event)

    function press(event: KeyEvent): void {
        if (!event.isAutoRepeat)
            click();
    }

    background: Rectangle {
        radius: Theme.radius
        color: button.ground
        border.width: button.rank === BigButton.Primary && button.enabled ? 0 : Math.max(1, Theme.hair)
        border.color: button.rank === BigButton.OnDeep ? Theme.deepInkSoft : Theme.edge

        FocusRing {
            shown: button.visualFocus
        }
    }

    contentItem: Item {
        implicitWidth: row.implicitWidth
        implicitHeight: row.implicitHeight

        RowLayout {
            id: row

            anchors.centerIn: parent
            width: Math.min(parent.width, implicitWidth)
            spacing: Theme.s
            layoutDirection: button.glyphLast ? Qt.RightToLeft : Qt.LeftToRight

            Icon {
                visible: button.glyph !== ""
                glyph: button.glyph
                size: button.textSize * 1.15
                color: button.ink
            }

            Label {
                visible: button.text !== ""
                Layout.fillWidth: true
                text: button.text
                font: button.font
                color: button.ink
                horizontalAlignment: button.glyph === "" ? Text.AlignHCenter : Text.AlignLeft
                Accessible.ignored: true
            }
        }
    }
}
