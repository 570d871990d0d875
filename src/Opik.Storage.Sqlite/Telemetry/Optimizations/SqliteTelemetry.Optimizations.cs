namespace Opik.Storage.Sqlite;

/// <content>Optimizations.</content>
public sealed partial class SqliteTelemetry
{
    /// <summary>Optimizations.</summary>
    public IOptimizations Optimizations => field ??= new SqliteOptimizations(this);
}
