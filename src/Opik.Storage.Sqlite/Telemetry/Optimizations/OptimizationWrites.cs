using Opik.Contracts;

namespace Opik.Storage.Sqlite;

/// <summary>Writes of optimizations. On the writer only.</summary>
internal static class OptimizationWrites
{
    private const string UpsertSql = """
        INSERT INTO optimization (ws, id, project, dataset_id, dataset_name, name, name_key, objective, status, metadata, studio, error,
          created_at, created_by, last_updated_at, last_updated_by)
        VALUES (?1, ?2, ?3, ?4, ?5, coalesce(?6, ?15), coalesce(?7, ?16), ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?13, ?14)
        ON CONFLICT (ws, id) DO UPDATE SET project = coalesce(?17, project), dataset_id = excluded.dataset_id, dataset_name = excluded.dataset_name,
          name = coalesce(?6, name), name_key = coalesce(?7, name_key), objective = excluded.objective, status = excluded.status,
          metadata = coalesce(excluded.metadata, metadata), studio = coalesce(excluded.studio, studio), error = coalesce(excluded.error, error),
          last_updated_at = excluded.last_updated_at, last_updated_by = excluded.last_updated_by
        """;

    private const string PatchSql = """
        UPDATE optimization SET name = coalesce(?3, name), name_key = coalesce(?4, name_key), status = coalesce(?5, status), error = coalesce(?6, error),
          metadata = coalesce(?7, metadata), last_updated_at = ?8, last_updated_by = ?9
        WHERE ws = ?1 AND id = ?2
        """;

    private const string TouchSql =
        "UPDATE dataset SET last_optimization_at = (SELECT max(created_at) FROM optimization WHERE ws = ?1 AND dataset_id = ?2) WHERE ws = ?1 AND id = ?2";

    /// <summary>Inserts, or writes over the one with the id.</summary>
    public static void Upsert(TelemetryWrite write, NewOptimization optimization)
    {
        var project = optimization.ProjectId is { } id ? write.Project(id) : (long?)null;
        var former = OptimizationRow.Find(write.Session, write.Workspace, optimization.Id);
        var dataset = ExperimentDataset.Resolve(write, optimization.DatasetName, optimization.ProjectId, isSuite: false);
        var upsert = write.Session.Prepare(UpsertSql)
            .Bind(1, write.Workspace).Bind(2, optimization.Id).Bind(3, project ?? dataset.Project).Bind(4, dataset.Id).Bind(5, optimization.DatasetName.Trim())
            .Bind(6, optimization.Name).Bind(7, optimization.Name is null ? null : NameKey.Of(optimization.Name)).Bind(8, optimization.ObjectiveName).Bind(9, (long)optimization.Status);
        BindJson(upsert, 10, optimization.Metadata);
        BindJson(upsert, 11, optimization.StudioConfig);
        BindJson(upsert, 12, optimization.ErrorInfo is { } error ? ErrorJson.Write(error) : null);
        upsert.Bind(13, write.Now).Bind(14, write.Scope.UserName).Bind(15, optimization.GeneratedName).Bind(16, NameKey.Of(optimization.GeneratedName)).Bind(17, project).Execute();
        Touch(write, dataset.Id);
        if (former is not null && former.DatasetId != dataset.Id)
            Touch(write, former.DatasetId);
    }

    /// <summary>Changes one.</summary>
    public static void Patch(TelemetryWrite write, Guid id, OptimizationPatch patch)
    {
        var stored = OptimizationRow.Find(write.Session, write.Workspace, id) ?? throw new EntityNotFoundException($"Optimization id: {id:D} not found");
        if (patch.Status == OptimizationStatus.Cancelled && stored.Status is not (OptimizationStatus.Initialized or OptimizationStatus.Running))
            throw new StoreConflictException($"Optimization cannot be cancelled: it has ended with status '{stored.Status.ToString().ToLowerInvariant()}'");
        var update = write.Session.Prepare(PatchSql)
            .Bind(1, write.Workspace).Bind(2, id).Bind(3, patch.Name).Bind(4, patch.Name is null ? null : NameKey.Of(patch.Name)).Bind(5, (long?)patch.Status);
        BindJson(update, 6, patch.ErrorInfo is { } error ? ErrorJson.Write(error) : null);
        BindJson(update, 7, patch.Metadata);
        update.Bind(8, write.Now).Bind(9, write.Scope.UserName).Execute();
    }

    /// <summary>
    /// Deletes some of what one has made, and itself when nothing is left; true when it is gone. Its trials go with it, for no
    /// list shows them without it; experiments that people made stay, and belong to none from then on.
    /// </summary>
    public static bool Delete(TelemetryWrite write, Guid id)
    {
        if (OptimizationRow.Find(write.Session, write.Workspace, id) is not { } stored)
            return true;
        if (Trial(write, id) is { } trial)
        {
            ExperimentWrites.Delete(write, trial);
            return false;
        }

        write.Session.Prepare("UPDATE experiment SET optimization = NULL WHERE ws = ?1 AND optimization = ?2").Bind(1, write.Workspace).Bind(2, id).Execute();
        write.Session.Prepare("DELETE FROM optimization WHERE ws = ?1 AND id = ?2").Bind(1, write.Workspace).Bind(2, id).Execute();
        Touch(write, stored.DatasetId);
        return true;
    }

    private static Guid? Trial(TelemetryWrite write, Guid id)
    {
        var row = write.Session.Prepare("SELECT id FROM experiment WHERE ws = ?1 AND optimization = ?2 AND type <> ?3 LIMIT 1")
            .Bind(1, write.Workspace).Bind(2, id).Bind(3, (long)ExperimentType.Regular);
        try
        {
            return row.Step() ? row.Id(0) : null;
        }
        finally
        {
            row.Reset();
        }
    }

    private static void Touch(TelemetryWrite write, Guid dataset) => write.Session.Prepare(TouchSql).Bind(1, write.Workspace).Bind(2, dataset).Execute();

    private static void BindJson(SqliteStatement statement, int index, JsonText? json)
    {
        if (json is { } text)
            statement.BindText(index, text.Utf8.Span);
        else
            statement.BindNull(index);
    }
}
