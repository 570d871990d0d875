using Opik.Contracts;
using Opik.Server.Features.Ingest;
using Opik.Server.Hosting;
using Opik.Server.Hosting.Bodies;
using Opik.Server.Hosting.Json;
using Opik.Server.OpenApi;

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
        api.Get<WorkspaceDashboardEndpoints>("/v1/private/projects/{projectId}/dashboards", static (e, http) => e.FindOfProjectAsync(http))
            .Says("Dashboards of a project").Gives<PageAnswer<DashboardView>>()
            .Asks([.. Query.Page, Query.Name, Query.Filters, Query.Sorting]);
        api.Post<CustomChartEndpoints>(SavedQueries, static (e, http) => e.RefuseAsync(http))
            .Says("Saves the query of a custom chart: not served here").TakesNothing().IsNotServed();
        api.Get<CustomChartEndpoints>(SavedQueries + "/{id}", static (e, http) => e.RefuseAsync(http))
            .Says("A saved query of a custom chart: not served here").IsNotServed();
    }

    private static void Map<T>(IEndpointRouteBuilder api, string root)
        where T : DashboardEndpoints
    {
        api.Get<T>(root, static (e, http) => e.FindAsync(http))
            .Says("Dashboards").Gives<PageAnswer<DashboardView>>()
            .Asks([.. Query.Page, Query.Id("project_id"), Query.Name, Query.Filters, Query.Sorting]);
        api.Post<T>(root, static (e, http) => e.CreateAsync(http)).WithMetadata(BodyLimit)
            .Says("Makes a dashboard").Takes<DashboardBody>().Gives<DashboardView>(201);
        api.Post<T>(root + "/delete-batch", static (e, http) => e.DeleteManyAsync(http))
            .Says("Deletes dashboards").Takes<IdsBody>().GivesNothing();
        api.Get<T>(root + "/{id}", static (e, http) => e.GetAsync(http))
            .Says("One dashboard").Gives<DashboardView>();
        api.Patch<T>(root + "/{id}", static (e, http) => e.UpdateAsync(http)).WithMetadata(BodyLimit)
            .Says("Changes a dashboard").Takes<DashboardUpdateBody>().Gives<DashboardView>();
        api.Delete<T>(root + "/{id}", static (e, http) => e.DeleteAsync(http))
            .Says("Deletes a dashboard").GivesNothing();
        api.Post<CustomChartEndpoints>(root + "/{id}/widgets/{widgetId}/query", static (e, http) => e.RefuseAsync(http))
            .Says("Runs the query of a custom chart: not served here").TakesNothing().IsNotServed();
    }
}
