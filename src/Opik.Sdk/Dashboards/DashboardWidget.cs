using System.Text.Json.Nodes;

namespace Opik.Dashboards;

/// <summary>A widget to put on a dashboard. Python: <c>DashboardWidget</c>.</summary>
public sealed record DashboardWidget
{
    /// <summary>A widget of a known type.</summary>
    public DashboardWidget(string title, WidgetConfig config)
    {
        ArgumentNullException.ThrowIfNull(config);
        (Title, Type, Config) = (title, config.WidgetType, config.ToJson());
    }

    /// <summary>A widget of any type.</summary>
    /// <param name="title">Title.</param>
    /// <param name="type">Type, see <see cref="WidgetTypes"/>.</param>
    /// <param name="config">Its settings as the web interface stores them, names in camelCase.</param>
    public DashboardWidget(string title, string type, JsonObject config)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(type);
        ArgumentNullException.ThrowIfNull(config);
        (Title, Type, Config) = (title, type, config);
    }

    /// <summary>Id, unique on the dashboard.</summary>
    public string Id { get; init; } = Guid.CreateVersion7().ToString();

    /// <summary>Title.</summary>
    public string Title { get; }

    /// <summary>Second line of the title; null: none.</summary>
    public string? Subtitle { get; init; }

    /// <summary>Type, see <see cref="WidgetTypes"/>.</summary>
    public string Type { get; }

    /// <summary>Its settings.</summary>
    public JsonObject Config { get; }

    /// <summary>As the web interface stores it.</summary>
    internal JsonObject ToJson()
    {
        var json = new JsonObject { ["id"] = Id, ["type"] = Type, ["title"] = Title, ["config"] = Config.DeepClone() };
        if (Subtitle is not null)
            json["subtitle"] = Subtitle;
        return json;
    }
}
