using Opik.Server.Features.Ingest;
using Opik.Server.Hosting.Bodies;
using Opik.Storage;

namespace Opik.Server.Features.Dashboards;

/// <summary><c>/v1/private/dashboards</c>.</summary>
internal sealed class WorkspaceDashboardEndpoints(RequestBody body, IDashboards dashboards, IProjects projects, WriteTargets targets, TimeProvider clock)
    : DashboardEndpoints(DashboardScope.Workspace, "Dashboard", body, dashboards, projects, targets, clock);
