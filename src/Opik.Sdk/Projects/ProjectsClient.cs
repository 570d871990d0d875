using System.Net;
using Opik.Rest;

namespace Opik.Projects;

/// <summary>Projects: find, create, change, delete. From <see cref="OpikClient.Projects"/>.</summary>
public sealed class ProjectsClient
{
    private const string Path = "v1/private/projects";
    private readonly OpikClient client;

    internal ProjectsClient(OpikClient client) => this.client = client;

    /// <summary>Reads a project. Python: <c>get_project</c>.</summary>
    /// <exception cref="OpikApiException">404: there is none of that id.</exception>
    public Task<ProjectRecord> GetAsync(Guid id, CancellationToken cancellationToken = default) =>
        client.Rest.GetAsync($"{Path}/{id}", ProjectsJson.Default.ProjectRecord, cancellationToken);

    /// <summary>Finds a project by its name; null: there is none.</summary>
    public Task<ProjectRecord?> FindAsync(string name, CancellationToken cancellationToken = default) =>
        client.Rest.SendOrDefaultAsync(HttpMethod.Post, $"{Path}/retrieve", new ProjectNameBody(name), ProjectsJson.Default.ProjectNameBody, ProjectsJson.Default.ProjectRecord, cancellationToken);

    /// <summary>Lists projects, newest first.</summary>
    /// <param name="name">Part of the name; null: all.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public IAsyncEnumerable<ProjectRecord> ListAsync(string? name = null, CancellationToken cancellationToken = default) =>
        client.Rest.PagesAsync((page, size) => new QueryString(Path).Add("page", page).Add("size", size).Add("name", name).ToString(), ProjectsJson.Default.PageOfProjectRecord, cancellationToken: cancellationToken);

    /// <summary>Creates a project.</summary>
    /// <exception cref="OpikApiException">409: the name is taken.</exception>
    public async Task<ProjectRecord> CreateAsync(string name, string? description = null, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        var response = await client.Rest.PostAsync(Path, new ProjectBody(name, description), ProjectsJson.Default.ProjectBody, cancellationToken).ConfigureAwait(false);
        return await GetAsync(response.CreatedId(), cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Finds a project by its name, else creates it, also when another program does the same meanwhile.</summary>
    internal async Task<ProjectRecord> FindOrCreateAsync(string name, CancellationToken cancellationToken)
    {
        if (await FindAsync(name, cancellationToken).ConfigureAwait(false) is { } known)
            return known;
        try
        {
            return await CreateAsync(name, cancellationToken: cancellationToken).ConfigureAwait(false);
        }
        catch (OpikApiException taken) when (taken.StatusCode == HttpStatusCode.Conflict)
        {
            if (await FindAsync(name, cancellationToken).ConfigureAwait(false) is { } other)
                return other;
            throw;
        }
    }

    /// <summary>Changes name or description; what is null stays.</summary>
    public Task UpdateAsync(Guid id, string? name = null, string? description = null, CancellationToken cancellationToken = default) =>
        client.Rest.PatchAsync($"{Path}/{id}", new ProjectBody(name, description), ProjectsJson.Default.ProjectBody, cancellationToken);

    /// <summary>Deletes a project. An unknown id does not matter.</summary>
    public Task DeleteAsync(Guid id, CancellationToken cancellationToken = default) => client.Rest.DeleteAsync($"{Path}/{id}", cancellationToken);

    /// <summary>Address of the project's page. Python: <c>get_project_url</c>.</summary>
    /// <param name="name">Project; null: that of the options.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="OpikApiException">404: there is no such project.</exception>
    public async Task<Uri> GetUrlAsync(string? name = null, CancellationToken cancellationToken = default)
    {
        var project = await client.Rest.PostAsync($"{Path}/retrieve", new ProjectNameBody(name ?? client.ProjectName), ProjectsJson.Default.ProjectNameBody, ProjectsJson.Default.ProjectRecord, cancellationToken).ConfigureAwait(false);
        return await client.Links.ProjectAsync(project.Id, cancellationToken).ConfigureAwait(false);
    }
}
