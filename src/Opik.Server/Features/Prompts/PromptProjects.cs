using Opik.Server.Hosting.Errors;
using Opik.Server.Hosting.Requests;
using Opik.Storage;

namespace Opik.Server.Features.Prompts;

/// <summary>The project that a request of the prompt library names.</summary>
internal sealed class PromptProjects(IProjects projects)
{
    /// <summary>Of a write: the id (404 when unknown), else the name (made when absent), else none.</summary>
    public async Task<Guid?> OfWriteAsync(HttpContext http, Guid? id, string? name)
    {
        if (id is not null)
            return await projects.RequireAsync(http.Scope(), id, null, http.RequestAborted);
        return name is null ? null : await projects.ResolveAsync(http.Scope(), name, http.RequestAborted);
    }

    /// <summary>Of a read: the name (404 when unknown), else none.</summary>
    public async Task<Guid?> OfReadAsync(HttpContext http, string? name) =>
        name is null ? null : await projects.RequireAsync(http.Scope(), null, name, http.RequestAborted);

    /// <summary>Of a list: the id (404 when unknown), else none.</summary>
    public async Task<Guid?> OfListAsync(HttpContext http, Guid? id) =>
        id is null ? null : await projects.RequireAsync(http.Scope(), id, null, http.RequestAborted);
}
