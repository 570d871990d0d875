using Opik.Contracts;
using Opik.Server.Features.Ingest;
using Opik.Server.Features.Projects;
using Opik.Server.Features.Prompts.Drafts;
using Opik.Server.Features.Prompts.Effect;
using Opik.Server.Features.RowSelections.Entities;
using Opik.Server.Features.SharedDrafts;
using Opik.Server.Hosting;
using Opik.Server.Hosting.Bodies;
using Opik.Server.Hosting.Json;
using Opik.Server.OpenApi;
using Opik.Storage;

namespace Opik.Server.Features.Prompts;

/// <summary>The prompt library.</summary>
internal sealed class PromptsFeature : IFeature
{
    private const string Root = "/v1/private/prompts";

    // More than the largest draft, for clients that indent or escape it.
    private static readonly BodySizeLimit DraftLimit = new(2 * ISharedDrafts.MostBytes);

    public void AddServices(IServiceCollection services, ServerOptions options)
    {
        services.AddSingleton<IEntityRows, PromptRows>();
        services.AddSingleton<PromptProjects>();
        services.AddSingleton<PromptEndpoints>();
        services.AddSingleton<PromptVersionEndpoints>();
        services.AddSingleton<PromptRetrievalEndpoints>();
        services.AddSingleton<SharedDraftExchange>();
        services.AddSingleton<PromptDraftEndpoints>();
        services.AddSingleton<PromptEffectEndpoint>();
        services.AddSingleton<PromptUsageEndpoint>();
        services.AddSingleton<IProjectActivity, PromptActivity>();
    }

    public void Map(IEndpointRouteBuilder api)
    {
        api.Get<PromptEndpoints>(Root, static (e, http) => e.FindAsync(http))
            .Says("Prompts of the workspace").Gives<PageAnswer<PromptView>>()
            .Asks([.. Query.Page, Query.Id("project_id"), Query.Name, Query.Filters, Query.Sorting]);
        api.Get<PromptEndpoints>("/v1/private/projects/{projectId}/prompts", static (e, http) => e.FindOfProjectAsync(http))
            .Says("Prompts of a project").Gives<PageAnswer<PromptView>>()
            .Asks([.. Query.Page, Query.Name, Query.Filters, Query.Sorting]);
        api.Post<PromptEndpoints>(Root, static (e, http) => e.CreateAsync(http))
            .Says("Makes a prompt").Takes<PromptBody>().GivesCreated();
        api.Post<PromptEndpoints>(Root + "/delete", static (e, http) => e.DeleteManyAsync(http))
            .Says("Deletes prompts").Takes<IdsBody>().GivesNothing();
        api.Get<PromptEndpoints>(Root + "/{id}", static (e, http) => e.GetAsync(http))
            .Says("One prompt with its latest version").Gives<PromptView>()
            .Asks(Query.Id("mask_id"), Query.Text("environment"));
        api.Put<PromptEndpoints>(Root + "/{id}", static (e, http) => e.UpdateAsync(http))
            .Says("Changes a prompt").Takes<PromptUpdateBody>().GivesNothing();
        api.Delete<PromptEndpoints>(Root + "/{id}", static (e, http) => e.DeleteAsync(http))
            .Says("Deletes a prompt").GivesNothing();

        api.Get<PromptUsageEndpoint>(Root + "/usage", static (e, http) => e.GetAsync(http))
            .Says("Where prompts are deployed, and when they were used last").Gives<ContentAnswer<PromptUsageView>>()
            .Asks(Query.Id("project_id"), Query.Text("prompt_ids"), Query.Flag("last_use"));
        api.Get<PromptEffectEndpoint>(Root + "/{id}/effect", static (e, http) => e.GetAsync(http))
            .Says("Versions of a prompt by what followed from them").Gives<PromptEffectShape>()
            .Asks([Query.Text("version_ids", "Ids of versions, separated by commas."), Query.Text("entity_type"), Query.Text("environment"), Query.Number("max_intervals"), .. Query.TimeRange]);

        api.Get<PromptDraftEndpoints>(Root + "/{id}/draft", static (e, http) => e.GetAsync(http))
            .Says("What is typed of the next version of a prompt").Gives<SharedDraftAnswer<PromptDraftView>>();
        api.Put<PromptDraftEndpoints>(Root + "/{id}/draft", static (e, http) => e.WriteAsync(http)).WithMetadata(DraftLimit)
            .Says("Keeps what is typed").Takes<PromptDraftBody>().Gives<SharedDraftAnswer<PromptDraftView>>().Gives<SharedDraftConflictAnswer<PromptDraftView>>(409);
        api.Delete<PromptDraftEndpoints>(Root + "/{id}/draft", static (e, http) => e.DiscardAsync(http))
            .Says("Throws a draft away").Gives<SharedDraftAnswer<PromptDraftView>>().Gives<SharedDraftConflictAnswer<PromptDraftView>>(409)
            .Asks(Query.Number("revision", "That of the draft."));

        api.Post<PromptVersionEndpoints>(Root + "/versions", static (e, http) => e.CreateAsync(http))
            .Says("Adds a version").Takes<CreateVersionBody>().Gives<PromptVersionView>();
        api.Patch<PromptVersionEndpoints>(Root + "/versions", static (e, http) => e.TagAsync(http))
            .Says("Tags versions").Takes<TagVersionsBody>().GivesNothing();
        api.Get<PromptVersionEndpoints>(Root + "/versions/{versionId}", static (e, http) => e.GetAsync(http))
            .Says("One version").Gives<PromptVersionView>();
        api.Patch<PromptVersionEndpoints>(Root + "/versions/{versionId}/environments", static (e, http) => e.SetEnvironmentsAsync(http))
            .Says("Says in which environments a version is used").Takes<EnvironmentsBody>().GivesNothing();
        api.Get<PromptVersionEndpoints>(Root + "/{id}/versions", static (e, http) => e.FindAsync(http))
            .Says("Versions of a prompt").Gives<PageAnswer<PromptVersionView>>()
            .Asks([.. Query.Page, Query.Text("search"), Query.Filters, Query.Sorting]);
        api.Get<PromptVersionEndpoints>(Root + "/{promptId}/versions/by-number/{versionNumber}", static (e, http) => e.GetByNumberAsync(http))
            .Says("A version by its number").Gives<PromptVersionView>();
        api.Post<PromptVersionEndpoints>(Root + "/{promptId}/versions/{versionId}/restore", static (e, http) => e.RestoreAsync(http))
            .Says("Makes an older version the latest again").TakesNothing().Gives<PromptVersionView>();

        api.Post<PromptRetrievalEndpoints>(Root + "/versions/retrieve", static (e, http) => e.RetrieveAsync(http))
            .Says("A version by prompt and commit, number or environment").Takes<RetrieveVersionBody>().Gives<PromptVersionView>();
        api.Post<PromptRetrievalEndpoints>(Root + "/versions/retrieve-by-ids", static (e, http) => e.RetrieveByIdsAsync(http))
            .Says("Versions by their ids").Takes<IdsBody>().Gives<IReadOnlyList<PromptVersionView>>();
        api.Post<PromptRetrievalEndpoints>(Root + "/retrieve-by-commits", static (e, http) => e.RetrieveByCommitsAsync(http))
            .Says("Prompts of commits").Takes<CommitsBody>().Gives<IReadOnlyList<PromptVersionLinkView>>();
        api.Get<PromptRetrievalEndpoints>(Root + "/by-commit/{commit}", static (e, http) => e.GetByCommitAsync(http))
            .Says("A prompt by a commit").Gives<PromptView>();
    }
}
