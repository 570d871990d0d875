using System.Text.Json.Nodes;
using Opik.Rest;
using static Opik.Dashboards.DashboardRules;

namespace Opik.Dashboards;

/// <summary>
/// A dashboard of the web interface. Changes are checked, written at once, and undone here when the server refuses them; members that this
/// library does not know stay as they are. Not thread-safe; of two writers the last one wins, so reload before a change
/// if others may have changed it. Python: <c>Dashboard</c>.
/// </summary>
public sealed class Dashboard
{
    private readonly OpikClient client;
    private JsonObject config = [];

    internal Dashboard(OpikClient client, DashboardRecord record)
    {
        this.client = client;
        Id = record.Id;
        Name = record.Name;
        Absorb(record);
    }

    /// <summary>Id.</summary>
    public Guid Id { get; }

    /// <summary>Name.</summary>
    public string Name { get; private set; }

    /// <summary>What it is for.</summary>
    public string? Description { get; private set; }

    /// <summary>What it shows.</summary>
    public DashboardType Type { get; private set; }

    /// <summary>Project whose metrics it shows; null: it belongs to the workspace.</summary>
    public Guid? ProjectId { get; private set; }

    /// <summary>A copy of its whole content: <c>{"version":4,"sections":[{"id","title","widgets","layout"}],"lastModified":…}</c>.</summary>
    public JsonObject Config => (JsonObject)config.DeepClone();

    /// <summary>Adds a widget where there is room. Python: <c>add_widget</c>.</summary>
    /// <param name="widget">The widget.</param>
    /// <param name="sectionId">Section; null: the first one.</param>
    /// <param name="size">Size; null: that of its type.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="DashboardValidationException">The widget breaks a rule, or there is no such section.</exception>
    public Task AddWidgetAsync(DashboardWidget widget, string? sectionId = null, WidgetSize? size = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(widget);
        return ChangeAsync(
            draft =>
            {
                var sections = Objects(draft, "sections");
                var section = (sectionId is null ? sections.FirstOrDefault() : sections.FirstOrDefault(one => TextOf(one["id"]) == sectionId))
                    ?? throw new DashboardValidationException(sectionId is null ? "The dashboard has no section: add one with AddSectionAsync." : $"The dashboard has no section '{sectionId}'.");
                var json = widget.ToJson();
                Check(json);
                Array(section, "widgets").Add((JsonNode)json);
                DashboardGrid.Place(Array(section, "layout"), widget.Id, widget.Type, size);
            },
            cancellationToken);
    }

    /// <summary>Changes a widget; what is null stays, settings are merged into the known ones. Python: <c>update_widget</c>.</summary>
    /// <exception cref="DashboardValidationException">There is no such widget, or it would break a rule.</exception>
    public Task UpdateWidgetAsync(string widgetId, string? title = null, string? subtitle = null, JsonObject? settings = null, CancellationToken cancellationToken = default) => ChangeAsync(
        draft =>
        {
            var widget = Widget(draft, widgetId).Widget;
            if (title is not null)
                widget["title"] = title;
            if (subtitle is not null)
                widget["subtitle"] = subtitle;
            if (settings is not null && widget["config"] is not JsonObject)
                widget["config"] = new JsonObject();
            foreach (var (key, value) in settings ?? [])
                widget["config"]![key] = value?.DeepClone();
            CheckWidget(widget, Type);
        },
        cancellationToken);

    /// <summary>Removes a widget. Python: <c>remove_widget</c>.</summary>
    /// <exception cref="DashboardValidationException">There is no such widget.</exception>
    public Task RemoveWidgetAsync(string widgetId, CancellationToken cancellationToken = default) => ChangeAsync(
        draft =>
        {
            var (section, widget) = Widget(draft, widgetId);
            Array(section, "widgets").Remove(widget);
            foreach (var place in Objects(section, "layout").Where(item => TextOf(item["i"]) == widgetId).ToList())
                Array(section, "layout").Remove(place);
        },
        cancellationToken);

