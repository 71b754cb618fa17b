"""The two buttons under every dialog."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QDialog, QDialogButtonBox

from officer_console.views.repolish import set_property

translate = QCoreApplication.translate


class DialogButtons(QDialogButtonBox):
    """Accept with a verb, or cancel, in the order of the desktop."""

    def __init__(self, accept: str, dialog: QDialog, dismiss: str = "") -> None:
        super().__init__(dialog)
        self.yes = self.addButton(accept, QDialogButtonBox.ButtonRole.AcceptRole)
        set_property(self.yes, "rank", "primary")
        self.yes.setDefault(True)
        self.no = self.addButton(dismiss or translate("Dialogs", "Cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        self.accepted.connect(dialog.accept)
        self.rejected.connect(dialog.reject)
