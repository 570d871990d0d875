using System.Net.Http.Headers;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Opik.Contracts;
using Opik.Server.Features.Attachments.Blobs;
using Opik.Server.Features.Projects;
using Opik.Storage;
using Opik.Storage.Sqlite;

namespace Opik.Server.Tests.Features;

/// <summary>The job that deletes a workspace: files as well, and after an interruption.</summary>
public sealed class WorkspaceDeletionTests : IAsyncLifetime
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private static readonly Scope Other = new(Guid.CreateVersion7(), "eve");

    private readonly ServerFixture _server = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private string Blobs => Path.Combine(_server.DataDirectory, "attachments");

    public async ValueTask InitializeAsync() => await _server.InitializeAsync();

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Fact]
    public async Task Rows_and_files_are_gone_and_another_workspace_keeps_its_own()
    {
        await FillAsync(traces: 30);
        await FillOtherAsync();
        Assert.True(Directory.EnumerateFiles(Blobs, "*", SearchOption.AllDirectories).Count() >= 3);

        await EndedAsync(await Deletion.StartAsync(Scope.DefaultWorkspaceId, Cancel));

        await NothingIsLeftAsync();
        foreach (var list in (string[])["projects", "datasets", "experiments", "prompts", "retention/rules", "datasets/export-jobs"])
        {
            var answer = await _server.SendAsync("GET", $"/v1/private/{list}");
            Assert.True(answer.Json.ValueKind == System.Text.Json.JsonValueKind.Array ? answer.Json.GetArrayLength() == 0 : answer.Json.GetProperty("total").GetInt32() == 0, list);
        }
    }

    [Fact]
    public async Task What_is_remembered_of_the_workspace_is_forgotten_and_it_can_be_used_again()
    {
        await FillAsync(traces: 1);
        var before = (await _server.SendAsync("POST", "/v1/private/projects/retrieve", """{"name":"mine"}""")).Json.GetProperty("id").GetString();

        await EndedAsync(await Deletion.StartAsync(Scope.DefaultWorkspaceId, Cancel));
        var trace = await TraceAsync();

        var project = (await _server.SendAsync("POST", "/v1/private/projects/retrieve", """{"name":"mine"}""")).Json.GetProperty("id").GetString();
        Assert.NotEqual(before, project);
        Assert.Equal(project, (await _server.SendAsync("GET", $"/v1/private/traces/{trace}")).Json.GetProperty("project_id").GetString());
        // The definition that every workspace has, and the environment that the trace names.
        Assert.Equal(1, (await _server.SendAsync("GET", "/v1/private/feedback-definitions")).Json.GetProperty("total").GetInt32());
        Assert.Contains("staging", (await _server.SendAsync("GET", "/v1/private/environments")).Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_goes_on_where_a_server_stopped_that_had_done_some_of_it()
    {
        await FillAsync(traces: 400);
        await FillOtherAsync();
        var job = await Deletion.StartAsync(Scope.DefaultWorkspaceId, Cancel);
        // At once, and again while it is at work.
        await _server.RestartAsync();
        await UntilAsync(async () => await CountAsync("SELECT count(*) FROM project WHERE deleted_at IS NOT NULL") > 0);
        await _server.RestartAsync();

        await EndedAsync(job);

        await NothingIsLeftAsync();
    }

    [Theory]
    [InlineData(1)]
    [InlineData(5)]
    [InlineData(11)]
    public async Task Pieces_in_any_number_and_a_start_from_the_beginning_come_to_the_same(int number)
    {
        await FillAsync(traces: 100);
        await FillOtherAsync();
        using var stop = new CancellationTokenSource();
        var pieces = 0;
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Deletion.RunAsync(Scope.DefaultWorkspaceId, _ => ++pieces == number ? stop.CancelAsync() : Task.CompletedTask, stop.Token));

        await Deletion.RunAsync(Scope.DefaultWorkspaceId, _ => Task.CompletedTask, Cancel);

        await NothingIsLeftAsync();
    }

    private WorkspaceDeletion Deletion => _server.Services.GetRequiredService<WorkspaceDeletion>();

    private SqliteDatabase Database => _server.Services.GetRequiredService<SqliteTelemetry>().Database;

    private async Task NothingIsLeftAsync()
    {
        await _server.Services.GetServices<IHostedService>().OfType<BlobGarbageWorker>().Single().CollectAsync(Cancel);
        Assert.Equal([$"{Other.WorkspaceId:N}"], Directory.EnumerateDirectories(Blobs).Select(Path.GetFileName));
        Assert.Empty(Directory.EnumerateFiles(_server.DataDirectory, "export-*.tmp"));
        Assert.Equal(0, await CountAsync("SELECT count(*) FROM blob_garbage"));
        foreach (var table in (string[])["trace", "span", "score", "thread", "attachment"])
            Assert.Equal((table, 1L), (table, await CountAsync($"SELECT count(*) FROM {table}")));
        foreach (var table in (string[])["dataset", "dataset_version", "dataset_item", "dataset_item_data", "dataset_purge", "experiment", "experiment_item", "annotation_queue_candidate"])
            Assert.Equal((table, 0L), (table, await CountAsync($"SELECT count(*) FROM {table}")));
        Assert.NotNull(await _server.Services.GetRequiredService<IProjects>().FindAsync(Other, "theirs", Cancel));
    }

    private async Task FillAsync(int traces)
    {
        var ids = new List<Guid>();
        for (var i = 0; i < traces; i++)
            ids.Add(await TraceAsync());
        var (dataset, experiment, item) = (Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7());
        await SendAsync("PUT", "traces/feedback-scores", $$"""{"scores":[{"id":"{{ids[0]}}","project_name":"mine","name":"s","value":1,"source":"sdk"},{"id":"{{Guid.CreateVersion7()}}","project_name":"mine","name":"s","value":1,"source":"sdk"}]}""");
        await SendAsync("PUT", $"attachment/upload?file_name=f.txt&entity_type=trace&entity_id={ids[0]}&project_name=mine", "text");
        await SendAsync("POST", "datasets", $$"""{"id":"{{dataset}}","name":"d"}""");
        await SendAsync("PUT", "datasets/items", $$"""{"dataset_id":"{{dataset}}","items":[{"id":"{{item}}","source":"sdk","data":{"a":1} }]}""");
        await SendAsync("POST", "experiments", $$"""{"id":"{{experiment}}","name":"e","dataset_name":"d","project_name":"mine"}""");
        await SendAsync("POST", "experiments/items", $$"""{"experiment_items":[{"experiment_id":"{{experiment}}","dataset_item_id":"{{item}}","trace_id":"{{ids[0]}}"}]}""");
        await SendAsync("POST", "prompts", """{"name":"p","template":"hi"}""");
        await SendAsync("POST", "retention/rules", """{"retention":"unlimited"}""");
        var export = await SendAsync("POST", $"datasets/{dataset}/export", "");
        await UntilAsync(async () => (await _server.SendAsync("GET", $"/v1/private/datasets/export-jobs/{export.Json.GetProperty("id").GetString()}")).Body.Contains("COMPLETED", StringComparison.Ordinal));
        // A form whose job has not run when the workspace goes.
        using var form = new MultipartFormDataContent { { new StringContent($"{dataset}"), "dataset_id" }, { new ByteArrayContent(Encoding.UTF8.GetBytes("a\n1\n")) { Headers = { ContentType = new MediaTypeHeaderValue("text/csv") } }, "file", "f.csv" } };
        using var answer = await _server.Client.PostAsync(new Uri("/v1/private/datasets/items/from-csv", UriKind.Relative), form, Cancel);
        Assert.Equal(202, (int)answer.StatusCode);
    }

    private async Task<Guid> TraceAsync()
    {
        var (trace, span) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        await SendAsync("POST", "traces", $$"""{"id":"{{trace}}","project_name":"mine","start_time":"2026-11-01T00:00:00Z","thread_id":"t","environment":"staging","input":{"q":"text to be found"} }""");
        await SendAsync("POST", "spans", $$"""{"id":"{{span}}","trace_id":"{{trace}}","project_name":"mine","start_time":"2026-11-01T00:00:00Z","type":"llm"}""");
        return trace;
    }

    // Without authentication no request leads to another workspace.
    private async Task FillOtherAsync()
    {
        var services = _server.Services;
        var project = await services.GetRequiredService<IProjects>().ResolveAsync(Other, "theirs", Cancel);
        var trace = new Trace { Id = Guid.CreateVersion7(), ProjectId = project, Name = "t", StartTime = DateTime.UtcNow, ThreadId = "t" };
        await services.GetRequiredService<ITraceWrites>().CreateAsync(Other, trace, Cancel);
        await services.GetRequiredService<ISpanWrites>().CreateAsync(Other, new Span { Id = Guid.CreateVersion7(), ProjectId = project, TraceId = trace.Id, StartTime = DateTime.UtcNow }, Cancel);
        await services.GetRequiredService<IFeedbackScores>().PutAsync(Other, ScoredEntity.Trace, [new FeedbackScoreWrite { EntityId = trace.Id, ProjectId = project, Name = "s", Value = 1 }], Cancel);
        var key = BlobKey.New(Other, project);
        using var content = new MemoryStream([1]);
        await services.GetRequiredService<IBlobStore>().PutAsync(key, content, Cancel);
        await services.GetRequiredService<IAttachments>().PutAsync(Other, [new Attachment { Kind = ScoredEntity.Trace, EntityId = trace.Id, ProjectId = project, FileName = "f", MimeType = "m", Size = 1, BlobKey = key }], Cancel);
    }

    private async Task<Answer> SendAsync(string method, string path, string body)
    {
        var answer = await _server.SendAsync(method, "/v1/private/" + path, body);
        Assert.True(answer.Code < 300, $"{path}: {answer.Code} {answer.Body}");
        return answer;
    }

    private Task<long> CountAsync(string sql) =>
        Database.ReadAsync(
            session =>
            {
                using var row = session.PrepareOnce(sql);
                row.Step();
                return row.Int64(0);
            },
            Cancel);

    private Task EndedAsync(Guid job) => UntilAsync(async () => (await Deletion.GetAsync(job, Cancel))!.State switch
    {
        JobState.Completed => true,
        JobState.Failed => throw new InvalidOperationException((await Deletion.GetAsync(job, Cancel))!.Error),
        _ => false,
    });

    private static async Task UntilAsync(Func<Task<bool>> condition)
    {
        using var limit = new CancellationTokenSource(Patience);
        while (!await condition())
            await Task.Delay(20, limit.Token);
    }
}
