using Opik.Server.Hosting.Bodies;
using Opik.Server.Hosting.Errors;
using Opik.Server.Hosting.Json;
using Opik.Server.Hosting.Requests;
using Opik.Storage;

namespace Opik.Server.Features.Datasets.Versions;

/// <summary>Versions of datasets.</summary>
internal sealed class DatasetVersionEndpoints(RequestBody body, IDatasetVersions versions)
{
    public async Task FindAsync(HttpContext http)
    {
        var (page, size) = http.QueryPage();
        var found = await versions.FindAsync(http.Scope(), http.RouteId(), page, size, http.RequestAborted);
        // This list, unlike others, answers the size that was asked for.
        await http.WriteDtoAsync(200, PageAnswer<DatasetVersionView>.Of(found, DatasetVersionView.Of, null) with { Size = size });
    }

    public async Task GetAsync(HttpContext http) =>
        await AnswerAsync(http, await versions.GetAsync(http.Scope(), http.RouteId(), Hash(http), http.RequestAborted));

    public async Task RetrieveAsync(HttpContext http)
    {
        var id = http.RouteId();
        var request = await body.ReadDtoAsync<VersionRetrieveBody>(http);
        await AnswerAsync(http, await versions.GetAsync(http.Scope(), id, request.Number(), http.RequestAborted));
    }

    public async Task RestoreAsync(HttpContext http)
    {
        var id = http.RouteId();
        var request = await body.ReadDtoAsync<VersionRestoreBody>(http);
        await AnswerAsync(http, await versions.RestoreAsync(http.Scope(), id, request.Reference(), http.RequestAborted));
    }

    public async Task CompareAsync(HttpContext http)
    {
        var diff = await versions.CompareAsync(http.Scope(), http.RouteId(), http.QueryText("from_version"), http.QueryText("to_version"), http.RequestAborted);
        await http.WriteDtoAsync(200, VersionDiffView.Of(diff));
    }

    public async Task UpdateAsync(HttpContext http)
    {
        var id = http.RouteId();
        var request = await body.ReadDtoAsync<VersionUpdateBody>(http);
        request.Check();
        await AnswerAsync(http, await versions.UpdateAsync(http.Scope(), id, Hash(http), request.ChangeDescription, request.TagsToAdd ?? [], http.RequestAborted));
    }

    public async Task AddTagAsync(HttpContext http)
    {
        var id = http.RouteId();
        var request = await body.ReadDtoAsync<VersionTagBody>(http);
        request.Check();
        await versions.UpdateAsync(http.Scope(), id, Hash(http), null, [request.Tag!], http.RequestAborted);
        await http.NoContentAsync();
    }

    public async Task RemoveTagAsync(HttpContext http)
    {
        var tag = http.RouteText("tag");
        if (tag == IDatasetVersions.LatestTag)
            throw ApiException.BadRequest($"Cannot delete '{IDatasetVersions.LatestTag}' tag: it is managed automatically");
        await versions.RemoveTagAsync(http.Scope(), http.RouteId(), Hash(http), tag, http.RequestAborted);
        await http.NoContentAsync();
    }

    private static string Hash(HttpContext http) => http.RouteText("versionHash");

    private static Task AnswerAsync(HttpContext http, DatasetVersion version) => http.WriteDtoAsync(200, DatasetVersionView.Of(version));
}
