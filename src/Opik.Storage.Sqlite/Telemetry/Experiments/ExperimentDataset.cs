using Opik.Contracts;

namespace Opik.Storage.Sqlite;

/// <summary>The dataset that a new experiment or optimization names, made when there is none. On the writer only.</summary>
internal sealed record ExperimentDataset(long Key, Guid Id, long? Project, bool IsSuite)
{
    /// <summary>The dataset of that name, found as items find theirs.</summary>
    public static ExperimentDataset Resolve(TelemetryWrite write, string name, Guid? projectId, bool isSuite)
    {
        var project = projectId is { } id ? write.Project(id) : (long?)null;
        if (DatasetKeys.Find(write.Session, write.Workspace, name, project, out _) is { } found)
            return new ExperimentDataset(found.Key, found.Id, DatasetRows.Project(write.Session, found.Key), IsSuiteOf(write.Session, found.Key));
        var dataset = new Dataset
        {
            Id = UuidV7.Create(write.Telemetry.Clock),
            Name = name,
            ProjectId = projectId,
            Type = isSuite ? DatasetType.EvaluationSuite : DatasetType.Dataset,
        };
        return new ExperimentDataset(DatasetRows.Insert(write, dataset, project), dataset.Id, project, isSuite);
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

    private static bool IsSuiteOf(SqliteSession session, long key)
    {
        var row = session.Prepare("SELECT type FROM dataset WHERE key = ?1").Bind(1, key);
        var isSuite = row.Step() && row.Int64(0) == (long)DatasetType.EvaluationSuite;
        row.Reset();
        return isSuite;
    }
}
