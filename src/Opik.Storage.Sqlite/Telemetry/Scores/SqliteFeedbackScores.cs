using Opik.Contracts;

namespace Opik.Storage.Sqlite;

/// <inheritdoc cref="IFeedbackScores" />
internal sealed class SqliteFeedbackScores(SqliteTelemetry telemetry) : IFeedbackScores
{
    /// <inheritdoc />
    public Task PutAsync(Scope scope, ScoredEntity kind, IReadOnlyList<FeedbackScoreWrite> scores, CancellationToken cancellationToken) =>
        telemetry.WriteAsync(
            scope,
            write =>
            {
                foreach (var score in scores)
                    Put(write, kind, write.Project(score.ProjectId), score);
            },
            cancellationToken);

    /// <inheritdoc />
    public Task<bool> PutExistingAsync(Scope scope, ScoredEntity kind, FeedbackScoreWrite score, CancellationToken cancellationToken) =>
        telemetry.WriteAsync(
            scope,
            write =>
            {
                if (ScoreTable.ProjectOf(write, kind, score.EntityId) is not { } project)
                    return false;
                Put(write, kind, project, score);
                return true;
            },
            cancellationToken);

    /// <inheritdoc />
    public Task DeleteAsync(
        Scope scope, ScoredEntity kind, Guid entityId, IReadOnlyList<string> names, string? author, Guid? sourceQueueId, CancellationToken cancellationToken) =>
        telemetry.WriteAsync(
            scope,
            write =>
            {
                foreach (var name in names)
                    ScoreTable.Delete(write, kind, entityId, name, author, sourceQueueId);
                if (ScoreTable.ProjectOf(write, kind, entityId) is { } project)
                    write.Note(project, scores: names.Count);
            },
            cancellationToken);

    /// <inheritdoc />
    public Task<IReadOnlyList<string>> GetNamesAsync(
        Scope scope, ScoredEntity kind, IReadOnlyList<Guid>? projectIds, SpanType? spanType, CancellationToken cancellationToken) =>
        telemetry.Database.ReadAsync(
            session => new ScoreNames(telemetry.Projects, session).Read(scope.WorkspaceId, kind, projectIds, spanType),
            cancellationToken);

    /// <inheritdoc />
    public Task<IReadOnlyDictionary<Guid, IReadOnlyList<FeedbackScore>>> GetAsync(
        Scope scope, ScoredEntity kind, IReadOnlyList<Guid> entityIds, CancellationToken cancellationToken) =>
        telemetry.Database.ReadAsync<IReadOnlyDictionary<Guid, IReadOnlyList<FeedbackScore>>>(
            session => telemetry.Projects.Find(session, scope.WorkspaceId) is { } workspace
                ? ScoreRows.Read(session, workspace, kind, entityIds)
                : new Dictionary<Guid, IReadOnlyList<FeedbackScore>>(),
            cancellationToken);

    // Older clients send results of test-suite assertions as scores of this category.
    private static void Put(TelemetryWrite write, ScoredEntity kind, long project, FeedbackScoreWrite score)
    {
        if (score.CategoryName != AssertionTable.ScoreCategory)
        {
            ScoreTable.Save(write, kind, project, score);
            return;
        }

        AssertionTable.Save(write, project, new AssertionResultWrite
        {
            EntityId = score.EntityId,
            EntityKind = kind,
            Name = score.Name,
            Passed = score.Value >= 1,
            Reason = score.Reason,
            Source = score.Source switch { ScoreSource.Ui => "ui", ScoreSource.OnlineScoring => "online_scoring", _ => "sdk" },
            Author = score.Author,
        });
    }
}
