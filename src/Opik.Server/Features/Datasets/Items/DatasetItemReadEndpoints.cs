using Opik.Contracts;
using Opik.Server.Features.Reading;
using Opik.Server.Hosting.Bodies;
using Opik.Server.Hosting.Errors;
using Opik.Server.Hosting.Json;
using Opik.Server.Hosting.Requests;
using Opik.Storage;

namespace Opik.Server.Features.Datasets.Items;

/// <summary>Pages and streams of items.</summary>
internal sealed class DatasetItemReadEndpoints(RequestBody body, IDatasets datasets, IDatasetVersions versions, IDatasetItemReads items, DatasetProjects projects)
{
    public async Task FindAsync(HttpContext http)
    {
        var (page, size) = http.QueryPage();
        var found = await items.FindAsync(
            http.Scope(),
            new DatasetItemQuery
            {
                DatasetId = http.RouteId(),
                Version = http.QueryText("version"),
                Page = page,
                Size = size,
                Filters = FilterParser.Parse(http.QueryText("filters"), FilterFields.DatasetItems),
                Sort = SortParser.Parse(http.QueryText("sorting"), SortFields.DatasetItems),
            },
            http.RequestAborted);
        await http.WriteItemsAsync(found, http.QueryFlag("truncate"));
    }

    public async Task GetAsync(HttpContext http)
    {
        var item = await items.GetAsync(http.Scope(), http.RouteId("itemId"), http.RequestAborted) ?? throw ApiException.NotFound("Dataset item not found");
        await http.WriteJsonAsync(200, item, static (writer, item) => DatasetItemJson.Write(writer, item, truncate: false));
    }

    public async Task StreamAsync(HttpContext http)
    {
        var request = await body.ReadObjectAsync(http, DatasetItemStreamBody.Read);
        var scope = http.Scope();
        var match = await datasets.FindAsync(scope, request.DatasetName, await projects.OfReadAsync(http, request.ProjectName), http.RequestAborted);
        var dataset = match is null ? null : DatasetLookup.Announce(http, match);
        // All pieces of one answer come from one version.
        var version = dataset is null ? null
            : request.Version is null ? dataset.LatestVersion?.Hash
            : (await versions.GetAsync(scope, dataset.Id, request.Version, http.RequestAborted)).Hash;
        await http.WriteStreamAsync(
            request.Limit,
            request.LastRetrievedId,
            async (cursor, size) => dataset is null || version is null ? [] : await items.ReadAsync(scope, dataset.Id, version, request.Filters, cursor, size, http.RequestAborted),
            static item => item.Id,
            ReadShape.Whole,
            static (writer, item, _) => DatasetItemJson.Write(writer, item, truncate: false));
    }
}
