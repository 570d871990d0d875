using System.Text.Json;
using System.Text.Json.Nodes;
using Opik.Contracts;
using Opik.Optimizer;
using Opik.Server.Hosting.Json;

namespace Opik.Server.Features.Studio.Planning;

/// <summary>A run as it is stored: everything is decided, nothing has to be looked up by name.</summary>
/// <param name="DatasetId">The dataset.</param>
/// <param name="DatasetName">Its name.</param>
/// <param name="Version">Hash of its version.</param>
/// <param name="VersionId">Id of its version.</param>
/// <param name="ProjectId">Project of traces and experiments.</param>
/// <param name="Rows">Ids of the rows, in their order.</param>
/// <param name="Objective">Name of the score that is to be raised.</param>
/// <param name="Messages">The prompt to begin with.</param>
/// <param name="Model">The model that is asked with the prompts, as users name it.</param>
/// <param name="ModelParameters">Further members of its requests, an object.</param>
/// <param name="ReasoningModel">The model that thinks about prompts.</param>
/// <param name="Metrics">The metrics; the first gives the objective.</param>
/// <param name="Algorithm">Type of the algorithm.</param>
/// <param name="Parameters">Its settings, an object.</param>
/// <param name="Trials">Trials that were planned.</param>
/// <param name="Concurrency">Calls at a time.</param>
/// <param name="Seed">Seed of everything random.</param>
internal sealed record StudioPlan(
    Guid DatasetId,
    string DatasetName,
    string? Version,
    Guid? VersionId,
    Guid ProjectId,
    IReadOnlyList<Guid> Rows,
    string Objective,
    IReadOnlyList<PromptMessage> Messages,
    string Model,
    JsonText ModelParameters,
    string ReasoningModel,
    IReadOnlyList<StudioMetric> Metrics,
    string Algorithm,
    JsonText Parameters,
    int Trials,
    int Concurrency,
    int Seed)
{
    /// <summary>The settings of the algorithm.</summary>
    public JsonObject Settings => (JsonObject)JsonNode.Parse(Parameters.Utf8.Span)!;

    /// <summary>As it is stored.</summary>
    public JsonText ToJson() => new(JsonSerializer.SerializeToUtf8Bytes(this, WireJson.Options));

    /// <summary>A stored one.</summary>
    public static StudioPlan Read(JsonText json) => JsonSerializer.Deserialize<StudioPlan>(json.Utf8.Span, WireJson.Options)!;

    /// <summary>What the algorithm gets.</summary>
    public OptimizationSetup ToSetup(IReadOnlyList<OptimizationRow> rows)
    {
        var settings = Settings;
        var perfect = settings["perfect_score"] is JsonValue value && value.TryGetValue<double>(out var score) ? score : 0.95;
        return new OptimizationSetup
        {
            Messages = Messages,
            Rows = rows,
            Task = string.Join(' ', Metrics.Select(static metric => metric.Task).Where(static task => task.Length > 0)),
            Parameters = settings,
            PlannedTrials = Trials,
            Seed = Seed,
            PerfectScore = perfect,
            SkipPerfectScore = settings["skip_perfect_score"] is not JsonValue skip || !skip.TryGetValue<bool>(out var isSkipped) || isSkipped,
        };
    }
}
