namespace Opik.Storage.Sqlite;

/// <content>OpenTelemetry.</content>
public sealed partial class SqliteTelemetry
{
    private IOtelTraceIds? _otelTraceIds;

    /// <summary>Which trace an OpenTelemetry trace became.</summary>
    public IOtelTraceIds OtelTraceIds => LazyInitializer.EnsureInitialized(ref _otelTraceIds, () => new SqliteOtelTraceIds(this));
}
