using Opik.Server.Features.Ingest;
using Opik.Server.Hosting.Bodies;
using Opik.Storage;

namespace Opik.Server.Features.Dashboards;

/// <summary><c>/v1/private/insights-views</c>.</summary>
internal sealed class InsightsViewEndpoints(RequestBody body, IDashboards dashboards, IProjects projects, WriteTargets targets, TimeProvider clock)
    : DashboardEndpoints(DashboardScope.Insights, "Insights view", body, dashboards, projects, targets, clock);
