using System.Text.Json;
using Opik.Server.Features.Runners.Model;
using Opik.Server.Hosting.Errors;
using Opik.Storage;

namespace Opik.Server.Features.Runners;

/// <summary>Finds the runner that is to run an agent.</summary>
internal static class AgentRunners
{
    /// <summary>The newest runner of the user that has the agent and is there.</summary>
    /// <exception cref="ApiException">404: nobody has such an agent; 409: somebody has, but is not there.</exception>
    public static Runner Choose(HubState state, Scope scope, Guid projectId, string agent)
    {
        var able = Able(state, scope, projectId, agent);
        if (able.Count == 0)
            throw ApiException.NotFound($"No runner of the project has an agent '{agent}'");
        return able.Find(runner => IsThere(runner, state)) ?? throw ApiException.WithErrors(StatusCodes.Status409Conflict, $"The runner of agent '{agent}' is not connected");
    }

    /// <summary>As <see cref="Choose"/>; null where that would be refused.</summary>
    public static Runner? Find(HubState state, Scope scope, Guid projectId, string agent) => Able(state, scope, projectId, agent).Find(runner => IsThere(runner, state));

    /// <summary>Seconds that the agent may take, as it was announced; null: not said.</summary>
    public static int? TimeoutOf(Runner runner, string agent) => runner.Agents[agent].TryGetProperty("timeout", out var timeout) && timeout.ValueKind == JsonValueKind.Number && timeout.TryGetInt32(out var seconds) ? seconds : null;

    private static List<Runner> Able(HubState state, Scope scope, Guid projectId, string agent) =>
    [
        .. state.Runners
            .Where(runner => runner.WorkspaceId == scope.WorkspaceId && runner.UserName == scope.UserName && runner.ProjectId == projectId && runner.EvictedAt is null && runner.Agents.ContainsKey(agent))
            .OrderByDescending(runner => runner.Id.ToString(), StringComparer.Ordinal),
    ];

    private static bool IsThere(Runner runner, HubState state) => runner.StatusAt(state.Now) == "connected";
}
