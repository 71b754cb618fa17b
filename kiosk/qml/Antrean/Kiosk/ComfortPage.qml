pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Antrean.Ui

// What makes the kiosk easier to see, to reach and to hear. The page before is there again afterwards.
Page {
    id: comfortPage

    required property Comfort comfort

    objectName: "comfortPage"
    heading: qsTr("Access help")
    leastHeight: layout.implicitHeight + 2 * margin

    ColumnLayout {
        id: layout

        anchors.fill: parent
        anchors.margins: comfortPage.margin
        spacing: Theme.s

        Label {
            Layout.fillWidth: true
            text: comfortPage.heading
            font.pixelSize: Theme.lead
            font.bold: true
            Accessible.role: Accessible.Heading
        }

        GridLayout {
            Layout.fillWidth: true
            Layout.fillHeight: true
            columns: comfortPage.width > 26 * Theme.body ? 2 : 1
            uniformCellWidths: true
            columnSpacing: Theme.s
            rowSpacing: Theme.s

            ComfortChoice {
                objectName: "comfortVoice"
                glyph: "speaker-high"
                text: qsTr("Spoken guidance")
                chosen: comfortPage.comfort.voice
                onAsked: on => comfortPage.comfort.setVoice(on)
            }

            ComfortChoice {
                objectName: "comfortLarge"
                glyph: "text-aa"
                text: qsTr("Large text")
                chosen: comfortPage.comfort.largeText
                onAsked: on => comfortPage.comfort.setLargeText(on)
            }

            ComfortChoice {
                objectName: "comfortContrast"
                glyph: "circle-half"
                text: qsTr("High contrast")
                chosen: comfortPage.comfort.contrast
                onAsked: on => comfortPage.comfort.setContrast(on)
            }

            ComfortChoice {
                objectName: "comfortReach"
                glyph: "arrow-line-down"
                text: qsTr("Within low reach")
                chosen: comfortPage.comfort.lowReach
                onAsked: on => comfortPage.comfort.setLowReach(on)
            }

            ComfortChoice {
                objectName: "comfortStill"
                glyph: "pause"
                text: qsTr("No motion")
                chosen: comfortPage.comfort.still
                onAsked: on => comfortPage.comfort.setStill(on)
            }

            BigButton {
                objectName: "comfortDone"
                Layout.fillWidth: true
                Layout.fillHeight: true
                Layout.minimumHeight: Theme.target
                Layout.maximumHeight: Theme.target * 1.6
                rank: BigButton.Primary
                glyph: "check-bold"
                text: qsTr("Continue")
                onClicked: comfortPage.comfort.close()
            }
        }

        Item {
            Layout.fillHeight: true
        }
    }
}
