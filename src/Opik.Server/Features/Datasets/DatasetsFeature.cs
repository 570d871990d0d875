using Opik.Contracts;
using Opik.Server.Features.Datasets.Drafts;
using Opik.Server.Features.Datasets.Items;
using Opik.Server.Features.Datasets.Sources;
using Opik.Server.Features.Datasets.Versions;
using Opik.Server.Features.Ingest;
using Opik.Server.Features.Projects;
using Opik.Server.Features.RowSelections.Entities;
using Opik.Server.Hosting;
using Opik.Server.Hosting.Json;
using Opik.Server.OpenApi;

namespace Opik.Server.Features.Datasets;

/// <summary>Datasets, their versions and items.</summary>
internal sealed class DatasetsFeature : IFeature
{
    private const string Root = "/v1/private/datasets";

    public void AddServices(IServiceCollection services, ServerOptions options)
    {
        services.AddSingleton<IEntityRows, DatasetListRows>();
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
        api.Get<DatasetEndpoints>(Root, static (e, http) => e.FindAsync(http))
            .Says("Datasets of the workspace").Gives<PageAnswer<DatasetView>>()
            .Asks([.. Query.Page, Query.Id("project_id"), Query.Name, Query.Flag("with_experiments_only"), Query.Flag("with_optimizations_only"), Query.Id("prompt_id"), Query.Filters, Query.Sorting]);
        api.Get<DatasetEndpoints>("/v1/private/projects/{projectId}/datasets", static (e, http) => e.FindOfProjectAsync(http))
            .Says("Datasets of a project").Gives<PageAnswer<DatasetView>>()
            .Asks([.. Query.Page, Query.Name, Query.Flag("with_experiments_only"), Query.Flag("with_optimizations_only"), Query.Id("prompt_id"), Query.Filters, Query.Sorting]);
        api.Post<DatasetEndpoints>(Root, static (e, http) => e.CreateAsync(http))
            .Says("Makes a dataset or test suite").Takes<DatasetBody>().GivesCreated();
        api.Post<DatasetEndpoints>(Root + "/retrieve", static (e, http) => e.RetrieveAsync(http))
            .Says("A dataset by its name").Takes<DatasetIdentifierBody>().Gives<DatasetView>();
        api.Post<DatasetEndpoints>(Root + "/delete", static (e, http) => e.DeleteByNameAsync(http))
            .Says("Deletes a dataset by its name").Takes<DatasetIdentifierBody>().GivesNothing();
        api.Post<DatasetEndpoints>(Root + "/delete-batch", static (e, http) => e.DeleteManyAsync(http))
            .Says("Deletes datasets").Takes<IdsBody>().GivesNothing();
        api.Get<DatasetEndpoints>(Root + "/{id}", static (e, http) => e.GetAsync(http))
            .Says("One dataset").Gives<DatasetView>();
        api.Put<DatasetEndpoints>(Root + "/{id}", static (e, http) => e.UpdateAsync(http))
            .Says("Changes a dataset").Takes<DatasetUpdateBody>().GivesNothing();
        api.Delete<DatasetEndpoints>(Root + "/{id}", static (e, http) => e.DeleteAsync(http))
            .Says("Deletes a dataset").GivesNothing();

        api.Get<DatasetItemReadEndpoints>(Root + "/{id}/items", static (e, http) => e.FindAsync(http))
            .Says("Items of a version of a dataset").Gives<DatasetItemPageShape>()
            .Asks([.. Query.Page, Query.Text("version"), Query.Filters, Query.Sorting, Query.Flag("truncate")]);
        api.Post<DatasetItemReadEndpoints>(Root + "/items/stream", static (e, http) => e.StreamAsync(http))
            .Says("Items of a dataset, one a line").Takes<DatasetStreamBody>().GivesStream<DatasetItemShape>();
        api.Get<DatasetItemReadEndpoints>(Root + "/items/{itemId}", static (e, http) => e.GetAsync(http))
            .Says("One item").Gives<DatasetItemShape>();
        api.Put<DatasetItemWriteEndpoints>(Root + "/items", static (e, http) => e.PutAsync(http, bareItems: false))
            .Says("Stores items, by id").Takes<DatasetItemsBody>().GivesNothing();
        api.Post<DatasetItemWriteEndpoints>(Root + "/items", static (e, http) => e.PutAsync(http, bareItems: true))
            .Says("Stores items; their members may stand beside the id").Takes<DatasetItemsBody>().GivesNothing();
        api.Post<DatasetItemWriteEndpoints>(Root + "/items/delete", static (e, http) => e.DeleteAsync(http))
            .Says("Deletes items").Takes<DatasetItemDeletionBody>().GivesNothing();
        api.Patch<DatasetItemWriteEndpoints>(Root + "/items/batch", static (e, http) => e.PatchManyAsync(http))
            .Says("The same change for many items").Takes<DatasetItemUpdatesBody>().GivesNothing();
        api.Patch<DatasetItemWriteEndpoints>(Root + "/items/{itemId}", static (e, http) => e.PatchAsync(http))
            .Says("Changes an item").Takes<DatasetItemBody>().GivesNothing();
        api.Post<DatasetItemWriteEndpoints>(Root + "/{id}/items/changes", static (e, http) => e.ApplyAsync(http))
            .Says("Makes a version out of changes to another").Takes<ItemChangesBody>().Gives<DatasetVersionView>(201)
            .Asks(Query.Flag("override"));
        api.Post<ItemSourceEndpoints>(Root + "/{dataset_id}/items/from-traces", static (e, http) => e.FromTracesAsync(http))
            .Says("Makes items out of traces").Takes<ItemsFromTracesBody>().GivesNothing();
        api.Post<ItemSourceEndpoints>(Root + "/{dataset_id}/items/from-spans", static (e, http) => e.FromSpansAsync(http))
            .Says("Makes items out of spans").Takes<ItemsFromSpansBody>().GivesNothing();

        api.Get<DraftEndpoints>(Root + "/{id}/draft", static (e, http) => e.GetAsync(http))
            .Says("The draft of a dataset").Gives<DraftView>();
        api.Delete<DraftEndpoints>(Root + "/{id}/draft", static (e, http) => e.DiscardAsync(http))
            .Says("Discards the draft of a dataset").GivesNothing();
        api.Get<DraftEndpoints>(Root + "/{id}/draft/items", static (e, http) => e.FindAsync(http))
            .Says("Items of a dataset with the draft over them").Gives<DatasetItemPageShape>()
            .Asks([.. Query.Page, Query.Filters, Query.Sorting, Query.Text("states"), Query.Flag("truncate")]);
        api.Get<DraftEndpoints>(Root + "/{id}/draft/items/{itemId}", static (e, http) => e.GetItemAsync(http))
            .Says("One item with the draft over it").Gives<DatasetItemShape>();
        api.Post<DraftEndpoints>(Root + "/{id}/draft/items", static (e, http) => e.EditAsync(http))
            .Says("Adds changes to a draft").Takes<ItemChangesBody>().Gives<DraftView>();
        api.Post<DraftEndpoints>(Root + "/{id}/draft/items/matching", static (e, http) => e.EditMatchingAsync(http))
            .Says("Changes or deletes in a draft all items that meet conditions").Takes<DraftMatchBody>().Gives<DraftView>();
        api.Post<DraftEndpoints>(Root + "/{id}/draft/undo", static (e, http) => e.UndoAsync(http))
            .Says("Undoes a step of a draft").Takes<DraftUndoBody>().Gives<DraftView>();
        api.Get<DraftEndpoints>(Root + "/{id}/draft/conflicts", static (e, http) => e.FindConflictsAsync(http))
            .Says("Items of a draft that a newer version changed too").Gives<DraftConflictsShape>();
        api.Post<DraftEndpoints>(Root + "/{id}/draft/commit", static (e, http) => e.CommitAsync(http))
            .Says("Saves a draft as a version").Takes<DraftCommitBody>().Gives<DatasetVersionView>(201).Gives<DraftConflictsShape>(409);
        api.Get<DraftEndpoints>(Root + "/{id}/versions/changes", static (e, http) => e.CompareAsync(http))
            .Says("Items that differ between two versions").Gives<DatasetItemPageShape>()
            .Asks([.. Query.Page, Query.Text("from_version"), Query.Text("to_version"), Query.Text("states"), Query.Flag("truncate")]);

        api.Get<DatasetVersionEndpoints>(Root + "/{id}/versions", static (e, http) => e.FindAsync(http))
            .Says("Versions of a dataset").Gives<PageAnswer<DatasetVersionView>>()
            .Asks(Query.Page);
        api.Post<DatasetVersionEndpoints>(Root + "/{id}/versions/retrieve", static (e, http) => e.RetrieveAsync(http))
            .Says("A version by its hash or tag").Takes<VersionRetrieveBody>().Gives<DatasetVersionView>();
        api.Post<DatasetVersionEndpoints>(Root + "/{id}/versions/restore", static (e, http) => e.RestoreAsync(http))
            .Says("A new version with the items of an older one").Takes<VersionRestoreBody>().Gives<DatasetVersionView>();
        api.Get<DatasetVersionEndpoints>(Root + "/{id}/versions/diff", static (e, http) => e.CompareAsync(http))
            .Says("How many items differ between two versions").Gives<VersionDiffView>()
            .Asks(Query.Text("from_version"), Query.Text("to_version"));
        api.Get<DatasetVersionEndpoints>(Root + "/{id}/versions/hash/{versionHash}", static (e, http) => e.GetAsync(http))
            .Says("One version").Gives<DatasetVersionView>();
        api.Patch<DatasetVersionEndpoints>(Root + "/{id}/versions/hash/{versionHash}", static (e, http) => e.UpdateAsync(http))
            .Says("Changes what is said of a version").Takes<VersionUpdateBody>().Gives<DatasetVersionView>();
        api.Post<DatasetVersionEndpoints>(Root + "/{id}/versions/hash/{versionHash}/tags", static (e, http) => e.AddTagAsync(http))
            .Says("Tags a version").Takes<VersionTagBody>().GivesNothing();
        api.Delete<DatasetVersionEndpoints>(Root + "/{id}/versions/{versionHash}/tags/{tag}", static (e, http) => e.RemoveTagAsync(http))
            .Says("Takes a tag from a version").GivesNothing();
    }
}
