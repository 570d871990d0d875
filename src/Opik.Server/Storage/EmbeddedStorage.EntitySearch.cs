using Opik.Storage.Sqlite;

namespace Opik.Server.Storage;

/// <content>Search for entities, in both files.</content>
internal static partial class EmbeddedStorage
{
    private static void AddEntitySearch(IServiceCollection services)
    {
        services.AddSingleton(static provider => provider.GetRequiredService<SqliteCatalog>().EntitySearch);
        services.AddSingleton(static provider => provider.GetRequiredService<SqliteTelemetry>().EntitySearch);
    }
}
