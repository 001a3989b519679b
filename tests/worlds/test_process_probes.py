"""The probes of the processes' world: lingering, watched, meeting, and what children are spared."""

import pytest

from dojo.worlds.processes.play import Trouble
from tests.worlds import process_scenes as scenes
from tests.worlds.test_processes import METHODS, left_in_shared_memory, play  # noqa: F401

SPARED = [method for method in METHODS if method != "fork"]


@pytest.mark.slow("starts processes with every start method")
@pytest.mark.parametrize(
    "scene",
    [
        scenes.unjoined_lingers,
        scenes.waiting_lets_go,
        scenes.a_signal_ends_who_lingers,
        scenes.an_update_is_lost,
        scenes.no_update_is_lost,
        scenes.workers_meet,
    ],
    ids=lambda scene: scene.__name__,
)
def test_a_probe_keeps_its_promise(play, scene):  # noqa: F811
    play(scene)


@pytest.mark.slow("starts processes that hang")
@pytest.mark.parametrize("scene", [scenes.too_few_meet, scenes.waits_beside_a_manager], ids=lambda s: s.__name__)
def test_a_hang_is_found_beside_what_wakes_by_itself(play, scene):  # noqa: F811
    with pytest.raises(Trouble, match="stuck: every process waits and none"):
        play(scene)


@pytest.mark.slow("starts processes")
@pytest.mark.parametrize("play", SPARED, indirect=True)
def test_children_do_not_import_pytest(play):  # noqa: F811
    play(scenes.children_are_spared)


def test_what_the_test_leaves_in_shared_memory_is_unlinked(play, capsys):  # noqa: F811
    play(scenes.leaves_shared_memory)
    left = left_in_shared_memory(capsys.readouterr().out)
    assert not left, f"left in shared memory: {left}"
