using Opik.Server.Hosting;
using Opik.Server.Hosting.Bodies;

namespace Opik.Server.Features.SavedViews;

/// <summary>Saved views of lists: an extension of ours.</summary>
internal sealed class SavedViewsFeature : IFeature
{
    private const string Root = "/v1/private/saved-views";

    // Several times the largest state, for clients that indent or escape it.
    private static readonly BodySizeLimit BodyLimit = new(8 * SavedViewRules.StateBytes);

    public void AddServices(IServiceCollection services, ServerOptions options) => services.AddSingleton<SavedViewEndpoints>();

    public void Map(IEndpointRouteBuilder api)
    {
        api.Get<SavedViewEndpoints>(Root, static (e, http) => e.FindAsync(http));
        api.Post<SavedViewEndpoints>(Root, static (e, http) => e.CreateAsync(http)).WithMetadata(BodyLimit);
        api.Put<SavedViewEndpoints>(Root + "/order", static (e, http) => e.ReorderAsync(http));
        api.Get<SavedViewEndpoints>(Root + "/{id}", static (e, http) => e.GetAsync(http));
        api.Patch<SavedViewEndpoints>(Root + "/{id}", static (e, http) => e.UpdateAsync(http)).WithMetadata(BodyLimit);
        api.Delete<SavedViewEndpoints>(Root + "/{id}", static (e, http) => e.DeleteAsync(http));
    }
}
