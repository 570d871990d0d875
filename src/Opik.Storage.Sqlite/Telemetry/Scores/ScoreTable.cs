using Opik.Contracts;

namespace Opik.Storage.Sqlite;

/// <summary>SQL of feedback scores. On the writer only.</summary>
internal static class ScoreTable
{
    private const string SaveSql =
        "INSERT INTO score (ws, kind, entity, name, author, queue, project, trace, value, category, reason, source, created_at, created_by, "
        + "last_updated_at, last_updated_by) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?13, ?14) "
        + "ON CONFLICT (ws, kind, entity, name, author, queue) DO UPDATE SET project = excluded.project, trace = coalesce(excluded.trace, trace), "
        + "value = excluded.value, category = excluded.category, reason = excluded.reason, source = excluded.source, "
        + "last_updated_at = excluded.last_updated_at, last_updated_by = excluded.last_updated_by";

    /// <summary>Writes a score of a project.</summary>
    public static void Save(TelemetryWrite write, ScoredEntity kind, long project, FeedbackScoreWrite score)
    {
        var statement = write.Session.Prepare(SaveSql)
            .Bind(1, write.Workspace).Bind(2, (long)kind).Bind(3, score.EntityId).Bind(4, score.Name).Bind(5, score.Author ?? write.Scope.UserName);
        BindQueue(statement, 6, score.SourceQueueId);
        statement
            .Bind(7, project).Bind(8, kind == ScoredEntity.Span ? TraceOf(write, score.EntityId) : null).Bind(9, score.Value)
            .Bind(10, string.IsNullOrEmpty(score.CategoryName) ? null : score.CategoryName)
            .Bind(11, string.IsNullOrEmpty(score.Reason) ? null : score.Reason)
            .Bind(12, (long)score.Source).Bind(13, write.Now).Bind(14, write.Scope.UserName)
            .Execute();
        QueueCandidates.Note(write, kind, project, score.EntityId);
        write.Note(project, scores: 1);
        write.Touch(kind, score.EntityId);
    }

    /// <summary>Removes scores of an entity by name, of one author and queue where these are given.</summary>
    public static void Delete(TelemetryWrite write, ScoredEntity kind, Guid entity, string name, string? author, Guid? queue)
    {
        var statement = write.Session
            .Prepare("DELETE FROM score WHERE ws = ?1 AND kind = ?2 AND entity = ?3 AND name = ?4 AND (?5 IS NULL OR author = ?5) AND (?6 IS NULL OR queue = ?6)")
            .Bind(1, write.Workspace).Bind(2, (long)kind).Bind(3, entity).Bind(4, name).Bind(5, author).Bind(6, queue);
        statement.Execute();
        write.Touch(kind, entity);
    }

    /// <summary>
    /// Tells scores that came before their span which trace they belong to. Nearly always there are none, which one look
    /// at a partial index says.
    /// </summary>
    public static void Place(TelemetryWrite write)
    {
        if (!AnyUnplaced(write))
            return;
        foreach (var (_, now) in write.SpanChanges)
        {
            if (now is null)
                continue;
            write.Session.Prepare("UPDATE score SET trace = ?3 WHERE ws = ?1 AND kind = 2 AND entity = ?2 AND trace IS NULL")
                .Bind(1, write.Workspace).Bind(2, now.Id).Bind(3, now.TraceId).Execute();
        }
    }

    /// <summary>The span has gone to another trace, and its scores with it.</summary>
    public static void Move(TelemetryWrite write, Guid span, Guid trace) =>
        write.Session.Prepare("UPDATE score SET trace = ?3 WHERE ws = ?1 AND kind = 2 AND entity = ?2")
            .Bind(1, write.Workspace).Bind(2, span).Bind(3, trace).Execute();

    /// <summary>Project of an entity; null when it does not exist, or goes with its project.</summary>
    public static long? ProjectOf(TelemetryWrite write, ScoredEntity kind, Guid entity)
    {
        var statement = write.Session.Prepare(kind switch
        {
            ScoredEntity.Trace => "SELECT project FROM trace WHERE id = ?1 AND ws = ?2",
            ScoredEntity.Span => "SELECT project FROM span WHERE id = ?1 AND ws = ?2",
            _ => "SELECT project FROM thread WHERE model_id = ?1 AND ws = ?2",
        }).Bind(1, entity).Bind(2, write.Workspace);
        try
        {
            return statement.Step() && !write.IsDeleted(statement.Int64(0)) ? statement.Int64(0) : null;
        }
        finally
        {
            statement.Reset();
        }
    }

    private static void BindQueue(SqliteStatement statement, int index, Guid? queue)
    {
        if (queue is null)
            statement.Bind(index, ReadOnlySpan<byte>.Empty);
        else
            statement.Bind(index, queue);
    }

    private static Guid? TraceOf(TelemetryWrite write, Guid span)
    {
        var statement = write.Session.Prepare("SELECT trace FROM span WHERE id = ?1 AND ws = ?2").Bind(1, span).Bind(2, write.Workspace);
        try
        {
            return statement.Step() ? statement.Id(0) : null;
        }
        finally
        {
            statement.Reset();
        }
    }

    private static bool AnyUnplaced(TelemetryWrite write)
    {
        var statement = write.Session.Prepare("SELECT 1 FROM score WHERE ws = ?1 AND kind = 2 AND trace IS NULL LIMIT 1").Bind(1, write.Workspace);
        try
        {
            return statement.Step();
        }
        finally
        {
            statement.Reset();
        }
    }
}
