namespace Opik.Server.Features.AgentRuns;

/// <summary>Nobody runs the agent any more: the rest of a run cannot be made.</summary>
internal sealed class AgentGoneException(string agent) : Exception($"No runner of agent '{agent}' was connected for ten minutes");
