using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;
using Opik.Rest;

namespace Opik.Dashboards;

/// <summary>Dashboards of the web interface. From <see cref="OpikClient.Dashboards"/>.</summary>
public sealed class DashboardsClient
{
    internal const string Path = "v1/private/dashboards";
    private readonly OpikClient client;

    internal DashboardsClient(OpikClient client) => this.client = client;

    /// <summary>Creates a dashboard. Python: <c>create_dashboard</c>.</summary>
    /// <param name="name">Name, 1 to 120 characters.</param>
    /// <param name="type">What it shows.</param>
    /// <param name="description">What it is for, at most 1,000 characters.</param>
    /// <param name="projectName">Project whose metrics it shows, created if need be; null: it belongs to the workspace.</param>
    /// <param name="sections">Its sections; null: an empty one named Overview.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="DashboardValidationException">A widget breaks a rule.</exception>
    /// <exception cref="OpikApiException">422: name or description is too long.</exception>
    public async Task<Dashboard> CreateAsync(string name, DashboardType type = DashboardType.MultiProject, string? description = null, string? projectName = null, IReadOnlyCollection<DashboardSection>? sections = null, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        var written = (sections ?? [new DashboardSection("Overview")]).Select(section => section.ToJson()).ToList();
        var widgets = written.SelectMany(section => DashboardRules.Objects(section, "widgets")).ToList();
        foreach (var widget in widgets)
            DashboardRules.CheckWidget(widget, type);
        var content = new JsonObject
        {
            ["version"] = DashboardRules.SchemaVersion,
            ["sections"] = new JsonArray([.. written]),
            ["lastModified"] = client.Clock.GetUtcNow().ToUnixTimeMilliseconds(),
        };
        DashboardRules.CheckStructure(content);
        var project = projectName is null ? null : await client.Projects.FindOrCreateAsync(projectName, cancellationToken).ConfigureAwait(false);
        foreach (var widget in widgets)
            DashboardRules.SetProject(widget, project?.Id);
        var body = new DashboardBody { Name = name, Description = description, Type = type, ProjectId = project?.Id, Config = content };
        return new Dashboard(client, await client.Rest.PostAsync(Path, body, DashboardsJson.Default.DashboardBody, DashboardsJson.Default.DashboardRecord, cancellationToken).ConfigureAwait(false));
    }

    /// <summary>Reads a dashboard, also one with members that this library does not know. Python: <c>get_dashboard</c>.</summary>
    /// <exception cref="OpikApiException">404: there is none of that id.</exception>
    public async Task<Dashboard> GetAsync(Guid id, CancellationToken cancellationToken = default) =>
        new(client, await client.Rest.GetAsync($"{Path}/{id}", DashboardsJson.Default.DashboardRecord, cancellationToken).ConfigureAwait(false));

    /// <summary>Lists dashboards. Python: <c>get_dashboards</c>.</summary>
    /// <param name="name">Part of the name; null: all.</param>
    /// <param name="projectId">Only those of this project; null: of all.</param>
    /// <param name="maxResults">Most results; null: all. Default 100.</param>
    /// <param name="sorting">Order as JSON: <c>[{"field":"name","direction":"ASC"}]</c>.</param>
    /// <param name="filters">Conditions as JSON: <c>[{"field":"type","operator":"=","value":"experiments"}]</c>.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="OpikApiException">404: there is no such project. 400: order or conditions are malformed.</exception>
    public async IAsyncEnumerable<Dashboard> ListAsync(string? name = null, Guid? projectId = null, int? maxResults = 100, string? sorting = null, string? filters = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var pages = client.Rest.PagesAsync(
            (page, size) => new QueryString(Path).Add("page", page).Add("size", size).Add("name", name).Add("project_id", projectId).Add("sorting", sorting).Add("filters", filters).ToString(),
            DashboardsJson.Default.PageOfDashboardRecord,
            maxResults,
            cancellationToken: cancellationToken);
        await foreach (var record in pages.ConfigureAwait(false))
            yield return new Dashboard(client, record);
    }

    /// <summary>Deletes a dashboard. An unknown id does not matter. Python: <c>delete_dashboard</c>.</summary>
    public Task DeleteAsync(Guid id, CancellationToken cancellationToken = default) => client.Rest.DeleteAsync($"{Path}/{id}", cancellationToken);
}
