namespace Opik.Storage.Sqlite;

/// <content>Search for entities.</content>
public sealed partial class SqliteTelemetry
{
    /// <summary>Finds entities by id or name.</summary>
    public IEntitySearch EntitySearch => field ??= new SqliteTelemetrySearch(this);
}
