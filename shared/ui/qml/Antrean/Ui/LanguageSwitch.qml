pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts

// A button for every language but the one now spoken, each named in its own language.
RowLayout {
    id: languages

    required property list<string> codes
    required property string current

    signal asked(string code)

    readonly property var names: ({
            "id": "Indonesia",
            "en": "English"
        })

    Layout.fillWidth: false
    spacing: Theme.s

    Repeater {
        model: languages.codes.filter(code => code !== languages.current)

        BigButton {
            required property string modelData

            objectName: "language-" + modelData
            rank: BigButton.OnDeep
            glyph: "globe"
            leftPadding: Theme.m
            rightPadding: Theme.m
            text: languages.names[modelData] ?? Qt.locale(modelData).nativeLanguageName
            onClicked: languages.asked(modelData)
        }
    }
}
