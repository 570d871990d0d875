using Opik.Storage;
using Opik.Storage.Sqlite;

namespace Opik.Server.Storage;

/// <content>What a workspace keeps at hand, spends and takes.</content>
internal static partial class EmbeddedStorage
{
    private static void AddWorkspaces(IServiceCollection services)
    {
        services.AddSingleton(static provider => provider.GetRequiredService<SqliteCatalog>().ProjectPins);
        services.AddSingleton(static provider => provider.GetRequiredService<SqliteCatalog>().WorkspaceBudgets);
        services.AddSingleton(static provider => provider.GetRequiredService<SqliteCatalog>().Preferences);
        services.AddSingleton<IStorageUse>(static provider => provider.GetRequiredService<SqliteCatalog>().StorageUse);
        services.AddSingleton<IStorageUse>(static provider => provider.GetRequiredService<SqliteTelemetry>().StorageUse);
    }
}
