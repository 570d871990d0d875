using Opik.Contracts;
using Opik.Llm;
using Opik.Server.Hosting;
using Opik.Storage;
using Opik.Storage.Sqlite;

namespace Opik.Server.Storage;

/// <summary>Opens the embedded stores and offers their interfaces. Stores are closed with the service provider, newest first.</summary>
internal static partial class EmbeddedStorage
{
    /// <summary>Name and version of the engine, for the start line.</summary>
    public static string Description => $"SQLite {SqliteNative.Description}";

    /// <summary>Registers every store interface.</summary>
    public static void AddEmbeddedStorage(this IServiceCollection services, ServerOptions options)
    {
        var folder = DataDirectoryLock.Take(options.DataDirectory);
        // Through a factory: the provider only closes what it has made.
        services.AddSingleton(_ => folder);
        AddCatalog(services, options);
        AddTelemetry(services, options);
        AddWorkspaces(services);
        AddEntitySearch(services);
    }

    /// <summary>Opens the stores now, so that a file that cannot be used stops the start instead of every request.</summary>
    /// <exception cref="ServerOptionsException">A file is damaged, or was written by a newer version.</exception>
    public static void Open(IServiceProvider services)
    {
        try
        {
            // First, so that it is given back last.
            services.GetRequiredService<DataDirectoryLock>();
            services.GetRequiredService<SqliteCatalog>();
            services.GetRequiredService<SqliteTelemetry>();
        }
        catch (Exception failure) when (failure is SqliteException or InvalidOperationException)
        {
            throw new ServerOptionsException($"The data folder cannot be opened: {failure.Message}", exitCode: 1);
        }
    }

    private static void AddCatalog(IServiceCollection services, ServerOptions options)
    {
        services.AddSingleton(_ => SqliteCatalog.Open(options.DataDirectory, options.Clock));
        services.AddSingleton(static provider => provider.GetRequiredService<SqliteCatalog>().Projects);
        services.AddSingleton(static provider => provider.GetRequiredService<SqliteCatalog>().ProjectDirectory);
        services.AddSingleton(static provider => provider.GetRequiredService<SqliteCatalog>().Environments);
        services.AddSingleton(static provider => provider.GetRequiredService<SqliteCatalog>().EnvironmentNames);
        services.AddSingleton(static provider => provider.GetRequiredService<SqliteCatalog>().EnvironmentProtections);
        services.AddSingleton(static provider => provider.GetRequiredService<SqliteCatalog>().FeedbackDefinitions);
        services.AddSingleton(static provider => provider.GetRequiredService<SqliteCatalog>().WorkspaceConfigurations);
        services.AddSingleton(static provider => provider.GetRequiredService<SqliteCatalog>().ThreadTimeouts);
        services.AddSingleton(static provider => provider.GetRequiredService<SqliteCatalog>().WorkspacePresentations);
        services.AddSingleton(static provider => provider.GetRequiredService<SqliteCatalog>().ReportZones);
        services.AddSingleton(static provider => provider.GetRequiredService<SqliteCatalog>().WelcomeWizard);
        services.AddSingleton(static provider => provider.GetRequiredService<SqliteCatalog>().Jobs);
        AddPrompts(services);
        AddAgentConfigs(services);
        AddDashboards(services);
        AddSavedViews(services);
        AddPlayground(services);
        AddStudio(services);
        AddOnlineRules(services);
        AddProviderKeys(services);
        AddPolicies(services);
        AddRunners(services);
        AddMcpOAuth(services);
        AddHostedOnly(services);
        AddAlerts(services);
    }

