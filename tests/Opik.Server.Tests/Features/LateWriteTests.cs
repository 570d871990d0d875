using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Opik.Server.Features.Attachments.Blobs;
using Opik.Server.Features.Projects;
using Opik.Storage;
using Opik.Storage.Sqlite;

namespace Opik.Server.Tests.Features;

/// <summary>Clients go on writing to a project by its name while it is deleted.</summary>
public sealed class LateWriteTests : IAsyncLifetime
{
    private const string Name = "busy";
    private const int Deletions = 8;

    private readonly ServerFixture _server = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => await _server.InitializeAsync();

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Fact]
    public async Task Every_write_is_stored_in_a_project_of_the_name_or_answered_404()
    {
        var failures = new ConcurrentQueue<string>();
        using var stop = new CancellationTokenSource();
        var clients = Enumerable.Range(0, 4).Select(_ => Task.Run(() => WriteAsync(failures, stop.Token), Cancel)).ToList();
        for (var i = 0; i < Deletions; i++)
        {
            var found = await _server.SendAsync("POST", "/v1/private/projects/retrieve", $$"""{"name":"{{Name}}"}""");
            if (found.Code == 200)
                Assert.Equal(204, (await _server.SendAsync("DELETE", $"/v1/private/projects/{found.Json.GetProperty("id").GetString()}")).Code);
            await Task.Delay(50, Cancel);
        }

        await stop.CancelAsync();
        await Task.WhenAll(clients);
        await UntilEndedAsync();

        Assert.Empty(failures);
        Assert.Empty(await OrphansAsync());
        await _server.Services.GetServices<IHostedService>().OfType<BlobGarbageWorker>().Single().CollectAsync(Cancel);
        Assert.Equal(await CountAsync("SELECT count(*) FROM attachment"), Directory.EnumerateFiles(Path.Combine(_server.DataDirectory, "attachments"), "*", SearchOption.AllDirectories).Count());
    }

    private async Task WriteAsync(ConcurrentQueue<string> failures, CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            var (trace, span) = (Guid.CreateVersion7(), Guid.CreateVersion7());
            await SendAsync("POST", "traces", $$"""{"id":"{{trace}}","project_name":"{{Name}}","start_time":"2026-11-01T00:00:00Z","thread_id":"t"}""");
            await SendAsync("POST", "spans/batch", $$"""{"spans":[{"id":"{{span}}","trace_id":"{{trace}}","project_name":"{{Name}}","start_time":"2026-11-01T00:00:00Z"}]}""");
            await SendAsync("PUT", "traces/feedback-scores", $$"""{"scores":[{"id":"{{trace}}","project_name":"{{Name}}","name":"s","value":1,"source":"sdk"}]}""");
            await SendAsync("PUT", "traces/threads/feedback-scores", $$"""{"scores":[{"thread_id":"t","project_name":"{{Name}}","name":"s","value":1,"source":"sdk"}]}""");
            await SendAsync("PATCH", $"spans/{span}", $$"""{"trace_id":"{{trace}}","project_name":"{{Name}}","name":"n"}""");
            // The bytes are read when the project turns out to be gone; a comment names only its trace.
            await SendAsync("PUT", $"attachment/upload?file_name=f.txt&entity_type=trace&entity_id={trace}&project_name={Name}", "text", mayMiss: true);
            await SendAsync("POST", $"traces/{trace}/comments", """{"text":"c"}""", mayMiss: true);
        }

        async Task SendAsync(string method, string path, string body, bool mayMiss = false)
        {
            var answer = await _server.SendAsync(method, "/v1/private/" + path, body);
            if (answer.Code >= 300 && !(mayMiss && answer.Code == 404))
                failures.Enqueue($"{path}: {answer.Code} {answer.Body}");
        }
    }

    // Tables with rows of projects that are gone.
    private async Task<List<string>> OrphansAsync()
    {
        var projects = await _server.Services.GetRequiredService<IProjects>().FindAsync(Scope.Default, null, 1, 1000, null, Cancel);
        return await Database.ReadAsync(
            session =>
            {
                var living = projects.Content.Select(project => project.Id).ToHashSet();
                var tables = new List<string>();
                using (var table = session.PrepareOnce("SELECT t.name FROM sqlite_master t, pragma_table_info(t.name) c WHERE t.type = 'table' AND c.name = 'project'"))
                {
                    while (table.Step())
                        tables.Add(table.Text(0)!);
                }

                var orphans = new List<string>();
                foreach (var table in tables)
                {
                    using var row = session.PrepareOnce($"SELECT DISTINCT p.id FROM {table} r JOIN project p ON p.key = r.project");
                    while (row.Step())
                    {
                        if (!living.Contains(row.Id(0)))
                            orphans.Add(table);
                    }
                }

                return orphans;
            },
            Cancel);
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

    private SqliteDatabase Database => _server.Services.GetRequiredService<SqliteTelemetry>().Database;

    private async Task UntilEndedAsync()
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        var jobs = _server.Services.GetRequiredService<IJobs>();
        while ((await jobs.FindAsync(Scope.Default, ProjectDeletionJob.KindName, null, limit.Token)).Any(job => job.State is JobState.Pending or JobState.Running))
            await Task.Delay(20, limit.Token);
    }
}
