using Opik.Storage.Sqlite;

namespace Opik.Server.Storage;

/// <content>Stores of dashboards and insights views.</content>
internal static partial class EmbeddedStorage
{
    private static void AddDashboards(IServiceCollection services) =>
        services.AddSingleton(static provider => provider.GetRequiredService<SqliteCatalog>().Dashboards);
}
