namespace Opik.Storage.Sqlite;

/// <content>What environments ask for.</content>
public sealed partial class SqliteCatalog
{
    /// <summary>Protections of environments.</summary>
    public IEnvironmentProtections EnvironmentProtections => field ??= new SqliteEnvironmentProtections(_database, _clock);
}
