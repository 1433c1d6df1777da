"""Venues from the long titles of proceedings."""

import pytest

from site_builder.content.defaults import VENUES


@pytest.mark.parametrize(
    ("title", "venue"),
    [
        ("Proceedings of the 37th International Conference on Machine Learning", "ICML 2020"),
        ("Advances in Neural Information Processing Systems", "NeurIPS 2020"),
        ("The Eleventh International Conference on Learning Representations", "ICLR 2020"),
        (
            "Findings of the Association for Computational Linguistics: EMNLP 2021",
            "Findings of EMNLP 2021",
        ),
        ("Proceedings of the 59th Annual Meeting of the Association for Computational Linguistics "
         "and the 11th International Joint Conference on Natural Language Processing "
         "(Volume 1: Long Papers)", "ACL 2020"),
        ("Proceedings of the 2019 Conference of the North American Chapter of the Association for "
         "Computational Linguistics: Human Language Technologies", "NAACL 2019"),
        ("2021 IEEE/CVF Conference on Computer Vision and Pattern Recognition (CVPR)", "CVPR 2021"),
        ("27th ACM SIGKDD Conference on Knowledge Discovery & Data Mining", "KDD 2020"),
        ("KDD '21", "KDD 2021"),
        ("SIGMOD ’98", "SIGMOD 1998"),
        (
            "SC20: International Conference for High Performance Computing, Networking, Storage "
            "and Analysis",
            "SC 2020",
        ),
        ("Proc. VLDB Endow.", "PVLDB 2020"),
        ("2022 23rd International Symposium on Quality Electronic Design (ISQED)", "ISQED 2022"),
        ("ICML 2023 Workshop on Efficient Systems", "ICML Workshop on Efficient Systems 2023"),
        ("Nature Machine Intelligence", "Nature Machine Intelligence 2020"),
        ("arXiv preprint arXiv:2106.09685", None),
        ("CoRR", None),
        ("", None),
        ("2020", None),
    ],
)  # fmt: skip
def test_a_long_title_becomes_a_name_and_a_year(title, venue):
    """Editions go, well-known venues get the name that lists use, preprint servers are none."""
    assert VENUES.name(title, "2020") == venue


def test_no_venue_without_a_year():
    """NAME YEAR needs both."""
    assert VENUES.name("Nature") is None


@pytest.mark.parametrize(
    ("remark", "venue"),
    [
        ("Accepted to NeurIPS 2023 (spotlight)", "NeurIPS 2023"),
        ("Published as a conference paper at ICLR 2024. Code: https://x.org", "ICLR 2024"),
        (
            "To appear in Proceedings of the 2024 Conference on Empirical Methods in Natural "
            "Language Processing",
            "EMNLP 2024",
        ),
        ("Accepted by ICML'24", "ICML 2024"),
        ("Accepted at the NeurIPS 2023 Workshop on Efficient NLP", None),
        ("ICLR'24 spotlight, 20 pages", "ICLR 2024"),
        ("NeurIPS 2023 camera-ready", "NeurIPS 2023"),
        ("ICML 2024 submission", None),
        ("ICLR 2024, under review", None),
        ("CVPR 2024 workshop", None),
        ("MICROSOFT 2024", None),
        ("12 pages; submitted to ICML 2024", None),
        ("Accepted", None),
        ("This paper appeared on a screen in 2020", None),
    ],
)
def test_a_remark_tells_a_venue_only_where_it_is_certain(remark, venue):
    """Submitted is not accepted, and a workshop is not its conference."""
    assert VENUES.accepted_at(remark) == venue
