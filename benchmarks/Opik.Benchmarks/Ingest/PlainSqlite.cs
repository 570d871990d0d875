using System.Globalization;
using Opik.Contracts;
using Opik.Storage.Sqlite;

namespace Opik.Benchmarks.Ingest;

/// <summary>The yardstick: the same spans straight into one table with four indexes, WAL and synchronous=FULL, a transaction per batch.</summary>
internal sealed class PlainSqlite : IDisposable
{
    private const string Schema = """
        PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA cache_size=-65536;
        CREATE TABLE span (id BLOB PRIMARY KEY, project BLOB, trace BLOB, parent BLOB, name TEXT, type INTEGER, start_time INTEGER, end_time INTEGER,
          input TEXT, output TEXT, metadata TEXT, model TEXT, provider TEXT, usage TEXT, error TEXT, tags TEXT, last_updated_at INTEGER);
        CREATE INDEX span_project ON span (project, id);
        CREATE INDEX span_trace ON span (trace);
        CREATE INDEX span_name ON span (project, name);
        """;

    private const string Insert = "INSERT INTO span VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17)";

    private readonly SqliteSession _session;

    public PlainSqlite(string path)
    {
        _session = new SqliteSession(path, readOnly: false, 64 * 1024);
        _session.Run(Schema);
    }

    public void Write(List<Span> spans)
    {
        _session.Run("BEGIN");
        var insert = _session.Prepare(Insert);
        foreach (var span in spans)
        {
            insert.Bind(1, span.Id).Bind(2, span.ProjectId).Bind(3, span.TraceId).Bind(4, span.ParentSpanId).Bind(5, span.Name).Bind(6, (long)span.Type)
                .Bind(7, span.StartTime).Bind(8, span.EndTime)
                .BindText(9, span.Input!.Value.Utf8.Span).BindText(10, span.Output!.Value.Utf8.Span).BindText(11, span.Metadata!.Value.Utf8.Span)
                .Bind(12, span.Model).Bind(13, span.Provider).Bind(14, Usage(span)).Bind(15, span.ErrorInfo?.Message)
                .Bind(16, span.Tags is null ? null : string.Join(',', span.Tags)).Bind(17, span.LastUpdatedAt);
            insert.Execute();
        }

        _session.Run("COMMIT");
    }

    public void Dispose() => _session.Dispose();

    private static string? Usage(Span span) =>
        span.Usage is null ? null : "{" + string.Join(',', span.Usage.Select(pair => string.Create(CultureInfo.InvariantCulture, $"\"{pair.Key}\":{pair.Value}"))) + "}";
}
