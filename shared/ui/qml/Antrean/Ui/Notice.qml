pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts

// A remark with its own ground, an icon and words: the colour only seconds them. Screen readers say it when it comes.
Rectangle {
    id: notice

    enum Kind {
        Plain,
        Good,
        Caution,
        Alarm
    }

    property int kind: Notice.Plain
    property string text: ""
    property string glyph: ["info", "check-circle", "warning", "warning-octagon"][kind]
    readonly property color ink: [Theme.tintInk, Theme.goodInk, Theme.cautionInk, Theme.alarmInk][kind]

    implicitHeight: row.implicitHeight + 2 * Theme.s
    implicitWidth: row.implicitWidth + 2 * Theme.m
    radius: Theme.radius
    color: [Theme.tint, Theme.good, Theme.caution, Theme.alarm][kind]
    Accessible.role: Accessible.AlertMessage
    Accessible.name: text
    Accessible.ignored: text === ""
    onTextChanged: announce()
    onVisibleChanged: announce()

    function announce(): void {
        if (visible && text !== "")
            Accessible.announce(text, kind === Notice.Alarm ? Accessible.Assertive : Accessible.Polite);
    }

    RowLayout {
        id: row

        anchors.fill: parent
        anchors.leftMargin: Theme.m
        anchors.rightMargin: Theme.m
        anchors.topMargin: Theme.s
        anchors.bottomMargin: Theme.s
        spacing: Theme.s

        Icon {
            Layout.alignment: Qt.AlignVCenter
            glyph: notice.glyph
            color: notice.ink
            size: Theme.lead * 1.2
        }

        Label {
            Layout.fillWidth: true
            text: notice.text
            color: notice.ink
            Accessible.ignored: true
        }
    }
}
