using Opik.Storage.Sqlite;

namespace Opik.Server.Storage;

/// <content>Stores of alerts.</content>
internal static partial class EmbeddedStorage
{
    private static void AddAlerts(IServiceCollection services)
    {
        services.AddSingleton(static provider => provider.GetRequiredService<SqliteCatalog>().Alerts);
        services.AddSingleton(static provider => provider.GetRequiredService<SqliteCatalog>().AlertBuckets);
        services.AddSingleton(static provider => provider.GetRequiredService<SqliteCatalog>().AlertFirings);
        services.AddSingleton(static provider => provider.GetRequiredService<SqliteCatalog>().AlertIntents);
    }
}
