pragma ComponentBehavior: Bound

import QtQuick
import Antrean.Ui

// Messages that run along the foot without an end. They are moved where frames are made, so that a call that arrives
// does not hold them up. `aside`: something else has the place for a while; then they begin anew.
Item {
    id: band

    required property RunningTicker ticker

    property bool aside: false

    Accessible.role: Accessible.StaticText
    Accessible.name: ticker.whole
    clip: true

    Rectangle {
        anchors.fill: parent
        anchors.margins: -Theme.xl
        anchors.topMargin: 0
        color: Theme.deep

        Rectangle {
            width: parent.width
            height: Math.max(1, Theme.hair)
            color: Theme.accent
        }
    }

    Row {
        id: line

        objectName: "runningLine"
        visible: band.ticker.moves && !band.aside
        height: parent.height

        Repeater {
            id: copies

            // As many as fill the band beyond the one that leaves.
            model: !band.ticker.moves || first.width <= 0 ? 1 : Math.ceil(band.width / first.width) + 1

            RunningMessages {
                ticker: band.ticker
                height: band.height
            }
        }
    }

    // What one copy measures; it is not shown itself.
    RunningMessages {
        id: first

        visible: false
        ticker: band.ticker
        height: band.height
        onWidthChanged: run.again()
    }

    XAnimator {
        id: run

        objectName: "runningMotion"
        target: line
        from: 0
        to: -first.width
        duration: band.ticker.speed > 0 ? Math.round(first.width / band.ticker.speed * 1000) : 0
        loops: Animation.Infinite

        function again() {
            stop();
            line.x = 0;
            if (line.visible && first.width > 0 && duration > 0)
                start();
        }
    }

    Connections {
        target: line
        function onVisibleChanged() {
            run.again();
        }
    }

    Connections {
        target: band.ticker
        function onChanged() {
            run.again();
        }
    }

    Label {
        objectName: "runningPage"
        visible: !band.ticker.moves && !band.aside
        anchors.fill: parent
        anchors.leftMargin: Theme.l
        anchors.rightMargin: Theme.l
        verticalAlignment: Text.AlignVCenter
        text: band.ticker.page
        color: band.ticker.pageSecond ? Theme.deepInkSoft : Theme.deepInk
        font.pixelSize: Math.max(1, band.ticker.size)
        fontSizeMode: Text.HorizontalFit
        wrapMode: Text.NoWrap
        Accessible.ignored: true
    }
}
