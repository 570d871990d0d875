using System.Text;
using System.Text.Json.Nodes;

namespace Opik.Cli.Tests.Transfer;

/// <summary>A project with one of everything that can be exported.</summary>
internal static class ProjectSeed
{
    private static readonly DateTimeOffset Start = new(2026, 1, 2, 3, 4, 5, 678, TimeSpan.Zero);

    /// <summary>Stores traces with two spans each, scores, comments, files; a dataset, prompts, an experiment.</summary>
    /// <param name="api">The server.</param>
    /// <param name="project">Project, made by the first trace.</param>
    /// <param name="traces">How many.</param>
    /// <param name="asOfficial">True: only values that the official client can read.</param>
    public static async Task StoreAsync(TestApi api, string project, int traces, bool asOfficial = false)
    {
        var ids = Enumerable.Range(0, traces).Select(number => Guid.CreateVersion7(DateTimeOffset.UtcNow.AddMilliseconds(number - traces)).ToString()).ToArray();
        foreach (var part in ids.Index().Chunk(200))
        {
            await api.SendAsync(HttpMethod.Post, "v1/private/traces/batch", new JsonObject { ["traces"] = new JsonArray([.. part.Select(one => Trace(project, one.Item, one.Index, asOfficial))]) });
            await api.SendAsync(HttpMethod.Post, "v1/private/spans/batch", new JsonObject { ["spans"] = new JsonArray([.. part.SelectMany(one => Spans(project, one.Item, one.Index))]) });
            await api.SendAsync(HttpMethod.Put, "v1/private/traces/feedback-scores", new JsonObject { ["scores"] = new JsonArray([.. part.Select(one => Score(project, one.Item, "accuracy", one.Index / 7m))]) });
        }

        await api.SendAsync(HttpMethod.Post, $"v1/private/traces/{ids[0]}/comments", new JsonObject { ["text"] = "looks right" });
        await AttachAsync(api, project, ids[0], "note.txt", "grüße");
        var dataset = await api.CreateAsync("v1/private/datasets", new JsonObject { ["name"] = $"{project} items", ["project_name"] = project, ["description"] = "described", ["tags"] = new JsonArray("gold") });
        var items = Enumerable.Range(0, 5).Select(number => new JsonObject { ["id"] = $"{Guid.CreateVersion7(DateTimeOffset.UtcNow.AddMilliseconds(number))}", ["source"] = "sdk", ["data"] = new JsonObject { ["number"] = number % 4, ["text"] = "ü", ["list"] = new JsonArray(1, null) } }).ToArray();
        await api.SendAsync(HttpMethod.Put, "v1/private/datasets/items", new JsonObject { ["dataset_id"] = dataset, ["items"] = new JsonArray([.. items]) });
        await PromptAsync(api, project, "greeting", "text", "Hello {{name}}", "Good day {{name}}");
        await PromptAsync(api, project, "talk", "chat", """[{"role": "user", "content": "{{q}}"}]""");
        var experiment = Guid.CreateVersion7().ToString();
        await api.SendAsync(HttpMethod.Post, "v1/private/experiments", new JsonObject { ["id"] = experiment, ["name"] = "trial", ["dataset_name"] = $"{project} items", ["project_name"] = project, ["metadata"] = new JsonObject { ["model"] = "m" }, ["tags"] = new JsonArray("nightly") });
        var rows = items.Select((item, number) => new JsonObject { ["id"] = $"{Guid.CreateVersion7()}", ["experiment_id"] = experiment, ["dataset_item_id"] = item["id"]!.GetValue<string>(), ["trace_id"] = ids[number % ids.Length] });
        await api.SendAsync(HttpMethod.Post, "v1/private/experiments/items", new JsonObject { ["experiment_items"] = new JsonArray([.. rows]) });
    }

