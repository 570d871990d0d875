using Opik.Contracts;
using Opik.Server.Features.Ingest;
using Opik.Server.Hosting.Bodies;
using Opik.Server.Hosting.Errors;
using Opik.Server.Hosting.Json;
using Opik.Server.Hosting.Requests;
using Opik.Storage;

namespace Opik.Server.Features.Datasets;

/// <summary>Heads of datasets.</summary>
internal sealed class DatasetEndpoints(RequestBody body, IDatasets datasets, DatasetProjects projects, TimeProvider clock)
{
    public Task FindAsync(HttpContext http) => FindAsync(http, http.QueryId("project_id"));

    public async Task FindOfProjectAsync(HttpContext http) => await FindAsync(http, await projects.OfPathAsync(http));

    public async Task CreateAsync(HttpContext http)
    {
        var request = await body.ReadDtoAsync<DatasetBody>(http);
        request.Check();
        var dataset = new Dataset
        {
            Id = request.Id?.Version7("Dataset") ?? UuidV7.Create(clock),
            Name = request.Name!,
            ProjectId = await projects.OfWriteAsync(http, request.ProjectId, request.ProjectName),
            Type = request.Type ?? DatasetType.Dataset,
            IsPublic = request.Visibility == DatasetVisibility.Public,
            Tags = DatasetRules.WithoutNulls(request.Tags),
            Description = request.Description,
        };
        await datasets.CreateAsync(http.Scope(), dataset, http.RequestAborted);
        await http.CreatedAsync(dataset.Id);
    }

    public async Task GetAsync(HttpContext http)
    {
        var dataset = await datasets.GetAsync(http.Scope(), http.RouteId(), http.RequestAborted) ?? throw NotFound();
        await http.WriteDtoAsync(200, DatasetView.Of(dataset));
    }

    public async Task RetrieveAsync(HttpContext http)
    {
        var request = await body.ReadDtoAsync<DatasetIdentifierBody>(http);
        request.Check();
        var match = await datasets.FindAsync(http.Scope(), request.DatasetName!, await projects.OfReadAsync(http, request.ProjectName), http.RequestAborted)
            ?? throw NotFound();
        await http.WriteDtoAsync(200, DatasetView.Of(DatasetLookup.Announce(http, match)));
    }

    public async Task UpdateAsync(HttpContext http)
    {
        var id = http.RouteId();
        await datasets.UpdateAsync(http.Scope(), id, (await body.ReadDtoAsync<DatasetUpdateBody>(http)).ToUpdate(), http.RequestAborted);
        await http.NoContentAsync();
    }

    public async Task DeleteAsync(HttpContext http)
    {
        await datasets.DeleteAsync(http.Scope(), [http.RouteId()], http.RequestAborted);
        await http.NoContentAsync();
    }

    public async Task DeleteManyAsync(HttpContext http)
    {
        var request = await body.ReadObjectAsync(http, IdsBody.Read);
        await datasets.DeleteAsync(http.Scope(), request.Ids, http.RequestAborted);
        await http.NoContentAsync();
    }

    public async Task DeleteByNameAsync(HttpContext http)
    {
        var request = await body.ReadDtoAsync<DatasetIdentifierBody>(http);
        request.Check();
        var match = await datasets.FindAsync(http.Scope(), request.DatasetName!, await projects.OfReadAsync(http, request.ProjectName), http.RequestAborted);
        // A dataset of another project than the one named is not what is to go.
        if (match is { } found && (!found.IsFallback || found.Dataset.ProjectId is null))
            await datasets.DeleteAsync(http.Scope(), [DatasetLookup.Announce(http, found).Id], http.RequestAborted);
        await http.NoContentAsync();
    }

    private async Task FindAsync(HttpContext http, Guid? projectId)
    {
        var (page, size) = http.QueryPage();
        var found = await datasets.FindAsync(
            http.Scope(),
            new DatasetQuery
            {
                Page = page,
                Size = size,
                ProjectId = projectId,
                Name = http.QueryText("name"),
                WithExperimentsOnly = http.QueryFlag("with_experiments_only"),
                WithOptimizationsOnly = http.QueryFlag("with_optimizations_only"),
                PromptId = http.QueryId("prompt_id"),
                Filters = FilterParser.Parse(http.QueryText("filters"), FilterFields.Datasets),
                Sort = SortParser.Parse(http.QueryText("sorting"), SortFields.Datasets),
            },
            http.RequestAborted);
        await http.WriteDtoAsync(200, PageAnswer<DatasetView>.Of(found, DatasetView.Of, SortFields.Datasets.Names));
    }

    private static ApiException NotFound() => ApiException.NotFound("Dataset not found");
}
