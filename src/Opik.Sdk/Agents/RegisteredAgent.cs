using System.Text.Json;

namespace Opik.Agents;

/// <summary>An agent of a runner.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Parameters">Its inputs.</param>
/// <param name="Options">What the page says of it.</param>
/// <param name="CallAsync">Runs it; gives what it returned as JSON, null: nothing.</param>
internal sealed record RegisteredAgent(string Name, IReadOnlyList<OpikEntrypointParameter> Parameters, AgentOptions Options, Func<AgentRun, Task<JsonElement?>> CallAsync)
{
    /// <summary>As the server is told of it.</summary>
    public AnnouncedAgent Announced => new(
        Options.Description ?? "",
        "dotnet",
        [.. Parameters.Select(static parameter => new AnnouncedParameter(parameter.Name, parameter.Type, parameter.Required ? "required" : "optional"))],
        Options.Timeout is { } timeout ? (int)Math.Ceiling(timeout.TotalSeconds) : 0);
}
