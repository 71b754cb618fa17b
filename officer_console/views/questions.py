"""Opens the dialog for a question of the desk and hands its answer to the view model. Nothing waits meanwhile."""

from typing import assert_never

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QDialog, QWidget

from officer_console.viewmodels.answers import DeskAnswers
from officer_console.viewmodels.desk import DeskViewModel
from officer_console.viewmodels.questions import (
    NumberGiven,
    Question,
    WhatCame,
    WhatNext,
    WhereTo,
    WhichKiosk,
    WhichService,
    WhyCancelled,
    WhyChosen,
    WhyPause,
)
from officer_console.views.kiosk_dialog import KioskDialog
from officer_console.views.note_dialog import NoteDialog
from officer_console.views.number_dialog import NumberDialog
from officer_console.views.pause_dialog import PauseDialog
from officer_console.views.plan_dialog import PlanDialog
from officer_console.views.reason_dialog import ReasonDialog
from officer_console.views.transfer_dialog import TransferDialog
from officer_console.views.walk_in_dialog import WalkInDialog

translate = QCoreApplication.translate


def ask(question: Question, model: DeskViewModel, parent: QWidget) -> QDialog:
    """Put a question to the officer. The dialog deletes itself."""
    dialog = _dialog(question, model, parent)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.open()
    return dialog


def _dialog(question: Question, model: DeskViewModel, parent: QWidget) -> QDialog:
    dialog: QDialog
    answers = model.answers
    match question:
        case WhyPause():
            dialog = PauseDialog(model.time_of_day, parent)
            dialog.paused.connect(model.pause)
        case WhyChosen() | WhyCancelled():
            return _ask_why(question, answers, parent)
        case WhereTo():
            dialog = TransferDialog(question, parent)
            dialog.answered.connect(answers.transfer)
        case WhatCame():
            dialog = NoteDialog(question, parent)
            dialog.answered.connect(answers.note)
        case WhatNext(ticket=ticket):
            dialog = PlanDialog(question, parent)
            dialog.answered.connect(lambda then: answers.plan(ticket, then))
        case WhichService():
            dialog = WalkInDialog(question, parent)
            dialog.answered.connect(lambda service, priority: answers.walk_in(service, priority=priority))
        case NumberGiven(ticket=ticket):
            dialog = NumberDialog(question, parent)
            reason = translate("Questions", "Number given at the counter")
            dialog.answered.connect(lambda: answers.call_chosen(ticket, reason))
        case WhichKiosk(ticket=ticket, number=number):
            dialog = KioskDialog(question, parent)
            dialog.answered.connect(lambda kiosk: answers.reprint(ticket, number, kiosk))
        case _:
            assert_never(question)
    return dialog


def _ask_why(question: WhyChosen | WhyCancelled, answers: DeskAnswers, parent: QWidget) -> ReasonDialog:
    match question:
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
            dialog.answered.connect(lambda reason: answers.call_chosen(ticket, reason))
        case WhyCancelled(ticket=ticket, number=number):
            dialog = ReasonDialog(
                translate("Questions", "Cancel ticket {number}").format(number=number),
                translate(
                    "Questions", "Why? The number ends and is not called any more. You can undo it for a short while."
                ),
                (
                    translate("Questions", "Visitor has left"),
                    translate("Questions", "Taken twice"),
                    translate("Questions", "Wrong service"),
                    translate("Questions", "Asked by the visitor"),
                ),
                translate("Questions", "Cancel the ticket"),
                parent,
                keep=translate("Questions", "Keep it"),
            )
            dialog.answered.connect(lambda reason: answers.cancel(ticket, reason))
        case _:
            assert_never(question)
    return dialog
