using Opik.Storage.Sqlite;

namespace Opik.Server.Storage;

/// <content>Stores of agent configurations.</content>
internal static partial class EmbeddedStorage
{
    private static void AddAgentConfigs(IServiceCollection services) =>
        services.AddSingleton(static provider => provider.GetRequiredService<SqliteCatalog>().AgentConfigs);
}
