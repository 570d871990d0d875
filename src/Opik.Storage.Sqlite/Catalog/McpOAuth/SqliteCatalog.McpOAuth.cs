namespace Opik.Storage.Sqlite;

/// <content>OAuth for MCP clients.</content>
public sealed partial class SqliteCatalog
{
    /// <summary>Clients, codes and tokens.</summary>
    public IOAuthStore OAuth => field ??= new SqliteOAuthStore(_database, _clock);
}
