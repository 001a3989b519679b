"""The words for where two lists part."""

import pytest

from dojo import first_difference


@pytest.mark.parametrize(
    ("seen", "words"),
    [
        (["a", "b"], ""),
        (["a", "c"], "item 2 is 'c' where 'b' is due"),
        (["a"], "item 2 is missing, 'b'"),
        (["a", "b", "c"], "item 3 is one too many, 'c'"),
        ([], "item 1 is missing, 'a'"),
    ],
)
def test_the_first_difference_is_named(seen, words):
    assert first_difference(seen, ["a", "b"]) == words
