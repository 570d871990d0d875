using Opik.Storage.Sqlite;

namespace Opik.Server.Storage;

/// <content>Stores of online rules.</content>
internal static partial class EmbeddedStorage
{
    private static void AddOnlineRules(IServiceCollection services)
    {
        services.AddSingleton(static provider => provider.GetRequiredService<SqliteCatalog>().OnlineRules);
        services.AddSingleton(static provider => provider.GetRequiredService<SqliteCatalog>().OnlineRuleLogs);
    }
}
