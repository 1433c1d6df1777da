"""What each template may read: one typed view a template, nothing else."""

from site_builder.views.frame import Frame, Link, Mark, Site
from site_builder.views.lists import (
    Entry,
    Group,
    HomeView,
    PapersView,
    ShelfView,
    TagKindRows,
    TagsView,
    TopicRow,
    TopicsView,
)
from site_builder.views.paper import Near, Neighbours, PaperView, Reason
from site_builder.views.singles import (
    AboutView,
    ContributeView,
    MovedView,
    NotFoundView,
    RemovedView,
    SearchView,
    TopicChoices,
)
from site_builder.views.topic import Bar, Chart, ClaimRow, StartRow, TopicView

View = (
    HomeView
    | PapersView
    | PaperView
    | TopicsView
    | TopicView
    | ShelfView
    | TagsView
    | SearchView
    | AboutView
    | ContributeView
    | NotFoundView
    | MovedView
    | RemovedView
)

__all__ = [
    "AboutView",
    "Bar",
    "Chart",
    "ClaimRow",
    "ContributeView",
    "Entry",
    "Frame",
    "Group",
    "HomeView",
    "Link",
    "Mark",
    "MovedView",
    "Near",
    "Neighbours",
    "NotFoundView",
    "PaperView",
    "PapersView",
    "Reason",
    "RemovedView",
    "SearchView",
    "ShelfView",
    "Site",
    "StartRow",
    "TagKindRows",
    "TagsView",
    "TopicChoices",
    "TopicRow",
    "TopicView",
    "TopicsView",
    "View",
]
