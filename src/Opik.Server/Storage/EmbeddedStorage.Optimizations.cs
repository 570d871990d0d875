using Opik.Storage.Sqlite;

namespace Opik.Server.Storage;

/// <content>Stores of optimizations.</content>
internal static partial class EmbeddedStorage
{
    private static void AddOptimizations(IServiceCollection services) =>
        services.AddSingleton(static provider => provider.GetRequiredService<SqliteTelemetry>().Optimizations);
}
