"""What a project holds, read through the API, without what a copy gets anew (ids, times of storing)."""
import json

# Added by the client: "_import…" by an import, "usage" to spans that an import makes, "provider" to spans that have one.
ADDED = ("_import", "opik", "usage", "provider", "project_name")


def _plain(metadata):
    return {key: value for key, value in (metadata or {}).items() if not key.startswith(ADDED)}


def _data(item):
    return {key: value for key, value in item.items() if key != "id"}


def _scores(entity):
    return sorted([score.name, score.value, score.reason, score.category_name] for score in entity.feedback_scores or [])


def _error(entity):
    return entity.error_info and [entity.error_info.exception_type, entity.error_info.message, entity.error_info.traceback]


def _files(client, project, entity, kind):
    files = client.get_attachment_client()
    return sorted(
        [file.file_name, file.mime_type, len(b"".join(files.download_attachment(project, kind, entity.id, file.file_name, file.mime_type)))]
        for file in files.get_attachment_list(project, entity.id, kind)
    )


def _span(span, names, client, project):
    return {
        "name": span.name, "trace": names.get(span.trace_id), "parent": names.get(span.parent_span_id), "type": span.type, "input": span.input, "output": span.output,
        "metadata": _plain(span.metadata), "tags": sorted(span.tags or []), "usage": span.usage, "model": span.model, "provider": span.provider, "error": _error(span),
        "scores": _scores(span), "start": span.start_time, "end": span.end_time, "files": _files(client, project, span, "span"),
    }


def traces(client, project):
    """Traces with their spans, ordered by name."""
    found = client.search_traces(project_name=project, max_results=1000, truncate=False)
    spans = client.search_spans(project_name=project, max_results=1000, truncate=False)
    names = {one.id: one.name for one in [*found, *spans]}
    return {
        "traces": sorted(
            (
                {
                    "name": trace.name, "input": trace.input, "output": trace.output, "metadata": _plain(trace.metadata), "tags": sorted(trace.tags or []),
                    "thread": trace.thread_id, "error": _error(trace), "scores": _scores(trace), "start": trace.start_time, "end": trace.end_time,
                    "files": _files(client, project, trace, "trace"),
                }
                for trace in found
            ),
            key=lambda trace: [trace["name"], str(trace["start"])],
        ),
        "spans": sorted((_span(span, names, client, project) for span in spans), key=lambda span: [span["trace"], span["name"], str(span["start"])]),
    }


def datasets(client, project):
    """Items of each dataset, without their ids."""
    sets = client.get_datasets(max_results=100, project_name=project)
    return {one.name: sorted(map(_data, one.get_items()), key=str) for one in sets}


def prompts(client, project):
    """Template, type and metadata of each version, newest first."""
    found = {}
    project_id = client.rest_client.projects.retrieve_project(name=project).id
    for prompt in client.rest_client.prompts.get_prompts(project_id=project_id, size=100).content:
        versions = client.rest_client.prompts.get_prompt_versions(id=prompt.id, size=100).content
        found[prompt.name] = [prompt.template_structure, [[version.template, version.type, version.metadata] for version in versions]]
    return found


def experiments(client, project):
    """Name, dataset, tags, scores and items of each experiment."""
    project_id = client.rest_client.projects.retrieve_project(name=project).id
    found = {}
    for data in client.rest_client.experiments.find_experiments(project_id=project_id, size=100).content:
        items = client.get_experiment_by_id(data.id).get_items()
        found[data.name] = {
            "dataset": data.dataset_name, "tags": sorted(data.tags or []), "metadata": _plain(data.metadata), "traces": data.trace_count,
            "scores": {score.name: score.value for score in data.feedback_scores or []},
            "items": sorted(([_data(item.dataset_item_data), item.evaluation_task_output, sorted([s["name"], s["value"]] for s in item.feedback_scores)] for item in items), key=str),
        }
    return found


def everything(client, project):
    """All of it, as it reads in JSON."""
    parts = {**traces(client, project), "datasets": datasets(client, project), "prompts": prompts(client, project), "experiments": experiments(client, project)}
    return json.loads(json.dumps(parts, default=str))


def differences(left, right):
    """Parts that differ: how many entries they have, and the first that is not the same."""
    found = {}
    for part, one in left.items():
        two = right[part]
        if one != two:
            rows = zip(one, two) if isinstance(one, list) else ((one.get(key), two.get(key)) for key in sorted({*one, *two}))
            found[part] = [len(one), len(two), next(([str(a)[:500], str(b)[:500]] for a, b in rows if a != b), None)]
    return found
