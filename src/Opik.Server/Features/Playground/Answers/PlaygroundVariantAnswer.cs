using System.Text.Json.Nodes;
using Opik.Contracts;
using Opik.Server.Features.ExperimentRuns;
using Opik.Server.OpenApi;
using Opik.Storage;

namespace Opik.Server.Features.Playground.Answers;

/// <summary>A variant on the wire, with the sums of its cells; without the experiment where the run has none.</summary>
internal sealed record PlaygroundVariantAnswer(
    string? Name, string Model, [property: WrittenAs(typeof(IReadOnlyList<JsonObject>))] JsonText Messages, [property: WrittenAs(typeof(JsonObject))] JsonText Configs, Guid? PromptVersionId, Guid? ExperimentId,
    long Done, long Failed, double? Cost, double? Duration, long PromptTokens, long CompletionTokens, IReadOnlyDictionary<string, double>? Scores, double? PassRate)
{
    public static PlaygroundVariantAnswer Of(PlaygroundVariant known, RunVariant variant, bool hasExperiment, PlaygroundTotals? totals, ExperimentTotals? experiment) => new(
        known.Name, variant.Model, variant.Messages, variant.Configs, known.PromptVersionId, hasExperiment ? variant.ExperimentId : null,
        totals?.Done ?? 0, totals?.Failed ?? 0, totals?.Cost, totals?.Duration, totals?.PromptTokens ?? 0, totals?.CompletionTokens ?? 0,
        experiment is { FeedbackScores.Count: > 0 } ? experiment.FeedbackScores : null, experiment?.PassRate);
}
