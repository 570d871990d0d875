using System.Buffers;
using System.Diagnostics;
using System.Text.Json;
using Opik.Storage.Sqlite;

namespace Opik.LoadGenerator;

/// <summary>The same rows written straight into SQLite (WAL, FULL, four indexes) in batches: what the machine can do.</summary>
internal static class Baseline
{
    private static readonly string[] Columns = ["project_name", "name", "type", "start_time", "end_time", "input", "output", "metadata", "model", "provider", "usage", "tags", "error_info"];

    public static double RowsPerSecond(SpanFactory factory, LoadOptions options)
    {
        var folder = Directory.CreateDirectory(Path.Combine(options.Data, "baseline")).FullName;
        using var session = new SqliteSession(Path.Combine(folder, "baseline.db"), readOnly: false, 64 * 1024);
        session.Run(
            """
            PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;
            CREATE TABLE span (
              seq INTEGER PRIMARY KEY, id BLOB, trace BLOB, parent BLOB, project TEXT, name TEXT, type TEXT, start_time TEXT, end_time TEXT, input TEXT, output TEXT,
              metadata TEXT, model TEXT, provider TEXT, usage TEXT, tags TEXT, error_info TEXT, cost REAL, created_at TEXT, created_by TEXT, last_updated_at TEXT);
            CREATE UNIQUE INDEX span_id ON span (id);
            CREATE INDEX span_trace ON span (trace);
            CREATE INDEX span_project ON span (project, id);
            CREATE INDEX span_name ON span (project, name, id);
            """);
        var output = new ArrayBufferWriter<byte>();
        var watch = new Stopwatch();
        for (var first = 0; first < options.BaselineRows; first += options.Batch)
        {
            // The texts are made outside the measured time: the server gets them ready-made as well.
            output.ResetWrittenCount();
            factory.WriteBatch(output, first, options.Batch);
            using var batch = JsonDocument.Parse(output.WrittenMemory);
            var rows = batch.RootElement.GetProperty("spans").EnumerateArray().Select(span => Array.ConvertAll(Columns, column => Text(span, column))).ToList();
            watch.Start();
            session.Run("BEGIN IMMEDIATE");
            for (var row = 0; row < rows.Count; row++)
                Insert(session, factory, first + row, rows[row]);
            session.Run("COMMIT");
            watch.Stop();
        }

        return options.BaselineRows / watch.Elapsed.TotalSeconds;
    }

    private static void Insert(SqliteSession session, SpanFactory factory, int span, string?[] texts)
    {
        var insert = session.Prepare("INSERT INTO span VALUES (NULL, ?, ?, NULL, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, NULL, '2026-11-21T00:00:00.000Z', 'admin', '2026-11-21T00:00:00.000Z')")
            .Bind(1, (Guid?)factory.SpanId(span)).Bind(2, (Guid?)factory.TraceId(SpanFactory.TraceOf(span)));
        for (var column = 0; column < texts.Length; column++)
            insert.Bind(column + 3, texts[column]);
        insert.Execute();
    }

    private static string? Text(JsonElement span, string column) =>
        span.TryGetProperty(column, out var value) ? value.ValueKind == JsonValueKind.String ? value.GetString() : value.GetRawText() : null;
}
