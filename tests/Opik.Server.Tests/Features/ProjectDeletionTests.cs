using Microsoft.Extensions.DependencyInjection;
using Opik.Server.Features.Projects;
using Opik.Storage;

namespace Opik.Server.Tests.Features;

/// <summary>Deleting a project leaves nothing of it.</summary>
public sealed class ProjectDeletionTests : IAsyncLifetime
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly ServerFixture _server = new();

    public async ValueTask InitializeAsync() => await _server.InitializeAsync();

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Fact]
    public async Task A_deleted_project_is_gone_with_all_it_held_and_others_stay()
    {
        var gone = await FillAsync("gone");
        var stays = await FillAsync("stays");

        Assert.Equal(204, (await _server.SendAsync("DELETE", $"/v1/private/projects/{gone.Project}")).Code);
        Assert.Equal(404, (await _server.SendAsync("GET", $"/v1/private/projects/{gone.Project}")).Code);
        await UntilEndedAsync();

        foreach (var path in gone.Paths)
            Assert.True((await _server.SendAsync("GET", path)).Code == 404, path);
        foreach (var path in stays.Paths)
            Assert.True((await _server.SendAsync("GET", path)).Code == 200, path);
        Assert.Equal(201, (await _server.SendAsync("POST", "/v1/private/projects", """{"name":"gone"}""")).Code);
    }

    [Fact]
    public async Task A_deletion_goes_on_after_a_restart()
    {
        var gone = await FillAsync("interrupted");

        Assert.Equal(204, (await _server.SendAsync("POST", "/v1/private/projects/delete", $$"""{"ids":["{{gone.Project}}"]}""")).Code);
        await _server.RestartAsync();
        await UntilEndedAsync();

        foreach (var path in gone.Paths)
            Assert.True((await _server.SendAsync("GET", path)).Code == 404, path);
    }

    private async Task<(string Project, IReadOnlyList<string> Paths)> FillAsync(string name)
    {
        var created = await _server.SendAsync("POST", "/v1/private/projects", $$"""{"name":"{{name}}"}""");
        var project = created.Location![(created.Location!.LastIndexOf('/') + 1)..];
        var (trace, span, dataset, experiment, item) = (Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7());
        await SendAsync("POST", "traces", $$"""{"id":"{{trace}}","project_name":"{{name}}","start_time":"2026-11-01T00:00:00Z","thread_id":"t","input":{"q":1},"tags":["a"]}""");
        await SendAsync("POST", "spans", $$"""{"id":"{{span}}","trace_id":"{{trace}}","project_name":"{{name}}","start_time":"2026-11-01T00:00:00Z","type":"llm","usage":{"total_tokens":3} }""");
        // A score whose trace never comes.
        await SendAsync("PUT", "traces/feedback-scores", $$"""{"scores":[{"id":"{{trace}}","project_name":"{{name}}","name":"s","value":1,"source":"sdk"},{"id":"{{Guid.CreateVersion7()}}","project_name":"{{name}}","name":"s","value":1,"source":"sdk"}]}""");
        await SendAsync("POST", $"traces/{trace}/comments", """{"text":"c"}""");
        await SendAsync("POST", "datasets", $$"""{"id":"{{dataset}}","name":"d {{name}}","project_name":"{{name}}"}""");
        await SendAsync("PUT", "datasets/items", $$"""{"dataset_id":"{{dataset}}","items":[{"id":"{{item}}","source":"sdk","data":{"a":1} }]}""");
        await SendAsync("POST", "experiments", $$"""{"id":"{{experiment}}","name":"e","dataset_name":"d {{name}}","project_name":"{{name}}"}""");
        await SendAsync("POST", "experiments/items", $$"""{"experiment_items":[{"experiment_id":"{{experiment}}","dataset_item_id":"{{item}}","trace_id":"{{trace}}"}]}""");
        var prompt = await SendAsync("POST", "prompts", $$"""{"name":"p {{name}}","project_name":"{{name}}","template":"hi"}""");
        await SendAsync("POST", "retention/rules", $$"""{"project_id":"{{project}}","retention":"unlimited"}""");
        return (project,
        [
            $"/v1/private/traces/{trace}", $"/v1/private/spans/{span}", $"/v1/private/datasets/{dataset}", $"/v1/private/experiments/{experiment}",
            $"/v1/private/datasets/items/{item}", $"/v1/private/prompts/{prompt.Location![(prompt.Location!.LastIndexOf('/') + 1)..]}",
        ]);
    }

    private async Task<Answer> SendAsync(string method, string path, string body)
    {
        var answer = await _server.SendAsync(method, "/v1/private/" + path, body);
        Assert.True(answer.Code < 300, $"{path}: {answer.Code} {answer.Body}");
        return answer;
    }

    private async Task UntilEndedAsync()
    {
        using var limit = new CancellationTokenSource(Patience);
        var jobs = _server.Services.GetRequiredService<IJobs>();
        while ((await jobs.FindAsync(Scope.Default, ProjectDeletionJob.KindName, null, limit.Token)).Any(job => job.State is JobState.Pending or JobState.Running))
            await Task.Delay(20, limit.Token);
        Assert.All(await jobs.FindAsync(Scope.Default, ProjectDeletionJob.KindName, null, limit.Token), job => Assert.Equal(JobState.Completed, job.State));
    }
}
