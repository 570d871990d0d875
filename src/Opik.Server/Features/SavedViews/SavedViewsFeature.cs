using Opik.Server.Hosting;
using Opik.Server.Hosting.Bodies;
using Opik.Server.Hosting.Json;
using Opik.Server.OpenApi;

namespace Opik.Server.Features.SavedViews;

/// <summary>Saved views of lists: an extension of ours.</summary>
internal sealed class SavedViewsFeature : IFeature
{
    private const string Root = "/v1/private/saved-views";

    // More than the largest state, for clients that indent or escape it.
    private static readonly BodySizeLimit BodyLimit = new(2 * SavedViewRules.DraftBytes);

    public void AddServices(IServiceCollection services, ServerOptions options) => services.AddSingleton<SavedViewEndpoints>();

    public void Map(IEndpointRouteBuilder api)
    {
        api.Get<SavedViewEndpoints>(Root, static (e, http) => e.FindAsync(http))
            .Says("Saved views of a page").Gives<ContentAnswer<SavedViewAnswer>>()
            .Asks(Query.Text("page"), Query.Id("project_id"));
        api.Post<SavedViewEndpoints>(Root, static (e, http) => e.CreateAsync(http)).WithMetadata(BodyLimit)
            .Says("Saves a view").Takes<SavedViewBody>().Gives<SavedViewAnswer>(201);
        api.Put<SavedViewEndpoints>(Root + "/order", static (e, http) => e.ReorderAsync(http))
            .Says("Says in which order views stand").Takes<SavedViewOrderBody>().GivesNothing();
        api.Get<SavedViewEndpoints>(Root + "/{id}", static (e, http) => e.GetAsync(http))
            .Says("One saved view").Gives<SavedViewAnswer>();
        api.Patch<SavedViewEndpoints>(Root + "/{id}", static (e, http) => e.UpdateAsync(http)).WithMetadata(BodyLimit)
            .Says("Changes a saved view").Takes<SavedViewUpdateBody>().Gives<SavedViewAnswer>();
        api.Delete<SavedViewEndpoints>(Root + "/{id}", static (e, http) => e.DeleteAsync(http))
            .Says("Deletes a saved view").GivesNothing();
    }
}
