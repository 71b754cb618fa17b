pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Antrean.Ui

// What one types, and what there is for it. Keys on the screen and on a keyboard do the same.
Page {
    id: search

    required property SearchViewModel viewModel
    required property KioskViewModel kiosk

    // Low reach on an upright panel: the keys take less, and the results need what is left.
    readonly property bool low: !wide && height < 24 * Theme.body
    // Across, the keys take what they need, and leave the rest, two fifths at least, to what is found.
    readonly property real keysWidth: wide ? Math.min(keyboard.implicitWidth, width * 0.57) : -1

    objectName: "searchPage"
    heading: qsTr("Search for a service")
    Keys.onPressed: event => {
        if (event.key === Qt.Key_Backspace) {
            viewModel.rub();
            event.accepted = true;
        } else if (event.text !== "" && event.text >= " " && !(event.modifiers & (Qt.ControlModifier | Qt.AltModifier))) {
            viewModel.type(event.text);
            event.accepted = true;
        }
    }

    Connections {
        target: search.viewModel

        function onTypedChanged() {
            grid.rewind();
            if (search.shown)
                field.announce();
        }
    }

    GridLayout {
        anchors.fill: parent
        anchors.margins: search.margin
        columns: search.wide ? 2 : 1
        columnSpacing: Theme.m
        rowSpacing: search.wide || search.low ? Theme.s : Theme.m

        RowLayout {
            Layout.fillWidth: true
            Layout.fillHeight: false
            Layout.preferredWidth: 1
            Layout.minimumWidth: search.keysWidth
            Layout.maximumWidth: search.keysWidth
            spacing: Theme.s

            BigButton {
                objectName: "back"
                glyph: "caret-left-bold"
                text: search.wide ? "" : qsTr("Back")
                leftPadding: Theme.s
                rightPadding: search.wide ? Theme.s : Theme.m
                Accessible.name: qsTr("Back")
                onClicked: search.kiosk.back()
            }

            TypedField {
                id: field

                objectName: "typedField"
                Layout.fillWidth: true
                Layout.fillHeight: true
                typed: search.viewModel.typed
                outcome: [search.viewModel.heading, search.viewModel.advice].filter(part => part !== "").join(" ")
                hint: qsTr("e.g. ID card")
            }
        }

        ColumnLayout {
            Layout.rowSpan: search.wide ? 2 : 1
            Layout.fillWidth: true
            Layout.fillHeight: true
            Layout.preferredWidth: 1
            spacing: Theme.s

            Label {
                objectName: "searchHeading"
                Layout.fillWidth: true
                visible: !search.low || search.viewModel.advice !== ""
                text: search.viewModel.heading
                font.bold: true
                Accessible.role: Accessible.Heading
            }

            Label {
                objectName: "searchAdvice"
                Layout.fillWidth: true
                visible: text !== "" && !search.low
                text: search.viewModel.advice
            }

            PagedGrid {
                id: grid

                objectName: "found"
                Layout.fillWidth: true
                Layout.fillHeight: true
                rows: search.viewModel.found
                names: search.viewModel.names
                details: search.viewModel.details
                inset: Theme.target + Theme.body + 2 * Theme.m + 2 * Theme.s
                extra: 2 * Theme.s + Theme.hair * 2

                tile: PagedTile {
                    required property string code
                    required property string kind
                    required letters
                    required detail

                    objectName: "found-" + code
                    list: grid
                    onClicked: search.kiosk.show(kind, code)
                }
            }
        }

        Keyboard {
            id: keyboard

            objectName: "keyboard"
            low: search.low
            Layout.fillWidth: true
            Layout.fillHeight: search.wide
            Layout.preferredWidth: 1
            Layout.minimumWidth: search.keysWidth
            Layout.maximumWidth: search.keysWidth
            Layout.preferredHeight: least
            onTyped: letters => search.viewModel.type(letters)
            onRubbed: search.viewModel.rub()
            onCleared: search.viewModel.clear()
        }
    }
}
