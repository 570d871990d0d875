namespace Opik.Storage.Sqlite;

/// <content>Drafts of prompts and agent configurations.</content>
public sealed partial class SqliteCatalog
{
    /// <summary>Drafts of prompts and agent configurations.</summary>
    public ISharedDrafts SharedDrafts => field ??= new SqliteSharedDrafts(_database, _clock);
}
