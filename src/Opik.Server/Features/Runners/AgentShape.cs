using System.ComponentModel.DataAnnotations;
using Opik.Server.OpenApi;

namespace Opik.Server.Features.Runners;

/// <summary>An agent as its runner announces it: kept whole, with the name that it is announced under.</summary>
[RequiredMembers(nameof(Name))]
internal sealed record AgentShape(string Name, string? Description, string? Language, string? Executable, string? SourceFile, IReadOnlyList<AgentParameterShape>? Params, double? Timeout);

/// <summary>An agent as it is announced, under its name.</summary>
internal sealed record AnnouncedAgentShape(string? Description, string? Language, string? Executable, string? SourceFile, IReadOnlyList<AgentParameterShape>? Params, double? Timeout);

/// <summary>An input of an agent. Its type is named as in the agent's language.</summary>
[RequiredMembers(nameof(Name), nameof(Type))]
internal sealed record AgentParameterShape(string Name, string Type, [property: AllowedValues("required", "optional")] string? Presence);
