"""Every labelling once, or random ones."""

import numpy as np
import pytest

from analysis.comparison.relabelling import design, relabel


def articles(events, *outlets):
    return [outlet for _ in range(events) for outlet in outlets], [
        f"e{i}" for i in range(events) for _ in outlets
    ]


class TestRelabelling:
    def test_labels_move_within_their_event_alone(self):
        outlets, events = articles(30, "A", "B", "C")
        given_labels = design(outlets, events, "A")
        labels, exact = relabel(given_labels, 99, 0)
        assert labels.shape == (100, 90) and not exact
        assert (labels[0] == given_labels.labels).all()
        for told in given_labels.events:
            assert (labels[:, np.concatenate(told)].sum(axis=1) == 1).all()
        assert (labels[1:] != labels[0]).any()

    @pytest.mark.parametrize(
        ("event", "smallest"),
        [("AB", 2 / 2**6), ("AABB", 2 / 2**6), ("ABB", 2 / 2**6), ("ABCC", 1 / 3**6)],
    )
    def test_the_smallest_p_counts_labellings_that_come_to_the_same(self, event, smallest):
        outlets, events = articles(6, *event)
        found = design(outlets, events, "A")
        assert found.smallest_p == pytest.approx(smallest)

    def test_every_labelling_is_given_once(self):
        labels, exact = relabel(design(list("ABACBA"), list("xxxxyy"), "A"), 99, 0)
        assert exact and len(labels) == 6 == len(np.unique(labels, axis=0))

    @pytest.mark.parametrize("relabellings", [99, 10])
    def test_the_articles_of_an_outlet_on_an_event_keep_one_label(self, relabellings):
        outlets, events = articles(5, *"ABAB")
        labels, exact = relabel(design(outlets, events, "A"), relabellings, 0)
        assert exact == (relabellings == 99)
        assert (labels[:, 0::4] == labels[:, 2::4]).all()
        assert (labels[:, 1::4] == labels[:, 3::4]).all()
        assert (labels[:, 0::4] != labels[:, 1::4]).all()
