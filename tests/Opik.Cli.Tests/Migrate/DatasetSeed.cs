using System.Text.Json.Nodes;
using Opik.Cli.Tests.Transfer;

namespace Opik.Cli.Tests.Migrate;

/// <summary>A dataset with three versions, experiments pinned to them, and an optimization.</summary>
internal static class DatasetSeed
{
    public static async Task StoreAsync(TestApi api, string project, string name, int experiments, int traces = 3)
    {
        var dataset = await api.CreateAsync("v1/private/datasets", new JsonObject { ["name"] = name, ["project_name"] = project, ["description"] = "described", ["tags"] = new JsonArray("gold") });
        await api.SendAsync(HttpMethod.Put, "v1/private/datasets/items", new JsonObject { ["dataset_id"] = dataset, ["items"] = new JsonArray([.. Enumerable.Range(0, 4).Select(number => Item(number, "first"))]) });
        var first = await VersionsAsync(api, dataset);
        var items = await ItemsAsync(api, dataset);
        await api.SendAsync(HttpMethod.Post, $"v1/private/datasets/{dataset}/items/changes", new JsonObject
        {
            ["base_version"] = (string)first[0]["id"]!,
            ["change_description"] = "one edited, one deleted, two added",
            ["tags"] = new JsonArray("second"),
            ["edited_items"] = new JsonArray(new JsonObject { ["id"] = (string)items[0]["id"]!, ["data"] = new JsonObject { ["number"] = 100, ["text"] = "edited" } }),
            ["deleted_ids"] = new JsonArray((string)items[3]["id"]!),
            ["added_items"] = new JsonArray(Item(7, "second"), Item(7, "second")),
        });
        var optimization = Guid.CreateVersion7().ToString();
        await api.SendAsync(HttpMethod.Post, "v1/private/optimizations", new JsonObject { ["id"] = optimization, ["name"] = "search", ["dataset_name"] = name, ["project_name"] = project, ["objective_name"] = "exact", ["status"] = "completed" });
        for (var number = 0; number < experiments; number++)
            await ExperimentAsync(api, project, name, number, number == 0 ? (string)first[0]["id"]! : null, number == 0 ? items : await ItemsAsync(api, dataset), number == 1 ? optimization : null, traces);
    }

    /// <summary>What the versions of a dataset hold, oldest first, without ids.</summary>
    public static async Task<JsonArray> VersionContentsAsync(TestApi api, string datasetId)
    {
        var found = new JsonArray();
        foreach (var version in (await VersionsAsync(api, datasetId)).AsEnumerable().Reverse())
        {
            var items = await ItemsAsync(api, datasetId, (string)version["version_hash"]!);
            found.Add((JsonNode)new JsonArray((string)version["version_name"]!, (string?)version["change_description"], version["tags"]?.DeepClone(), new JsonArray([.. items.Select(item => item["data"]!.DeepClone())])));
        }

        return found;
    }

    private static async Task ExperimentAsync(TestApi api, string project, string dataset, int number, string? version, List<JsonObject> items, string? optimization, int traces)
    {
        var id = Guid.CreateVersion7().ToString();
        var experiment = new JsonObject { ["id"] = id, ["name"] = $"run {number}", ["dataset_name"] = dataset, ["project_name"] = project, ["metadata"] = new JsonObject { ["number"] = number }, ["tags"] = new JsonArray("nightly"), ["type"] = optimization is null ? "regular" : "trial", ["optimization_id"] = optimization };
        if (version is not null)
            experiment["dataset_version_id"] = version;
        await api.SendAsync(HttpMethod.Post, "v1/private/experiments", experiment);
        var traceIds = Enumerable.Range(0, traces).Select(index => Guid.CreateVersion7(DateTimeOffset.UtcNow.AddMilliseconds(index - traces)).ToString()).ToArray();
        await api.SendAsync(HttpMethod.Post, "v1/private/traces/batch", new JsonObject { ["traces"] = new JsonArray([.. traceIds.Select((trace, index) => new JsonObject { ["id"] = trace, ["project_name"] = project, ["name"] = $"trace {number}.{index:00}", ["start_time"] = "2026-01-01T00:00:00Z", ["end_time"] = "2026-01-01T00:00:01Z", ["input"] = new JsonObject { ["a"] = index }, ["metadata"] = new JsonObject { ["kept"] = true }, ["source"] = "experiment" })]) });
        await api.SendAsync(HttpMethod.Post, "v1/private/spans/batch", new JsonObject { ["spans"] = new JsonArray([.. traceIds.Select((trace, index) => new JsonObject { ["id"] = $"{Guid.CreateVersion7()}", ["trace_id"] = trace, ["project_name"] = project, ["name"] = $"step {number}.{index:00}", ["type"] = "llm", ["start_time"] = "2026-01-01T00:00:00Z", ["model"] = "gpt-4o", ["provider"] = "openai", ["usage"] = new JsonObject { ["total_tokens"] = 3 } })]) });
        await api.SendAsync(HttpMethod.Put, "v1/private/traces/feedback-scores", new JsonObject { ["scores"] = new JsonArray([.. traceIds.Select(trace => new JsonObject { ["id"] = trace, ["project_name"] = project, ["name"] = "exact", ["value"] = 1, ["source"] = "sdk" })]) });
        await api.SendAsync(HttpMethod.Post, $"v1/private/traces/{traceIds[0]}/comments", new JsonObject { ["text"] = $"comment {number}" });
        await api.SendAsync(HttpMethod.Post, "v1/private/experiments/items", new JsonObject { ["experiment_items"] = new JsonArray([.. traceIds.Select((trace, index) => new JsonObject { ["id"] = $"{Guid.CreateVersion7()}", ["experiment_id"] = id, ["dataset_item_id"] = (string)items[index % items.Count]["id"]!, ["trace_id"] = trace })]) });
    }

    private static JsonObject Item(int number, string text) => new() { ["id"] = $"{Guid.CreateVersion7(DateTimeOffset.UtcNow.AddMilliseconds(number - 1_000))}", ["source"] = "manual", ["data"] = new JsonObject { ["number"] = number, ["text"] = text } };

    private static async Task<List<JsonObject>> VersionsAsync(TestApi api, string dataset) =>
        [.. (await api.GetAsync($"v1/private/datasets/{dataset}/versions?page=1&size=100"))["content"]!.AsArray().Select(one => one!.AsObject())];

    private static async Task<List<JsonObject>> ItemsAsync(TestApi api, string dataset, string? version = null) =>
        [.. (await api.GetAsync($"v1/private/datasets/{dataset}/items?page=1&size=100{(version is null ? "" : $"&version={version}")}"))["content"]!.AsArray().Select(one => one!.AsObject())];
}
