using System.Text.Json.Nodes;
using Opik.Server.Features.ExperimentRuns;
using Opik.Server.Features.Studio.Metrics;

namespace Opik.Server.Features.Studio.Running;

/// <summary>A row that was tried.</summary>
/// <param name="Unit">Its ids.</param>
/// <param name="Request">What the model was asked.</param>
/// <param name="Outcome">What came of it.</param>
/// <param name="Scores">A score of each metric of the plan.</param>
/// <param name="Begin">When it was asked.</param>
/// <param name="End">When it answered.</param>
internal sealed record TrialRow(RunUnit Unit, JsonObject Request, RunOutcome Outcome, IReadOnlyList<TrialScore> Scores, DateTime Begin, DateTime End);
