using Opik.Storage.Sqlite;

namespace Opik.Server.Storage;

/// <content>Runs of the playground.</content>
internal static partial class EmbeddedStorage
{
    private static void AddPlayground(IServiceCollection services) =>
        services.AddSingleton(static provider => provider.GetRequiredService<SqliteCatalog>().PlaygroundRuns);
}
