using System.Text;
using System.Text.Json.Nodes;

namespace Opik.Sdk.Tests.Agents;

/// <summary>What the agents page asks of the server.</summary>
internal sealed class AgentsPage(HttpClient server, Guid project)
{
    private const string Root = "api/v1/private/local-runners";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static async Task<AgentsPage> OpenAsync(HttpClient server, OpikClient client)
    {
        while (await client.Projects.FindAsync(client.ProjectName, Cancel) is not { } project)
            await Task.Delay(50, Cancel);
        return new AgentsPage(server, (await client.Projects.FindAsync(client.ProjectName, Cancel))!.Id);
    }

    /// <summary>The runner that is connected and has agents; waits for it.</summary>
    public async Task<JsonNode> RunnerAsync()
    {
        while (true)
        {
            var found = await GetAsync($"{Root}?project_id={project}&status=connected");
            if (found["content"]!.AsArray().FirstOrDefault(static runner => runner!["agents"]!.AsArray().Count > 0) is { } runner)
                return runner;
            await Task.Delay(50, Cancel);
        }
    }

    /// <summary>How many are connected.</summary>
    public async Task<int> ConnectedAsync() => (await GetAsync($"{Root}?project_id={project}&status=connected"))["total"]!.GetValue<int>();

    /// <summary>Asks for a run; its id.</summary>
    public async Task<string> RunAsync(string agent, JsonObject inputs, JsonObject? more = null)
    {
        await RunnerAsync();
        var body = new JsonObject { ["agent_name"] = agent, ["project_id"] = project.ToString(), ["inputs"] = inputs };
        foreach (var (name, value) in more ?? [])
            body[name] = value?.DeepClone();
        using var content = new StringContent(body.ToJsonString(), Encoding.UTF8, "application/json");
        using var answer = await server.PostAsync(new Uri($"{Root}/jobs", UriKind.Relative), content, Cancel);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync(Cancel));
        return answer.Headers.Location!.ToString().Split('/')[^1];
    }

    /// <summary>The run, when it has come to a status.</summary>
    public async Task<JsonNode> UntilAsync(string job, params string[] statuses)
    {
        while (true)
        {
            var run = await GetAsync($"{Root}/jobs/{job}");
            if (statuses.Contains(run["status"]!.GetValue<string>()))
                return run;
            await Task.Delay(50, Cancel);
        }
    }

    /// <summary>The run, when it has ended.</summary>
    public Task<JsonNode> EndedAsync(string job) => UntilAsync(job, "completed", "failed", "cancelled");

    /// <summary>What the run has told of its output.</summary>
    public async Task<string> PartAsync(string job) => (await GetAsync($"{Root}/jobs/{job}/output"))["text"]!.GetValue<string>();

    /// <summary>Waits until that much of the output is there.</summary>
    public async Task UntilPartAsync(string job, string wanted)
    {
        while (await PartAsync(job) != wanted)
            await Task.Delay(50, Cancel);
    }

    /// <summary>All that it has printed.</summary>
    public async Task<string> LogAsync(string job) => string.Concat((await GetAsync($"{Root}/jobs/{job}/logs")).AsArray().Select(static entry => entry!["text"]!.GetValue<string>()));

    /// <summary>Stops a run.</summary>
    public async Task StopAsync(string job) => (await server.PostAsync(new Uri($"{Root}/jobs/{job}/cancel", UriKind.Relative), null, Cancel)).EnsureSuccessStatusCode();

    public async Task<JsonNode> GetAsync(string path) => JsonNode.Parse(await server.GetStringAsync(new Uri(path, UriKind.Relative), Cancel))!;
}
