using Opik.Server.Features.Ingest;
using Opik.Server.Hosting.Errors;

namespace Opik.Server.Features.AgentConfigs;

/// <summary>Body that makes environments use blueprints.</summary>
internal sealed record AssignEnvironmentsBody(Guid? ProjectId, IReadOnlyList<AssignEnvironmentsBody.EnvironmentAssignment?>? Envs)
{
    /// <summary>Characters of an environment name.</summary>
    public const int NameLength = 50;

    /// <summary>Blueprints by environment; 422 unless the members keep the rules, 400 when an environment comes twice.</summary>
    public IReadOnlyDictionary<string, Guid> ToBlueprints()
    {
        var violations = new Violations();
        violations.CheckNotNull(string.Empty, "projectId", ProjectId);
        violations.CheckBatch("envs", Envs?.Count, 100);
        for (var i = 0; i < Math.Min(Envs?.Count ?? 0, 100); i++)
        {
            violations.CheckNotBlank($"envs[{i}].", "envName", Envs![i]?.EnvName);
            violations.CheckLength($"envs[{i}].", "envName", Envs[i]?.EnvName, NameLength);
            violations.CheckNotNull($"envs[{i}].", "blueprintId", Envs[i]?.BlueprintId);
        }

        violations.ThrowIfAny();
        var blueprints = new Dictionary<string, Guid>(StringComparer.OrdinalIgnoreCase);
        foreach (var entry in Envs!)
        {
            if (!blueprints.TryAdd(entry!.EnvName!.Trim(), entry.BlueprintId!.Value))
                throw ApiException.BadRequest($"The environment '{entry.EnvName}' is there twice");
        }

        return blueprints;
    }

    /// <summary>An environment and its blueprint.</summary>
    internal sealed record EnvironmentAssignment(string? EnvName, Guid? BlueprintId);
}
