using Opik.Contracts;
using Opik.Testing;

namespace Opik.Storage.Sqlite.Tests.Telemetry;

public sealed class QueueRestartTests
{
    [Fact]
    public async Task Scores_written_before_a_restart_bring_their_trace_into_the_queue_after_it()
    {
        using var folder = new TemporaryFolder();
        var cancel = TestContext.Current.CancellationToken;
        var (project, trace) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        var queue = new AnnotationQueue
        {
            Id = Guid.CreateVersion7(),
            ProjectId = project,
            Name = "low",
            Scope = ScoredEntity.Trace,
            Automation = new QueueAutomation(true, [new ScoreConditionGroup([new ScoreCondition("quality", "<", 0.5m)])], null),
        };
        await using (var before = Open(folder))
        {
            await before.AnnotationQueues.CreateAsync(Scope.Default, [queue], cancel);
            await before.TraceWrites.CreateAsync(Scope.Default, new Trace { Id = trace, ProjectId = project, StartTime = DateTime.UtcNow }, cancel);
            await before.FeedbackScores.PutAsync(Scope.Default, ScoredEntity.Trace, [new FeedbackScoreWrite { EntityId = trace, ProjectId = project, Name = "quality", Value = 0.1m }], cancel);
        }

        await using var after = Open(folder);
        Assert.Equal(1, (await after.AnnotationQueueAutomation.RunAsync(retry: false, cancel)).Added);
        Assert.Equal([new QueueItem(trace, IsAutomated: true)], await after.AnnotationQueueItems.FindAsync(Scope.Default, queue.Id, [trace], cancel));
    }

    private static SqliteTelemetry Open(TemporaryFolder folder) => SqliteTelemetry.Open(new SqliteTelemetryOptions { Directory = folder.Path });
}
