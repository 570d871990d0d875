namespace Opik.Storage.Sqlite;

/// <content>The Optimization Studio.</content>
public sealed partial class SqliteCatalog
{
    /// <summary>Optimizations that the server runs.</summary>
    public IStudioRuns StudioRuns => field ??= new SqliteStudioRuns(_database, _clock);

    /// <summary>What models say about trials.</summary>
    public ITrialExplanations TrialExplanations => field ??= new SqliteTrialExplanations(_database, _clock);
}
