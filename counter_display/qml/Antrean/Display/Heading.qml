pragma ComponentBehavior: Bound

import QtQuick
import Antrean.Ui

// What a table shows, and which of its pages.
Item {
    id: heading

    property string source: ""
    property bool bilingual: true
    property int page: 0
    property int pages: 1
    property real room: width - (pages > 1 ? dots.width + Theme.m : 0)

    implicitHeight: Math.round(Theme.body * 1.4)

    Bilingual {
        anchors.verticalCenter: parent.verticalCenter
        bilingual: heading.bilingual
        room: heading.room
        source: heading.source
    }

    PageDots {
        id: dots

        anchors.right: parent.right
        anchors.rightMargin: Theme.body * 0.2
        anchors.verticalCenter: parent.verticalCenter
        page: heading.page
        pages: heading.pages
    }
}
