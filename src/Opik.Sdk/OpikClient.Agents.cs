using Opik.Agents;

namespace Opik;

/// <content>Agents of this program on the agents page.</content>
public sealed partial class OpikClient
{
    /// <summary>A runner, by which the agents page runs agents of this program. Python: <c>opik endpoint</c>.</summary>
    /// <param name="options">How it connects; null: by a link that somebody opens.</param>
    /// <exception cref="OpikConfigurationException">A setting is out of its range.</exception>
    public AgentRunner CreateAgentRunner(AgentRunnerOptions? options = null) => new(this, options ?? new AgentRunnerOptions());
}
