using Opik.Server.Features.Ingest;
using Opik.Server.Hosting.Requests;

namespace Opik.Server.Features.AgentConfigs;

/// <summary>Body that makes or extends a configuration.</summary>
internal sealed record AgentConfigBody(Guid? Id, Guid? ProjectId, string? ProjectName, BlueprintBody? Blueprint)
{
    /// <summary>422 unless the members keep the rules.</summary>
    public void Check()
    {
        var violations = new Violations();
        if (ProjectId is null)
            violations.CheckNotBlank(string.Empty, "projectId or projectName", ProjectName);
        violations.CheckNotNull(string.Empty, "blueprint", Blueprint);
        Blueprint?.Check(violations);
        violations.ThrowIfAny();
        Id?.Version7("Agent config");
    }
}
