using Opik.Storage.Sqlite;

namespace Opik.Server.Storage;

/// <content>Stores of keys of model providers.</content>
internal static partial class EmbeddedStorage
{
    private static void AddProviderKeys(IServiceCollection services) =>
        services.AddSingleton(static provider => provider.GetRequiredService<SqliteCatalog>().ProviderKeys);
}
