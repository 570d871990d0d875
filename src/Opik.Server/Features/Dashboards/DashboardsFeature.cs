using Opik.Server.Hosting;
using Opik.Server.Hosting.Bodies;

namespace Opik.Server.Features.Dashboards;

/// <summary>Dashboards and insights views.</summary>
internal sealed class DashboardsFeature : IFeature
{
    private const string SavedQueries = "/v1/internal/dashboard-saved-queries";

    // Several times the largest content, for clients that indent or escape it.
    private static readonly BodySizeLimit BodyLimit = new(8 * DashboardRules.ConfigBytes);

    public void AddServices(IServiceCollection services, ServerOptions options)
    {
        services.AddSingleton<WorkspaceDashboardEndpoints>();
        services.AddSingleton<InsightsViewEndpoints>();
        services.AddSingleton<CustomChartEndpoints>();
    }

    public void Map(IEndpointRouteBuilder api)
    {
        Map<WorkspaceDashboardEndpoints>(api, "/v1/private/dashboards");
        Map<InsightsViewEndpoints>(api, "/v1/private/insights-views");
        api.Get<WorkspaceDashboardEndpoints>("/v1/private/projects/{projectId}/dashboards", static (e, http) => e.FindOfProjectAsync(http));
        api.Post<CustomChartEndpoints>(SavedQueries, static (e, http) => e.RefuseAsync(http));
        api.Get<CustomChartEndpoints>(SavedQueries + "/{id}", static (e, http) => e.RefuseAsync(http));
    }

    private static void Map<T>(IEndpointRouteBuilder api, string root)
        where T : DashboardEndpoints
    {
        api.Get<T>(root, static (e, http) => e.FindAsync(http));
        api.Post<T>(root, static (e, http) => e.CreateAsync(http)).WithMetadata(BodyLimit);
        api.Post<T>(root + "/delete-batch", static (e, http) => e.DeleteManyAsync(http));
        api.Get<T>(root + "/{id}", static (e, http) => e.GetAsync(http));
        api.Patch<T>(root + "/{id}", static (e, http) => e.UpdateAsync(http)).WithMetadata(BodyLimit);
        api.Delete<T>(root + "/{id}", static (e, http) => e.DeleteAsync(http));
        api.Post<CustomChartEndpoints>(root + "/{id}/widgets/{widgetId}/query", static (e, http) => e.RefuseAsync(http));
    }
}
