using Opik.Storage.Sqlite;

namespace Opik.Server.Storage;

/// <content>Store of the OAuth flow.</content>
internal static partial class EmbeddedStorage
{
    private static void AddMcpOAuth(IServiceCollection services) =>
        services.AddSingleton(static provider => provider.GetRequiredService<SqliteCatalog>().OAuth);
}
