using Opik.Contracts;
using Opik.Server.Features.Ingest;
using Opik.Server.Features.Prompts;
using Opik.Storage;

namespace Opik.Server.Features.Dashboards;

/// <summary>Body of the change of a dashboard or insights view; what is left out stays.</summary>
internal sealed record DashboardUpdateBody(string? Name, DashboardType? Type, string? Description, JsonText? Config)
{
    /// <summary>422 unless the members keep the rules.</summary>
    public void Check()
    {
        var violations = new Violations();
        if (Name is not null)
            violations.CheckNotBlank(string.Empty, "name", Name);
        violations.CheckLength(string.Empty, "name", Name, DashboardRules.NameLength);
        violations.CheckLength(string.Empty, "description", Description, DashboardRules.DescriptionLength);
        violations.CheckConfig(Config, required: false);
        violations.ThrowIfAny();
    }

    /// <summary>The change.</summary>
    public DashboardPatch ToPatch() => new(Name, Type, Description, Config.NullIfJsonNull());
}
