using System.Buffers;
using System.Diagnostics;
using System.Text.Json;
using Opik.Storage.Sqlite;

namespace Opik.LoadGenerator;

/// <summary>The same rows written straight into SQLite (WAL, FULL, four indexes) in batches: what the machine can do.</summary>
internal static class Baseline
{
    public static double RowsPerSecond(SpanFactory factory, LoadOptions options)
    {
        var folder = Directory.CreateDirectory(Path.Combine(options.Data, "baseline")).FullName;
        using var session = new SqliteSession(Path.Combine(folder, "baseline.db"), readOnly: false, 64 * 1024);
        session.Run(
            """
            PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;
            CREATE TABLE span (seq INTEGER PRIMARY KEY, id BLOB, trace BLOB, project TEXT, name TEXT, type TEXT, start_time TEXT, end_time TEXT, model TEXT, body TEXT);
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
            var rows = Enumerable.Range(first, options.Batch).Select(span => (Span: span, Body: Body(factory, output, span))).ToList();
            watch.Start();
            session.Run("BEGIN IMMEDIATE");
            foreach (var (span, body) in rows)
            {
                session.Prepare("INSERT INTO span (id, trace, project, name, type, start_time, end_time, model, body) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)")
                    .Bind(1, (Guid?)factory.SpanId(span)).Bind(2, (Guid?)factory.TraceId(SpanFactory.TraceOf(span))).Bind(3, SpanFactory.Project)
                    .Bind(4, "name" + (span % 10)).Bind(5, "general").Bind(6, "2026-11-21T00:00:00.000Z").Bind(7, "2026-11-21T00:00:01.000Z").Bind(8, "gpt-4o-mini")
                    .BindText(9, body).Execute();
            }

            session.Run("COMMIT");
            watch.Stop();
        }

        return options.BaselineRows / watch.Elapsed.TotalSeconds;
    }

    private static byte[] Body(SpanFactory factory, ArrayBufferWriter<byte> output, int span)
    {
        output.ResetWrittenCount();
        using (var writer = new Utf8JsonWriter(output))
            factory.WriteSpan(writer, span, SpanFactory.TraceOf(span));
        return output.WrittenSpan.ToArray();
    }
}
