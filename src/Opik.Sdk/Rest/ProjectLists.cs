using System.Runtime.CompilerServices;
using System.Text.Json.Serialization.Metadata;

namespace Opik.Rest;

/// <summary>Lists of what belongs to a project.</summary>
internal static class ProjectLists
{
    /// <summary>Reads <c>v1/private/projects/{id}/{what}</c>; empty when there is no such project.</summary>
    /// <param name="client">Who asks.</param>
    /// <param name="what"><c>datasets</c>, <c>experiments</c>, <c>prompts</c>, …</param>
    /// <param name="projectName">Project; null: that of the options.</param>
    /// <param name="add">Adds further parameters; null: none.</param>
    /// <param name="type">Type of a page.</param>
    /// <param name="maxResults">Most items; null: all.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public static async IAsyncEnumerable<T> ReadAsync<T>(
        OpikClient client,
        string what,
        string? projectName,
        Func<QueryString, QueryString>? add,
        JsonTypeInfo<PageOf<T>> type,
        long? maxResults,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (await client.Projects.FindAsync(projectName ?? client.ProjectName, cancellationToken).ConfigureAwait(false) is not { } project)
            yield break;
        add ??= static query => query;
        await foreach (var item in client.Rest.PagesAsync((page, size) => add(new QueryString($"v1/private/projects/{project.Id}/{what}").Add("page", page).Add("size", size)).ToString(), type, maxResults, cancellationToken: cancellationToken).ConfigureAwait(false))
            yield return item;
    }
}
