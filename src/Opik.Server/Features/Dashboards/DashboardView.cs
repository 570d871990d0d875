using Opik.Contracts;
using Opik.Storage;

namespace Opik.Server.Features.Dashboards;

/// <summary>A dashboard or insights view on the wire.</summary>
internal sealed record DashboardView(
    Guid Id,
    string WorkspaceId,
    Guid? ProjectId,
    string Name,
    string Slug,
    DashboardType Type,
    DashboardScope Scope,
    string? Description,
    JsonText Config,
    DateTime CreatedAt,
    string? CreatedBy,
    DateTime LastUpdatedAt,
    string? LastUpdatedBy)
{
    public static DashboardView Of(Scope scope, Dashboard dashboard) => new(
        dashboard.Id,
        scope.WorkspaceId.ToString("D"),
        dashboard.ProjectId,
        dashboard.Name,
        dashboard.Slug,
        dashboard.Type,
        dashboard.Scope,
        dashboard.Description,
        dashboard.Config,
        dashboard.CreatedAt,
        dashboard.CreatedBy,
        dashboard.LastUpdatedAt,
        dashboard.LastUpdatedBy);
}
