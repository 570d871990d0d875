using Opik.Server.Features.Datasets.Drafts;
using Opik.Server.Features.Datasets.Items;
using Opik.Server.Features.Datasets.Sources;
using Opik.Server.Features.Datasets.Versions;
using Opik.Server.Features.Projects;
using Opik.Server.Hosting;

namespace Opik.Server.Features.Datasets;

/// <summary>Datasets, their versions and items.</summary>
internal sealed class DatasetsFeature : IFeature
{
    private const string Root = "/v1/private/datasets";

    public void AddServices(IServiceCollection services, ServerOptions options)
    {
        services.AddSingleton<DatasetProjects>();
        services.AddSingleton<DatasetEndpoints>();
        services.AddSingleton<DatasetItemReadEndpoints>();
        services.AddSingleton<DatasetItemWriteEndpoints>();
        services.AddSingleton<ItemSources>();
        services.AddSingleton<DraftEndpoints>();
        services.AddSingleton<ItemSourceEndpoints>();
        services.AddSingleton<DatasetVersionEndpoints>();
        services.AddSingleton<IProjectActivity, DatasetVersionActivity>();
        services.AddHostedService<DatasetPurgeWorker>();
    }

    public void Map(IEndpointRouteBuilder api)
    {
        api.Get<DatasetEndpoints>(Root, static (e, http) => e.FindAsync(http));
        api.Get<DatasetEndpoints>("/v1/private/projects/{projectId}/datasets", static (e, http) => e.FindOfProjectAsync(http));
        api.Post<DatasetEndpoints>(Root, static (e, http) => e.CreateAsync(http));
        api.Post<DatasetEndpoints>(Root + "/retrieve", static (e, http) => e.RetrieveAsync(http));
        api.Post<DatasetEndpoints>(Root + "/delete", static (e, http) => e.DeleteByNameAsync(http));
        api.Post<DatasetEndpoints>(Root + "/delete-batch", static (e, http) => e.DeleteManyAsync(http));
        api.Get<DatasetEndpoints>(Root + "/{id}", static (e, http) => e.GetAsync(http));
        api.Put<DatasetEndpoints>(Root + "/{id}", static (e, http) => e.UpdateAsync(http));
        api.Delete<DatasetEndpoints>(Root + "/{id}", static (e, http) => e.DeleteAsync(http));

        api.Get<DatasetItemReadEndpoints>(Root + "/{id}/items", static (e, http) => e.FindAsync(http));
        api.Post<DatasetItemReadEndpoints>(Root + "/items/stream", static (e, http) => e.StreamAsync(http));
        api.Get<DatasetItemReadEndpoints>(Root + "/items/{itemId}", static (e, http) => e.GetAsync(http));
        api.Put<DatasetItemWriteEndpoints>(Root + "/items", static (e, http) => e.PutAsync(http, bareItems: false));
        api.Post<DatasetItemWriteEndpoints>(Root + "/items", static (e, http) => e.PutAsync(http, bareItems: true));
        api.Post<DatasetItemWriteEndpoints>(Root + "/items/delete", static (e, http) => e.DeleteAsync(http));
        api.Patch<DatasetItemWriteEndpoints>(Root + "/items/batch", static (e, http) => e.PatchManyAsync(http));
        api.Patch<DatasetItemWriteEndpoints>(Root + "/items/{itemId}", static (e, http) => e.PatchAsync(http));
        api.Post<DatasetItemWriteEndpoints>(Root + "/{id}/items/changes", static (e, http) => e.ApplyAsync(http));
        api.Post<ItemSourceEndpoints>(Root + "/{dataset_id}/items/from-traces", static (e, http) => e.FromTracesAsync(http));
        api.Post<ItemSourceEndpoints>(Root + "/{dataset_id}/items/from-spans", static (e, http) => e.FromSpansAsync(http));

        api.Get<DraftEndpoints>(Root + "/{id}/draft", static (e, http) => e.GetAsync(http));
        api.Delete<DraftEndpoints>(Root + "/{id}/draft", static (e, http) => e.DiscardAsync(http));
        api.Get<DraftEndpoints>(Root + "/{id}/draft/items", static (e, http) => e.FindAsync(http));
        api.Get<DraftEndpoints>(Root + "/{id}/draft/items/{itemId}", static (e, http) => e.GetItemAsync(http));
        api.Post<DraftEndpoints>(Root + "/{id}/draft/items", static (e, http) => e.EditAsync(http));
        api.Post<DraftEndpoints>(Root + "/{id}/draft/items/matching", static (e, http) => e.EditMatchingAsync(http));
        api.Post<DraftEndpoints>(Root + "/{id}/draft/undo", static (e, http) => e.UndoAsync(http));
        api.Get<DraftEndpoints>(Root + "/{id}/draft/conflicts", static (e, http) => e.FindConflictsAsync(http));
        api.Post<DraftEndpoints>(Root + "/{id}/draft/commit", static (e, http) => e.CommitAsync(http));
        api.Get<DraftEndpoints>(Root + "/{id}/versions/changes", static (e, http) => e.CompareAsync(http));

        api.Get<DatasetVersionEndpoints>(Root + "/{id}/versions", static (e, http) => e.FindAsync(http));
        api.Post<DatasetVersionEndpoints>(Root + "/{id}/versions/retrieve", static (e, http) => e.RetrieveAsync(http));
        api.Post<DatasetVersionEndpoints>(Root + "/{id}/versions/restore", static (e, http) => e.RestoreAsync(http));
        api.Get<DatasetVersionEndpoints>(Root + "/{id}/versions/diff", static (e, http) => e.CompareAsync(http));
        api.Get<DatasetVersionEndpoints>(Root + "/{id}/versions/hash/{versionHash}", static (e, http) => e.GetAsync(http));
        api.Patch<DatasetVersionEndpoints>(Root + "/{id}/versions/hash/{versionHash}", static (e, http) => e.UpdateAsync(http));
        api.Post<DatasetVersionEndpoints>(Root + "/{id}/versions/hash/{versionHash}/tags", static (e, http) => e.AddTagAsync(http));
        api.Delete<DatasetVersionEndpoints>(Root + "/{id}/versions/{versionHash}/tags/{tag}", static (e, http) => e.RemoveTagAsync(http));
    }
}
