using System.Text.Json.Serialization;

namespace Opik.Server.Features.Toggles;

/// <summary>
/// The switches of both client generations: a 2.1.24 client fails without the members that 2.2.122 dropped, a 2.2.122
/// client without those it added. Features of the hosted product are off.
/// </summary>
internal sealed record ServiceToggles
{
    public bool PythonEvaluatorEnabled { get; init; } = true;

    public bool TraceThreadPythonEvaluatorEnabled { get; init; } = true;

    public bool SpanLlmAsJudgeEnabled { get; init; } = true;

    public bool SpanUserDefinedMetricPythonEnabled { get; init; } = true;

    public bool OnlineScoringTracingEnabled { get; init; }

    public bool GuardrailsEnabled { get; init; }

    public bool AlertsEnabled { get; init; } = true;

    public bool EventBridgeAlertsEnabled { get; init; }

    public bool DatasetVersioningEnabled { get; init; } = true;

    public bool DatasetExportEnabled { get; init; } = true;

    public bool ExportEnabled { get; init; } = true;

    public bool WelcomeWizardEnabled { get; init; }

    public bool DemoDataEnabled { get; init; }

    public bool CostIntelligenceEnabled { get; init; }

    public bool ProjectHomepageEnabled { get; init; } = true;

    public bool AnnotationQueueAutomationEnabled { get; init; } = true;

    public bool OpenaiProviderEnabled { get; init; } = true;

    public bool AnthropicProviderEnabled { get; init; } = true;

    public bool GeminiProviderEnabled { get; init; } = true;

    public bool OpenrouterProviderEnabled { get; init; } = true;

    public bool VertexaiProviderEnabled { get; init; } = true;

    public bool BedrockProviderEnabled { get; init; } = true;

    public bool CustomllmProviderEnabled { get; init; } = true;

    public bool OllamaProviderEnabled { get; init; } = true;

    public bool OllieEnabled { get; init; }

    public bool AgentInsightsEnabled { get; init; }

    public bool AgentInsightsGuidanceEnabled { get; init; }

    public bool AgenticToolsEnabled { get; init; }

    public bool CustomChartsEnabledForWorkspace { get; init; }

    /// <summary>By the rule of the other names.</summary>
    public bool OpikAiEnabled { get; init; }

    /// <summary>As the original writes it.</summary>
    [JsonPropertyName("opik_aienabled")]
    public bool OpikAiEnabledAsWritten => OpikAiEnabled;

    public int DefaultPageSize { get; init; } = 100;

    public string ForceWorkspaceVersion { get; init; } = "version_2";

    public IReadOnlyList<string> V1WorkspaceAllowlistIds { get; init; } = [];

    public IReadOnlyList<string> V2WorkspaceAllowlistIds { get; init; } = [];

    /// <summary>As the generated clients look for it: no underscore after the digit.</summary>
    [JsonPropertyName("v1workspace_allowlist_ids")]
    public IReadOnlyList<string> V1WorkspaceAllowlistIdsAsRead => V1WorkspaceAllowlistIds;

    /// <summary>As the generated clients look for it: no underscore after the digit.</summary>
    [JsonPropertyName("v2workspace_allowlist_ids")]
    public IReadOnlyList<string> V2WorkspaceAllowlistIdsAsRead => V2WorkspaceAllowlistIds;
}
