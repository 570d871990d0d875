namespace Opik.Server.Features.AgentRuns;

/// <summary>A run that was begun.</summary>
/// <param name="ExperimentId">The experiment that it fills; cancelling it ends the run.</param>
/// <param name="TotalItems">Calls of the agent to come.</param>
internal sealed record AgentRunAnswer(Guid ExperimentId, long TotalItems);
