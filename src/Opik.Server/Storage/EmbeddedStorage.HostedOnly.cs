using Opik.Storage.Sqlite;

namespace Opik.Server.Storage;

/// <content>Stores of what is kept of features of the hosted product.</content>
internal static partial class EmbeddedStorage
{
    private static void AddHostedOnly(IServiceCollection services)
    {
        services.AddSingleton(static provider => provider.GetRequiredService<SqliteCatalog>().InsightsJobs);
        services.AddSingleton(static provider => provider.GetRequiredService<SqliteCatalog>().Reports);
    }
}
