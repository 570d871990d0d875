using Opik.Contracts;
using Opik.Server.Features.ExperimentRuns;

namespace Opik.Server.Features.AgentRuns;

/// <summary>A run of an agent over a dataset, as its job keeps it.</summary>
/// <param name="Run">Items, runs of each, assertions and the experiment, which is that of the only variant.</param>
/// <param name="AgentName">The agent.</param>
/// <param name="BlueprintName">Version of its configuration; null: it has none.</param>
/// <param name="MaskId">Settings over it; null: none.</param>
/// <param name="PromptMasks">Masks of prompts, a JSON object; null: none.</param>
internal sealed record AgentRunPlan(RunPlan Run, string AgentName, string? BlueprintName, Guid? MaskId, JsonText? PromptMasks)
{
    /// <summary>What stands for the agent among the variants of a run.</summary>
    public RunVariant Agent => Run.Variants[0];
}
