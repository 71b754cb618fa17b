"""Opens the dialog for a question of the counter page and hands its answer to the view model."""

from typing import assert_never

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QWidget

from officer_console.viewmodels.changing_hands import CounterInUse, CounterQuestion, CounterUnanswered, StillElsewhere
from officer_console.viewmodels.counters import CountersViewModel
from officer_console.views.confirm_dialog import ConfirmDialog

translate = QCoreApplication.translate


def ask(question: CounterQuestion, model: CountersViewModel, parent: QWidget) -> ConfirmDialog:
    """Put a question to the officer. The dialog deletes itself."""
    match question:
        case CounterInUse(counter=counter, name=name, holder=holder, detail=detail):
            title = translate("CounterQuestions", "{counter} is being used by {officer}. Ask for it?")
            lead = translate("CounterQuestions", "{officer} is asked at their own console, and has half a minute.")
            accept = translate("CounterQuestions", "Ask for it")
            dialog = ConfirmDialog(
                title.format(counter=name, officer=holder), f"{lead.format(officer=holder)} {detail}", accept, parent
            )
            dialog.accepted.connect(lambda: model.ask_for(counter))
        case CounterUnanswered(counter=counter, name=name, holder=holder, detail=detail):
            title = translate("CounterQuestions", "Take {counter} over from {officer}?")
            lead = translate("CounterQuestions", "{officer} has not agreed, and is told that you sit there now.")
            accept = translate("CounterQuestions", "Take over")
            dialog = ConfirmDialog(
                title.format(counter=name, officer=holder), f"{lead.format(officer=holder)} {detail}", accept, parent
            )
            dialog.accepted.connect(lambda: model.take_unanswered(counter))
        case StillElsewhere(held=held, held_name=held_name, counter=counter, name=name):
            title = translate("CounterQuestions", "You are still at {held}. Close it and take {counter}?")
            lead = translate("CounterQuestions", "Nobody is at {held}. Its queue goes on at the other counters.")
            accept = translate("CounterQuestions", "Close and take")
            dialog = ConfirmDialog(
                title.format(held=held_name, counter=name), lead.format(held=held_name), accept, parent
            )
            dialog.accepted.connect(lambda: model.move(held, counter))
        case _:
            assert_never(question)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.open()
    return dialog
