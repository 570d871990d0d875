using Opik.Contracts;

namespace Opik.Storage.Sqlite;

/// <summary>SQL of span rows. On the writer only.</summary>
internal static class SpanTable
{
    private const string Columns =
        "ws, project, id, trace, parent, type, name, model, provider, start_time, end_time, ttft, cost, prompt_tokens, completion_tokens, "
        + "total_tokens, usage, source, environment, flags, tags, error_type, error_message, input_preview, output_preview, created_at, "
        + "created_by, last_updated_at, last_updated_by, version";

    private const string InsertSql =
        $"INSERT INTO span ({Columns}) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19, ?20, "
        + "?21, ?22, ?23, ?24, ?25, ?26, ?27, ?28, ?29, ?30) ON CONFLICT (id, ws) DO NOTHING";

    // SQLite writes an index anew when a statement names one of its columns, changed or not: nearly every update spares all five.
    private const string UpdateUnindexedSql =
        "UPDATE span SET parent = ?5, type = ?6, model = ?8, provider = ?9, start_time = ?10, end_time = ?11, ttft = ?12, cost = ?13, "
        + "prompt_tokens = ?14, completion_tokens = ?15, total_tokens = ?16, usage = ?17, source = ?18, environment = ?19, flags = ?20, tags = ?21, "
        + "error_message = ?23, input_preview = ?24, output_preview = ?25, created_at = ?26, created_by = ?27, last_updated_at = ?28, "
        + "last_updated_by = ?29, version = ?30 WHERE seq = ?31";

    private const string UpdateIndexedSql = "UPDATE span SET project = ?2, trace = ?3, name = ?4, error_type = ?5 WHERE seq = ?1";

    private const string LoadSql = $"SELECT seq, {Columns} FROM span WHERE id = ?1 AND ws = ?2";

    private const string LoadOfTraceSql = $"SELECT seq, {Columns} FROM span WHERE trace = ?1 AND ws = ?2 LIMIT ?3";


    private const string LoadOfProjectSql = $"SELECT seq, {Columns} FROM span WHERE project = ?1 LIMIT ?2";

    /// <summary>The insert, prepared once for a batch.</summary>
    public static SqliteStatement PrepareInsert(SqliteSession session) => session.Prepare(InsertSql);

    /// <summary>Inserts; false when the id is there already.</summary>
    public static bool TryInsert(SqliteSession session, SqliteStatement insert, long workspace, SpanRow row)
    {
        Bind(insert, workspace, row);
        insert.Execute();
        if (session.Changes == 0)
            return false;
        row.Seq = session.LastInsertRowId;
        return true;
    }

    /// <summary>Stores a changed row; <paramref name="old"/> is what it was before.</summary>
    public static void Update(TelemetryWrite write, SpanFacts old, SpanRow row)
    {
        var update = write.Session.Prepare(UpdateUnindexedSql);
        Bind(update, write.Workspace, row);
        update.Bind(31, row.Seq).Execute();
        if (old.Project == row.Project && old.TraceId == row.Trace && old.Name == row.Name && !old.HasError && !row.HasError)
            return;
        write.Session.Prepare(UpdateIndexedSql)
            .Bind(1, row.Seq).Bind(2, row.Project).Bind(3, row.Trace).Bind(4, row.Name).Bind(5, row.ErrorType).Execute();
    }

    public static void Delete(TelemetryWrite write, long seq) =>
        write.Session.Prepare("DELETE FROM span WHERE seq = ?1").Bind(1, seq).Execute();

    /// <summary>The row without its payload; null when absent.</summary>
    public static SpanRow? Load(TelemetryWrite write, Guid id)
    {
        var statement = write.Session.Prepare(LoadSql).Bind(1, id).Bind(2, write.Workspace);
        try
        {
            return statement.Step() ? Read(write, statement) : null;
        }
        finally
        {
            statement.Reset();
        }
    }

    /// <summary>Spans of a trace, at most <paramref name="limit"/>.</summary>
    public static List<SpanRow> LoadOfTrace(TelemetryWrite write, Guid trace, int limit) =>
        ReadAll(write, write.Session.Prepare(LoadOfTraceSql).Bind(1, trace).Bind(2, write.Workspace).Bind(3, (long)limit));

    /// <summary>Spans of a project, at most <paramref name="limit"/>.</summary>
    public static List<SpanRow> LoadOfProject(TelemetryWrite write, long project, int limit) =>
        ReadAll(write, write.Session.Prepare(LoadOfProjectSql).Bind(1, project).Bind(2, (long)limit));

    private static List<SpanRow> ReadAll(TelemetryWrite write, SqliteStatement statement)
    {
        var rows = new List<SpanRow>();
        while (statement.Step())
            rows.Add(Read(write, statement));
        statement.Reset();
        return rows;
    }

    private static void Bind(SqliteStatement statement, long workspace, SpanRow row)
    {
        statement
            .Bind(1, workspace).Bind(2, row.Project).Bind(3, row.Id).Bind(4, row.Trace).Bind(5, row.Parent)
            .Bind(6, (long)row.Type).Bind(7, row.Name).Bind(8, row.Model).Bind(9, row.Provider)
            .Bind(10, row.StartTime).Bind(11, row.EndTime).Bind(12, row.Ttft).Bind(13, row.Cost)
            .Bind(14, row.Usage?.PromptTokens).Bind(15, row.Usage?.CompletionTokens).Bind(16, row.Usage?.TotalTokens);
        BindJson(statement, 17, row.Usage?.Json);
        RowColumns.Bind(statement, 18, row);
    }

    private static void BindJson(SqliteStatement statement, int index, byte[]? json)
    {
        if (json is null)
            statement.BindNull(index);
        else
            statement.BindText(index, json);
    }

    private static SpanRow Read(TelemetryWrite write, SqliteStatement statement)
    {
        var row = new SpanRow
        {
            Seq = statement.Int64(0),
            Project = statement.Int64(2),
            Id = statement.Id(3),
            Trace = statement.Id(4),
            Parent = statement.NullableId(5),
            Type = (SpanType)statement.Int32(6),
            Name = statement.NullableInt64(7),
            Model = statement.NullableInt64(8),
            Provider = statement.NullableInt64(9),
            StartTime = statement.Int64(10),
            EndTime = statement.NullableInt64(11),
            Ttft = statement.NullableDouble(12),
            Cost = statement.NullableDouble(13),
            Usage = UsageMap.Parse(statement.Blob(17)),
        };
        RowColumns.Read(statement, 18, row);
        row.ProviderText = write.Telemetry.Terms.WriterText(write.Session, row.Provider);
        return row;
    }
}
