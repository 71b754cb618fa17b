pragma ComponentBehavior: Bound

import QtQuick
import Antrean.Ui

// What the supervisor has said, over the tables: first in the display's first language, then in English.
Rectangle {
    id: banner

    required property Announcements announcements
    required property Geometry geometry
    required property bool bilingual

    readonly property real pad: Theme.body * 0.5
    readonly property real step: Math.round(geometry.letterSize * 1.16)

    Accessible.role: Accessible.AlertMessage
    Accessible.name: qsTranslate("Display", heading.source) + ": " + announcements.texts.join(" ")
    radius: Theme.radius
    color: Theme.primary

    Icon {
        id: horn

        x: banner.pad
        y: banner.pad * 0.6
        glyph: "megaphone"
        size: Theme.body * 1.4
        color: Theme.primaryInk
    }

    Bilingual {
        id: heading

        anchors.left: horn.right
        anchors.leftMargin: Theme.s
        anchors.verticalCenter: horn.verticalCenter
        bilingual: banner.bilingual
        room: (dots.visible ? dots.x : banner.width) - x - banner.pad
        ink: Theme.primaryInk
        softInk: Theme.primaryInk
        source: QT_TRANSLATE_NOOP("Display", "Announcement")
    }

    PageDots {
        id: dots

        anchors.right: parent.right
        anchors.rightMargin: banner.pad
        anchors.verticalCenter: horn.verticalCenter
        page: words.page
        pages: words.pages.length
        up: Theme.primaryInk
        rest: Theme.primaryInk
    }

    // It stays until every page has been up.
    Binding {
        target: banner.announcements
        property: "round"
        value: words.pages.length * words.interval
    }

    Turning {
        id: words

        objectName: "announcement"
        x: banner.pad
        y: horn.y + horn.height + banner.pad * 0.4
        width: parent.width - 2 * x
        height: parent.height - y - banner.pad * 0.6
        lines: Math.max(1, Math.floor(height / banner.step))
        size: banner.geometry.letterSize
        step: banner.step
        ink: Theme.primaryInk
        bold: true
        texts: banner.announcements.texts
    }
}
