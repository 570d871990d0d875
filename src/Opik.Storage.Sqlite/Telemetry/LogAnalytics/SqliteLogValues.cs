using Opik.Contracts;

namespace Opik.Storage.Sqlite;

/// <summary>Values of fields with their counts, from an index where one has them, else from the rows or a sample of them.</summary>
internal sealed class SqliteLogValues(SqliteTelemetry telemetry) : ILogValues
{
    private const int MostRows = 20_000;
    private const int MostMetadata = 2_000;

    /// <inheritdoc />
    public Task<FieldValues> ValuesAsync(Scope scope, FieldValuesQuery query, CancellationToken cancellationToken) =>
        telemetry.Database.ReadAsync(
            session =>
            {
                var counts = new ValueCounts();
                if (new StatsRequests(telemetry, session, scope).Of(query.Logs) is not { } request)
                    return counts.Top(null, query.Limit, new LogPrecision(false, 1));
                var stride = request.Entity == StatsEntity.Thread || query.Field == "feedback_scores" ? OfIndex(session, request, query.Field, counts)
                    : request.Selection is null && query.Field is "name" or "tags" && request is { Sources.IsAll: true, Type: null } ? OfIndex(session, request, query.Field, counts)
                    : OfRows(session, request, query, counts, cancellationToken);
                return counts.Top(query.Prefix, query.Limit, new LogPrecision(stride > 1, 1.0 / stride));
            },
            cancellationToken);

    private int OfIndex(SqliteSession session, StatsRequest request, string field, ValueCounts counts)
    {
        var table = request.Entity switch { StatsEntity.Trace => "trace", StatsEntity.Span => "span", _ => "thread" };
        var (sql, ranged) = (table, field) switch
        {
            (_, "feedback_scores") => ("SELECT name, count(*) FROM score WHERE project = ?1 AND kind = ?2 GROUP BY name", false),
            ("thread", "tags") => ("SELECT tags, count(*) FROM thread INDEXED BY thread_recent WHERE project = ?1 AND tags IS NOT NULL GROUP BY tags", false),
            ("thread", _) => ("SELECT CASE status WHEN 0 THEN 'active' ELSE 'inactive' END, count(*) FROM thread INDEXED BY thread_recent WHERE project = ?1 GROUP BY status", false),
            (_, "tags") => ($"SELECT tags, count(*) FROM {table} INDEXED BY {table}_tags WHERE project = ?1 AND tags IS NOT NULL AND id >= ?2 AND id < ?3 GROUP BY tags", true),
            _ => ($"SELECT name, count(*) FROM {table} INDEXED BY {table}_name WHERE project = ?1 AND id >= ?2 AND id < ?3 GROUP BY name", true),
        };
        var rows = session.Prepare(sql).Bind(1, request.Project);
        if (ranged)
            rows.Bind(2, request.Window.LowId).Bind(3, request.Window.EndId ?? Guid.AllBitsSet);
        else if (field == "feedback_scores")
            rows.Bind(2, (long)request.Entity);
        try
        {
            while (rows.Step())
            {
                if (field == "tags")
                    AddAll(counts, TagText.Read(rows.Text(0)), rows.Int64(1));
                else
                    counts.Add(field == "name" ? telemetry.Terms.Text(session, rows.NullableInt64(0)) : rows.Text(0), rows.Int64(1));
            }
        }
        finally
        {
            rows.Reset();
        }

        return 1;
    }

    private int OfRows(SqliteSession session, StatsRequest request, FieldValuesQuery query, ValueCounts counts, CancellationToken cancellationToken)
    {
        var rows = new FieldRows(session, cancellationToken);
        if (query.Field == "metadata")
            return OfMetadata(session, rows, request, query.Key, counts);
        // Few different values: they are counted by what is stored, and turned into texts once.
        var keys = new Dictionary<long, long>();
        var terms = query.Field is "name" or "environment" or "model" or "provider";
        var number = terms || query.Field is "source" or "type";
        var stride = rows.Visit(
            request, MostRows, $"t.{query.Field}",
            (row, weight) =>
            {
                if (number)
                    keys[row.NullableInt64(0) ?? -1] = keys.GetValueOrDefault(row.NullableInt64(0) ?? -1) + weight;
                else if (query.Field == "tags")
                    AddAll(counts, TagText.Read(row.Text(0)), weight);
                else
                    counts.Add(row.Text(0), weight);
            },
            errorsOnly: query.Field == "error_type");
        foreach (var (key, count) in keys)
            counts.Add(query.Field switch { "source" => LogFields.Source((EntitySource)key), "type" => RowGroups.TypeName((SpanType)key), _ => telemetry.Terms.Text(session, key < 0 ? null : key) }, count);
        return stride;
    }

    private static int OfMetadata(SqliteSession session, FieldRows rows, StatsRequest request, string? key, ValueCounts counts)
    {
        JsonPath? path = null;
        if (key is not null && !JsonPath.TryParse(key, out path))
            throw new FilterException($"Invalid key '{key}' for field 'metadata'");
        var metadata = new MetadataValues(session, request.Entity);
        return rows.Visit(request, MostMetadata, "t.seq, t.flags", (row, weight) =>
        {
            if ((row.Int32(1) & RollupCounting.HasMetadata) == 0)
                return;
            if (path is null)
                AddAll(counts, metadata.Keys(row.Int64(0)), weight);
            else
                counts.Add(metadata.At(row.Int64(0), path), weight);
        });
    }

    private static void AddAll(ValueCounts counts, IEnumerable<string> texts, long rows)
    {
        foreach (var text in texts.Distinct(StringComparer.Ordinal))
            counts.Add(text, rows);
    }
}
