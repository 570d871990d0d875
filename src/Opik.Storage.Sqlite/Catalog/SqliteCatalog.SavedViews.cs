namespace Opik.Storage.Sqlite;

/// <content>Saved views.</content>
public sealed partial class SqliteCatalog
{
    /// <summary>Saved views.</summary>
    public ISavedViews SavedViews => field ??= new SqliteSavedViews(_database, _clock);
}
