using System.Text.Json;
using Opik.Server.Tests.Features;

namespace Opik.Server.Tests.BulkActions;

/// <summary>Entities of one kind in a project of their own.</summary>
internal sealed class ListedRows(ServerFixture server, string entity)
{
    private const string Code = """{"model":{"name":"gpt-4o"},"messages":[{"role":"USER","content":"{{x}}"}],"variables":{"x":"input.x"},"schema":[{"name":"s","type":"DOUBLE","description":"d"}]}""";

    public string ProjectId { get; private set; } = string.Empty;

    public List<Guid> Ids { get; } = [];

    private string Project { get; } = $"bulk {entity} {Guid.CreateVersion7()}";

    private string Route => entity switch
    {
        "rules" => "/v1/private/automations/evaluators",
        _ => "/v1/private/" + entity.Replace('_', '-'),
    };

    /// <summary>Makes <paramref name="count"/> of them, called <c>odd 1</c>, <c>even 2</c>, …</summary>
    public async Task MakeAsync(int count)
    {
        if (ProjectId.Length == 0)
        {
            await SendAsync("/v1/private/projects", new { name = Project });
            ProjectId = (await server.SendAsync("POST", "/v1/private/projects/retrieve", JsonSerializer.Serialize(new { name = Project }))).Json.Text("id")!;
        }

        foreach (var number in Enumerable.Range(Ids.Count, count))
        {
            var id = Guid.CreateVersion7();
            Ids.Add(id);
            await SendAsync(Route, Body(id, number % 2 == 0 ? $"even {number}" : $"odd {number}"));
        }
    }

    /// <summary>Deletes one as somebody else would.</summary>
    public async Task DeleteAsync(Guid id) =>
        Assert.Equal(204, (await server.SendAsync("POST", Route + (entity == "datasets" ? "/delete-batch" : "/delete"), JsonSerializer.Serialize(new { ids = new[] { id } }))).Code);

    /// <summary>Names of those that are left, newest first.</summary>
    public async Task<List<string?>> NamesAsync() => [.. (await RowsAsync()).Select(row => row.Text("name"))];

    /// <summary>Those that are left, as exported.</summary>
    public async Task<List<JsonElement>> RowsAsync(string rows = "", string more = "")
    {
        var answer = await server.SendAsync("POST", Route + "/export", $$$"""{"format":"jsonl"{{{more}}},"rows":{"project_id":"{{{ProjectId}}}"{{{rows}}}}}""");
        Assert.True(answer.Code == 200, answer.Body);
        return [.. answer.Body.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonDocument.Parse(line).RootElement)];
    }

    /// <summary>A file with the usual columns.</summary>
    public async Task<string> CsvAsync() => (await server.SendAsync("POST", Route + "/export", $$$"""{"format":"csv","rows":{"project_id":"{{{ProjectId}}}"}}""")).Body;

    /// <summary>Starts an action; <paramref name="action"/> and <paramref name="rows"/> are members, the latter with a comma before them.</summary>
    public Task<Answer> StartAsync(string action, string rows = "") =>
        server.SendAsync("POST", "/v1/private/bulk-actions", $$$"""{"entity":"{{{entity}}}",{{{action}}},"rows":{"project_id":"{{{ProjectId}}}"{{{rows}}}}}""");

    /// <summary>Follows an action to its end.</summary>
    public Task<JsonElement> EndAsync(Answer started)
    {
        Assert.True(started.Code == 202, started.Body);
        return new LoggedRows(server, Project).EndAsync(started.Json.Text("id")!);
    }

    private object Body(Guid id, string name) => entity switch
    {
        "experiments" => new { id, name, project_name = Project, dataset_name = "set", metadata = new { model = "m" } },
        "datasets" => new { id, name, project_id = ProjectId },
        "prompts" => new { id, name, project_id = ProjectId, template = "t" },
        "annotation_queues" => new { id, name, project_id = ProjectId, scope = "trace" },
        "rules" => new { id, name, project_ids = new[] { ProjectId }, action = "evaluator", type = "llm_as_judge", code = JsonDocument.Parse(Code).RootElement, enabled = true },
        "alerts" => new { id, name, project_id = ProjectId, enabled = true, webhook = new { url = "https://example.com/hook", secret_token = "very-secret-token" }, triggers = new[] { new { event_type = "prompt:created" } } },
        _ => new { id, name, project_name = Project, dataset_name = "set", objective_name = "f1", status = "completed" },
    };

    private async Task SendAsync(string path, object body)
    {
        var answer = await server.SendAsync("POST", path, JsonSerializer.Serialize(body));
        Assert.True(answer.Code is 201 or 204, answer.Body);
        // Rules choose their ids.
        if (entity == "rules" && path == Route)
            Ids[^1] = Guid.Parse(answer.Location![(answer.Location!.LastIndexOf('/') + 1)..]);
    }
}
