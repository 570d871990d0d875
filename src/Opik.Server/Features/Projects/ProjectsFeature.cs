using Opik.Contracts;
using Opik.Server.Features.Ingest;
using Opik.Server.Features.Jobs;
using Opik.Server.Features.Scores;
using Opik.Server.Hosting;
using Opik.Server.Hosting.Json;
using Opik.Server.OpenApi;

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
        services.AddSingleton<ProjectAlarms>();
        services.AddSingleton<ProjectPinEndpoints>();
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
        api.Get<ProjectEndpoints>(Root, static (e, http) => e.FindAsync(http))
            .Says("Projects of the workspace").Gives<PageAnswer<ProjectView>>()
            .Asks([.. Query.Page, Query.Sorting, Query.Name, Query.Flag("threads", "Says has_threads of each.")]);
        api.Post<ProjectEndpoints>(Root, static (e, http) => e.CreateAsync(http))
            .Says("Makes a project").Takes<ProjectBody>().GivesCreated();
        api.Get<ProjectOverviewEndpoint>(Root + "/overview", static (e, http) => e.FindAsync(http))
            .Says("Projects with their figures and traffic").Gives<ProjectOverviewAnswer>()
            .Asks([.. Query.Page, Query.Sorting, Query.Name, Query.Text("search", "A part of the name or of the description, without case."),
                Query.Flag("alerting", "Only projects with an alert that fires."), Query.Flag("pinned", "Only pinned projects."), Query.Text("ids", "Only these projects: ids with commas between them."), .. Query.TimeRange]);
        api.Get<ProjectPinEndpoints>(Root + "/pinned", static (e, http) => e.FindAsync(http))
            .Says("Pinned projects").Gives<ContentAnswer<ProjectView>>();
        api.Put<ProjectPinEndpoints>(Root + "/{id}/pin", static (e, http) => e.PinAsync(http))
            .Says("Pins a project").TakesNothing().GivesNothing();
        api.Delete<ProjectPinEndpoints>(Root + "/{id}/pin", static (e, http) => e.UnpinAsync(http))
            .Says("Takes the pin of a project away").GivesNothing();
        api.Post<ProjectEndpoints>(Root + "/delete", static (e, http) => e.DeleteManyAsync(http))
            .Says("Deletes projects").Takes<IdsBody>().GivesNothing();
        api.Post<ProjectEndpoints>(Root + "/retrieve", static (e, http) => e.RetrieveAsync(http))
            .Says("A project by its name; with its numbers where they are asked for").Takes<ProjectRetrieval>().Gives<ProjectRetrievedShape>();
        api.Get<ProjectNameEndpoints>(Root + "/feedback-scores/names", static (e, http) => e.FeedbackScoresAsync(http))
            .Says("Names of scores of projects").Gives<ScoreNamesShape>()
            .Asks(Query.Text("project_ids", "JSON array of ids."));
        api.Get<ProjectEndpoints>(Root + "/{id}", static (e, http) => e.GetAsync(http))
            .Says("One project").Gives<ProjectView>();
        api.Patch<ProjectEndpoints>(Root + "/{id}", static (e, http) => e.UpdateAsync(http))
            .Says("Changes a project").Takes<ProjectBody>().GivesNothing();
        api.Delete<ProjectEndpoints>(Root + "/{id}", static (e, http) => e.DeleteAsync(http))
            .Says("Deletes a project with all that was logged into it").GivesNothing();
        api.Get<ProjectNameEndpoints>(Root + "/{id}/token-usage/names", static (e, http) => e.TokenUsageAsync(http))
            .Says("Names of token counts of a project").Gives<TokenUsageNames>();
        api.Get<ProjectActivityEndpoint>(Root + "/{id}/activities", static (e, http) => e.FindAsync(http))
            .Says("What happened in a project, newest first").Gives<PageAnswer<ProjectActivityItem>>()
            .Asks(Query.Page);
    }
}
