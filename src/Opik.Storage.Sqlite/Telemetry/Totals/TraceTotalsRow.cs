namespace Opik.Storage.Sqlite;

/// <summary>A row of <c>trace_totals</c>. On the writer only.</summary>
internal sealed class TraceTotalsRow
{
    private const string SaveSql =
        "INSERT OR REPLACE INTO trace_totals (ws, trace, project, spans, llm_spans, tool_spans, error_spans, cost, prompt_tokens, "
        + "completion_tokens, total_tokens, usage, providers) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)";

    public long Project { get; set; }

    public long Spans { get; set; }

    public long LlmSpans { get; set; }

    public long ToolSpans { get; set; }

    public long ErrorSpans { get; set; }

    public double Cost { get; set; }

    /// <summary>Sum by key.</summary>
    public Dictionary<string, long> Usage { get; set; } = new(StringComparer.Ordinal);

    /// <summary>Spans by provider.</summary>
    public Dictionary<string, long> Providers { get; init; } = new(StringComparer.Ordinal);

    /// <summary>The stored row; null when no span has come.</summary>
    public static TraceTotalsRow? Load(TelemetryWrite write, Guid trace)
    {
        var row = write.Session
            .Prepare("SELECT project, spans, llm_spans, tool_spans, error_spans, cost, usage, providers FROM trace_totals WHERE ws = ?1 AND trace = ?2")
            .Bind(1, write.Workspace).Bind(2, trace);
        try
        {
            return row.Step()
                ? new TraceTotalsRow
                {
                    Project = row.Int64(0),
                    Spans = row.Int64(1),
                    LlmSpans = row.Int64(2),
                    ToolSpans = row.Int64(3),
                    ErrorSpans = row.Int64(4),
                    Cost = row.Double(5),
                    Usage = UsageJson.Read(row.Blob(6)) ?? new(StringComparer.Ordinal),
                    Providers = UsageJson.Read(row.Blob(7)) ?? new(StringComparer.Ordinal),
                }
                : null;
        }
        finally
        {
            row.Reset();
        }
    }

    public static void Delete(TelemetryWrite write, Guid trace) =>
        write.Session.Prepare("DELETE FROM trace_totals WHERE ws = ?1 AND trace = ?2").Bind(1, write.Workspace).Bind(2, trace).Execute();

    public void Save(TelemetryWrite write, Guid trace)
    {
        var statement = write.Session.Prepare(SaveSql)
            .Bind(1, write.Workspace).Bind(2, trace).Bind(3, Project).Bind(4, Spans).Bind(5, LlmSpans).Bind(6, ToolSpans).Bind(7, ErrorSpans).Bind(8, Cost)
            .Bind(9, Tokens("prompt_tokens")).Bind(10, Tokens("completion_tokens")).Bind(11, Tokens("total_tokens"));
        BindCounts(statement, 12, Usage);
        BindCounts(statement, 13, Providers);
        statement.Execute();
    }

    /// <summary>What observers see of the row, at this moment.</summary>
    public TraceTotalsFacts Facts(long workspace, Guid trace) =>
        new(workspace, trace, Spans, LlmSpans, Cost, Usage.Count == 0 ? null : new Dictionary<string, long>(Usage, StringComparer.Ordinal));

    private long? Tokens(string key) => Usage.TryGetValue(key, out var tokens) ? tokens : null;

    private static void BindCounts(SqliteStatement statement, int index, Dictionary<string, long> counts)
    {
        if (counts.Count == 0)
            statement.BindNull(index);
        else
            statement.BindText(index, UsageMap.Write(counts));
    }
}