    private static void AddTelemetry(IServiceCollection services, ServerOptions options)
    {
        services.AddSingleton<SpanCost>();
        services.AddSingleton<ISpanCost>(static provider => provider.GetRequiredService<SpanCost>());
        services.AddSingleton(provider => SqliteTelemetry.Open(new SqliteTelemetryOptions
        {
            Directory = options.DataDirectory,
            Clock = options.Clock,
            Cost = provider.GetRequiredService<ISpanCost>(),
            SearchFailed = failure => LogSearchFailed(provider.GetRequiredService<ILogger<SqliteTelemetry>>(), failure),
        }));
        services.AddSingleton(static provider => provider.GetRequiredService<SqliteTelemetry>().UsageCounts);
        services.AddSingleton<ITelemetryChanges>(static provider => provider.GetRequiredService<SqliteTelemetry>());
        services.AddSingleton(static provider => provider.GetRequiredService<SqliteTelemetry>().TraceWrites);
        services.AddSingleton(static provider => provider.GetRequiredService<SqliteTelemetry>().SpanWrites);
        services.AddSingleton(static provider => provider.GetRequiredService<SqliteTelemetry>().ThreadWrites);
        services.AddSingleton(static provider => provider.GetRequiredService<SqliteTelemetry>().TraceReads);
        services.AddSingleton(static provider => provider.GetRequiredService<SqliteTelemetry>().SpanReads);
        services.AddSingleton(static provider => provider.GetRequiredService<SqliteTelemetry>().ThreadReads);
        services.AddSingleton(static provider => provider.GetRequiredService<SqliteTelemetry>().Attachments);
        services.AddSingleton(static provider => provider.GetRequiredService<SqliteTelemetry>().Stats);
        services.AddSingleton(static provider => provider.GetRequiredService<SqliteTelemetry>().ProjectStats);
        services.AddSingleton(static provider => provider.GetRequiredService<SqliteTelemetry>().ProjectFigures);
        services.AddSingleton(static provider => provider.GetRequiredService<SqliteTelemetry>().EnvironmentTraffic);
        services.AddSingleton(static provider => provider.GetRequiredService<SqliteTelemetry>().ProviderCosts);
        services.AddSingleton(static provider => provider.GetRequiredService<SqliteTelemetry>().ProjectMetrics);
        services.AddSingleton(static provider => provider.GetRequiredService<SqliteTelemetry>().KpiCards);
        services.AddSingleton(static provider => provider.GetRequiredService<SqliteTelemetry>().LogFigures);
        services.AddSingleton(static provider => provider.GetRequiredService<SqliteTelemetry>().LogSeries);
        services.AddSingleton(static provider => provider.GetRequiredService<SqliteTelemetry>().LogValues);
        services.AddSingleton(static provider => provider.GetRequiredService<SqliteTelemetry>().LogPercentiles);
        services.AddSingleton(static provider => provider.GetRequiredService<SqliteTelemetry>().LogDifferences);
        services.AddSingleton(static provider => provider.GetRequiredService<SqliteTelemetry>().SimilarRuns);
        services.AddSingleton(static provider => provider.GetRequiredService<SqliteTelemetry>().WorkspaceMetrics);
        services.AddSingleton(static provider => provider.GetRequiredService<SqliteTelemetry>().StatsCatchUp);
        services.AddSingleton(static provider => provider.GetRequiredService<SqliteTelemetry>().FeedbackScores);
        services.AddSingleton(static provider => provider.GetRequiredService<SqliteTelemetry>().Comments);
        services.AddSingleton(static provider => provider.GetRequiredService<SqliteTelemetry>().GuardrailResults);
        services.AddSingleton(static provider => provider.GetRequiredService<SqliteTelemetry>().AssertionResults);
        services.AddSingleton(static provider => provider.GetRequiredService<SqliteTelemetry>().OtelTraceIds);
        AddDatasets(services);
        AddExperiments(services);
        AddAnnotationQueues(services);
        AddOptimizations(services);
    }

    [LoggerMessage(2100, LogLevel.Warning, "The files of the substring index cannot be used now; searches in payloads are slower until they can. Nothing is lost; it is tried again.")]
    private static partial void LogSearchFailed(ILogger logger, Exception failure);
}
