"""What is told of the refusals of each command is what its decision can raise."""

import pytest

from server.asyncapi.refusing import REFUSED_QUERIES, RULES, list_refusals
from server.domain import decisions
from server.domain.refusals import REFUSALS, NoServiceDay
from shared.wire.methods import COMMANDS, Command
from tests.server.asyncapi.raising import refusals_of


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.METHOD)
def test_refusals_of_a_command_are_those_its_decision_raises(command: type[Command]) -> None:
    assert set(RULES[command]) == refusals_of(decisions._RULES[command])
    assert len(set(RULES[command])) == len(RULES[command])
    assert list_refusals(command) == ["no_service_day", *(rule.code for rule in RULES[command])]


def test_only_queries_are_refused_without_a_rule() -> None:
    assert not set(REFUSED_QUERIES) & set(COMMANDS)
    for query, words in REFUSED_QUERIES.items():
        assert list_refusals(query) == list(words)


def test_every_refusal_refuses_something() -> None:
    assert {rule for rules in RULES.values() for rule in rules} | {NoServiceDay} == set(REFUSALS)
