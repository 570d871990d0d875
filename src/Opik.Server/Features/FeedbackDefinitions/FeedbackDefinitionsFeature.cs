using Opik.Contracts;
using Opik.Server.Features.Ingest;
using Opik.Server.Hosting;
using Opik.Server.Hosting.Json;
using Opik.Server.OpenApi;

namespace Opik.Server.Features.FeedbackDefinitions;

/// <summary>Feedback definitions of a workspace.</summary>
internal sealed class FeedbackDefinitionsFeature : IFeature
{
    private const string Root = "/v1/private/feedback-definitions";

    public void AddServices(IServiceCollection services, ServerOptions options) => services.AddSingleton<FeedbackDefinitionEndpoints>();

    public void Map(IEndpointRouteBuilder api)
    {
        api.Get<FeedbackDefinitionEndpoints>(Root, static (e, http) => e.FindAsync(http))
            .Says("Definitions of scores that people give").Gives<PageAnswer<FeedbackDefinitionView>>()
            .Asks([.. Query.Page, Query.Text("type"), Query.Name]);
        api.Post<FeedbackDefinitionEndpoints>(Root, static (e, http) => e.CreateAsync(http))
            .Says("Makes a definition").Takes<FeedbackDefinitionBody>().GivesCreated();
        api.Post<FeedbackDefinitionEndpoints>(Root + "/delete", static (e, http) => e.DeleteManyAsync(http))
            .Says("Deletes definitions").Takes<IdsBody>().GivesNothing();
        api.Get<FeedbackDefinitionEndpoints>(Root + "/{id}", static (e, http) => e.GetAsync(http))
            .Says("One definition").Gives<FeedbackDefinitionView>();
        api.Put<FeedbackDefinitionEndpoints>(Root + "/{id}", static (e, http) => e.ReplaceAsync(http))
            .Says("Replaces a definition").Takes<FeedbackDefinitionBody>().GivesNothing();
        api.Delete<FeedbackDefinitionEndpoints>(Root + "/{id}", static (e, http) => e.DeleteAsync(http))
            .Says("Deletes a definition").GivesNothing();
    }
}
