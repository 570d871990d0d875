using Opik.Contracts;

namespace Opik.Storage.Sqlite;

/// <summary>Writes of experiments. On the writer only.</summary>
internal static class ExperimentWrites
{
    private const string InsertSql =
        "INSERT INTO experiment (ws, id, project, dataset_id, version, version_id, name, name_key, type, status, method, optimization, metadata, tags, prompts, "
        + "scores, finished_at, created_at, created_by, last_updated_at, last_updated_by) "
        + "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19, ?18, ?19)";

    private const string PatchSql =
        "UPDATE experiment SET name = coalesce(?2, name), name_key = coalesce(?3, name_key), type = coalesce(?4, type), status = coalesce(?5, status), "
        + "finished_at = CASE WHEN ?5 IN (1, 3) THEN coalesce(finished_at, ?9) ELSE finished_at END, metadata = coalesce(?6, metadata), tags = ?7, scores = coalesce(?8, scores), last_updated_at = ?9, last_updated_by = ?10 WHERE key = ?1";

    private const string FinishSql =
        "UPDATE experiment SET finished_at = coalesce(finished_at, ?3), status = CASE WHEN status IN (2, 3) THEN status ELSE 1 END, "
        + "last_updated_at = ?3, last_updated_by = ?4 WHERE ws = ?1 AND id = ?2";

    private const string CancelSql =
        "UPDATE experiment SET status = 2, last_updated_at = ?3, last_updated_by = ?4 WHERE ws = ?1 AND id = ?2 AND finished_at IS NULL AND coalesce(status, 0) = 0";

    /// <summary>Inserts, unless the id is there.</summary>
    public static void Create(TelemetryWrite write, NewExperiment experiment)
    {
        if (ExperimentRow.Key(write.Session, write.Workspace, experiment.Id) is not null)
            return;
        var project = experiment.ProjectId is { } id ? write.Project(id) : (long?)null;
        var dataset = ExperimentDataset.Resolve(write, experiment.DatasetName, experiment.ProjectId, experiment.Method == EvaluationMethod.EvaluationSuite);
        var version = dataset.Version(write.Session, experiment.DatasetVersionId);
        var method = experiment.Method ?? (dataset.IsSuite ? EvaluationMethod.EvaluationSuite : EvaluationMethod.Dataset);
        var insert = write.Session.Prepare(InsertSql)
            .Bind(1, write.Workspace).Bind(2, experiment.Id).Bind(3, project ?? dataset.Project).Bind(4, dataset.Id).Bind(5, version?.Number).Bind(6, version?.Id)
            .Bind(7, experiment.Name.Trim()).Bind(8, NameKey.Of(experiment.Name)).Bind(9, (long)experiment.Type).Bind(10, (long?)experiment.Status)
            .Bind(11, (long)method).Bind(12, experiment.OptimizationId);
        BindText(insert, 13, experiment.Metadata?.Utf8.ToArray());
        BindText(insert, 14, TagSet.Of(experiment.Tags)?.Json);
        BindText(insert, 15, ExperimentJson.Write(experiment.Prompts));
        BindText(insert, 16, ExperimentJson.Write(experiment.Scores));
        insert
            .Bind(17, experiment.Status is ExperimentStatus.Completed or ExperimentStatus.Failed ? write.Now : null)
            .Bind(18, write.Now).Bind(19, write.Scope.UserName).Execute();
        dataset.Touch(write);
    }

    /// <summary>Changes one; false when it does not exist.</summary>
    public static bool Patch(TelemetryWrite write, Guid id, ExperimentPatch patch, bool mergeTags)
    {
        if (ExperimentRow.Key(write.Session, write.Workspace, id) is not { } key)
            return false;
        var update = write.Session.Prepare(PatchSql)
            .Bind(1, key).Bind(2, patch.Name?.Trim()).Bind(3, patch.Name is null ? null : NameKey.Of(patch.Name)).Bind(4, (long?)patch.Type).Bind(5, (long?)patch.Status);
        BindText(update, 6, patch.Metadata?.Utf8.ToArray());
        BindText(update, 7, Tags(write, key, patch, mergeTags)?.Json);
        BindText(update, 8, ExperimentJson.Write(patch.Scores));
        update.Bind(9, write.Now).Bind(10, write.Scope.UserName).Execute();
        return true;
    }

    public static void Finish(TelemetryWrite write, Guid id) => Run(write, FinishSql, id);

    public static void Cancel(TelemetryWrite write, Guid id) => Run(write, CancelSql, id);

    /// <summary>Deletes a bounded number of items, and the experiment when none is left; true when it is gone.</summary>
    public static bool Delete(TelemetryWrite write, Guid id)
    {
        if (ExperimentRow.Key(write.Session, write.Workspace, id) is not { } key)
            return true;
        const string Items =
            "DELETE FROM experiment_item WHERE ws = ?3 AND id IN (SELECT id FROM experiment_item INDEXED BY experiment_item_run WHERE experiment = ?1 LIMIT ?2)";
        write.Session.Prepare(Items).Bind(1, key).Bind(2, (long)EntityDeletion.ChunkRows).Bind(3, write.Workspace).Execute();
        if (write.Session.Changes == EntityDeletion.ChunkRows)
            return false;
        write.Session.Prepare("DELETE FROM experiment_totals WHERE experiment = ?1").Bind(1, key).Execute();
        write.Session.Prepare("DELETE FROM experiment WHERE key = ?1").Bind(1, key).Execute();
        return true;
    }

    private static void Run(TelemetryWrite write, string sql, Guid id) =>
        write.Session.Prepare(sql).Bind(1, write.Workspace).Bind(2, id).Bind(3, write.Now).Bind(4, write.Scope.UserName).Execute();

    // Adding and taking away go before replacing, as for traces.
    private static TagSet? Tags(TelemetryWrite write, long key, ExperimentPatch patch, bool mergeTags)
    {
        var row = write.Session.Prepare("SELECT tags FROM experiment WHERE key = ?1").Bind(1, key);
        row.Step();
        var stored = TagSet.Parse(row.Text(0));
        row.Reset();
        if (patch.TagsToAdd is not null || patch.TagsToRemove is not null)
            return TagSet.Changed(stored, patch.TagsToAdd, patch.TagsToRemove);
        if (patch.Tags is null)
            return stored;
        return mergeTags ? TagSet.Union(stored, TagSet.Of(patch.Tags)) : TagSet.Of(patch.Tags);
    }

    /// <summary>Binds stored JSON; null binds NULL.</summary>
    public static void BindText(SqliteStatement statement, int index, byte[]? utf8)
    {
        if (utf8 is null)
            statement.BindNull(index);
        else
            statement.BindText(index, utf8);
    }
}
