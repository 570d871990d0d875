namespace Opik.Server.Features;

/// <summary>Every feature of the server, one line each.</summary>
internal static class FeatureList
{
    public static IReadOnlyList<IFeature> All { get; } =
    [
        new Attachments.AttachmentsFeature(),
        new Health.HealthFeature(),
        new Ingest.IngestFeature(),
        new Traces.TracesFeature(),
        new Spans.SpansFeature(),
        new Threads.ThreadsFeature(),
        new Assertions.AssertionsFeature(),
        new Guardrails.GuardrailsFeature(),
        new LiveEvents.LiveEventsFeature(),
        new Metrics.MetricsFeature(),
        new Projects.ProjectsFeature(),
        new Environments.EnvironmentsFeature(),
        new FeedbackDefinitions.FeedbackDefinitionsFeature(),
        new Workspaces.WorkspacesFeature(),
        new Toggles.TogglesFeature(),
        new Permissions.PermissionsFeature(),
        new WelcomeWizard.WelcomeWizardFeature(),
        new Redirect.RedirectFeature(),
        new SystemUsage.SystemUsageFeature(),
        new OpenTelemetry.OpenTelemetryFeature(),
        new Jobs.JobsFeature(),
        new Datasets.DatasetsFeature(),
        new DatasetFiles.DatasetFilesFeature(),
        new DatasetExpansions.DatasetExpansionsFeature(),
        new Experiments.ExperimentsFeature(),
        new ExperimentRuns.ExperimentRunsFeature(),
        new Prompts.PromptsFeature(),
        new AgentConfigs.AgentConfigsFeature(),
        new AnnotationQueues.AnnotationQueuesFeature(),
        new Optimizations.OptimizationsFeature(),
        new Dashboards.DashboardsFeature(),
        new Alerts.AlertsFeature(),
        new Evaluators.EvaluatorsFeature(),
        new ProviderKeys.ProviderKeysFeature(),
        new ChatCompletions.ChatCompletionsFeature(),
        new Runners.RunnersFeature(),
        new McpOAuth.McpOAuthFeature(),
        new GuardrailPolicies.GuardrailPoliciesFeature(),
        new Retention.RetentionFeature(),
        new HostedOnly.HostedOnlyFeature(),
    ];
}
