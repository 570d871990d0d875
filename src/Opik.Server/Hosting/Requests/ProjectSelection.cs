using Opik.Server.Hosting.Errors;
using Opik.Storage;

namespace Opik.Server.Hosting.Requests;

/// <summary>Finds the project that a read names by id or by name.</summary>
internal static class ProjectSelection
{
    /// <summary>
    /// The project of a list or search. 400 when neither is given, 404 when it does not exist.
    /// </summary>
    public static async Task<Guid> RequireAsync(this IProjects projects, Scope scope, Guid? id, string? name, CancellationToken cancellationToken)
    {
        if (id is { } known)
        {
            return await projects.GetAsync(scope, known, cancellationToken) is null
                ? throw ApiException.NotFound($"Project id: {known:D} not found")
                : known;
        }

        if (string.IsNullOrWhiteSpace(name))
            throw ApiException.BadRequest("Either 'project_name' or 'project_id' query params must be provided");
        return (await projects.FindAsync(scope, name.Trim(), cancellationToken))?.Id
            ?? throw ApiException.NotFound($"Project name: {name.Trim()} not found");
    }

    /// <summary>The project named by the query parameters <c>project_id</c> or <c>project_name</c>.</summary>
    public static Task<Guid> RequireAsync(this IProjects projects, HttpContext http) =>
        projects.RequireAsync(http.Scope(), http.QueryId("project_id"), http.QueryText("project_name"), http.RequestAborted);
}
