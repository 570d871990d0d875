using System.Text.Json;
using Opik.Contracts;

namespace Opik.Server.Tests.BulkActions;

/// <summary>Traces of a project of its own, some with an error, some in a thread.</summary>
internal sealed class LoggedRows(ServerFixture server, string project)
{
    public string ProjectId { get; private set; } = string.Empty;

    public List<Guid> Ids { get; } = [];

    /// <summary>Logs <paramref name="count"/> traces; every fifth has an error, each its number as input.</summary>
    public async Task LogAsync(int count, string? thread = null)
    {
        var from = Ids.Count;
        for (var i = 0; i < count; i++)
            Ids.Add(UuidV7.Create(TimeProvider.System));
        var traces = Enumerable.Range(from, count).Select(i => new Dictionary<string, object?>
        {
            ["id"] = Ids[i],
            ["project_name"] = project,
            ["name"] = $"trace-{i % 3}",
            ["start_time"] = "2026-11-20T10:00:00Z",
            ["end_time"] = $"2026-11-20T10:00:{i % 50:00}.5Z",
            ["input"] = new { number = i, text = "say \"hello\", friend\nplease" },
            ["metadata"] = new { user = new { id = $"u{i % 4}" } },
            ["tags"] = new[] { "old" },
            ["thread_id"] = thread,
            ["error_info"] = i % 5 == 0 ? new { exception_type = "Late", message = "m", traceback = "t" } : null,
        });
        var answer = await server.SendAsync("POST", "/v1/private/traces/batch", JsonSerializer.Serialize(new { traces }));
        Assert.True(answer.Code == 204, answer.Body);
        ProjectId = (await server.SendAsync("POST", "/v1/private/projects/retrieve", $$$"""{"name":"{{{project}}}"}""")).Json.GetProperty("id").GetString()!;
    }

    /// <summary>Number of traces that a filter leaves.</summary>
    public async Task<int> CountAsync(string? filters = null) =>
        (await server.SendAsync("GET", $"/v1/private/traces?project_id={ProjectId}&size=1{(filters is null ? "" : "&filters=" + Uri.EscapeDataString(filters))}")).Json.GetProperty("total").GetInt32();

    /// <summary>Starts an action and follows it to its end.</summary>
    public async Task<JsonElement> RunAsync(string json)
    {
        var started = await server.SendAsync("POST", "/v1/private/bulk-actions", json);
        Assert.True(started.Code == 202, started.Body);
        return await EndAsync(started.Json.GetProperty("id").GetString()!);
    }

    /// <summary>Waits until an action has ended.</summary>
    public async Task<JsonElement> EndAsync(string id)
    {
        using var late = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (true)
        {
            var now = (await server.SendAsync("GET", $"/v1/private/bulk-actions/{id}")).Json;
            if (now.GetProperty("status").GetString() is not ("pending" or "running"))
                return now;
            await Task.Delay(20, late.Token);
        }
    }
}