    private static JsonObject Trace(string project, string id, int number, bool asOfficial) => new()
    {
        ["id"] = id,
        ["project_name"] = project,
        ["name"] = $"trace {number:0000}",
        ["start_time"] = Start.AddSeconds(number).ToString("O"),
        ["end_time"] = number % 3 == 1 ? null : Start.AddSeconds(number + 1.5).ToString("O"),
        ["input"] = new JsonObject { ["question"] = $"q {number} <ü> \"x\"" },
        ["output"] = number % 4 == 1 ? null : asOfficial ? new JsonObject { ["answer"] = number } : new JsonArray(number, "a"),
        ["metadata"] = number % 5 == 1 && !asOfficial ? new JsonArray("no object") : JsonNode.Parse("""{"huge":1000000000000000000000000000000,"exact":0.1000,"none":null}"""),
        ["tags"] = new JsonArray("all", $"n{number % 2}"),
        ["thread_id"] = $"thread {number % 3}",
        ["environment"] = "production",
        ["ttft"] = 12.5,
        ["source"] = "sdk",
        ["error_info"] = number % 6 == 1 ? new JsonObject { ["exception_type"] = "ValueError", ["message"] = "no", ["traceback"] = "line 1\nline 2" } : null,
    };

    private static JsonObject[] Spans(string project, string traceId, int number)
    {
        var outer = Span(project, traceId, "outer", "tool", null);
        var inner = Span(project, traceId, "inner", "llm", outer["id"]!.GetValue<string>());
        inner["model"] = "gpt-4o";
        inner["provider"] = "openai";
        inner["usage"] = new JsonObject { ["prompt_tokens"] = 10 + number, ["completion_tokens"] = 5, ["total_tokens"] = 15 + number };
        // Half of the costs are given, half are computed.
        if (number % 2 == 0)
            inner["total_estimated_cost"] = 0.5;
        return [inner, outer];
    }

    private static JsonObject Span(string project, string traceId, string name, string type, string? parent) => new()
    {
        ["id"] = $"{Guid.CreateVersion7()}",
        ["trace_id"] = traceId,
        ["project_name"] = project,
        ["parent_span_id"] = parent,
        ["name"] = name,
        ["type"] = type,
        ["start_time"] = Start.ToString("O"),
        ["end_time"] = Start.AddSeconds(1).ToString("O"),
        ["input"] = new JsonObject { ["a"] = 1 },
        ["tags"] = new JsonArray("inside"),
        ["source"] = "sdk",
    };

    private static JsonObject Score(string project, string id, string name, decimal value) =>
        new() { ["id"] = id, ["project_name"] = project, ["name"] = name, ["value"] = Math.Round(value, 6), ["reason"] = "measured", ["category_name"] = "kind", ["source"] = "sdk" };

    private static async Task PromptAsync(TestApi api, string project, string name, string structure, params string[] templates)
    {
        foreach (var (number, template) in templates.Index())
            await api.SendAsync(HttpMethod.Post, "v1/private/prompts/versions", new JsonObject { ["name"] = name, ["project_name"] = project, ["template_structure"] = structure, ["version"] = new JsonObject { ["template"] = template, ["type"] = "mustache", ["metadata"] = new JsonObject { ["number"] = number }, ["change_description"] = "because" } });
    }

    private static async Task AttachAsync(TestApi api, string project, string id, string name, string text)
    {
        var request = new JsonObject { ["file_name"] = name, ["num_of_file_parts"] = 1, ["mime_type"] = "text/plain", ["project_name"] = project, ["entity_type"] = "trace", ["entity_id"] = id, ["path"] = Convert.ToBase64String(Encoding.UTF8.GetBytes(api.Address)) };
        using var answer = await api.SendAsync(HttpMethod.Post, "v1/private/attachment/upload-start", request);
        var start = JsonNode.Parse(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!;
        await api.PutBytesAsync(start["pre_sign_urls"]![0]!.GetValue<string>(), Encoding.UTF8.GetBytes(text));
    }
}
