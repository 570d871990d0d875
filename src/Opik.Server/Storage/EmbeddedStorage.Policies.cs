using Opik.Storage;
using Opik.Storage.Sqlite;

namespace Opik.Server.Storage;

/// <content>Retention rules, guardrail policies, and what deletes.</content>
internal static partial class EmbeddedStorage
{
    private static void AddPolicies(IServiceCollection services)
    {
        services.AddSingleton(static provider => provider.GetRequiredService<SqliteCatalog>().RetentionRules);
        services.AddSingleton(static provider => provider.GetRequiredService<SqliteCatalog>().RetentionKinds);
        services.AddSingleton(static provider => provider.GetRequiredService<SqliteCatalog>().RetentionRuns);
        services.AddSingleton(static provider => provider.GetRequiredService<SqliteCatalog>().GuardrailPolicies);
        services.AddSingleton(static provider => provider.GetRequiredService<SqliteTelemetry>().OldTraces);
        services.AddSingleton(static provider => provider.GetRequiredService<SqliteTelemetry>().OldAttachments);
        services.AddSingleton(static provider => provider.GetRequiredService<SqliteCatalog>().ContentDeletion);
        services.AddSingleton(static provider => provider.GetRequiredService<SqliteTelemetry>().ContentDeletion);
        services.AddSingleton<ISpace>(static provider => provider.GetRequiredService<SqliteTelemetry>());
    }
}
