namespace Opik.Storage.Sqlite;

/// <content>Runs of the playground.</content>
public sealed partial class SqliteCatalog
{
    /// <summary>Runs of the playground.</summary>
    public IPlaygroundRuns PlaygroundRuns => field ??= new SqlitePlaygroundRuns(_database, _clock);
}
