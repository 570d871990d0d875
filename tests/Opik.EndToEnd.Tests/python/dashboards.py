"""Dashboards: made, filled with widgets, changed, moved, found, deleted."""
import opik
from opik import dashboard
from opik.rest_api.core.api_error import ApiError

from client import PROJECT, answer

client = opik.Opik(project_name=PROJECT)
client.rest_client.projects.create_project(name=PROJECT)
project = client.rest_client.projects.retrieve_project(name=PROJECT).id
board = client.create_dashboard(name=f"board of {PROJECT}", type=dashboard.DashboardType.MULTI_PROJECT, description="figures", project_name=PROJECT)
board.add_section("more")


def widget(kind, title, config):
    return board.add_widget(dashboard.DashboardWidget(type=kind, title=title, config=config))


count = widget(
    dashboard.WidgetType.PROJECT_STATS_CARD, "Traces", dashboard.ProjectStatsCardConfig(project_id=project, metric=dashboard.StatsCardMetric.TRACE_COUNT)
)
widget(
    dashboard.WidgetType.PROJECT_METRICS,
    "Duration",
    dashboard.ProjectMetricsConfig(
        project_id=project, metric_type=dashboard.ProjectMetricType.DURATION, breakdown=dashboard.BreakdownConfig(field=dashboard.BreakdownField.MODEL)
    ),
)
note = widget(dashboard.WidgetType.TEXT_MARKDOWN, "Notes", dashboard.TextMarkdownConfig(content="first grüße"))
board.update_widget(note, config={"content": "second"})
board.rename(f"renamed {PROJECT}")
sections = board.sections
for item in sections[0].layout:
    if item.id == count:
        item.x, item.y = 5, 0
board.replace_sections(sections)
read = client.get_dashboard(board.id)
widgets = [[one.type, one.title] for one in read.sections[0].widgets]
contents = [one.config for one in read.sections[0].widgets if one.type == "text_markdown"]
place = [[item.x, item.y] for item in read.sections[0].layout if item.id == count]
board.remove_widget(note)
found = [one.name for one in client.get_dashboards(name=f"renamed {PROJECT}", max_results=10)]
left = len(client.get_dashboard(board.id).sections[0].widgets)
client.delete_dashboard(board.id)
try:
    client.get_dashboard(board.id)
    deleted = "there"
except ApiError as error:
    deleted = error.status_code
answer(
    read=[read.name, read.type, len(read.sections)], widgets=widgets, content=[str(dict(one).get("content") if isinstance(one, dict) else one.content) for one in contents],
    place=place, found=found, left=left, deleted=deleted,
)
