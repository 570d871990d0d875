using System.Text;
using System.Text.Json.Nodes;

namespace Opik.Cli.Tests.Transfer;

/// <summary>What a project holds, without what an import makes anew: ids become names, times of storing are left out.</summary>
internal static class ProjectContents
{
    private static readonly string[] Renewed = ["id", "project_id", "project_name", "created_at", "created_by", "last_updated_at", "last_updated_by", "experiment", "value_by_author", "span_feedback_scores", "source_queue_id"];

    public static async Task<JsonObject> ReadAsync(TestApi api, string project)
    {
        var (traces, spans) = (await api.SearchAsync("traces", project), await api.SearchAsync("spans", project));
        var id = await api.ProjectIdAsync(project);
        var files = await FilesAsync(api, id!, traces);
        var names = traces.Concat(spans).ToDictionary(one => (string)one["id"]!, one => (string)one["name"]!, StringComparer.Ordinal);
        // In the order of the list, newest first: an import must keep it.
        return new JsonObject
        {
            ["traces"] = new JsonArray([.. traces.Select(one => Plain(one, names))]),
            ["spans"] = new JsonArray([.. spans.OrderBy(one => names[(string)one["trace_id"]!], StringComparer.Ordinal).ThenBy(one => (string)one["name"]!, StringComparer.Ordinal).Select(one => Plain(one, names))]),
            ["files"] = files,
            ["datasets"] = await DatasetsAsync(api, id!),
            ["prompts"] = await PromptsAsync(api, id!),
            ["experiments"] = await ExperimentsAsync(api, id!, names),
        };
    }

    private static JsonNode Plain(JsonObject entity, Dictionary<string, string> names)
    {
        var plain = (JsonObject)entity.DeepClone();
        foreach (var name in Renewed)
            plain.Remove(name);
        foreach (var reference in new[] { "trace_id", "parent_span_id" })
        {
            if ((string?)plain[reference] is { } id)
                plain[reference] = names[id];
        }

        foreach (var listed in new[] { "feedback_scores", "comments" })
        {
            foreach (var item in plain[listed] as JsonArray ?? [])
            {
                foreach (var name in Renewed)
                    item!.AsObject().Remove(name);
            }
        }

        if (plain["metadata"] is JsonObject metadata)
        {
            if (metadata["_import_metadata"] is { } nested)
                plain["metadata"] = nested.DeepClone();
            else
                Strip(plain, metadata);
        }

        return plain;
    }

    private static void Strip(JsonObject entity, JsonObject metadata)
    {
        foreach (var name in metadata.Select(member => member.Key).Where(name => name.StartsWith("_import_", StringComparison.Ordinal)).ToArray())
            metadata.Remove(name);
        if (metadata.Count == 0)
            entity.Remove("metadata");
    }

    private static async Task<JsonArray> FilesAsync(TestApi api, string projectId, List<JsonObject> traces)
    {
        var found = new JsonArray();
        foreach (var trace in traces.Where(trace => (string)trace["name"]! == "trace 0000"))
        {
            var path = Convert.ToBase64String(Encoding.UTF8.GetBytes(api.Address));
            var page = await api.GetAsync($"v1/private/attachment/list?project_id={projectId}&entity_type=trace&entity_id={(string)trace["id"]!}&path={path}&page=1&size=10");
            foreach (var file in page["content"]!.AsArray())
                found.Add((JsonNode)new JsonArray((string)file!["file_name"]!, (string)file["mime_type"]!, Encoding.UTF8.GetString(await api.BytesAsync((string)file["link"]!))));
        }

        return found;
    }

    private static async Task<JsonObject> DatasetsAsync(TestApi api, string projectId)
    {
        var found = new JsonObject();
        foreach (var dataset in (await api.GetAsync($"v1/private/datasets?project_id={projectId}&size=100"))["content"]!.AsArray())
        {
            var items = await api.GetAsync($"v1/private/datasets/{(string)dataset!["id"]!}/items?size=100&page=1");
            found[(string)dataset["name"]!] = new JsonArray(
                dataset["description"]?.DeepClone(), dataset["tags"]?.DeepClone(), new JsonArray([.. items["content"]!.AsArray().Select(item => item!["data"]!.DeepClone())]));
        }

        return found;
    }

    private static async Task<JsonObject> PromptsAsync(TestApi api, string projectId)
    {
        var found = new JsonObject();
        foreach (var prompt in (await api.GetAsync($"v1/private/prompts?project_id={projectId}&size=100"))["content"]!.AsArray())
        {
            var versions = (await api.GetAsync($"v1/private/prompts/{(string)prompt!["id"]!}/versions?size=100&page=1"))["content"]!.AsArray();
            found[(string)prompt["name"]!] = new JsonArray([.. versions.Select(version => new JsonArray(
                (string)version!["template"]!, (string)version["type"]!, (string)version["commit"]!, (string?)version["change_description"], version["metadata"]?.DeepClone(), (string)version["template_structure"]!))]);
        }

        return found;
    }

    private static async Task<JsonObject> ExperimentsAsync(TestApi api, string projectId, Dictionary<string, string> names)
    {
        var found = new JsonObject();
        foreach (var experiment in (await api.GetAsync($"v1/private/experiments?project_id={projectId}&size=100"))["content"]!.AsArray())
        {
            var path = $"v1/private/datasets/{(string)experiment!["dataset_id"]!}/items/experiments/items?experiment_ids={Uri.EscapeDataString($"[\"{(string)experiment["id"]!}\"]")}&size=100&page=1";
            var rows = (await api.GetAsync(path))["content"]!.AsArray().SelectMany(row => row!["experiment_items"]!.AsArray().Select(item => new JsonArray(row["data"]!.DeepClone(), names[(string)item!["trace_id"]!])));
            var metadata = new JsonObject { ["metadata"] = experiment["metadata"]!.DeepClone() };
            Strip(metadata, metadata["metadata"]!.AsObject());
            found[(string)experiment["name"]!] = new JsonArray(
                (string)experiment["dataset_name"]!, experiment["tags"]!.DeepClone(), metadata, (string)experiment["type"]!, (string)experiment["status"]!,
                experiment["trace_count"]!.DeepClone(), new JsonArray([.. rows.OrderBy(row => row.ToJsonString(), StringComparer.Ordinal)]));
        }

        return found;
    }
}
