using Opik.Contracts;

namespace Opik.Storage.Sqlite;

/// <summary>The dataset that a new experiment names, made when there is none. On the writer only.</summary>
internal sealed record ExperimentDataset(long Key, Guid Id, long? Project, bool IsSuite)
{
    private const string FindSql =
        "SELECT key, id, project, type FROM dataset WHERE ws = ?1 AND name_key = ?2 ORDER BY project IS NOT ?3, project IS NOT NULL, key LIMIT 1";

    private const string InsertSql =
        "INSERT INTO dataset (ws, id, project, name, name_key, type, visibility, status, created_at, created_by, last_updated_at, last_updated_by) "
        + "VALUES (?1, ?2, ?3, ?4, ?5, ?6, 0, 0, ?7, ?8, ?7, ?8)";

    /// <summary>The dataset of that name: of the project, of no project, else of any.</summary>
    public static ExperimentDataset Resolve(TelemetryWrite write, string name, long? project, bool isSuite)
    {
        var session = write.Session;
        var row = session.Prepare(FindSql).Bind(1, write.Workspace).Bind(2, NameKey.Of(name)).Bind(3, project);
        try
        {
            if (row.Step())
                return new ExperimentDataset(row.Int64(0), row.Id(1), row.NullableInt64(2), row.Int64(3) != 0);
        }
        finally
        {
            row.Reset();
        }

        var id = UuidV7.Create(write.Telemetry.Clock);
        session.Prepare(InsertSql)
            .Bind(1, write.Workspace).Bind(2, id).Bind(3, project).Bind(4, name.Trim()).Bind(5, NameKey.Of(name)).Bind(6, isSuite ? 1L : 0L)
            .Bind(7, write.Now).Bind(8, write.Scope.UserName).Execute();
        return new ExperimentDataset(session.LastInsertRowId, id, project, isSuite);
    }

    /// <summary>Number and id of a version (null: the newest); nothing when the dataset has none.</summary>
    /// <exception cref="StoreConflictException">There is no such version.</exception>
    public (long Number, Guid Id)? Version(SqliteSession session, Guid? versionId)
    {
        var row = session.Prepare("SELECT number, id FROM dataset_version WHERE dataset = ?1 AND (?2 IS NULL OR id = ?2) ORDER BY number DESC LIMIT 1")
            .Bind(1, Key).Bind(2, versionId);
        try
        {
            if (row.Step())
                return (row.Int64(0), row.Id(1));
        }
        finally
        {
            row.Reset();
        }

        return versionId is null ? null : throw new StoreConflictException($"Dataset version not found: {versionId:D}");
    }

    /// <summary>Notes when the newest experiment was made.</summary>
    public void Touch(TelemetryWrite write) =>
        write.Session.Prepare("UPDATE dataset SET last_experiment_at = ?2 WHERE key = ?1").Bind(1, Key).Bind(2, write.Now).Execute();
}
