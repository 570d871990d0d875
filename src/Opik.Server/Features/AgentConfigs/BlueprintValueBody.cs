using Opik.Server.Features.Ingest;
using Opik.Storage;

namespace Opik.Server.Features.AgentConfigs;

/// <summary>A setting in a body.</summary>
internal sealed record BlueprintValueBody(string? Key, string? Value, AgentConfigValueType? Type, string? Description)
{
    /// <summary>Adds what breaks a rule.</summary>
    public void Check(string path, Violations violations)
    {
        violations.CheckNotBlank(path, "key", Key);
        violations.CheckLength(path, "key", Key, 255);
        violations.CheckNotNull(path, "type", Type);
    }

    /// <summary>The setting.</summary>
    public AgentConfigValue ToValue() => new(Key!, Value, Type!.Value, Description);
}
