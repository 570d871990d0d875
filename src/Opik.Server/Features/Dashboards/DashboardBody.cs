using Opik.Contracts;
using Opik.Server.Features.Ingest;
using Opik.Server.Hosting.Requests;
using Opik.Storage;

namespace Opik.Server.Features.Dashboards;

/// <summary>Body of the creation of a dashboard or insights view.</summary>
internal sealed record DashboardBody(Guid? Id, Guid? ProjectId, string? ProjectName, string? Name, DashboardType? Type, string? Description, JsonText? Config)
{
    /// <summary>422 unless the members keep the rules.</summary>
    public void Check()
    {
        var violations = new Violations();
        violations.CheckNotBlank(string.Empty, "name", Name);
        violations.CheckLength(string.Empty, "name", Name, DashboardRules.NameLength);
        if (ProjectName is not null)
            violations.CheckNotBlank(string.Empty, "projectName", ProjectName);
        violations.CheckLength(string.Empty, "description", Description, DashboardRules.DescriptionLength);
        violations.CheckConfig(Config, required: true);
        violations.ThrowIfAny();
        Id?.Version7("dashboard");
    }

    /// <summary>The dashboard.</summary>
    public Dashboard ToDashboard(DashboardScope scope, Guid id, Guid? projectId) => new()
    {
        Id = id,
        Scope = scope,
        ProjectId = projectId,
        Name = Name!,
        Type = Type ?? DashboardType.MultiProject,
        Description = string.IsNullOrEmpty(Description) ? null : Description,
        Config = Config!.Value,
    };
}
