namespace Opik.Storage.Sqlite;

/// <content>What a workspace keeps at hand, spends and takes.</content>
public sealed partial class SqliteCatalog
{
    /// <summary>Pinned projects.</summary>
    public IProjectPins ProjectPins => field ??= new SqliteProjectPins(_database, _clock);

    /// <summary>Preferences of users.</summary>
    public IPreferences Preferences => field ??= new SqlitePreferences(_database, _clock);

    /// <summary>Budgets of workspaces.</summary>
    public IWorkspaceBudgets WorkspaceBudgets => field ??= new SqliteWorkspaceBudgets(_database, _clock);

    /// <summary>Room that the data take.</summary>
    public IStorageUse StorageUse => field ??= new SqliteCatalogStorageUse(_database);
}
