namespace Opik.Storage.Sqlite;

/// <content>Agent configurations.</content>
public sealed partial class SqliteCatalog
{
    /// <summary>Configurations of agents.</summary>
    public IAgentConfigs AgentConfigs => field ??= new SqliteAgentConfigs(_database, _clock);
}
