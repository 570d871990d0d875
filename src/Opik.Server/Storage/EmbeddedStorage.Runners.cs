using Opik.Storage.Sqlite;

namespace Opik.Server.Storage;

/// <content>Store of local runners.</content>
internal static partial class EmbeddedStorage
{
    private static void AddRunners(IServiceCollection services) =>
        services.AddSingleton(static provider => provider.GetRequiredService<SqliteCatalog>().RunnerRecords);
}
