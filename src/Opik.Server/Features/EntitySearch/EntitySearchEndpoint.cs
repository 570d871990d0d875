using Opik.Server.Hosting.Errors;
using Opik.Server.Hosting.Json;
using Opik.Server.Hosting.Requests;
using Opik.Storage;

namespace Opik.Server.Features.EntitySearch;

/// <summary>One question over all stores.</summary>
internal sealed class EntitySearchEndpoint(IEnumerable<IEntitySearch> stores, IProjects projects)
{
    private const int Longest = 200;

    public async Task FindAsync(HttpContext http)
    {
        var text = http.QueryText("text")?.Trim();
        if (string.IsNullOrEmpty(text) || text.Length > Longest)
            throw ApiException.BadRequest($"query param text must have 1 to {Longest} characters");
        var most = http.QueryNumber("limit", 5, 1, 20);
        var answers = await Task.WhenAll(stores.Select(store => store.FindAsync(http.Scope(), new EntitySearchText(text), most, http.RequestAborted)));
        var found = answers.SelectMany(answer => answer).OrderBy(one => one.Kind).ToList();
        var ids = found.Select(one => one.ProjectId).OfType<Guid>().Distinct().ToList();
        var names = (await projects.GetManyAsync(http.Scope(), ids, http.RequestAborted)).ToDictionary(project => project.Id, project => project.Name);
        // What is left of a deleted project is being removed, and opens nowhere.
        found.RemoveAll(one => one.ProjectId is { } project && !names.ContainsKey(project));
        await http.WriteDtoAsync(200, new EntitySearchAnswer([.. found.Select(one => FoundView.Of(one, one.ProjectId is { } project ? names[project] : null))]));
    }
}
