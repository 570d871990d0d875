using Opik.Server.Hosting;

namespace Opik.Server.Features.FeedbackDefinitions;

/// <summary>Feedback definitions of a workspace.</summary>
internal sealed class FeedbackDefinitionsFeature : IFeature
{
    private const string Root = "/v1/private/feedback-definitions";

    public void AddServices(IServiceCollection services, ServerOptions options) => services.AddSingleton<FeedbackDefinitionEndpoints>();

    public void Map(IEndpointRouteBuilder api)
    {
        api.Get<FeedbackDefinitionEndpoints>(Root, static (e, http) => e.FindAsync(http));
        api.Post<FeedbackDefinitionEndpoints>(Root, static (e, http) => e.CreateAsync(http));
        api.Post<FeedbackDefinitionEndpoints>(Root + "/delete", static (e, http) => e.DeleteManyAsync(http));
        api.Get<FeedbackDefinitionEndpoints>(Root + "/{id}", static (e, http) => e.GetAsync(http));
        api.Put<FeedbackDefinitionEndpoints>(Root + "/{id}", static (e, http) => e.ReplaceAsync(http));
        api.Delete<FeedbackDefinitionEndpoints>(Root + "/{id}", static (e, http) => e.DeleteAsync(http));
    }
}
