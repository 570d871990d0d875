namespace Opik.Storage.Sqlite;

/// <content>Reads of entities.</content>
public sealed partial class SqliteTelemetry
{
    /// <summary>Reads of traces.</summary>
    public ITraceReads TraceReads => field ??= new SqliteTraceReads(this);

    /// <summary>Reads of spans.</summary>
    public ISpanReads SpanReads => field ??= new SqliteSpanReads(this);

    /// <summary>Reads of threads.</summary>
    public IThreadReads ThreadReads => field ??= new SqliteThreadReads(this);
}
