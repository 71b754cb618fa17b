pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Antrean.Ui

// What to have at hand, as a checklist. Where it is longer than its room, it turns like a page.
Item {
    id: requirements

    required property list<string> items

    readonly property real rest: heading.height + 3 * Theme.s + Theme.hair * 2
    readonly property real fullWidth: width - 2 * Theme.m
    // Two buttons above each other have to be had.
    readonly property real leastHeight: rest + 2 * Theme.target + Theme.s

    readonly property real mark: Theme.body * 1.24
    // What is not shown is not laid out: the height at full width, before room is made for the buttons, is measured.
    readonly property var heights: Measure.heights(items, Qt.font({
        family: Theme.textFamily,
        pixelSize: Theme.body
    }), fullWidth - mark - Theme.s)
    readonly property real needed: heights.reduce((sum, height) => sum + Math.max(height, mark), Theme.xs * Math.max(0, items.length - 1))
    readonly property bool overflowing: needed + rest > height

    implicitHeight: Math.min(needed + rest, leastHeight)

    component Checklist: Column {
        id: checklist

        spacing: Theme.xs

        Repeater {
            model: requirements.items

            RowLayout {
                id: item

                required property string modelData

                width: checklist.width
                spacing: Theme.s

                Icon {
                    Layout.alignment: Qt.AlignTop
                    glyph: "file-text"
                    size: requirements.mark
                    color: Theme.primary
                }

                Label {
                    Layout.fillWidth: true
                    text: item.modelData
                }
            }
        }
    }

    Card {
        width: parent.width
        height: requirements.overflowing ? parent.height : requirements.needed + requirements.rest

        Label {
            id: heading

            x: Theme.m
            y: Theme.s
            width: requirements.fullWidth
            text: requirements.items.length > 0 ? qsTr("Please have these ready") : qsTr("No documents are needed")
            soft: true
        }

        Flickable {
            id: view

            objectName: "requirements"
            x: Theme.m
            y: heading.y + heading.height + Theme.xs
            width: requirements.fullWidth - (requirements.overflowing ? Theme.target + Theme.m : 0)
            height: parent.height - y - Theme.s
            contentHeight: lines.implicitHeight
            clip: true
            boundsBehavior: Flickable.StopAtBounds
            interactive: requirements.overflowing

            Checklist {
                id: lines

                width: view.width
            }

            NumberAnimation on contentY {
                id: slide

                running: false
                duration: Theme.calm
                easing.type: Easing.OutCubic
            }
        }

        Rectangle {
            visible: !view.atYEnd
            anchors.left: view.left
            anchors.right: view.right
            anchors.bottom: view.bottom
            height: Theme.body
            gradient: Gradient {
                GradientStop {
                    position: 0
                    color: Qt.alpha(Theme.card, 0)
                }

                GradientStop {
                    position: 1
                    color: Theme.card
                }
            }
        }

        Turner {
            visible: requirements.overflowing
            anchors.right: parent.right
            anchors.top: parent.top
            anchors.bottom: parent.bottom
            anchors.margins: Theme.s
            list: view
            onAsked: to => {
                slide.to = to;
                slide.restart();
            }
        }
    }
}
