using System.Text.Json;
using Opik.Server.Tests.Experiments;

namespace Opik.Server.Tests.Environments;

/// <summary>Short ways to make suites, versions and protected environments.</summary>
internal sealed class GatesData(ServerFixture server, string project)
{
    public ExperimentData Experiments { get; } = new(server, project);

    public string Project => project;

    public async Task<string> EnvironmentAsync() =>
        (await SendAsync("POST", "/v1/private/environments", new { name = $"env-{Guid.CreateVersion7():n}" }, 201)).Location!.Split('/')[^1];

    public async Task<(string Id, string Name, string[] Items)> SuiteAsync(string? inProject = null)
    {
        var (name, id) = ($"suite {Guid.CreateVersion7()}", ExperimentData.NewId());
        await SendAsync("POST", "/v1/private/datasets", new { id, name, type = "evaluation_suite", project_name = inProject ?? project }, 201);
        var items = Enumerable.Range(0, 2).Select(i => new { id = ExperimentData.NewId(), source = "sdk", data = new { input = $"{i}" } }).ToArray();
        await SendAsync("PUT", "/v1/private/datasets/items", new { dataset_id = id, items }, 204);
        return (id, name, [.. items.Select(item => item.id)]);
    }

    /// <summary>A version of a prompt of the project; its text makes it another one.</summary>
    public async Task<string> VersionAsync(string prompt, string template, params string[] environments) =>
        Text((await SendAsync("POST", "/v1/private/prompts/versions", new { name = prompt, project_name = project, version = new { template, environments } }, 200)).Json, "id");

    /// <summary>A run of a suite with a version; the items that are named pass or fail.</summary>
    public async Task<string> RunAsync((string Id, string Name, string[] Items) suite, object version, params bool[] passed)
    {
        var run = await Experiments.ExperimentAsync(suite.Name, version);
        for (var i = 0; i < passed.Length; i++)
        {
            var trace = (await Experiments.TracesAsync(100))[0];
            await Experiments.ItemsAsync(run, (suite.Items[i], trace));
            await Experiments.AssertAsync(trace, "polite", passed[i]);
        }

        return run;
    }

    public static object Of(string promptVersion, string status = "completed") => new { evaluation_method = "evaluation_suite", status, prompt_versions = new[] { new { id = promptVersion } } };

    public Task<Answer> ProtectAsync(string environment, object body, int expected = 200) => SendAsync("PUT", $"/v1/private/environments/{environment}/protection", body, expected);

    public Task<JsonElement> GatesAsync(string environment, string query) => Experiments.GetAsync($"/v1/private/environments/{environment}/gates?{query}");

    /// <summary>Gives the environment a version of a prompt.</summary>
    public async Task<Answer> DeployAsync(string environment, string version) =>
        await server.SendAsync("PATCH", $"/v1/private/prompts/versions/{version}/environments", JsonSerializer.Serialize(new { environments = new[] { await NameAsync(environment) } }));

    public async Task<string> NameAsync(string environment) => Text(await Experiments.GetAsync($"/v1/private/environments/{environment}"), "name");

    public Task<Answer> SendAsync(string method, string path, object? body, int expected) => Experiments.SendAsync(method, path, body, expected);

    public static string Text(JsonElement json, string name) => json.GetProperty(name).GetString()!;
}
