using Opik.Server.Features.Projects;
using Opik.Server.Features.Prompts.Effect;
using Opik.Server.Hosting;

namespace Opik.Server.Features.Prompts;

/// <summary>The prompt library.</summary>
internal sealed class PromptsFeature : IFeature
{
    private const string Root = "/v1/private/prompts";

    public void AddServices(IServiceCollection services, ServerOptions options)
    {
        services.AddSingleton<PromptProjects>();
        services.AddSingleton<PromptEndpoints>();
        services.AddSingleton<PromptVersionEndpoints>();
        services.AddSingleton<PromptRetrievalEndpoints>();
        services.AddSingleton<PromptEffectEndpoint>();
        services.AddSingleton<PromptUsageEndpoint>();
        services.AddSingleton<IProjectActivity, PromptActivity>();
    }

    public void Map(IEndpointRouteBuilder api)
    {
        api.Get<PromptEndpoints>(Root, static (e, http) => e.FindAsync(http));
        api.Get<PromptEndpoints>("/v1/private/projects/{projectId}/prompts", static (e, http) => e.FindOfProjectAsync(http));
        api.Post<PromptEndpoints>(Root, static (e, http) => e.CreateAsync(http));
        api.Post<PromptEndpoints>(Root + "/delete", static (e, http) => e.DeleteManyAsync(http));
        api.Get<PromptEndpoints>(Root + "/{id}", static (e, http) => e.GetAsync(http));
        api.Put<PromptEndpoints>(Root + "/{id}", static (e, http) => e.UpdateAsync(http));
        api.Delete<PromptEndpoints>(Root + "/{id}", static (e, http) => e.DeleteAsync(http));

        api.Get<PromptUsageEndpoint>(Root + "/usage", static (e, http) => e.GetAsync(http));
        api.Get<PromptEffectEndpoint>(Root + "/{id}/effect", static (e, http) => e.GetAsync(http));

        api.Post<PromptVersionEndpoints>(Root + "/versions", static (e, http) => e.CreateAsync(http));
        api.Patch<PromptVersionEndpoints>(Root + "/versions", static (e, http) => e.TagAsync(http));
        api.Get<PromptVersionEndpoints>(Root + "/versions/{versionId}", static (e, http) => e.GetAsync(http));
        api.Patch<PromptVersionEndpoints>(Root + "/versions/{versionId}/environments", static (e, http) => e.SetEnvironmentsAsync(http));
        api.Get<PromptVersionEndpoints>(Root + "/{id}/versions", static (e, http) => e.FindAsync(http));
        api.Get<PromptVersionEndpoints>(Root + "/{promptId}/versions/by-number/{versionNumber}", static (e, http) => e.GetByNumberAsync(http));
        api.Post<PromptVersionEndpoints>(Root + "/{promptId}/versions/{versionId}/restore", static (e, http) => e.RestoreAsync(http));

        api.Post<PromptRetrievalEndpoints>(Root + "/versions/retrieve", static (e, http) => e.RetrieveAsync(http));
        api.Post<PromptRetrievalEndpoints>(Root + "/versions/retrieve-by-ids", static (e, http) => e.RetrieveByIdsAsync(http));
        api.Post<PromptRetrievalEndpoints>(Root + "/retrieve-by-commits", static (e, http) => e.RetrieveByCommitsAsync(http));
        api.Get<PromptRetrievalEndpoints>(Root + "/by-commit/{commit}", static (e, http) => e.GetByCommitAsync(http));
    }
}
