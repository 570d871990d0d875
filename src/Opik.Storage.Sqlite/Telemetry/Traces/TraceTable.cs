namespace Opik.Storage.Sqlite;

/// <summary>SQL of trace rows. On the writer only.</summary>
internal static class TraceTable
{
    private const string Columns =
        "ws, project, id, name, thread, start_time, end_time, ttft, source, environment, flags, tags, error_type, error_message, "
        + "input_preview, output_preview, created_at, created_by, last_updated_at, last_updated_by, version";

    private const string InsertSql =
        $"INSERT INTO trace ({Columns}) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19, ?20, ?21) "
        + "ON CONFLICT (id, ws) DO NOTHING";

    // See SpanTable: columns of indexes are named only when they change.
    private const string UpdateUnindexedSql =
        "UPDATE trace SET start_time = ?6, end_time = ?7, ttft = ?8, source = ?9, environment = ?10, flags = ?11, tags = ?12, error_message = ?14, "
        + "input_preview = ?15, output_preview = ?16, created_at = ?17, created_by = ?18, last_updated_at = ?19, last_updated_by = ?20, "
        + "version = ?21 WHERE seq = ?22";

    private const string UpdateIndexedSql = "UPDATE trace SET project = ?2, thread = ?3, name = ?4, error_type = ?5 WHERE seq = ?1";

    private const string LoadSql = $"SELECT seq, {Columns} FROM trace WHERE id = ?1 AND ws = ?2";

    private const string LoadOfProjectSql = $"SELECT seq, {Columns} FROM trace INDEXED BY trace_project WHERE project = ?1 LIMIT ?2";

    private const string OfThreadSql = "SELECT id FROM trace WHERE project = ?1 AND thread = ?2 LIMIT ?3";

    /// <summary>The insert, prepared once for a batch.</summary>
    public static SqliteStatement PrepareInsert(SqliteSession session) => session.Prepare(InsertSql);

    /// <summary>Inserts; false when the id is there already.</summary>
    public static bool TryInsert(SqliteSession session, SqliteStatement insert, long workspace, TraceRow row)
    {
        Bind(insert, workspace, row);
        insert.Execute();
        if (session.Changes == 0)
            return false;
        row.Seq = session.LastInsertRowId;
        return true;
    }

    /// <summary>Stores a changed row; <paramref name="old"/> is what it was before.</summary>
    public static void Update(TelemetryWrite write, TraceFacts old, TraceRow row)
    {
        var update = write.Session.Prepare(UpdateUnindexedSql);
        Bind(update, write.Workspace, row);
        update.Bind(22, row.Seq).Execute();
        if (old.Project == row.Project && old.Thread == row.Thread && old.Name == row.Name && !old.HasError && !row.HasError)
            return;
        write.Session.Prepare(UpdateIndexedSql)
            .Bind(1, row.Seq).Bind(2, row.Project).Bind(3, row.Thread).Bind(4, row.Name).Bind(5, row.ErrorType).Execute();
    }

    public static void Delete(TelemetryWrite write, long seq) =>
        write.Session.Prepare("DELETE FROM trace WHERE seq = ?1").Bind(1, seq).Execute();

    /// <summary>The row without its payload; null when absent.</summary>
    public static TraceRow? Load(TelemetryWrite write, Guid id)
    {
        var statement = write.Session.Prepare(LoadSql).Bind(1, id).Bind(2, write.Workspace);
        try
        {
            return statement.Step() ? Read(statement) : null;
        }
        finally
        {
            statement.Reset();
        }
    }

    /// <summary>Traces of a project, at most <paramref name="limit"/>.</summary>
    public static List<TraceRow> LoadOfProject(TelemetryWrite write, long project, int limit)
    {
        var rows = new List<TraceRow>();
        var statement = write.Session.Prepare(LoadOfProjectSql).Bind(1, project).Bind(2, (long)limit);
        while (statement.Step())
            rows.Add(Read(statement));
        statement.Reset();
        return rows;
    }

    /// <summary>Ids of the traces of a thread, at most <paramref name="limit"/>.</summary>
    public static List<Guid> OfThread(TelemetryWrite write, long project, string thread, int limit)
    {
        var ids = new List<Guid>();
        var statement = write.Session.Prepare(OfThreadSql).Bind(1, project).Bind(2, thread).Bind(3, (long)limit);
        while (statement.Step())
            ids.Add(statement.Id(0));
        statement.Reset();
        return ids;
    }

    private static void Bind(SqliteStatement statement, long workspace, TraceRow row)
    {
        statement
            .Bind(1, workspace).Bind(2, row.Project).Bind(3, row.Id).Bind(4, row.Name).Bind(5, row.Thread)
            .Bind(6, row.StartTime).Bind(7, row.EndTime).Bind(8, row.Ttft);
        RowColumns.Bind(statement, 9, row);
    }

    private static TraceRow Read(SqliteStatement statement)
    {
        var row = new TraceRow
        {
            Seq = statement.Int64(0),
            Project = statement.Int64(2),
            Id = statement.Id(3),
            Name = statement.NullableInt64(4),
            Thread = statement.Text(5),
            StartTime = statement.Int64(6),
            EndTime = statement.NullableInt64(7),
            Ttft = statement.NullableDouble(8),
        };
        RowColumns.Read(statement, 9, row);
        return row;
    }
}
