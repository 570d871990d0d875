using Opik.Storage.Sqlite;

namespace Opik.Server.Storage;

/// <content>Saved views.</content>
internal static partial class EmbeddedStorage
{
    private static void AddSavedViews(IServiceCollection services) =>
        services.AddSingleton(static provider => provider.GetRequiredService<SqliteCatalog>().SavedViews);
}