    /// <summary>Adds a section below the others. Python: <c>add_section</c>.</summary>
    /// <exception cref="DashboardValidationException">A widget of it breaks a rule.</exception>
    public Task AddSectionAsync(DashboardSection section, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(section);
        return ChangeAsync(draft => Array(draft, "sections").Add((JsonNode)Checked(section)), cancellationToken);
    }

    /// <summary>Replaces all sections. Python: <c>replace_sections</c>.</summary>
    /// <exception cref="DashboardValidationException">A widget breaks a rule.</exception>
    public Task ReplaceSectionsAsync(IReadOnlyCollection<DashboardSection> sections, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(sections);
        return ChangeAsync(draft => draft["sections"] = new JsonArray([.. sections.Select(Checked)]), cancellationToken);
    }

    /// <summary>Changes name or description; what is null stays. Python: <c>rename</c>, <c>set_description</c>.</summary>
    public Task UpdateAsync(string? name = null, string? description = null, CancellationToken cancellationToken = default) =>
        PatchAsync(new DashboardBody { Name = name, Description = description }, cancellationToken);

    /// <summary>Reads it anew. Python: <c>reload</c>.</summary>
    /// <exception cref="OpikApiException">404: it was deleted.</exception>
    public async Task ReloadAsync(CancellationToken cancellationToken = default) =>
        Absorb(await client.Rest.GetAsync(Path, DashboardsJson.Default.DashboardRecord, cancellationToken).ConfigureAwait(false));

    /// <summary>Deletes it. Python: <c>delete</c>.</summary>
    public Task DeleteAsync(CancellationToken cancellationToken = default) => client.Rest.DeleteAsync(Path, cancellationToken);

    private string Path => $"{DashboardsClient.Path}/{Id}";

    private async Task ChangeAsync(Action<JsonObject> change, CancellationToken cancellationToken)
    {
        if (config["version"] is JsonValue version && !(version.TryGetValue(out int known) && known == SchemaVersion))
            throw new DashboardValidationException($"The dashboard has schema version {version}; this library writes version {SchemaVersion} only. Use a newer one.");
        var draft = Config;
        change(draft);
        CheckStructure(draft);
        draft["version"] = SchemaVersion;
        draft["lastModified"] = client.Clock.GetUtcNow().ToUnixTimeMilliseconds();
        await PatchAsync(new DashboardBody { Config = draft }, cancellationToken).ConfigureAwait(false);
    }

    private async Task PatchAsync(DashboardBody body, CancellationToken cancellationToken) =>
        Absorb(await client.Rest.SendAsync(HttpMethod.Patch, Path, body, DashboardsJson.Default.DashboardBody, DashboardsJson.Default.DashboardRecord, cancellationToken).ConfigureAwait(false));

    private JsonObject Checked(DashboardSection section)
    {
        var json = section.ToJson();
        foreach (var widget in Objects(json, "widgets"))
            Check(widget);
        return json;
    }

    private void Check(JsonObject widget)
    {
        CheckWidget(widget, Type);
        SetProject(widget, ProjectId);
    }

    private static (JsonObject Section, JsonObject Widget) Widget(JsonObject draft, string widgetId)
    {
        foreach (var section in Objects(draft, "sections"))
        {
            if (Objects(section, "widgets").FirstOrDefault(one => TextOf(one["id"]) == widgetId) is { } widget)
                return (section, widget);
        }

        throw new DashboardValidationException($"The dashboard has no widget '{widgetId}'.");
    }

    private static JsonArray Array(JsonObject parent, string member)
    {
        if (parent[member] is JsonArray array)
            return array;
        parent[member] = array = [];
        return array;
    }

    private void Absorb(DashboardRecord record)
    {
        (Name, Description, Type, ProjectId) = (record.Name, record.Description, record.Type, record.ProjectId);
        config = record.Config ?? [];
    }
}
