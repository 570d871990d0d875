using Opik.Storage.Sqlite;

namespace Opik.Server.Storage;

/// <content>Stores of experiments and their items.</content>
internal static partial class EmbeddedStorage
{
    private static void AddExperiments(IServiceCollection services)
    {
        services.AddSingleton(static provider => provider.GetRequiredService<SqliteTelemetry>().Experiments);
        services.AddSingleton(static provider => provider.GetRequiredService<SqliteTelemetry>().ExperimentItems);
        services.AddSingleton(static provider => provider.GetRequiredService<SqliteTelemetry>().ExperimentComparison);
        services.AddSingleton(static provider => provider.GetRequiredService<SqliteTelemetry>().ItemUses);
    }
}
