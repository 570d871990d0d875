using Opik.Storage.Sqlite;

namespace Opik.Server.Storage;

/// <content>Stores of the prompt library.</content>
internal static partial class EmbeddedStorage
{
    private static void AddPrompts(IServiceCollection services)
    {
        services.AddSingleton(static provider => provider.GetRequiredService<SqliteCatalog>().Prompts);
        services.AddSingleton(static provider => provider.GetRequiredService<SqliteCatalog>().PromptVersions);
        services.AddSingleton(static provider => provider.GetRequiredService<SqliteCatalog>().PromptVersionLookup);
        services.AddSingleton(static provider => provider.GetRequiredService<SqliteCatalog>().PromptDeployments);
        services.AddSingleton(static provider => provider.GetRequiredService<SqliteCatalog>().SharedDrafts);
        services.AddSingleton(static provider => provider.GetRequiredService<SqliteCatalog>().Deployments);
    }
}
