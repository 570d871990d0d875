using Opik.Storage.Sqlite;

namespace Opik.Server.Storage;

/// <content>The Optimization Studio.</content>
internal static partial class EmbeddedStorage
{
    private static void AddStudio(IServiceCollection services)
    {
        services.AddSingleton(static provider => provider.GetRequiredService<SqliteCatalog>().StudioRuns);
        services.AddSingleton(static provider => provider.GetRequiredService<SqliteCatalog>().TrialExplanations);
    }
}
