using Opik.Server.Hosting.Requests;
using Opik.Storage;

namespace Opik.Server.Features.Datasets;

/// <summary>The project that a request about datasets names.</summary>
internal sealed class DatasetProjects(IProjects projects)
{
    /// <summary>Of a write: the id (404 when unknown), else the name (made when absent), else none: the dataset belongs to the workspace.</summary>
    public async Task<Guid?> OfWriteAsync(HttpContext http, Guid? id, string? name)
    {
        if (id is not null)
            return await projects.RequireAsync(http.Scope(), id, null, http.RequestAborted);
        return string.IsNullOrWhiteSpace(name) ? null : await projects.ResolveAsync(http.Scope(), name, http.RequestAborted);
    }

    /// <summary>Of a read by name: no project when none was named; an id that no dataset has when it is unknown.</summary>
    public async Task<Guid?> OfReadAsync(HttpContext http, string? name) =>
        string.IsNullOrWhiteSpace(name) ? null : (await projects.FindAsync(http.Scope(), name.Trim(), http.RequestAborted))?.Id ?? Guid.Empty;

    /// <summary>Of a path: 404 when unknown.</summary>
    public Task<Guid> OfPathAsync(HttpContext http) => projects.RequireAsync(http.Scope(), http.RouteId("projectId"), null, http.RequestAborted);
}
