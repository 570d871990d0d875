using Opik.Contracts;

namespace Opik.Storage.Sqlite;

/// <summary>SQL of assertion results. On the writer only.</summary>
internal static class AssertionTable
{
    /// <summary>Category that marks a feedback score as the result of an assertion.</summary>
    public const string ScoreCategory = "suite_assertion";

    private const string SaveSql =
        "INSERT INTO assertion_result (ws, kind, entity, name, author, project, passed, reason, source, created_at, last_updated_at) "
        + "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?10) ON CONFLICT (ws, kind, entity, name, author) DO UPDATE SET project = excluded.project, "
        + "passed = excluded.passed, reason = excluded.reason, source = excluded.source, last_updated_at = excluded.last_updated_at";

    /// <summary>Writes a result of a project.</summary>
    public static void Save(TelemetryWrite write, long project, AssertionResultWrite result)
    {
        write.Session.Prepare(SaveSql)
            .Bind(1, write.Workspace).Bind(2, (long)result.EntityKind).Bind(3, result.EntityId).Bind(4, result.Name)
            .Bind(5, result.Author ?? write.Scope.UserName).Bind(6, project).Bind(7, result.Passed ? 1L : 0L).Bind(8, result.Reason)
            .Bind(9, result.Source).Bind(10, write.Now)
            .Execute();
        write.Note(project, scores: 1);
        write.Touch(result.EntityKind, result.EntityId);
    }
}
