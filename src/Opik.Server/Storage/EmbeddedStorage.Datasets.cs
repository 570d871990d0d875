using Opik.Storage.Sqlite;

namespace Opik.Server.Storage;

/// <content>Stores of datasets, their versions and items.</content>
internal static partial class EmbeddedStorage
{
    private static void AddDatasets(IServiceCollection services)
    {
        services.AddSingleton(static provider => provider.GetRequiredService<SqliteTelemetry>().Datasets);
        services.AddSingleton(static provider => provider.GetRequiredService<SqliteTelemetry>().DatasetVersions);
        services.AddSingleton(static provider => provider.GetRequiredService<SqliteTelemetry>().DatasetItemWrites);
        services.AddSingleton(static provider => provider.GetRequiredService<SqliteTelemetry>().DatasetItemReads);
        services.AddSingleton(static provider => provider.GetRequiredService<SqliteTelemetry>().DatasetDrafts);
    }
}
