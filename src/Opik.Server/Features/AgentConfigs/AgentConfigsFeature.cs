using Opik.Contracts;
using Opik.Server.Features.AgentConfigs.Drafts;
using Opik.Server.Features.SharedDrafts;
using Opik.Server.Hosting;
using Opik.Server.Hosting.Bodies;
using Opik.Server.Hosting.Json;
using Opik.Server.OpenApi;
using Opik.Storage;

namespace Opik.Server.Features.AgentConfigs;

/// <summary>Agent configuration blueprints.</summary>
internal sealed class AgentConfigsFeature : IFeature
{
    private const string Root = "/v1/private/agent-configs/blueprints";
    private const string Draft = "/v1/private/agent-configs/projects/{projectId}/draft";

    // More than the largest draft, for clients that indent or escape it.
    private static readonly BodySizeLimit DraftLimit = new(2 * ISharedDrafts.MostBytes);

    public void AddServices(IServiceCollection services, ServerOptions options)
    {
        services.AddSingleton<BlueprintWriteEndpoints>();
        services.AddSingleton<BlueprintReadEndpoints>();
        services.AddSingleton<BlueprintEnvironmentEndpoints>();
        services.AddSingleton<AgentDraftEndpoints>();
    }

    public void Map(IEndpointRouteBuilder api)
    {
        api.Post<BlueprintWriteEndpoints>(Root, static (e, http) => e.CreateAsync(http))
            .Says("Makes a configuration of an agent, with its first blueprint").Takes<AgentConfigBody>().Gives<BlueprintView>(201);
        api.Patch<BlueprintWriteEndpoints>(Root, static (e, http) => e.AddAsync(http))
            .Says("Adds a blueprint to a configuration").Takes<AgentConfigBody>().Gives<BlueprintView>(201);
        api.Post<BlueprintWriteEndpoints>(Root + "/projects/{projectId}/masks/{maskId}", static (e, http) => e.ApplyMaskAsync(http))
            .Says("Applies a mask to the latest blueprint of a project").TakesNothing().Gives<BlueprintView>(201);
        api.Post<BlueprintWriteEndpoints>(Root + "/remove-keys", static (e, http) => e.RemoveKeysAsync(http))
            .Says("A new blueprint without some keys").Takes<RemoveKeysBody>().Gives<BlueprintView>(201).GivesNothing();

        api.Get<BlueprintReadEndpoints>(Root + "/{id}", static (e, http) => e.GetAsync(http))
            .Says("One blueprint").Gives<BlueprintView>()
            .Asks(Query.Id("mask_id"));
        api.Get<BlueprintReadEndpoints>(Root + "/{id}/deltas", static (e, http) => e.GetDeltaAsync(http))
            .Says("What a blueprint changed").Gives<BlueprintView>();
        api.Get<BlueprintReadEndpoints>(Root + "/latest/projects/{projectId}", static (e, http) => e.GetLatestAsync(http))
            .Says("The latest blueprint of a project").Gives<BlueprintView>()
            .Asks(Query.Id("mask_id"));
        api.Get<BlueprintReadEndpoints>(Root + "/projects/{projectId}/names/{name}", static (e, http) => e.GetByNameAsync(http))
            .Says("A blueprint of a project by its name").Gives<BlueprintView>()
            .Asks(Query.Id("mask_id"));
        api.Get<BlueprintReadEndpoints>(Root + "/environments/{environment}/projects/{projectId}", static (e, http) => e.GetByEnvironmentAsync(http))
            .Says("The blueprint that an environment of a project uses").Gives<BlueprintView>()
            .Asks(Query.Id("mask_id"));
        api.Get<BlueprintReadEndpoints>(Root + "/history/projects/{projectId}", static (e, http) => e.FindAsync(http))
            .Says("Blueprints of a project, newest first").Gives<PageAnswer<BlueprintView>>()
            .Asks(Query.Page);

        api.Get<AgentDraftEndpoints>(Draft, static (e, http) => e.GetAsync(http))
            .Says("What is typed of the next configuration of a project").Gives<SharedDraftAnswer<AgentDraftView>>();
        api.Put<AgentDraftEndpoints>(Draft, static (e, http) => e.WriteAsync(http)).WithMetadata(DraftLimit)
            .Says("Keeps what is typed").Takes<AgentDraftBody>().Gives<SharedDraftAnswer<AgentDraftView>>().Gives<SharedDraftConflictAnswer<AgentDraftView>>(409);
        api.Delete<AgentDraftEndpoints>(Draft, static (e, http) => e.DiscardAsync(http))
            .Says("Throws a draft away").Gives<SharedDraftAnswer<AgentDraftView>>().Gives<SharedDraftConflictAnswer<AgentDraftView>>(409)
            .Asks(Query.Number("revision", "That of the draft."));

        api.Post<BlueprintEnvironmentEndpoints>(Root + "/environments", static (e, http) => e.AssignAsync(http))
            .Says("Assigns environments to blueprints").Takes<AssignEnvironmentsBody>().GivesNothing();
        api.Put<BlueprintEnvironmentEndpoints>(Root + "/environments/{environment}/projects/{projectId}", static (e, http) => e.AssignByNameAsync(http))
            .Says("Assigns an environment to a blueprint by its name").Takes<BlueprintNameBody>().GivesNothing();
        api.Delete<BlueprintEnvironmentEndpoints>(Root + "/environments/{environment}/projects/{projectId}", static (e, http) => e.UnassignAsync(http))
            .Says("Takes an environment from its blueprint").GivesNothing();
    }
}
