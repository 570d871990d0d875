using System.Text.Json;
using System.Text.Json.Nodes;

namespace Opik.Server.Tests.Experiments;

/// <summary>Short ways to make experiments with traces through the API.</summary>
internal sealed class ExperimentData(ServerFixture server, string project)
{
    public const string Root = "/v1/private/experiments";

    private static readonly DateTimeOffset Start = DateTimeOffset.UtcNow;
    private static int _ids;

    public string Project => project;

    /// <summary>A new id, above all that came before: lists are ordered by ids.</summary>
    public static string NewId() => Guid.CreateVersion7(Start.AddMilliseconds(Interlocked.Increment(ref _ids))).ToString();

    /// <summary>Makes an experiment; more members may replace the usual ones.</summary>
    public async Task<string> ExperimentAsync(string dataset, object? more = null)
    {
        var body = JsonSerializer.SerializeToNode(new { id = NewId(), name = $"of {dataset}", dataset_name = dataset, project_name = project })!.AsObject();
        foreach (var (name, value) in JsonSerializer.SerializeToNode(more ?? new { })!.AsObject())
            body[name] = value?.DeepClone();
        var created = await SendAsync("POST", Root, body, 201);
        return created.Location![(created.Location!.LastIndexOf('/') + 1)..];
    }

    /// <summary>Makes traces that took so many milliseconds.</summary>
    public async Task<string[]> TracesAsync(params double[] milliseconds)
    {
        var start = new DateTime(2026, 11, 20, 10, 0, 0, DateTimeKind.Utc);
        var traces = milliseconds.Select((duration, i) => new
        {
            id = NewId(), project_name = project, name = $"run {i}", start_time = start, end_time = start.AddMilliseconds(duration),
            input = new { question = $"q{i}" }, output = new { answer = $"a{i}", length = i }, metadata = new { step = i },
        }).ToArray();
        await SendAsync("POST", "/v1/private/traces/batch", new { traces }, 204);
        return [.. traces.Select(trace => trace.id)];
    }

    /// <summary>Makes the trace of each item the run of it in the experiment; returns the ids of the experiment items.</summary>
    public async Task<string[]> ItemsAsync(string experiment, params (string Item, string Trace)[] runs)
    {
        var items = runs.Select(run => new { id = NewId(), experiment_id = experiment, dataset_item_id = run.Item, trace_id = run.Trace }).ToArray();
        await SendAsync("POST", $"{Root}/items", new { experiment_items = items }, 204);
        return [.. items.Select(item => item.id)];
    }

    public Task ScoreAsync(string trace, string name, double value) =>
        SendAsync("PUT", "/v1/private/traces/feedback-scores", new { scores = new[] { new { id = trace, project_name = project, name, value, source = "sdk" } } }, 204);

    public Task AssertAsync(string trace, string name, bool passed) =>
        SendAsync(
            "PUT",
            "/v1/private/assertion-results",
            new { entity_type = "TRACE", assertion_results = new[] { new { entity_id = trace, project_name = project, name, status = passed ? "passed" : "failed", reason = "because", source = "sdk" } } },
            204);

    public async Task<JsonElement> GetAsync(string path) => (await SendAsync("GET", path, null, 200)).Json;

    /// <summary>A page of the comparison of experiments of a dataset.</summary>
    public async Task<JsonElement> CompareAsync(IReadOnlyList<string> experiments, string query = "")
    {
        var dataset = (await GetAsync($"{Root}/{experiments[0]}")).GetProperty("dataset_id").GetString();
        return await GetAsync($"/v1/private/datasets/{dataset}/items/experiments/items?experiment_ids={Ids(experiments)}{query}");
    }

    public static string Ids(IEnumerable<string> ids) => Uri.EscapeDataString(JsonSerializer.Serialize(ids));

    public async Task<Answer> SendAsync(string method, string path, object? body, int expected)
    {
        var answer = await server.SendAsync(method, path, body switch { null => null, JsonNode json => json.ToJsonString(), _ => JsonSerializer.Serialize(body) });
        Assert.True(answer.Code == expected, $"{method} {path}: {answer.Code} {answer.Body}");
        return answer;
    }
}
