namespace Opik.Storage.Sqlite;

/// <summary>Rows of <c>experiment_item</c>.</summary>
internal static class ExperimentItemRow
{
    /// <summary>Columns that <see cref="Read"/> expects first, of the aliases <c>i</c> (item) and <c>e</c> (experiment).</summary>
    public const string Columns = "i.id, e.id, i.dataset_item, i.trace, i.project, i.policy, i.created_at, i.created_by, i.last_updated_at, i.last_updated_by";

    private const string InsertSql =
        "INSERT INTO experiment_item (ws, id, experiment, dataset_item, trace, project, policy, created_at, created_by, last_updated_at, last_updated_by) "
        + "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?8, ?9) ON CONFLICT (ws, id) DO NOTHING";

    /// <summary>The item of a row.</summary>
    public static ExperimentItem Read(ViewContext context, SqliteStatement row) => new()
    {
        Id = row.Id(0),
        ExperimentId = row.Id(1),
        DatasetItemId = row.Id(2),
        TraceId = row.Id(3),
        ProjectId = row.NullableInt64(4) is { } project ? context.Telemetry.Projects.Id(context.Session, project) : null,
        ExecutionPolicy = ExperimentRow.Json(row, 5),
        CreatedAt = row.Time(6),
        CreatedBy = row.Text(7),
        LastUpdatedAt = row.Time(8),
        LastUpdatedBy = row.Text(9),
    };

    /// <summary>Inserts, unless the id is there. On the writer only.</summary>
    public static void Insert(TelemetryWrite write, long experiment, ExperimentItem item)
    {
        var insert = write.Session.Prepare(InsertSql)
            .Bind(1, write.Workspace).Bind(2, item.Id).Bind(3, experiment).Bind(4, item.DatasetItemId).Bind(5, item.TraceId)
            .Bind(6, item.ProjectId is { } project ? write.Project(project) : null);
        ExperimentWrites.BindText(insert, 7, item.ExecutionPolicy?.Utf8.ToArray());
        insert.Bind(8, write.Now).Bind(9, write.Scope.UserName).Execute();
        write.Telemetry.ExperimentMarks.Include(write.Session, item.TraceId);
    }

    /// <summary>Deletes one; a trigger notes that the totals of its experiment change. On the writer only.</summary>
    public static void Delete(TelemetryWrite write, Guid id) =>
        write.Session.Prepare("DELETE FROM experiment_item WHERE ws = ?1 AND id = ?2").Bind(1, write.Workspace).Bind(2, id).Execute();
}
