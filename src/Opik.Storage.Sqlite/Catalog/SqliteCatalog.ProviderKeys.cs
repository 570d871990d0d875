namespace Opik.Storage.Sqlite;

/// <content>Keys of model providers.</content>
public sealed partial class SqliteCatalog
{
    /// <summary>Keys of model providers.</summary>
    public IProviderKeys ProviderKeys => field ??= new SqliteProviderKeys(_database, _clock);
}
