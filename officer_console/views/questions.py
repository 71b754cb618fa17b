"""Opens the dialog for a question of the desk and hands its answer to the view model. Nothing waits meanwhile."""

from typing import assert_never

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QDialog, QWidget

from officer_console.viewmodels.desk import DeskViewModel
from officer_console.viewmodels.questions import Question, WhereTo, WhichKiosk, WhyChosen, WhyPause
from officer_console.views.kiosk_dialog import KioskDialog
from officer_console.views.pause_dialog import PauseDialog
from officer_console.views.reason_dialog import ReasonDialog
from officer_console.views.transfer_dialog import TransferDialog

translate = QCoreApplication.translate


def ask(question: Question, model: DeskViewModel, parent: QWidget) -> QDialog:
    """Put a question to the officer. The dialog deletes itself."""
    dialog: QDialog
    match question:
        case WhyPause():
            dialog = PauseDialog(model.time_of_day, parent)
            dialog.paused.connect(model.pause)
        case WhyChosen(ticket=ticket, number=number):
            dialog = ReasonDialog(
                translate("Questions", "Call {number} out of order").format(number=number),
                translate("Questions", "Why? The reason is kept with the call."),
                (
                    translate("Questions", "Came back with missing documents"),
                    translate("Questions", "Has to be served first"),
                    translate("Questions", "Visitor has several services"),
                    translate("Questions", "Asked by the supervisor"),
                ),
                translate("Questions", "Call"),
                parent,
            )
            dialog.answered.connect(lambda reason: model.call_chosen(ticket, reason))
        case WhereTo():
            dialog = TransferDialog(question, parent)
            dialog.answered.connect(model.transfer)
        case WhichKiosk(ticket=ticket, number=number):
            dialog = KioskDialog(question, parent)
            dialog.answered.connect(lambda kiosk: model.reprint(ticket, number, kiosk))
        case _:
            assert_never(question)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.open()
    return dialog
