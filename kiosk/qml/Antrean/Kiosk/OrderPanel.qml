pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Antrean.Ui

// How the line stands, whether the visitor needs priority, and the button for the number.
ColumnLayout {
    id: panel

    required property ServiceViewModel viewModel

    property bool tight: false
    property bool short: false

    spacing: tight ? Theme.s : Theme.m

    Card {
        objectName: "facts"
        Layout.fillWidth: true
        visible: panel.viewModel.waiting !== "" || panel.viewModel.wait !== ""
        implicitHeight: facts.implicitHeight + 2 * Theme.s + Theme.hair * 2

        ColumnLayout {
            id: facts

            x: Theme.m
            y: Theme.s
            width: parent.width - 2 * Theme.m
            spacing: Theme.xs

            Fact {
                objectName: "waitRange"
                glyph: "clock"
                text: panel.viewModel.wait === "" ? "" : qsTr("Waiting time: %1").arg(panel.viewModel.wait)
                font.bold: true
            }

            Fact {
                objectName: "waitingNow"
                glyph: "users"
                text: [panel.viewModel.waiting, panel.viewModel.counters].filter(part => part !== "").join(" · ")
            }

            Fact {
                objectName: "closing"
                glyph: "hourglass-medium"
                text: panel.tight && panel.viewModel.notice !== "" ? "" : panel.viewModel.closing
            }
        }
    }

    PriorityChoice {
        Layout.fillWidth: true
        visible: panel.viewModel.asksPriority
        padding: panel.tight ? Theme.xs : Theme.s
        enabled: !panel.viewModel.busy
        chosen: panel.viewModel.priority
        onAsked: priority => panel.viewModel.choosePriority(priority)
    }

    Item {
        Layout.fillHeight: true
        Layout.topMargin: -parent.spacing
    }

    Notice {
        objectName: "orderNotice"
        Layout.fillWidth: true
        visible: panel.viewModel.notice !== ""
        kind: panel.viewModel.noticeKind === "alarm" ? Notice.Alarm : Notice.Caution
        text: panel.viewModel.notice
    }

    BigButton {
        objectName: "take"
        // Where it can only say no, its room is needed for what may help.
        visible: !panel.tight || panel.viewModel.canTake || panel.viewModel.busy || !panel.viewModel.asksPriority
        Layout.fillWidth: true
        Layout.preferredHeight: Math.max(implicitHeight, Theme.target * (panel.tight || panel.short ? 1.2 : 1.6))
        rank: BigButton.Primary
        glyph: panel.viewModel.busy ? "hourglass-medium" : panel.viewModel.canTake ? "ticket" : "prohibit"
        textSize: panel.tight || panel.short ? Theme.lead : Theme.title
        text: panel.viewModel.takeText
        Accessible.name: text === "" ? qsTr("Take a number") : text
        enabled: panel.viewModel.canTake
        onClicked: panel.viewModel.take()
    }
}
