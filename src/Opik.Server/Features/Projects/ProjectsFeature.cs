using Opik.Server.Features.Jobs;
using Opik.Server.Hosting;

namespace Opik.Server.Features.Projects;

/// <summary>Projects and what belongs to them; their numbers are in <c>Features/Metrics</c>.</summary>
internal sealed class ProjectsFeature : IFeature
{
    private const string Root = "/v1/private/projects";

    public void AddServices(IServiceCollection services, ServerOptions options)
    {
        services.AddSingleton<ProjectListing>();
        services.AddSingleton<ProjectEndpoints>();
        services.AddSingleton<ProjectOverviewEndpoint>();
        services.AddSingleton<ProjectDeletion>();
        services.AddSingleton<WorkspaceDeletion>();
        services.AddSingleton<IJobHandler, ProjectDeletionJob>();
        services.AddSingleton<IJobHandler, WorkspaceDeletionJob>();
        services.AddSingleton<ProjectNameEndpoints>();
        services.AddSingleton<ProjectActivityEndpoint>();
        services.AddSingleton<IProjectActivity, TraceActivity>();
    }

    public void Map(IEndpointRouteBuilder api)
    {
        api.Get<ProjectEndpoints>(Root, static (e, http) => e.FindAsync(http));
        api.Post<ProjectEndpoints>(Root, static (e, http) => e.CreateAsync(http));
        api.Get<ProjectOverviewEndpoint>(Root + "/overview", static (e, http) => e.FindAsync(http));
        api.Post<ProjectEndpoints>(Root + "/delete", static (e, http) => e.DeleteManyAsync(http));
        api.Post<ProjectEndpoints>(Root + "/retrieve", static (e, http) => e.RetrieveAsync(http));
        api.Get<ProjectNameEndpoints>(Root + "/feedback-scores/names", static (e, http) => e.FeedbackScoresAsync(http));
        api.Get<ProjectEndpoints>(Root + "/{id}", static (e, http) => e.GetAsync(http));
        api.Patch<ProjectEndpoints>(Root + "/{id}", static (e, http) => e.UpdateAsync(http));
        api.Delete<ProjectEndpoints>(Root + "/{id}", static (e, http) => e.DeleteAsync(http));
        api.Get<ProjectNameEndpoints>(Root + "/{id}/token-usage/names", static (e, http) => e.TokenUsageAsync(http));
        api.Get<ProjectActivityEndpoint>(Root + "/{id}/activities", static (e, http) => e.FindAsync(http));
    }
}
